// The stores, as rows.

import Storage

/// A store.
public struct Store: Hashable, Sendable {
    public let id: StoreID
    public let code: String
    public let name: String
    /// IANA name, as "Asia/Shanghai".
    public let timeZone: String
    /// ISO 4217, as "CNY".
    public let currency: String
}

enum Stores {
    static func find(_ id: StoreID, in source: borrowing some Reading & ~Copyable) throws -> Store? {
        try source.first(byID, id.rawValue) { row in store(row) }
    }

    static func find(code: String, in source: borrowing some Reading & ~Copyable) throws -> Store? {
        try source.first(byCode, code) { row in store(row) }
    }

    static func all(in source: borrowing some Reading & ~Copyable) throws -> [Store] {
        try source.all(list) { row in store(row) }
    }

    static func insert(
        code: String, name: String, timeZone: String, currency: String, in transaction: borrowing Transaction
    ) throws -> StoreID {
        let id = try transaction.first(nextID) { row in row.int(0) } ?? 1
        try transaction.run(insertStore, id, code, name, timeZone, currency)
        return StoreID(trusted: id)
    }

    private static func store(_ row: borrowing Row) -> Store {
        Store(id: StoreID(trusted: row.int(0)), code: row.text(1), name: row.text(2), timeZone: row.text(3), currency: row.text(4))
    }

    private static let byID = SQL("SELECT id, code, name, time_zone, currency FROM store WHERE id = $1")
    private static let byCode = SQL("SELECT id, code, name, time_zone, currency FROM store WHERE code = $1")
    private static let list = SQL("SELECT id, code, name, time_zone, currency FROM store ORDER BY id")
    private static let nextID = SQL("SELECT coalesce(max(id), 0) + 1 FROM store")
    private static let insertStore = SQL(
        "INSERT INTO store (id, code, name, time_zone, currency, first_open_date) VALUES ($1, $2, $3, $4, $5, '')")
}

/// What names and codes may be.
enum NameRules {
    /// Nil when `text` has 1 to `limit` bytes and no control characters.
    static func problem(with text: String, field: String, limit: Int) -> Rejection? {
        if PaymentCard.isIn(text) { return .cardNumber(field: field) }
        guard (1...limit).contains(text.utf8.count) else { return .malformed(field: field, problem: "needs 1 to \(limit) bytes") }
        let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F } && !text.allSatisfy(\.isWhitespace)
        return isPlain ? nil : .malformed(field: field, problem: "is blank or holds control characters")
    }
}
