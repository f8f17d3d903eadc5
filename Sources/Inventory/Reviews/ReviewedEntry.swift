// The entry that a review is about, as the books keep it, and how a person books it after all.

import Storage

/// A parked or rejected entry with where it came from.
struct ReviewedEntry {
    var store: StoreID
    var origin: Origin
    var terminal: TerminalID
    /// When it was taken to have happened; for what could not be understood, when it came.
    var occurred: Instant
    /// Who held the device, where that is known.
    var person: UserID?

    /// - Throws: `Refusal` when the caller may not, the wish is wrong, or the review is no open one of an entry.
    static func find(
        _ application: ReviewApplication, _ caller: Caller, _ draft: inout JournalDraft, _ calendars: Calendars,
        in transaction: borrowing Transaction
    ) throws -> ReviewedEntry {
        let known = try transaction.first(review, application.review.rawValue) { row in
            (
                kind: ReviewKind(rawValue: row.int(0)), store: StoreID(row.int(1)), isClosed: row.int(2) != 0, terminal: TerminalID(row.int(3)),
                epoch: row.int(4), sequence: row.int(5), entryKind: row.int(6), occurred: row.int(7), received: row.int(8),
                actor: UserID(row.int(9))
            )
        }
        draft.store = known?.store
        draft.businessDate = try calendars.businessDate(of: draft.received, in: known?.store, transaction)
        try Rights.require(Permission(.close, .review, in: known?.store), of: caller, in: transaction)
        try Refusal.check(application.problems)
        let reference = "\(application.review)"
        guard let known else { throw Refusal(.unknown(subject: .review, reference: reference)) }
        guard !known.isClosed else { throw Refusal(.alreadyClosed(reference: reference)) }
        guard known.kind == .parkedEntry || known.kind == .rejectedEntry, let store = known.store, let terminal = known.terminal else {
            throw Refusal(.malformed(field: "review_id", problem: "is no parked or rejected entry"))
        }
        let isUnderstood = known.entryKind != JournalKind.malformedEntry.rawValue
        let occurred = application.occurred ?? Instant(milliseconds: isUnderstood ? known.occurred : known.received)
        guard (0...draft.received.milliseconds).contains(occurred.milliseconds) else {
            throw Refusal(.malformed(field: "occurred_ms", problem: "is not before now"))
        }
        return ReviewedEntry(
            store: store, origin: Origin(terminal: terminal.rawValue, epoch: known.epoch, sequence: known.sequence), terminal: terminal,
            occurred: occurred, person: known.actor)
    }

    /// Books it as if its terminal had said it so, in the caller's name.
    ///
    /// - Throws: `Refusal` with what the entry's rules say; nothing is written then.
    func book(
        _ application: ReviewApplication, _ caller: Caller, _ calendars: Calendars, _ scanners: Scanners, _ memory: BatchMemory,
        _ draft: inout JournalDraft, in transaction: borrowing Transaction
    ) throws -> TakenEntry {
        // Somebody must answer for it: not the operator, who is nobody in the shop.
        guard let user = caller.user else { throw Refusal(.notSignedIn) }
        let today = try calendars.today(in: store, at: occurred, transaction)
        draft.occurred = occurred
        draft.businessDate = max(today, try memory.firstOpenDate(of: store, in: transaction))
        let context = EntryContext(
            terminal: terminal, epoch: origin.epoch, store: store, user: user, occurred: occurred, received: draft.received,
            rightsAt: draft.received, today: today, sequence: origin.sequence, scanners: scanners, wantsFeedback: true, memory: memory)
        do {
            return try EntryCorridor.book(application.entry, context, &draft, transaction)
        } catch let setback as Setback {
            draft.businessDate = try calendars.businessDate(of: draft.received, in: store, transaction)
            throw Refusal(setback.rejection)
        }
    }

    /// Whoever held the device has played their part too: a correction must not free them from it.
    func sign(_ taken: TakenEntry, _ draft: JournalDraft, in transaction: borrowing Transaction) throws {
        guard let person, person != draft.actor, let id = draft.document, let document = try Documents.find(id.rawValue, in: transaction)
        else { return }
        switch document.kind {
        case .receipt:
            try Documents.note(person, as: .receiver, on: id, sequence: draft.sequence, in: transaction)
        case .stocktake:
            let isRecount = taken.record.pass > CountPass.first
            try Documents.note(person, as: isRecount ? .recounter : .counter, on: id, sequence: draft.sequence, in: transaction)
            guard let place = taken.record.bucket?.location ?? taken.record.place else { return }
            try Recounts.note(person, counted: taken.record.bucket, at: place, on: id, pass: taken.record.pass, in: transaction)
        case .purchaseOrder, .adjustment, .reservation, .transfer:
            try Documents.note(person, as: .creator, on: id, sequence: draft.sequence, in: transaction)
        }
    }

    private static let review = SQL(
        """
        SELECT review.kind, review.store, review.closed_ms, review.terminal, review.epoch, review.entry_sequence, journal.kind,
            journal.occurred_ms, journal.received_ms, journal.actor
        FROM review JOIN journal ON journal.sequence = review.journal_sequence WHERE review.id = $1
        """)
}
