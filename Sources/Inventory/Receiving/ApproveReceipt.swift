// One approval of a receipt. What may not be taken at all, and what only some may take, is decided here.

public import Storage

/// By somebody who neither opened the receipt nor added to it nor approved it before, and who saw it as it is. With the last
/// approval that its value, kind and discrepancies ask for it is approved.
public struct ApproveReceipt: Command {
    public static let kind = JournalKind.approveReceipt
    public var receipt: DocumentID
    /// What the approver saw; 0 = no check.
    public var version: Int64
    /// More than the order's tolerance is let through; needs the right to approve orders.
    public var letsOver: Bool

    public init(_ receipt: DocumentID, version: Int64 = 0, letsOver: Bool = false) {
        self.receipt = receipt
        self.version = version
        self.letsOver = letsOver
    }

    public struct Facts {
        var document: DocumentFacts
        /// Nil unless the receipt is there and submitted.
        var submitted: SubmittedReceipt?
    }

    public struct Plan {
        var document: Document
        var step: ApprovalFacts.Step
    }

    public struct Approved: Hashable, Sendable {
        public var state: ReceiptState
        public var approvals: ApprovalStanding
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        let document = try DocumentFacts.gather(receipt, of: .receipt, circumstances.caller, in: transaction)
        guard let found = document.document, found.isIn(ReceiptState.submitted) else {
            return Facts(document: document, submitted: nil)
        }
        return Facts(document: document, submitted: try SubmittedReceipt(found, circumstances.caller, in: transaction))
    }

    public func permission(_ facts: Facts) -> Permission {
        facts.document.permission(.approve, amountE4: facts.submitted?.approval.worthE4)
    }

    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) -> Plan {
        let document = try facts.document.found(in: ReceiptState.submitted)
        try document.requireVersion(version)
        try facts.document.requireOther(than: .creator, .receiver)
        guard let submitted = facts.submitted else { throw Refusal(.unknown(subject: .receipt, reference: "\(receipt)")) }
        if letsOver && !submitted.callerApprovesOrders {
            throw Refusal(.notPermitted(verb: .approve, subject: .purchaseOrder))
        }
        if let other = submitted.heldAs { throw Refusal(.heldAsDuplicate(number: document.number, other: other)) }
        try Refusal.check(submitted.tooShortLived)
        return Plan(document: document, step: try submitted.approval.decide(number: document.number))
    }

    public func apply(_ plan: Plan, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws -> Approved {
        draft.document = receipt
        try Approvals.give(plan.step, by: draft.actor, on: receipt, sequence: draft.sequence, in: transaction)
        if letsOver { try Receipts.letOver(receipt, by: draft.actor?.rawValue ?? 0, in: transaction) }
        let state = plan.step.isLast ? ReceiptState.approved : .submitted
        try Documents.move(receipt, store: plan.document.store, to: state.rawValue, in: transaction)
        return Approved(state: state, approvals: plan.step.standing)
    }
}

/// What an approver's decision rests on.
struct SubmittedReceipt {
    var approval: ApprovalFacts
    /// The number of the receipt that it has to be compared with first.
    var heldAs: String?
    /// Goods with less life than the shop's rules let this caller take.
    var tooShortLived: [Rejection]
    var callerApprovesOrders: Bool

    init(_ document: Document, _ caller: Caller, in source: borrowing some Reading & ~Copyable) throws {
        let posting = try ReceiptPosting(document, in: source)
        let header = posting.header
        approval = try .gather(posting.approvalCase, of: document, caller, in: source)
        let isHeld = header.hold == .held
        heldAs = isHeld ? try header.duplicateOf.flatMap { try Documents.find($0.rawValue, in: source)?.number } ?? "" : nil
        callerApprovesOrders = try Rights.allows(.approve, .purchaseOrder, in: document.store, caller, source)
        let takesShortLife = try Rights.allows(.approve, .lot, in: document.store, caller, source)
        let today = try Calendars().today(in: document.store, at: header.arrived ?? document.createdAt, source)
        tooShortLived = posting.lines.filter { line in
            line.life.isMissed(expiry: line.expiry, today: today)
                && (line.life.action == .block || line.life.action == .allowWithRole && !takesShortLife)
        }.map { line in
            .lifeTooShort(product: line.productName, lot: line.shownLotCode, expiry: line.expiry, days: line.life.days)
        }
    }
}

extension ReceiptPosting {
    /// What the rules of approval ask of the receipt.
    var approvalCase: ApprovalCase { approvalCase(of: plan()) }

    /// The same where it is known what posting would do.
    func approvalCase(of plan: Plan) -> ApprovalCase {
        ApprovalCase(
            kind: .receipt, receiptKind: header.kind, store: receipt.store, isDiscrepant: plan.isDiscrepant,
            // What a correction changes counts, whichever way.
            value: Value(e4: Int64(clamping: plan.value.e4.magnitude)),
            leastLevels: header.kind == .lateEntry ? 2 : 1)
    }
}

extension Rights {
    /// Whether the caller holds the right; the operator at the machine holds all of them.
    static func allows(
        _ verb: Verb, _ subject: Subject, in store: StoreID, _ caller: Caller, _ source: borrowing some Reading & ~Copyable
    ) throws -> Bool {
        switch caller.speaker {
        case .operatorAtMachine: true
        case .nobody: false
        case .person(let user, _): try holds(Permission(verb, subject, in: store), user, in: source)
        }
    }
}
