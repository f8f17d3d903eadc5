// A new password or PIN: one's own (the current one was checked before, see Books+Access.swift), or somebody else's by who may change users.

import Storage

/// A new secret for a person.
public enum NewSecret: Sendable {
    case password(String)
    /// 4 to 12 digits, for terminals.
    case pin(String)
}

struct SetSecret: Command {
    let user: UserID
    let secret: NewSecret
    let hash: String

    static let kind = JournalKind.setSecret

    struct Facts {
        var account: Account?
        var grants: [RoleGrant]
        var isOwn: Bool
    }

    func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        Facts(
            account: try Users.find(user, in: transaction), grants: try Users.grants(of: user, in: transaction),
            isOwn: circumstances.caller.user == user)
    }

    func permission(_ facts: Facts) -> Permission {
        facts.isOwn ? Permission(.change, .session) : Permission(.change, .user, PersonReach.of(facts.grants))
    }

    /// What is needed at least: whoever lacks it need not wait for a hash.
    static func anywhere(isOwn: Bool) -> Permission {
        isOwn ? Permission(.change, .session) : Permission(.change, .user)
    }

    func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) -> Bool {
        guard let account = facts.account else { throw Refusal(.unknown(subject: .user, reference: "\(user)")) }
        if let problem = secret.problem(for: account.name) { throw Refusal(problem) }
        return facts.isOwn
    }

    /// The person's other sessions end: whoever knew the old secret is out.
    /// A password that somebody else chose is lent: its owner has to choose another before anything else.
    func apply(_ isOwn: Bool, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws -> Int {
        switch secret {
        case .password:
            try Users.setSecrets(user, passwordHash: hash, pinHash: nil, in: transaction)
            if isOwn { try Users.ownPassword(of: user, in: transaction) } else { try Users.lendPassword(to: user, at: draft.received, in: transaction) }
        case .pin: try Users.setSecrets(user, passwordHash: nil, pinHash: hash, in: transaction)
        }
        try SignInFailures.forget(user, in: transaction)
        return try PersonSessions.endAll(of: user, but: draft.session, at: draft.received, in: transaction)
    }
}

extension NewSecret {
    func problem(for userName: String) -> Rejection? {
        switch self {
        case .password(let password): SecretRules.problem(withPassword: password, of: userName)
        case .pin(let pin): SecretRules.problem(withPIN: pin)
        }
    }

    var text: String {
        switch self {
        case .password(let text), .pin(let text): text
        }
    }
}
