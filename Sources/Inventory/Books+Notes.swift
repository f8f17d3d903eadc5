// What changes no stock but must stand in the journal: commands and questions that were refused, tokens used where they do not belong, settings and
// roles that changed. Who asks the same again and again is counted (see RefusalTally.swift).

import Crypto
import Storage

extension Books {
    /// Writes down that `caller` was refused what they asked, where the reason is worth it; then the refusal goes its way.
    func noteRefusal(of question: String, _ refusal: Refusal, _ caller: Caller) async throws {
        guard refusal.first.isForLackOfRight, caller.user != nil else { return }
        try await database.write { transaction in
            try self.note(.question(question, refusal, caller), in: transaction)
        }
    }

    func noteRefusalSync(of question: String, _ refusal: Refusal, _ caller: Caller) throws {
        guard refusal.first.isForLackOfRight, caller.user != nil else { return }
        try database.writeSync { transaction in
            try self.note(.question(question, refusal, caller), in: transaction)
        }
    }

    /// A live session's token came from another device than the one it was opened on: copied, or stolen.
    func noteMisuse(of session: PersonSession, from terminal: TerminalID?) async throws {
        let place = terminal.map { "terminal \($0)" } ?? "a desk"
        try await database.write { transaction in
            let reason = Rejection.sessionOfAnotherTerminal.reason
            try self.note(
                RefusedAttempt(kind: .tokenMisused, actor: session.user, session: session.id, told: "from \(place)", reason: reason),
                in: transaction)
        }
    }

    /// A device's credential came over a connection that did not show the device's certificate: copied, or stolen.
    func noteMissingCertificate(of terminal: TerminalID) async throws {
        try await database.write { transaction in
            let reason = Rejection.certificateNeeded.reason
            try self.note(
                RefusedAttempt(kind: .tokenMisused, actor: nil, session: nil, told: "terminal \(terminal)", reason: reason), in: transaction)
        }
    }

    /// A guess that a lock turned away: the first of a minute stands in the journal at once (see LockedGuesses.swift).
    func noteLockedGuess(at account: Account?, from device: GuessingDevice) async throws {
        let target = LockedGuesses.Target(account: account?.id, told: device.told(of: account))
        guard let first = lockedGuesses.count(target, at: nowMilliseconds) else { return }
        try await database.write { transaction in try self.append(self.lockedGuesses.attempt(first), in: transaction) }
    }

    /// Writes the counts of minutes that are over; answers how many rows that made.
    ///
    /// - Parameter isLast: Nobody comes any more: what only memory holds of the running minute is written, too.
    public func closeRefusalTallies(isLast: Bool = false) async throws -> Int {
        let isDue = try await database.read { snapshot in try RefusalTally.isAnyOver(at: snapshot.nowMilliseconds, in: snapshot) }
        let guesses = lockedGuesses.takeOver(at: nowMilliseconds, all: isLast)
        guard isDue || !guesses.isEmpty else { return 0 }
        return try await database.write { transaction in
            let over = try RefusalTally.takeOver(at: transaction.nowMilliseconds, in: transaction) + guesses
            for tally in over { try self.append(tally, in: transaction) }
            return over.count
        }
    }

    /// Nothing has been written for a refused command yet: its own row is all it leaves, and where it comes again and again not even that, but
    /// a count. A card's number does not stay in either.
    func note(_ refusal: Refusal, of refused: JournalDraft, in transaction: borrowing Transaction) throws {
        var draft = refused
        if refusal.holdsCardNumber || PaymentCard.find(in: draft.payload) != nil { (draft.payload, draft.requestHash) = ([], []) }
        let (now, reason) = (transaction.nowMilliseconds, refusal.first.reason)
        for tally in try RefusalTally.takeOver(at: now, in: transaction) { try append(tally, in: transaction) }
        guard try RefusalTally.takesRow(draft, reason: reason, at: now, in: transaction) else { return }
        var journal = try Journal(transaction)
        draft = draft.moved(to: journal.nextSequence)
        try journal.append(draft, verdict: .rejected, reply: Array(reason.utf8), in: transaction)
        try Reviews.openIfReused(refusal, draft, in: transaction)
    }

    /// The first of a minute stands in the journal at once; those that follow are counted, and stand there as one row when it is over.
    private func note(_ attempt: RefusedAttempt, in transaction: borrowing Transaction) throws {
        for tally in try RefusalTally.takeOver(at: transaction.nowMilliseconds, in: transaction) { try append(tally, in: transaction) }
        if try RefusalTally.count(attempt, at: transaction.nowMilliseconds, in: transaction) { try append(attempt, in: transaction) }
    }

    private func append(_ attempt: RefusedAttempt, in transaction: borrowing Transaction) throws {
        var journal = try Journal(transaction)
        let now = Instant(milliseconds: transaction.nowMilliseconds)
        let payload = attempt.payload
        let draft = JournalDraft(
            sequence: journal.nextSequence, kind: attempt.kind, origin: Origin(terminal: 0, epoch: 0, sequence: journal.nextSequence),
            actor: attempt.actor, session: attempt.session, captured: now, occurred: now, received: now,
            businessDate: try calendars.businessDate(of: now, in: nil, transaction), payload: payload,
            requestHash: Array(SHA256.hash(data: payload)))
        try journal.append(draft, verdict: .rejected, reply: Array(attempt.reason.utf8), in: transaction)
    }

    /// Writes down which settings differ from those of the last start; answers their names. Settings hold no secrets.
    @discardableResult
    public func noteSettings(_ settings: [String: String]) throws -> [String] {
        let command = NoteSettings(settings: settings)
        let changed = try database.readSync { snapshot in try command.changed(in: snapshot) }
        guard !changed.isEmpty else { return [] }
        _ = try performSync(command, as: Caller(.operatorAtMachine), identity: command.identity(of: changed))
        return changed
    }

    /// The same for settings that change while the server runs, for tasks.
    @discardableResult
    public func noteSettings(changed settings: [String: String]) async throws -> [String] {
        let command = NoteSettings(settings: settings)
        let changed = try await database.read { snapshot in try command.changed(in: snapshot) }
        guard !changed.isEmpty else { return [] }
        _ = try await perform(command, as: Caller(.operatorAtMachine), identity: command.identity(of: changed))
        return changed
    }

    /// Brings a newer program's built-in roles into books that have people already.
    func installRoles() throws {
        let isCurrent = try database.readSync { snapshot in
            try Roles.all(in: snapshot).isEmpty || Roles.areInstalled(in: snapshot)
        }
        guard !isCurrent else { return }
        let identity = WriteIdentity(key: nil, method: "install roles", request: [])
        _ = try performSync(InstallRoles(), as: Caller(.operatorAtMachine), identity: identity)
    }
}

extension Rejection {
    /// Whether somebody tried what they have no right to.
    var isForLackOfRight: Bool {
        switch self {
        case .notPermitted, .overAmountLimit, .ownAccount: true
        default: false
        }
    }
}

/// Keeps the settings of the last start, so that a change of them leaves a row.
struct NoteSettings: Command {
    let settings: [String: String]

    static let kind = JournalKind.changeSettings

    func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws {}
    func permission(_ facts: Void) -> Permission { Permission(.configure, .store, .everywhere) }
    func decide(_ facts: Void, _ circumstances: Circumstances) throws(Refusal) {}

    func apply(_ plan: Void, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws {
        for (name, value) in settings.sorted(by: { $0.key < $1.key }) { try transaction.run(Self.put, name, value) }
    }

    func identity(of changed: [String]) -> WriteIdentity {
        let payload = changed.map { "\($0)=\(settings[$0] ?? "")" }.joined(separator: "\n")
        return WriteIdentity(key: nil, method: "settings", request: Array(payload.utf8))
    }

    /// The names whose values are not those kept, sorted.
    func changed(in source: borrowing some Reading & ~Copyable) throws -> [String] {
        try settings.keys.sorted().filter { name in
            try source.first(Self.find, name) { row in row.text(0) } != settings[name]
        }
    }

    private static let find = SQL("SELECT value FROM setting WHERE name = $1")
    private static let put = SQL(
        "INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value")
}
