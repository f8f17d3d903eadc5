// A new order, as a draft. All bad lines are told at once.

import Barcodes
public import Storage

/// Writes a draft of an order. The buyer gets its id and number.
public struct CreatePurchaseOrder: Command {
    public static let kind = JournalKind.createPurchaseOrder

    public var store: StoreID
    public var supplier: SupplierID
    /// `YYYY-MM-DD`, or empty.
    public var expectedDate: String
    /// Per mille of each line that may arrive too much without an approval: 0 to `Limits.overReceiptPermille`.
    public var overReceiptPermille: Int64
    /// 1 to `Limits.orderLines`.
    public var lines: [PurchaseOrderLineDraft]

    public init(
        store: StoreID, supplier: SupplierID, expectedDate: String, overReceiptPermille: Int64, lines: [PurchaseOrderLineDraft]
    ) {
        self.store = store
        self.supplier = supplier
        self.expectedDate = expectedDate
        self.overReceiptPermille = overReceiptPermille
        self.lines = lines
    }

    public struct Facts {
        var storeExists: Bool
        var supplierExists: Bool
        /// Of the products named on the lines, those that are traded.
        var products: Set<Int64>
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        var facts = Facts(
            storeExists: try Stores.find(store, in: transaction) != nil,
            supplierExists: try Suppliers.find(supplier.rawValue, in: transaction) != nil, products: [])
        guard lines.count <= Limits.orderLines else { return facts }
        for line in lines where !facts.products.contains(line.product) {
            if try Products.find(line.product, in: transaction)?.isActive == true { facts.products.insert(line.product) }
        }
        return facts
    }

    public func permission(_ facts: Facts) -> Permission {
        Permission(.create, .purchaseOrder, in: facts.storeExists ? store : nil)
    }

    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) -> CreatePurchaseOrder {
        guard lines.count <= Limits.orderLines else { throw Refusal(.tooMany(field: "lines", limit: Limits.orderLines)) }
        var problems: [Rejection] = []
        if !facts.storeExists { problems.append(.unknown(subject: .store, reference: "\(store)")) }
        if !facts.supplierExists { problems.append(.unknown(subject: .supplier, reference: "\(supplier)")) }
        if !Self.isDateOrEmpty(expectedDate) { problems.append(.invalidDate(field: "expected_date")) }
        if !(0...Limits.overReceiptPermille).contains(overReceiptPermille) {
            problems.append(.quantityOutOfRange(field: "over_receipt_permille"))
        }
        if lines.isEmpty { problems.append(.malformed(field: "lines", problem: "is empty")) }
        for (index, line) in lines.enumerated() {
            problems += Self.problems(with: line, at: "lines[\(index)]", products: facts.products)
        }
        try Refusal.check(problems)
        return self
    }

    public func apply(
        _ plan: CreatePurchaseOrder, to draft: inout JournalDraft, in transaction: borrowing Transaction
    ) throws -> CreatedDocument {
        let (id, number) = try Documents.create(
            .purchaseOrder, in: plan.store, state: PurchaseOrderState.draft.rawValue, draft: &draft, transaction)
        try PurchaseOrders.insert(
            id, supplier: plan.supplier, expectedDate: plan.expectedDate, overReceiptPermille: plan.overReceiptPermille,
            lines: plan.lines, in: transaction)
        return CreatedDocument(id: id, number: number)
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
        if !isDateOrEmpty(line.expectedDate) { problems.append(.invalidDate(field: "\(field).expected_date")) }
        return problems
    }

    private static func isDateOrEmpty(_ text: String) -> Bool {
        text.isEmpty || CalendarDate(text) != nil
    }
}

/// A document that was just made.
public struct CreatedDocument: Hashable, Sendable {
    public var id: DocumentID
    public var number: String
}
