// What the shop says when it says no. One closed list, in order of precedence: where several apply, the first named is
// told first. Each case carries the facts staff need; its reason is stable and listed in Protos/README.md.

/// A refusal of a command, or the reason why an entry was rejected or parked.
public enum Rejection: Error, Hashable, Sendable {
    // What was said cannot be understood.
    case malformed(field: String, problem: String)
    case quantityOutOfRange(field: String)
    case tooMany(field: String, limit: Int)
    case invalidBarcode(code: String, problem: String)
    case invalidDate(field: String)
    // It was said before, differently.
    case identityReused
    // Who said it.
    case notSignedIn
    case wrongCredentials
    case lockedOut(until: Instant)
    case sessionEnded
    case sessionOfAnotherTerminal
    case terminalRevoked
    case enrolmentCodeInvalid
    case terminalFenced(epoch: Int64)
    case notPermitted(verb: Verb, subject: Subject)
    // What it refers to.
    case unknown(subject: Subject, reference: String)
    case unknownBarcode(code: String)
    case elsewhere(subject: Subject, reference: String)
    case taskMissing
    case wrongTask(number: String)
    // Its state.
    case wrongState(number: String, state: String, needed: String)
    case taskClosed(number: String)
    case versionChanged(number: String)
    case samePerson(number: String, part: Part)
    // What it asks for.
    case nameTaken(name: String)
    case weakSecret(problem: String)
    case lotRequired(product: String)
    case expiryRequired(product: String)
    case datesContradict(product: String)
    case noLines(number: String)
    case overTolerance(line: Int, product: String, ordered: Quantity, received: Quantity)
    case nothingToUndo(sequence: Int64)
    case alreadyUndone(sequence: Int64)
    case alreadyClosed(reference: String)
    // Our fault; a person looks at it.
    case internalTrouble
    // Added later; the order above is the order of precedence, these stand with what they ask for.
    case measureMissing(product: String)
    case overAmountLimit(amountE4: Int64, limitE4: Int64)
    case ownAccount
    case secondFactorNeeded
    case secondFactorMissing
    case signInBusy
    case passwordMustChange
    case certificateNeeded
    case cardNumber(field: String)
    case insufficientStock(product: String, place: String, available: Int64, wanted: Int64)
    case moreThanAgreed(product: String, agreed: Int64, wanted: Int64)
    case lotBlocked(product: String, lot: String, state: String)
    case notFirstToExpire(product: String, lot: String, due: String)
    case currencyDiffers(from: String, to: String)
    case recountMissing(number: String, lines: Int)
    // Receiving.
    case approvalNeedsRole(number: String, level: Int, role: Role)
    case approvalsMissing(number: String, given: Int, needed: Int)
    case receiptsOpen(number: String, receipt: String, count: Int)
    case heldAsDuplicate(number: String, other: String)
    case alreadyReceived(receipt: String)
    case discrepancyBeyondLine(product: String, quantity: Quantity, arrived: Quantity)
    case lifeTooShort(product: String, lot: String, expiry: String, days: Int)
    case notReversible(product: String, lot: String, wanted: Quantity, possible: Quantity)
    case correctionUnderway(number: String, correction: String)
    case noPlaceFor(product: String, storageClass: String)
}

/// One or more reasons, all of them at once, the most important first.
public struct Refusal: Error, Hashable, Sendable {
    public let rejections: [Rejection]

    public init(_ first: Rejection, _ others: [Rejection] = []) {
        rejections = [first] + others
    }

    /// Throws all of `rejections` if there are any.
    public static func check(_ rejections: [Rejection]) throws(Refusal) {
        guard let first = rejections.first else { return }
        throw Refusal(first, Array(rejections.dropFirst()))
    }

    public var first: Rejection { rejections[0] }

    /// Whether something that was said holds the number of a payment card.
    var holdsCardNumber: Bool {
        rejections.contains { if case .cardNumber = $0 { true } else { false } }
    }
}

extension Rejection {
    /// Whether the very same request can never succeed, whatever happens in the shop.
    public var isFinal: Bool {
        switch self {
        case .malformed, .quantityOutOfRange, .tooMany, .invalidDate, .identityReused, .sessionEnded,
            .sessionOfAnotherTerminal, .terminalRevoked, .terminalFenced, .enrolmentCodeInvalid, .elsewhere, .wrongTask, .samePerson,
            .nameTaken, .weakSecret, .lotRequired, .expiryRequired, .datesContradict, .nothingToUndo, .alreadyUndone,
            .alreadyClosed, .taskMissing, .ownAccount, .cardNumber, .currencyDiffers:
            true
        case .invalidBarcode, .measureMissing, .notSignedIn, .wrongCredentials, .lockedOut, .notPermitted, .unknown, .unknownBarcode, .wrongState, .taskClosed,
            .versionChanged, .noLines, .overTolerance, .internalTrouble, .approvalNeedsRole, .approvalsMissing, .receiptsOpen, .heldAsDuplicate,
            .alreadyReceived, .discrepancyBeyondLine, .lifeTooShort, .notReversible, .correctionUnderway,
            .overAmountLimit, .secondFactorNeeded, .secondFactorMissing, .signInBusy, .passwordMustChange, .certificateNeeded, .insufficientStock, .moreThanAgreed,
            .lotBlocked, .notFirstToExpire, .recountMissing, .noPlaceFor:
            false
        }
    }

    /// The stable code: upper case, digits and underscores.
    public var reason: String {
        switch self {
        case .malformed: "MALFORMED"
        case .quantityOutOfRange: "QUANTITY_OUT_OF_RANGE"
        case .tooMany: "TOO_MANY"
        case .invalidBarcode: "INVALID_BARCODE"
        case .invalidDate: "INVALID_DATE"
        case .identityReused: "IDENTITY_REUSED"
        case .notSignedIn: "NOT_SIGNED_IN"
        case .wrongCredentials: "WRONG_CREDENTIALS"
        case .lockedOut: "LOCKED_OUT"
        case .sessionEnded: "SESSION_ENDED"
        case .sessionOfAnotherTerminal: "SESSION_OF_ANOTHER_TERMINAL"
        case .terminalRevoked: "TERMINAL_REVOKED"
        case .enrolmentCodeInvalid: "ENROLMENT_CODE_INVALID"
        case .terminalFenced: "TERMINAL_FENCED"
        case .notPermitted: "NOT_PERMITTED"
        case .unknown: "UNKNOWN_REFERENCE"
        case .unknownBarcode: "UNKNOWN_BARCODE"
        case .elsewhere: "OTHER_STORE"
        case .taskMissing: "TASK_MISSING"
        case .wrongTask: "WRONG_TASK"
        case .wrongState: "WRONG_STATE"
        case .taskClosed: "TASK_CLOSED"
        case .versionChanged: "VERSION_CHANGED"
        case .samePerson: "SAME_PERSON"
        case .nameTaken: "NAME_TAKEN"
        case .weakSecret: "WEAK_SECRET"
        case .lotRequired: "LOT_REQUIRED"
        case .expiryRequired: "EXPIRY_REQUIRED"
        case .datesContradict: "DATES_CONTRADICT"
        case .noLines: "NO_LINES"
        case .overTolerance: "OVER_TOLERANCE"
        case .nothingToUndo: "NOTHING_TO_UNDO"
        case .alreadyUndone: "ALREADY_UNDONE"
        case .alreadyClosed: "ALREADY_CLOSED"
        case .internalTrouble: "INTERNAL_TROUBLE"
        case .measureMissing: "MEASURE_MISSING"
        case .overAmountLimit: "OVER_AMOUNT_LIMIT"
        case .ownAccount: "OWN_ACCOUNT"
        case .secondFactorNeeded: "SECOND_FACTOR_NEEDED"
        case .secondFactorMissing: "SECOND_FACTOR_MISSING"
        case .signInBusy: "SIGN_IN_BUSY"
        case .passwordMustChange: "PASSWORD_MUST_CHANGE"
        case .certificateNeeded: "CERTIFICATE_NEEDED"
        case .cardNumber: "CARD_NUMBER"
        case .insufficientStock: "INSUFFICIENT_STOCK"
        case .moreThanAgreed: "MORE_THAN_AGREED"
        case .lotBlocked: "LOT_BLOCKED"
        case .notFirstToExpire: "NOT_FIRST_TO_EXPIRE"
        case .currencyDiffers: "CURRENCY_DIFFERS"
        case .recountMissing: "RECOUNT_MISSING"
        case .approvalNeedsRole: "APPROVAL_NEEDS_ROLE"
        case .approvalsMissing: "APPROVALS_MISSING"
        case .receiptsOpen: "RECEIPTS_OPEN"
        case .heldAsDuplicate: "HELD_AS_DUPLICATE"
        case .alreadyReceived: "ALREADY_RECEIVED"
        case .discrepancyBeyondLine: "DISCREPANCY_BEYOND_LINE"
        case .lifeTooShort: "LIFE_TOO_SHORT"
        case .notReversible: "NOT_REVERSIBLE"
        case .correctionUnderway: "CORRECTION_UNDERWAY"
        case .noPlaceFor: "NO_PLACE"
        }
    }

    /// The facts by name, for machines (ErrorInfo.metadata).
    public var facts: [(name: String, value: String)] {
        switch self {
        case .malformed(let field, let problem): [("field", field), ("problem", problem)]
        case .quantityOutOfRange(let field), .invalidDate(let field), .cardNumber(let field): [("field", field)]
        case .overAmountLimit(let amount, let limit): [("amount_e4", "\(amount)"), ("limit_e4", "\(limit)")]
        case .tooMany(let field, let limit): [("field", field), ("limit", "\(limit)")]
        case .invalidBarcode(let code, let problem): [("code", code), ("problem", problem)]
        case .terminalFenced(let epoch): [("epoch", "\(epoch)")]
        case .lockedOut(let until): [("until_ms", "\(until.milliseconds)")]
        case .notPermitted(let verb, let subject): [("verb", verb.rawValue), ("subject", subject.rawValue)]
        case .unknown(let subject, let reference), .elsewhere(let subject, let reference):
            [("subject", subject.rawValue), ("reference", reference)]
        case .unknownBarcode(let code): [("code", code)]
        case .wrongTask(let number), .taskClosed(let number), .versionChanged(let number), .noLines(let number):
            [("number", number)]
        case .wrongState(let number, let state, let needed): [("number", number), ("state", state), ("needed", needed)]
        case .samePerson(let number, let part): [("number", number), ("part", part.rawValue)]
        case .nameTaken(let name): [("name", name)]
        case .weakSecret(let problem): [("problem", problem)]
        case .lotRequired(let product), .expiryRequired(let product), .datesContradict(let product), .measureMissing(let product):
            [("product", product)]
        case .overTolerance(let line, let product, let ordered, let received):
            [("line", "\(line)"), ("product", product), ("ordered", "\(ordered)"), ("received", "\(received)")]
        case .nothingToUndo(let sequence), .alreadyUndone(let sequence): [("sequence", "\(sequence)")]
        case .alreadyClosed(let reference): [("reference", reference)]
        case .insufficientStock(let product, let place, let available, let wanted):
            [("product", product), ("place", place), ("available", "\(available)"), ("wanted", "\(wanted)")]
        case .moreThanAgreed(let product, let agreed, let wanted):
            [("product", product), ("agreed", "\(agreed)"), ("wanted", "\(wanted)")]
        case .lotBlocked(let product, let lot, let state): [("product", product), ("lot", lot), ("state", state)]
        case .notFirstToExpire(let product, let lot, let due): [("product", product), ("lot", lot), ("due", due)]
        case .currencyDiffers(let from, let to): [("from", from), ("to", to)]
        case .recountMissing(let number, let lines): [("number", number), ("lines", "\(lines)")]
        case .approvalNeedsRole(let number, let level, let role):
            [("number", number), ("level", "\(level)"), ("role", role.rawValue)]
        case .approvalsMissing(let number, let given, let needed): [("number", number), ("given", "\(given)"), ("needed", "\(needed)")]
        case .receiptsOpen(let number, let receipt, let count): [("number", number), ("receipt", receipt), ("count", "\(count)")]
        case .heldAsDuplicate(let number, let other): [("number", number), ("other", other)]
        case .alreadyReceived(let receipt): [("receipt", receipt)]
        case .discrepancyBeyondLine(let product, let quantity, let arrived):
            [("product", product), ("quantity", "\(quantity)"), ("arrived", "\(arrived)")]
        case .lifeTooShort(let product, let lot, let expiry, let days):
            [("product", product), ("lot", lot), ("expiry", expiry), ("days", "\(days)")]
        case .notReversible(let product, let lot, let wanted, let possible):
            [("product", product), ("lot", lot), ("wanted", "\(wanted)"), ("possible", "\(possible)")]
        case .correctionUnderway(let number, let correction): [("number", number), ("correction", correction)]
        case .noPlaceFor(let product, let storageClass): [("product", product), ("storage_class", storageClass)]
        case .identityReused, .notSignedIn, .wrongCredentials, .sessionEnded, .sessionOfAnotherTerminal, .terminalRevoked,
            .enrolmentCodeInvalid, .taskMissing, .internalTrouble, .ownAccount, .secondFactorNeeded, .secondFactorMissing, .signInBusy,
            .passwordMustChange, .certificateNeeded:
            []
        }
    }
}
