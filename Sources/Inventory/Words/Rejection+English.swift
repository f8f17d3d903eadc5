extension Rejection {
    var english: Sentence { Sentence(englishMessage, next: englishNextStep) }

    private var englishMessage: String {
        switch self {
        case .malformed(let field, let problem): "The field \(field) \(problem)."
        case .quantityOutOfRange(let field): "The quantity in \(field) is zero, negative or too large."
        case .tooMany(let field, let limit): "\(field) holds more than \(limit)."
        case .invalidBarcode(let code, let problem): "\(code) is no usable code. \(problem)"
        case .invalidDate(let field): "\(field) is not a date."
        case .identityReused: "This was sent before with other content. Nothing was changed."
        case .notSignedIn: "Nobody is signed in."
        case .wrongCredentials: "The name or the password is wrong."
        case .lockedOut(let until): "Too many wrong attempts. Signing in here is blocked until \(until.clockText) UTC."
        case .sessionEnded: "Your session has ended."
        case .sessionOfAnotherTerminal: "This session belongs to another terminal."
        case .terminalRevoked: "This terminal may no longer be used."
        case .enrolmentCodeInvalid: "The enrolment code is wrong, used or too old."
        case .terminalFenced: "This device was enrolled anew; this copy of it is out of date."
        case .notPermitted(let verb, let subject): "You may not \(verb.english) \(subject.englishPlural) here."
        case .unknown(let subject, let reference): "The \(subject.english) \(reference) is not known."
        case .unknownBarcode(let code): "The code \(code) is not known."
        case .elsewhere(let subject, let reference): "The \(subject.english) \(reference) belongs to another store."
        case .taskMissing: "It is not said which task this belongs to."
        case .wrongTask(let number): "This cannot be done in \(number)."
        case .wrongState(let number, let state, let needed): "\(number) is \(state), but has to be \(needed)."
        case .taskClosed(let number): "\(number) takes no more entries."
        case .versionChanged(let number): "\(number) has changed since you looked at it."
        case .samePerson(let number, let part): "You \(part.english) \(number) yourself; another person has to do this."
        case .nameTaken(let name): "The name \(name) is in use."
        case .weakSecret(let problem): "This password or PIN cannot be used: it \(problem)."
        case .lotRequired(let product): "\(product) needs a lot."
        case .expiryRequired(let product): "\(product) needs an expiry date."
        case .datesContradict(let product): "The dates given for \(product) contradict each other."
        case .noLines(let number): "\(number) has no lines."
        case .overTolerance(let line, let product, let ordered, let received):
            "Line \(line), \(product): \(received) received, but only \(ordered) ordered."
        case .nothingToUndo(let sequence): "Entry \(sequence) cannot be taken back: it booked nothing here."
        case .alreadyUndone(let sequence): "Entry \(sequence) was taken back before."
        case .alreadyClosed(let reference): "\(reference) is closed already."
        case .internalTrouble: "The server could not book this."
        case .measureMissing(let product): "The code of \(product) does not say how much it weighs."
        case .overAmountLimit(let amount, let limit):
            "This is worth \(Value(e4: amount).text); you may decide up to \(Value(e4: limit).text)."
        case .ownAccount: "Nobody changes their own rights."
        case .secondFactorNeeded: "A code of your authenticator is needed too."
        case .secondFactorMissing: "Your role needs a second factor, and you have set none up."
        case .signInBusy: "Too many people sign in at this moment."
        case .passwordMustChange: "Somebody else chose your password. It is good for choosing your own, and for nothing else."
        case .certificateNeeded: "This terminal has a certificate and did not show it."
        case .cardNumber(let field): "\(field) holds what looks like the number of a payment card. Nothing of it was kept."
        case .insufficientStock(let product, let place, let available, let wanted):
            "\(product): \(wanted) wanted at \(place), but only \(available) free."
        case .moreThanAgreed(let product, let agreed, let wanted): "\(product): \(wanted) wanted, but only \(agreed) agreed."
        case .lotBlocked(let product, let lot, let state): "Lot \(lot) of \(product) is \(state)."
        case .notFirstToExpire(let product, let lot, let due): "\(product): lot \(due) has to go before lot \(lot)."
        case .currencyDiffers(let from, let to): "Stores \(from) and \(to) keep their books in different currencies."
        case .recountMissing(let number, let lines): "\(number): \(lines) lines have to be counted again."
        case .approvalNeedsRole(let number, let level, let role):
            "Approval \(level) of \(number) has to be given by somebody with the role \(role.english)."
        case .approvalsMissing(let number, let given, let needed):
            "Prices or rules changed since \(number) was approved: it has \(given) of the \(needed) approvals that it needs now."
        case .receiptsOpen(let number, let receipt, let count):
            "Goods that arrived on \(number) are not posted yet: receipt \(receipt)\(count > 1 ? " and \(count - 1) more" : "")."
        case .heldAsDuplicate(let number, let other): "\(number) looks like \(other), which is there already."
        case .alreadyReceived(let receipt): "These goods are on receipt \(receipt) already."
        case .discrepancyBeyondLine(let product, let quantity, let arrived):
            "\(quantity) of \(product) are said to be wrong, but only \(arrived) arrived."
        case .lifeTooShort(let product, let lot, let expiry, let days):
            "\(product), lot \(lot), expires on \(expiry); it needs \(days) days at arrival."
        case .notReversible(let product, let lot, let wanted, let possible):
            "\(wanted) of \(product)\(lot.isEmpty ? "" : ", lot \(lot),") would have to leave the books, but only \(possible) are still here."
        case .noPlaceFor(let product, let storageClass):
            "No place\(storageClass.isEmpty ? "" : " in \(storageClass)") has room for \(product)."
        case .correctionUnderway(let number, let correction): "\(number) is being corrected already by \(correction)."
        }
    }

    private var englishNextStep: String {
        switch self {
        case .malformed, .tooMany, .taskMissing: "Report this to the maker of the app; the entry is kept."
        case .quantityOutOfRange: "Check the quantity and enter it again."
        case .invalidBarcode: "Scan again; if it stays, enter the number by hand."
        case .invalidDate: "Enter the date as year-month-day, as 2026-12-31."
        case .identityReused: "Report this to your system administrator."
        case .notSignedIn, .sessionEnded: "Sign in again."
        case .wrongCredentials: "Try again. Ask your manager for a new password if you have forgotten it."
        case .lockedOut: "Wait until then, or ask your manager."
        case .sessionOfAnotherTerminal: "Sign in on this terminal."
        case .terminalRevoked, .terminalFenced, .enrolmentCodeInvalid: "Ask your manager for a new enrolment code."
        case .notPermitted: "Ask somebody who has the right, or your manager for it."
        case .unknown: "Check the number, or update the product list of the device."
        case .unknownBarcode: "Set the goods aside and tell the office, so that the code can be added."
        case .elsewhere: "Check the number, or use a terminal of that store."
        case .wrongTask: "Choose the right task and do it again."
        case .wrongState: "Look at the document and take the step that comes before."
        case .taskClosed: "Ask your supervisor what to do with it; it is kept for review."
        case .versionChanged: "Look at it again, then decide."
        case .samePerson: "Ask a colleague who took no part in it."
        case .nameTaken: "Choose another name."
        case .weakSecret: "Choose another one."
        case .lotRequired: "Enter the lot that is printed on the goods."
        case .expiryRequired: "Enter the date that is printed on the goods."
        case .datesContradict: "Compare production date and expiry with the goods."
        case .noLines: "Scan something first."
        case .overTolerance: "Check the count; have the order raised or send the rest back."
        case .nothingToUndo, .alreadyUndone, .alreadyClosed: ""
        case .internalTrouble: "It is kept; a supervisor finds it in the review list."
        case .measureMissing: "Weigh it and enter the weight."
        case .overAmountLimit: "Ask somebody whose limit is higher."
        case .ownAccount: "Ask another administrator."
        case .secondFactorNeeded: "Enter the six digits that it shows now, or a recovery code."
        case .secondFactorMissing: "Ask your administrator to set it up with you."
        case .signInBusy: "Try again in a few seconds."
        case .passwordMustChange: "Choose your own password at a desk; on a terminal use your PIN."
        case .certificateNeeded: "Use the device that was enrolled; if it is this one, have it enrolled again."
        case .cardNumber: "Leave card numbers out; scan the goods, not the card."
        case .insufficientStock: "Check the shelf; count it if the books are wrong, or take less."
        case .moreThanAgreed: "Check the quantity, or have the document changed."
        case .lotBlocked: "Set the goods aside; take another lot."
        case .notFirstToExpire: "Take the lot that expires first, or say why not."
        case .currencyDiffers: "Sell the goods to that store instead of sending them."
        case .recountMissing: "Have them counted by somebody who has not counted them yet."
        case .approvalNeedsRole: "Ask somebody who has this role."
        case .approvalsMissing: "Send it back to draft, submit it and have it approved as it is now."
        case .receiptsOpen: "Post these receipts first, or discard them."
        case .heldAsDuplicate: "Compare the two with the goods; release this one, or reject and discard it."
        case .alreadyReceived: "Look at that receipt; correct it if it is wrong."
        case .discrepancyBeyondLine: "Check the line and what was noted on it."
        case .notReversible: "Correct as much as is still here; the rest has gone: count it, or take it back first."
        case .noPlaceFor: "Make room, or choose a place yourself and say why."
        case .correctionUnderway: "Finish that correction, or discard it."
        case .lifeTooShort: "Refuse the goods, or ask somebody who may take them all the same."
        }
    }
}

extension Instant {
    /// The time of day, `hh:mm`, in UTC.
    var clockText: String {
        let minutes = milliseconds.floorDivided(by: 60_000)
        let ofDay = minutes - minutes.floorDivided(by: 1_440) * 1_440
        let (hour, minute) = ofDay.quotientAndRemainder(dividingBy: 60)
        return (hour < 10 ? "0" : "") + "\(hour)" + (minute < 10 ? ":0" : ":") + "\(minute)"
    }
}
