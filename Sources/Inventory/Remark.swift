// What is odd about something that was taken all the same: a warning on the screen, or an exception that a person owns.

public import Barcodes

/// A remark on an accepted fact. `isException` ones open a review.
public enum Remark: Hashable, Sendable {
    case notOnOrder(product: String)
    case moreThanOrdered(product: String, ordered: Quantity, received: Quantity)
    case lotMissing(product: String)
    case expiryMissing(product: String)
    case lotHasAnotherExpiry(lot: String, known: String, said: String)
    case expired(lot: String, expiry: String)
    case shortDated(lot: String, expiry: String)
    case onHold(lot: String)
    case negativeStock(product: String, onHand: Int64)
    case submitRefused(reason: String)
    case clockUncertain
    case capturedInTheFuture
    case lateEvent(number: String)
    case movedDuringCount
    case suspiciousLot(code: String)
    case notInThisCount(product: String)
    case labelDisagrees(field: String, label: String, said: String)
    case orderNotOpen(number: String, state: String)
    case waitsForApproval(number: String)
    // Receiving.
    case likelyDuplicate(number: String)
    /// The label gives a weight or a volume of goods that are counted otherwise.
    case unitDiffers(product: String, printed: PrintedMeasure, unit: Unit)
    /// Goods were put elsewhere than proposed, for a reason.
    case placedElsewhere(place: String, proposed: String, reason: String)
    case placedWithoutReason(place: String, proposed: String)
    case wrongStorage(product: String, place: String, storageClass: String)
}

extension Remark {
    /// Whether somebody has to deal with it later.
    public var isException: Bool {
        switch self {
        case .notOnOrder, .lotHasAnotherExpiry, .negativeStock, .lateEvent, .submitRefused, .orderNotOpen, .likelyDuplicate,
            .placedWithoutReason, .wrongStorage:
            true
        case .moreThanOrdered, .lotMissing, .expiryMissing, .expired, .shortDated, .onHold, .clockUncertain,
            .capturedInTheFuture, .movedDuringCount, .suspiciousLot, .notInThisCount, .labelDisagrees, .waitsForApproval,
            .unitDiffers, .placedElsewhere:
            false
        }
    }

    public var reason: String {
        switch self {
        case .notOnOrder: "NOT_ON_ORDER"
        case .moreThanOrdered: "MORE_THAN_ORDERED"
        case .lotMissing: "LOT_MISSING"
        case .expiryMissing: "EXPIRY_MISSING"
        case .lotHasAnotherExpiry: "LOT_HAS_ANOTHER_EXPIRY"
        case .expired: "EXPIRED"
        case .shortDated: "SHORT_DATED"
        case .onHold: "ON_HOLD"
        case .negativeStock: "NEGATIVE_STOCK"
        case .submitRefused: "SUBMIT_REFUSED"
        case .clockUncertain: "CLOCK_UNCERTAIN"
        case .capturedInTheFuture: "CAPTURED_IN_THE_FUTURE"
        case .lateEvent: "LATE_EVENT"
        case .movedDuringCount: "MOVED_DURING_COUNT"
        case .suspiciousLot: "SUSPICIOUS_LOT"
        case .notInThisCount: "NOT_IN_THIS_COUNT"
        case .labelDisagrees: "LABEL_DISAGREES"
        case .orderNotOpen: "ORDER_NOT_OPEN"
        case .waitsForApproval: "WAITS_FOR_APPROVAL"
        case .likelyDuplicate: "LIKELY_DUPLICATE"
        case .unitDiffers: "UNIT_DIFFERS"
        case .placedElsewhere: "PLACED_ELSEWHERE"
        case .placedWithoutReason: "PLACED_WITHOUT_REASON"
        case .wrongStorage: "WRONG_STORAGE"
        }
    }
}
