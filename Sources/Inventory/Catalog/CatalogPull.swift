// The product master for terminals: everything once, then what changed. A change moves its item to the end of the row of changes, so
// a terminal that reads the row from any place to its end has the whole truth, however much changed while it was reading.

public import Storage

/// One thing of the product master.
public enum CatalogItem: Hashable, Sendable {
    case product(ListedProduct)
    case location(Place)
    case scaleTemplate(id: Int64, store: StoreID?, pattern: String, decimals: Int64)
}

/// What is there no longer.
public enum CatalogTombstone: Hashable, Sendable {
    case product(Int64)
    case location(Int64)
    case scaleTemplate(Int64)
}

/// A piece of the product master, to be applied as a whole.
public struct CatalogPage: Hashable, Sendable {
    /// The cursor asked with; empty at the beginning of a snapshot.
    public let from: [UInt8]
    /// The cursor once this page is applied.
    public let to: [UInt8]
    public let items: [CatalogItem]
    public let tombstones: [CatalogTombstone]
    public let isLast: Bool
    /// The cursor was of another store, of other books, or no cursor: drop everything, this page begins a snapshot.
    public let mustRefetch: Bool
    /// Changes from here to the end, for a progress bar.
    public let itemsAhead: Int64
}

/// The page of a store's product master behind a cursor. For the store's terminals, whose credential was checked before.
public struct CatalogChanges: Sendable {
    /// Empty = a snapshot.
    public var cursor: [UInt8]
    public var store: StoreID

    /// Changes per page.
    public static let pageSize = 500

    public init(after cursor: [UInt8], store: StoreID) {
        self.cursor = cursor
        self.store = store
    }

    /// Reads one page from one snapshot of the books.
    public func page(from snapshot: borrowing Snapshot) throws -> CatalogPage {
        let end = try snapshot.first(Self.lastPosition) { row in row.int(0) } ?? 0
        let known = position()
        // A position beyond the end was given by books that have since been replaced by an older backup.
        let isUsable = cursor.isEmpty || known.map { $0 >= 0 && $0 <= end } ?? false
        let start = isUsable ? known ?? 0 : 0
        let isSnapshot = start == 0
        let changes = try snapshot.all(Self.changes, start, Self.pageSize) { row in
            Change(position: row.int(0), kind: CatalogKind(rawValue: row.int(1)), item: row.int(2), isDeleted: row.bool(3))
        }
        let upTo = changes.last?.position ?? start
        var read = CatalogReading(store: store)
        try read.load(after: start, upTo: upTo, from: snapshot)
        var items: [CatalogItem] = []
        var tombstones: [CatalogTombstone] = []
        for change in changes {
            guard let kind = change.kind else { throw BooksError.damaged("catalogue change \(change.position) has an unknown kind") }
            if change.isDeleted {
                if !isSnapshot { tombstones.append(CatalogTombstone(kind, change.item)) }
            } else if let item = read.item(kind, change.item) {
                items.append(item)
            }
        }
        let ahead = try snapshot.first(Self.countAhead, start) { row in row.int(0) } ?? 0
        return CatalogPage(
            from: isUsable ? cursor : [], to: Paging.token(of: [.number(upTo)], list: list), items: items, tombstones: tombstones,
            isLast: upTo >= end, mustRefetch: !isUsable, itemsAhead: ahead)
    }

    private struct Change {
        var position: Int64
        var kind: CatalogKind?
        var item: Int64
        var isDeleted: Bool
    }

    /// A cursor is good for one store: what a terminal sees depends on it.
    private var list: String { "catalogue/1/\(store)" }

    private func position() -> Int64? {
        guard case .number(let position)? = Paging.keys(of: cursor, list: list)?.first else { return nil }
        return position
    }

    private static let lastPosition = SQL("SELECT coalesce(max(position), 0) FROM catalog_change")
    private static let changes = SQL(
        "SELECT position, kind, item, deleted FROM catalog_change WHERE position > $1 ORDER BY position LIMIT $2")
    private static let countAhead = SQL("SELECT count(*) FROM catalog_change WHERE position > $1")
}

extension CatalogTombstone {
    init(_ kind: CatalogKind, _ item: Int64) {
        switch kind {
        case .product: self = .product(item)
        case .location: self = .location(item)
        case .scaleTemplate: self = .scaleTemplate(item)
        }
    }
}

extension Books {
    /// The page of the store's product master behind `cursor`.
    public func catalogPage(after cursor: [UInt8], store: StoreID) async throws -> CatalogPage {
        try await database.read { snapshot in try CatalogChanges(after: cursor, store: store).page(from: snapshot) }
    }

    /// The same for programs without an event loop.
    public func catalogPageSync(after cursor: [UInt8], store: StoreID) throws -> CatalogPage {
        try database.readSync { snapshot in try CatalogChanges(after: cursor, store: store).page(from: snapshot) }
    }
}
