// Taking an entry back: the opposite of what its journal row says it did. Both stay in the books.

import Storage

/// An earlier entry of the same terminal and task that is to be taken back.
struct UndoneEntry {
    var sequence: Int64
    var journalSequence: Int64
    var kind: JournalKind
    /// When the goods were counted, as corrected then.
    var occurred: Instant
    var record: EntryRecord

    /// - Throws: `Setback.rejected` when there is no such entry, it did nothing, or it was taken back before.
    static func find(
        _ sequence: Int64, on document: Document, _ context: EntryContext, in source: borrowing some Reading & ~Copyable
    ) throws -> UndoneEntry {
        let kept = try source.first(findEntry, context.terminal.rawValue, context.epoch, sequence) { row in
            (sequence: row.int(0), kind: row.int(1), document: row.int(2), verdict: row.int(3), occurred: row.int(4), reply: row.blob(5))
        }
        guard let kept, sequence < context.sequence, kept.document == document.id.rawValue,
            kept.verdict == Verdict.accepted.rawValue || kept.verdict == Verdict.acceptedWithException.rawValue,
            let kind = JournalKind(rawValue: kept.kind), kind.canBeUndone
        else { throw Setback.rejected(.nothingToUndo(sequence: sequence)) }
        if try source.first(findUndone, context.terminal.rawValue, context.epoch, sequence, row: { _ in true }) != nil {
            throw Setback.rejected(.alreadyUndone(sequence: sequence))
        }
        return UndoneEntry(
            sequence: sequence, journalSequence: kept.sequence, kind: kind, occurred: Instant(milliseconds: kept.occurred),
            record: try EntryRecord(parsing: kept.reply))
    }

    /// Links the undo to what it undoes, for ever.
    func take(back context: EntryContext, _ draft: inout JournalDraft, in transaction: borrowing Transaction) throws {
        draft.corrects = journalSequence
        try transaction.run(Self.insert, context.terminal.rawValue, context.epoch, sequence, context.sequence)
    }

    private static let findEntry = SQL(
        """
        SELECT sequence, kind, document, verdict, occurred_ms, reply FROM journal
        WHERE origin = $1 AND epoch = $2 AND origin_sequence = $3
        """)
    private static let findUndone = SQL("SELECT 1 FROM undone_entry WHERE terminal = $1 AND epoch = $2 AND sequence = $3")
    private static let insert = SQL(
        "INSERT INTO undone_entry (terminal, epoch, sequence, undone_by) VALUES ($1, $2, $3, $4)")
}

extension JournalKind {
    /// Entries that added something which its opposite can take away.
    var canBeUndone: Bool {
        switch self {
        case .scan, .countEntry, .receiveEntry, .locationCounted, .discrepancyEntry: true
        default: false
        }
    }
}
