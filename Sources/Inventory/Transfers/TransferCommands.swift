// Before goods leave: the giving store agrees, or does not.

public import Storage

/// By somebody of the giving store who did not ask for it.
public struct ApproveTransfer: Command {
    public static let kind = JournalKind.approveTransfer
    public var transfer: DocumentID
    /// What the approver saw; 0 = no check.
    public var version: Int64

    public init(_ transfer: DocumentID, version: Int64 = 0) {
        self.transfer = transfer
        self.version = version
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> TransferFacts {
        try .gather(transfer, circumstances.caller, in: transaction)
    }

    public func permission(_ facts: TransferFacts) -> Permission { facts.document.permission(.approve) }

    public func decide(_ facts: TransferFacts, _ circumstances: Circumstances) throws(Refusal) -> TransferFacts {
        let document = try facts.document.found(in: TransferState.requested)
        try document.requireVersion(version)
        try facts.document.requireOther(than: .creator)
        return facts
    }

    public func apply(
        _ plan: TransferFacts, to draft: inout JournalDraft, in transaction: borrowing Transaction
    ) throws -> TransferState {
        try plan.move(to: .approved, as: .approver, &draft, in: transaction)
        return .approved
    }
}

/// It will not be; by whoever asked for it or may approve it. Only before goods have left.
public struct CancelTransfer: Command {
    public static let kind = JournalKind.cancelTransfer
    public var transfer: DocumentID
    public var note: String

    public init(_ transfer: DocumentID, note: String) {
        self.transfer = transfer
        self.note = note
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> TransferFacts {
        try .gather(transfer, circumstances.caller, in: transaction)
    }

    public func permission(_ facts: TransferFacts) -> Permission {
        guard facts.document.callerParts.contains(.creator) else { return facts.document.permission(.approve) }
        return Permission(.create, .transfer)
    }

    public func decide(_ facts: TransferFacts, _ circumstances: Circumstances) throws(Refusal) -> TransferFacts {
        try Refusal.check(NoteRules.problems(with: note, isNeeded: true))
        _ = try facts.document.found(in: TransferState.requested, TransferState.approved)
        return facts
    }

    public func apply(
        _ plan: TransferFacts, to draft: inout JournalDraft, in transaction: borrowing Transaction
    ) throws -> TransferState {
        try plan.move(to: .cancelled, as: nil, note: note, &draft, in: transaction)
        return .cancelled
    }
}

/// What every step of a transfer asks first.
public struct TransferFacts {
    var document: DocumentFacts
    /// Nil where there is none.
    var way: TransferWay?
    var requested: [TransferRequestLine] = []
    var goods: [TransferGoods] = []

    static func gather(
        _ id: DocumentID, _ caller: Caller, in source: borrowing some Reading & ~Copyable
    ) throws -> TransferFacts {
        var facts = TransferFacts(document: try .gather(id, of: .transfer, caller, in: source), way: nil)
        guard let document = facts.document.document else { return facts }
        facts.way = try Transfers.way(of: document, in: source)
        facts.requested = try Transfers.requested(document.id, in: source)
        facts.goods = try Transfers.goods(of: document.id, in: source)
        return facts
    }

    /// The right in the store that takes the goods.
    func permissionAtTarget(_ verb: Verb) -> Permission { Permission(verb, .transfer, in: way?.target) }

    func move(
        to state: TransferState, as part: Part?, note: String? = nil, _ draft: inout JournalDraft, in transaction: borrowing Transaction
    ) throws {
        guard let document = document.document, let way else { return }
        draft.document = document.id
        try Documents.move(document.id, store: document.store, to: state.rawValue, note: note, in: transaction)
        try Outbox.put(.task, store: way.target, key: document.id.rawValue, in: transaction)
        if let part, let actor = draft.actor {
            try Documents.note(actor, as: part, on: document.id, sequence: draft.sequence, in: transaction)
        }
    }
}
