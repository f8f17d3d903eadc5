// Somebody leaves. Their sessions end in the same transaction, so the very next call with one of them is refused.

public import Storage

/// Disables a person and ends all their sessions. Doing it twice changes nothing.
public struct DisableUser: Command {
    public let user: UserID

    public static let kind = JournalKind.disableUser

    public struct Reply: Hashable, Sendable {
        public let sessionsEnded: Int
    }

    public struct Facts {
        var account: Account?
        var grants: [RoleGrant]
        var isLastAdministrator: Bool
    }

    public init(user: UserID) {
        self.user = user
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        let grants = try Users.grants(of: user, in: transaction)
        let isAdministrator = grants.contains { $0 == RoleGrant(.administrator) }
        let others = try Users.otherAdministrators(than: user, in: transaction)
        return Facts(
            account: try Users.find(user, in: transaction), grants: grants, isLastAdministrator: isAdministrator && others == 0)
    }

    public func permission(_ facts: Facts) -> Permission { Permission(.change, .user, PersonReach.of(facts.grants)) }

    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) {
        guard let account = facts.account else { throw Refusal(.unknown(subject: .user, reference: "\(user)")) }
        if facts.isLastAdministrator {
            throw Refusal(.wrongState(number: account.name, state: "the last administrator", needed: "one of several"))
        }
    }

    public func apply(_ plan: Void, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws -> Reply {
        try Users.disable(user, in: transaction)
        return Reply(sessionsEnded: try PersonSessions.endAll(of: user, at: draft.received, in: transaction))
    }
}
