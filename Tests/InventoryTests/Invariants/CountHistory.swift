import Storage

@testable import Inventory

/// Counts while the shop trades, one history after the other in one shop, done twice: in the books and in the model. Sales, deliveries and moves
/// happen before, during and after each count; two terminals are off line as they like and tell late what they saw early, in their own order.
struct CountHistory {
    let shop: Shop
    private var model = ShopModel()
    private var random: SeededRandom
    /// What a terminal has seen and not told yet.
    private var unsent: [TerminalID: [Seen]] = [:]
    private var sequences: [TerminalID: Int64] = [:]
    /// What happened in all histories so far: one in which nothing is late proves nothing.
    private(set) var happened = Tally()

    struct Tally {
        var differences = 0
        var lateBefore = 0
        var lateAfter = 0
        var rechecks = 0

        static func += (left: inout Self, right: Self) {
            left.differences += right.differences
            left.lateBefore += right.lateBefore
            left.lateAfter += right.lateAfter
            left.rechecks += right.rechecks
        }
    }

    private struct Seen {
        var body: Entry.Body
        var person: Shop.Person
        var stocktake: Int64?
        var instant: Int64
        var effect: Effect

        enum Effect {
            case counted(ModelBucket, Int64)
            case completed(Int64)
            case moved(ModelBucket, Int64, to: Int64)
        }
    }

    struct Deviation: Error, CustomStringConvertible {
        var description: String
    }

    /// Counts, and moves goods as well; tells everything before the count is submitted.
    private static let counting = Shop.handheld
    /// Only moves goods; may tell of it when the count is approved.
    private static let floor = Shop.secondHandheld

    init(seed: UInt64) throws {
        shop = try Shop(seed: seed)
        random = SeededRandom(seed)
        try shop.write { transaction in
            for (id, code) in ["L1", "L2"].enumerated() { try transaction.run(Self.insertLot, id + 1, Shop.milk.rawValue, code) }
        }
        for shelf in ShopModel.shelves { try deliver(ModelBucket(product: Shop.tea.rawValue, lot: "", place: shelf), 20, at: shop.clock.milliseconds) }
    }

    /// One count from its opening to what is told too late.
    mutating func play() throws {
        for _ in 0..<random.number(0...2) { try trade() }
        let stocktake = try open()
        for _ in 0..<random.number(4...9) {
            shop.clock.advance(milliseconds: random.number(0...30_000))
            switch random.below(8) {
            case 0, 1: try trade()
            case 2: carry(on: random.oneIn(2) ? Self.counting : Self.floor)
            case 3: complete(stocktake)
            case 4: try tell(random.oneIn(2) ? Self.counting : Self.floor)
            default: count(stocktake)
            }
        }
        count(stocktake)
        try tell(Self.counting)
        let differences = try approve(stocktake)
        for _ in 0..<random.number(1...3) {
            shop.clock.advance(milliseconds: random.number(1...30_000))
            try trade()
        }
        try tell(Self.floor)
        try judge(stocktake, differences)
    }

    // MARK: what happens

    private mutating func someBucket() -> ModelBucket {
        let place = random.pick(ShopModel.shelves)
        return switch random.below(3) {
        case 0: ModelBucket(product: Shop.tea.rawValue, lot: "", place: place)
        case 1: ModelBucket(product: Shop.milk.rawValue, lot: "L1", place: place)
        default: ModelBucket(product: Shop.milk.rawValue, lot: "L2", place: place)
        }
    }

    /// A sale or a delivery, told at once or up to five minutes late.
    private mutating func trade() throws {
        let isLate = random.oneIn(3)
        if isLate { happened.lateBefore += 1 }
        let instant = shop.clock.milliseconds - (isLate ? random.number(1...300_000) : 0)
        let (bucket, quantity) = (someBucket(), random.number(1...6))
        if random.oneIn(2) { return try deliver(bucket, quantity, at: instant) }
        try shop.move(
            ProductID(trusted: bucket.product), lot: bucket.lotID, quantity, from: LocationID(trusted: bucket.place), to: Shop.customerPlace,
            occurred: instant)
        model.move(bucket, to: Shop.customerPlace.rawValue, quantity, at: instant)
    }

    private mutating func deliver(_ bucket: ModelBucket, _ quantity: Int64, at instant: Int64) throws {
        var source = bucket
        source.place = Shop.supplierPlace.rawValue
        try shop.move(
            ProductID(trusted: bucket.product), lot: bucket.lotID, quantity, value: quantity * 100, from: Shop.supplierPlace,
            to: LocationID(trusted: bucket.place), occurred: instant)
        model.move(source, to: bucket.place, quantity, at: instant)
    }

    private mutating func carry(on terminal: TerminalID) {
        let (bucket, quantity) = (someBucket(), random.number(1...4))
        let target = ShopModel.shelves.first { $0 != bucket.place } ?? ShopModel.dock
        let body = Entry.Body.move(Self.item(bucket), quantity: quantity, toLocation: target, toCondition: .sellable)
        see(body, by: .anna, .moved(bucket, quantity, to: target), on: terminal)
    }

    private mutating func count(_ stocktake: Int64) {
        let bucket = someBucket()
        let isTyped = random.oneIn(2)
        let quantity = isTyped ? random.number(0...25) : random.number(1...5)
        see(
            isTyped ? .count(Self.item(bucket), quantity: quantity) : .scan(Self.item(bucket), times: quantity), by: .cara,
            .counted(bucket, quantity), on: Self.counting, stocktake)
    }

    private mutating func complete(_ stocktake: Int64) {
        let place = random.pick(ShopModel.shelves)
        see(.locationCounted(place), by: .cara, .completed(place), on: Self.counting, stocktake)
    }

    private mutating func see(
        _ body: Entry.Body, by person: Shop.Person, _ effect: Seen.Effect, on terminal: TerminalID, _ stocktake: Int64? = nil
    ) {
        unsent[terminal, default: []].append(
            Seen(body: body, person: person, stocktake: stocktake, instant: shop.clock.milliseconds, effect: effect))
    }

    // MARK: telling

    /// The terminal is on line: everything it has seen, in one batch.
    private mutating func tell(_ terminal: TerminalID) throws {
        let seen = unsent[terminal] ?? []
        guard !seen.isEmpty else { return }
        unsent[terminal] = []
        let first = (sequences[terminal] ?? 0) + 1
        sequences[terminal] = first - 1 + Int64(seen.count)
        var batch = shop.batch([], on: nil, from: first, terminal: terminal)
        for (index, one) in seen.enumerated() {
            let task = one.stocktake.map(Entry.Task.document)
            var entry = shop.batch([one.body], by: one.person, on: task, from: first + Int64(index), terminal: terminal).entries[0]
            entry.capturedMilliseconds -= shop.clock.milliseconds - one.instant
            entry.monotonicMilliseconds -= shop.clock.milliseconds - one.instant
            batch.entries.append(entry)
        }
        guard case .applied(_, let results) = try shop.books.applySync(batch) else { throw Deviation(description: "a batch was not applied") }
        for (one, result) in zip(seen, results) {
            guard result.verdict == .accepted || result.verdict == .acceptedWithException else {
                throw Deviation(description: "\(one.body) got \(result.verdict): \(String(describing: result.rejection))")
            }
            take(one)
        }
    }

    private mutating func take(_ seen: Seen) {
        let id = seen.stocktake ?? 0
        switch seen.effect {
        case .moved(let bucket, let quantity, let target):
            model.move(bucket, to: target, quantity, at: seen.instant)
        case .completed(let place):
            var completion = model.counts[id]?.completed[place] ?? ModelCount.Completion()
            completion.live += 1
            completion.instant = max(completion.instant, seen.instant)
            model.counts[id]?.completed[place] = completion
        case .counted(let bucket, let quantity):
            var line = model.counts[id]?.lines[bucket] ?? ModelCount.Line()
            line.counted += quantity
            line.live += 1
            line.first = min(line.first, seen.instant)
            line.last = max(line.last, seen.instant)
            model.counts[id]?.lines[bucket] = line
        }
    }

    // MARK: the count

    private mutating func open() throws -> Int64 {
        guard case .done(let opened, _, _) = try shop.perform(OpenStocktake(store: Shop.store, isBlind: random.oneIn(2)), as: .ben) else {
            throw Deviation(description: "no stocktake could be opened")
        }
        model.counts[opened.id.rawValue] = ModelCount()
        return opened.id.rawValue
    }

    /// Submits and approves; what is told before is what the model finds. Answers the differences.
    private mutating func approve(_ stocktake: Int64) throws -> [ModelBucket: Int64] {
        let id = DocumentID(trusted: stocktake)
        guard case .done = try shop.perform(SubmitStocktake(id), as: .ben) else { throw Deviation(description: "it was not submitted") }
        var expected: [ModelBucket: Int64] = [:]
        for (bucket, finding) in model.findings(stocktake) where ShopModel.isReal(bucket.place) {
            expected[bucket] = finding.counted - model.expected(bucket, at: finding.instant)
        }
        let told = try differences(id)
        for (bucket, difference) in expected where (told[bucket] ?? 0) != difference {
            throw Deviation(description: "\(bucket) differs by \(told[bucket] ?? 0), the model says \(difference)")
        }
        guard Set(told.keys).isSubset(of: expected.keys) else { throw Deviation(description: "\(told) were told, the model has \(expected)") }
        guard case .done(let approved, _, _) = try shop.perform(ApproveStocktake(id), as: .dora) else {
            throw Deviation(description: "it was not approved")
        }
        guard approved.linesPosted == model.approve(stocktake, loss: Shop.lossPlace.rawValue, gain: Shop.gainPlace.rawValue) else {
            throw Deviation(description: "\(approved.linesPosted) lines were posted")
        }
        happened.differences += Int(approved.linesPosted)
        return told
    }

    private func differences(_ id: DocumentID) throws -> [ModelBucket: Int64] {
        let report = try shop.books.askSync(VarianceReport(id), as: shop.caller(.dora))
        return Dictionary(
            report.page.items.map { line in
                (ModelBucket(product: line.product.rawValue, lot: line.lotCode, place: line.location.rawValue), line.difference)
            }, uniquingKeysWith: +)
    }

    /// 9: every count of every history so far is true, or has one recheck whose difference makes it true; what moved later changed nothing.
    private mutating func judge(_ stocktake: Int64, _ before: [ModelBucket: Int64]) throws {
        let now = try differences(DocumentID(trusted: stocktake))
        for (bucket, difference) in before where now[bucket] ?? 0 != difference {
            throw Deviation(description: "the variance of \(bucket) was \(difference) and is \(now[bucket] ?? 0)")
        }
        let rechecks = try BooksAsModel(shop: shop).rechecks()
        let wanted = Dictionary(uniqueKeysWithValues: model.rechecks.map { (InvariantTests.subject($0.key), $0.value) })
        guard rechecks == wanted else { throw Deviation(description: "rechecks are \(rechecks), the model has \(wanted)") }
        for (observation, counted) in model.observations {
            let found = try booked(observation.bucket, through: observation.instant)
            let recheck = rechecks[InvariantTests.subject(observation)]
            guard found + (recheck ?? 0) == counted else {
                throw Deviation(description: "\(observation): counted \(counted), booked \(found), recheck \(recheck.map { "\($0)" } ?? "none")")
            }
        }
        happened.rechecks = rechecks.count
        if model.rechecks.keys.contains(where: { $0.stocktake == stocktake }) { happened.lateAfter += 1 }
    }

    /// expected(b, t), added up from the postings themselves.
    private func booked(_ bucket: ModelBucket, through instant: Int64) throws -> Int64 {
        let lot = bucket.lotID?.rawValue ?? 0
        return try shop.read { snapshot in
            try snapshot.first(Self.sum, bucket.product, lot, bucket.place, instant) { row in row.int(0) } ?? 0
        }
    }

    private static func item(_ bucket: ModelBucket) -> Entry.Item {
        Entry.Item(.product(bucket.product), location: bucket.place, lotCode: bucket.lot)
    }

    private static let sum = SQL(
        """
        SELECT CAST(coalesce(sum(quantity), 0) AS BIGINT) FROM posting
        WHERE product = $1 AND lot = $2 AND location = $3 AND condition = 1 AND occurred_ms <= $4
        """)
    private static let insertLot = SQL(
        """
        INSERT INTO lot (id, product, code, shown_code, production_date, shelf_life_days, expiry, status, created_sequence)
        VALUES ($1, $2, $3, $3, '', 0, '2026-12-31', 1, 0)
        """)
}

extension ModelBucket {
    fileprivate var lotID: LotID? { lot.isEmpty ? nil : LotID(trusted: lot == "L1" ? 1 : 2) }
}
