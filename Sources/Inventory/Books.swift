// The face of the core: commands in, verdicts out, one transaction each. Owns the database; knows no wire and no socket.

public import Storage
import Synchronization

/// The shop's books.
///
/// Sendable; every change runs on the storage's writer thread, every query on a reader. Closing is the owner's duty.
public final class Books: Sendable {
    public let database: Database
    let calendars = Calendars()
    let scanners = Scanners()
    let variances = VarianceCache()
    let lockedGuesses = LockedGuesses()

    let secrets: SecretHasher
    /// Signs terminals' certificates; nil where the shop wants none.
    let authority: (any TerminalAuthority)?

    /// Takes over an opened database whose schema is current.
    public init(database: Database, secrets: SecretHasher = SecretHasher(), authority: (any TerminalAuthority)? = nil) {
        self.database = database
        self.secrets = secrets
        self.authority = authority
    }

    /// Opens the books in `directory`, making or upgrading the file as needed.
    public static func open(
        directory: String, configuration: Database.Configuration = Database.Configuration(), authority: (any TerminalAuthority)? = nil
    ) throws -> Books {
        let books = Books(
            database: try Database.open(directory: directory, migrations: Schema.migrations, configuration: configuration),
            authority: authority)
        try books.installRoles()
        return books
    }

    /// Runs `command` for `caller`, exactly once per identity.
    ///
    /// `encode` turns the reply into the bytes that a repeat will get; it runs inside the transaction. Resumes after the
    /// commit is durable. Throws only for machine trouble; what the shop refuses is an outcome.
    public func perform<C: Command>(
        _ command: C, as caller: Caller, identity: WriteIdentity,
        encode: @escaping @Sendable (C.Reply) throws -> [UInt8] = { _ in [] }
    ) async throws -> CommandOutcome<C.Reply> {
        try await database.write { transaction in
            try self.run(command, as: caller, identity: identity, encode: encode, in: transaction)
        }
    }

    /// The same for programs without an event loop: blocks until the commit is durable.
    public func performSync<C: Command>(
        _ command: C, as caller: Caller, identity: WriteIdentity,
        encode: @escaping @Sendable (C.Reply) throws -> [UInt8] = { _ in [] }
    ) throws -> CommandOutcome<C.Reply> {
        try database.writeSync { transaction in
            try self.run(command, as: caller, identity: identity, encode: encode, in: transaction)
        }
    }

    /// The corridor of checks, in the order of `Rejection`'s precedence: what was said, repeat, permission, rules; then the writes.
    func run<C: Command>(
        _ command: C, as caller: Caller, identity: WriteIdentity, encode: (C.Reply) throws -> [UInt8],
        in transaction: borrowing Transaction
    ) throws -> CommandOutcome<C.Reply> {
        var journal = try Journal(transaction)
        let circumstances = Circumstances(
            caller: caller, now: Instant(milliseconds: transaction.nowMilliseconds), sequence: journal.nextSequence)
        var draft = JournalDraft(command: C.kind, identity: identity, circumstances)
        draft.actor = draft.actor ?? command.applicant
        let plan: C.Plan
        do {
            if let field = identity.cardField { throw Refusal(.cardNumber(field: field)) }
            if let kept = try Repeats.reply(to: identity, of: caller, in: transaction) { return .repeated(encoded: kept) }
            let facts = try command.gather(in: transaction, circumstances)
            let permission = command.permission(facts)
            draft.store = permission.store
            draft.businessDate = try calendars.businessDate(of: circumstances.now, in: permission.store, transaction)
            try Rights.require(permission, of: caller, in: transaction)
            plan = try command.decide(facts, circumstances)
        } catch let refusal as Refusal {
            try note(refusal, of: draft, in: transaction)
            return .refused(refusal)
        }
        let reply = try command.apply(plan, to: &draft, in: transaction)
        let encoded = try encode(reply)
        try journal.append(draft, verdict: .accepted, reply: encoded, in: transaction)
        try Repeats.keep(encoded, for: identity, of: caller, sequence: draft.sequence, in: transaction)
        return .done(reply, sequence: draft.sequence, encoded: encoded)
    }
}

extension JournalDraft {
    init(command kind: JournalKind, identity: WriteIdentity, _ circumstances: Circumstances) {
        self.init(
            sequence: circumstances.sequence, kind: kind,
            origin: Origin(terminal: 0, epoch: 0, sequence: circumstances.sequence), actor: circumstances.caller.user,
            session: circumstances.caller.session, captured: circumstances.now, occurred: circumstances.now,
            received: circumstances.now, businessDate: "", payload: identity.payload, requestHash: identity.requestHash)
    }
}
