import Inventory
import Storage

/// What terminals and desks say to the books, at random: scans, typed quantities, undos, repeats, and the papers' way to posting.
struct Trade {
    let image: ShopImage
    let clock: WorldClock
    var random: SeededRandom
    var owed: Owed
    private var queues: [TerminalID: [Entry]] = [:]
    private var documents: [Int64]
    /// The command that was being said when the books ended; it is said again with the same key.
    private var unanswered: DeskCommand?
    /// Kept replies by key, for repeats.
    private var kept: [(command: DeskCommand, reply: [UInt8])] = []
    private var commands = 0
    private(set) var operations = 0

    init(image: ShopImage, clock: WorldClock, random: SeededRandom) {
        self.image = image
        self.clock = clock
        self.random = random
        owed = Owed(base: image.rows)
        documents = []
    }

    /// One thing said and answered. Throws what the books throw; then it is under way.
    mutating func step(_ books: Books) throws {
        clock.advance(random.number(1...900))
        operations += 1
        if let said = unanswered {
            // Refused before the books ended, it would be refused again and only counted: the second time leaves no row (RefusalTallyTests).
            let isRefused = owed.rows.contains { $0.payload == said.payload && $0.verdict == 3 }
            unanswered = nil
            if !isRefused { return try say(said, books) }
        }
        if documents.isEmpty || random.oneIn(4) {
            if let known = kept.last, random.oneIn(8) { return try repeatKnown(known, books) }
            commands += 1
            return try say(someCommand(), books)
        }
        try sendBatch(books)
    }

    // MARK: terminals

    /// New entries, now and then after some that were answered before.
    private mutating func sendBatch(_ books: Books) throws {
        let device = random.pick(image.devices)
        let applied = owed.applied(device.id.rawValue)
        var queue = queues[device.id, default: []]
        // What was under way when the books ended is in the queue already and goes first.
        if Int64(queue.count) == applied {
            for _ in 0..<random.below(10) + 1 { queue.append(someEntry(device, number: Int64(queue.count + 1))) }
            queues[device.id] = queue
        }
        let first = max(0, Int(applied) - (random.oneIn(4) ? random.below(6) : 0))
        try deliver(Array(queue[first...]), applied: applied, device, books)
    }

    /// Every terminal sends all that it ever said.
    mutating func repeatAll(_ books: Books) throws {
        for device in image.devices {
            let applied = owed.applied(device.id.rawValue)
            let queue = queues[device.id, default: []]
            if !queue.isEmpty { try deliver(queue, applied: applied, device, books) }
        }
    }

    private mutating func deliver(_ entries: [Entry], applied: Int64, _ device: Device, _ books: Books) throws {
        let now = clock.milliseconds
        let measured = TerminalClock(
            serverMilliseconds: now, wallMilliseconds: now, monotonicMilliseconds: now - WorldClock.start + 1_000, boot: 7)
        let batch = EntryBatch(
            terminal: device.id, epoch: device.epoch, clock: measured, firstSequence: entries[0].sequence, entries: entries)
        owed.underWay = entries.filter { $0.sequence > applied }.map {
            SaidRow(terminal: device.id.rawValue, sequence: $0.sequence, payload: $0.payload, verdict: nil)
        }
        guard case .applied(let through, let results) = try books.applySync(batch) else {
            throw Finding(.broken, "terminal \(device.id) is at \(applied) and was told of a gap")
        }
        for result in results where result.sequence <= applied {
            guard result.isRepeat, result.verdict.rawValue == owed.verdict(device.id.rawValue, result.sequence) else {
                throw Finding(.changed, "a repeat of entry \(result.sequence) of terminal \(device.id) got \(result.verdict)")
            }
        }
        let new = results.filter { $0.sequence > applied }
        guard !new.contains(where: \.isRepeat), through == entries.last?.sequence else {
            throw Finding(.changed, "entries of terminal \(device.id) above \(applied) were answered as repeats, through \(through)")
        }
        owed.answered(new.map(\.verdict.rawValue))
    }

    private mutating func someEntry(_ device: Device, number: Int64) -> Entry {
        let document = random.pick(documents)
        let isReceiving = document > 0
        let isMilk = random.oneIn(2)
        let lot = isMilk ? "L\(random.below(5))" : ""
        let isCase = !isMilk && random.oneIn(3)
        let code = isMilk ? ShopImage.Code.milk : isCase ? ShopImage.Code.teaCase : ShopImage.Code.tea
        let item = Entry.Item(
            .code(raw: Array(code.utf8), symbology: ""), location: isReceiving ? 0 : random.pick(image.shelves).rawValue, lotCode: lot)
        let line = SaidLine(document: abs(document), product: (isMilk ? image.milk : image.tea).rawValue, lot: lot)
        var body: Entry.Body
        var effect: SaidEffect?
        switch random.below(10) {
        case 0 where number > 1:
            let undone = random.number(1...number - 1)
            body = .undo(sequence: undone)
            effect = owed.effects[[device.id.rawValue, undone]].map { SaidEffect(line: $0.line, quantity: -$0.quantity) }
        case 1:
            body = .scan(Entry.Item(.code(raw: Array(ShopImage.Code.unknown.utf8), symbology: "")), times: 1)
        case 2 where !isReceiving:
            body = .locationCounted(random.pick(image.shelves).rawValue)
        case 3...5:
            let quantity = random.number(1...40)
            body = isReceiving ? .receive(item, quantity: quantity) : .count(item, quantity: quantity)
            effect = SaidEffect(line: line, quantity: quantity)
        default:
            let times = random.number(1...5)
            body = .scan(item, times: times)
            effect = SaidEffect(line: line, quantity: times * (isCase ? ShopImage.teaPerCase : 1))
        }
        if let effect { owed.effects[[device.id.rawValue, number]] = effect }
        let now = clock.milliseconds
        // Mostly on the document of the undone entry; elsewhere an undo is refused, which is a verdict as well.
        let task = effect.map { $0.line.document } ?? abs(document)
        return Entry(
            sequence: number, payload: Array("\(device.id)/\(number) \(random.next())".utf8), capturedMilliseconds: now,
            monotonicMilliseconds: now - WorldClock.start + 1_000, boot: 7,
            session: device.sessions[isReceiving ? .anna : .cara] ?? 0, task: .document(task), wantsFeedback: random.oneIn(2), body: body)
    }

    // MARK: desks

    private mutating func someCommand() -> DeskCommand {
        let receipt = documents.filter { $0 > 0 }.suffix(3).randomElement(using: &random).flatMap(DocumentID.init)
        let stocktake = documents.filter { $0 < 0 }.suffix(3).randomElement(using: &random).flatMap { DocumentID(-$0) }
        let key = "key-\(commands)"
        switch (random.below(12), receipt, stocktake) {
        case (0...1, let receipt?, _): return DeskCommand(key, SubmitReceipt(receipt), image.desks[.anna])
        case (2...3, let receipt?, _): return DeskCommand(key, ApproveReceipt(receipt), image.desks[.ben])
        case (4...5, let receipt?, _): return DeskCommand(key, PostReceipt(receipt), image.desks[.ben])
        case (6, _, let stocktake?): return DeskCommand(key, SubmitStocktake(stocktake), image.desks[.ben])
        case (7...8, _, let stocktake?): return DeskCommand(key, ApproveStocktake(stocktake), image.desks[.dora])
        case (9, _, _): return DeskCommand(key, OpenStocktake(store: image.store, isBlind: true), image.desks[.ben], opens: -1)
        default:
            let command = OpenReceipt(store: image.store, order: nil, supplier: image.supplier, deliveryNote: key)
            return DeskCommand(key, command, image.desks[.anna], opens: 1)
        }
    }

    private mutating func say(_ command: DeskCommand, _ books: Books) throws {
        unanswered = command
        owed.underWay = [SaidRow(terminal: 0, sequence: 0, payload: command.payload, verdict: nil)]
        switch try command.say(books) {
        case .done(let reply):
            owed.answered([1])
            remember(command, reply)
        case .refused:
            owed.answered([3])
        case .repeated(let reply):
            owed.underWay = []
            // It was in the books when they ended, and nobody had been told.
            guard owed.rows.contains(where: { $0.payload == command.payload && $0.verdict == 1 }) else {
                throw Finding(.changed, "command \(command.key) was answered as repeated, but is not in the journal")
            }
            remember(command, reply)
        }
        unanswered = nil
    }

    private mutating func remember(_ command: DeskCommand, _ reply: [UInt8]) {
        kept.append((command, reply))
        guard command.opens != 0, let id = Int64(String(decoding: reply, as: UTF8.self)) else { return }
        documents.append(id * command.opens)
    }

    private mutating func repeatKnown(_ known: (command: DeskCommand, reply: [UInt8]), _ books: Books) throws {
        owed.underWay = []
        guard case .repeated(known.reply) = try known.command.say(books) else {
            throw Finding(.changed, "command \(known.command.key) said again was not answered as before")
        }
    }
}

/// A command with its key, to be said as often as it takes.
struct DeskCommand {
    enum Answer {
        case done([UInt8])
        case repeated([UInt8])
        case refused(String)
    }

    let key: String
    let payload: [UInt8]
    /// 1: a receipt, -1: a stocktake, 0: nothing.
    let opens: Int64
    let say: (Books) throws -> Answer

    init<C: Command>(_ key: String, _ command: C, _ caller: Caller?, opens: Int64 = 0) {
        self.key = key
        self.opens = opens
        let payload = Array("\(key) \(C.kind)".utf8)
        self.payload = payload
        let identity = WriteIdentity(key: key, method: "\(C.kind)", request: payload)
        let caller = caller ?? Caller(.nobody)
        say = { books in
            let outcome = try books.performSync(command, as: caller, identity: identity) { reply in
                Array(((reply as? CreatedDocument).map { "\($0.id)" } ?? "\(reply)").utf8)
            }
            switch outcome {
            case .done(_, _, let encoded): return .done(encoded)
            case .repeated(let encoded): return .repeated(encoded)
            case .refused(let refusal): return .refused("\(refusal)")
            }
        }
    }
}
