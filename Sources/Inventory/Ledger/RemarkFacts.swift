// The facts of a remark by name, for the review that it opens and for machines.

extension Remark {
    public var facts: [(name: String, value: String)] {
        switch self {
        case .notOnOrder(let product), .lotMissing(let product), .expiryMissing(let product), .notInThisCount(let product):
            [("product", product)]
        case .moreThanOrdered(let product, let ordered, let received):
            [("product", product), ("ordered", "\(ordered)"), ("received", "\(received)")]
        case .lotHasAnotherExpiry(let lot, let known, let said): [("lot", lot), ("known", known), ("said", said)]
        case .expired(let lot, let expiry), .shortDated(let lot, let expiry): [("lot", lot), ("expiry", expiry)]
        case .onHold(let lot): [("lot", lot)]
        case .negativeStock(let product, let onHand): [("product", product), ("on_hand", "\(onHand)")]
        case .submitRefused(let reason): [("reason", reason)]
        case .lateEvent(let number), .waitsForApproval(let number), .likelyDuplicate(let number): [("number", number)]
        case .suspiciousLot(let code): [("code", code)]
        case .labelDisagrees(let field, let label, let said): [("field", field), ("label", label), ("said", said)]
        case .orderNotOpen(let number, let state): [("number", number), ("state", state)]
        case .unitDiffers(let product, let printed, let unit):
            [("product", product), ("printed", "\(printed)"), ("unit", "\(unit)")]
        case .placedElsewhere(let place, let proposed, let reason): [("place", place), ("proposed", proposed), ("reason", reason)]
        case .placedWithoutReason(let place, let proposed): [("place", place), ("proposed", proposed)]
        case .wrongStorage(let product, let place, let storageClass):
            [("product", product), ("place", place), ("storage_class", storageClass)]
        case .clockUncertain, .capturedInTheFuture, .movedDuringCount: []
        }
    }
}
