// What a terminal keeps of the catalogue to work without the server: its store's view of products, barcodes, places and scale
// labels. It is told as changes behind a cursor; the change list keeps the latest change of each item, so reading it from the
// start is a snapshot and reading it from a cursor is a delta, by the same statements.

import Storage

/// A code on a product and what one scan of it means.
public struct CatalogBarcode: Hashable, Sendable {
    /// 14 digits for a GTIN; else the code as it is kept.
    public var code: String
    public var quantity: Quantity
    /// "each", "inner", "case", "pallet".
    public var level: String
}

/// What a scale prints for a product.
public struct CatalogScaleItem: Hashable, Sendable {
    public var item: Int64
    /// By the store's own list, which counts before that of all stores.
    public var isOwn: Bool
}

/// A product with its codes: GTINs by number, then the other codes.
public struct CatalogProduct: Hashable, Sendable {
    public var facts: ProductFacts
    public var barcodes: [CatalogBarcode]
    /// By number. In a store's view only: elsewhere there is no store whose scales to ask.
    public var scaleItems: [CatalogScaleItem] = []
}

/// How a store's scale labels are read.
public struct CatalogScaleTemplate: Hashable, Sendable {
    public var id: Int64
    /// Nil = every store.
    public var store: StoreID?
    public var pattern: String
    public var decimals: Int
}

/// One item as it is now.
public enum CatalogItem: Hashable, Sendable {
    case product(CatalogProduct)
    /// A shelf or a dock.
    case location(Place)
    case scaleTemplate(CatalogScaleTemplate)
}

/// One item that is no more.
public enum CatalogTombstone: Hashable, Sendable {
    case product(ProductID)
    case location(LocationID)
    case scaleTemplate(Int64)
}

/// A step of a pull. Applied as a whole; `cursor` is where the terminal stands then.
public struct CatalogPage: Hashable, Sendable {
    public var upserts: [CatalogItem] = []
    public var tombstones: [CatalogTombstone] = []
    public var cursor: [UInt8] = []
    /// Nothing follows.
    public var isLast = true
    /// The cursor was not usable: drop everything, this is the first page of a snapshot.
    public var mustRefetch = false
    /// On the first page of a pull: items in all of it, at most. 0 = not said.
    public var totalItems = 0
}

extension Books {
    /// The changes of `store`'s product master behind `cursor`, oldest first; all of it when the cursor is empty.
    ///
    /// At most `Limits.catalogPageItems` changes a page: repeat with the page's cursor until `isLast`. A page may be empty before
    /// the last. An item that changes during a pull is told again at its new place. A cursor that is damaged, of another store, from
    /// another history of the books (a restored backup) or older than `Limits.tombstoneMilliseconds` begins a snapshot.
    public func catalogChanges(since cursor: [UInt8], for store: StoreID) async throws -> CatalogPage {
        try await database.read { snapshot in try ProductMaster(store: store).page(since: cursor, in: snapshot) }
    }

    /// Forgets deletions that no usable cursor has to be told any more; answers how many.
    public func forgetOldTombstones() async throws -> Int {
        try await database.write { transaction in try ProductMaster.forgetTombstones(in: transaction) }
    }
}

/// One store's view of the catalogue.
struct ProductMaster {
    let store: StoreID

    func page(since bytes: [UInt8], in source: borrowing some Reading & ~Copyable) throws -> CatalogPage {
        let now = source.nowMilliseconds
        var page = CatalogPage()
        let start: CatalogCursor
        if let cursor = try usable(bytes, in: source) {
            start = cursor
        } else {
            start = CatalogCursor(store: store, position: 0, knownUntil: now, isInsidePull: false, head: .start)
            page.mustRefetch = !bytes.isEmpty
        }
        let isSnapshot = start.position == 0
        if !start.isInsidePull { page.totalItems = try Self.count(after: start.position, withDeleted: !isSnapshot, in: source) }

        let changes = try Self.changes(after: start.position, in: source)
        let told = try CatalogReading(changes, store: store, in: source).fill(&page, withTombstones: !isSnapshot)
        page.isLast = told == changes.count && changes.count <= Limits.catalogPageItems
        let position = told > 0 ? changes[told - 1].position : start.position
        page.cursor = CatalogCursor(
            store: store, position: position, knownUntil: page.isLast ? now : start.knownUntil, isInsidePull: !page.isLast,
            head: try Journal.head(source)
        ).bytes
        return page
    }

    /// The cursor if the terminal can go on from it.
    private func usable(_ bytes: [UInt8], in source: borrowing some Reading & ~Copyable) throws -> CatalogCursor? {
        guard !bytes.isEmpty, let cursor = CatalogCursor(parsing: bytes), cursor.store == store else { return nil }
        // Deletions since then may have been forgotten.
        let (age, overflow) = source.nowMilliseconds.subtractingReportingOverflow(cursor.knownUntil)
        guard !overflow, age <= Limits.tombstoneMilliseconds else { return nil }
        // A restored backup has another history: positions that the cursor covers are given to other changes.
        guard try cursor.isOfThisHistory(in: source) else { return nil }
        return cursor
    }

    static func forgetTombstones(in transaction: borrowing Transaction) throws -> Int {
        let (oldest, overflow) = transaction.nowMilliseconds.subtractingReportingOverflow(Limits.tombstoneMilliseconds)
        return overflow ? 0 : try transaction.changes(forget, oldest)
    }

    /// One more than a page holds tells whether another follows.
    private static func changes(
        after position: Int64, in source: borrowing some Reading & ~Copyable
    ) throws -> [CatalogReading.Change] {
        try source.all(changesAfter, position, Limits.catalogPageItems + 1) { row in
            guard let kind = CatalogKind(rawValue: row.int(1)) else {
                throw BooksError.damaged("catalogue change \(row.int(0)) has the unknown kind \(row.int(1))")
            }
            return CatalogReading.Change(position: row.int(0), kind: kind, item: row.int(2), isDeleted: row.bool(3))
        }
    }

    private static func count(
        after position: Int64, withDeleted: Bool, in source: borrowing some Reading & ~Copyable
    ) throws -> Int {
        let count = try source.first(countAfter, position, withDeleted) { row in row.int(0) } ?? 0
        return Int(clamping: count)
    }

    private static let changesAfter = SQL(
        "SELECT position, kind, item, deleted FROM catalog_change WHERE position > $1 ORDER BY position LIMIT $2")
    private static let countAfter = SQL(
        "SELECT count(*) FROM catalog_change WHERE position > $1 AND (deleted = 0 OR $2 = 1)")
    // The highest position stays: it must not be given out twice.
    private static let forget = SQL(
        """
        DELETE FROM catalog_change WHERE deleted = 1 AND changed_ms < $1
            AND position < (SELECT max(position) FROM catalog_change)
        """)
}
