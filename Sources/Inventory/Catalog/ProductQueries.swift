// Products as people and integrators ask for them.

import Barcodes
public import Storage

/// One product with its codes.
public struct ProductInFull: Query {
    public var product: ProductID

    public init(_ product: ProductID) {
        self.product = product
    }

    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> CatalogProduct {
        try Rights.require(Permission(.see, .product), of: caller, in: snapshot)
        guard let facts = try Products.find(product.rawValue, in: snapshot) else {
            throw Refusal(.unknown(subject: .product, reference: "\(product)"))
        }
        return try ProductCodes.with(facts, in: snapshot)
    }
}

/// Products whose name begins with a text, or whose SKU is it; by name.
public struct ProductList: Query {
    /// Empty = all.
    public var search: String
    public var page: Page

    public init(search: String = "", page: Page = Page()) {
        self.search = search
        self.page = page
    }

    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> Paged<CatalogProduct> {
        try Rights.require(Permission(.see, .product), of: caller, in: snapshot)
        let prefix = search.folded
        guard prefix.utf8.count <= Limits.nameLength else {
            throw Refusal(.tooMany(field: "search", limit: Limits.nameLength))
        }
        let paging = try Paging(page, list: "products/\(prefix)", keys: .text(""), .number(0))
        if paging.after.isEmpty, let exact = try Products.find(sku: search, in: snapshot) {
            return Paged(items: [try ProductCodes.with(exact, in: snapshot)], nextToken: [])
        }
        // Everything that begins with the prefix sorts before the prefix followed by the highest scalar.
        let rows = try snapshot.all(
            Self.after, prefix, prefix + "\u{10FFFF}", paging.text(), paging.number(), paging.rowsToRead
        ) { row in FoldedProduct(facts: try Products.facts(row), folded: row.text(9)) }
        let page = paging.page(rows) { row in [.text(row.folded), .number(row.facts.id.rawValue)] }
        return Paged(
            items: try page.items.map { try ProductCodes.with($0.facts, in: snapshot) }, nextToken: page.nextToken)
    }

    private static let after = SQL(
        """
        SELECT id, sku, name, unit, tracking, expiry_required, shelf_life_days, minimum_life_days, active, folded_name
        FROM product WHERE folded_name >= $1 AND folded_name < $2 AND (folded_name, id) > ($3, $4)
        ORDER BY folded_name, id LIMIT $5
        """)
}

/// A product with the key it is listed by.
private struct FoldedProduct {
    var facts: ProductFacts
    var folded: String
}

/// What a scan means in a store.
public struct ScanMeaning: Hashable, Sendable {
    public var product: CatalogProduct
    /// Base units one such scan stands for.
    public var quantity: Quantity
    public var level: String
    public var lotCode: String
    public var expiry: String
    public var remarks: [Remark]
}

extension Books {
    /// Reads a scan as the store's terminals would. Refused with `.unknownBarcode`, `.invalidBarcode` ... where an entry would
    /// be parked.
    public func meaning(
        ofScan raw: [UInt8], symbology: String, in store: StoreID, for caller: Caller
    ) async throws -> ScanMeaning {
        try await database.read { [calendars, scanners] snapshot in
            try Rights.require(Permission(.see, .product, in: store), of: caller, in: snapshot)
            guard try Stores.find(store, in: snapshot) != nil else {
                throw Refusal(.unknown(subject: .store, reference: "\(store)"))
            }
            let today = try calendars.today(in: store, at: Instant(milliseconds: snapshot.nowMilliseconds), snapshot)
            do {
                let goods = try Goods.resolve(
                    Entry.Item(.code(raw: raw, symbology: symbology)), store: store, today: today, scanners: scanners,
                    in: snapshot)
                return ScanMeaning(
                    product: try ProductCodes.with(goods.product, in: snapshot), quantity: goods.quantityPerScan,
                    level: goods.level, lotCode: goods.shownLotCode, expiry: goods.expiry, remarks: goods.remarks)
            } catch Setback.parked(let rejection), Setback.rejected(let rejection) {
                throw Refusal(rejection)
            }
        }
    }
}

private enum ProductCodes {
    static func with(_ facts: ProductFacts, in source: borrowing some Reading & ~Copyable) throws -> CatalogProduct {
        let gtins = try source.all(gtinsOf, facts.id.rawValue) { row in
            CatalogBarcode(
                code: GTIN(value: row.int(0))?.text ?? String(row.int(0)), quantity: Quantity(trusted: row.int(1)),
                level: row.text(2))
        }
        let others = try source.all(plainCodesOf, facts.id.rawValue) { row in
            CatalogBarcode(code: row.text(0), quantity: Quantity(trusted: row.int(1)), level: row.text(2))
        }
        return CatalogProduct(facts: facts, barcodes: gtins + others)
    }

    private static let gtinsOf = SQL("SELECT gtin, quantity, level FROM gtin WHERE product = $1 ORDER BY gtin")
    private static let plainCodesOf = SQL("SELECT code, quantity, level FROM plain_code WHERE product = $1 ORDER BY code")
}
