import Storage

@testable import Inventory

/// A random day between goods in and goods out: moves, losses, promises, picks, transfers, sales, by people who may and people who may not.
/// After every step the books are asked whether what must always hold still does.
struct StockHistory {
    let shop: Shop
    private var random: SeededRandom
    private var reservations: [DocumentID] = []
    private var transfers: [DocumentID] = []
    private var adjustments: [DocumentID] = []
    /// What stood where after some rows, as the balances said then.
    private(set) var remembered: [(sequence: Int64, onHand: [Bucket: Int64])] = []
    /// Commands that were done, and that were refused.
    private(set) var done = 0
    private(set) var refused = 0

    struct Broken: Error, CustomStringConvertible {
        var description: String
    }

    private static let places = [Shop.dock, Shop.a1, Shop.b1]
    private static let stationPlaces = [Shop.stationDock, Shop.e1]
    private static let people: [Shop.Person] = [.anna, .ben, .dora, .cara, .eve, .finn, .bob]

    init(seed: UInt64) throws {
        shop = try Shop(seed: seed)
        random = SeededRandom(seed)
        try shop.openStation()
        try shop.know(Shop.milk, "L1", expiry: "2026-06-20")
        try shop.know(Shop.milk, "L2", expiry: "2026-06-25")
        try shop.know(Shop.milk, "L3", expiry: "2026-06-10")
        let policy = StockPolicy(adjustmentLimit: Value(e4: 300))
        _ = try shop.perform(SetStockPolicy(policy, of: Shop.store), as: .dora)
    }

    mutating func run(steps: Int) throws {
        for _ in 0..<steps {
            switch random.below(20) {
            case 0...3: try deliver()
            case 4: try sell()
            case 5...7: try attempt(move(), by: random.pick(Self.people))
            case 8: try carry()
            case 9, 10: try adjust()
            case 11...14: try promise()
            case 15...18: try transfer()
            default: try remember()
            }
            shop.clock.advance(milliseconds: random.number(0...400_000))
        }
    }

    // MARK: facts

    private mutating func someLot(of product: ProductID) -> (id: LotID?, code: String) {
        guard product == Shop.milk else { return (nil, "") }
        let number = random.number(1...3)
        return (LotID(trusted: number), "L\(number)")
    }

    private mutating func deliver() throws {
        let product = random.pick([Shop.tea, Shop.milk])
        let quantity = random.number(1...12)
        let holding = try shop.read { snapshot in try Valuation.holding(of: product, in: Shop.store, snapshot) }
        // Goods that fill a hole bring what the hole is worth: a receipt would write the rest off.
        let value = holding.quantity + quantity == 0 ? -holding.value : quantity * random.number(1...130)
        try shop.move(
            product, lot: someLot(of: product).id, quantity, value: value, from: Shop.supplierPlace, to: random.pick(Self.places))
    }

    /// A sale is never refused; it may leave less than was promised, or less than nothing.
    private mutating func sell() throws {
        let product = random.pick([Shop.tea, Shop.milk])
        let (lot, quantity, place) = (someLot(of: product).id, random.number(1...3), random.pick(Self.places))
        let holding = try shop.read { snapshot in try Valuation.holding(of: product, in: Shop.store, snapshot) }
        let value = holding.value(of: Quantity(trusted: -quantity)).negated
        try shop.move(product, lot: lot, quantity, value: value.e4, from: place, to: Shop.customerPlace)
    }

    private mutating func carry() throws {
        let line = someGoods()
        let item = Entry.Item(.product(line.product), location: line.location, lotCode: line.lotCode)
        let target = random.pick(Self.places)
        let body: Entry.Body =
            random.oneIn(2)
            ? .move(item, quantity: line.quantity, toLocation: target.rawValue, toCondition: random.pick(Condition.allCases))
            : .writeOff(item, quantity: line.quantity, reason: .broken, evidence: [])
        sequence += 1
        let batch = shop.batch([body], by: .anna, on: nil, from: sequence)
        guard case .applied = try shop.books.applySync(batch) else { throw Broken(description: "an entry was not applied") }
        try check("an entry")
    }

    private var sequence: Int64 = 0

    // MARK: commands

    private mutating func someGoods(at places: [LocationID] = places) -> StockLineDraft {
        let product = random.pick([Shop.tea, Shop.milk])
        return StockLineDraft(
            product: product.rawValue, lotCode: someLot(of: product).code, location: random.pick(places).rawValue,
            condition: random.oneIn(5) ? random.pick(Condition.allCases) : .sellable, quantity: random.number(1...6))
    }

    private mutating func someLines(_ most: Int64, at places: [LocationID] = places) -> [StockLineDraft] {
        (0..<random.number(1...most)).map { _ in someGoods(at: places) }
    }

    private mutating func move() -> MoveStock {
        let lines = someLines(3)
        return MoveStock(
            store: Shop.store,
            lines: lines.map { MoveLine($0, toLocation: random.pick(Self.places).rawValue, toCondition: random.pick(Condition.allCases)) },
            note: "tidy")
    }

    private mutating func adjust() throws {
        if random.oneIn(2), let open = adjustments.randomElement(using: &random) {
            let person = random.pick(Self.people)
            if random.oneIn(4) {
                try attempt(RejectAdjustment(open, note: "no"), by: person)
            } else {
                try attempt(ApproveAdjustment(open), by: person)
            }
            return
        }
        let lines = someLines(3).map { line in
            var line = line
            if random.oneIn(2) { line.quantity = -line.quantity }
            return AdjustmentLineDraft(line, reason: .correction)
        }
        let made = try attempt(CreateAdjustment(store: Shop.store, lines: lines), by: random.pick(Self.people))
        if let made { adjustments.append(made.document.id) }
    }

    private mutating func promise() throws {
        guard let open = reservations.randomElement(using: &random), !random.oneIn(3) else {
            let lines = (0..<random.number(1...2)).map { _ in
                ReserveStock.Line(product: random.pick([Shop.tea, Shop.milk]).rawValue, quantity: random.number(1...6))
            }
            let expires = Instant(milliseconds: shop.clock.milliseconds + random.number(1...3_000_000))
            let command = ReserveStock(store: Shop.store, reference: "order", expires: expires, lines: lines)
            if let made = try attempt(command, by: random.pick(Self.people)) { reservations.append(made.id) }
            return
        }
        let person = random.pick(Self.people)
        switch random.below(6) {
        case 0: try attempt(ReleaseReservation(open, note: "no"), by: person)
        case 1: try attempt(HandOverReservation(open), by: person)
        case 2:
            _ = try shop.perform(ExpireReservations(), as: Caller(.operatorAtMachine))
            try check("the sweep")
        default:
            let note = random.oneIn(3) ? "because" : ""
            try attempt(
                PickStock(open, lines: someLines(2), toLocation: random.pick(Self.places).rawValue, overrideNote: note), by: person)
        }
    }

    private mutating func transfer() throws {
        guard let open = transfers.randomElement(using: &random), !random.oneIn(4) else {
            let lines = [CreateTransfer.Line(product: Shop.tea.rawValue, quantity: random.number(1...9))]
                + (random.oneIn(2) ? [CreateTransfer.Line(product: Shop.milk.rawValue, quantity: random.number(1...9))] : [])
            let command = CreateTransfer(from: Shop.store, to: Shop.station, lines: lines)
            if let made = try attempt(command, by: random.pick(Self.people)) { transfers.append(made.id) }
            return
        }
        let person = random.pick(Self.people)
        switch random.below(10) {
        case 0, 1: try attempt(ApproveTransfer(open), by: person)
        case 2...4: try attempt(ShipTransfer(open, lines: someLines(2)), by: person)
        case 5...7:
            let lines = someLines(2, at: Self.stationPlaces).map { line in
                ArrivalLine(
                    product: line.product, lotCode: line.lotCode, condition: line.condition, quantity: line.quantity,
                    toLocation: line.location, toCondition: random.pick(Condition.allCases))
            }
            try attempt(ReceiveTransfer(open, lines: lines), by: person)
        case 8: try attempt(CloseTransfer(open, note: "lost"), by: person)
        default: try attempt(CancelTransfer(open, note: "no"), by: person)
        }
    }

    /// Runs it. Refused, it has changed nothing (4); done, nothing is promised that is not there, unless it was before (6).
    @discardableResult
    private mutating func attempt<C: Command>(_ command: C, by person: Shop.Person) throws -> C.Reply? {
        let (shortBefore, textBefore) = (try shortfall(), try text())
        let outcome = try shop.perform(command, as: person)
        let shortAfter = try shortfall()
        switch outcome {
        case .refused:
            refused += 1
            guard try text() == textBefore else { throw Broken(description: "a refused \(C.kind) changed the books") }
            return nil
        case .repeated:
            throw Broken(description: "\(C.kind) was taken for a repeat")
        case .done(let reply, _, _):
            done += 1
            for (bucket, short) in shortAfter where short > shortBefore[bucket] ?? 0 {
                throw Broken(description: "\(C.kind) took \(short) of \(bucket) that were not free")
            }
            try check("\(C.kind)")
            return reply
        }
    }

    // MARK: what must hold

    /// 1, 2, 7, 11 by the verification; 12 by the transfers' own figures and the transit place.
    private func check(_ step: String) throws {
        let report = try shop.books.verify()
        guard report.isSound else { throw Broken(description: "after \(step): \(report.findings)") }
        var inTransit: Int64 = 0
        for transfer in transfers {
            for goods in try shop.read({ snapshot in try Transfers.goods(of: transfer, in: snapshot) }) {
                guard goods.inTransit >= 0, goods.received >= 0, goods.closed >= 0 else {
                    throw Broken(description: "after \(step): \(goods) of transfer \(transfer)")
                }
                inTransit += goods.inTransit
            }
        }
        let onTheWay = try shop.onHand(Shop.tea, at: Shop.transitPlace) + shop.onHand(Shop.milk, at: Shop.transitPlace)
        guard inTransit == onTheWay else {
            throw Broken(description: "after \(step): \(onTheWay) in transit, the transfers say \(inTransit)")
        }
    }

    /// Per bucket of a real place what is promised or gone beyond what is there.
    private func shortfall() throws -> [Bucket: Int64] {
        let rows = try shop.read { snapshot in
            try snapshot.all(Self.short) { row in (try Stocktakes.bucket(row), row.int(4)) }
        }
        return Dictionary(rows, uniquingKeysWith: { first, _ in first })
    }

    private func text() throws -> String {
        let promised = try shop.read { snapshot in
            try snapshot.all(Self.promised) { row in "\(row.int(0))/\(row.int(1))/\(row.int(2))/\(row.int(3))" }.joined(separator: ";")
        }
        return try Fingerprint.of(shop) + promised
    }

    // MARK: the past

    private mutating func remember() throws {
        let (sequence, rows) = try shop.read { snapshot in
            (try Journal.head(snapshot).sequence, try snapshot.all(Self.stock) { row in (try Stocktakes.bucket(row), row.int(4)) })
        }
        remembered.append((sequence, Dictionary(rows, uniquingKeysWith: { first, _ in first })))
    }

    private static let short = SQL(
        """
        SELECT balance.product, balance.location, balance.lot, balance.condition, balance.reserved - balance.on_hand
        FROM balance JOIN location ON location.id = balance.location
        WHERE location.kind < 10 AND balance.reserved > balance.on_hand
        """)
    private static let promised = SQL(
        "SELECT document, line, open, quantity FROM reservation_line ORDER BY document, line")
    private static let stock = SQL(
        """
        SELECT balance.product, balance.location, balance.lot, balance.condition, balance.on_hand
        FROM balance JOIN location ON location.id = balance.location
        WHERE location.store = 1 AND location.kind < 10 AND balance.on_hand <> 0
        """)
}
