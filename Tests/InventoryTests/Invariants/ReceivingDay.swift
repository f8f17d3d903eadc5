import Storage

@testable import Inventory

/// A random day at the dock, told by two terminals and several desks in any order: orders, receipts begun offline, scans, slips taken back,
/// discrepancies, goods put away and sold and promised, approvals by whoever may and whoever may not, postings, corrections of what was
/// posted. No model: after the steps the books are asked whether what must always hold still does.
struct ReceivingDay {
    let shop: Shop
    private var random: SeededRandom
    private var orders: [DocumentID] = []
    private var reservations: [DocumentID] = []
    private var started: [TerminalID: [Int64]] = [:]
    /// Everything that a terminal has said, in its order.
    private(set) var said: [TerminalID: [Entry]] = [Shop.handheld: [], Shop.secondHandheld: []]
    private(set) var verdicts: [TerminalID: [Verdict]] = [Shop.handheld: [], Shop.secondHandheld: []]
    private(set) var done = 0
    private(set) var refused = 0
    private(set) var corrections = 0

    struct Broken: Error, CustomStringConvertible {
        var description: String
    }

    /// Receipts worth this need two approvals.
    static let secondApprovalFrom: Int64 = 900

    init(seed: UInt64) throws {
        shop = try Shop(seed: seed)
        random = SeededRandom(seed)
        let policy = ApprovalPolicy(.receipt(nil), from: Value(e4: Self.secondApprovalFrom), level: 2)
        _ = try shop.perform(SetApprovalPolicy(policy), as: .ada)
        try order()
    }

    mutating func run(steps: Int) throws {
        for _ in 0..<steps {
            switch random.below(24) {
            case 0: try order()
            case 1, 2: try begin()
            case 3...8: try scan()
            case 9: try discrepancy()
            case 10: try takeBack()
            case 11, 12: try putAway()
            case 13: try sell()
            case 14: try promise()
            case 15, 16, 17: try correct()
            default: try moveOn()
            }
            shop.clock.advance(milliseconds: random.number(0...4_000))
        }
    }

    // MARK: what terminals say

    private mutating func begin() throws {
        let order = random.oneIn(3) ? 0 : random.pick(orders).rawValue
        try tell(.startReceipt(purchaseOrder: order, supplier: order == 0 ? 1 : 0, deliveryNote: ""), on: nil) { day, terminal, sequence in
            day.started[terminal, default: []].append(sequence)
        }
    }

    private mutating func someItem() -> Entry.Item {
        guard random.oneIn(2) else { return Shop.item(Shop.Code.tea) }
        return Shop.item(Shop.Code.milk, lot: random.pick(["L1", "L2"]), expiry: "2026-12-31")
    }

    private mutating func scan() throws {
        let item = someItem()
        let body: Entry.Body = random.oneIn(3) ? .receive(item, quantity: random.number(1...9)) : .scan(item, times: random.number(1...3))
        try tellOnTask(body)
    }

    private mutating func discrepancy() throws {
        let kind = random.pick([DiscrepancyKind.damaged, .over, .wrongItem])
        let said = Entry.SaidOfGoods(kind, random.pick(DiscrepancyAction.allCases))
        try tellOnTask(.discrepancy(someItem(), said, quantity: random.number(1...2)))
    }

    private mutating func takeBack() throws {
        let terminal = random.pick([Shop.handheld, Shop.secondHandheld])
        let last = Int64(said[terminal]?.count ?? 0)
        guard last > 0 else { return }
        try tellOnTask(.undo(sequence: random.number(1...last)), from: terminal)
    }

    private mutating func putAway() throws {
        let place = Entry.SaidOfPlace(random.pick([Shop.a1, Shop.b1]).rawValue, proposed: random.oneIn(2) ? Shop.a1.rawValue : 0)
        try tell(.putAway(someItem(), place, quantity: random.number(1...6)), on: nil) { _, _, _ in }
    }

    private mutating func tellOnTask(_ body: Entry.Body, from terminal: TerminalID? = nil) throws {
        let terminal = terminal ?? random.pick([Shop.handheld, Shop.secondHandheld])
        // Sometimes somebody else's receipt, which only its number names.
        let documents = try receipts()
        if random.oneIn(3), let other = documents.randomElement(using: &random) {
            return try tell(body, on: .document(other.id.rawValue), from: terminal) { _, _, _ in }
        }
        guard let start = started[terminal]?.randomElement(using: &random) else { return }
        try tell(body, on: .startedBy(start), from: terminal) { _, _, _ in }
    }

    private mutating func tell(
        _ body: Entry.Body, on task: Entry.Task?, from named: TerminalID? = nil,
        then remember: (inout ReceivingDay, TerminalID, Int64) -> Void
    ) throws {
        let terminal = named ?? random.pick([Shop.handheld, Shop.secondHandheld])
        let sequence = Int64(said[terminal]?.count ?? 0) + 1
        let batch = shop.batch([body], by: random.oneIn(5) ? .ben : .anna, on: task, from: sequence, terminal: terminal)
        guard case .applied(_, let results) = try shop.books.applySync(batch), let result = results.first else {
            throw Broken(description: "\(body) was not applied")
        }
        said[terminal]?.append(batch.entries[0])
        verdicts[terminal]?.append(result.verdict)
        if result.verdict == .accepted || result.verdict == .acceptedWithException { remember(&self, terminal, sequence) }
    }

    // MARK: what desks do

    private mutating func order() throws {
        let lines = [Shop.tea, Shop.milk].map { product in
            PurchaseOrderLineDraft(product: product.rawValue, quantity: random.number(1...30), unitCostE4: random.number(10...99))
        }
        let content = PurchaseOrderContent(supplier: Shop.supplier, expectedDate: "", overReceiptPermille: 500, lines: lines)
        guard case .done(let made, _, _) = try shop.perform(CreatePurchaseOrder(store: Shop.store, content), as: .bob) else { return }
        _ = try shop.perform(SubmitPurchaseOrder(made.id), as: .bob)
        _ = try shop.perform(ApprovePurchaseOrder(made.id), as: .dora)
        _ = try shop.perform(SendPurchaseOrder(made.id), as: .bob)
        orders.append(made.id)
    }

    private mutating func moveOn() throws {
        guard let receipt = try receipts().randomElement(using: &random) else { return }
        let person = random.pick([Shop.Person.anna, .ben, .dora, .erin, .cara])
        switch receipt.state {
        case .draft: try attempt(SubmitReceipt(receipt.id), by: person)
        case .submitted where random.oneIn(8): try attempt(RejectReceipt(receipt.id, note: "again"), by: person)
        case .submitted where random.oneIn(6): try attempt(ReleaseReceipt(receipt.id, note: "another delivery"), by: person)
        case .submitted: try attempt(ApproveReceipt(receipt.id, letsOver: random.oneIn(2)), by: person)
        case .approved: try attempt(PostReceipt(receipt.id), by: person)
        case .posted, .discarded: try attempt(PostReceipt(receipt.id), by: person)
        }
    }

    private mutating func correct() throws {
        let posted = try receipts().filter { $0.state == .posted }
        guard let receipt = posted.randomElement(using: &random) else { return }
        guard let made = try attempt(CorrectReceipt(receipt.id, reason: "miscounted"), by: random.pick([.anna, .ben, .dora])) else { return }
        corrections += 1
        for _ in 0..<random.number(1...2) {
            try attempt(AddReceiptGoods(made.id, someItem(), quantity: random.pick([-3, -1, 1, 2])), by: .ben)
        }
        try attempt(SubmitReceipt(made.id), by: .ben)
        try attempt(ApproveReceipt(made.id, letsOver: true), by: .dora)
        try attempt(ApproveReceipt(made.id, letsOver: true), by: .erin)
        try attempt(PostReceipt(made.id), by: .ben)
    }

    private mutating func sell() throws {
        let product = random.pick([Shop.tea, Shop.milk])
        let lot = product == Shop.milk ? try shop.lot(product, random.pick(["L1", "L2"]))?.id : nil
        if product == Shop.milk && lot == nil { return }
        let quantity = random.number(1...3)
        let holding = try shop.read { snapshot in try Valuation.holding(of: product, in: Shop.store, snapshot) }
        let value = holding.value(of: Quantity(trusted: -quantity)).negated
        try shop.move(product, lot: lot, quantity, value: value.e4, from: random.pick([Shop.dock, Shop.a1, Shop.b1]), to: Shop.customerPlace)
    }

    private mutating func promise() throws {
        if random.oneIn(2), let open = reservations.randomElement(using: &random) {
            try attempt(ReleaseReservation(open, note: "no"), by: .ben)
            return
        }
        let expires = Instant(milliseconds: shop.clock.milliseconds + 3_000_000)
        let line = ReserveStock.Line(product: random.pick([Shop.tea, Shop.milk]).rawValue, quantity: random.number(1...5))
        if let made = try attempt(ReserveStock(store: Shop.store, reference: "order", expires: expires, lines: [line]), by: .anna) {
            reservations.append(made.id)
        }
    }

    /// Nil when refused; then nothing may have changed (invariant 4).
    @discardableResult
    private mutating func attempt<C: Command>(_ command: C, by person: Shop.Person) throws -> C.Reply? {
        let before = try Fingerprint.of(shop)
        switch try shop.perform(command, as: person) {
        case .done(let reply, _, _):
            done += 1
            return reply
        case .repeated: throw Broken(description: "\(command) was done before")
        case .refused(let refusal):
            refused += 1
            guard try Fingerprint.of(shop) == before else { throw Broken(description: "\(refusal) changed something") }
            return nil
        }
    }

    private func receipts() throws -> [(id: DocumentID, state: ReceiptState)] {
        try shop.read { snapshot in
            try snapshot.all(Self.documents, DocumentKind.receipt.rawValue) { row in
                (id: DocumentID(trusted: row.int(0)), state: ReceiptState(rawValue: row.int(1)) ?? .draft)
            }
        }
    }

    private static let documents = SQL("SELECT id, state FROM document WHERE kind = $1 ORDER BY id")
}
