// What waits at the dock, and where it should go.

public import Storage

/// Where a pile of goods should go. For whoever may move goods.
public struct ProposedPlacement: Query {
    public var store: StoreID
    /// A product, or a code as scanned.
    public var item: Entry.Item
    /// Base units; 0 = all that is at the dock, or else one.
    public var quantity: Int64

    public init(store: StoreID, _ item: Entry.Item, quantity: Int64 = 0) {
        self.store = store
        self.item = item
        self.quantity = quantity
    }

    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> Placement {
        try Rights.require(Permission(.move, .stock, in: store), of: caller, in: snapshot)
        guard try Stores.find(store, in: snapshot) != nil else { throw Refusal(.unknown(subject: .store, reference: "\(store)")) }
        let now = Instant(milliseconds: snapshot.nowMilliseconds)
        let goods: ResolvedGoods
        do {
            goods = try Goods.resolve(
                item, typed: true, store: store, today: try Calendars().today(in: store, at: now, snapshot), scanners: Scanners(),
                in: snapshot)
        } catch Setback.rejected(let rejection), Setback.parked(let rejection) {
            throw Refusal(rejection)
        }
        let lot = goods.lotCode.isEmpty ? nil : try Lots.find(goods.product.id, code: goods.lotCode, in: snapshot)
        guard let wanted = try wanted(goods, lot, in: snapshot) else { throw Refusal(.quantityOutOfRange(field: "quantity")) }
        let code = lot?.shownCode ?? goods.shownLotCode
        let few = try Shelves.few(for: goods.product, lot: lot, wanted, of: store, in: snapshot)
        let likely = try PlacementFacts(goods.product, lot: lot, lotCode: code, in: store, places: few, snapshot).likely(wanted)
        if let likely { return likely }
        let all = try Shelves.all(of: store, in: snapshot)
        return try PlacementFacts(goods.product, lot: lot, lotCode: code, in: store, places: all, snapshot).decide(wanted)
    }

    private func wanted(
        _ goods: ResolvedGoods, _ lot: Lot?, in snapshot: borrowing Snapshot
    ) throws -> Quantity? {
        guard quantity == 0 else { return quantity > 0 ? Quantity(quantity) : nil }
        let dock = try Places.required(.dock, of: store, in: snapshot).id
        let bucket = Bucket(product: goods.product.id, lot: lot?.id, location: dock, condition: .sellable)
        return Quantity(max(1, try Balances.onHand(of: bucket, in: snapshot)))
    }
}

/// A pile that waits at the dock.
public struct PileToPlace: Hashable, Sendable {
    public var product: ProductID
    public var productName: String
    /// As printed; empty = none.
    public var lotCode: String
    public var expiry: String
    public var quantity: Quantity
    /// Nil where no place has room for it.
    public var placement: Placement?
}

/// Goods at the store's dock that may be sold, by product and lot, with where each should go.
public struct GoodsToPlace: Query {
    public var store: StoreID
    public var page: Page

    public init(store: StoreID, page: Page = Page()) {
        self.store = store
        self.page = page
    }

    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> Paged<PileToPlace> {
        try Rights.require(Permission(.move, .stock, in: store), of: caller, in: snapshot)
        guard try Stores.find(store, in: snapshot) != nil else { throw Refusal(.unknown(subject: .store, reference: "\(store)")) }
        let dock = try Places.required(.dock, of: store, in: snapshot).id
        let paging = try Paging(page, list: "placing/\(store)", keys: .number(0), .number(0))
        let found = try snapshot.all(
            Self.piles, dock.rawValue, Condition.sellable.rawValue, paging.number(0), paging.number(1), paging.rowsToRead
        ) { row in (product: row.int(0), lot: row.int(1), quantity: row.int(2)) }
        let page = paging.page(found) { [.number($0.product), .number($0.lot)] }
        guard !page.items.isEmpty else { return Paged(items: [], nextToken: []) }
        var shelves = KnownShelves(store: store, empty: try Shelves.empty(of: store, in: snapshot))
        return Paged(
            items: try page.items.map { try pile($0.product, LotID($0.lot), $0.quantity, &shelves, in: snapshot) },
            nextToken: page.nextToken)
    }

    /// What the piles of a page share.
    private struct KnownShelves {
        let store: StoreID
        let empty: [PlacementFacts.Candidate]
        private var looked: [PlacementFacts.Candidate]?

        init(store: StoreID, empty: [PlacementFacts.Candidate]) {
            self.store = store
            self.empty = empty
        }

        /// Every shelf, added up for the first pile that needs it.
        mutating func all(in snapshot: borrowing Snapshot) throws -> [PlacementFacts.Candidate] {
            if let looked { return looked }
            let found = try Shelves.all(of: store, in: snapshot)
            looked = found
            return found
        }
    }

    private func pile(
        _ product: Int64, _ lot: LotID?, _ quantity: Int64, _ shelves: inout KnownShelves, in snapshot: borrowing Snapshot
    ) throws -> PileToPlace {
        guard let facts = try Products.find(product, in: snapshot) else {
            throw BooksError.damaged("the dock of store \(store) holds the unknown product \(product)")
        }
        let known = try lot.flatMap { try Lots.find($0, in: snapshot) }
        let code = known?.shownCode ?? ""
        let units = Quantity(trusted: quantity)
        let few = try Shelves.few(for: facts, lot: known, units, of: store, among: shelves.empty, in: snapshot)
        var placement = try PlacementFacts(facts, lot: known, lotCode: code, in: store, places: few, snapshot).likely(units)
        if placement == nil {
            let all = try shelves.all(in: snapshot)
            do {
                placement = try PlacementFacts(facts, lot: known, lotCode: code, in: store, places: all, snapshot).decide(units)
            } catch let refusal as Refusal {
                guard case .noPlaceFor = refusal.first else { throw refusal }
            }
        }
        return PileToPlace(
            product: facts.id, productName: facts.name, lotCode: code, expiry: known?.dates.expiry ?? "",
            quantity: units, placement: placement)
    }

    private static let piles = SQL(
        """
        SELECT product, lot, on_hand FROM balance
        WHERE location = $1 AND condition = $2 AND on_hand > 0 AND (product > $3 OR (product = $3 AND lot > $4))
        ORDER BY product, lot LIMIT $5
        """)
}
