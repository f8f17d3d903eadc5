// May this person give the next approval, and is it the last one?

import Storage

/// What is known when somebody wants to approve a document.
public struct ApprovalFacts {
    var chain: ApprovalChain
    /// What the document is worth, held against the amounts that roles are limited to.
    var worthE4: Int64
    /// How many approvals the document has, since it was last submitted.
    var given: Int
    /// The caller gave one of them.
    var callerHasApproved: Bool
    /// The roles that the caller holds in the document's store; nil = all of them (the operator at the machine).
    var callerRoles: Set<Role>?

    /// The approval that the caller gives.
    struct Step: Hashable {
        var level: Int
        var needed: Int
        /// What is needed may have become less since an earlier approval.
        var isLast: Bool { level >= needed }
        var standing: ApprovalStanding { ApprovalStanding(given: level, needed: needed) }
    }

    func decide(number: String) throws(Refusal) -> Step {
        guard !callerHasApproved else { throw Refusal(.samePerson(number: number, part: .approver)) }
        let step = Step(level: given + 1, needed: chain.needed)
        if let role = chain.role(of: step.level), let callerRoles, !callerRoles.contains(role) {
            throw Refusal(.approvalNeedsRole(number: number, level: step.level, role: role))
        }
        return step
    }

    static func gather(
        _ subject: ApprovalCase, of document: Document, _ caller: Caller, in source: borrowing some Reading & ~Copyable
    ) throws -> ApprovalFacts {
        let approvers = try Approvals.given(on: document.id, in: source)
        return ApprovalFacts(
            chain: ApprovalChain(try Approvals.policies(in: source), for: subject), worthE4: subject.value.e4, given: approvers.count,
            callerHasApproved: approvers.contains(caller.user?.rawValue ?? 0),
            callerRoles: try caller.user.map { try Approvals.roles(of: $0, in: document.store, source) })
    }
}
