// Who comes in. Secrets are hashed here, off the writer's thread; what the writer then books is only their hash.

import Crypto
import Storage

extension Books {
    /// The first start: creates the first administrator with a generated secret. Refused once there is anybody.
    public func openBooks(administrator userName: String = "admin") async throws -> CommandOutcome<OpenedBooks> {
        let secret = EnrolmentCode(random: try await randomBytes(EnrolmentCode.bytes)).text
        let command = OpenBooks(userName: userName, secret: secret, passwordHash: try await hash(secret))
        return try await performSecretly(command, as: Caller(.operatorAtMachine), told: userName)
    }

    /// Creates a person. `identity.payload` must hold no secret; the hash that repeats are compared by is taken of it.
    public func createUser(
        _ user: NewUser, as caller: Caller, identity: WriteIdentity,
        encode: @escaping @Sendable (UserID) throws -> [UInt8] = { _ in [] }
    ) async throws -> CommandOutcome<UserID> {
        // Whoever may not do it, or says it wrongly, is told so before anything slow is computed.
        let permission = Permission(.create, .user, PersonReach.of(user.grants))
        let isPromising = try await permits(permission, caller) && user.problems.isEmpty
        return try await withHashing {
            let passwordHash = isPromising && !user.password.isEmpty ? try await self.hash(user.password) : ""
            let pinHash = isPromising && !user.pin.isEmpty ? try await self.hash(user.pin) : ""
            let command = CreateUser(user: user, passwordHash: passwordHash, pinHash: pinHash)
            return try await self.perform(command, as: caller, identity: identity.withoutSecrets, encode: encode)
        }
    }

    /// Gives a person a new secret and ends their other sessions; answers how many. `identity` as for `createUser`.
    ///
    /// - Parameter current: the caller's own password (on a terminal: or PIN), needed for one's own secret. A wrong one counts as a
    ///   failed sign-in, so that an unattended screen is no way to guess it.
    public func setSecret(
        _ secret: NewSecret, of user: UserID, current: OwnSecret? = nil, as caller: Caller, identity: WriteIdentity,
        encode: @escaping @Sendable (Int) throws -> [UInt8] = { _ in [] }
    ) async throws -> CommandOutcome<Int> {
        try await withHashing {
            if caller.user == user, let refusal = try await self.refusal(of: current, caller) { return .refused(refusal) }
            let mayDoIt = try await self.permits(SetSecret.anywhere(isOwn: caller.user == user), caller)
            let isPromising = mayDoIt && secret.problem(for: "") == nil
            let command = SetSecret(user: user, secret: secret, hash: isPromising ? try await self.hash(secret.text) : "")
            return try await self.perform(command, as: caller, identity: identity.withoutSecrets, encode: encode)
        }
    }

    /// Opens a session for whoever knows the secret. `terminal` is the one whose credential came with the call.
    ///
    /// A wrong name costs the same time and gets the same words as a wrong secret. Repeating it opens another session.
    public func signIn(_ attempt: SignInAttempt, on terminal: TerminalID?) async throws -> CommandOutcome<SignedIn> {
        guard !attempt.isTooLong else { return .refused(Refusal(.wrongCredentials)) }
        let name = attempt.userName.lowercased()
        let device = attempt.device(terminal)
        return try await withHashing {
            let saysPIN = terminal != nil && SecretRules.isPIN(attempt.secret)
            let guess = try await self.guess(attempt.secret, named: name, device: device, isPIN: saysPIN)
            // The books open sessions themselves: nobody is signed in yet who could have the right to.
            let caller = Caller(.operatorAtMachine, terminal: terminal)
            switch guess {
            case .locked(let until):
                return .refused(Refusal(.lockedOut(until: until)))
            case .right(let account):
                let outcome = try await self.performSecretly(
                    SignIn(account: account, device: device, code: attempt.code, saidPIN: saysPIN), as: caller,
                    told: "\(name)\n\(device.text)")
                if case .refused(let refusal) = outcome, refusal.first == .wrongCredentials {
                    try await self.fail(account, named: name, device: device, caller)
                }
                return outcome
            case .wrong(let account):
                try await self.fail(account, named: name, device: device, caller)
                return .refused(Refusal(.wrongCredentials))
            }
        }
    }

    /// Ends the caller's session. Ending an ended one is no error.
    public func signOut(as caller: Caller, identity: WriteIdentity) async throws -> CommandOutcome<Void> {
        let outcome = try await perform(SignOut(), as: caller, identity: identity)
        if case .refused(let refusal) = outcome, refusal.first == .sessionEnded { return .repeated(encoded: []) }
        return outcome
    }

    /// A code that enrols one device once. A repeat makes another code; unused ones run out.
    public func createEnrolmentCode(
        _ request: EnrolmentRequest, as caller: Caller, payload: [UInt8]
    ) async throws -> CommandOutcome<IssuedCode> {
        try await performSecretly(CreateEnrolmentCode(request: request), as: caller, payload: payload)
    }

    /// Redeems a code for a device's credential, and for a certificate where the device asks for one and the shop signs them. Needs no
    /// caller: the code is the right.
    ///
    /// - Parameter certificateRequest: PKCS #10 in DER (RFC 2986) with the device's own key; empty where it wants none.
    public func enrolTerminal(
        code: String, model: String, appVersion: String, certificateRequest: [UInt8] = []
    ) async throws -> CommandOutcome<EnrolledTerminal> {
        func short(_ text: String) -> String { String(text.unicodeScalars.prefix(Limits.codeLength).map(Character.init)) }
        for (field, text) in [("model", model), ("app_version", appVersion)] where PaymentCard.isIn(text) {
            return .refused(Refusal(.cardNumber(field: field)))
        }
        // What cannot be signed is said before the code is used up.
        if let problem = problem(with: certificateRequest) { return .refused(Refusal(problem)) }
        let signing = certificateRequest.isEmpty ? nil : try await signing(of: certificateRequest)
        let command = EnrolTerminal(
            code: EnrolmentCode(typed: code), model: short(model), appVersion: short(appVersion), signing: signing)
        let told = [command.model, command.appVersion] + (signing.map { ["certificate \($0.serialText)"] } ?? [])
        return try await performSecretly(command, as: Caller(.operatorAtMachine), told: told.joined(separator: "\n"))
    }

    /// A certificate with a later end, for a device that came with the one it has.
    public func renewCertificate(
        of terminal: TerminalID, certificateRequest: [UInt8]
    ) async throws -> CommandOutcome<TerminalCertificate> {
        if certificateRequest.isEmpty {
            return .refused(Refusal(.malformed(field: TerminalSigning.field, problem: "is missing")))
        }
        if let problem = problem(with: certificateRequest) { return .refused(Refusal(problem)) }
        guard let signing = try await signing(of: certificateRequest) else {
            let state = "without an authority for terminals"
            return .refused(Refusal(.wrongState(number: "The server", state: state, needed: "one that signs certificates")))
        }
        let command = RenewCertificate(terminal: terminal, signing: signing)
        return try await performSecretly(
            command, as: Caller(.operatorAtMachine, terminal: terminal), told: "\(terminal)\ncertificate \(signing.serialText)")
    }

    private func problem(with request: [UInt8]) -> Rejection? {
        if request.isEmpty { return nil }
        if request.count > Limits.certificateRequestBytes { return .tooMany(field: TerminalSigning.field, limit: Limits.certificateRequestBytes) }
        return authority?.problem(with: request).map { .malformed(field: TerminalSigning.field, problem: $0) }
    }

    private func signing(of request: [UInt8]) async throws -> TerminalSigning? {
        guard let authority else { return nil }
        return TerminalSigning(authority: authority, request: request, serial: try await randomBytes(TerminalSigning.serialBytes))
    }
}

// MARK: - second factor

extension Books {
    /// Tells the person a new key for their authenticator. Needs their current password, unless the operator asks.
    public func beginSecondFactor(
        of user: UserID, current: OwnSecret?, as caller: Caller
    ) async throws -> CommandOutcome<BegunSecondFactor> {
        try await withHashing {
            if caller.user == user, let refusal = try await self.refusal(of: current, caller) { return .refused(refusal) }
            return try await self.performSecretly(BeginSecondFactor(user: user), as: caller, told: "\(user)")
        }
    }

    /// Confirms it by a code; answers recovery codes, told once.
    public func confirmSecondFactor(of user: UserID, code: String, as caller: Caller) async throws -> CommandOutcome<[String]> {
        try await performSecretly(ConfirmSecondFactor(user: user, code: code), as: caller, told: "\(user)")
    }

    /// Gives it up: one's own with the current password, or somebody else's by who may change users.
    public func removeSecondFactor(of user: UserID, current: OwnSecret?, as caller: Caller) async throws -> CommandOutcome<Void> {
        try await withHashing {
            if caller.user == user, let refusal = try await self.refusal(of: current, caller) { return .refused(refusal) }
            return try await self.performSecretly(RemoveSecondFactor(user: user), as: caller, told: "\(user)")
        }
    }
}

/// The caller's own secret, said again before something is changed that it protects, and where it was typed.
public struct OwnSecret: Sendable {
    var text: String
    var peer: String

    public init(_ text: String, peer: String) {
        self.text = text
        self.peer = peer
    }
}

// MARK: - guesses

extension Books {
    private enum Guess {
        case right(Account)
        /// Nil account: nobody has that name.
        case wrong(Account?)
        case locked(until: Instant)
    }

    private func guess(_ secret: String, named name: String, device: GuessingDevice, isPIN: Bool) async throws -> Guess {
        let (account, lock) = try await database.read { snapshot in
            let account = try Users.find(name: name, in: snapshot)
            let keys = try GuessKeys.gather(account?.id, name: name, device: device, in: snapshot)
            return (account, try SignInFailures.lock(on: keys.locking, in: snapshot))
        }
        if let lock {
            try await noteLockedGuess(at: account, from: device)
            return .locked(until: lock)
        }
        let stored = (isPIN ? account?.pinHash : account?.passwordHash) ?? ""
        let matches = try await secrets.matches(secret, stored, for: device.text)
        if let account, matches, !account.isDisabled { return .right(account) }
        return .wrong(account)
    }

    private func fail(_ account: Account?, named name: String, device: GuessingDevice, _ caller: Caller) async throws {
        let keys = try await database.read { snapshot in
            try GuessKeys.gather(account?.id, name: name, device: device, in: snapshot).counting
        }
        _ = try await performSecretly(FailSignIn(keys: keys, account: account?.id), as: caller, told: device.told(of: account))
    }

    /// Nil when the caller's own secret was said rightly.
    private func refusal(of said: OwnSecret?, _ caller: Caller) async throws -> Refusal? {
        guard let said, !said.text.isEmpty else { return Refusal(.malformed(field: "current_secret", problem: "is missing")) }
        guard let user = caller.user, said.text.utf8.count <= SignInAttempt.secretBytes else { return Refusal(.wrongCredentials) }
        let name = try await database.read { snapshot in try Users.find(user, in: snapshot)?.name ?? "" }
        let device: GuessingDevice = caller.terminal.map { .terminal($0) } ?? .desk(peer: said.peer)
        let isPIN = caller.terminal != nil && SecretRules.isPIN(said.text)
        switch try await guess(said.text, named: name, device: device, isPIN: isPIN) {
        case .right: return nil
        case .locked(let until): return Refusal(.lockedOut(until: until))
        case .wrong(let account):
            let books = Caller(.operatorAtMachine, terminal: caller.terminal)
            try await fail(account, named: name, device: device, books)
            return Refusal(.wrongCredentials)
        }
    }

    /// Whoever comes when the line of computations is full is sent away, before anything was done.
    private func withHashing<Reply: Sendable>(
        _ work: () async throws -> CommandOutcome<Reply>
    ) async throws -> CommandOutcome<Reply> {
        do {
            return try await work()
        } catch is HashingOverloaded {
            return .refused(Refusal(.signInBusy))
        }
    }

    /// Performs without keeping the reply anywhere: it holds a secret that is told once.
    private func performSecretly<C: Command>(
        _ command: C, as caller: Caller, told: String
    ) async throws -> CommandOutcome<C.Reply> {
        try await performSecretly(command, as: caller, payload: Array(told.utf8))
    }

    private func performSecretly<C: Command>(
        _ command: C, as caller: Caller, payload: [UInt8]
    ) async throws -> CommandOutcome<C.Reply> {
        let identity = WriteIdentity(key: nil, payload: payload, requestHash: []).withoutSecrets
        return try await perform(command, as: caller, identity: identity)
    }

    private func hash(_ secret: String) async throws -> String {
        try await secrets.hash(secret, salt: try await randomBytes(SecretHash.saltBytes))
    }

    /// From the database's injected source, so that simulations repeat.
    private func randomBytes(_ count: Int) async throws -> [UInt8] {
        try await database.write { transaction in transaction.randomBytes(count) }
    }

    private func permits(_ permission: Permission, _ caller: Caller) async throws -> Bool {
        try await database.read { snapshot in
            do {
                try Rights.require(permission, of: caller, in: snapshot)
                return true
            } catch is Refusal {
                return false
            }
        }
    }
}

extension WriteIdentity {
    /// The same, compared by its payload alone: a hash of a request that holds a password would help to guess it.
    var withoutSecrets: WriteIdentity {
        if let cardField { return .withheld(key: key, cardField: cardField) }
        return WriteIdentity(key: key, payload: payload, requestHash: Array(SHA256.hash(data: payload)))
    }
}
