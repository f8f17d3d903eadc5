// An order's way to the supplier: its buyer submits it, others approve it, then it is sent.

public import Storage

/// One step of an order: the steps differ in nothing but the row they leave, the right they need, and the states between which
/// they lead. Replies with the new state.
public protocol OrderStep: Command where Facts == DocumentFacts, Plan == Document, Reply == PurchaseOrderState {
    var order: DocumentID { get }
    static var verb: Verb { get }
    static var from: PurchaseOrderState { get }
    static var to: PurchaseOrderState { get }
}

extension OrderStep {
    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> DocumentFacts {
        try .gather(order, of: .purchaseOrder, circumstances.caller, in: transaction)
    }

    public func permission(_ facts: DocumentFacts) -> Permission { facts.permission(Self.verb) }

    public func decide(_ facts: DocumentFacts, _ circumstances: Circumstances) throws(Refusal) -> Document {
        try facts.found(in: Self.from)
    }

    public func apply(
        _ order: Document, to draft: inout JournalDraft, in transaction: borrowing Transaction
    ) throws -> PurchaseOrderState {
        draft.document = order.id
        try Documents.move(order.id, store: order.store, to: Self.to.rawValue, in: transaction)
        return Self.to
    }
}

/// The draft is complete.
public struct SubmitPurchaseOrder: OrderStep {
    public static let kind = JournalKind.submitPurchaseOrder
    public static let verb = Verb.submit
    public static let from = PurchaseOrderState.draft
    public static let to = PurchaseOrderState.submitted
    public var order: DocumentID

    public init(_ order: DocumentID) {
        self.order = order
    }
}

/// The supplier has it: from now on goods may arrive on it.
public struct SendPurchaseOrder: OrderStep {
    public static let kind = JournalKind.sendPurchaseOrder
    public static let verb = Verb.post
    public static let from = PurchaseOrderState.approved
    public static let to = PurchaseOrderState.sent
    public var order: DocumentID

    public init(_ order: DocumentID) {
        self.order = order
    }
}

/// One approval, by another person than the order's creator and than whoever gave an earlier one. With the last that its value
/// asks for the order is approved.
public struct ApprovePurchaseOrder: Command {
    public static let kind = JournalKind.approvePurchaseOrder
    public var order: DocumentID
    /// What the approver saw; 0 = no check.
    public var version: Int64

    public init(_ order: DocumentID, version: Int64 = 0) {
        self.order = order
        self.version = version
    }

    public struct Facts {
        var document: DocumentFacts
        /// Nil unless the order is there.
        var approval: ApprovalFacts?
    }

    public struct Plan {
        var document: Document
        var step: ApprovalFacts.Step
    }

    public struct Approved: Hashable, Sendable {
        public var state: PurchaseOrderState
        public var approvals: ApprovalStanding
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        let document = try DocumentFacts.gather(order, of: .purchaseOrder, circumstances.caller, in: transaction)
        let approval = try document.document.map { found in
            try ApprovalFacts.gather(
                try PurchaseOrders.approvalCase(of: found, in: transaction), of: found, circumstances.caller, in: transaction)
        }
        return Facts(document: document, approval: approval)
    }

    public func permission(_ facts: Facts) -> Permission {
        facts.document.permission(.approve, amountE4: facts.approval?.worthE4)
    }

    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) -> Plan {
        let document = try facts.document.found(in: PurchaseOrderState.submitted)
        try document.requireVersion(version)
        try facts.document.requireOther(than: .creator)
        guard let approval = facts.approval else { throw Refusal(.unknown(subject: .purchaseOrder, reference: "\(order)")) }
        return Plan(document: document, step: try approval.decide(number: document.number))
    }

    public func apply(_ plan: Plan, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws -> Approved {
        draft.document = order
        try Approvals.give(plan.step, by: draft.actor, on: order, sequence: draft.sequence, in: transaction)
        let state = plan.step.isLast ? PurchaseOrderState.approved : .submitted
        try Documents.move(order, store: plan.document.store, to: state.rawValue, in: transaction)
        return Approved(state: state, approvals: plan.step.standing)
    }
}

/// Back to draft, with a note; also what was approved but not yet sent.
public struct RejectPurchaseOrder: Command {
    public static let kind = JournalKind.rejectPurchaseOrder
    public var order: DocumentID
    public var note: String

    public init(_ order: DocumentID, note: String) {
        self.order = order
        self.note = note
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> DocumentFacts {
        try .gather(order, of: .purchaseOrder, circumstances.caller, in: transaction)
    }

    public func permission(_ facts: DocumentFacts) -> Permission { facts.permission(.approve) }

    public func decide(_ facts: DocumentFacts, _ circumstances: Circumstances) throws(Refusal) -> Document {
        try Refusal.check(NoteRules.problems(with: note, isNeeded: true))
        return try facts.found(in: PurchaseOrderState.submitted, .approved)
    }

    public func apply(
        _ document: Document, to draft: inout JournalDraft, in transaction: borrowing Transaction
    ) throws -> PurchaseOrderState {
        draft.document = order
        try Approvals.forget(order, in: transaction)
        try Documents.move(order, store: document.store, to: PurchaseOrderState.draft.rawValue, note: note, in: transaction)
        return .draft
    }
}

extension PurchaseOrders {
    /// What the rules of approval ask of the order.
    static func approvalCase(
        of order: Document, in source: borrowing some Reading & ~Copyable
    ) throws -> ApprovalCase {
        ApprovalCase(
            kind: .purchaseOrder, receiptKind: nil, store: order.store, isDiscrepant: false,
            value: try lines(of: order.id, in: source).map(\.value).total)
    }

    static func approvals(of order: Document, in source: borrowing some Reading & ~Copyable) throws -> ApprovalStanding {
        let chain = ApprovalChain(try Approvals.policies(in: source), for: try approvalCase(of: order, in: source))
        return ApprovalStanding(given: try Approvals.given(on: order.id, in: source).count, needed: chain.needed)
    }
}
