import Storage

@testable import Inventory

/// Random days of goods in, done twice: in the books and in the model. Several terminals and desks at once; whoever may and whoever may
/// not approves; receipts are rejected, released, let over; orders are closed.
struct ReceivingHistory {
    let shop: Shop
    var model: ReceivingModel
    var random: SeededRandom
    private var orders: [DocumentID] = []
    private var receipts: [DocumentID] = []
    private var sequences: [TerminalID: Int64] = [:]
    /// What an entry added or noted, so that it can be taken back: of the terminal that said it.
    private var effects: [TerminalID: [(sequence: Int64, receipt: Int, goods: ReceivingModel.Goods, quantity: Int64, isNote: Bool)]] = [:]

    struct Deviation: Error, CustomStringConvertible {
        var description: String
    }

    private static let secondApprovalFrom: Int64 = 1_500

    init(seed: UInt64) throws {
        shop = try Shop(seed: seed)
        random = SeededRandom(seed)
        model = ReceivingModel(secondApprovalFrom: Self.secondApprovalFrom)
        let policy = ApprovalPolicy(.receipt(nil), from: Value(e4: Self.secondApprovalFrom), level: 2)
        try expect(try shop.perform(SetApprovalPolicy(policy), as: .ada), nil)
        for _ in 0..<2 { try order() }
    }

    mutating func run(steps: Int) throws {
        for _ in 0..<steps {
            switch random.below(20) {
            case 0: try order()
            case 1, 2: try open()
            case 3...8: try scan()
            case 9: try refuse()
            case 10: try takeBack()
            case 11: try closeOrder()
            default: try moveOn()
            }
            shop.clock.advance(milliseconds: random.number(0...5_000))
            try check()
        }
    }

    // MARK: orders

    private mutating func order() throws {
        let lines = (0...random.below(3)).map { _ in
            (product: random.oneIn(2) ? Shop.tea.rawValue : Shop.milk.rawValue, ordered: random.number(1...12), cost: random.number(10...99))
        }
        let content = PurchaseOrderContent(
            supplier: Shop.supplier, expectedDate: "", overReceiptPermille: 0,
            lines: lines.map { PurchaseOrderLineDraft(product: $0.product, quantity: $0.ordered, unitCostE4: $0.cost) })
        guard case .done(let created, _, _) = try shop.perform(CreatePurchaseOrder(store: Shop.store, content), as: .bob) else {
            throw Deviation(description: "no order")
        }
        try expect(try shop.perform(SubmitPurchaseOrder(created.id), as: .bob), nil)
        try expect(try shop.perform(ApprovePurchaseOrder(created.id), as: .dora), nil)
        try expect(try shop.perform(SendPurchaseOrder(created.id), as: .bob), nil)
        orders.append(created.id)
        model.orders.append(.init(lines: lines, received: lines.map { _ in 0 }))
    }

    private mutating func closeOrder() throws {
        let number = random.below(orders.count)
        let order = model.orders[number]
        let isDone = order.isClosed || order.lines.indices.allSatisfy { order.outstanding($0) == 0 }
        let waits = model.receipts.contains { $0.order == number && $0.state != "posted" && !$0.arrived.isEmpty }
        let reason = isDone ? "WRONG_STATE" : waits ? "RECEIPTS_OPEN" : nil
        try expect(try shop.perform(EndPurchaseOrder(orders[number], .closedShort, note: "no more"), as: .bob), reason)
        if reason == nil { model.orders[number].isClosed = true }
    }

    // MARK: goods

    private mutating func open() throws {
        let number = random.below(orders.count)
        let order = model.orders[number]
        let isDone = order.isClosed || order.lines.indices.allSatisfy { order.outstanding($0) == 0 }
        let outcome = try shop.perform(OpenReceipt(store: Shop.store, order: orders[number], supplier: nil, deliveryNote: ""), as: .anna)
        guard case .done(let created, _, _) = outcome else { return try expect(outcome, isDone ? "WRONG_STATE" : nil) }
        receipts.append(created.id)
        model.receipts.append(.init(order: number, hands: [Shop.Person.anna.rawValue]))
    }

    private mutating func someGoods(on receipt: Int) -> ReceivingModel.Goods {
        let product = random.pick(model.orders[model.receipts[receipt].order].lines).product
        return .init(product: product, lot: product == Shop.milk.rawValue ? random.pick(["L1", "L2"]) : "")
    }

    private mutating func scan() throws {
        guard let receipt = model.receipts.indices.randomElement(using: &random) else { return }
        let goods = someGoods(on: receipt)
        let quantity = random.number(1...6)
        let person: Shop.Person = random.oneIn(6) ? .ben : .anna
        let item = Entry.Item(.product(goods.product), lotCode: goods.lot, expiry: goods.lot.isEmpty ? "" : "2026-12-31")
        let isDraft = model.receipts[receipt].state == "draft"
        if random.oneIn(4) {
            try expect(try shop.perform(AddReceiptGoods(receipts[receipt], item, quantity: quantity), as: person), isDraft ? nil : "WRONG_STATE")
        } else {
            let said = try say(.receive(item, quantity: quantity), by: person, on: receipt, isDraft ? .accepted : .parked)
            if isDraft { effects[said.terminal, default: []].append((said.sequence, receipt, goods, quantity, false)) }
        }
        guard isDraft else { return }
        model.receipts[receipt].scanned[goods, default: 0] += quantity
        model.receipts[receipt].hands.insert(person.rawValue)
    }

    private mutating func refuse() throws {
        let open = model.receipts.indices.filter { model.receipts[$0].state == "draft" && !model.receipts[$0].scanned.isEmpty }
        guard let receipt = open.randomElement(using: &random),
            let goods = model.receipts[receipt].scanned.keys.sorted(by: { ($0.product, $0.lot) < ($1.product, $1.lot) }).randomElement(using: &random)
        else { return }
        let quantity = random.number(1...3)
        let item = Entry.Item(.product(goods.product), lotCode: goods.lot)
        let said = try say(
            .discrepancy(item, .init(.damaged, .refuse), quantity: quantity), by: .anna, on: receipt, .accepted)
        effects[said.terminal, default: []].append((said.sequence, receipt, goods, quantity, true))
        model.receipts[receipt].refused[goods, default: 0] += quantity
    }

    private mutating func takeBack() throws {
        let terminal = random.pick([Shop.handheld, Shop.secondHandheld])
        guard let index = effects[terminal]?.indices.randomElement(using: &random), let effect = effects[terminal]?[index] else { return }
        let isDraft = model.receipts[effect.receipt].state == "draft"
        try say(.undo(sequence: effect.sequence), by: .anna, on: effect.receipt, isDraft ? .accepted : .parked, terminal)
        guard isDraft else { return }
        effects[terminal]?.remove(at: index)
        if effect.isNote {
            model.receipts[effect.receipt].refused[effect.goods, default: 0] -= effect.quantity
        } else {
            model.receipts[effect.receipt].scanned[effect.goods, default: 0] -= effect.quantity
        }
    }

    // MARK: the paper

    private mutating func moveOn() throws {
        guard let number = model.receipts.indices.randomElement(using: &random) else { return }
        let receipt = model.receipts[number]
        let id = receipts[number]
        switch receipt.state {
        case "draft":
            let reason = receipt.arrived.isEmpty ? "NO_LINES" : receipt.isSound ? nil : "DISCREPANCY_BEYOND_LINE"
            try expect(try shop.perform(SubmitReceipt(id), as: .anna), reason)
            guard reason == nil else { return }
            let twin = model.twin(number)
            model.receipts[number].state = "submitted"
            model.receipts[number].held = twin == receipt.released ? nil : twin
            // Compared with another one than before: what was said then does not count any more.
            if model.receipts[number].held != nil { model.receipts[number].released = nil }
        case "submitted": try approve(number)
        case "approved":
            let reason = model.isTooMuch(receipt) && !receipt.isLetOver ? "OVER_TOLERANCE" : nil
            try expect(try shop.perform(PostReceipt(id), as: .ben), reason)
            if reason == nil { model.post(number) } else { try reject(number) }
        default:
            try expect(try shop.perform(PostReceipt(id), as: .ben), "WRONG_STATE")
        }
    }

    private mutating func approve(_ number: Int) throws {
        let receipt = model.receipts[number]
        if random.oneIn(8) { return try reject(number) }
        let person = random.pick([Shop.Person.anna, .ben, .dora, .erin])
        let letsOver = random.oneIn(2)
        let reason: String? =
            if person == .anna { "NOT_PERMITTED" }
            else if receipt.hands.contains(person.rawValue) { "SAME_PERSON" }
            else if letsOver && person == .ben { "NOT_PERMITTED" }
            else if receipt.held != nil { "HELD_AS_DUPLICATE" }
            else if receipt.approvers.contains(person.rawValue) { "SAME_PERSON" }
            else { nil }
        try expect(try shop.perform(ApproveReceipt(receipts[number], letsOver: letsOver), as: person), reason)
        if reason == "HELD_AS_DUPLICATE", random.oneIn(2) {
            try expect(try shop.perform(ReleaseReceipt(receipts[number], note: "another delivery"), as: person), nil)
            model.receipts[number].released = receipt.held
            model.receipts[number].held = nil
        }
        guard reason == nil else { return }
        model.receipts[number].approvers.append(person.rawValue)
        if letsOver { model.receipts[number].isLetOver = true }
        if model.receipts[number].approvers.count >= model.needed(receipt) { model.receipts[number].state = "approved" }
    }

    private mutating func reject(_ number: Int) throws {
        try expect(try shop.perform(RejectReceipt(receipts[number], note: "again"), as: .dora), nil)
        model.receipts[number].state = "draft"
        model.receipts[number].approvers = []
        model.receipts[number].isLetOver = false
    }

    // MARK: saying and comparing

    @discardableResult
    private mutating func say(
        _ body: Entry.Body, by person: Shop.Person, on receipt: Int, _ verdict: Verdict, _ named: TerminalID? = nil
    ) throws -> (terminal: TerminalID, sequence: Int64) {
        let terminal = named ?? random.pick([Shop.handheld, Shop.secondHandheld])
        let sequence = (sequences[terminal] ?? 0) + 1
        sequences[terminal] = sequence
        let batch = shop.batch([body], by: person, on: .document(receipts[receipt].rawValue), from: sequence, terminal: terminal)
        for round in 0..<(random.oneIn(5) ? 2 : 1) {
            guard case .applied(_, let results) = try shop.books.applySync(batch), let result = results.first,
                result.verdict == verdict, result.isRepeat == (round == 1)
            else { throw Deviation(description: "\(body) by \(person) was not \(verdict)") }
        }
        return (terminal, sequence)
    }

    private func expect<Reply>(_ outcome: CommandOutcome<Reply>, _ reason: String?) throws {
        switch outcome {
        case .done where reason == nil: return
        case .refused(let refusal) where refusal.first.reason == reason: return
        default: throw Deviation(description: "\(outcome), but expected \(reason ?? "success")")
        }
    }

    /// After every step: nothing is in stock, owed or received but what was posted (invariants 2, 8 and 11).
    private func check() throws {
        for product in [Shop.tea, Shop.milk] {
            let stock = model.stock.filter { $0.key.product == product.rawValue }.values.reduce(0, +)
            let holding = try shop.read { snapshot in try Valuation.holding(of: product, in: Shop.store, snapshot) }
            guard try shop.onHand(product, at: Shop.dock) == stock, holding.quantity == stock else {
                throw Deviation(description: "\(product) holds \(holding.quantity), the model \(stock)")
            }
            guard holding.value == model.value[product.rawValue] ?? 0 else {
                throw Deviation(description: "\(product) is worth \(holding.value), in the model \(model.value[product.rawValue] ?? 0)")
            }
        }
        for (number, id) in receipts.enumerated() {
            let payable = try shop.read { snapshot in try Payables.find(id, in: snapshot) }
            guard payable?.value.e4 == model.owed[number] else { throw Deviation(description: "\(id) owes \(String(describing: payable))") }
        }
        for (number, id) in orders.enumerated() {
            let received = try shop.read { snapshot in try PurchaseOrders.lines(of: id, in: snapshot) }.map(\.received.units)
            guard received == model.orders[number].received else {
                throw Deviation(description: "order \(id) has \(received), in the model \(model.orders[number].received)")
            }
        }
    }
}
