// How much a store trusts one pair of eyes: what may be adjusted without approval, and which differences of a count are counted again.

public import Storage

/// A store's rules about stock. Without a row of its own a store has the strictest adjustments and no recounts.
public struct StockPolicy: Hashable, Sendable {
    /// Adjustments up to this value (losses and gains added up) are booked without approval; 0 = none is.
    public var adjustmentLimit: Value
    /// Which counted lines are counted again, of goods whose class has no rule of its own.
    public var recount: RecountRule
    /// At most one per class, in the order of the classes.
    public var classRecounts: [ClassRecountRule]

    public init(
        adjustmentLimit: Value = .zero, recountPermille: Int64 = 0, recountValue: Value = .zero, classRecounts: [ClassRecountRule] = []
    ) {
        self.adjustmentLimit = adjustmentLimit
        recount = RecountRule(permille: recountPermille, value: recountValue)
        self.classRecounts = classRecounts
    }

    /// Whether an adjustment needs no second person. Without a limit every one does, also of goods that are worth nothing.
    func allowsAlone(_ adjustment: AdjustmentPosting) -> Bool {
        adjustmentLimit.e4 > 0 && adjustment.weight <= adjustmentLimit.e4
    }

    var hasRecounts: Bool { recount.isSet || classRecounts.contains { $0.rule.isSet } }

    /// The rule for goods of the class.
    func recount(of salesClass: SalesClass) -> RecountRule {
        classRecounts.first { $0.salesClass == salesClass }?.rule ?? recount
    }
}

/// Sets a store's rules about stock.
public struct SetStockPolicy: Command {
    public static let kind = JournalKind.setStockPolicy
    public var store: StoreID
    public var policy: StockPolicy

    public init(_ policy: StockPolicy, of store: StoreID) {
        self.store = store
        self.policy = policy
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Bool {
        try Stores.find(store, in: transaction) != nil
    }

    public func permission(_ storeExists: Bool) -> Permission { Permission(.configure, .stock, in: storeExists ? store : nil) }

    public func decide(_ storeExists: Bool, _ circumstances: Circumstances) throws(Refusal) {
        guard storeExists else { throw Refusal(.unknown(subject: .store, reference: "\(store)")) }
        var problems: [Rejection] = []
        if !(0...Limits.lineValueE4).contains(policy.adjustmentLimit.e4) {
            problems.append(.malformed(field: "adjustment_limit_e4", problem: "is not between 0 and \(Limits.lineValueE4)"))
        }
        problems += policy.recount.problems("")
        problems += try ClassRecountRule.problems(policy.classRecounts)
        try Refusal.check(problems)
    }

    public func apply(_ plan: Void, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws -> StockPolicy {
        draft.store = store
        var policy = policy
        policy.classRecounts.sort { $0.salesClass.rawValue < $1.salesClass.rawValue }
        try StockPolicies.set(policy, of: store, in: transaction)
        return policy
    }
}

/// A store's rules about stock.
public struct StockPolicyOfStore: Query {
    public var store: StoreID

    public init(_ store: StoreID) {
        self.store = store
    }

    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> StockPolicy {
        try Rights.require(Permission(.see, .stock, in: store), of: caller, in: snapshot)
        return try StockPolicies.policy(of: store, in: snapshot)
    }
}

enum StockPolicies {
    static func policy(of store: StoreID, in source: borrowing some Reading & ~Copyable) throws -> StockPolicy {
        let found = try source.first(find, store.rawValue) { row in
            StockPolicy(
                adjustmentLimit: Value(e4: row.int(0)), recountPermille: row.int(1), recountValue: Value(e4: row.int(2)))
        }
        guard var policy = found else { return StockPolicy() }
        policy.classRecounts = try source.all(findClasses, store.rawValue) { row in
            guard let salesClass = SalesClass(rawValue: row.int(0)) else {
                throw BooksError.damaged("store \(store) has a rule for the unknown class \(row.int(0))")
            }
            let rule = RecountRule(isAlways: row.bool(1), permille: row.int(2), value: Value(e4: row.int(3)))
            return ClassRecountRule(salesClass, rule)
        }
        return policy
    }

    static func set(_ policy: StockPolicy, of store: StoreID, in transaction: borrowing Transaction) throws {
        try transaction.run(
            upsert, store.rawValue, policy.adjustmentLimit.e4, policy.recount.permille, policy.recount.value.e4)
        try transaction.run(deleteClasses, store.rawValue)
        for one in policy.classRecounts {
            try transaction.run(
                insertClass, store.rawValue, one.salesClass.rawValue, one.rule.isAlways, one.rule.permille, one.rule.value.e4)
        }
    }

    private static let find = SQL(
        "SELECT adjustment_limit_e4, recount_permille, recount_value_e4 FROM stock_policy WHERE store = $1")
    private static let upsert = SQL(
        """
        INSERT INTO stock_policy (store, adjustment_limit_e4, recount_permille, recount_value_e4) VALUES ($1, $2, $3, $4)
        ON CONFLICT (store) DO UPDATE SET adjustment_limit_e4 = excluded.adjustment_limit_e4,
            recount_permille = excluded.recount_permille, recount_value_e4 = excluded.recount_value_e4
        """)
    private static let findClasses = SQL(
        """
        SELECT sales_class, is_always, recount_permille, recount_value_e4 FROM stock_policy_class WHERE store = $1 ORDER BY sales_class
        """)
    private static let deleteClasses = SQL("DELETE FROM stock_policy_class WHERE store = $1")
    private static let insertClass = SQL(
        """
        INSERT INTO stock_policy_class (store, sales_class, is_always, recount_permille, recount_value_e4) VALUES ($1, $2, $3, $4, $5)
        """)
}
