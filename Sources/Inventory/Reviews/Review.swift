// What a person must look at. Nothing that could not be booked, and nothing that was booked against a rule, disappears: it
// waits here with its reason until somebody closes it.

import Storage

/// Why something waits for a person. The numbers are frozen.
public enum ReviewKind: Int64, Hashable, Sendable, CaseIterable {
    case parkedEntry = 1
    case rejectedEntry = 2
    case negativeStock = 3
    case lotConflict = 4
    case lateEventRecheck = 5
    case identityReused = 6
    case otherException = 7
    case likelyDuplicate = 8
}

enum Reviews {
    /// Opens a review of `draft`'s row. With a `subject` there is at most one open review per kind and subject.
    static func open(
        _ kind: ReviewKind, reason: String, facts: String = "", subject: String = "", entry: Origin? = nil,
        _ draft: JournalDraft, in transaction: borrowing Transaction
    ) throws {
        let origin = entry ?? draft.origin
        let isEntry = origin.terminal != 0
        try transaction.run(
            insert, kind.rawValue, draft.store?.rawValue ?? 0, reason, facts, draft.sequence, origin.terminal, origin.epoch,
            isEntry ? origin.sequence : 0, subject, draft.received.milliseconds)
    }

    /// Somebody used an old identity for something else: worth an alarm.
    static func openIfReused(_ refusal: Refusal, _ draft: JournalDraft, in transaction: borrowing Transaction) throws {
        guard refusal.first == .identityReused else { return }
        try open(.identityReused, reason: refusal.first.reason, draft, in: transaction)
    }

    /// Closes the open review of the subject, if there is one: what it asked for was done another way.
    static func close(
        _ kind: ReviewKind, subject: String, by person: UserID?, note: String, at instant: Instant,
        in transaction: borrowing Transaction
    ) throws {
        try transaction.run(closeSubject, kind.rawValue, subject, instant.milliseconds, person?.rawValue ?? 0, note)
    }

    /// Closes the review for good.
    static func close(
        _ review: ReviewID, by person: UserID?, note: String, at instant: Instant, in transaction: borrowing Transaction
    ) throws {
        try transaction.run(closeOne, review.rawValue, instant.milliseconds, person?.rawValue ?? 0, note)
    }

    private static let closeOne = SQL("UPDATE review SET closed_ms = $2, closed_by = $3, note = $4 WHERE id = $1")
    private static let closeSubject = SQL(
        """
        UPDATE review SET closed_ms = $3, closed_by = $4, note = $5 WHERE kind = $1 AND subject_key = $2 AND closed_ms = 0
            AND subject_key <> ''
        """)
    private static let insert = SQL(
        """
        INSERT INTO review (id, kind, store, reason, facts, journal_sequence, terminal, epoch, entry_sequence, subject_key, opened_ms,
            closed_ms, closed_by, note)
        SELECT coalesce(max(id), 0) + 1, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, 0, '' FROM review WHERE true
        ON CONFLICT DO NOTHING
        """)
}
