// Who the goods come from.

public import Storage

/// A supplier.
public struct Supplier: Hashable, Sendable {
    public let id: SupplierID
    public let code: String
    public let name: String
    /// Days after the goods came in which they are paid.
    public let paymentDays: Int64
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

    static func insert(
        code: String, name: String, paymentDays: Int64, in transaction: borrowing Transaction
    ) throws -> SupplierID {
        let id = try transaction.first(nextID) { row in row.int(0) } ?? 1
        try transaction.run(insertSupplier, id, code, name, paymentDays)
        return SupplierID(trusted: id)
    }

    private static func supplier(_ row: borrowing Row) -> Supplier {
        Supplier(id: SupplierID(trusted: row.int(0)), code: row.text(1), name: row.text(2), paymentDays: row.int(3))
    }

    static func setPaymentDays(_ days: Int64, of supplier: SupplierID, in transaction: borrowing Transaction) throws {
        try transaction.run(updatePaymentDays, supplier.rawValue, days)
    }

    /// Nil when they can be.
    static func problem(withPaymentDays days: Int64) -> Rejection? {
        guard (0...Limits.paymentDays).contains(days) else {
            return .malformed(field: "payment_days", problem: "is not 0 to \(Limits.paymentDays) days")
        }
        return nil
    }

    private static let byID = SQL("SELECT id, code, name, payment_days FROM supplier WHERE id = $1")
    private static let byCode = SQL("SELECT id, code, name, payment_days FROM supplier WHERE code = $1")
    private static let page = SQL("SELECT id, code, name, payment_days FROM supplier WHERE id > $1 ORDER BY id LIMIT $2")
    private static let nextID = SQL("SELECT coalesce(max(id), 0) + 1 FROM supplier")
    private static let insertSupplier = SQL(
        "INSERT INTO supplier (id, code, name, payment_days) VALUES ($1, $2, $3, $4)")
    private static let updatePaymentDays = SQL("UPDATE supplier SET payment_days = $2 WHERE id = $1")
}

/// A new supplier.
public struct CreateSupplier: Command {
    public var code: String
    public var name: String
    /// Days after the goods came in which they are paid, 0 to `Limits.paymentDays`.
    public var paymentDays: Int64

    public static let kind = JournalKind.createSupplier

    public struct Facts {
        var codeIsTaken: Bool
    }

    public init(code: String, name: String, paymentDays: Int64 = 0) {
        self.code = code
        self.name = name
        self.paymentDays = paymentDays
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        Facts(codeIsTaken: try Suppliers.find(code: code, in: transaction) != nil)
    }

    public func permission(_ facts: Facts) -> Permission { Permission(.create, .supplier) }

    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) {
        var problems = [
            NameRules.problem(with: code, field: "code", limit: Limits.codeLength),
            NameRules.problem(with: name, field: "name", limit: Limits.nameLength),
            Suppliers.problem(withPaymentDays: paymentDays),
        ].compactMap(\.self)
        if facts.codeIsTaken { problems.append(.nameTaken(name: code)) }
        try Refusal.check(problems)
    }

    public func apply(_ plan: Void, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws -> SupplierID {
        try Suppliers.insert(code: code, name: name, paymentDays: paymentDays, in: transaction)
    }
}

/// From now on the supplier is paid so many days after the goods came; what is owed already stays due when it was.
public struct SetPaymentDays: Command {
    public static let kind = JournalKind.setPaymentDays
    public var supplier: SupplierID
    /// 0 to `Limits.paymentDays`.
    public var days: Int64

    public init(_ days: Int64, of supplier: SupplierID) {
        self.supplier = supplier
        self.days = days
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Bool {
        try Suppliers.find(supplier.rawValue, in: transaction) != nil
    }

    public func permission(_ isKnown: Bool) -> Permission { Permission(.change, .supplier, .everywhere) }

    public func decide(_ isKnown: Bool, _ circumstances: Circumstances) throws(Refusal) {
        var problems = [Suppliers.problem(withPaymentDays: days)].compactMap(\.self)
        if !isKnown { problems.append(.unknown(subject: .supplier, reference: "\(supplier)")) }
        try Refusal.check(problems)
    }

    public func apply(_ plan: Void, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws {
        try Suppliers.setPaymentDays(days, of: supplier, in: transaction)
    }
}
