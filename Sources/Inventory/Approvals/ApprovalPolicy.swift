// How many people must approve a document, and of which role: rows that the shop writes, by kind, store, amount and discrepancy.

/// One rule: a document that meets it needs approvals up to `level`.
///
/// Rules add up: a document needs every level from 1 to the highest that any rule which it meets names. Without a rule one approval
/// by anybody who may approve is enough.
public struct ApprovalPolicy: Hashable, Sendable {
    public enum Document: Hashable, Sendable {
        case purchaseOrder
        /// Nil = receipts of every kind.
        case receipt(ReceiptKind?)
    }

    public var document: Document
    /// Nil = every store.
    public var store: StoreID?
    /// Only documents on which something is not as it was ordered.
    public var onlyDiscrepant: Bool
    /// The document's value from which on the rule holds.
    public var fromValue: Value
    /// 1 to `Limits.approvalLevels`.
    public var level: Int64
    /// Whoever gives this approval has to hold the role in the document's store. Nil = anybody who may approve.
    public var role: Role?

    public init(
        _ document: Document, store: StoreID? = nil, onlyDiscrepant: Bool = false, from value: Value = .zero, level: Int64,
        role: Role? = nil
    ) {
        self.document = document
        self.store = store
        self.onlyDiscrepant = onlyDiscrepant
        fromValue = value
        self.level = level
        self.role = role
    }
}

extension ApprovalPolicy {
    var documentKind: DocumentKind {
        switch document {
        case .purchaseOrder: .purchaseOrder
        case .receipt: .receipt
        }
    }

    var receiptKind: ReceiptKind? {
        if case .receipt(let kind) = document { kind } else { nil }
    }
}

/// What the rules ask of a document.
struct ApprovalCase: Hashable {
    var kind: DocumentKind
    var receiptKind: ReceiptKind?
    var store: StoreID
    var isDiscrepant: Bool
    var value: Value
    /// What the kind of document asks for by itself.
    var leastLevels: Int64 = 1

    func meets(_ policy: ApprovalPolicy) -> Bool {
        policy.documentKind == kind && (policy.store == nil || policy.store == store)
            && (policy.receiptKind == nil || policy.receiptKind == receiptKind) && (isDiscrepant || !policy.onlyDiscrepant)
            && value >= policy.fromValue
    }
}

/// The approvals that one document needs, in their order.
struct ApprovalChain: Hashable {
    /// The role needed for level 1, level 2, ...; nil = anybody who may approve.
    let roles: [Role?]

    /// Pure. Where several rules name a role for a level, the one for the greatest value counts, then the store's own.
    init(_ policies: [ApprovalPolicy], for subject: ApprovalCase) {
        let met = policies.filter(subject.meets)
        let count = max(1, subject.leastLevels, met.map(\.level).max() ?? 1)
        roles = (1...count).map { level in
            let named = met.filter { $0.level == level && $0.role != nil }
            let strictest = named.max { left, right in
                (left.fromValue.e4, left.store == nil ? 0 : 1) < (right.fromValue.e4, right.store == nil ? 0 : 1)
            }
            return strictest?.role
        }
    }

    var needed: Int { roles.count }

    func role(of level: Int) -> Role? { roles.indices.contains(level - 1) ? roles[level - 1] : nil }

    /// How many of `given`, level by level, are what is asked for: all before the first whose giver did not hold the level's role.
    func standing(_ given: [ApprovalGiven]) -> ApprovalStanding {
        let counting = zip(1..., given).prefix { level, approval in role(of: level).map(approval.isOf) ?? true }
        return ApprovalStanding(given: counting.count, needed: needed)
    }
}

/// An approval that a document has.
struct ApprovalGiven: Hashable {
    /// The roles that whoever gave it held then or holds now; nil = all of them (the operator at the machine).
    var roles: Set<Role>?

    func isOf(_ role: Role) -> Bool { roles?.contains(role) ?? true }
}

/// Where a document stands on its way through the approvals.
public struct ApprovalStanding: Hashable, Sendable {
    public var given: Int
    public var needed: Int
}
