// The first start: an administrator with a secret that is shown once. There is no default account.

import Storage

/// What the first start made.
public struct OpenedBooks: Hashable, Sendable {
    public let administrator: UserID
    public let userName: String
    /// Shown once and kept nowhere: 26 characters of Crockford base 32, 128 bit.
    public let secret: String
}

/// Creates the first administrator. Refused once there is anybody.
struct OpenBooks: Command {
    let userName: String
    let secret: String
    let passwordHash: String

    static let kind = JournalKind.openBooks

    struct Facts {
        var userCount: Int64
    }

    func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        Facts(userCount: try transaction.first(Self.countUsers) { row in row.int(0) } ?? 0)
    }

    func permission(_ facts: Facts) -> Permission { Permission(.create, .user) }

    func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) {
        guard facts.userCount == 0 else {
            throw Refusal(.wrongState(number: "The books", state: "open", needed: "new"))
        }
        if let problem = UserRules.problem(withName: userName) { throw Refusal(problem) }
    }

    func apply(_ plan: Void, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws -> OpenedBooks {
        try Roles.install(in: transaction)
        let id = try Users.insert(
            name: userName, displayName: "Administrator", passwordHash: passwordHash, pinHash: "",
            created: draft.received, in: transaction)
        try Roles.grant([RoleGrant(.administrator)], to: id, in: transaction)
        return OpenedBooks(administrator: id, userName: userName, secret: secret)
    }

    private static let countUsers = SQL("SELECT count(*) FROM app_user")
}
