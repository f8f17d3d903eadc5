// The shop writes its rules of approval. They hold for what is approved or posted from then on.

public import Storage

/// Adds a rule, or changes the role that it names.
public struct SetApprovalPolicy: Command {
    public static let kind = JournalKind.setApprovalPolicy
    public var policy: ApprovalPolicy

    public init(_ policy: ApprovalPolicy) {
        self.policy = policy
    }

    public struct Facts {
        var storeIsKnown: Bool
        var others: Int
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        let kept = try Approvals.policies(in: transaction)
        return Facts(
            storeIsKnown: try policy.store.map { try Stores.find($0, in: transaction) != nil } ?? true,
            others: kept.count { !$0.hasSamePlace(as: policy) })
    }

    public func permission(_ facts: Facts) -> Permission { Permission(.configure, .store, policy.store.map(Permission.Reach.store) ?? .everywhere) }

    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) {
        var problems: [Rejection] = []
        if let store = policy.store, !facts.storeIsKnown { problems.append(.unknown(subject: .store, reference: "\(store)")) }
        if policy.fromValue < .zero { problems.append(.quantityOutOfRange(field: "from_value_e4")) }
        if !(1...Limits.approvalLevels).contains(policy.level) {
            problems.append(.malformed(field: "level", problem: "is not 1 to \(Limits.approvalLevels)"))
        }
        if facts.others >= Limits.approvalPolicies {
            problems.append(.tooMany(field: "policies", limit: Limits.approvalPolicies))
        }
        try Refusal.check(problems)
    }

    public func apply(_ plan: Void, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws {
        draft.store = policy.store
        try Approvals.set(policy, in: transaction)
    }
}

/// Takes a rule back; its role does not matter.
public struct RemoveApprovalPolicy: Command {
    public static let kind = JournalKind.removeApprovalPolicy
    public var policy: ApprovalPolicy

    public init(_ policy: ApprovalPolicy) {
        self.policy = policy
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Bool {
        try Approvals.policies(in: transaction).contains { $0.hasSamePlace(as: policy) }
    }

    public func permission(_ isKnown: Bool) -> Permission { Permission(.configure, .store, policy.store.map(Permission.Reach.store) ?? .everywhere) }

    public func decide(_ isKnown: Bool, _ circumstances: Circumstances) throws(Refusal) {
        guard isKnown else { throw Refusal(.unknown(subject: .approvalPolicy, reference: "level \(policy.level)")) }
    }

    public func apply(_ plan: Void, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws {
        draft.store = policy.store
        _ = try Approvals.remove(policy, in: transaction)
    }
}

/// All rules that hold in the stores that the caller may see.
public struct ApprovalPolicyList: Query {
    public init() {}

    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> [ApprovalPolicy] {
        let stores = try StoresInSight.of(caller, .see, .store, store: nil, in: snapshot)
        return try Approvals.policies(in: snapshot).filter { policy in policy.store.map { stores.contains($0) } ?? true }
    }
}

extension ApprovalPolicy {
    /// Whether one takes the other's place.
    func hasSamePlace(as other: ApprovalPolicy) -> Bool {
        var same = other
        same.role = role
        return self == same
    }
}
