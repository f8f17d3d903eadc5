// What a terminal's entry should have said, booked by a person who answers for it.

import Storage

/// A wish to book what waits in a review: an entry that was parked or rejected, as it was sent or corrected.
///
/// The person needs the right to close reviews and the right that the entry itself needs, both now. The entry happened when the terminal's
/// clock said, unless the person knows better. It counts as theirs: who books a count approves no count; who scanned it first does not either.
public struct ReviewApplication: Sendable {
    public var review: ReviewID
    /// What is booked. Its sequence, session and clocks are not looked at: those of the entry under review stand.
    public var entry: Entry
    /// When it happened, by the server's clock; nil = when the entry under review did.
    public var occurred: Instant?
    /// Why it is booked so; needed, and the review's closing note.
    public var note: String

    public init(_ review: ReviewID, entry: Entry, occurred: Instant? = nil, note: String) {
        self.review = review
        self.entry = entry
        self.occurred = occurred
        self.note = note
    }

    /// All that is wrong with the wish itself.
    var problems: [Rejection] {
        var problems = NoteRules.problems(with: note, isNeeded: true)
        if entry.payload.count > Limits.appliedEntryBytes {
            problems.append(.malformed(field: "entry", problem: "is longer than \(Limits.appliedEntryBytes) bytes"))
        } else {
            switch entry.screened.body {
            case .malformed(let field, let problem): problems.append(.malformed(field: field == "entry" ? field : "entry.\(field)", problem: problem))
            case .cardNumber(let field): problems.append(.cardNumber(field: "entry.\(field)"))
            default: break
            }
        }
        return problems
    }
}

/// What came of it.
public struct AppliedReview: Hashable, Sendable {
    /// The journal row that booked it.
    public var sequence: Int64
    /// What is odd about it; exceptions have opened reviews of their own.
    public var remarks: [Remark]
    public var feedback: EntryFeedback?
}

extension Books {
    /// Books what waits in a review and closes it; all or nothing, once per identity. Refused by the entry's own rules the review stays open.
    public func perform(
        _ application: ReviewApplication, as caller: Caller, identity: WriteIdentity,
        encode: @escaping @Sendable (AppliedReview) throws -> [UInt8] = { _ in [] }
    ) async throws -> CommandOutcome<AppliedReview> {
        try await database.write { transaction in
            try self.run(application, as: caller, identity: identity, encode: encode, in: transaction)
        }
    }

    /// The same for programs without an event loop.
    public func performSync(
        _ application: ReviewApplication, as caller: Caller, identity: WriteIdentity,
        encode: @escaping @Sendable (AppliedReview) throws -> [UInt8] = { _ in [] }
    ) throws -> CommandOutcome<AppliedReview> {
        try database.writeSync { transaction in
            try self.run(application, as: caller, identity: identity, encode: encode, in: transaction)
        }
    }

    /// The corridor of every command, with the entry's own rules where a command has its decision: those decide before they write.
    private func run(
        _ application: ReviewApplication, as caller: Caller, identity: WriteIdentity, encode: (AppliedReview) throws -> [UInt8],
        in transaction: borrowing Transaction
    ) throws -> CommandOutcome<AppliedReview> {
        var journal = try Journal(transaction)
        let circumstances = Circumstances(
            caller: caller, now: Instant(milliseconds: transaction.nowMilliseconds), sequence: journal.nextSequence)
        var draft = JournalDraft(command: .applyReview, identity: identity, circumstances)
        let memory = BatchMemory()
        let (found, taken): (ReviewedEntry, TakenEntry)
        do {
            if let field = identity.cardField { throw Refusal(.cardNumber(field: field)) }
            if let kept = try Repeats.reply(to: identity, of: caller, in: transaction) { return .repeated(encoded: kept) }
            found = try ReviewedEntry.find(application, caller, &draft, calendars, in: transaction)
            taken = try found.book(application, caller, calendars, scanners, memory, &draft, in: transaction)
        } catch let refusal as Refusal {
            draft.occurred = circumstances.now
            draft.document = nil
            try note(refusal, of: draft, in: transaction)
            return .refused(refusal)
        }
        try found.sign(taken, draft, in: transaction)
        try memory.flush(in: transaction)
        try Reviews.close(application.review, by: draft.actor, note: application.note, at: draft.received, in: transaction)
        let applied = AppliedReview(sequence: draft.sequence, remarks: taken.remarks, feedback: taken.feedback)
        let encoded = try encode(applied)
        let verdict: Verdict = taken.remarks.contains(where: \.isException) ? .acceptedWithException : .accepted
        try journal.append(draft, verdict: verdict, reply: encoded, in: transaction)
        try Repeats.keep(encoded, for: identity, of: caller, sequence: draft.sequence, in: transaction)
        return .done(applied, sequence: draft.sequence, encoded: encoded)
    }
}
