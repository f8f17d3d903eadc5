// Where is it, and where did it go: what a recall asks first.

public import Storage

/// A lot's way through the stores the caller may see: what is left of it, what is on its way, and what left to whom, day by day.
///
/// The ledger has no index by lot; the question reads it once from the lot's first row.
public struct LotTrace: Query {
    public var product: Int64
    /// As printed.
    public var lotCode: String

    public init(product: Int64, lotCode: String) {
        self.product = product
        self.lotCode = lotCode
    }

    public struct Answer: Hashable, Sendable {
        public var lot: LotID
        public var lotCode: String
        public var expiry: String
        public var status: LotStatus
        public var places: [Place]
        /// By store, day, and kind of place.
        public var departures: [Departure]
        /// The last journal row this answer knows of.
        public var asOfSequence: Int64
    }

    /// Where some of it is: at a real place or in transit.
    public struct Place: Hashable, Sendable {
        public var store: StoreID
        public var location: LocationID
        public var locationCode: String
        public var condition: Condition
        public var onHand: Int64
        public var reserved: Int64
    }

    /// What left a store, less what came back.
    public struct Departure: Hashable, Sendable {
        public var store: StoreID
        public var businessDate: String
        /// `customer`, `supplier` (returned to it), `loss`.
        public var kind: LocationKind
        public var quantity: Int64
    }

    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> Answer {
        let stores = try StoresInSight.of(caller, .see, .stock, store: nil, in: snapshot)
        guard let known = try Products.find(product, in: snapshot) else {
            throw Refusal(.unknown(subject: .product, reference: "\(product)"))
        }
        guard let code = LotCode(lotCode), let lot = try Lots.find(known.id, code: code.normalised, in: snapshot) else {
            throw Refusal(.unknown(subject: .lot, reference: lotCode))
        }
        var answer = Answer(
            lot: lot.id, lotCode: lot.shownCode, expiry: lot.dates.expiry, status: lot.status, places: [], departures: [],
            asOfSequence: try Journal.head(snapshot).sequence)
        try snapshot.forEach(Self.places, known.id.rawValue, lot.id.rawValue) { row in
            guard let store = StoreID(row.int(0)), stores.contains(store), let condition = Condition(rawValue: row.int(3)) else { return true }
            answer.places.append(
                Place(
                    store: store, location: LocationID(trusted: row.int(1)), locationCode: row.text(2), condition: condition,
                    onHand: row.int(4), reserved: row.int(5)))
            return true
        }
        try snapshot.forEach(Self.departures, lot.id.rawValue, known.id.rawValue) { row in
            guard let store = StoreID(row.int(0)), stores.contains(store), let kind = LocationKind(rawValue: row.int(2)) else { return true }
            answer.departures.append(Departure(store: store, businessDate: row.text(1), kind: kind, quantity: row.int(3)))
            return true
        }
        return answer
    }

    // Kind 15 is transit.
    private static let places = SQL(
        """
        SELECT location.store, location.id, location.code, balance.condition, balance.on_hand, balance.reserved
        FROM balance JOIN location ON location.id = balance.location
        WHERE balance.product = $1 AND balance.lot = $2 AND (location.kind < 10 OR location.kind = 15) AND balance.on_hand <> 0
        ORDER BY location.store, location.id, balance.condition
        """)
    // Kinds 11 to 13 are supplier, customer, loss; what a supplier delivered is no departure.
    private static let departures = SQL(
        """
        SELECT location.store, journal.business_date, location.kind, CAST(sum(posting.quantity) AS BIGINT)
        FROM posting CROSS JOIN location CROSS JOIN journal
        WHERE posting.journal_sequence >= (SELECT created_sequence FROM lot WHERE id = $1)
            AND posting.lot = $1 AND posting.product = $2 AND location.id = posting.location AND location.kind IN (11, 12, 13)
            AND (location.kind <> 11 OR posting.quantity > 0) AND journal.sequence = posting.journal_sequence
        GROUP BY location.store, journal.business_date, location.kind
        HAVING sum(posting.quantity) <> 0
        ORDER BY location.store, journal.business_date, location.kind
        """)
}
