// Orders as people look at them: one with its lines, or a list.

public import Storage

/// One order with its lines; costs only for callers who may see them.
public struct PurchaseOrderInFull: Query {
    public enum Reference: Hashable, Sendable {
        case id(DocumentID)
        /// As printed: `PO-1-000042`.
        case number(String)
    }

    public var reference: Reference

    public init(_ reference: Reference) {
        self.reference = reference
    }

    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> PurchaseOrder {
        let (found, name): (Document?, String) =
            switch reference {
            case .id(let id): (try Documents.find(id.rawValue, in: snapshot), "\(id)")
            case .number(let number): (try Documents.find(number: number, in: snapshot), number)
            }
        let document = found?.kind == .purchaseOrder ? found : nil
        try Rights.require(Permission(.see, .purchaseOrder, in: document?.store), of: caller, in: snapshot)
        guard let document else { throw Refusal(.unknown(subject: .purchaseOrder, reference: name)) }
        let seesCost = try Rights.sees(costOf: .purchaseOrder, in: document.store, caller, snapshot)
        var order = try PurchaseOrder(document, in: snapshot)
        order.lines = try PurchaseOrders.shownLines(of: document.id, withCost: seesCost, in: snapshot)
        return order
    }
}

/// Orders without their lines, newest first.
public struct PurchaseOrderList: Query {
    /// Nil = every store the caller may see.
    public var store: StoreID?
    public var supplier: SupplierID?
    /// Only orders on which goods may arrive now.
    public var openOnly: Bool
    public var page: Page

    public init(store: StoreID? = nil, supplier: SupplierID? = nil, openOnly: Bool = false, page: Page = Page()) {
        self.store = store
        self.supplier = supplier
        self.openOnly = openOnly
        self.page = page
    }

    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> Paged<PurchaseOrder> {
        let stores = try StoresInSight.of(caller, .see, .purchaseOrder, store: store, in: snapshot)
        let filter = "\(store?.rawValue ?? 0)/\(supplier?.rawValue ?? 0)/\(openOnly)"
        let found = try DocumentList.page(.purchaseOrder, page, filter: filter, stores: stores, in: snapshot) { document in
            if openOnly && !document.isIn(PurchaseOrderState.sent, .partlyReceived) { return false }
            guard let supplier else { return true }
            return try PurchaseOrders.header(document.id, in: snapshot)?.supplier == supplier
        }
        var orders: [PurchaseOrder] = []
        for document in found.items { orders.append(try PurchaseOrder(document, in: snapshot)) }
        return Paged(items: orders, nextToken: found.nextToken)
    }
}

extension PurchaseOrder {
    /// Without lines.
    init(_ document: Document, in source: borrowing some Reading & ~Copyable) throws {
        guard let header = try PurchaseOrders.header(document.id, in: source) else {
            throw BooksError.damaged("order \(document.number) has no header")
        }
        self.init(
            id: document.id, number: document.number, state: try document.state(as: PurchaseOrderState.self),
            store: document.store, supplier: header.supplier, supplierName: header.supplierName,
            expectedDate: header.expectedDate, overReceiptPermille: header.overReceiptPermille, version: document.version,
            approvals: try Self.approvals(of: document, in: source), note: document.note,
            deliveryNotes: try PurchaseOrders.deliveryNotes(of: document.id, in: source), lines: [])
    }

    /// What is needed is told while it waits for approval, and is what was given before and after.
    private static func approvals(of document: Document, in source: borrowing some Reading & ~Copyable) throws -> ApprovalStanding {
        if document.isIn(PurchaseOrderState.submitted) { return try PurchaseOrders.approvals(of: document, in: source) }
        let given = try Approvals.given(on: document.id, in: source).count
        return ApprovalStanding(given: given, needed: given)
    }
}

extension Rights {
    /// Whether costs are shown to the caller, too.
    static func sees(
        costOf subject: Subject, in store: StoreID, _ caller: Caller, _ source: borrowing some Reading & ~Copyable
    ) throws -> Bool {
        switch caller.speaker {
        case .operatorAtMachine: true
        case .nobody: false
        case .person(let user, _): try holds(Permission(.seeCost, subject, in: store), user, in: source)
        }
    }
}
