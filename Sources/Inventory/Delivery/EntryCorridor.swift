// The checks every entry passes before its task's rules see it: understood, by whom, allowed, on which document.

import Storage

enum EntryCorridor {
    /// Books `entry` or throws the `Setback`; nothing is written for an entry that is set back.
    static func take(
        _ entry: Entry, _ corrected: CorrectedInstant, _ batch: EntryBatch, _ store: StoreID, _ today: String,
        _ scanners: Scanners, _ memory: BatchMemory, _ draft: inout JournalDraft, _ transaction: borrowing Transaction
    ) throws -> TakenEntry {
        if case .malformed(let field, let problem) = entry.body {
            throw Setback.rejected(.malformed(field: field, problem: problem))
        }
        if case .cardNumber(let field) = entry.body { throw Setback.rejected(.cardNumber(field: field)) }
        let user = try person(entry, corrected, batch.terminal, memory, &draft, transaction)
        let context = EntryContext(
            terminal: batch.terminal, epoch: batch.epoch, store: store, user: user, occurred: corrected.instant,
            received: draft.received, rightsAt: corrected.instant, today: today,
            sequence: entry.sequence, scanners: scanners, wantsFeedback: entry.wantsFeedback, memory: memory)
        return try book(entry, context, &draft, transaction)
    }

    /// The same for an entry whose person and instant are known.
    static func book(
        _ entry: Entry, _ context: EntryContext, _ draft: inout JournalDraft, _ transaction: borrowing Transaction
    ) throws -> TakenEntry {
        if case .startReceipt = entry.body {
            try require(Receiving.permission, context, context.store, transaction)
            return try Receiving.start(entry, context, draft: &draft, in: transaction)
        }
        if let taken = try takeFromFloor(entry, context, &draft, transaction) { return taken }
        let document = try document(of: entry, context, transaction)
        draft.document = document.id
        return switch document.kind {
        case .receipt: try take(entry, by: Receiving.self, document, context, &draft, transaction)
        case .stocktake: try take(entry, by: Counting.self, document, context, &draft, transaction)
        case .purchaseOrder, .adjustment, .reservation, .transfer: throw Setback.rejected(.wrongTask(number: document.number))
        }
    }

    /// What needs no task: goods put away, moved or lost on the floor. Nil for everything else.
    private static func takeFromFloor(
        _ entry: Entry, _ context: EntryContext, _ draft: inout JournalDraft, _ transaction: borrowing Transaction
    ) throws -> TakenEntry? {
        switch entry.body {
        case .move(let item, let quantity, let location, let condition):
            let isRelease = item.condition != .sellable && condition == .sellable
            try require((isRelease ? .release : .move, .stock), context, context.store, transaction)
            return try Moving.take(item, quantity, to: (location, condition), context, draft: &draft, in: transaction)
        case .putAway(let item, let said, let quantity):
            try require((.move, .stock), context, context.store, transaction)
            return try Placing.take(item, said, quantity, context, draft: &draft, in: transaction)
        case .writeOff(let item, let quantity, let reason, let evidence):
            try require((.create, .adjustment), context, context.store, transaction)
            return try Adjusting.take(item, quantity, reason, evidence: evidence, context, draft: &draft, in: transaction)
        default:
            return nil
        }
    }

    private static func take<Rules: TaskRules>(
        _ entry: Entry, by rules: Rules.Type, _ document: Document, _ context: EntryContext, _ draft: inout JournalDraft,
        _ transaction: borrowing Transaction
    ) throws -> TakenEntry {
        try require(rules.permission, context, document.store, transaction)
        return try rules.take(entry, on: document, context, draft: &draft, in: transaction)
    }

    /// Who held the device when it happened; the person's session must have lived then, on this terminal.
    private static func person(
        _ entry: Entry, _ corrected: CorrectedInstant, _ terminal: TerminalID, _ memory: BatchMemory, _ draft: inout JournalDraft,
        _ transaction: borrowing Transaction
    ) throws -> UserID {
        guard let session = PersonSessionID(entry.session) else { throw Setback.parked(.notSignedIn) }
        guard let known = try memory.session(session, in: transaction), let user = UserID(known.user) else { throw Setback.parked(.notSignedIn) }
        guard known.terminal == terminal.rawValue else { throw Setback.parked(.sessionOfAnotherTerminal) }
        draft.actor = user
        draft.session = session
        let instant = corrected.instant.milliseconds
        let tolerance = Limits.clockToleranceMilliseconds
        guard instant >= known.createdMilliseconds - tolerance, instant <= known.endMilliseconds else { throw Setback.parked(.sessionEnded) }
        return user
    }

    /// The right as it stood when the thing happened: a device may have been out of reach while it was taken away.
    private static func require(
        _ right: (verb: Verb, subject: Subject), _ context: EntryContext, _ store: StoreID, _ transaction: borrowing Transaction
    ) throws {
        if try context.memory.holds(right.verb, right.subject, in: store, context.user, transaction) { return }
        let permission = Permission(right.verb, right.subject, in: store)
        guard try Rights.held(permission, context.user, at: context.rightsAt, in: transaction) else {
            throw Setback.parked(.notPermitted(verb: right.verb, subject: right.subject))
        }
    }

    private static func document(
        of entry: Entry, _ context: EntryContext, _ transaction: borrowing Transaction
    ) throws -> Document {
        let (number, reference): (Int64?, String)
        switch entry.task {
        case nil:
            throw Setback.rejected(.taskMissing)
        case .document(let id):
            (number, reference) = (id, "\(id)")
        case .startedBy(let sequence):
            number = try transaction.first(findStarted, context.terminal.rawValue, context.epoch, sequence) { row in row.int(0) }
            reference = "started by entry \(sequence)"
        }
        guard let number, let document = try context.memory.document(number, in: transaction) else {
            throw Setback.parked(.unknown(subject: .receipt, reference: reference))
        }
        guard document.store == context.store else {
            throw Setback.parked(.elsewhere(subject: document.kind.subject, reference: document.number))
        }
        return document
    }

    private static let findStarted = SQL(
        "SELECT document FROM started_document WHERE terminal = $1 AND epoch = $2 AND sequence = $3")
}
