// How much life goods must have left when they arrive: by product, by supplier, or by both, and what happens to goods with less.

public import Storage

/// What happens to goods with too little life left. The numbers are frozen.
public enum LifeAction: Int64, Hashable, Sendable, CaseIterable {
    /// Staff are told; whoever approves decides.
    case warn = 1
    /// They are not taken: nobody can approve them.
    case block = 2
    /// They are taken if somebody with the right to approve lots approves them.
    case allowWithRole = 3
}

/// What is asked of one line's goods.
struct LifeDemand: Hashable {
    var days: Int
    var action: LifeAction

    /// The shop's rule where there is one (`rule` not negative), else what the product asks for, which is a warning.
    init(rule: Int64, action: Int64, productDays: Int64) {
        let isRuled = rule >= 0
        days = Int(clamping: isRuled ? rule : productDays)
        self.action = isRuled ? LifeAction(rawValue: action) ?? .block : .warn
    }

    /// Days that lack on `today`; nil where the demand is met, or nothing is known.
    func isMissed(expiry: String, today: String) -> Bool {
        !ShelfLife.remarks(expiry: expiry, lot: "", minimumLifeDays: days, today: today).isEmpty
    }
}

enum LifeRules {
    /// The rule for the product of the supplier: that of both, else the product's, else the supplier's, else that of all.
    static func demand(
        _ product: ProductFacts, from supplier: SupplierID, in source: borrowing some Reading & ~Copyable
    ) throws -> LifeDemand {
        let rule = try source.first(find, product.id.rawValue, supplier.rawValue) { row in (days: row.int(0), action: row.int(1)) }
        return LifeDemand(rule: rule?.days ?? -1, action: rule?.action ?? 0, productDays: Int64(product.minimumLifeDays))
    }

    private static let find = SQL(
        """
        SELECT minimum_days, action FROM life_rule WHERE product IN ($1, 0) AND supplier IN ($2, 0)
        ORDER BY product DESC, supplier DESC LIMIT 1
        """)
}

/// Writes the rule of a product, a supplier, both, or all; without a rule to write, takes it back.
public struct SetLifeRule: Command {
    public static let kind = JournalKind.setLifeRule

    public struct Rule: Hashable, Sendable {
        /// 0 to `ProductDraft.longestLifeDays`.
        public var minimumDays: Int64
        public var action: LifeAction

        public init(minimumDays: Int64, action: LifeAction) {
            self.minimumDays = minimumDays
            self.action = action
        }
    }

    /// Nil = every product.
    public var product: ProductID?
    /// Nil = every supplier.
    public var supplier: SupplierID?
    public var rule: Rule?

    public init(product: ProductID?, supplier: SupplierID?, rule: Rule?) {
        self.product = product
        self.supplier = supplier
        self.rule = rule
    }

    public struct Facts {
        var productIsKnown: Bool
        var supplierIsKnown: Bool
        var isKnown: Bool
        var count: Int64
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        Facts(
            productIsKnown: try product.map { try Products.find($0.rawValue, in: transaction) != nil } ?? true,
            supplierIsKnown: try supplier.map { try Suppliers.find($0.rawValue, in: transaction) != nil } ?? true,
            isKnown: try transaction.first(Self.find, product?.rawValue ?? 0, supplier?.rawValue ?? 0) { _ in true } ?? false,
            count: try transaction.first(Self.count) { row in row.int(0) } ?? 0)
    }

    public func permission(_ facts: Facts) -> Permission { Permission(.change, .product, .everywhere) }

    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) {
        var problems: [Rejection] = []
        if let product, !facts.productIsKnown { problems.append(.unknown(subject: .product, reference: "\(product)")) }
        if let supplier, !facts.supplierIsKnown { problems.append(.unknown(subject: .supplier, reference: "\(supplier)")) }
        if let rule, !(0...ProductDraft.longestLifeDays).contains(rule.minimumDays) {
            problems.append(.malformed(field: "minimum_days", problem: "is not 0 to \(ProductDraft.longestLifeDays) days"))
        }
        if rule != nil, !facts.isKnown, facts.count >= Limits.lifeRules {
            problems.append(.tooMany(field: "life_rules", limit: Limits.lifeRules))
        }
        try Refusal.check(problems)
    }

    public func apply(_ plan: Void, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws {
        if let rule {
            try transaction.run(
                Self.upsert, product?.rawValue ?? 0, supplier?.rawValue ?? 0, rule.minimumDays, rule.action.rawValue)
        } else {
            try transaction.run(Self.delete, product?.rawValue ?? 0, supplier?.rawValue ?? 0)
        }
    }

    private static let find = SQL("SELECT 1 FROM life_rule WHERE product = $1 AND supplier = $2")
    private static let count = SQL("SELECT count(*) FROM life_rule")
    private static let upsert = SQL(
        """
        INSERT INTO life_rule (product, supplier, minimum_days, action) VALUES ($1, $2, $3, $4)
        ON CONFLICT (product, supplier) DO UPDATE SET minimum_days = excluded.minimum_days, action = excluded.action
        """)
    private static let delete = SQL("DELETE FROM life_rule WHERE product = $1 AND supplier = $2")
}
