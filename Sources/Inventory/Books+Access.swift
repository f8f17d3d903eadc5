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
        let isPromising = try await permits(Permission(.create, .user), caller) && user.problems.isEmpty
        let passwordHash = isPromising && !user.password.isEmpty ? try await hash(user.password) : ""
        let pinHash = isPromising && !user.pin.isEmpty ? try await hash(user.pin) : ""
        let command = CreateUser(user: user, passwordHash: passwordHash, pinHash: pinHash)
        return try await perform(command, as: caller, identity: identity.withoutSecrets, encode: encode)
    }

    /// Gives a person a new secret and ends their other sessions; answers how many. `identity` as for `createUser`.
    public func setSecret(
        _ secret: NewSecret, of user: UserID, as caller: Caller, identity: WriteIdentity,
        encode: @escaping @Sendable (Int) throws -> [UInt8] = { _ in [] }
    ) async throws -> CommandOutcome<Int> {
        let permission = SetSecret.permission(isOwn: caller.user == user)
        let isPromising = try await permits(permission, caller) && secret.problem(for: "") == nil
        let command = SetSecret(user: user, secret: secret, hash: isPromising ? try await hash(secret.text) : "")
        return try await perform(command, as: caller, identity: identity.withoutSecrets, encode: encode)
    }

    /// Opens a session for whoever knows the secret. `terminal` is the one whose credential came with the call.
    ///
    /// A wrong name costs the same time and gets the same words as a wrong secret. Repeating it opens another session.
    public func signIn(_ attempt: SignInAttempt, on terminal: TerminalID?) async throws -> CommandOutcome<SignedIn> {
        guard attempt.userName.utf8.count <= SignInAttempt.userNameBytes, attempt.secret.utf8.count <= SignInAttempt.secretBytes
        else { return .refused(Refusal(.wrongCredentials)) }
        let name = attempt.userName.lowercased()
        let device = attempt.device(terminal)
        let (account, keys, lock) = try await database.read { snapshot in
            let account = try Users.find(name: name, in: snapshot)
            let keys = [FailureKey.account(account?.id, name: name, device: device), .device(device)]
            return (account, keys, try SignInFailures.lock(on: keys, in: snapshot))
        }
        if let lock { return .refused(Refusal(.lockedOut(until: lock))) }
        let isPIN = terminal != nil && SecretRules.isPIN(attempt.secret)
        let stored = (isPIN ? account?.pinHash : account?.passwordHash) ?? ""
        let matches = try await secrets.matches(attempt.secret, stored)
        // The books open sessions themselves: nobody is signed in yet who could have the right to.
        let caller = Caller(.operatorAtMachine, terminal: terminal)
        if let account, matches, !account.isDisabled {
            let command = SignIn(account: account, device: device)
            return try await performSecretly(command, as: caller, told: "\(name)\n\(device)")
        }
        // A name that nobody has may be a password typed into the wrong field: it is not written down.
        let known = account.map { "\($0.name)\n\(device)" } ?? "\n\(device)"
        _ = try await performSecretly(FailSignIn(keys: keys, account: account?.id), as: caller, told: known)
        return .refused(Refusal(.wrongCredentials))
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

    /// Redeems a code for a device's credential. Needs no caller: the code is the right.
    public func enrolTerminal(
        code: String, model: String, appVersion: String
    ) async throws -> CommandOutcome<EnrolledTerminal> {
        func short(_ text: String) -> String { String(text.unicodeScalars.prefix(Limits.codeLength).map(Character.init)) }
        let command = EnrolTerminal(code: EnrolmentCode(typed: code), model: short(model), appVersion: short(appVersion))
        return try await performSecretly(
            command, as: Caller(.operatorAtMachine), told: "\(command.model)\n\(command.appVersion)")
    }
}

extension Books {
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
        WriteIdentity(key: key, payload: payload, requestHash: Array(SHA256.hash(data: payload)))
    }
}
