// Who the goods come from.

public import Storage

/// A supplier.
public struct Supplier: Hashable, Sendable {
    public let id: SupplierID
    public let code: String
    public let name: String
}

enum Suppliers {
    static func find(_ id: Int64, in source: borrowing some Reading & ~Copyable) throws -> Supplier? {
        try source.first(byID, id) { row in supplier(row) }
    }

    static func find(code: String, in source: borrowing some Reading & ~Copyable) throws -> Supplier? {
        try source.first(byCode, code) { row in supplier(row) }
    }

    static func list(after: Int64, count: Int64, in source: borrowing some Reading & ~Copyable) throws -> [Supplier] {
        try source.all(page, after, count) { row in supplier(row) }
    }

    static func insert(code: String, name: String, in transaction: borrowing Transaction) throws -> SupplierID {
        let id = try transaction.first(nextID) { row in row.int(0) } ?? 1
        try transaction.run(insertSupplier, id, code, name)
        return SupplierID(trusted: id)
    }

    private static func supplier(_ row: borrowing Row) -> Supplier {
        Supplier(id: SupplierID(trusted: row.int(0)), code: row.text(1), name: row.text(2))
    }

    private static let byID = SQL("SELECT id, code, name FROM supplier WHERE id = $1")
    private static let byCode = SQL("SELECT id, code, name FROM supplier WHERE code = $1")
    private static let page = SQL("SELECT id, code, name FROM supplier WHERE id > $1 ORDER BY id LIMIT $2")
    private static let nextID = SQL("SELECT coalesce(max(id), 0) + 1 FROM supplier")
    private static let insertSupplier = SQL("INSERT INTO supplier (id, code, name) VALUES ($1, $2, $3)")
}

/// A new supplier.
public struct CreateSupplier: Command {
    public var code: String
    public var name: String

    public static let kind = JournalKind.createSupplier

    public struct Facts {
        var codeIsTaken: Bool
    }

    public init(code: String, name: String) {
        self.code = code
        self.name = name
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        Facts(codeIsTaken: try Suppliers.find(code: code, in: transaction) != nil)
    }

    public func permission(_ facts: Facts) -> Permission { Permission(.create, .supplier) }

    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) {
        var problems = [
            NameRules.problem(with: code, field: "code", limit: Limits.codeLength),
            NameRules.problem(with: name, field: "name", limit: Limits.nameLength),
        ].compactMap(\.self)
        if facts.codeIsTaken { problems.append(.nameTaken(name: code)) }
        try Refusal.check(problems)
    }

    public func apply(_ plan: Void, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws -> SupplierID {
        try Suppliers.insert(code: code, name: name, in: transaction)
    }
}
