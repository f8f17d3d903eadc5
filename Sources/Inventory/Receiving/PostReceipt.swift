// The goods enter the books: stock, cost and the order's received quantities change here and only here, in one transaction.

public import Storage

/// Posts an approved receipt. Refuses goods beyond the order's tolerance, every such line at once, and a receipt whose approvals are
/// fewer than it needs by now: prices are taken here, and may have risen since.
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
        var payable: PayableFacts?
        /// The shop's rules of approval as they are now, and the approvals that it has.
        var policies: [ApprovalPolicy] = []
        var approvals: [ApprovalGiven] = []
        /// When the goods came, where that is not now.
        var occurred: Instant?
    }

    public struct Plan {
        var posting: ReceiptPosting.Plan
        var document: Document
        var header: ReceiptHeader
        var payable: PayableFacts
        var occurred: Instant?
        /// The journal row that it reverses and replaces; 0 = none.
        var corrects: Int64
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
        let posting = try ReceiptPosting(found, in: transaction)
        return Facts(
            document: document, posting: posting,
            payable: try .gather(
                of: posting, arrived: posting.correction == nil ? posting.header.arrived ?? circumstances.now : circumstances.now,
                in: transaction),
            policies: try Approvals.policies(in: transaction), approvals: try Approvals.held(on: found, in: transaction),
            occurred: posting.correction?.occurred ?? posting.header.arrived)
    }

    public func permission(_ facts: Facts) -> Permission { facts.document.permission(.post) }

    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) -> Plan {
        let document = try facts.document.found(in: ReceiptState.approved)
        guard let posting = facts.posting, let payable = facts.payable else { throw Refusal(.noLines(number: document.number)) }
        // On an order that has ended everything is too much: somebody has to have let it through.
        try posting.order?.document.require([PurchaseOrderState.sent, .partlyReceived, .received, .closedShort, .cancelled])
        let plan = try posting.decide()
        let approvals = ApprovalChain(facts.policies, for: posting.approvalCase(of: plan)).standing(facts.approvals)
        guard approvals.given >= approvals.needed else {
            throw Refusal(.approvalsMissing(number: document.number, given: approvals.given, needed: approvals.needed))
        }
        return Plan(
            posting: plan, document: document, header: posting.header, payable: payable, occurred: facts.occurred,
            corrects: posting.correction?.lastRow ?? 0)
    }

    public func apply(_ plan: Plan, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws -> Posted {
        let (posting, document) = (plan.posting, plan.document)
        draft.document = receipt
        draft.corrects = plan.corrects
        if let occurred = plan.occurred {
            draft.occurred = occurred
            draft.businessDate = plan.payable.businessDate
        }
        let effects = try Ledger.post(posting.postings, to: &draft, in: transaction)
        try Consequences.record(effects, draft, in: transaction)
        for (product, cost) in posting.lastUnitCosts {
            try Valuation.setLastUnitCost(cost, of: product, in: document.store, transaction)
        }
        for (lot, quantity, value) in posting.lotCosts {
            try LotCosts.add(quantity, worth: value, to: lot, in: document.store, transaction)
        }
        try Payables.insert(
            posting.value, plan.payable, for: receipt, in: document.store, to: plan.header.supplier, draft, in: transaction)
        if let (order, state) = posting.order {
            for (line, quantity) in posting.received {
                try PurchaseOrders.receive(quantity, on: line, of: order.id, in: transaction)
            }
            try Documents.move(order.id, store: order.store, to: state.rawValue, in: transaction)
        }
        try Documents.move(
            receipt, store: document.store, to: ReceiptState.posted.rawValue, posted: draft.sequence, in: transaction)
        return Posted(state: .posted, sequence: draft.sequence)
    }
}

extension ReceiptPosting {
    init(_ receipt: Document, in source: borrowing some Reading & ~Copyable) throws {
        self.receipt = receipt
        guard let header = try Receipts.header(receipt.id, in: source) else {
            throw BooksError.damaged("receipt \(receipt.number) has no header")
        }
        self.header = header
        let arrived = try Receipts.lines(of: receipt.id, in: source).filter { $0.quantity.units > 0 }
        let taken = TakenGoods(arrived, try Discrepancies.standing(on: receipt.id, in: source))
        correction = try ReceiptCorrection(of: receipt, in: source)
        (lines, prices, hasDiscrepancies) = (taken.lines, taken.prices, taken.isDiscrepant)
        supplier = try Places.required(.supplier, of: receipt.store, in: source).id
        dock = try Places.required(.dock, of: receipt.store, in: source).id
        loss = try Places.required(.loss, of: receipt.store, in: source).id
        holdings = [:]
        for line in lines where holdings[line.product] == nil {
            holdings[line.product] = try Valuation.holding(of: line.product, in: receipt.store, source)
        }
        for posting in correction?.standing ?? [] where holdings[posting.bucket.product] == nil {
            let product = posting.bucket.product
            holdings[product] = try Valuation.holding(of: product, in: receipt.store, source)
        }
        guard let id = header.order else { return }
        guard let document = try Documents.find(id.rawValue, in: source),
            let orderHeader = try PurchaseOrders.header(id, in: source)
        else { throw BooksError.damaged("receipt \(receipt.number) is against an order that is not there") }
        order = Order(
            document: document, overReceiptPermille: orderHeader.overReceiptPermille,
            lines: try PurchaseOrders.lines(of: id, in: source))
    }
}
