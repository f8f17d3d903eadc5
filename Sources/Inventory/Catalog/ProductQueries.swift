// Products by number, by scan, by what they are called.

public import Storage

/// One product with its codes.
public struct ProductByNumber: Query {
    public var product: Int64

    public init(_ product: Int64) {
        self.product = product
    }

    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> ListedProduct {
        try Rights.require(Permission(.see, .product), of: caller, in: snapshot)
        guard let found = try ListedProducts.find(product, in: snapshot) else {
            throw Refusal(.unknown(subject: .product, reference: "\(product)"))
        }
        return found
    }
}

/// What a scan means in a store.
public struct ScanMeaning: Hashable, Sendable {
    public let product: ListedProduct
    /// Base units one such scan stands for.
    public let quantity: Quantity
    public let level: String
    public let lotCode: String
    public let expiry: String
    public let remarks: [Remark]
}

/// Products whose SKU, then those whose name begins with a text; all where it is empty.
public struct ProductListing: Query {
    public var search: String
    public var page: Page

    public init(search: String = "", page: Page = Page()) {
        self.search = search
        self.page = page
    }

    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> Paged<ListedProduct> {
        try Rights.require(Permission(.see, .product), of: caller, in: snapshot)
        guard search.utf8.count <= Limits.nameLength else {
            throw Refusal(.malformed(field: "search", problem: "is longer than \(Limits.nameLength) bytes"))
        }
        let sought = search.trimmingBlanks
        // The key: 0 and the SKU, or 1, the folded name and the product.
        let paging = try Paging(page, list: "products/\(sought)", keys: .number(0), .text(""), .number(0))
        var found: [(facts: ProductFacts, key: [PageKey])] = []
        if !sought.isEmpty, paging.after.isEmpty || paging.number(0) == 0 {
            found = try snapshot.all(Self.bySKU, sought, Self.end(of: sought), paging.text(1), paging.rowsToRead) { row in
                let facts = try Products.facts(row)
                return (facts, [.number(0), .text(facts.sku), .number(0)])
            }
        }
        let isInNames = !paging.after.isEmpty && paging.number(0) == 1
        let missing = paging.rowsToRead - Int64(found.count)
        if missing > 0 {
            let folded = sought.folded
            found += try snapshot.all(
                Self.byName, folded, Self.end(of: folded), isInNames ? paging.text(1) : "", isInNames ? paging.number(2) : 0,
                missing, sought, sought.isEmpty ? "" : Self.end(of: sought)
            ) { row in
                (try Products.facts(row), [.number(1), .text(row.text(9)), .number(row.int(0))])
            }
        }
        let rows = paging.page(found) { $0.key }
        var items: [ListedProduct] = []
        for row in rows.items { items.append(try ListedProducts.listed(row.facts, in: snapshot)) }
        return Paged(items: items, nextToken: rows.nextToken)
    }

    /// Behind everything that begins with `prefix`.
    private static func end(of prefix: String) -> String { prefix + "\u{10FFFF}" }

    private static let bySKU = SQL(
        """
        SELECT id, sku, name, unit, tracking, expiry_required, shelf_life_days, minimum_life_days, active FROM product
        WHERE sku >= $1 AND sku < $2 AND sku > $3 ORDER BY sku LIMIT $4
        """)
    // $6 and $7: those found by their SKU are not told again.
    private static let byName = SQL(
        """
        SELECT id, sku, name, unit, tracking, expiry_required, shelf_life_days, minimum_life_days, active, folded_name FROM product
        WHERE folded_name >= $1 AND folded_name < $2 AND (folded_name, id) > ($3, $4) AND NOT (sku >= $6 AND sku < $7)
        ORDER BY folded_name, id LIMIT $5
        """)
}

extension Books {
    /// What a scan means in `store`. Refused with the reason for which an entry with it would be set back.
    public func meaning(
        ofScan raw: [UInt8], symbology: String, in store: StoreID, for caller: Caller
    ) async throws -> ScanMeaning {
        try await database.read { snapshot in
            try self.meaning(ofScan: raw, symbology: symbology, in: store, for: caller, from: snapshot)
        }
    }

    func meaning(
        ofScan raw: [UInt8], symbology: String, in store: StoreID, for caller: Caller, from snapshot: borrowing Snapshot
    ) throws -> ScanMeaning {
        try Rights.require(Permission(.see, .product, in: store), of: caller, in: snapshot)
        guard try Stores.find(store, in: snapshot) != nil else {
            throw Refusal(.unknown(subject: .store, reference: "\(store)"))
        }
        let now = Instant(milliseconds: snapshot.nowMilliseconds)
        let today = try calendars.today(in: store, at: now, snapshot)
        do {
            let goods = try Goods.resolve(
                Entry.Item(.code(raw: raw, symbology: symbology)), store: store, today: today, scanners: scanners, in: snapshot)
            return ScanMeaning(
                product: try ListedProducts.listed(goods.product, in: snapshot), quantity: goods.quantityPerScan,
                level: goods.level, lotCode: goods.shownLotCode, expiry: goods.expiry, remarks: goods.remarks)
        } catch let setback as Setback {
            switch setback {
            case .rejected(let rejection), .parked(let rejection): throw Refusal(rejection)
            }
        }
    }
}
