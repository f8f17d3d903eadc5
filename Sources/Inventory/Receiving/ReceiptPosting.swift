// What posting a receipt does: which order lines the goods fill, what they cost, how they move. Facts in, plan out.

import Storage

/// All that the rules know when a receipt is to be posted.
struct ReceiptPosting {
    var receipt: Document
    /// Those with goods on them.
    var lines: [ReceiptLineFacts]
    /// Nil for an unplanned receipt.
    var order: Order?
    var supplier: LocationID
    var dock: LocationID
    /// Takes what a holding that empties would otherwise keep.
    var loss: LocationID
    /// What the store owns of each product now.
    var holdings: [ProductID: Holding]

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
    }

    /// - Throws: `Refusal` with every order line that would hold more than its tolerance allows.
    func decide() throws(Refusal) -> Plan {
        var plan = Plan(receipt: receipt)
        var allocation = OrderAllocation(order?.lines ?? [])
        var holdings = holdings
        for line in lines {
            let parts = allocation.take(line.quantity, of: line.product)
            let holding = holdings[line.product] ?? Holding()
            let lastCost = parts.last?.unitCost ?? Value(e4: holding.lastUnitCost)
            let cost = parts.reduce(Value.zero) { $0.adding(.cost(of: $1.quantity, at: $1.unitCost) ?? .zero) }
            // Goods on no line of the order cost what the last ones did.
            let value = parts.isEmpty ? Value.cost(of: line.quantity, at: lastCost) ?? .zero : cost
            plan.postings += Posting.move(
                line.product, lot: line.lot, line.quantity, value: value, from: (supplier, line.condition), to: (dock, line.condition))
            if !parts.isEmpty { plan.lastUnitCosts.append((line.product, lastCost)) }
            var after = holding
            after.add(line.quantity, worth: value)
            plan.postings += writeOff(of: after, line)
            if after.quantity == 0 { after.value = 0 }
            holdings[line.product] = after
        }
        if let order {
            try Refusal.check(allocation.beyondTolerance(order.overReceiptPermille, lines: lines))
            plan.received = allocation.received
            plan.order = (order.document, allocation.stateAfter)
        }
        return plan
    }

    /// Goods that fill up stock below zero may have cost another price than the goods that left: zero quantity has zero value,
    /// so the difference is a loss or a gain now.
    private func writeOff(of after: Holding, _ line: ReceiptLineFacts) -> [Posting] {
        guard after.quantity == 0, after.value != 0 else { return [] }
        return Posting.move(
            line.product, lot: line.lot, .zero, value: Value(e4: after.value), from: (dock, line.condition),
            to: (loss, line.condition))
    }
}

/// Fills an order's lines with what arrived: each line of the product in turn up to what it still expects, the rest on the last.
struct OrderAllocation {
    private var lines: [OrderLine]
    private var taken: [Int64]

    struct Part: Hashable {
        var quantity: Quantity
        var unitCost: Value
    }

    init(_ lines: [OrderLine]) {
        self.lines = lines
        taken = [Int64](repeating: 0, count: lines.count)
        byProduct = Dictionary(grouping: lines.indices, by: { lines[$0].product })
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

extension Value {
    /// For sums of line values, which are bounded so that no receipt can reach the limit.
    func adding(_ other: Value) -> Value { Value(e4: e4 &+ other.e4) }
}
