// A receipt's way: submitted when the goods are in, approved by people who neither opened nor scanned it, or sent back.

public import Storage

/// The goods are in; nothing can be added any more. Refuses lines without the lot or expiry they need, all at once.
public struct SubmitReceipt: Command {
    public static let kind = JournalKind.submitReceipt
    public var receipt: DocumentID

    public init(_ receipt: DocumentID) {
        self.receipt = receipt
    }

    public struct Facts {
        var document: DocumentFacts
        /// Nil unless the receipt is there.
        var submission: ReceiptSubmission?
    }

    public struct Plan {
        var submission: ReceiptSubmission
    }

    public struct Submitted: Hashable, Sendable {
        public var state: ReceiptState
        /// What has to be looked at before it can be approved.
        public var remarks: [Remark]
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        let document = try DocumentFacts.gather(receipt, of: .receipt, circumstances.caller, in: transaction)
        return Facts(document: document, submission: try document.document.map { try ReceiptSubmission($0, in: transaction) })
    }

    public func permission(_ facts: Facts) -> Permission { facts.document.permission(.submit) }

    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) -> Plan {
        guard let submission = facts.submission else { throw Refusal(.unknown(subject: .receipt, reference: "\(receipt)")) }
        try submission.check()
        return Plan(submission: submission)
    }

    public func apply(_ plan: Plan, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws -> Submitted {
        draft.document = receipt
        return Submitted(state: .submitted, remarks: try plan.submission.apply(draft, in: transaction))
    }
}

/// Back to draft, with a note; also what was approved but not yet posted. What was approved is forgotten.
public struct RejectReceipt: Command {
    public static let kind = JournalKind.rejectReceipt
    public var receipt: DocumentID
    public var note: String

    public init(_ receipt: DocumentID, note: String) {
        self.receipt = receipt
        self.note = note
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> DocumentFacts {
        try .gather(receipt, of: .receipt, circumstances.caller, in: transaction)
    }

    public func permission(_ facts: DocumentFacts) -> Permission { facts.permission(.approve) }

    public func decide(_ facts: DocumentFacts, _ circumstances: Circumstances) throws(Refusal) -> Document {
        try Refusal.check(NoteRules.problems(with: note, isNeeded: true))
        return try facts.found(in: ReceiptState.submitted, .approved)
    }

    public func apply(
        _ document: Document, to draft: inout JournalDraft, in transaction: borrowing Transaction
    ) throws -> ReceiptState {
        draft.document = document.id
        try Approvals.forget(receipt, in: transaction)
        try Receipts.letOver(receipt, by: nil, in: transaction)
        try Documents.move(document.id, store: document.store, to: ReceiptState.draft.rawValue, note: note, in: transaction)
        return .draft
    }
}

/// A draft that was opened by mistake, or told twice, comes to nothing; it stays in the books with its note.
public struct DiscardReceipt: Command {
    public static let kind = JournalKind.discardReceipt
    public var receipt: DocumentID
    public var note: String

    public init(_ receipt: DocumentID, note: String) {
        self.receipt = receipt
        self.note = note
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> DocumentFacts {
        try .gather(receipt, of: .receipt, circumstances.caller, in: transaction)
    }

    public func permission(_ facts: DocumentFacts) -> Permission { facts.permission(.change) }

    public func decide(_ facts: DocumentFacts, _ circumstances: Circumstances) throws(Refusal) -> Document {
        try Refusal.check(NoteRules.problems(with: note, isNeeded: true))
        return try facts.found(in: ReceiptState.draft)
    }

    public func apply(
        _ document: Document, to draft: inout JournalDraft, in transaction: borrowing Transaction
    ) throws -> ReceiptState {
        draft.document = document.id
        try Reviews.close(
            .likelyDuplicate, subject: ReceiptSubmission.heldSubject(receipt), by: draft.actor, note: note, at: draft.received,
            in: transaction)
        try Documents.move(document.id, store: document.store, to: ReceiptState.discarded.rawValue, note: note, in: transaction)
        return .discarded
    }
}
