import RPC
import Storage
import Synchronization
import Testing
import Wire

@testable import Gateway
@testable import Inventory

/// Every byte that a terminal is sent on which somebody counts blind, searched for what the books expect there: Welcome, results, pushes, lists,
/// documents, and the refusals of those that would tell. The goods are so many that their number is found among anything else.
@Suite("Blind counts", .serialized)
struct BlindCountTests {
    /// Tea on the dock of store 1: at first, and after a thousand were broken; less the two that are promised.
    private static let figures: [Int64] = [7_654_321, 7_653_321]
    private static let counted: Int64 = 3

    private static var needles: [ByteNeedle] {
        figures.flatMap { [$0, $0 - 2, $0 - counted, counted - $0] }.map(ByteNeedle.init)
    }

    @Test func aNumberIsFoundInEveryForm() throws {
        let needle = ByteNeedle(number: 7_654_321)
        for bytes: [UInt8] in [
            try StockOfProduct(productID: 1, onHand: 7_654_321).bytes, Array("there are 7,654,321 of it".utf8), Array("7654321".utf8),
            [1, 0xB1, 0xCB, 0x74, 0, 9],
        ] { #expect(needle.isIn(bytes), "\(bytes)") }
        #expect(!needle.isIn(try StockOfProduct(productID: 1, onHand: 7_654_320).bytes))
        #expect(ByteNeedle(number: -5).isIn(try StockOfProduct(productID: 1, onHand: -5).bytes))
    }

    @Test func noByteSentToABlindCounterTellsWhatIsExpected() async throws {
        try await TwoStores.with { shop in
            let store = TwoStores.stores[0]
            let dock = try await Self.fill(store, shop)
            let stocktake = try await TwoStores.perform(OpenStocktake(store: store, isBlind: true), shop.books).id
            let other = try await TwoStores.enrol("PDA 9", in: store, shop.books)
            try await ListeningTerminal.with(other, shop) { watcher in
                try await ListeningTerminal.with(shop.things.terminals[0], shop) { counter in
                    for device in [watcher, counter] { device.say(TerminalMessage(body: .watch(Watch(productIDs: [1])))) }
                    let told = Mutex<[[UInt8]]>([])
                    try await Self.count(stocktake, at: dock, counter, shop)
                    try await Self.ask(stocktake, counter, shop) { bytes in told.withLock { $0.append(bytes) } }
                    try await Self.trade(store, dock, shop)
                    // The watcher, who counts nothing, is told: so the counter was passed over, and these bytes are found where they are.
                    try await watcher.wait("stock") { Self.level($0) == Self.figures[1] }
                    #expect(Self.holdsAFigure(watcher.messages))
                    let marker = try await TwoStores.perform(OpenStocktake(store: store, isBlind: true), shop.books).id.rawValue
                    try await counter.wait("marker") { Self.task($0) == marker }
                    let all = counter.messages + told.withLock { $0 }
                    #expect(all.count > 12, "\(all.count) messages")
                    for bytes in all where Self.holdsAFigure([bytes]) { Issue.record("an expected quantity is in \(bytes)") }
                    try await Self.end(stocktake, counter, shop)
                }
            }
        }
    }

    /// What was kept back is told when the count is over.
    private static func end(_ stocktake: DocumentID, _ counter: ListeningTerminal, _ shop: TwoStores) async throws {
        let before = counter.messages.count
        _ = try await TwoStores.perform(SubmitStocktake(stocktake), shop.books)
        try await counter.wait("stock kept back", from: before) { level($0) == figures[1] }
    }

    private static func fill(_ store: StoreID, _ shop: TwoStores) async throws -> Int64 {
        let dock = try await shop.books.database.read { try Places.required(.dock, of: store, in: $0).id.rawValue }
        try await adjust(figures[0] - 10, .found, store, dock, shop)
        _ = try await TwoStores.perform(SetAlertRule(Inventory.AlertRule(most: 1), of: nil, in: store), shop.books)
        return dock
    }

    private static func adjust(
        _ quantity: Int64, _ reason: Inventory.AdjustmentReason, _ store: StoreID, _ dock: Int64, _ shop: TwoStores
    ) async throws {
        _ = try await TwoStores.perform(SetStockPolicy(Inventory.StockPolicy(adjustmentLimit: Value(e4: 1_000_000)), of: store), shop.books)
        let line = Inventory.AdjustmentLineDraft(StockLineDraft(product: 1, location: dock, quantity: quantity), reason: reason)
        _ = try await TwoStores.perform(CreateAdjustment(store: store, lines: [line]), shop.books)
    }

    /// Three pieces, one of them by typing, with everything that comes back of it.
    private static func count(_ stocktake: DocumentID, at dock: Int64, _ counter: ListeningTerminal, _ shop: TwoStores) async throws {
        let session = try await signIn(counter, shop).session.rawValue
        let raw = Array("4006381333931".utf8)
        let bodies: [Wire.Entry.Body] = [
            .scan(ScanEntry(raw: raw, times: 2, locationID: dock)), .count(CountEntry(goods: .raw(raw), quantity: 1, locationID: dock)),
            .locationCounted(LocationCountedEntry(locationID: dock)), .undo(UndoEntry(sequence: 3)), .finish(FinishEntry()),
        ]
        let entries = bodies.map { body in
            Wire.Entry(
                capturedMs: shop.books.nowMilliseconds, monotonicMs: 1, bootID: 7, sessionID: session, task: .documentID(stocktake.rawValue),
                feedback: true, body: body)
        }
        counter.say(TerminalMessage(body: .batch(Batch(firstSequence: 1, entries: entries))))
        let answer = try await counter.wait("results") { if case .result? = $0 { true } else { false } }
        guard case .result(let result)? = answer else { return }
        #expect(result.entries.map(\.verdict) == [.accepted, .accepted, .accepted, .accepted, .accepted])
        #expect(result.entries[1].feedback?.lineQuantity == counted)
    }

    private static func signIn(_ device: ListeningTerminal, _ shop: TwoStores) async throws -> SignedIn {
        let attempt = SignInAttempt(userName: TwoStores.local(.counter), secret: "8261", peer: "")
        guard case .done(let session, _, _) = try await shop.books.signIn(attempt, on: device.terminal.terminal) else {
            throw BooksError.damaged("the counter could not sign in")
        }
        return session
    }

    /// Everything about the count that its counter may ask, and what would tell, which is refused.
    private static func ask(
        _ stocktake: DocumentID, _ counter: ListeningTerminal, _ shop: TwoStores, _ keep: @Sendable ([UInt8]) -> Void
    ) async throws {
        var metadata = TwoStores.device(counter.terminal)
        _ = metadata.add(name: "x-session-token", value: TwoStores.hexadecimal(try await signIn(counter, shop).token))
        _ = metadata.add(name: "idempotency-key", value: "take-1")
        let options = CallOptions(metadata: metadata, timeout: ListeningTerminal.patience)
        let id = stocktake.rawValue
        let questions: [(method: String, request: [UInt8], isAllowed: Bool)] = [
            ("Stocktakes/ListStocktakes", try ListStocktakesRequest(storeID: 1).bytes, true),
            ("Stocktakes/GetStocktake", try GetStocktakeRequest(stocktakeID: id).bytes, true),
            ("Stocktakes/ListCountTasks", try ListCountTasksRequest(stocktakeID: id).bytes, true),
            ("Stocktakes/TakeCountTask", try TakeCountTaskRequest(stocktakeID: id).bytes, true),
            ("Stocktakes/ListRecountLines", try ListRecountLinesRequest(stocktakeID: id).bytes, true),
            ("Products/ListProducts", try ListProductsRequest().bytes, true),
            ("Stores/ListLocations", try ListLocationsRequest(storeID: 1).bytes, true),
            ("Stocktakes/GetVariance", try GetVarianceRequest(stocktakeID: id).bytes, false),
            ("Stocktakes/SummarizeVariance", try SummarizeVarianceRequest(stocktakeID: id, grouping: .product).bytes, false),
            ("Stocktakes/ProposeStocktake", try ProposeStocktakeRequest(storeID: 1).bytes, false),
            ("Stocktakes/SubmitStocktake", try SubmitStocktakeRequest(stocktakeID: id).bytes, false),
            ("Alerts/ListAlerts", try ListAlertsRequest(storeID: 1).bytes, false),
        ]
        for question in questions {
            let method = try #require(shop.methods.first { $0.path.hasSuffix("." + question.method) })
            do {
                let reply: RawMessage = try await shop.client.unary(method, RawMessage(question.request), options: options)
                #expect(question.isAllowed, "\(question.method) was answered")
                keep(reply.bytes)
            } catch let error as RPCError {
                #expect(!question.isAllowed, "\(question.method): \(error)")
                keep(error.details + Array(error.message.utf8))
            }
        }
    }

    /// A loss, an alert, and a lot that is held: each is pushed.
    private static func trade(_ store: StoreID, _ dock: Int64, _ shop: TwoStores) async throws {
        try await adjust(-1_000, .broken, store, dock, shop)
        #expect(try await shop.books.sweepAlerts().raised > 0)
    }

    // MARK: reading

    private static func holdsAFigure(_ messages: [[UInt8]]) -> Bool {
        messages.contains { bytes in needles.contains { $0.isIn(bytes) } }
    }

    private static func level(_ body: ServerMessage.Body?) -> Int64? {
        guard case .push(let push)? = body, case .stock(let stock)? = push.body else { return nil }
        return stock.products.first?.onHand
    }

    private static func task(_ body: ServerMessage.Body?) -> Int64? {
        guard case .push(let push)? = body, case .task(let task)? = push.body else { return nil }
        return task.documentID
    }
}
