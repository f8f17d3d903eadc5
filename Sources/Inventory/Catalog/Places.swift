// Stores and the places in them, as the ledger needs them.

import Storage

/// A place goods can be at, real or virtual.
public struct Place: Hashable, Sendable {
    public let id: LocationID
    public let store: StoreID
    public let kind: LocationKind
    public let code: String
    public let name: String
    public let zone: String
}

enum Places {
    static func place(_ id: LocationID, in source: borrowing some Reading & ~Copyable) throws -> Place? {
        try source.first(byID, id.rawValue) { row in try read(row) }
    }

    /// The store's one place of a virtual kind, or its dock.
    static func place(
        _ kind: LocationKind, of store: StoreID, in source: borrowing some Reading & ~Copyable
    ) throws -> Place? {
        try source.first(byKind, store.rawValue, kind.rawValue) { row in try read(row) }
    }

    /// The same for places that every store has; a store without one is damage.
    static func required(
        _ kind: LocationKind, of store: StoreID, in source: borrowing some Reading & ~Copyable
    ) throws -> Place {
        guard let place = try place(kind, of: store, in: source) else {
            throw BooksError.damaged("store \(store) has no \(kind)")
        }
        return place
    }

    static func find(
        code: String, of store: StoreID, in source: borrowing some Reading & ~Copyable
    ) throws -> Place? {
        try source.first(byCode, store.rawValue, code) { row in try read(row) }
    }

    /// The store's real places, dock and shelves, behind `after`.
    static func list(
        of store: StoreID, after: Int64, count: Int64, in source: borrowing some Reading & ~Copyable
    ) throws -> [Place] {
        try source.all(page, store.rawValue, after, count) { row in try read(row) }
    }

    static func insert(
        _ store: StoreID, _ kind: LocationKind, code: String, name: String, zone: String, in transaction: borrowing Transaction
    ) throws -> LocationID {
        let id = try transaction.first(nextID) { row in row.int(0) } ?? 1
        try transaction.run(insertPlace, id, store.rawValue, kind.rawValue, code, name, zone)
        return LocationID(trusted: id)
    }

    /// Reads the columns of `byID`.
    static func read(_ row: borrowing Row) throws -> Place {
        guard let kind = LocationKind(rawValue: row.int(2)) else {
            throw BooksError.damaged("location \(row.int(0)) has the unknown kind \(row.int(2))")
        }
        return Place(
            id: LocationID(trusted: row.int(0)), store: StoreID(trusted: row.int(1)), kind: kind, code: row.text(3),
            name: row.text(4), zone: row.text(5))
    }

    private static let byID = SQL("SELECT id, store, kind, code, name, zone FROM location WHERE id = $1")
    private static let byCode = SQL("SELECT id, store, kind, code, name, zone FROM location WHERE store = $1 AND code = $2")
    // Kinds below 10 are real.
    private static let page = SQL(
        "SELECT id, store, kind, code, name, zone FROM location WHERE store = $1 AND kind < 10 AND id > $2 ORDER BY id LIMIT $3")
    private static let nextID = SQL("SELECT coalesce(max(id), 0) + 1 FROM location")
    private static let insertPlace = SQL(
        "INSERT INTO location (id, store, kind, code, name, zone) VALUES ($1, $2, $3, $4, $5, $6)")
    private static let byKind = SQL(
        "SELECT id, store, kind, code, name, zone FROM location WHERE store = $1 AND kind = $2 ORDER BY id LIMIT 1")
}
