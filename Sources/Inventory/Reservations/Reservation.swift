// Goods promised to somebody: set aside in the books until they are picked and handed over, given up, or the promise runs out.

/// How far a reservation is.
///
///     active -> picked -> fulfilled
///        \--------\--> released | expired
public enum ReservationState: Int64, Hashable, Sendable, CaseIterable {
    case active = 1
    case picked = 2
    case fulfilled = 3
    case released = 4
    case expired = 5

    /// Whether goods are still promised.
    var isOpen: Bool { self == .active || self == .picked }
}

extension ReservationState: DocumentState {
    static var kind: DocumentKind { .reservation }
}

/// Goods of one bucket that are promised.
struct Allocation: Hashable {
    var line: Int64
    var bucket: Bucket
    /// What was promised of it.
    var quantity: Int64
    /// What still is.
    var open: Int64
    /// The goods stand where they are handed over.
    var isPicked: Bool
}

/// A reservation as told to a caller.
public struct Reservation: Hashable, Sendable {
    public var id: DocumentID
    public var number: String
    public var state: ReservationState
    public var store: StoreID
    public var version: Int64
    /// For whom or what: a customer's order, a name.
    public var reference: String
    public var expires: Instant
    public var createdBy: String
    public var note: String
    /// Empty in lists.
    public var lines: [Line]

    public struct Line: Hashable, Sendable {
        public var product: ProductID
        public var productName: String
        public var lotCode: String
        public var expiry: String
        public var location: LocationID
        public var locationCode: String
        public var quantity: Int64
        public var open: Int64
        public var isPicked: Bool
    }
}
