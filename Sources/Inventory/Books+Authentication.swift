// Who is calling: what the gateway asks before every call.

import Storage

/// A device whose credential was right.
public struct AuthenticatedTerminal: Hashable, Sendable {
    public let id: TerminalID
    public let store: StoreID
    public let epoch: Int64
    public let name: String
}

extension Books {
    /// The caller behind a session's token, used from `terminal` (nil = a desk).
    ///
    /// - Throws: `Refusal` with `.notSignedIn`, `.sessionEnded` or `.sessionOfAnotherTerminal`.
    public func authenticate(token: [UInt8], terminal: TerminalID?, language: Language) async throws -> Caller {
        let hash = PersonSessions.hash(ofToken: token)
        let (session, now) = try await database.read { snapshot in
            (try PersonSessions.find(tokenHash: hash, in: snapshot), snapshot.nowMilliseconds)
        }
        guard let session else { throw Refusal(.notSignedIn) }
        guard session.terminal == terminal?.rawValue ?? 0 else {
            if session.lives(at: now) { try await noteMisuse(of: session, from: terminal) }
            throw Refusal(.sessionOfAnotherTerminal)
        }
        guard session.lives(at: now) else { throw Refusal(.sessionEnded) }
        if session.isStale(at: now) {
            // Nobody waits for it: when it fails the session only seems idle for longer.
            database.submit(
                { transaction in try PersonSessions.noteUse(of: session.id, in: transaction) }, completion: { _ in })
        }
        return Caller(.person(session.user, session.id), terminal: terminal, language: language)
    }

    /// The device behind a credential. One that has a certificate must have come with it, where the shop signs them: a credential that was
    /// copied opens nothing from elsewhere.
    ///
    /// - Parameter proven: the names in the certificate that the connection's peer proved to own; nil without one.
    /// - Throws: `Refusal` with `.terminalRevoked` for a right credential of a revoked device, `.certificateNeeded`, else `.notSignedIn`.
    public func authenticateTerminal(
        id: Int64, credential: [UInt8], proven: [String]? = nil
    ) async throws -> AuthenticatedTerminal {
        let hash = Terminals.hash(ofCredential: credential)
        let known = try await database.read { snapshot in
            try TerminalID(id).flatMap { try Terminals.credential(of: $0, in: snapshot) }
        }
        guard let known, ConstantTime.areEqual(known.hash, hash) else { throw Refusal(.notSignedIn) }
        let terminal = known.terminal
        if terminal.isRevoked { throw Refusal(.terminalRevoked) }
        if authority != nil, terminal.certificateExpires != nil {
            let holder = CertificateHolder(terminal: terminal.id, epoch: terminal.epoch)
            guard proven?.contains(holder.name) ?? false else {
                try await noteMissingCertificate(of: terminal.id)
                throw Refusal(.certificateNeeded)
            }
        }
        return AuthenticatedTerminal(id: terminal.id, store: terminal.store, epoch: terminal.epoch, name: terminal.name)
    }
}
