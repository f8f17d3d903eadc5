// What posting a receipt does: which order lines the goods fill, what they cost, how they move. Facts in, plan out.

import Storage

/// All that the rules know when a receipt is to be posted.
struct ReceiptPosting {
    var receipt: Document
    var header: ReceiptHeader
    /// The goods that are taken: what arrived without what was refused.
    var lines: [ReceiptLineFacts]
    /// What the shop pays per base unit where it is not what was ordered.
    var prices: [ProductID: Value]
    var hasDiscrepancies: Bool
    /// Nil for an unplanned receipt.
    var order: Order?
    var supplier: LocationID
    var dock: LocationID
    /// Takes what a holding that empties would otherwise keep.
    var loss: LocationID
    /// What the store owns of each product now.
    var holdings: [ProductID: Holding]
    /// Nil unless it puts a posted receipt right.
    var correction: ReceiptCorrection?

    struct Order {
        var document: Document
        var overReceiptPermille: Int64
        var lines: [OrderLine]
    }

    struct Plan {
        var receipt: Document
        var postings: [Posting] = []
        /// Per order line what arrived now; lines that got nothing are left out.
        var received: [(line: Int64, quantity: Quantity)] = []
        var order: (document: Document, state: PurchaseOrderState)?
        /// In the order of the receipt's lines.
        var lastUnitCosts: [(product: ProductID, cost: Value)] = []
        /// What each lot's goods cost, line by line.
        var lotCosts: [(lot: LotID, quantity: Quantity, value: Value)] = []
        /// What is owed for all of it.
        var value = Value.zero
        /// Order lines that would hold more than their tolerance allows.
        var overTolerance: [Rejection] = []
        /// Lines that are worth more than the books can bear.
        var beyondValue: [Rejection] = []
        /// Goods that a correction cannot take back.
        var lacking: [Rejection] = []
        /// Something is not as it was ordered.
        var isDiscrepant = false
    }

    /// - Throws: `Refusal` with every order line that would hold more than its tolerance allows, unless somebody let that through.
    func decide() throws(Refusal) -> Plan {
        let plan = plan()
        try Refusal.check(plan.beyondValue + plan.lacking)
        if header.overReceiptBy == nil { try Refusal.check(plan.overTolerance) }
        return plan
    }

    /// What posting would do, whether it may or not.
    func plan() -> Plan {
        var plan = Plan(receipt: receipt)
        let before = correction?.received(from: supplier) ?? [:]
        var allocation = OrderAllocation(order?.lines ?? [], without: before.mapValues(\.quantity))
        var holdings = holdings
        if let correction { reverse(correction, &plan, &holdings) }
        var values: [Value] = []
        for line in lines {
            let parts = allocation.take(line.quantity, of: line.product)
            let cost = cost(of: line, parts, lastUnitCost: holdings[line.product]?.lastUnitCost ?? 0)
            guard let value = cost.value, value.e4 <= Limits.lineValueE4 else {
                plan.beyondValue.append(.quantityOutOfRange(field: "lines[\(line.line - 1)].value"))
                continue
            }
            if order != nil, parts.isEmpty { plan.isDiscrepant = true }
            plan.postings += Posting.move(
                line.product, lot: line.lot, line.quantity, value: value, from: (supplier, line.condition), to: (dock, line.condition))
            if let unitCost = cost.unitCost { plan.lastUnitCosts.append((line.product, unitCost)) }
            if let lot = line.lot { plan.lotCosts.append((lot, line.quantity, value)) }
            values.append(value)
            holdings[line.product, default: Holding()].add(line.quantity, worth: value)
            if correction == nil { plan.postings += writeOff(&holdings, line.product, line.lot, line.condition) }
        }
        plan.value = values.total
        if let correction { settle(correction, before, &plan, &holdings) }
        plan.isDiscrepant = plan.isDiscrepant || hasDiscrepancies || allocation.isBeyondOrder
        if let order {
            plan.overTolerance = allocation.beyondTolerance(order.overReceiptPermille, lines: lines)
            plan.received = allocation.changes
            let state = PurchaseOrderState(rawValue: order.document.state)
            let isEnded = state == .closedShort || state == .cancelled
            plan.order = (order.document, isEnded ? state ?? .closedShort : allocation.stateAfter)
        }
        return plan
    }

    /// What the line's goods cost, nil beyond what can be counted, and the price of one unit, nil where nothing says it: the price
    /// that the shop agreed to, else the order's, else that of the last receipt.
    private func cost(
        of line: ReceiptLineFacts, _ parts: [OrderAllocation.Part], lastUnitCost: Int64
    ) -> (value: Value?, unitCost: Value?) {
        if let price = prices[line.product] { return (Value.cost(of: line.quantity, at: price), price) }
        if let before = correction?.paid(for: line, to: supplier) {
            return (Value(e4: before.value).share(of: line.quantity, in: before.quantity), nil)
        }
        guard let last = parts.last else { return (Value.cost(of: line.quantity, at: Value(e4: lastUnitCost)), nil) }
        let costs = parts.map { Value.cost(of: $0.quantity, at: $0.unitCost) }
        return (costs.contains(nil) ? nil : costs.compactMap(\.self).total, last.unitCost)
    }

    /// Goods that fill up stock below zero may have cost another price than the goods that left: zero quantity has zero value,
    /// so the difference is a loss or a gain now.
    private func writeOff(
        _ holdings: inout [ProductID: Holding], _ product: ProductID, _ lot: LotID?, _ condition: Condition
    ) -> [Posting] {
        guard let after = holdings[product], after.quantity == 0, after.value != 0 else { return [] }
        holdings[product]?.value = 0
        return Posting.move(
            product, lot: lot, .zero, value: Value(e4: after.value), from: (dock, condition), to: (loss, condition))
    }

    // MARK: corrections

    /// Everything that stands goes back where it came from.
    private func reverse(_ correction: ReceiptCorrection, _ plan: inout Plan, _ holdings: inout [ProductID: Holding]) {
        plan.postings = correction.reversal
        for posting in plan.postings where posting.bucket.location != supplier && posting.bucket.location != loss {
            holdings[posting.bucket.product, default: Holding()].add(posting.quantity, worth: posting.value)
        }
        plan.lotCosts = correction.lotCosts(from: supplier).map { ($0.lot, $0.quantity.negated, $0.value.negated) }
    }

    /// Goods are fetched that the dock lacks. Of a new price, the part of the goods that have left already is a loss or a gain: what is left
    /// carries its own share and no more.
    private func settle(
        _ correction: ReceiptCorrection, _ before: [ProductID: Holding], _ plan: inout Plan, _ holdings: inout [ProductID: Holding]
    ) {
        let names = Dictionary(lines.map { ($0.product, $0.productName) }, uniquingKeysWith: { first, _ in first })
        let fetched = correction.fetch(plan.postings, to: dock, names: correction.names(names), holdings)
        plan.postings += fetched.moves
        plan.lacking = fetched.lacking
        plan.value = plan.value.adding(correction.payable.negated)
        for product in Set(before.keys).union(lines.map(\.product)).sorted() {
            let first = lines.first { $0.product == product }
            let (lot, condition) = (first?.lot, first?.condition ?? .sellable)
            let gone = priceOfGoneGoods(product, before[product], after: holdings[product] ?? Holding(), plan)
            if gone != .zero {
                plan.postings += Posting.move(product, lot: lot, .zero, value: gone, from: (dock, condition), to: (loss, condition))
                holdings[product]?.value -= gone.e4
            }
            plan.postings += writeOff(&holdings, product, lot, condition)
        }
    }

    /// What the corrected price changes about goods that are not here any more.
    private func priceOfGoneGoods(_ product: ProductID, _ before: Holding?, after: Holding, _ plan: Plan) -> Value {
        guard let before, before.quantity > 0 else { return .zero }
        let now = lines.filter { $0.product == product }.reduce(0) { $0 + $1.quantity.units }
        guard now > 0, after.quantity < now else { return .zero }
        let paid = plan.postings.dropFirst(correction?.standing.count ?? 0)
            .filter { $0.bucket.product == product && $0.bucket.location == supplier }.map { $0.value.negated }.total
        let atOldPrice = Value(e4: before.value).share(of: Quantity(trusted: now), in: before.quantity)
        let change = paid.adding(atOldPrice.negated)
        let here = change.share(of: Quantity(trusted: max(0, after.quantity)), in: now)
        return change.adding(here.negated)
    }
}

extension Value {
    /// For differences of values that the books hold.
    func adding(_ other: Value) -> Value { Value(e4: e4 &+ other.e4) }
}

/// Fills an order's lines with what arrived: each line of the product in turn up to what it still expects, the rest on the last.
struct OrderAllocation {
    private var lines: [OrderLine]
    private var taken: [Int64]

    struct Part: Hashable {
        var quantity: Quantity
        var unitCost: Value
    }

    /// What each line had before anything was taken back.
    private let receivedBefore: [Int64]

    /// - Parameter without: goods that a correction takes back first, from the last line of the product on.
    init(_ lines: [OrderLine], without: [ProductID: Int64] = [:]) {
        self.lines = lines
        receivedBefore = lines.map(\.received.units)
        taken = [Int64](repeating: 0, count: lines.count)
        byProduct = Dictionary(grouping: lines.indices, by: { lines[$0].product })
        for (product, units) in without {
            var rest = units
            for index in (byProduct[product] ?? []).reversed() where rest > 0 {
                let back = min(rest, self.lines[index].received.units)
                self.lines[index].received = Quantity(trusted: self.lines[index].received.units - back)
                rest -= back
            }
        }
    }

    /// By how much each line's received quantity changes; lines that stay as they are are left out.
    var changes: [(line: Int64, quantity: Quantity)] {
        lines.indices.compactMap { index in
            let change = lines[index].received.units + taken[index] - receivedBefore[index]
            return change == 0 ? nil : (lines[index].line, Quantity(trusted: change))
        }
    }

    private let byProduct: [ProductID: [Int]]

    /// Empty when the product is not on the order.
    mutating func take(_ quantity: Quantity, of product: ProductID) -> [Part] {
        guard let indices = byProduct[product], let last = indices.last else { return [] }
        var rest = quantity.units
        var parts: [Part] = []
        for index in indices where rest > 0 {
            let room = max(0, lines[index].outstanding - taken[index])
            let share = index == last ? rest : min(rest, room)
            guard share > 0 else { continue }
            taken[index] += share
            rest -= share
            parts.append(Part(quantity: Quantity(trusted: share), unitCost: lines[index].unitCost))
        }
        return parts
    }

    var received: [(line: Int64, quantity: Quantity)] {
        zip(lines, taken).compactMap { line, quantity in quantity > 0 ? (line.line, Quantity(trusted: quantity)) : nil }
    }

    /// Whether any line holds more than it still expected.
    var isBeyondOrder: Bool {
        zip(lines, taken).contains { line, quantity in quantity > line.outstanding }
    }

    /// Every line that would hold more than its tolerance allows.
    func beyondTolerance(_ permille: Int64, lines named: [ReceiptLineFacts]) -> [Rejection] {
        let names = Dictionary(named.map { ($0.product, $0.productName) }, uniquingKeysWith: { first, _ in first })
        return zip(lines, taken).compactMap { line, quantity in
            let total = line.received.units + quantity
            guard quantity > 0, total > line.most(permille: permille) else { return nil }
            return .overTolerance(
                line: Int(clamping: line.line), product: names[line.product] ?? "\(line.product)", ordered: line.ordered,
                received: Quantity(trusted: total))
        }
    }

    var stateAfter: PurchaseOrderState {
        let isComplete = zip(lines, taken).allSatisfy { line, quantity in line.outstanding <= quantity }
        return isComplete ? .received : .partlyReceived
    }
}
