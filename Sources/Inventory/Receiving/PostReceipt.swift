// The goods enter the books: stock, cost and the order's received quantities change here and only here, in one transaction.

public import Storage

/// Posts an approved receipt. Refuses goods beyond the order's tolerance, every such line at once.
public struct PostReceipt: Command {
    public static let kind = JournalKind.postReceipt
    public var receipt: DocumentID

    public init(_ receipt: DocumentID) {
        self.receipt = receipt
    }

    public struct Facts {
        var document: DocumentFacts
        /// Nil unless the receipt is there and approved.
        var posting: ReceiptPosting?
    }

    public struct Plan {
        var posting: ReceiptPosting.Plan
        var store: StoreID
    }

    public struct Posted: Hashable, Sendable {
        public var state: ReceiptState
        public var sequence: Int64
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        let document = try DocumentFacts.gather(receipt, of: .receipt, circumstances.caller, in: transaction)
        guard let found = document.document, found.isIn(ReceiptState.approved) else {
            return Facts(document: document, posting: nil)
        }
        return Facts(document: document, posting: try ReceiptPosting(found, in: transaction))
    }

    public func permission(_ facts: Facts) -> Permission { facts.document.permission(.post) }

    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) -> Plan {
        let document = try facts.document.found(in: ReceiptState.approved)
        guard let posting = facts.posting, !posting.lines.isEmpty else { throw Refusal(.noLines(number: document.number)) }
        try posting.order?.document.require([PurchaseOrderState.sent, .partlyReceived, .received])
        return Plan(posting: try posting.decide(), store: document.store)
    }

    public func apply(_ plan: Plan, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws -> Posted {
        let posting = plan.posting
        draft.document = receipt
        let effects = try Ledger.post(posting.postings, to: &draft, in: transaction)
        try Consequences.record(effects, draft, in: transaction)
        for (product, cost) in posting.lastUnitCosts {
            try Valuation.setLastUnitCost(cost, of: product, in: plan.store, transaction)
        }
        if let (order, state) = posting.order {
            for (line, quantity) in posting.received {
                try PurchaseOrders.receive(quantity, on: line, of: order.id, in: transaction)
            }
            try Documents.move(order.id, store: order.store, to: state.rawValue, in: transaction)
        }
        try Documents.move(
            receipt, store: plan.store, to: ReceiptState.posted.rawValue, posted: draft.sequence, in: transaction)
        return Posted(state: .posted, sequence: draft.sequence)
    }
}

extension ReceiptPosting {
    init(_ receipt: Document, in source: borrowing some Reading & ~Copyable) throws {
        self.receipt = receipt
        lines = try Receipts.lines(of: receipt.id, in: source).filter { $0.quantity.units > 0 }
        supplier = try Places.required(.supplier, of: receipt.store, in: source).id
        dock = try Places.required(.dock, of: receipt.store, in: source).id
        loss = try Places.required(.loss, of: receipt.store, in: source).id
        holdings = [:]
        for line in lines where holdings[line.product] == nil {
            holdings[line.product] = try Valuation.holding(of: line.product, in: receipt.store, source)
        }
        let header = try Receipts.header(receipt.id, in: source)
        guard let id = header?.order else { return }
        guard let document = try Documents.find(id.rawValue, in: source),
            let orderHeader = try PurchaseOrders.header(id, in: source)
        else { throw BooksError.damaged("receipt \(receipt.number) is against an order that is not there") }
        order = Order(
            document: document, overReceiptPermille: orderHeader.overReceiptPermille,
            lines: try PurchaseOrders.lines(of: id, in: source))
    }
}
