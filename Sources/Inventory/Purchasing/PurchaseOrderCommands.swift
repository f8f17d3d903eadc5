// An order's way to the supplier: its buyer submits it, another person approves it, then it is sent.

public import Storage

/// One step of an order: the steps differ in nothing but the row they leave, the right they need, and who may take them.
/// Replies with the new state.
public protocol OrderStep: Command where Facts == DocumentFacts, Plan == Document, Reply == PurchaseOrderState {
    var order: DocumentID { get }
    static var verb: Verb { get }
    static var from: PurchaseOrderState { get }
    static var to: PurchaseOrderState { get }
    /// An approval is another person's than the creator's.
    static var isApproval: Bool { get }
}

extension OrderStep {
    public static var isApproval: Bool { false }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> DocumentFacts {
        try .gather(order, of: .purchaseOrder, circumstances.caller, in: transaction)
    }

    public func permission(_ facts: DocumentFacts) -> Permission { facts.permission(Self.verb) }

    public func decide(_ facts: DocumentFacts, _ circumstances: Circumstances) throws(Refusal) -> Document {
        let order = try facts.found(in: Self.from)
        if Self.isApproval { try facts.requireOther(than: .creator) }
        return order
    }

    public func apply(
        _ order: Document, to draft: inout JournalDraft, in transaction: borrowing Transaction
    ) throws -> PurchaseOrderState {
        draft.document = order.id
        try Documents.move(order.id, store: order.store, to: Self.to.rawValue, in: transaction)
        if Self.isApproval, let actor = draft.actor {
            try Documents.note(actor, as: .approver, on: order.id, sequence: draft.sequence, in: transaction)
        }
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

/// By another person than the order's creator.
public struct ApprovePurchaseOrder: OrderStep {
    public static let kind = JournalKind.approvePurchaseOrder
    public static let verb = Verb.approve
    public static let from = PurchaseOrderState.submitted
    public static let to = PurchaseOrderState.approved
    public static let isApproval = true
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
