// What changed last, item by item: the ground of the terminals' deltas. Each item has one row; a change moves it to the end.

import Storage

enum CatalogKind: Int64, Hashable, CaseIterable {
    case product = 1
    case location = 2
    case scaleTemplate = 3
}

enum CatalogChanges {
    /// Moves the item to the end. Terminals are told once per transaction by `announce`.
    static func note(
        _ kind: CatalogKind, _ item: Int64, isDeleted: Bool = false, in transaction: borrowing Transaction
    ) throws {
        try transaction.run(upsert, kind.rawValue, item, isDeleted, transaction.nowMilliseconds)
    }

    /// The same for an item that cannot have a row yet, in a long row of them: `next` is the end, found where it is not known.
    static func noteNew(
        _ kind: CatalogKind, _ item: Int64, at next: inout Int64?, in transaction: borrowing Transaction
    ) throws {
        let position = try next ?? transaction.first(end) { row in row.int(0) } ?? 1
        try transaction.run(insert, position, kind.rawValue, item, transaction.nowMilliseconds)
        next = position + 1
    }

    /// Tells the terminals to pull.
    static func announce(in transaction: borrowing Transaction) throws {
        try Outbox.put(.catalog, store: nil, key: 0, in: transaction)
    }

    private static let end = SQL("SELECT coalesce(max(position), 0) + 1 FROM catalog_change")
    private static let insert = SQL(
        "INSERT INTO catalog_change (position, kind, item, deleted, changed_ms) VALUES ($1, $2, $3, 0, $4)")
    private static let upsert = SQL(
        """
        INSERT INTO catalog_change (position, kind, item, deleted, changed_ms)
        SELECT coalesce(max(position), 0) + 1, $1, $2, $3, $4 FROM catalog_change WHERE true
        ON CONFLICT (kind, item) DO UPDATE SET
            position = excluded.position, deleted = excluded.deleted, changed_ms = excluded.changed_ms
        """)
}
