import FaultDisk
import Inventory
import Storage

/// A person of the shop.
enum Person: String, CaseIterable {
    case anna, ben, cara, dora, emil

    var grant: Role {
        switch self {
        case .anna: .clerk
        case .ben: .supervisor
        case .cara, .emil: .counter
        case .dora: .storeManager
        }
    }
}

/// A device of the shop, with the people's sessions on it.
struct Device: Sendable {
    let id: TerminalID
    let epoch: Int64
    let credential: [UInt8]
    let sessions: [Person: Int64]

    var number: Int64 { id.rawValue }
}

/// A small shop as it stands before the first scan, made once by the commands that everybody uses, on a disk that others copy.
///
/// One store with a dock and two shelves and a branch of it, five people, four devices, tea by the piece and milk by the lot.
final class ShopImage: Sendable {
    enum Code {
        static let tea = "4006381333931"
        static let teaCase = "14006381333938"
        static let milk = "5901234123457"
        /// A right EAN-13 that nobody knows.
        static let unknown = "7612345678900"
    }

    static let teaPerCase: Int64 = 12

    let disk: FaultDisk
    let store: StoreID
    /// Another store, without devices; goods go there and back.
    let branch: StoreID
    /// Where goods may lie in the branch.
    let branchPlaces: [LocationID]
    let shelves: [LocationID]
    let dock: LocationID
    let supplier: SupplierID
    let tea: ProductID
    let milk: ProductID
    let devices: [Device]
    let desks: [Person: Caller]
    let tokens: [Person: [UInt8]]
    /// When the shop opens.
    let opens: Int64
    /// Journal rows that the making took.
    let rows: Int

    /// Wherever goods may lie.
    var places: [LocationID] { shelves + [dock] }

    func placesOf(_ store: Int64) -> [Int64] { (store == branch.rawValue ? branchPlaces : places).map(\.rawValue) }

    static func configuration(_ disk: FaultDisk, _ clock: WorldClock, seed: UInt64) -> Database.Configuration {
        var configuration = Database.Configuration()
        let randomness = WorldRandomness(seed: seed)
        configuration.fileSystem = disk.fileSystem
        configuration.clock = { clock.milliseconds }
        configuration.randomness = { randomness.bytes($0) }
        configuration.cacheKibibytes = 4_096
        return configuration
    }

    /// - Parameter hours: Between the signing in on the devices and that at the desks, when the shop opens.
    init(devices count: Int, hours: Int64 = 0) async throws {
        disk = FaultDisk(seed: 1)
        let clock = WorldClock()
        let books = try Books.openForSimulation(directory: disk.folder, configuration: Self.configuration(disk, clock, seed: 1))
        defer { books.database.close() }
        let maker = ShopMaker(books: books)
        _ = try await books.openBooks()
        store = try maker.perform(CreateStore(code: "S1", name: "Main Street", timeZone: "Europe/Berlin", currency: "EUR"))
        branch = try maker.perform(CreateStore(code: "S2", name: "Station", timeZone: "Europe/Berlin", currency: "EUR"))
        let branchShelf = try maker.perform(CreateLocation(store: branch, code: "C1", name: "C1", zone: "dry"))
        branchPlaces = [branchShelf, try await maker.dock(of: branch)]
        var shelves: [LocationID] = []
        for code in ["A1", "B1"] { shelves.append(try maker.perform(CreateLocation(store: store, code: code, name: code, zone: "dry"))) }
        self.shelves = shelves
        dock = try await maker.dock(of: store)
        supplier = try maker.perform(CreateSupplier(code: "DAIRY", name: "Green Valley Dairy"))
        let products = try maker.perform(
            UpsertProducts([
                ProductDraft(
                    sku: "TEA", name: "Green tea 20 bags",
                    barcodes: [BarcodeDraft(Code.tea), BarcodeDraft(Code.teaCase, quantity: Self.teaPerCase, level: "case")]),
                ProductDraft(sku: "MILK", name: "Milk 1 l", tracking: .lot, barcodes: [BarcodeDraft(Code.milk)]),
            ])
        ).products
        (tea, milk) = (products[0], products[1])
        for person in Person.allCases { try await maker.hire(person, in: [store, branch]) }
        var devices: [Device] = []
        for number in 1...count { devices.append(try await maker.enrol("PDA \(number)", in: store)) }
        self.devices = devices
        clock.advance(hours * 3_600_000)
        var desks: [Person: Caller] = [:]
        var tokens: [Person: [UInt8]] = [:]
        for person in Person.allCases { (desks[person], tokens[person]) = try await maker.sitDown(person) }
        (self.desks, self.tokens, opens) = (desks, tokens, clock.milliseconds)
        rows = Int(try await books.journalHead().sequence)
    }
}

/// What the making of the shop says again and again.
private struct ShopMaker {
    let books: Books

    private static let password = "correct horse battery staple"
    private static let pin = "48151623"

    func perform<C: Command>(_ command: C) throws -> C.Reply {
        let identity = WriteIdentity(key: nil, method: "simulate", request: Array("\(C.kind)".utf8))
        return try reply(books.performSync(command, as: Caller(.operatorAtMachine), identity: identity))
    }

    func reply<Reply>(_ outcome: CommandOutcome<Reply>) throws -> Reply {
        switch outcome {
        case .done(let reply, _, _): return reply
        case .repeated: throw WorldError("the shop was made before")
        case .refused(let refusal): throw WorldError("the shop was refused: \(refusal)")
        }
    }

    func dock(of store: StoreID) async throws -> LocationID {
        let places = try await books.ask(LocationList(store: store, page: Page(size: 100)), as: Caller(.operatorAtMachine)).items
        guard let dock = places.first(where: { $0.kind == .dock }) else { throw WorldError("the store has no dock") }
        return dock.id
    }

    func hire(_ person: Person, in stores: [StoreID]) async throws {
        let user = NewUser(
            name: person.rawValue, displayName: person.rawValue, password: Self.password, pin: Self.pin,
            grants: stores.map { RoleGrant(person.grant, in: $0) })
        let identity = WriteIdentity(key: nil, method: "simulate", request: Array(person.rawValue.utf8))
        _ = try reply(try await books.createUser(user, as: Caller(.operatorAtMachine), identity: identity))
    }

    func sitDown(_ person: Person) async throws -> (Caller, token: [UInt8]) {
        let session = try reply(try await books.signIn(SignInAttempt(userName: person.rawValue, secret: Self.password), on: nil))
        return (Caller(.person(session.user, session.session)), session.token)
    }

    func enrol(_ name: String, in store: StoreID) async throws -> Device {
        let request = EnrolmentRequest(store: store, terminalName: name)
        let code = try reply(
            try await books.createEnrolmentCode(request, as: Caller(.operatorAtMachine), payload: Array(name.utf8)))
        let terminal = try reply(try await books.enrolTerminal(code: code.code, model: "simulated", appVersion: "1"))
        var sessions: [Person: Int64] = [:]
        for person in Person.allCases {
            let attempt = SignInAttempt(userName: person.rawValue, secret: Self.pin)
            sessions[person] = try reply(try await books.signIn(attempt, on: terminal.terminal)).session.rawValue
        }
        return Device(id: terminal.terminal, epoch: terminal.epoch, credential: terminal.credential, sessions: sessions)
    }
}

/// The run itself is broken, or found what must not be.
struct WorldError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
