// A receipt's way: submitted when the goods are in, approved by somebody who neither opened nor scanned it, or sent back.

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
        var lines: [ReceiptLineFacts]
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        Facts(
            document: try .gather(receipt, of: .receipt, circumstances.caller, in: transaction),
            lines: try Receipts.lines(of: receipt, in: transaction))
    }

    public func permission(_ facts: Facts) -> Permission { facts.document.permission(.submit) }

    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) -> Document {
        let document = try facts.document.found(in: ReceiptState.draft)
        try SubmissionRules.check(facts.lines, number: document.number)
        return document
    }

    public func apply(
        _ document: Document, to draft: inout JournalDraft, in transaction: borrowing Transaction
    ) throws -> ReceiptState {
        draft.document = document.id
        try Documents.move(document.id, store: document.store, to: ReceiptState.submitted.rawValue, in: transaction)
        return .submitted
    }
}

/// By somebody who neither opened it nor added to it, and who saw it as it is.
public struct ApproveReceipt: Command {
    public static let kind = JournalKind.approveReceipt
    public var receipt: DocumentID
    /// What the approver saw; 0 = no check.
    public var version: Int64

    public init(_ receipt: DocumentID, version: Int64 = 0) {
        self.receipt = receipt
        self.version = version
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> DocumentFacts {
        try .gather(receipt, of: .receipt, circumstances.caller, in: transaction)
    }

    public func permission(_ facts: DocumentFacts) -> Permission { facts.permission(.approve) }

    public func decide(_ facts: DocumentFacts, _ circumstances: Circumstances) throws(Refusal) -> Document {
        let document = try facts.found(in: ReceiptState.submitted)
        try document.requireVersion(version)
        try facts.requireOther(than: .creator, .receiver)
        return document
    }

    public func apply(
        _ document: Document, to draft: inout JournalDraft, in transaction: borrowing Transaction
    ) throws -> ReceiptState {
        draft.document = document.id
        try Documents.move(document.id, store: document.store, to: ReceiptState.approved.rawValue, in: transaction)
        if let actor = draft.actor {
            try Documents.note(actor, as: .approver, on: document.id, sequence: draft.sequence, in: transaction)
        }
        return .approved
    }
}

/// Back to draft, with a note; also what was approved but not yet posted.
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
        try Documents.move(document.id, store: document.store, to: ReceiptState.draft.rawValue, note: note, in: transaction)
        return .draft
    }
}
