// Somebody comes back.

public import Storage

/// Lets a disabled person in again, with the roles and secrets they had; sessions that ended stay ended. Doing it twice changes nothing.
public struct EnableUser: Command {
    public let user: UserID

    public static let kind = JournalKind.enableUser

    public struct Facts {
        var account: Account?
        var grants: [RoleGrant]
    }

    public init(user: UserID) {
        self.user = user
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        Facts(account: try Users.find(user, in: transaction), grants: try Users.grants(of: user, in: transaction))
    }

    public func permission(_ facts: Facts) -> Permission { Permission(.change, .user, PersonReach.of(facts.grants)) }

    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) {
        guard facts.account != nil else { throw Refusal(.unknown(subject: .user, reference: "\(user)")) }
    }

    public func apply(_ plan: Void, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws {
        try Users.enable(user, in: transaction)
    }
}
