// Signing in: the guess is checked outside the writer (Books+Access.swift), its outcome is booked here, success and failure alike.

public import Storage

/// Somebody who wants to sign in.
public struct SignInAttempt: Sendable {
    public var userName: String
    /// The password; on an enrolled terminal the PIN, where it looks like one.
    public var secret: String
    /// The authenticator's six digits, or a recovery code; empty = none.
    public var code: String
    /// Where from, at a desk: the peer's address. Failures are counted per device.
    public var peer: String

    public init(userName: String, secret: String, code: String = "", peer: String = "") {
        self.userName = userName
        self.secret = secret
        self.code = code
        self.peer = peer
    }

    static let userNameBytes = 256
    static let secretBytes = 1_024
    static let codeBytes = 64

    /// No account and no secret is this long: nothing is computed for it.
    var isTooLong: Bool {
        userName.utf8.count > Self.userNameBytes || secret.utf8.count > Self.secretBytes || code.utf8.count > Self.codeBytes
    }

    /// What failures are counted under.
    func device(_ terminal: TerminalID?) -> GuessingDevice {
        terminal.map { .terminal($0) } ?? .desk(peer: peer)
    }
}

/// A session that has just been opened.
public struct SignedIn: Hashable, Sendable {
    public let session: PersonSessionID
    /// 256 bit, told once and kept only as its hash.
    public let token: [UInt8]
    public let user: UserID
    public let displayName: String
    public let expires: Instant
    public let idleTimeoutMilliseconds: Int64
    /// Somebody else chose the password: nothing works but choosing another.
    public let passwordMustChange: Bool
}

/// Opens the session of a person whose secret was right.
struct SignIn: Command {
    let account: Account
    let device: GuessingDevice
    let code: String
    /// On a terminal the PIN was said and not the password.
    let saidPIN: Bool

    static let kind = JournalKind.signIn
    var applicant: UserID? { account.id }

    struct Facts {
        /// As it stands now: between guess and writing the person may have been disabled, or given another secret.
        var account: Account?
        /// Many guesses may be on their way at once: one that arrives after the lock does not count, right or wrong.
        var lock: Instant?
        var passwordIsLent: Bool
        var secondFactor: SecondFactorCheck
    }

    struct Plan {
        var terminal: TerminalID?
        var passwordMustChange: Bool
        var passed: SecondFactorCheck.Passed
    }

    func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        let guess = try GuessKeys.gather(account.id, name: account.name, device: device, in: transaction)
        return Facts(
            account: try Users.find(account.id, in: transaction), lock: try SignInFailures.lock(on: guess.locking, in: transaction),
            passwordIsLent: try !saidPIN && Users.passwordIsLent(to: account.id, in: transaction),
            secondFactor: try .gather(
                account.id, typed: code, isAtDesk: circumstances.caller.terminal == nil, in: transaction))
    }

    func permission(_ facts: Facts) -> Permission { Permission(.create, .session) }

    func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) -> Plan {
        if let lock = facts.lock { throw Refusal(.lockedOut(until: lock)) }
        guard facts.account == account, !account.isDisabled else { throw Refusal(.wrongCredentials) }
        let terminal = circumstances.caller.terminal
        // A terminal has no way to choose a password.
        if facts.passwordIsLent, terminal != nil { throw Refusal(.passwordMustChange) }
        return Plan(
            terminal: terminal, passwordMustChange: facts.passwordIsLent, passed: try facts.secondFactor.pass(at: circumstances.now))
    }

    func apply(_ plan: Plan, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws -> SignedIn {
        switch plan.passed {
        case .notAsked: break
        case .code(let step): try SecondFactors.note(step: step, of: account.id, in: transaction)
        case .recovery(let code): try SecondFactors.use(code, of: account.id, at: draft.received, in: transaction)
        }
        let token = transaction.randomBytes(SessionLife.tokenBytes)
        let opened = try PersonSessions.open(
            for: account.id, on: plan.terminal, token: token, at: draft.received, in: transaction)
        try SignInFailures.forget(.account(account.id, name: account.name, device: device), in: transaction)
        try KnownDevices.note(device, of: account.id, in: transaction)
        draft.actor = account.id
        draft.session = opened.id
        return SignedIn(
            session: opened.id, token: token, user: account.id, displayName: account.displayName, expires: opened.expires,
            idleTimeoutMilliseconds: SessionLife.idleMilliseconds, passwordMustChange: plan.passwordMustChange)
    }
}

/// Books a wrong guess.
struct FailSignIn: Command {
    let keys: [FailureKey]
    let account: UserID?

    static let kind = JournalKind.signInFailed

    func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws {}
    func permission(_ facts: Void) -> Permission { Permission(.create, .session) }
    func decide(_ facts: Void, _ circumstances: Circumstances) throws(Refusal) {}

    func apply(_ plan: Void, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws {
        draft.actor = account
        try SignInFailures.count(keys, in: transaction)
    }
}

/// Ends the caller's own session.
public struct SignOut: Command {
    public static let kind = JournalKind.signOut

    public init() {}

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> PersonSessionID? {
        circumstances.caller.session
    }

    public func permission(_ facts: PersonSessionID?) -> Permission { Permission(.change, .session) }

    public func decide(_ facts: PersonSessionID?, _ circumstances: Circumstances) throws(Refusal) -> PersonSessionID {
        guard let facts else { throw Refusal(.notSignedIn) }
        return facts
    }

    public func apply(
        _ session: PersonSessionID, to draft: inout JournalDraft, in transaction: borrowing Transaction
    ) throws {
        try PersonSessions.end(session, at: draft.received, in: transaction)
    }
}
