// Receipts as people look at them: one with its lines and what is odd about them, or a list.

import Barcodes
public import Storage

/// One receipt with its lines.
public struct ReceiptInFull: Query {
    public var receipt: DocumentID

    public init(_ receipt: DocumentID) {
        self.receipt = receipt
    }

    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> Receipt {
        let facts = try DocumentFacts.gather(receipt, of: .receipt, caller, in: snapshot)
        try Rights.require(facts.permission(.see), of: caller, in: snapshot)
        let document = try facts.found()
        var answer = try Receipt(document, in: snapshot)
        // Once posted, the order has these goods: what it expects says nothing about this receipt any more.
        let order = document.isIn(ReceiptState.posted) ? nil : answer.purchaseOrder
        let orderLines = try order.map { try PurchaseOrders.lines(of: $0, in: snapshot) }
        let today = try Calendars().today(
            in: document.store, at: Instant(milliseconds: snapshot.nowMilliseconds), snapshot)
        answer.lines = Self.lines(try Receipts.lines(of: receipt, in: snapshot), order: orderLines, today: today)
        answer.discrepancies = try Discrepancies.standing(on: receipt, in: snapshot)
        if try !Rights.sees(costOf: .receipt, in: document.store, caller, snapshot) {
            answer.payable = nil
            for index in answer.discrepancies.indices { answer.discrepancies[index].unitCost = nil }
        }
        return answer
    }

    /// Pure: what is odd about each line on `today`, and what the order still expects; `order` nil = unplanned.
    static func lines(_ lines: [ReceiptLineFacts], order: [OrderLine]?, today: String) -> [Receipt.Line] {
        var totals: [ProductID: Int64] = [:]
        for line in lines { totals[line.product, default: 0] += line.quantity.units }
        var expected: [ProductID: Int64] = [:]
        for line in order ?? [] { expected[line.product, default: 0] += line.outstanding }
        return lines.map { line in
            var remarks = ownRemarks(line, today: today)
            let outstanding = expected[line.product]
            if order != nil, line.quantity.units > 0 {
                let total = totals[line.product] ?? 0
                if outstanding == nil { remarks.append(.notOnOrder(product: line.productName)) }
                if let outstanding, total > outstanding {
                    remarks.append(
                        .moreThanOrdered(
                            product: line.productName, ordered: Quantity(trusted: outstanding), received: Quantity(trusted: total)))
                }
            }
            return Receipt.Line(
                line: line.line, product: line.product, productName: line.productName, lotCode: line.shownLotCode,
                expiry: line.expiry, condition: line.condition, quantity: line.quantity,
                expected: Quantity(trusted: outstanding ?? 0), remarks: remarks)
        }
    }

    private static func ownRemarks(_ line: ReceiptLineFacts, today: String) -> [Remark] {
        guard line.tracking == .lot, line.quantity.units > 0 else { return [] }
        guard line.lot != nil else { return [.lotMissing(product: line.productName)] }
        if line.expiry.isEmpty { return line.expiryRequired ? [.expiryMissing(product: line.productName)] : [] }
        let age = ShelfLife.remarks(
            expiry: line.expiry, lot: line.shownLotCode, minimumLifeDays: line.life.days, today: today)
        return age + (line.lotStatus == .ok ? [] : [.onHold(lot: line.shownLotCode)])
    }
}

/// Receipts without their lines, newest first.
public struct ReceiptList: Query {
    /// Nil = every store the caller may see.
    public var store: StoreID?
    /// Empty = every state.
    public var states: Set<ReceiptState>
    public var page: Page

    public init(store: StoreID? = nil, states: Set<ReceiptState> = [], page: Page = Page()) {
        self.store = store
        self.states = states
        self.page = page
    }

    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> Paged<Receipt> {
        let stores = try StoresInSight.of(caller, .see, .receipt, store: store, in: snapshot)
        let wanted = Set(states.map(\.rawValue))
        let filter = "\(store?.rawValue ?? 0)/\(states.filterText)"
        let found = try DocumentList.page(.receipt, page, filter: filter, stores: stores, in: snapshot) { document in
            wanted.isEmpty || wanted.contains(document.state)
        }
        var receipts: [Receipt] = []
        for document in found.items {
            var receipt = try Receipt(document, in: snapshot)
            receipt.payable = nil
            receipts.append(receipt)
        }
        return Paged(items: receipts, nextToken: found.nextToken)
    }
}

extension Receipt {
    /// Without lines.
    init(_ document: Document, in source: borrowing some Reading & ~Copyable) throws {
        guard let header = try Receipts.header(document.id, in: source) else {
            throw BooksError.damaged("receipt \(document.number) has no header")
        }
        self.init(
            id: document.id, number: document.number, kind: header.kind, state: try document.state(as: ReceiptState.self),
            store: document.store, purchaseOrder: header.order, supplier: header.supplier, deliveryNote: header.deliveryNote.shown,
            version: document.version, openedBy: try Signatures.name(of: document.createdBy, in: source),
            approvedBy: document.isIn(ReceiptState.approved, .posted) ? try Signatures.approver(of: document.id, in: source) : "",
            postedSequence: document.postedSequence, note: document.note, approvals: try Self.approvals(of: document, in: source),
            corrects: try Corrections.corrected(by: document.id, in: source).flatMap {
                try Documents.find($0.rawValue, in: source)?.number
            } ?? "",
            correctionReason: try Corrections.reason(of: document.id, in: source),
            correctedBy: try Corrections.posted(of: document.id, in: source),
            duplicateOf: try header.duplicateOf.flatMap { try Documents.find($0.rawValue, in: source)?.number } ?? "",
            isHeld: header.hold == .held,
            overReceiptBy: try header.overReceiptBy.map { try Signatures.name(of: UserID($0), in: source) } ?? "",
            payable: try Payables.find(document.id, in: source), lines: [], discrepancies: [])
    }

    /// What has been approved; what is needed is told while it waits for approval or posting, and is what was given before and after.
    private static func approvals(of document: Document, in source: borrowing some Reading & ~Copyable) throws -> ApprovalStanding {
        guard document.isIn(ReceiptState.submitted, .approved) else {
            let given = try Approvals.given(on: document.id, in: source).count
            return ApprovalStanding(given: given, needed: given)
        }
        return try Approvals.standing(of: document, try ReceiptPosting(document, in: source).approvalCase, in: source)
    }
}
