// What was where at another time: today's balances less what moved since. No history is kept beside the ledger, so an answer about the past
// knows of everything that was told later, too.

public import Storage

/// The stock of a store as of an instant, or as of a row of the journal.
///
/// "As of an instant" is what had happened by then, as known now; "as of a row" is what the books said then. Reads the ledger from that
/// moment on, found by its time fence; each page reads it again.
public struct StockAsOf: Query {
    public enum Moment: Hashable, Sendable {
        /// Goods that had moved at or before it.
        case instant(Instant)
        /// What rows up to it say.
        case sequence(Int64)
    }

    public var store: StoreID
    public var moment: Moment
    public var product: ProductID?
    public var location: LocationID?
    public var page: Page

    public init(
        _ moment: Moment, in store: StoreID, product: ProductID? = nil, location: LocationID? = nil, page: Page = Page()
    ) {
        self.store = store
        self.moment = moment
        self.product = product
        self.location = location
        self.page = page
    }

    /// One pile of goods as it was; piles of nothing are left out.
    public struct Pile: Hashable, Sendable {
        public var bucket: Bucket
        public var productName: String
        public var lotCode: String
        public var locationCode: String
        public var onHand: Int64
    }

    public struct Answer: Hashable, Sendable {
        public var page: Paged<Pile>
        /// Base units of all piles, of every page.
        public var onHandTotal: Int64
        /// The last journal row this answer knows of.
        public var knownThrough: Int64
    }

    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> Answer {
        try Rights.require(Permission(.see, .stock, in: store), of: caller, in: snapshot)
        let filter = "as of/\(store)/\(moment)/\(product?.rawValue ?? 0)/\(location?.rawValue ?? 0)"
        let paging = try Paging(page, list: filter, keys: .number(0), .number(0), .number(0), .number(0))
        let piles = try onHand(snapshot).filter { $0.value != 0 }.sorted { $0.key.countingOrder < $1.key.countingOrder }
        let after = CountingOrder(
            location: paging.number(0), product: paging.number(1), lot: paging.number(2), condition: paging.number(3))
        let rest = piles.drop { !paging.after.isEmpty && $0.key.countingOrder <= after }
        let rows = paging.page(Array(rest.prefix(Int(paging.rowsToRead)))) { pile in
            let order = pile.key.countingOrder
            return [.number(order.location), .number(order.product), .number(order.lot), .number(order.condition)]
        }
        var told: [Pile] = []
        for (bucket, quantity) in rows.items { told.append(try pile(bucket, quantity, snapshot)) }
        return Answer(
            page: Paged(items: told, nextToken: rows.nextToken), onHandTotal: piles.reduce(0) { $0 &+ $1.value },
            knownThrough: try Journal.head(snapshot).sequence)
    }

    /// Every bucket of the store that ever was, with what it held then.
    private func onHand(_ snapshot: borrowing Snapshot) throws -> [Bucket: Int64] {
        var onHand: [Bucket: Int64] = [:]
        var places: Set<Int64> = []
        try snapshot.forEach(Self.balances, store.rawValue, product?.rawValue ?? 0, location?.rawValue ?? 0) { row in
            let bucket = try Stocktakes.bucket(row)
            onHand[bucket] = row.int(4)
            places.insert(bucket.location.rawValue)
            return true
        }
        let since: [EvaluationFacts.Movement] =
            switch moment {
            case .instant(let instant): try LedgerAfter.movements(instant, at: places, excluding: [], in: snapshot)
            case .sequence(let sequence): try LedgerAfter.movements(afterRow: sequence, at: places, in: snapshot)
            }
        for movement in since {
            guard let now = onHand[movement.bucket] else { continue }
            onHand[movement.bucket] = now &- movement.quantity
        }
        return onHand
    }

    private func pile(_ bucket: Bucket, _ quantity: Int64, _ snapshot: borrowing Snapshot) throws -> Pile {
        Pile(
            bucket: bucket, productName: try Products.find(bucket.product.rawValue, in: snapshot)?.name ?? "",
            lotCode: try bucket.lot.flatMap { try Lots.find($0, in: snapshot)?.shownCode } ?? "",
            locationCode: try Places.place(bucket.location, in: snapshot)?.code ?? "", onHand: quantity)
    }

    private static let balances = SQL(
        """
        SELECT balance.product, balance.location, balance.lot, balance.condition, balance.on_hand
        FROM location CROSS JOIN balance
        WHERE location.store = $1 AND location.kind < 10 AND balance.location = location.id
            AND ($2 = 0 OR balance.product = $2) AND ($3 = 0 OR balance.location = $3)
        """)
}
