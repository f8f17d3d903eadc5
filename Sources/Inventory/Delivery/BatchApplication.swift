// A terminal's batch, applied in order within one transaction body: repeats answered from the journal, gaps refused whole, every
// new entry given a verdict. Nothing a terminal says can stop the entries behind it.

import Crypto
import Storage

struct BatchApplication {
    let batch: EntryBatch
    let calendars: Calendars
    let scanners: Scanners
    /// Entries whose application failed for no known reason before; they are parked for a person.
    let troubled: Set<Int64>

    /// Which entry failed unexpectedly; the batch is run again with it parked.
    struct Trouble: Error {
        var sequence: Int64
        var cause: any Error
    }

    private struct Standing {
        var store: StoreID
        var epoch: Int64
        var isRevoked: Bool
        var appliedThrough: Int64
    }

    func run(in transaction: borrowing Transaction) throws -> BatchOutcome {
        guard var standing = try standing(transaction) else { return .revoked }
        if standing.isRevoked { return .revoked }
        guard standing.epoch == batch.epoch else { return .fenced(epoch: standing.epoch) }
        guard batch.firstSequence >= 1, batch.firstSequence <= standing.appliedThrough + 1 else {
            return .gap(appliedThrough: standing.appliedThrough)
        }
        var journal = try Journal(transaction)
        let memory = BatchMemory()
        var results: [EntryResult] = []
        let entries = batch.entries.prefix(Limits.entriesPerBatch).map(\.screened)
        results.reserveCapacity(entries.count)
        for entry in entries {
            if entry.sequence <= standing.appliedThrough {
                results.append(try repeated(entry, &journal, standing.store, transaction))
            } else {
                do {
                    results.append(try take(entry, &journal, standing.store, memory, transaction))
                } catch let error as StorageError where error.isOfTheMachine {
                    throw error
                } catch {
                    throw Trouble(sequence: entry.sequence, cause: error)
                }
                standing.appliedThrough = entry.sequence
                if !entry.body.onlyAddsToLines { memory.forgetDocuments() }
            }
        }
        try memory.flush(in: transaction)
        try transaction.run(
            Self.advance, batch.terminal.rawValue, standing.appliedThrough, transaction.nowMilliseconds)
        return .applied(through: standing.appliedThrough, results: results)
    }

    private func standing(_ transaction: borrowing Transaction) throws -> Standing? {
        try transaction.first(Self.findTerminal, batch.terminal.rawValue) { row in
            Standing(
                store: StoreID(trusted: row.int(0)), epoch: row.int(1), isRevoked: row.int(2) != 0, appliedThrough: row.int(3))
        }
    }

    // MARK: repeats

    private func repeated(
        _ entry: Entry, _ journal: inout Journal, _ store: StoreID, _ transaction: borrowing Transaction
    ) throws -> EntryResult {
        let kept = try transaction.first(Self.findEntry, batch.terminal.rawValue, batch.epoch, entry.sequence) { row in
            (hash: row.blob(0), verdict: row.int(1), reply: row.blob(2))
        }
        guard let kept, let verdict = Verdict(rawValue: kept.verdict) else {
            throw BooksError.damaged("terminal \(batch.terminal) has applied entry \(entry.sequence) without a journal row")
        }
        if kept.hash == Self.hash(entry.payload) {
            let record = try EntryRecord(parsing: kept.reply)
            return EntryResult(
                sequence: entry.sequence, verdict: verdict, isRepeat: true, rejection: nil, remarks: [], feedback: nil,
                keptReason: record.reason)
        }
        try alarm(entry, &journal, store, transaction)
        return EntryResult(
            sequence: entry.sequence, verdict: .rejected, isRepeat: false, rejection: .identityReused, remarks: [],
            feedback: nil, keptReason: "")
    }

    /// Same identity, other bytes: a row of its own (as a command, since the entry's identity is taken) and a review.
    private func alarm(
        _ entry: Entry, _ journal: inout Journal, _ store: StoreID, _ transaction: borrowing Transaction
    ) throws {
        var row = draft(entry, journal, store, transaction)
        row.origin = Origin(terminal: 0, epoch: 0, sequence: row.sequence)
        let claimed = Origin(terminal: batch.terminal.rawValue, epoch: batch.epoch, sequence: entry.sequence)
        let record = EntryRecord(reason: Rejection.identityReused.reason)
        try Reviews.open(
            .identityReused, reason: record.reason,
            subject: "\(claimed.terminal)/\(claimed.epoch)/\(claimed.sequence)", entry: claimed, row, in: transaction)
        try journal.append(row, verdict: .rejected, reply: record.bytes, in: transaction)
    }

    // MARK: new entries

    private func take(
        _ entry: Entry, _ journal: inout Journal, _ store: StoreID, _ memory: BatchMemory, _ transaction: borrowing Transaction
    ) throws -> EntryResult {
        let corrected = CorrectedInstant(entry, batch.clock, received: Instant(milliseconds: transaction.nowMilliseconds))
        var draft = draft(entry, journal, store, transaction)
        draft.occurred = corrected.instant
        let today = try calendars.today(in: store, at: corrected.instant, transaction)
        draft.businessDate = max(today, try memory.firstOpenDate(of: store, in: transaction))
        do {
            if troubled.contains(entry.sequence) { throw Setback.parked(.internalTrouble) }
            var taken = try EntryCorridor.take(entry, corrected, batch, store, today, scanners, memory, &draft, transaction)
            if corrected.isUncertain { taken.remarks.append(.clockUncertain) }
            if corrected.wasInTheFuture { taken.remarks.append(.capturedInTheFuture) }
            let exceptions = taken.remarks.filter(\.isException)
            let verdict: Verdict = exceptions.isEmpty ? .accepted : .acceptedWithException
            taken.record.reason = exceptions.first?.reason ?? ""
            try journal.append(draft, verdict: verdict, reply: taken.record.bytes, in: transaction)
            return EntryResult(
                sequence: entry.sequence, verdict: verdict, isRepeat: false, rejection: nil, remarks: taken.remarks,
                feedback: entry.wantsFeedback ? taken.feedback : nil, keptReason: "")
        } catch let setback as Setback {
            return try setBack(entry, setback, &journal, draft, transaction)
        }
    }

    private func setBack(
        _ entry: Entry, _ setback: Setback, _ journal: inout Journal, _ draft: JournalDraft, _ transaction: borrowing Transaction
    ) throws -> EntryResult {
        let (verdict, kind, rejection): (Verdict, ReviewKind, Rejection) =
            switch setback {
            case .rejected(let rejection): (.rejected, .rejectedEntry, rejection)
            case .parked(let rejection): (.parked, .parkedEntry, rejection)
            }
        let facts = rejection.facts.map { "\($0.name)=\($0.value)" }.joined(separator: "\n")
        try Reviews.open(kind, reason: rejection.reason, facts: facts, draft, in: transaction)
        try journal.append(draft, verdict: verdict, reply: EntryRecord(reason: rejection.reason).bytes, in: transaction)
        return EntryResult(
            sequence: entry.sequence, verdict: verdict, isRepeat: false, rejection: rejection, remarks: [], feedback: nil,
            keptReason: "")
    }

    private func draft(
        _ entry: Entry, _ journal: Journal, _ store: StoreID, _ transaction: borrowing Transaction
    ) -> JournalDraft {
        let received = Instant(milliseconds: transaction.nowMilliseconds)
        return JournalDraft(
            sequence: journal.nextSequence, kind: entry.journalKind,
            origin: Origin(terminal: batch.terminal.rawValue, epoch: batch.epoch, sequence: entry.sequence), store: store,
            captured: Instant(milliseconds: entry.capturedMilliseconds), occurred: received, received: received,
            businessDate: "", payload: entry.payload, requestHash: Self.hash(entry.payload))
    }

    private static func hash(_ payload: [UInt8]) -> [UInt8] {
        Array(SHA256.hash(data: payload))
    }

    private static let findTerminal = SQL("SELECT store, epoch, revoked, applied_through FROM terminal WHERE id = $1")
    private static let findEntry = SQL(
        "SELECT request_hash, verdict, reply FROM journal WHERE origin = $1 AND epoch = $2 AND origin_sequence = $3")
    private static let advance = SQL("UPDATE terminal SET applied_through = $2, last_seen_ms = $3 WHERE id = $1")
}

extension StorageError {
    /// Whether it would have met any other entry too: a full disk, a lock, a closed database. What an entry's own statements ran
    /// into (a constraint, a row that cannot be read) must not stop the entries behind it for ever.
    fileprivate var isOfTheMachine: Bool {
        switch code {
        case .constraint, .invalidStatement, .unexpectedValue, .tooBig: false
        default: true
        }
    }
}
