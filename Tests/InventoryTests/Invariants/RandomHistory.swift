import FaultDisk
import Storage

@testable import Inventory

/// A random day in the shop, done twice: in the books and in the model. Trade, deliveries, counts, undos, repeats and late news, by
/// several terminals, in the order that the seed says.
struct RandomHistory {
    let shop: Shop
    /// Where the books lie on one that ends; nil: in memory, and nothing ends.
    let disk: FaultDisk?
    var model = ShopModel()
    var random: SeededRandom
    /// What each terminal said so far, with the verdict that the model expects.
    private var said: [TerminalID: [(entry: Entry, verdict: Verdict)]] = [:]
    /// What an entry did, so that it can be taken back: document, and bucket with quantity or place.
    private var effects: [TerminalID: [Int64: Effect]] = [:]

    private struct Effect {
        var document: Int64
        var bucket: ModelBucket?
        var quantity: Int64 = 0
        var place: Int64 = 0
        var isUndone = false
    }

    struct Deviation: Error, CustomStringConvertible {
        var description: String
    }

    private static let terminals = [Shop.handheld, Shop.secondHandheld]

    init(seed: UInt64, on disk: FaultDisk? = nil) throws {
        self.disk = disk
        shop = try Shop(directory: disk?.folder, fileSystem: disk?.fileSystem, seed: seed)
        random = SeededRandom(seed)
        // The lots are known from the start, so that their numbers do not depend on the history.
        try shop.write { transaction in
            for (id, code) in ["L1", "L2"].enumerated() {
                try transaction.run(Self.insertLot, id + 1, Shop.milk.rawValue, code)
            }
        }
    }

    mutating func run(steps: Int) throws {
        for _ in 0..<steps {
            if let disk, random.oneIn(6) { try end(disk) }
            switch random.below(20) {
            case 0...2: try trade()
            case 3: shop.clock.advance(milliseconds: random.number(1...180_000))
            case 4...7: try receive()
            case 8: try moveReceiptOn()
            case 9...13: try count()
            case 14: try complete()
            case 15, 16: try moveCountOn()
            case 17, 18: try undo()
            default: try sayAgain()
            }
            shop.clock.advance(milliseconds: random.number(0...20_000))
        }
    }

    private mutating func someBucket(at place: Int64) -> ModelBucket {
        switch random.below(3) {
        case 0: ModelBucket(product: Shop.tea.rawValue, lot: "", place: place)
        case 1: ModelBucket(product: Shop.milk.rawValue, lot: "L1", place: place)
        default: ModelBucket(product: Shop.milk.rawValue, lot: "L2", place: place)
        }
    }

    private mutating func someTime() -> Int64 {
        random.oneIn(3) ? shop.clock.milliseconds - random.number(1...1_200_000) : shop.clock.milliseconds
    }

    // MARK: trade

    private mutating func trade() throws {
        let instant = someTime()
        let shelf = someBucket(at: random.pick(ShopModel.shelves + [ShopModel.dock]))
        let quantity = random.number(1...9)
        let product = ProductID(trusted: shelf.product)
        let lot = shelf.lot.isEmpty ? nil : LotID(trusted: shelf.lot == "L1" ? 1 : 2)
        let place = LocationID(trusted: shelf.place)
        if random.oneIn(2) {
            try shop.move(product, lot: lot, quantity, from: place, to: Shop.customerPlace, occurred: instant)
            model.move(shelf, to: Shop.customerPlace.rawValue, quantity, at: instant)
        } else {
            var source = shelf
            source.place = Shop.supplierPlace.rawValue
            try shop.move(product, lot: lot, quantity, value: quantity * 100, from: Shop.supplierPlace, to: place, occurred: instant)
            model.move(source, to: shelf.place, quantity, at: instant)
        }
    }

    // MARK: deliveries

    private mutating func receive() throws {
        let open = model.receipts.filter { $0.value.state == "draft" }.keys.sorted()
        guard let receipt = open.isEmpty || random.oneIn(8) ? try openReceipt() : random.pick(open) else { return }
        let bucket = someBucket(at: ModelBucket.dockOfReceipts)
        let quantity = random.number(1...6)
        let item = Self.item(bucket)
        let body = random.oneIn(2) ? Entry.Body.receive(item, quantity: quantity) : .scan(item, times: quantity)
        let sequence = try say(body, by: .anna, on: receipt, verdict: .accepted)
        model.receipts[receipt]?.lines[bucket, default: 0] += quantity
        effects[sequence.terminal, default: [:]][sequence.number] = Effect(document: receipt, bucket: bucket, quantity: quantity)
    }

    private mutating func openReceipt() throws -> Int64? {
        let command = OpenReceipt(store: Shop.store, order: nil, supplier: Shop.supplier, deliveryNote: "")
        guard case .done(let created, _, _) = try shop.perform(command, as: .anna) else { return nil }
        model.receipts[created.id.rawValue] = ModelReceipt()
        return created.id.rawValue
    }

    private mutating func moveReceiptOn() throws {
        guard let receipt = model.receipts.keys.sorted().randomElement(using: &random), let known = model.receipts[receipt] else { return }
        let id = DocumentID(trusted: receipt)
        switch known.state {
        case "draft":
            let isFull = known.lines.values.contains { $0 > 0 }
            try expect(try shop.perform(SubmitReceipt(id), as: .anna), isFull ? nil : "NO_LINES")
            if isFull { model.submit(receipt) }
        case "submitted":
            try expect(try shop.perform(ApproveReceipt(id), as: .anna), "NOT_PERMITTED")
            if random.oneIn(4) {
                try expect(try shop.perform(RejectReceipt(id, note: "again"), as: .ben), nil)
                model.receipts[receipt]?.state = "draft"
            } else if let twin = known.held {
                try expect(try shop.perform(ApproveReceipt(id), as: .ben), "HELD_AS_DUPLICATE")
                try expect(try shop.perform(ReleaseReceipt(id, note: "another delivery"), as: .ben), nil)
                model.receipts[receipt]?.held = nil
                model.receipts[receipt]?.released = twin
            } else {
                try expect(try shop.perform(ApproveReceipt(id), as: .ben), nil)
                model.receipts[receipt]?.state = "approved"
            }
        case "approved":
            try expect(try shop.perform(PostReceipt(id), as: .ben), nil)
            model.post(receipt, supplier: Shop.supplierPlace.rawValue, at: shop.clock.milliseconds)
        default:
            try expect(try shop.perform(PostReceipt(id), as: .ben), "WRONG_STATE")
        }
    }

    // MARK: counts

    private mutating func someOpenCount() throws -> Int64? {
        let open = model.counts.filter { $0.value.state == "counting" }.keys.sorted()
        if !open.isEmpty, !random.oneIn(10) { return random.pick(open) }
        let command = OpenStocktake(store: Shop.store, isBlind: random.oneIn(2))
        guard case .done(let created, _, _) = try shop.perform(command, as: .ben) else { return nil }
        model.counts[created.id.rawValue] = ModelCount()
        return created.id.rawValue
    }

    private mutating func count() throws {
        guard let stocktake = try someOpenCount() else { return }
        let bucket = someBucket(at: random.pick(ShopModel.shelves))
        let instant = someTime()
        let isTyped = random.oneIn(2)
        let quantity = isTyped ? random.number(0...9) : random.number(1...5)
        let item = Self.item(bucket)
        let said = try say(
            isTyped ? .count(item, quantity: quantity) : .scan(item, times: quantity), by: .cara, on: stocktake, verdict: .accepted,
            at: instant)
        var line = model.counts[stocktake]?.lines[bucket] ?? ModelCount.Line()
        line.counted += quantity
        line.live += 1
        line.first = min(line.first, instant)
        line.last = max(line.last, instant)
        model.counts[stocktake]?.lines[bucket] = line
        effects[said.terminal, default: [:]][said.number] = Effect(document: stocktake, bucket: bucket, quantity: quantity)
    }

    private mutating func complete() throws {
        guard let stocktake = try someOpenCount() else { return }
        let place = random.pick(ShopModel.shelves)
        let instant = someTime()
        let said = try say(.locationCounted(place), by: .cara, on: stocktake, verdict: .accepted, at: instant)
        var completion = model.counts[stocktake]?.completed[place] ?? ModelCount.Completion()
        completion.live += 1
        completion.instant = max(completion.instant, instant)
        model.counts[stocktake]?.completed[place] = completion
        effects[said.terminal, default: [:]][said.number] = Effect(document: stocktake, place: place)
    }

    private mutating func moveCountOn() throws {
        guard let stocktake = model.counts.keys.sorted().randomElement(using: &random), let known = model.counts[stocktake] else { return }
        let id = DocumentID(trusted: stocktake)
        switch known.state {
        case "counting":
            let isCounted = known.lines.values.contains { $0.live > 0 } || known.completed.values.contains { $0.live > 0 }
            try expect(try shop.perform(SubmitStocktake(id), as: .ben), isCounted ? nil : "NO_LINES")
            if isCounted { model.counts[stocktake]?.state = "submitted" }
        case "submitted":
            try expect(try shop.perform(ApproveStocktake(id), as: .ben), "SAME_PERSON")
            if random.oneIn(5) {
                try expect(try shop.perform(RejectStocktake(id, note: "again"), as: .dora), nil)
                model.counts[stocktake]?.state = "counting"
                return
            }
            let outcome = try shop.perform(ApproveStocktake(id), as: .dora)
            guard case .done(let approved, _, _) = outcome else { throw Deviation(description: "approval: \(outcome)") }
            let different = model.approve(stocktake, loss: Shop.lossPlace.rawValue, gain: Shop.gainPlace.rawValue)
            guard approved.linesPosted == different else {
                throw Deviation(description: "\(approved.linesPosted) lines posted, the model has \(different)")
            }
            for (bucket, finding) in model.findings(stocktake) where model.expected(bucket, at: finding.instant) != finding.counted {
                throw Deviation(description: "after approval \(bucket) is not what was counted")
            }
        default:
            try expect(try shop.perform(ApproveStocktake(id), as: .dora), "WRONG_STATE")
        }
    }

    // MARK: second thoughts and repeats

    private mutating func undo() throws {
        let terminal = random.pick(Self.terminals)
        guard let sequence = effects[terminal]?.keys.sorted().randomElement(using: &random),
            let effect = effects[terminal]?[sequence]
        else { return }
        let receiptState = model.receipts[effect.document]?.state
        let isOpen = receiptState == "draft" || model.counts[effect.document]?.state == "counting"
        let verdict: Verdict = !isOpen ? .parked : effect.isUndone ? .rejected : .accepted
        let person: Shop.Person = receiptState == nil ? .cara : .anna
        try say(.undo(sequence: sequence), by: person, on: effect.document, verdict: verdict, terminal: terminal)
        guard verdict == .accepted else { return }
        effects[terminal]?[sequence]?.isUndone = true
        if let bucket = effect.bucket, receiptState != nil {
            model.receipts[effect.document]?.lines[bucket, default: 0] -= effect.quantity
        } else if let bucket = effect.bucket {
            model.counts[effect.document]?.lines[bucket]?.counted -= effect.quantity
            model.counts[effect.document]?.lines[bucket]?.live -= 1
        } else {
            model.counts[effect.document]?.completed[effect.place]?.live -= 1
        }
    }

    /// A terminal that did not hear the answer says the end of its queue again.
    private mutating func sayAgain() throws {
        let terminal = random.pick(Self.terminals)
        let all = said[terminal] ?? []
        guard !all.isEmpty else { return }
        let again = Array(all.suffix(random.below(min(all.count, 12)) + 1))
        var batch = shop.batch([], on: nil, from: again[0].entry.sequence, terminal: terminal)
        batch.entries = again.map(\.entry)
        guard case .applied(let through, let results) = try shop.books.applySync(batch) else {
            throw Deviation(description: "a repeat was not applied")
        }
        guard results.allSatisfy(\.isRepeat), results.map(\.verdict) == again.map(\.verdict), through == Int64(all.count) else {
            throw Deviation(description: "a repeat got \(results.map(\.verdict)), not \(again.map(\.verdict))")
        }
    }

    // MARK: saying

    @discardableResult
    private mutating func say(
        _ body: Entry.Body, by person: Shop.Person, on document: Int64, verdict: Verdict, at instant: Int64? = nil,
        terminal named: TerminalID? = nil
    ) throws -> (terminal: TerminalID, number: Int64) {
        let terminal = named ?? random.pick(Self.terminals)
        let sequence = Int64((said[terminal] ?? []).count + 1)
        var batch = shop.batch([body], by: person, on: .document(document), from: sequence, terminal: terminal)
        let ago = shop.clock.milliseconds - (instant ?? shop.clock.milliseconds)
        batch.entries[0].capturedMilliseconds -= ago
        batch.entries[0].monotonicMilliseconds -= ago
        guard case .applied(_, let results) = try apply(batch), let result = results.first else {
            throw Deviation(description: "\(body) was not applied")
        }
        guard result.verdict == verdict else {
            throw Deviation(description: "\(body) got \(result.verdict) (\(String(describing: result.rejection))), not \(verdict)")
        }
        said[terminal, default: []].append((batch.entries[0], verdict))
        return (terminal, sequence)
    }

    private func expect<Reply>(_ outcome: CommandOutcome<Reply>, _ reason: String?) throws {
        switch outcome {
        case .done where reason == nil: return
        case .refused(let refusal) where refusal.first.reason == reason: return
        default: throw Deviation(description: "\(outcome), but expected \(reason ?? "success")")
        }
    }

    private static func item(_ bucket: ModelBucket) -> Entry.Item {
        Entry.Item(
            .product(bucket.product), location: bucket.place == ModelBucket.dockOfReceipts ? 0 : bucket.place, lotCode: bucket.lot)
    }

    private static let insertLot = SQL(
        """
        INSERT INTO lot (id, product, code, shown_code, production_date, shelf_life_days, expiry, status, created_sequence)
        VALUES ($1, $2, $3, $3, '', 0, '2026-12-31', 1, 0)
        """)
}

extension ModelBucket {
    static let dockOfReceipts = ShopModel.dock
}
