// Goods on their way from one store to another. What left and what arrived are counted apart; until both agree or somebody closes the
// difference, the goods are in transit and belong to neither shelf.

/// How far a transfer is.
///
///     requested -> approved -> shipped -> partlyReceived -> received
///         \-----------\            \------------\---> closed (the difference is lost)
///          cancelled
public enum TransferState: Int64, Hashable, Sendable, CaseIterable {
    case requested = 1
    case approved = 2
    case shipped = 3
    case partlyReceived = 4
    case received = 5
    case closed = 6
    case cancelled = 7
}

extension TransferState: DocumentState {
    static var kind: DocumentKind { .transfer }
}

/// What was asked for of one product.
struct TransferRequestLine: Hashable {
    var product: ProductID
    var requested: Int64
}

/// One pile that was shipped. `shipped = received + closed + in transit`, always.
struct TransferGoods: Hashable {
    var line: Int64
    var product: ProductID
    var lot: LotID?
    var condition: Condition
    var shipped: Int64
    var received: Int64
    /// Given up as lost.
    var closed: Int64
    /// What the goods in transit are worth.
    var value: Int64

    var inTransit: Int64 { shipped &- received &- closed }
}

/// The places at both ends.
struct TransferWay: Hashable {
    var source: StoreID
    var target: StoreID
    /// The source's.
    var transit: LocationID
    var sourceLoss: LocationID
    var targetLoss: LocationID
}

/// A transfer as told to a caller.
public struct Transfer: Hashable, Sendable {
    public var id: DocumentID
    public var number: String
    public var state: TransferState
    public var source: StoreID
    public var target: StoreID
    public var version: Int64
    public var createdBy: String
    public var approvedBy: String
    public var note: String
    /// Both are empty in lists.
    public var requested: [Request]
    public var goods: [Goods]

    public struct Request: Hashable, Sendable {
        public var product: ProductID
        public var productName: String
        public var requested: Int64
    }

    public struct Goods: Hashable, Sendable {
        public var product: ProductID
        public var productName: String
        public var lotCode: String
        public var condition: Condition
        public var shipped: Int64
        public var received: Int64
        public var closed: Int64
        public var inTransit: Int64
    }
}
