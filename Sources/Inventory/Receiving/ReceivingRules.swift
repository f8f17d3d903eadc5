// What a receipt's line may hold, and what is odd about goods that arrive. Facts in, plan out; nothing here refuses goods.

import Storage

/// All that the rules know when goods are scanned into a receipt.
struct ReceivingFacts {
    var goods: ResolvedGoods
    /// The lot that the code names, if the books know it.
    var lot: Lot?
    /// The line so far; nil = a new one.
    var lineQuantity: Quantity?
    /// The product on this receipt so far, over all lots and conditions.
    var productTotal: Int64
    /// What the order still expects of the product; nil without an order.
    var outstanding: Int64?
    var isOnOrder: Bool
    var life: LifeDemand
    var today: String

    var said: SaidLot {
        SaidLot(
            code: goods.lotCode, shownCode: goods.shownLotCode, productionDate: goods.productionDate, expiry: goods.expiry)
    }

    struct Plan {
        var lineQuantity: Quantity
        /// Nil for goods without a lot.
        var lot: LotFinding?
        var remarks: [Remark]
    }

    func decide(_ quantity: Quantity) throws -> Plan {
        guard let total = (lineQuantity ?? .zero).adding(quantity) else {
            throw Setback.parked(.quantityOutOfRange(field: "quantity"))
        }
        let finding = goods.lotCode.isEmpty ? nil : try LotFinding(said, known: lot, of: goods.product)
        return Plan(
            lineQuantity: total, lot: finding,
            remarks: goods.remarks + lotRemarks(finding) + orderRemarks(quantity))
    }

    private func lotRemarks(_ finding: LotFinding?) -> [Remark] {
        let product = goods.product
        guard product.tracking == .lot else { return [] }
        guard let finding else { return [.lotMissing(product: product.name)] }
        var remarks = finding.remarks
        if finding.dates.expiry.isEmpty {
            if product.expiryRequired { remarks.append(.expiryMissing(product: product.name)) }
        } else {
            remarks += ShelfLife.remarks(
                expiry: finding.dates.expiry, lot: goods.shownLotCode, minimumLifeDays: life.days, today: today)
        }
        if let lot, lot.status != .ok { remarks.append(.onHold(lot: lot.shownCode)) }
        return remarks
    }

    private func orderRemarks(_ quantity: Quantity) -> [Remark] {
        guard let outstanding else { return [] }
        guard isOnOrder else { return [.notOnOrder(product: goods.product.name)] }
        let (received, overflow) = productTotal.addingReportingOverflow(quantity.units)
        guard overflow || received > outstanding else { return [] }
        return [
            .moreThanOrdered(
                product: goods.product.name, ordered: Quantity(trusted: outstanding), received: Quantity(trusted: received))
        ]
    }
}

extension ReceivingFacts {
    init(
        _ goods: ResolvedGoods, _ condition: Condition, on document: Document, today: String,
        in source: borrowing some Reading & ~Copyable
    ) throws {
        guard let header = try Receipts.header(document.id, in: source) else {
            throw BooksError.damaged("receipt \(document.number) has no header")
        }
        let product = goods.product.id
        lot = goods.lotCode.isEmpty ? nil : try Lots.find(product, code: goods.lotCode, in: source)
        let isNewLot = lot == nil && !goods.lotCode.isEmpty
        lineQuantity = isNewLot ? nil : try Receipts.quantity(of: product, lot: lot?.id, condition, on: document.id, in: source)
        productTotal = header.order == nil ? 0 : try Receipts.total(of: product, on: document.id, in: source)
        let expected = try header.order.flatMap { try Self.outstanding(of: product, on: $0, in: source) }
        outstanding = header.order == nil ? nil : expected ?? 0
        life = try LifeRules.demand(goods.product, from: header.supplier, in: source)
        isOnOrder = expected != nil
        self.goods = goods
        self.today = today
    }

    /// What the order still expects of the product over all its lines; nil when it is not on the order.
    static func outstanding(
        of product: ProductID, on order: DocumentID, in source: borrowing some Reading & ~Copyable
    ) throws -> Int64? {
        let lines = try PurchaseOrders.lines(of: order, product: product, in: source)
        return lines.isEmpty ? nil : lines.reduce(0) { $0 + $1.outstanding }
    }
}

/// When a receipt is complete: what must be known before anybody approves it. All bad lines at once.
enum SubmissionRules {
    static func check(_ lines: [ReceiptLineFacts], number: String) throws(Refusal) {
        let filled = lines.filter { $0.quantity.units > 0 }
        guard !filled.isEmpty else { throw Refusal(.noLines(number: number)) }
        let lotTracked = filled.filter { $0.tracking == .lot }
        let withoutLot = lotTracked.filter { $0.lot == nil }.map { Rejection.lotRequired(product: $0.productName) }
        let withoutExpiry = lotTracked.filter { $0.lot != nil && $0.expiryRequired && $0.expiry.isEmpty }
            .map { Rejection.expiryRequired(product: $0.productName) }
        try Refusal.check(withoutLot + withoutExpiry)
    }
}

/// The quantity of one entry, bounded.
enum EntryQuantity {
    static func scanned(_ perScan: Quantity, times: Int64) throws(Setback) -> Quantity {
        guard times >= 1, let quantity = perScan.times(times) else { throw .rejected(.quantityOutOfRange(field: "times")) }
        return quantity
    }

    static func typed(_ units: Int64, least: Int64) throws(Setback) -> Quantity {
        guard units >= least, let quantity = Quantity(units) else { throw .rejected(.quantityOutOfRange(field: "quantity")) }
        return quantity
    }
}
