// What becomes of an order that the supplier has: deliveries are announced, and what does not come is closed.

public import Storage

/// The supplier tells of a delivery: its note finds the order when the goods arrive, its date moves what is still to come.
public struct AnnounceDelivery: Command {
    public static let kind = JournalKind.announceDelivery
    public var order: DocumentID
    /// As printed on the papers; empty = none.
    public var deliveryNote: String
    /// `YYYY-MM-DD`; empty = as it was.
    public var expectedDate: String

    public init(_ order: DocumentID, deliveryNote: String, expectedDate: String) {
        self.order = order
        self.deliveryNote = deliveryNote
        self.expectedDate = expectedDate
    }

    public struct Facts {
        var document: DocumentFacts
        var notes: [String]
    }

    public struct Plan {
        var document: Document
        var note: DeliveryNote?
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        Facts(
            document: try .gather(order, of: .purchaseOrder, circumstances.caller, in: transaction),
            notes: try PurchaseOrders.deliveryNotes(of: order, in: transaction))
    }

    public func permission(_ facts: Facts) -> Permission { facts.document.permission(.change) }

    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) -> Plan {
        var problems: [Rejection] = []
        if deliveryNote.isEmpty && expectedDate.isEmpty {
            problems.append(.malformed(field: "delivery_note", problem: "is empty, and so is expected_date"))
        }
        let note = DeliveryNote(deliveryNote)
        if note == nil { problems.append(DeliveryNote.problem) }
        if PaymentCard.isIn(deliveryNote) { problems.append(.cardNumber(field: "delivery_note")) }
        if !DateRules.isDateOrEmpty(expectedDate) { problems.append(.invalidDate(field: "expected_date")) }
        try Refusal.check(problems)
        let document = try facts.document.found(in: PurchaseOrderState.sent, .partlyReceived)
        guard facts.notes.count < Limits.announcedDeliveries || deliveryNote.isEmpty || facts.notes.contains(note?.shown ?? "") else {
            throw Refusal(.tooMany(field: "delivery_notes", limit: Limits.announcedDeliveries))
        }
        return Plan(document: document, note: note.flatMap { $0.isEmpty ? nil : $0 })
    }

    public func apply(
        _ plan: Plan, to draft: inout JournalDraft, in transaction: borrowing Transaction
    ) throws -> PurchaseOrderState {
        draft.document = order
        if let note = plan.note { try PurchaseOrders.announce(note, of: order, in: transaction) }
        if !expectedDate.isEmpty { try PurchaseOrders.expect(order, on: expectedDate, in: transaction) }
        let state = try plan.document.state(as: PurchaseOrderState.self)
        try Documents.move(order, store: plan.document.store, to: state.rawValue, in: transaction)
        return state
    }
}

/// Ends an order before all of it has come. Refused while goods that arrived on it wait to be posted.
public struct EndPurchaseOrder: Command {
    public enum Ending: Hashable, Sendable {
        /// The rest will not come.
        case closedShort
        /// Nothing has come, and nothing shall.
        case cancelled
    }

    public static let kind = JournalKind.endPurchaseOrder
    public var order: DocumentID
    public var ending: Ending
    /// Why; needed.
    public var note: String

    public init(_ order: DocumentID, _ ending: Ending, note: String) {
        self.order = order
        self.ending = ending
        self.note = note
    }

    public struct Facts {
        var document: DocumentFacts
        var openReceipts: [String]
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        Facts(
            document: try .gather(order, of: .purchaseOrder, circumstances.caller, in: transaction),
            openReceipts: try PurchaseOrders.openReceipts(of: order, in: transaction))
    }

    public func permission(_ facts: Facts) -> Permission { facts.document.permission(.close) }

    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) -> Document {
        try Refusal.check(NoteRules.problems(with: note, isNeeded: true))
        let document =
            switch ending {
            case .closedShort: try facts.document.found(in: PurchaseOrderState.sent, .partlyReceived)
            case .cancelled: try facts.document.found(in: PurchaseOrderState.draft, .submitted, .approved, .sent)
            }
        if let first = facts.openReceipts.first {
            throw Refusal(.receiptsOpen(number: document.number, receipt: first, count: facts.openReceipts.count))
        }
        return document
    }

    public func apply(
        _ document: Document, to draft: inout JournalDraft, in transaction: borrowing Transaction
    ) throws -> PurchaseOrderState {
        draft.document = order
        let state = ending == .closedShort ? PurchaseOrderState.closedShort : .cancelled
        try PurchaseOrders.cancelRest(of: order, in: transaction)
        try Documents.move(order, store: document.store, to: state.rawValue, note: note, in: transaction)
        return state
    }
}

/// The number that a supplier prints on the papers of a delivery. People write it as they like: blanks, hyphens, points, slashes
/// and the case of letters tell nothing apart.
struct DeliveryNote: Hashable {
    /// For the comparison.
    let key: String
    /// As given, without outer blanks.
    let shown: String

    /// Nil for one that is too long or holds control characters.
    init?(_ text: String) {
        guard let code = LotCode(text) else { return nil }
        shown = code.shown
        key = String(code.normalised.filter { !"-./_#".contains($0) })
    }

    var isEmpty: Bool { key.isEmpty }

    static let none = DeliveryNote(code: .none)

    private init(code: LotCode) {
        (key, shown) = (code.normalised, code.shown)
    }

    static var problem: Rejection {
        .malformed(field: "delivery_note", problem: "is longer than \(Limits.codeLength) bytes or holds control characters")
    }
}
