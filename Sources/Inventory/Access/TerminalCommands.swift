// Devices come and go: a manager's one-time code, the device's redeeming of it, and revocation.

public import Storage

/// Which device may be enrolled with a new code.
public struct EnrolmentRequest: Hashable, Sendable {
    public var store: StoreID
    /// What staff call the device.
    public var terminalName: String
    /// A known device that is enrolled again (restored or replaced); nil = a new one.
    public var terminal: TerminalID?

    public init(store: StoreID, terminalName: String, terminal: TerminalID? = nil) {
        self.store = store
        self.terminalName = terminalName
        self.terminal = terminal
    }
}

/// A code that enrols one device once, within ten minutes.
public struct IssuedCode: Hashable, Sendable {
    /// 26 characters, told once and kept only as its hash.
    public let code: String
    public let expires: Instant
}

struct CreateEnrolmentCode: Command {
    let request: EnrolmentRequest

    static let kind = JournalKind.createEnrolmentCode

    struct Facts {
        var storeIsKnown: Bool
        var terminal: Terminal?
    }

    func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        Facts(
            storeIsKnown: try Stores.find(request.store, in: transaction) != nil,
            terminal: try request.terminal.flatMap { try Terminals.find($0.rawValue, in: transaction) })
    }

    func permission(_ facts: Facts) -> Permission { Permission(.enrol, .terminal, in: request.store) }

    func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) {
        var problems: [Rejection] = []
        if !facts.storeIsKnown { problems.append(.unknown(subject: .store, reference: "\(request.store)")) }
        if let terminal = request.terminal {
            if let known = facts.terminal {
                if known.store != request.store { problems.append(.elsewhere(subject: .terminal, reference: known.name)) }
            } else {
                problems.append(.unknown(subject: .terminal, reference: "\(terminal)"))
            }
        }
        let name = NameRules.problem(with: request.terminalName, field: "terminal_name", limit: Limits.codeLength)
        try Refusal.check(problems + [name].compactMap(\.self))
    }

    func apply(_ plan: Void, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws -> IssuedCode {
        let code = EnrolmentCode(random: transaction.randomBytes(EnrolmentCode.bytes))
        let expires = draft.received.milliseconds + EnrolmentCode.lifeMilliseconds
        try transaction.run(Self.forgetOld, draft.received.milliseconds)
        try transaction.run(
            Self.insert, code.hash, request.store.rawValue, request.terminalName, request.terminal?.rawValue ?? 0,
            draft.actor?.rawValue ?? 0, expires)
        return IssuedCode(code: code.text, expires: Instant(milliseconds: expires))
    }

    private static let forgetOld = SQL("DELETE FROM enrolment_code WHERE expires_ms < $1")
    private static let insert = SQL(
        """
        INSERT INTO enrolment_code (code_hash, store, name, terminal, created_by, expires_ms, used_ms) VALUES ($1, $2, $3, $4, $5, $6, 0)
        """)
}

/// A device as it was just enrolled.
public struct EnrolledTerminal: Hashable, Sendable {
    public let terminal: TerminalID
    public let epoch: Int64
    /// 256 bit, told once and kept only as its hash.
    public let credential: [UInt8]
    public let store: StoreID
    public let storeName: String
    public let terminalName: String
    /// Nil where none was asked for, or the shop signs none.
    public let certificate: TerminalCertificate?
}

/// Redeems a code. Needs no signed-in person: the code is the right.
struct EnrolTerminal: Command {
    let code: EnrolmentCode?
    let model: String
    let appVersion: String
    let signing: TerminalSigning?

    static let kind = JournalKind.enrolTerminal

    struct Facts {
        struct Code {
            var store: StoreID
            var name: String
            var terminal: TerminalID?
            var expires: Int64
            var used: Int64
        }

        var code: Code?
        var storeName: String
    }

    func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        guard let code else { return Facts(code: nil, storeName: "") }
        let found = try transaction.first(Self.findCode, code.hash) { row in
            Facts.Code(
                store: StoreID(trusted: row.int(0)), name: row.text(1), terminal: TerminalID(row.int(2)), expires: row.int(3),
                used: row.int(4))
        }
        guard let found else { return Facts(code: nil, storeName: "") }
        return Facts(code: found, storeName: try Stores.find(found.store, in: transaction)?.name ?? "")
    }

    func permission(_ facts: Facts) -> Permission { Permission(.enrol, .terminal, in: facts.code?.store) }

    func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) -> (code: Facts.Code, storeName: String) {
        guard let code = facts.code, code.used == 0, code.expires > circumstances.now.milliseconds else {
            throw Refusal(.enrolmentCodeInvalid)
        }
        return (code, facts.storeName)
    }

    func apply(
        _ plan: (code: Facts.Code, storeName: String), to draft: inout JournalDraft, in transaction: borrowing Transaction
    ) throws -> EnrolledTerminal {
        let credential = transaction.randomBytes(Terminals.credentialBytes)
        let enrolled = try Terminals.enrol(
            plan.code.terminal, store: plan.code.store, name: plan.code.name, credential: credential, model: model,
            appVersion: appVersion, in: transaction)
        if let code { try transaction.run(Self.useCode, code.hash, draft.received.milliseconds) }
        if plan.code.terminal != nil {
            // Whoever still holds the old device is out: its sessions end and its stream is closed.
            try PersonSessions.endAll(on: enrolled.id, at: draft.received, in: transaction)
            try Outbox.put(
                .terminalRevoked, store: plan.code.store, key: enrolled.id.rawValue, payload: "before epoch \(enrolled.epoch)",
                in: transaction)
        }
        let holder = CertificateHolder(terminal: enrolled.id, epoch: enrolled.epoch)
        let certificate = try signing?.sign(for: holder, at: draft.received)
        try TerminalCertificates.note(certificate, for: holder, in: transaction)
        draft.store = plan.code.store
        return EnrolledTerminal(
            terminal: enrolled.id, epoch: enrolled.epoch, credential: credential, store: plan.code.store,
            storeName: plan.storeName, terminalName: plan.code.name, certificate: certificate)
    }

    private static let findCode = SQL(
        "SELECT store, name, terminal, expires_ms, used_ms FROM enrolment_code WHERE code_hash = $1")
    private static let useCode = SQL("UPDATE enrolment_code SET used_ms = $2 WHERE code_hash = $1")
}

/// Shuts a device out at once: its stream, its sessions, its credential. Doing it twice changes nothing.
public struct RevokeTerminal: Command {
    public var terminal: TerminalID
    public var reason: String

    public static let kind = JournalKind.revokeTerminal

    public struct Facts {
        var terminal: Terminal?
    }

    public init(terminal: TerminalID, reason: String) {
        self.terminal = terminal
        self.reason = reason
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        Facts(terminal: try Terminals.find(terminal.rawValue, in: transaction))
    }

    public func permission(_ facts: Facts) -> Permission { Permission(.revoke, .terminal, in: facts.terminal?.store) }

    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) -> Terminal {
        guard let known = facts.terminal else {
            throw Refusal(.unknown(subject: .terminal, reference: "\(terminal)"))
        }
        if reason.utf8.count > Limits.noteLength {
            throw Refusal(.malformed(field: "reason", problem: "is longer than \(Limits.noteLength) bytes"))
        }
        if PaymentCard.isIn(reason) { throw Refusal(.cardNumber(field: "reason")) }
        return known
    }

    public func apply(_ plan: Terminal, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws {
        try Terminals.revoke(plan.id, in: transaction)
        try PersonSessions.endAll(on: plan.id, at: draft.received, in: transaction)
        try Outbox.put(.terminalRevoked, store: plan.store, key: plan.id.rawValue, in: transaction)
    }
}
