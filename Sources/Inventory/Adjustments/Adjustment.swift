// Stock that is not what the books say, outside any count: broken, expired, stolen, eaten, found. Each line has a reason; above a
// limit of value somebody else decides before anything is booked.

/// How far an adjustment is.
///
///     submitted -> posted
///         \-----> rejected (with a note)
public enum AdjustmentState: Int64, Hashable, Sendable, CaseIterable {
    case submitted = 1
    case posted = 2
    case rejected = 3
}

extension AdjustmentState: DocumentState {
    static var kind: DocumentKind { .adjustment }
}

/// Why stock changes. The numbers are frozen.
public enum AdjustmentReason: Int64, Hashable, Sendable, CaseIterable {
    case broken = 1
    case expired = 2
    case missing = 3
    case ownUse = 4
    case sample = 5
    case found = 6
    /// The books were wrong.
    case correction = 7

    /// Whether a change of this sign can have this reason.
    func allows(_ quantity: Int64) -> Bool {
        switch self {
        case .broken, .expired, .missing, .ownUse, .sample: quantity < 0
        case .found: quantity > 0
        case .correction: true
        }
    }
}

/// One line as a caller names it; a negative quantity is a loss.
public struct AdjustmentLineDraft: Hashable, Sendable {
    public var goods: StockLineDraft
    public var reason: AdjustmentReason

    public init(_ goods: StockLineDraft, reason: AdjustmentReason) {
        self.goods = goods
        self.reason = reason
    }
}

/// One line as it stands on the document.
struct AdjustmentLine: Hashable {
    var bucket: Bucket
    var quantity: Quantity
    var reason: AdjustmentReason
}

/// An adjustment as told to a caller.
public struct Adjustment: Hashable, Sendable {
    public var id: DocumentID
    public var number: String
    public var state: AdjustmentState
    public var store: StoreID
    public var version: Int64
    public var createdBy: String
    public var approvedBy: String
    public var created: Instant
    /// What it is about, and after a rejection why not.
    public var note: String
    public var postedSequence: Int64
    /// SHA-256 of each photo or paper.
    public var evidence: [[UInt8]]
    /// What the store gains (or, below zero, loses): as valued when it was made, or as posted. Nil for callers who may not see costs.
    public var value: Value?
    /// Empty in lists.
    public var lines: [Line]

    public struct Line: Hashable, Sendable {
        public var product: ProductID
        public var productName: String
        public var lotCode: String
        public var location: LocationID
        public var locationCode: String
        public var condition: Condition
        public var quantity: Int64
        public var reason: AdjustmentReason
    }
}
