// A second factor is set up in two steps, so that nobody is locked out by a key that never reached the phone: a new key is told, and
// a code made with it proves that it arrived. The current password was checked before (Books+Access.swift).

import Storage

/// What an authenticator needs, told once.
public struct BegunSecondFactor: Hashable, Sendable {
    /// RFC 4648 base 32.
    public let key: String
    /// `otpauth://...`, for a QR code.
    public let link: String
}

/// Tells the person a new key. A factor they already have is given up only when the new one is confirmed, so it must be removed first.
struct BeginSecondFactor: Command {
    let user: UserID

    static let kind = JournalKind.beginSecondFactor

    struct Facts {
        var account: Account?
        var factor: SecondFactor?
        var isOwn: Bool
    }

    func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        Facts(
            account: try Users.find(user, in: transaction), factor: try SecondFactors.find(user, in: transaction),
            isOwn: circumstances.caller.user == user)
    }

    // Only the operator at the machine holds the right over somebody else here: a key that two people know proves nothing.
    func permission(_ facts: Facts) -> Permission {
        facts.isOwn ? Permission(.change, .session) : Permission(.configure, .session, .everywhere)
    }

    func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) -> Account {
        guard let account = facts.account else { throw Refusal(.unknown(subject: .user, reference: "\(user)")) }
        if facts.factor?.isConfirmed ?? false {
            throw Refusal(.wrongState(number: account.name, state: "using a second factor", needed: "without one"))
        }
        return account
    }

    func apply(_ account: Account, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws -> BegunSecondFactor {
        let secret = transaction.randomBytes(TimeCode.secretBytes)
        try SecondFactors.begin(user, secret: secret, in: transaction)
        return BegunSecondFactor(
            key: Base32.text(secret), link: AuthenticatorLink.text(secret: secret, userName: account.name))
    }
}

/// Proves that the key arrived; from now on a code is asked for. Answers the recovery codes, told once.
struct ConfirmSecondFactor: Command {
    let user: UserID
    let code: String

    static let kind = JournalKind.confirmSecondFactor

    func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> BeginSecondFactor.Facts {
        try BeginSecondFactor(user: user).gather(in: transaction, circumstances)
    }

    func permission(_ facts: BeginSecondFactor.Facts) -> Permission { BeginSecondFactor(user: user).permission(facts) }

    func decide(_ facts: BeginSecondFactor.Facts, _ circumstances: Circumstances) throws(Refusal) -> Int64 {
        let account = try BeginSecondFactor(user: user).decide(facts, circumstances)
        guard let factor = facts.factor else {
            throw Refusal(.wrongState(number: account.name, state: "without a key", needed: "given a new key"))
        }
        guard
            let step = TimeCode.acceptedStep(code, of: factor.secret, at: circumstances.now, after: factor.lastStep)
        else { throw Refusal(.malformed(field: "code", problem: "is not the code that the authenticator shows now")) }
        return step
    }

    func apply(_ step: Int64, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws -> [String] {
        try SecondFactors.confirm(user, at: draft.received, in: transaction)
        try SecondFactors.note(step: step, of: user, in: transaction)
        return try SecondFactors.renewCodes(of: user, in: transaction)
    }
}

/// Gives a factor up: one's own, or that of a person who lost the phone and the codes. Their other sessions end.
struct RemoveSecondFactor: Command {
    let user: UserID

    static let kind = JournalKind.removeSecondFactor

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

    func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) {
        guard facts.account != nil else { throw Refusal(.unknown(subject: .user, reference: "\(user)")) }
    }

    func apply(_ plan: Void, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws {
        try SecondFactors.remove(user, in: transaction)
        _ = try PersonSessions.endAll(of: user, but: draft.session, at: draft.received, in: transaction)
    }
}
