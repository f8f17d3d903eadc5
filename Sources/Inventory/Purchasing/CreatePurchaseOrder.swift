// A new order, as a draft, and the same draft once more as it shall be. All bad lines are told at once.

import Barcodes
public import Storage

/// Writes a draft of an order. The buyer gets its id and number.
public struct CreatePurchaseOrder: Command {
    public static let kind = JournalKind.createPurchaseOrder

    public var store: StoreID
    public var content: PurchaseOrderContent

    public init(store: StoreID, _ content: PurchaseOrderContent) {
        self.store = store
        self.content = content
    }

    public struct Facts {
        var storeExists: Bool
        var content: PurchaseOrderContent.Facts
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        Facts(storeExists: try Stores.find(store, in: transaction) != nil, content: try content.gather(in: transaction))
    }

    public func permission(_ facts: Facts) -> Permission {
        Permission(.create, .purchaseOrder, in: facts.storeExists ? store : nil)
    }

    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) {
        let noStore = facts.storeExists ? [] : [Rejection.unknown(subject: .store, reference: "\(store)")]
        try Refusal.check(noStore + content.problems(facts.content))
    }

    public func apply(
        _ plan: Void, to draft: inout JournalDraft, in transaction: borrowing Transaction
    ) throws -> CreatedDocument {
        let (id, number) = try Documents.create(
            .purchaseOrder, in: store, state: PurchaseOrderState.draft.rawValue, draft: &draft, transaction)
        try PurchaseOrders.insert(id, content, in: transaction)
        return CreatedDocument(id: id, number: number)
    }
}

/// Writes a draft anew: supplier, dates and lines are what is said now. Whoever does has created it, too.
public struct RevisePurchaseOrder: Command {
    public static let kind = JournalKind.revisePurchaseOrder

    public var order: DocumentID
    /// What the buyer saw; a change since is refused. 0 = no check.
    public var version: Int64
    public var content: PurchaseOrderContent

    public init(_ order: DocumentID, version: Int64 = 0, _ content: PurchaseOrderContent) {
        self.order = order
        self.version = version
        self.content = content
    }

    public struct Facts {
        var document: DocumentFacts
        var content: PurchaseOrderContent.Facts
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        Facts(
            document: try .gather(order, of: .purchaseOrder, circumstances.caller, in: transaction),
            content: try content.gather(in: transaction))
    }

    public func permission(_ facts: Facts) -> Permission { facts.document.permission(.change) }

    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) -> Document {
        try Refusal.check(content.problems(facts.content))
        let document = try facts.document.found(in: PurchaseOrderState.draft)
        try document.requireVersion(version)
        return document
    }

    public func apply(
        _ document: Document, to draft: inout JournalDraft, in transaction: borrowing Transaction
    ) throws -> PurchaseOrderState {
        draft.document = order
        try PurchaseOrders.clear(order, in: transaction)
        try PurchaseOrders.insert(order, content, in: transaction)
        try Documents.touch(order, in: transaction)
        if let actor = draft.actor {
            try Documents.note(actor, as: .creator, on: order, sequence: draft.sequence, in: transaction)
        }
        return .draft
    }
}

/// What an order is about.
public struct PurchaseOrderContent: Hashable, Sendable {
    public var supplier: SupplierID
    /// `YYYY-MM-DD`, or empty.
    public var expectedDate: String
    /// Per mille of each line that may arrive too much without an approval: 0 to `Limits.overReceiptPermille`.
    public var overReceiptPermille: Int64
    /// 1 to `Limits.orderLines`.
    public var lines: [PurchaseOrderLineDraft]

    public init(supplier: SupplierID, expectedDate: String, overReceiptPermille: Int64, lines: [PurchaseOrderLineDraft]) {
        self.supplier = supplier
        self.expectedDate = expectedDate
        self.overReceiptPermille = overReceiptPermille
        self.lines = lines
    }

    public struct Facts {
        var supplierExists: Bool
        /// Of the products named on the lines, those that are traded.
        var products: Set<Int64>
    }

    func gather(in source: borrowing some Reading & ~Copyable) throws -> Facts {
        var facts = Facts(supplierExists: try Suppliers.find(supplier.rawValue, in: source) != nil, products: [])
        guard lines.count <= Limits.orderLines else { return facts }
        for line in lines where !facts.products.contains(line.product) {
            if try Products.find(line.product, in: source)?.isActive == true { facts.products.insert(line.product) }
        }
        return facts
    }

    /// All that is wrong with it.
    func problems(_ facts: Facts) -> [Rejection] {
        guard lines.count <= Limits.orderLines else { return [.tooMany(field: "lines", limit: Limits.orderLines)] }
        var problems: [Rejection] = []
        if !facts.supplierExists { problems.append(.unknown(subject: .supplier, reference: "\(supplier)")) }
        if !DateRules.isDateOrEmpty(expectedDate) { problems.append(.invalidDate(field: "expected_date")) }
        if !(0...Limits.overReceiptPermille).contains(overReceiptPermille) {
            problems.append(.quantityOutOfRange(field: "over_receipt_permille"))
        }
        if lines.isEmpty { problems.append(.malformed(field: "lines", problem: "is empty")) }
        for (index, line) in lines.enumerated() {
            problems += Self.problems(with: line, at: "lines[\(index)]", products: facts.products)
        }
        return problems
    }

    private static func problems(
        with line: PurchaseOrderLineDraft, at field: String, products: Set<Int64>
    ) -> [Rejection] {
        var problems: [Rejection] = []
        if !products.contains(line.product) {
            problems.append(.unknown(subject: .product, reference: "\(field).product_id=\(line.product)"))
        }
        let isQuantity = (1...Quantity.limit).contains(line.quantity)
        let isCost = (0...Limits.unitCostE4).contains(line.unitCostE4)
        if !isQuantity { problems.append(.quantityOutOfRange(field: "\(field).quantity")) }
        if !isCost { problems.append(.quantityOutOfRange(field: "\(field).unit_cost_e4")) }
        // Both factors are bounded: their product is at most 10^18.
        if isQuantity, isCost, line.quantity * line.unitCostE4 > Limits.lineValueE4 {
            problems.append(.quantityOutOfRange(field: "\(field).value"))
        }
        if !DateRules.isDateOrEmpty(line.expectedDate) { problems.append(.invalidDate(field: "\(field).expected_date")) }
        return problems
    }
}

/// Dates that people write on documents.
enum DateRules {
    static func isDateOrEmpty(_ text: String) -> Bool {
        text.isEmpty || CalendarDate(text) != nil
    }
}

/// A document that was just made.
public struct CreatedDocument: Hashable, Sendable {
    public var id: DocumentID
    public var number: String
    /// What is odd about it.
    public var remarks: [Remark] = []
}
