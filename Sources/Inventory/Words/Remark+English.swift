import Barcodes

extension Remark {
    var english: Sentence { Sentence(englishMessage, next: englishNextStep) }

    private var englishMessage: String {
        switch self {
        case .notOnOrder(let product): "\(product) is not on the order."
        case .moreThanOrdered(let product, let ordered, let received):
            "\(product): \(received) received, \(ordered) ordered."
        case .lotMissing(let product): "\(product) was taken without a lot."
        case .expiryMissing(let product): "\(product) was taken without an expiry date."
        case .lotHasAnotherExpiry(let lot, let known, let said): "Lot \(lot) is known with expiry \(known), not \(said)."
        case .expired(let lot, let expiry): "Lot \(lot) expired on \(expiry)."
        case .shortDated(let lot, let expiry): "Lot \(lot) expires soon: \(expiry)."
        case .onHold(let lot): "Lot \(lot) is on hold."
        case .negativeStock(let product, let onHand): "The books now say \(onHand) of \(product)."
        case .submitRefused(let reason): "Finished, but not submitted: \(reason)."
        case .clockUncertain: "The time of this entry is uncertain."
        case .capturedInTheFuture: "The clock of this device is ahead."
        case .lateEvent(let number): "This happened before the count \(number), which is approved already."
        case .movedDuringCount: "Goods moved here during the count."
        case .suspiciousLot(let code): "The lot \(code) may hold more than the lot: a separator may be missing on the label."
        case .notInThisCount(let product): "\(product) is not part of this count."
        case .labelDisagrees(let field, let label, let said): "The label says \(label) for \(field), you said \(said)."
        case .waitsForApproval(let number): "\(number) waits for approval; the books have not changed yet."
        case .orderNotOpen(let number, let state): "Order \(number) is \(state): no goods were expected on it."
        case .unitDiffers(let product, let printed, let unit):
            "The label of \(product) gives a \(printed.englishWord); the shop counts it in \(unit.englishWord)."
        case .placedElsewhere(let place, let proposed, let reason):
            "Put at \(place), not at \(proposed) as proposed: \(reason)."
        case .placedWithoutReason(let place, let proposed): "Put at \(place), not at \(proposed) as proposed; nobody said why."
        case .wrongStorage(let product, let place, let storageClass): "\(product) has to be kept in \(storageClass); \(place) is not there."
        case .likelyDuplicate(let number): "This looks like receipt \(number), which is there already."
        }
    }

    private var englishNextStep: String {
        switch self {
        case .notOnOrder: "Set it aside and ask the buyer."
        case .moreThanOrdered: "Count again; tell the buyer if it is right."
        case .lotMissing: "Enter the lot that is printed on the goods."
        case .expiryMissing: "Enter the date that is printed on the goods."
        case .lotHasAnotherExpiry: "Compare with the goods; a supervisor decides."
        case .expired, .onHold: "Set the goods aside."
        case .shortDated: "Ask your supervisor before you accept it."
        case .negativeStock: "Count this place."
        case .submitRefused: "Correct it and finish again."
        case .clockUncertain: ""
        case .capturedInTheFuture: "Set the clock of the device."
        case .lateEvent: "A supervisor rechecks it."
        case .movedDuringCount: "Count this place again if you can."
        case .suspiciousLot: "Compare the lot with the label."
        case .notInThisCount: "Leave it out, or ask for it to be added."
        case .waitsForApproval: "Keep the goods until it is approved."
        case .orderNotOpen: "Go on scanning; the buyer decides what becomes of the order."
        case .labelDisagrees: "Compare with the goods; what you said was booked."
        case .unitDiffers: "Check the quantity that was booked; take it back if it is wrong."
        case .placedElsewhere: "Look for the goods where they were put."
        case .placedWithoutReason: "Ask why; carry them to where they belong."
        case .wrongStorage: "Carry it to a place of the right kind at once."
        case .likelyDuplicate: "Compare the papers; somebody else decides whether it is the same delivery."
        }
    }
}

extension PrintedMeasure {
    fileprivate var englishWord: String {
        switch self {
        case .pieces: "number of pieces"
        case .weight: "weight"
        case .volume: "volume"
        }
    }
}

extension Unit {
    fileprivate var englishWord: String {
        switch self {
        case .each: "pieces"
        case .gram: "grams"
        case .millilitre: "millilitres"
        }
    }
}
