// From when on a store wants to be told: one rule for all its products, and rules of their own for some.

public import Storage

/// A store's thresholds. A product's own rule takes the place of the store's as a whole; without any only expired lots are told.
public struct AlertRule: Hashable, Sendable {
    /// Told when less is available; 0 = never.
    public var least: Int64
    /// Told when more is on hand; 0 = never.
    public var most: Int64
    /// Told so many days before a lot expires; 0 = never.
    public var nearExpiryDays: Int64
    /// Whose matter it is; nil = whoever takes it.
    public var owner: UserID?

    public init(least: Int64 = 0, most: Int64 = 0, nearExpiryDays: Int64 = 0, owner: UserID? = nil) {
        self.least = least
        self.most = most
        self.nearExpiryDays = nearExpiryDays
        self.owner = owner
    }

    static let none = AlertRule()
}

/// Sets a rule, or takes it away.
public struct SetAlertRule: Command {
    public static let kind = JournalKind.setAlertRule
    public var store: StoreID
    /// Nil = all products that have no rule of their own.
    public var product: ProductID?
    /// Nil = none.
    public var rule: AlertRule?

    public init(_ rule: AlertRule?, of product: ProductID?, in store: StoreID) {
        self.store = store
        self.product = product
        self.rule = rule
    }

    public struct Facts {
        var storeExists: Bool
        var productExists: Bool
        var isReplaced: Bool
        var rules: Int64
        /// Nil: nobody is named.
        var ownerWorks: Bool?
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        Facts(
            storeExists: try Stores.find(store, in: transaction) != nil,
            productExists: try product.map { try Products.find($0.rawValue, in: transaction) != nil } ?? true,
            isReplaced: try AlertRules.find(of: product, in: store, transaction) != nil,
            rules: try AlertRules.count(in: store, transaction),
            ownerWorks: try rule?.owner.map { try Users.find($0, in: transaction)?.isDisabled == false })
    }

    public func permission(_ facts: Facts) -> Permission { Permission(.configure, .alert, in: facts.storeExists ? store : nil) }

    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) -> SetAlertRule {
        var problems: [Rejection] = []
        if let rule {
            for (field, amount) in [("rule.least", rule.least), ("rule.most", rule.most)] where amount < 0 || Quantity(amount) == nil {
                problems.append(.quantityOutOfRange(field: field))
            }
            if rule.most > 0, rule.least > rule.most { problems.append(.malformed(field: "rule.most", problem: "is less than rule.least")) }
            if !(0...Limits.nearExpiryDays).contains(rule.nearExpiryDays) {
                problems.append(.malformed(field: "rule.near_expiry_days", problem: "is not between 0 and \(Limits.nearExpiryDays)"))
            }
            if !facts.isReplaced, facts.rules >= Limits.alertRules { problems.append(.tooMany(field: "rules", limit: Int(Limits.alertRules))) }
        }
        if !facts.storeExists { problems.append(.unknown(subject: .store, reference: "\(store)")) }
        if !facts.productExists { problems.append(.unknown(subject: .product, reference: product.map { "\($0)" } ?? "")) }
        if facts.ownerWorks == false { problems.append(.unknown(subject: .user, reference: rule?.owner.map { "\($0)" } ?? "")) }
        try Refusal.check(problems)
        return self
    }

    public func apply(_ plan: SetAlertRule, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws -> AlertRule? {
        draft.store = store
        try AlertRules.set(rule, of: product, in: store, transaction)
        return rule
    }
}

/// A store's rules, the one for all products first.
public struct AlertRuleList: Query {
    public var store: StoreID
    public var page: Page

    public init(_ store: StoreID, page: Page = Page()) {
        self.store = store
        self.page = page
    }

    public struct Line: Hashable, Sendable {
        /// Nil = all products that have no rule of their own.
        public var product: ProductID?
        public var productName: String
        public var rule: AlertRule
        public var ownerName: String
    }

    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> Paged<Line> {
        try Rights.require(Permission(.see, .alert, in: store), of: caller, in: snapshot)
        let paging = try Paging(page, list: "alert rules/\(store)", keys: .number(0))
        let found = try AlertRules.list(in: store, after: paging.after.isEmpty ? -1 : paging.number(), paging.rowsToRead, snapshot)
        return paging.page(found) { [.number($0.product?.rawValue ?? 0)] }
    }
}

enum AlertRules {
    /// The store's own rule and those of its products; key 0 is the store's.
    static func all(in store: StoreID, _ source: borrowing some Reading & ~Copyable) throws -> [Int64: AlertRule] {
        let rows = try source.all(findAll, store.rawValue) { row in (row.int(0), rule(row, from: 1)) }
        return Dictionary(rows, uniquingKeysWith: { first, _ in first })
    }

    static func find(
        of product: ProductID?, in store: StoreID, _ source: borrowing some Reading & ~Copyable
    ) throws -> AlertRule? {
        try source.first(findOne, store.rawValue, product?.rawValue ?? 0) { row in rule(row, from: 0) }
    }

    static func count(in store: StoreID, _ source: borrowing some Reading & ~Copyable) throws -> Int64 {
        try source.first(countAll, store.rawValue) { row in row.int(0) } ?? 0
    }

    static func list(
        in store: StoreID, after product: Int64, _ count: Int64, _ source: borrowing some Reading & ~Copyable
    ) throws -> [AlertRuleList.Line] {
        try source.all(findPage, store.rawValue, product, count) { row in
            AlertRuleList.Line(
                product: ProductID(row.int(0)), productName: row.text(5), rule: rule(row, from: 1), ownerName: row.text(6))
        }
    }

    static func set(_ rule: AlertRule?, of product: ProductID?, in store: StoreID, _ transaction: borrowing Transaction) throws {
        guard let rule else { return try transaction.run(delete, store.rawValue, product?.rawValue ?? 0) }
        try transaction.run(
            upsert, store.rawValue, product?.rawValue ?? 0, rule.least, rule.most, rule.nearExpiryDays, rule.owner?.rawValue ?? 0)
    }

    private static func rule(_ row: borrowing Row, from column: Int) -> AlertRule {
        AlertRule(
            least: row.int(column), most: row.int(column + 1), nearExpiryDays: row.int(column + 2), owner: UserID(row.int(column + 3)))
    }

    private static let findAll = SQL("SELECT product, least, most, near_expiry_days, owner FROM alert_rule WHERE store = $1")
    private static let findOne = SQL("SELECT least, most, near_expiry_days, owner FROM alert_rule WHERE store = $1 AND product = $2")
    private static let countAll = SQL("SELECT count(*) FROM alert_rule WHERE store = $1")
    private static let findPage = SQL(
        """
        SELECT alert_rule.product, least, most, near_expiry_days, owner, coalesce(product.name, ''), coalesce(app_user.display_name, '')
        FROM alert_rule LEFT JOIN product ON product.id = alert_rule.product LEFT JOIN app_user ON app_user.id = alert_rule.owner
        WHERE alert_rule.store = $1 AND alert_rule.product > $2 ORDER BY alert_rule.product LIMIT $3
        """)
    private static let delete = SQL("DELETE FROM alert_rule WHERE store = $1 AND product = $2")
    private static let upsert = SQL(
        """
        INSERT INTO alert_rule (store, product, least, most, near_expiry_days, owner) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (store, product) DO UPDATE SET least = excluded.least, most = excluded.most,
            near_expiry_days = excluded.near_expiry_days, owner = excluded.owner
        """)
}
