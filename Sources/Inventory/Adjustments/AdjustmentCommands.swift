// The other pair of eyes: approves an adjustment, which books it as it is worth then, or rejects it.

public import Storage

/// By another person than its creator, who saw it as it is.
public struct ApproveAdjustment: Command {
    public static let kind = JournalKind.approveAdjustment
    public var adjustment: DocumentID
    /// What the approver saw; 0 = no check.
    public var version: Int64

    public init(_ adjustment: DocumentID, version: Int64 = 0) {
        self.adjustment = adjustment
        self.version = version
    }

    public struct Facts {
        var document: DocumentFacts
        var goods: StockLines
        /// Nil unless it is there and waits.
        var posting: AdjustmentPosting?
    }

    public struct Plan {
        var document: Document
        var posting: AdjustmentPosting
    }

    public struct Approved: Hashable, Sendable {
        public var state: AdjustmentState
        public var sequence: Int64
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        let document = try DocumentFacts.gather(adjustment, of: .adjustment, circumstances.caller, in: transaction)
        guard let found = document.document, found.isIn(AdjustmentState.submitted) else {
            return Facts(document: document, goods: StockLines(lines: []), posting: nil)
        }
        let lines = try Adjustments.lines(of: found.id, in: transaction)
        return Facts(
            document: document, goods: try Adjustments.stockLines(lines, in: transaction),
            posting: try AdjustmentPosting(lines, in: found.store, transaction))
    }

    public func permission(_ facts: Facts) -> Permission { facts.document.permission(.approve) }

    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) -> Plan {
        let document = try facts.document.found(in: AdjustmentState.submitted)
        try document.requireVersion(version)
        try facts.document.requireOther(than: .creator)
        try Refusal.check(facts.goods.losses.shortages())
        guard let posting = facts.posting else { throw Refusal(.noLines(number: document.number)) }
        return Plan(document: document, posting: posting)
    }

    public func apply(_ plan: Plan, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws -> Approved {
        draft.document = plan.document.id
        try Adjustments.post(plan.posting, of: plan.document, &draft, transaction)
        if let actor = draft.actor {
            try Documents.note(actor, as: .approver, on: plan.document.id, sequence: draft.sequence, in: transaction)
        }
        return Approved(state: .posted, sequence: draft.sequence)
    }
}

/// Says no, with a note; nothing is booked. Its creator may withdraw it this way, too.
public struct RejectAdjustment: Command {
    public static let kind = JournalKind.rejectAdjustment
    public var adjustment: DocumentID
    public var note: String

    public init(_ adjustment: DocumentID, note: String) {
        self.adjustment = adjustment
        self.note = note
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> DocumentFacts {
        try .gather(adjustment, of: .adjustment, circumstances.caller, in: transaction)
    }

    public func permission(_ facts: DocumentFacts) -> Permission {
        facts.permission(facts.callerParts.contains(.creator) ? .create : .approve)
    }

    public func decide(_ facts: DocumentFacts, _ circumstances: Circumstances) throws(Refusal) -> Document {
        try Refusal.check(NoteRules.problems(with: note, isNeeded: true))
        return try facts.found(in: AdjustmentState.submitted)
    }

    public func apply(
        _ document: Document, to draft: inout JournalDraft, in transaction: borrowing Transaction
    ) throws -> AdjustmentState {
        draft.document = document.id
        try Documents.move(
            document.id, store: document.store, to: AdjustmentState.rejected.rawValue, note: note, in: transaction)
        return .rejected
    }
}
