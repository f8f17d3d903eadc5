// A receipt begins: against an order that the supplier has, or unplanned.

public import Storage

/// Opens a receipt as a draft; from then on terminals may add to it.
public struct OpenReceipt: Command {
    public static let kind = JournalKind.openReceipt

    public var store: StoreID
    /// Nil = unplanned; then the supplier is needed.
    public var order: DocumentID?
    public var supplier: SupplierID?
    public var deliveryNote: String

    public init(store: StoreID, order: DocumentID?, supplier: SupplierID?, deliveryNote: String) {
        self.store = store
        self.order = order
        self.supplier = supplier
        self.deliveryNote = deliveryNote
    }

    public struct Facts { var opening: OpeningFacts }
    public struct Plan { var opening: Opening }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        Facts(opening: try .gather(store: store, order: order, supplier: supplier, deliveryNote: deliveryNote, in: transaction))
    }

    public func permission(_ facts: Facts) -> Permission {
        Permission(.create, .receipt, in: facts.opening.storeExists ? store : nil)
    }

    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) -> Plan {
        Plan(opening: try facts.opening.decide(deliveryNote: deliveryNote, isFact: false))
    }

    public func apply(
        _ plan: Plan, to draft: inout JournalDraft, in transaction: borrowing Transaction
    ) throws -> CreatedDocument {
        try plan.opening.apply(&draft, in: transaction)
    }
}

/// What must be known to open a receipt, by command or by a terminal's own start.
struct OpeningFacts {
    var store: StoreID
    var storeExists: Bool
    /// As named.
    var order: DocumentID?
    var supplier: SupplierID?
    var orderDocument: Document?
    var orderSupplier: SupplierID?
    var supplierExists: Bool
    /// A receipt of the same delivery note.
    var sameDelivery: DuplicateSuspect?

    static func gather(
        store: StoreID, order: DocumentID?, supplier: SupplierID?, deliveryNote: String,
        in source: borrowing some Reading & ~Copyable
    ) throws -> OpeningFacts {
        let document = try order.flatMap { try Documents.find($0.rawValue, in: source) }
        let isOrder = document?.kind == .purchaseOrder
        let orderSupplier = isOrder ? try order.flatMap { try PurchaseOrders.header($0, in: source)?.supplier } : nil
        var facts = OpeningFacts(
            store: store, storeExists: try Stores.find(store, in: source) != nil, order: order, supplier: supplier,
            orderDocument: isOrder ? document : nil,
            orderSupplier: orderSupplier,
            supplierExists: try supplier.map { try Suppliers.find($0.rawValue, in: source) != nil } ?? false)
        if let note = DeliveryNote(deliveryNote), let from = orderSupplier ?? supplier {
            facts.sameDelivery = try Duplicates.known(note, of: from, in: store, source)
        }
        return facts
    }

    /// - Parameter isFact: the goods are there already, so an order that takes none any more is a remark and not a refusal.
    func decide(deliveryNote: String, isFact: Bool) throws(Refusal) -> Opening {
        guard storeExists else { throw Refusal(.unknown(subject: .store, reference: "\(store)")) }
        guard let note = DeliveryNote(deliveryNote) else { throw Refusal(DeliveryNote.problem) }
        if PaymentCard.isIn(deliveryNote) { throw Refusal(.cardNumber(field: "delivery_note")) }
        let known = sameDelivery.map { [Remark.likelyDuplicate(number: $0.number)] } ?? []
        guard let order else {
            guard let supplier else { throw Refusal(.malformed(field: "supplier_id", problem: "is needed without an order")) }
            guard supplierExists else { throw Refusal(.unknown(subject: .supplier, reference: "\(supplier)")) }
            return Opening(
                store: store,
                header: ReceiptHeader(kind: .unplanned, order: nil, supplier: supplier, deliveryNote: note), remarks: known)
        }
        guard let orderDocument, let orderSupplier else {
            throw Refusal(.unknown(subject: .purchaseOrder, reference: "\(order)"))
        }
        guard orderDocument.store == store else {
            throw Refusal(.elsewhere(subject: .purchaseOrder, reference: orderDocument.number))
        }
        guard supplier == nil || supplier == orderSupplier else {
            throw Refusal(.malformed(field: "supplier_id", problem: "is not the order's supplier"))
        }
        var remarks: [Remark] = []
        if isFact, !orderDocument.isIn(PurchaseOrderState.sent, .partlyReceived) {
            remarks = [.orderNotOpen(number: orderDocument.number, state: orderDocument.stateWords(PurchaseOrderState.self))]
        } else {
            try orderDocument.require([PurchaseOrderState.sent, .partlyReceived])
        }
        let header = ReceiptHeader(kind: .againstOrder, order: order, supplier: orderSupplier, deliveryNote: note)
        return Opening(store: store, header: header, remarks: remarks + known)
    }
}

/// A receipt that may be opened.
public struct Opening {
    var store: StoreID
    var header: ReceiptHeader
    var remarks: [Remark] = []

    func apply(_ draft: inout JournalDraft, in transaction: borrowing Transaction) throws -> CreatedDocument {
        let (id, number) = try Documents.create(
            .receipt, in: store, state: ReceiptState.draft.rawValue, draft: &draft, transaction)
        try Receipts.insert(id, header, in: transaction)
        return CreatedDocument(id: id, number: number, remarks: remarks)
    }
}

extension Rejection {
    /// Whether what was said is wrong in itself, whatever the shop looks like.
    var isOfForm: Bool {
        switch self {
        case .malformed, .quantityOutOfRange, .tooMany, .invalidBarcode, .invalidDate: true
        default: false
        }
    }
}
