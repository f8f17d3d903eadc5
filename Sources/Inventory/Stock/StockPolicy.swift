// How much a store trusts one pair of eyes: what may be adjusted without approval, and which differences of a count are counted again.

public import Storage

/// A store's rules about stock. Without a row of its own a store has the strictest adjustments and no recounts.
public struct StockPolicy: Hashable, Sendable {
    /// Adjustments up to this value (losses and gains added up) are booked without approval; 0 = none is.
    public var adjustmentLimit: Value
    /// A counted line that differs by more than this share of what was expected is counted again; 0 = no such rule.
    public var recountPermille: Int64
    /// A counted line whose difference is worth more than this is counted again; 0 = no such rule.
    public var recountValue: Value

    public init(adjustmentLimit: Value = .zero, recountPermille: Int64 = 0, recountValue: Value = .zero) {
        self.adjustmentLimit = adjustmentLimit
        self.recountPermille = recountPermille
        self.recountValue = recountValue
    }

    /// Whether an adjustment needs no second person. Without a limit every one does, also of goods that are worth nothing.
    func allowsAlone(_ adjustment: AdjustmentPosting) -> Bool {
        adjustmentLimit.e4 > 0 && adjustment.weight <= adjustmentLimit.e4
    }

    var hasRecounts: Bool { recountPermille > 0 || recountValue.e4 > 0 }

    /// Whether a line has to be counted by somebody else.
    func wantsRecount(expected: Int64, difference: Int64, value: Value) -> Bool {
        guard difference != 0 else { return false }
        if recountValue.e4 > 0, value.e4.magnitude > recountValue.e4.magnitude { return true }
        guard recountPermille > 0 else { return false }
        // Of nothing expected every difference is more than any share.
        return Int128(difference.magnitude) * 1_000 > Int128(recountPermille) * Int128(max(expected, 0))
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
        let amounts = [("adjustment_limit_e4", policy.adjustmentLimit.e4), ("recount_value_e4", policy.recountValue.e4)]
        for (field, amount) in amounts where !(0...Limits.lineValueE4).contains(amount) {
            problems.append(.malformed(field: field, problem: "is not between 0 and \(Limits.lineValueE4)"))
        }
        if !(0...1_000).contains(policy.recountPermille) {
            problems.append(.malformed(field: "recount_permille", problem: "is not between 0 and 1000"))
        }
        try Refusal.check(problems)
    }

    public func apply(_ plan: Void, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws -> StockPolicy {
        draft.store = store
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
        try source.first(find, store.rawValue) { row in
            StockPolicy(
                adjustmentLimit: Value(e4: row.int(0)), recountPermille: row.int(1), recountValue: Value(e4: row.int(2)))
        } ?? StockPolicy()
    }

    static func set(_ policy: StockPolicy, of store: StoreID, in transaction: borrowing Transaction) throws {
        try transaction.run(
            upsert, store.rawValue, policy.adjustmentLimit.e4, policy.recountPermille, policy.recountValue.e4)
    }

    private static let find = SQL(
        "SELECT adjustment_limit_e4, recount_permille, recount_value_e4 FROM stock_policy WHERE store = $1")
    private static let upsert = SQL(
        """
        INSERT INTO stock_policy (store, adjustment_limit_e4, recount_permille, recount_value_e4) VALUES ($1, $2, $3, $4)
        ON CONFLICT (store) DO UPDATE SET adjustment_limit_e4 = excluded.adjustment_limit_e4,
            recount_permille = excluded.recount_permille, recount_value_e4 = excluded.recount_value_e4
        """)
}
