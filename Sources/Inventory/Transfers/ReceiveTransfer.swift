// Goods arrive at the taking store, all at once or in parts; what never arrives is closed as lost, by somebody who neither sent nor
// received it.

public import Storage

/// One pile that arrived.
public struct ArrivalLine: Hashable, Sendable {
    public var product: Int64
    /// As printed; empty = not followed by lot.
    public var lotCode: String
    /// The condition it was shipped in.
    public var condition: Condition
    public var quantity: Int64
    /// Where it is put; 0 = the dock.
    public var toLocation: Int64
    /// What it is in now: broken on the way.
    public var toCondition: Condition

    public init(
        product: Int64, lotCode: String = "", condition: Condition = .sellable, quantity: Int64, toLocation: Int64 = 0,
        toCondition: Condition = .sellable
    ) {
        self.product = product
        self.lotCode = lotCode
        self.condition = condition
        self.quantity = quantity
        self.toLocation = toLocation
        self.toCondition = toCondition
    }
}

/// Takes goods of a transfer into the taking store. All lines or none; may be repeated until nothing is in transit.
public struct ReceiveTransfer: Command {
    public static let kind = JournalKind.receiveTransfer
    public var transfer: DocumentID
    public var lines: [ArrivalLine]

    public init(_ transfer: DocumentID, lines: [ArrivalLine]) {
        self.transfer = transfer
        self.lines = lines
    }

    public struct Facts {
        var transfer: TransferFacts
        /// Beside the lines.
        var arrivals: [Arrival]
        var holdings: [ProductID: Holding]
    }

    /// A line with what it names.
    public struct Arrival {
        var line: ArrivalLine
        var product: ProductFacts?
        var lot: Lot?
        var place: Place?
    }

    public struct Plan {
        var transfer: TransferFacts
        var postings: [Posting]
        var goods: [TransferGoods]
        var state: TransferState
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        var facts = Facts(transfer: try .gather(transfer, circumstances.caller, in: transaction), arrivals: [], holdings: [:])
        guard let way = facts.transfer.way, lines.count <= Limits.stockLines else { return facts }
        let dock = try Places.required(.dock, of: way.target, in: transaction)
        for line in lines {
            var arrival = Arrival(line: line, product: try Products.find(line.product, in: transaction), lot: nil, place: dock)
            if line.toLocation != 0 {
                arrival.place = try LocationID(line.toLocation).flatMap { try Places.place($0, in: transaction) }
            }
            if let product = arrival.product {
                facts.holdings[product.id] = try Valuation.holding(of: product.id, in: way.target, transaction)
                if let code = LotCode(line.lotCode), !code.isEmpty {
                    arrival.lot = try Lots.find(product.id, code: code.normalised, in: transaction)
                }
            }
            facts.arrivals.append(arrival)
        }
        return facts
    }

    public func permission(_ facts: Facts) -> Permission { facts.transfer.permissionAtTarget(.receive) }

    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) -> Plan {
        _ = try facts.transfer.document.found(in: TransferState.shipped, TransferState.partlyReceived)
        guard let way = facts.transfer.way else { throw Refusal(.unknown(subject: .transfer, reference: "\(transfer)")) }
        try facts.transfer.document.requireOther(than: .shipper)
        try Refusal.check(problems(facts, way))
        var plan = Plan(transfer: facts.transfer, postings: [], goods: facts.transfer.goods, state: .partlyReceived)
        var holdings = facts.holdings
        var beyond: [Rejection] = []
        for arrival in facts.arrivals {
            guard let product = arrival.product, let place = arrival.place else { continue }
            let index = plan.goods.firstIndex {
                $0.product == product.id && $0.lot == arrival.lot?.id && $0.condition == arrival.line.condition
            }
            let agreed = index.map { plan.goods[$0].inTransit } ?? 0
            guard let index, arrival.line.quantity <= agreed else {
                beyond.append(.moreThanAgreed(product: product.name, agreed: agreed, wanted: arrival.line.quantity))
                continue
            }
            take(arrival, at: place, product.id, &plan.goods[index], &plan.postings, &holdings[product.id, default: Holding()], way)
        }
        try Refusal.check(beyond)
        if plan.goods.allSatisfy({ $0.inTransit == 0 }) { plan.state = .received }
        return plan
    }

    public func apply(_ plan: Plan, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws -> TransferState {
        let effects = try Ledger.post(plan.postings, to: &draft, in: transaction)
        try Consequences.record(effects, draft, in: transaction)
        try Transfers.update(plan.goods, of: transfer, in: transaction)
        try plan.transfer.move(to: plan.state, as: .receiver, &draft, in: transaction)
        return plan.state
    }

    private func take(
        _ arrival: Arrival, at place: Place, _ product: ProductID, _ goods: inout TransferGoods, _ postings: inout [Posting],
        _ holding: inout Holding, _ way: TransferWay
    ) {
        let quantity = Quantity(trusted: arrival.line.quantity)
        let value = Value(e4: goods.value).share(of: quantity, in: goods.inTransit)
        goods.received += quantity.units
        goods.value &-= value.e4
        postings += Posting.move(
            product, lot: goods.lot, quantity, value: value, from: (way.transit, goods.condition),
            to: (place.id, arrival.line.toCondition))
        holding.add(quantity, worth: value)
        // Goods that fill up stock below zero may be worth another price than the goods that left: no goods, no value.
        guard holding.quantity == 0, holding.value != 0 else { return }
        postings += Posting.move(
            product, lot: goods.lot, .zero, value: Value(e4: holding.value), from: (place.id, arrival.line.toCondition),
            to: (way.targetLoss, arrival.line.toCondition))
        holding.value = 0
    }

    private func problems(_ facts: Facts, _ way: TransferWay) -> [Rejection] {
        guard lines.count <= Limits.stockLines else { return [.tooMany(field: "lines", limit: Limits.stockLines)] }
        guard !lines.isEmpty else { return [.malformed(field: "lines", problem: "is empty")] }
        return facts.arrivals.enumerated().flatMap { index, arrival -> [Rejection] in
            var problems: [Rejection] = []
            if arrival.line.quantity < 1 || Quantity(arrival.line.quantity) == nil {
                problems.append(.quantityOutOfRange(field: "lines[\(index)].quantity"))
            }
            if arrival.product == nil { problems.append(.unknown(subject: .product, reference: "\(arrival.line.product)")) }
            if arrival.product != nil, !arrival.line.lotCode.isEmpty, arrival.lot == nil {
                problems.append(.unknown(subject: .lot, reference: arrival.line.lotCode))
            }
            if let place = arrival.place, place.kind.isStock {
                if place.store != way.target { problems.append(.elsewhere(subject: .location, reference: place.code)) }
            } else {
                problems.append(.unknown(subject: .location, reference: "\(arrival.line.toLocation)"))
            }
            return problems
        }
    }
}

/// What is still on the way will not come: it is a loss of the giving store.
public struct CloseTransfer: Command {
    public static let kind = JournalKind.closeTransfer
    public var transfer: DocumentID
    public var note: String

    public init(_ transfer: DocumentID, note: String) {
        self.transfer = transfer
        self.note = note
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> TransferFacts {
        try .gather(transfer, circumstances.caller, in: transaction)
    }

    public func permission(_ facts: TransferFacts) -> Permission { facts.document.permission(.close) }

    public func decide(_ facts: TransferFacts, _ circumstances: Circumstances) throws(Refusal) -> TransferFacts {
        try Refusal.check(NoteRules.problems(with: note, isNeeded: true))
        _ = try facts.document.found(in: TransferState.shipped, TransferState.partlyReceived)
        try facts.document.requireOther(than: .shipper, .receiver)
        return facts
    }

    public func apply(
        _ plan: TransferFacts, to draft: inout JournalDraft, in transaction: borrowing Transaction
    ) throws -> TransferState {
        guard let way = plan.way else { return .closed }
        let postings = plan.goods.filter { $0.inTransit > 0 }.flatMap { goods in
            Posting.move(
                goods.product, lot: goods.lot, Quantity(trusted: goods.inTransit), value: Value(e4: goods.value),
                from: (way.transit, goods.condition), to: (way.sourceLoss, goods.condition))
        }
        _ = try Ledger.post(postings, to: &draft, in: transaction)
        let closed = plan.goods.map { goods in
            var goods = goods
            goods.closed += goods.inTransit
            goods.value = 0
            return goods
        }
        try Transfers.update(closed, of: transfer, in: transaction)
        try plan.move(to: .closed, as: nil, note: note, &draft, in: transaction)
        return .closed
    }
}
