import RPC
import Storage
import Testing
import Wire

@testable import Gateway
@testable import Inventory

/// What the server tells by itself reaches those whom it concerns, and nobody else.
@Suite("Push feed", .serialized)
struct PushFeedTests {
    private static func push(_ body: ServerMessage.Body?) -> Push.Body? {
        if case .push(let push)? = body { push.body } else { nil }
    }

    /// Pushes in the messages from `start` on.
    private static func pushes(_ device: ListeningTerminal, from start: Int) throws -> [Push.Body] {
        try device.messages.dropFirst(start).compactMap { push(try ServerMessage(bytes: $0).body) }
    }

    private static func opens(_ id: Int64) -> (ServerMessage.Body?) -> Bool {
        { body in if case .task(let task)? = push(body) { task.documentID == id } else { false } }
    }

    private static func levels(_ body: ServerMessage.Body?) -> [Int64]? {
        if case .stock(let stock)? = push(body) { stock.products.map(\.productID) } else { nil }
    }

    private static func openStocktake(_ store: Int, _ shop: TwoStores) async throws -> Int64 {
        try await TwoStores.perform(OpenStocktake(store: TwoStores.stores[store], isBlind: false), shop.books).id.rawValue
    }

    /// One piece of each is found at the dock of a store, at once.
    private static func find(_ products: Int64..., in store: Int, _ shop: TwoStores) async throws {
        let store = TwoStores.stores[store]
        let dock = try await shop.books.database.read { try Places.required(.dock, of: store, in: $0).id.rawValue }
        // So that it is posted without a second person.
        _ = try await TwoStores.perform(SetStockPolicy(Inventory.StockPolicy(adjustmentLimit: Value(e4: 1_000_000)), of: store), shop.books)
        let lines = products.map { product in
            Inventory.AdjustmentLineDraft(StockLineDraft(product: product, location: dock, quantity: 1), reason: .found)
        }
        _ = try await TwoStores.perform(CreateAdjustment(store: store, lines: lines), shop.books)
    }

    /// Until the server knows that the device watches the product.
    private static func watch(_ product: Int64, _ device: ListeningTerminal, _ shop: TwoStores) async throws {
        device.say(TerminalMessage(body: .watch(Watch(productIDs: [product]))))
        let end = ContinuousClock.now + ListeningTerminal.patience
        while shop.gateway.registry.attachment(of: device.terminal.terminal)?.watched(of: [product]).isEmpty ?? true {
            guard ContinuousClock.now < end else { throw ListeningTerminal.Impatience(description: "nobody watches \(product)") }
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    @Test func newsOfAStoreAreForItsTerminals() async throws {
        try await TwoStores.with { shop in
            try await ListeningTerminal.with(shop.things.terminals[0], shop) { ours in
                try await ListeningTerminal.with(shop.things.terminals[1], shop) { theirs in
                    for device in [ours, theirs] { try await Self.watch(1, device, shop) }
                    let start = theirs.messages.count
                    let opened = try await Self.openStocktake(0, shop)
                    try await ours.wait("task", Self.opens(opened))
                    _ = try await TwoStores.perform(AcknowledgeAlert(AlertID(trusted: shop.things.alerts[0])), shop.books)
                    try await ours.wait("alert") { if case .alert? = Self.push($0) { true } else { false } }
                    try await shop.books.database.write { transaction in
                        try Outbox.put(.alert, store: TwoStores.stores[0], key: 0, in: transaction)
                    }
                    try await ours.wait("many alerts") { if case .alert(let alert)? = Self.push($0) { alert.alertID == 0 } else { false } }
                    try await Self.find(1, in: 0, shop)
                    try await ours.wait("stock") { Self.levels($0) == [1] }
                    // What is told of their own store comes behind all that.
                    let marker = try await Self.openStocktake(1, shop)
                    try await theirs.wait("marker", Self.opens(marker))
                    for body in try Self.pushes(theirs, from: start) {
                        switch body {
                        case .task(let task): #expect(task.documentID == marker)
                        case .alert, .stock, .countTask: Issue.record("told to another store: \(body)")
                        default: break
                        }
                    }
                }
            }
        }
    }

    /// Each terminal is told of the goods that it watches, though the other one watches more that changed at once.
    @Test func goodsThatNobodyAskedForAreNotTold() async throws {
        try await TwoStores.with { shop in
            _ = try await TwoStores.perform(
                UpsertProducts([ProductDraft(sku: "RICE", name: "Rice", barcodes: [BarcodeDraft("5901234123457")])]), shop.books)
            let other = try await TwoStores.enrol("PDA 9", in: TwoStores.stores[0], shop.books)
            try await ListeningTerminal.with(shop.things.terminals[0], shop) { tea in
                try await ListeningTerminal.with(other, shop) { rice in
                    try await Self.watch(1, tea, shop)
                    try await Self.watch(2, rice, shop)
                    try await Self.find(1, 2, in: 0, shop)
                    try await tea.wait("tea") { Self.levels($0) != nil }
                    try await rice.wait("rice") { Self.levels($0) != nil }
                    for (device, product) in [(tea, 1), (rice, 2)] as [(ListeningTerminal, Int64)] {
                        for bytes in device.messages {
                            if let told = Self.levels(try ServerMessage(bytes: bytes).body) { #expect(told == [product]) }
                        }
                    }
                }
            }
        }
    }

    @Test func aTerminalThatIsRevokedIsSentAway() async throws {
        try await TwoStores.with { shop in
            let lost = try await TwoStores.enrol("PDA 9", in: TwoStores.stores[0], shop.books)
            try await ListeningTerminal.with(lost, shop) { device in
                _ = try await TwoStores.perform(RevokeTerminal(terminal: lost.terminal, reason: "lost"), shop.books)
                try await device.wait("drain") { if case .drain(let drain)? = $0 { drain.reason == .revoked } else { false } }
            }
        }
    }

    /// Who may no longer see stock is told no more of it, though the stream was opened when they might.
    @Test func theRightToWatchStockIsAskedForAgain() async throws {
        try await TwoStores.with { shop in
            let user = try await TwoStores.hire("passing", [Inventory.RoleGrant(.clerk, in: TwoStores.stores[0])], shop.books)
            let token = try await shop.signIn("passing")
            let options = CallOptions(metadata: TwoStores.bearer(token), timeout: ListeningTerminal.patience)
            do {
                try await StockLevelsClient(shop.client).watchStock(WatchStockRequest(storeID: 1, productIDs: [1]), options: options) { replies in
                    var isFirst = true
                    for try await news in replies {
                        guard isFirst else {
                            Issue.record("told without a right: \(news)")
                            return
                        }
                        isFirst = false
                        _ = try await TwoStores.perform(ChangeGrants(of: UserID(trusted: user), to: []), shop.books)
                        try await Self.find(1, in: 0, shop)
                    }
                }
                Issue.record("the stream ended as if all were well")
            } catch let error as RPCError {
                #expect(["NOT_PERMITTED", "SESSION_ENDED"].contains(TwoStores.reason(error)), "\(error)")
            }
        }
    }

    /// A watcher is told of the goods that it watches and of no others, and of each change once: what others are told meanwhile repeats nothing.
    @Test func aWatcherIsToldOfItsGoodsOnce() async throws {
        try await TwoStores.with { shop in
            _ = try await TwoStores.perform(
                UpsertProducts([ProductDraft(sku: "MILK", name: "Milk", barcodes: [BarcodeDraft("5901234123457")])]), shop.books)
            let token = try await shop.signIn(TwoStores.local(.clerk))
            let options = CallOptions(metadata: TwoStores.bearer(token), timeout: ListeningTerminal.patience)
            let client = StockLevelsClient(shop.client)
            let told = try await client.watchStock(WatchStockRequest(storeID: 1, productIDs: [1]), options: options) { replies in
                var told: [Int64] = []
                for try await news in replies {
                    #expect(news.products.map(\.productID) == [1])
                    told.append(news.products.first?.onHand ?? 0)
                    if told.count == 3 { break }
                    if told.count == 1 { try await Self.find(1, 2, in: 0, shop) } else { try await Self.passTwoWindows(client, options, shop) }
                }
                return told
            }
            let first = try #require(told.first)
            #expect(told == [first, first + 1, first + 2])
        }
    }

    /// Another watcher is told of other goods twice; then one piece more of the first is found.
    private static func passTwoWindows(_ client: StockLevelsClient, _ options: CallOptions, _ shop: TwoStores) async throws {
        try await client.watchStock(WatchStockRequest(storeID: 1, productIDs: [2]), options: options) { replies in
            var count = 0
            for try await _ in replies {
                count += 1
                if count == 3 { return }
                try await find(2, in: 0, shop)
            }
        }
        try await find(1, in: 0, shop)
    }
}
