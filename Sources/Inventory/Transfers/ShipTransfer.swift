// Goods leave the giving store: its stock and their value go into transit.

public import Storage

/// Ships the goods of an approved transfer, once, at most what was asked for. All lines or none.
public struct ShipTransfer: Command {
    public static let kind = JournalKind.shipTransfer
    public var transfer: DocumentID
    public var lines: [StockLineDraft]

    public init(_ transfer: DocumentID, lines: [StockLineDraft]) {
        self.transfer = transfer
        self.lines = lines
    }

    public struct Facts {
        var transfer: TransferFacts
        var goods: StockLines
        var holdings: [ProductID: Holding]
    }

    public struct Plan {
        var transfer: TransferFacts
        var postings: [Posting]
        var goods: [TransferGoods]
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        var facts = Facts(
            transfer: try .gather(transfer, circumstances.caller, in: transaction),
            goods: try StockLines.gather(lines, in: transaction), holdings: [:])
        guard let way = facts.transfer.way else { return facts }
        for product in Set(facts.goods.lines.compactMap(\.product?.id)) {
            facts.holdings[product] = try Valuation.holding(of: product, in: way.source, transaction)
        }
        return facts
    }

    public func permission(_ facts: Facts) -> Permission { facts.transfer.document.permission(.ship) }

    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) -> Plan {
        let document = try facts.transfer.document.found(in: TransferState.approved)
        guard let way = facts.transfer.way else { throw Refusal(.unknown(subject: .transfer, reference: "\(transfer)")) }
        var problems = facts.goods.problems(lines, in: document.store)
        problems += beyondRequest(facts)
        for line in facts.goods.lines where line.draft.condition == .sellable {
            guard let lot = line.lot, lot.status != .ok else { continue }
            problems.append(.lotBlocked(product: line.product?.name ?? "", lot: lot.shownCode, state: "\(lot.status)"))
        }
        if problems.isEmpty { problems = facts.goods.shortages() }
        try Refusal.check(problems)
        return plan(facts, way)
    }

    public func apply(_ plan: Plan, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws -> TransferState {
        let effects = try Ledger.post(plan.postings, to: &draft, in: transaction)
        try Consequences.record(effects, draft, in: transaction)
        try Transfers.insert(plan.goods, of: transfer, in: transaction)
        try plan.transfer.move(to: .shipped, as: .shipper, &draft, in: transaction)
        return .shipped
    }

    private func beyondRequest(_ facts: Facts) -> [Rejection] {
        var wanted: [ProductID: (name: String, quantity: Int64)] = [:]
        for line in facts.goods.lines {
            guard let product = line.product else { continue }
            wanted[product.id, default: (product.name, 0)].quantity &+= line.draft.quantity
        }
        return wanted.sorted { $0.key < $1.key }.compactMap { product, wish in
            let agreed = facts.transfer.requested.first { $0.product == product }?.requested ?? 0
            return wish.quantity > agreed ? .moreThanAgreed(product: wish.name, agreed: agreed, wanted: wish.quantity) : nil
        }
    }

    private func plan(_ facts: Facts, _ way: TransferWay) -> Plan {
        var holdings = facts.holdings
        var plan = Plan(transfer: facts.transfer, postings: [], goods: [])
        for line in facts.goods.lines {
            guard let bucket = line.bucket else { continue }
            let quantity = Quantity(trusted: line.draft.quantity)
            let value = holdings[bucket.product, default: Holding()].value(of: quantity.negated).negated
            holdings[bucket.product, default: Holding()].add(quantity.negated, worth: value.negated)
            plan.postings += Posting.move(
                bucket.product, lot: bucket.lot, quantity, value: value, from: (bucket.location, bucket.condition),
                to: (way.transit, bucket.condition))
            let known = plan.goods.firstIndex {
                $0.product == bucket.product && $0.lot == bucket.lot && $0.condition == bucket.condition
            }
            if let known {
                plan.goods[known].shipped += quantity.units
                plan.goods[known].value &+= value.e4
            } else {
                plan.goods.append(
                    TransferGoods(
                        line: Int64(plan.goods.count + 1), product: bucket.product, lot: bucket.lot, condition: bucket.condition,
                        shipped: quantity.units, received: 0, closed: 0, value: value.e4))
            }
        }
        return plan
    }
}
