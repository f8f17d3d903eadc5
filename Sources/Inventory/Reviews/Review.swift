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

    private static let insert = SQL(
        """
        INSERT INTO review (id, kind, store, reason, facts, journal_sequence, terminal, epoch, entry_sequence, subject_key, opened_ms,
            closed_ms, closed_by, note)
        SELECT coalesce(max(id), 0) + 1, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, 0, '' FROM review WHERE true
        ON CONFLICT DO NOTHING
        """)
}
