import Inventory
import Storage

/// A shop with so many shelves and products that its stocktake is a large one, made by the commands that everybody uses.
struct StocktakeShop: Sendable {
    let books: Books
    let world: CountedWorld
    let store: StoreID
    /// Behind the shop: plenty of everything.
    let backroom: LocationID
    /// Where goods come in; not counted.
    let dock: LocationID
    let shelves: [LocationID]
    let products: [ProductID]
    let supplier: SupplierID
    /// Terminals of those who count and of those who carry; one account each, because passwords are made slowly.
    let counters: [Device]
    let carriers: [Device]
    let receivers: [Device]
    let sellers: [Caller]
    let receiver: Caller
    let supervisor: Caller
    let manager: Caller

    static let zone = "sales"
    private static let password = "correct horse battery staple"
    private static let pin = "48151623"

    struct Device: Sendable {
        let terminal: TerminalID
        let epoch: Int64
        let session: Int64
    }

    init(_ books: Books, _ world: CountedWorld, counters: Int, carriers: Int, sellers: Int, receivers: Int) async throws {
        (self.books, self.world) = (books, world)
        _ = try await books.openBooks()
        store = try await Self.perform(CreateStore(code: "S1", name: "Main Street", timeZone: "Europe/Berlin", currency: "EUR"), books)
        supplier = try await Self.perform(CreateSupplier(code: "DAIRY", name: "Green Valley Dairy"), books)
        var shelves: [LocationID] = []
        for number in 0..<world.shelves {
            shelves.append(
                try await Self.perform(CreateLocation(store: store, code: "A\(number)", name: "Shelf \(number)", zone: Self.zone), books))
        }
        self.shelves = shelves
        // Made last, so that goods for customers are promised from the shelves first.
        backroom = try await Self.perform(CreateLocation(store: store, code: "BACK", name: "Backroom", zone: "back"), books)
        let places = try await books.ask(LocationList(store: store, page: Page(size: 1_000)), as: Caller(.operatorAtMachine)).items
        guard let dock = places.first(where: { $0.kind == .dock }) else { throw WorldError("the store has no dock") }
        self.dock = dock.id
        products = try await Self.makeProducts(world.products, books)
        try await Self.fill(store, shelves, products, backroom, world, books)
        self.counters = try await Self.enrol("Counter", .counter, counters, store, books)
        self.carriers = try await Self.enrol("Carrier", .clerk, carriers, store, books)
        self.receivers = try await Self.enrol("Receiver", .clerk, receivers, store, books)
        receiver = try await Self.desk("rosa", .clerk, store, books)
        self.sellers = [Caller](repeating: try await Self.desk("seller", .clerk, store, books), count: sellers)
        supervisor = try await Self.desk("ben", .supervisor, store, books)
        manager = try await Self.desk("dora", .storeManager, store, books)
    }

    /// Runs a command as somebody; what the shop refuses is thrown.
    static func perform<C: Command>(_ command: C, as caller: Caller = Caller(.operatorAtMachine), key: String? = nil, _ books: Books) async throws -> C.Reply {
        let identity = WriteIdentity(key: key, method: "simulate", request: Array("\(C.kind)".utf8))
        switch try await books.perform(command, as: caller, identity: identity) {
        case .done(let reply, _, _): return reply
        case .repeated: throw WorldError("\(C.kind) was said before")
        case .refused(let refusal): throw refusal
        }
    }

    // MARK: making

    private static func makeProducts(_ count: Int, _ books: Books) async throws -> [ProductID] {
        var products: [ProductID] = []
        for start in stride(from: 0, to: count, by: UpsertProducts.limit) {
            let drafts = (start..<min(count, start + UpsertProducts.limit)).map { ProductDraft(sku: "P\($0)", name: "Product \($0)") }
            products += try await perform(UpsertProducts(drafts), books).products
        }
        return products
    }

    /// What the books believe stands on the shelves, and plenty of everything behind them.
    private static func fill(
        _ store: StoreID, _ shelves: [LocationID], _ products: [ProductID], _ backroom: LocationID, _ world: CountedWorld, _ books: Books
    ) async throws {
        _ = try await perform(SetStockPolicy(StockPolicy(adjustmentLimit: Value(e4: 1_000_000)), of: store), books)
        var lines = (0..<world.spots).filter { world.booked[$0] > 0 }.map { spot in
            StockLineDraft(
                product: products[world.product(at: spot)].rawValue, location: shelves[world.shelf(of: spot)].rawValue, quantity: world.booked[spot])
        }
        lines += products.map { StockLineDraft(product: $0.rawValue, location: backroom.rawValue, quantity: 100_000) }
        for start in stride(from: 0, to: lines.count, by: 1_000) {
            let part = lines[start..<min(lines.count, start + 1_000)].map { AdjustmentLineDraft($0, reason: .found) }
            _ = try await perform(CreateAdjustment(store: store, lines: part), books)
        }
    }

    private static func enrol(_ name: String, _ role: Role, _ count: Int, _ store: StoreID, _ books: Books) async throws -> [Device] {
        var devices: [Device] = []
        let person = name.lowercased()
        try await hire(person, role, store, books)
        for number in 1...count {
            let request = EnrolmentRequest(store: store, terminalName: "\(name) \(number)")
            let code = try reply(try await books.createEnrolmentCode(request, as: Caller(.operatorAtMachine), payload: Array("\(person)\(number)".utf8)))
            let terminal = try reply(try await books.enrolTerminal(code: code.code, model: "simulated", appVersion: "1"))
            let session = try reply(try await books.signIn(SignInAttempt(userName: person, secret: pin), on: terminal.terminal))
            devices.append(Device(terminal: terminal.terminal, epoch: terminal.epoch, session: session.session.rawValue))
        }
        return devices
    }

    private static func desk(_ name: String, _ role: Role, _ store: StoreID, _ books: Books) async throws -> Caller {
        try await hire(name, role, store, books)
        let session = try reply(try await books.signIn(SignInAttempt(userName: name, secret: password), on: nil))
        return Caller(.person(session.user, session.session))
    }

    private static func hire(_ name: String, _ role: Role, _ store: StoreID, _ books: Books) async throws {
        let user = NewUser(name: name, displayName: name, password: password, pin: pin, grants: [RoleGrant(role, in: store)])
        let identity = WriteIdentity(key: nil, method: "simulate", request: Array(name.utf8))
        _ = try reply(try await books.createUser(user, as: Caller(.operatorAtMachine), identity: identity))
    }

    private static func reply<Reply>(_ outcome: CommandOutcome<Reply>) throws -> Reply {
        guard case .done(let reply, _, _) = outcome else { throw WorldError("the shop could not be made: \(outcome)") }
        return reply
    }
}
