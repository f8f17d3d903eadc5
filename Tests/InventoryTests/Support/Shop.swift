import Storage

@testable import Inventory

/// A small shop on an in-memory database with a fixed clock: the stage of the core's tests.
///
/// Two stores; people with one role each; a handheld or two; a supplier; three products. All rows are laid in place before the journal
/// begins, so the first command or entry of a test has sequence 1.
final class Shop {
    let clock = TestClock()
    private(set) var books: Books
    private let directory: String?
    private let hasThreads: Bool
    private let configuration: Database.Configuration

    /// anna clerk, cara counter, ben supervisor, dora store manager: in store 1. bob buyer, alex auditor, ada administrator, erin store
    /// manager: everywhere.
    /// eve store manager, finn clerk: in store 3, which is there once `Shop.openStation` has laid it.
    enum Person: Int64, CaseIterable {
        case anna = 1
        case ben = 2
        case cara = 3
        case dora = 4
        case bob = 5
        case alex = 6
        case ada = 7
        case eve = 8
        case finn = 9
        case erin = 18

        var user: UserID { UserID(trusted: rawValue) }

        var grant: RoleGrant {
            switch self {
            case .anna: RoleGrant(.clerk, in: Shop.store)
            case .ben: RoleGrant(.supervisor, in: Shop.store)
            case .cara: RoleGrant(.counter, in: Shop.store)
            case .dora: RoleGrant(.storeManager, in: Shop.store)
            case .bob: RoleGrant(.buyer)
            case .alex: RoleGrant(.auditor)
            case .ada: RoleGrant(.administrator)
            case .eve: RoleGrant(.storeManager, in: Shop.station)
            case .finn: RoleGrant(.clerk, in: Shop.station)
            case .erin: RoleGrant(.storeManager)
            }
        }
    }

    static let store = StoreID(trusted: 1)
    static let otherStore = StoreID(trusted: 2)
    static let dock = LocationID(trusted: 1)
    /// Shelves of store 1: A1 in zone "A", B1 in zone "B".
    static let a1 = LocationID(trusted: 2)
    static let b1 = LocationID(trusted: 3)
    static let otherDock = LocationID(trusted: 21)
    /// A shelf of store 2.
    static let c1 = LocationID(trusted: 22)
    static let supplier = SupplierID(trusted: 1)
    /// Terminals 1 and 2 belong to store 1, terminal 3 to store 2; each in epoch 1.
    static let handheld = TerminalID(trusted: 1)
    static let secondHandheld = TerminalID(trusted: 2)
    static let otherHandheld = TerminalID(trusted: 3)

    /// By the piece, no lots. `Code.tea` is one, `Code.teaCase` twelve.
    static let tea = ProductID(trusted: 1)
    /// By lot, with expiry; shelf life 10 days, at least 3 left at receipt. `Code.milk` is one.
    static let milk = ProductID(trusted: 2)
    /// By weight in grams; scale item 12345: `Code.cheese250` is a label of 250 g.
    static let cheese = ProductID(trusted: 3)

    enum Code {
        static let tea = "4006381333931"
        static let teaCase = "14006381333938"
        static let milk = "5901234123457"
        static let cheese250 = "2112345002507"
        static let scaleTemplate = "21IIIIIWWWWWC"
        /// A right EAN-13 that nobody knows.
        static let unknown = "7612345678900"
    }

    /// - Parameters:
    ///   - isLaid: the directory holds the books of such a shop already.
    ///   - fileSystem: of a disk that fails, see `FaultDisk`.
    ///   - hasThreads: with a writer and readers of their own, as a server's; needs a directory.
    init(directory: String? = nil, isLaid: Bool = false, fileSystem: String? = nil, hasThreads: Bool = false, logTap: LogTap? = nil, seed: UInt64 = 1) throws {
        let clock = clock
        let randomness = TestRandomness(seed: seed)
        var configuration = Database.Configuration()
        configuration.clock = { clock.milliseconds }
        configuration.randomness = { randomness.bytes($0) }
        configuration.fileSystem = fileSystem
        configuration.logTap = logTap
        if fileSystem != nil { configuration.checkpointPages = 50 }
        self.directory = directory
        self.hasThreads = hasThreads
        self.configuration = configuration
        books = try Self.open(directory, configuration, hasThreads: hasThreads)
        if !isLaid { try books.database.writeSync { transaction in try ShopRows.lay(in: transaction) } }
    }

    deinit {
        books.database.close()
    }

    /// After the books were closed, in whatever way: what the next start of the server finds.
    func reopen() throws {
        books = try Self.open(directory, configuration, hasThreads: hasThreads)
    }

    private static func open(_ directory: String?, _ configuration: Database.Configuration, hasThreads: Bool) throws -> Books {
        guard hasThreads, let directory else { return try Books.openForSimulation(directory: directory, configuration: configuration) }
        return Books(
            database: try Database.open(directory: directory, migrations: Schema.migrations, configuration: configuration),
            secrets: SecretHasher(cost: .trivial))
    }

    // MARK: people

    /// The person at a desk in the back office, signed in.
    func caller(_ person: Person) -> Caller {
        Caller(.person(person.user, PersonSessionID(trusted: person.rawValue)))
    }

    /// The person's session on a handheld, as entries carry it.
    func session(_ person: Person, on terminal: TerminalID = Shop.handheld) -> Int64 {
        terminal.rawValue * 100 + person.rawValue
    }

    /// Runs `command` for the person at the desk, whose session is kept from idling; a new key each time unless given.
    @discardableResult
    func perform<C: Command>(
        _ command: C, as person: Person, key: String? = nil, payload: [UInt8] = []
    ) throws -> CommandOutcome<C.Reply> {
        try perform(command, as: caller(person), key: key, payload: payload)
    }

    @discardableResult
    func perform<C: Command>(
        _ command: C, as caller: Caller, key: String? = nil, payload: [UInt8] = []
    ) throws -> CommandOutcome<C.Reply> {
        try books.database.writeSync { transaction in
            try transaction.run(ShopRows.keepAwake, transaction.nowMilliseconds)
        }
        keys += 1
        let identity = WriteIdentity(key: key ?? "test-\(keys)", payload: payload, requestHash: payload)
        return try books.performSync(command, as: caller, identity: identity)
    }

    private var keys = 0

    // MARK: terminals

    /// A batch of `bodies`, one after the other from `sequence` on, said now by `person` on `document`.
    func batch(
        _ bodies: [Entry.Body], by person: Person = .anna, on task: Entry.Task?, from sequence: Int64,
        terminal: TerminalID = Shop.handheld, epoch: Int64 = 1
    ) -> EntryBatch {
        let now = clock.milliseconds
        let entries = bodies.enumerated().map { index, body in
            Entry(
                sequence: sequence + Int64(index), payload: Array("\(body)".utf8), capturedMilliseconds: now,
                monotonicMilliseconds: now - TestClock.start + 1_000, boot: 7, session: session(person, on: terminal), task: task,
                wantsFeedback: true, body: body)
        }
        let measured = TerminalClock(
            serverMilliseconds: now, wallMilliseconds: now, monotonicMilliseconds: now - TestClock.start + 1_000, boot: 7)
        return EntryBatch(terminal: terminal, epoch: epoch, clock: measured, firstSequence: sequence, entries: entries)
    }

    /// The item behind a scanned code.
    static func item(
        _ code: String, at location: LocationID? = nil, lot: String = "", expiry: String = "", production: String = "",
        condition: Condition = .sellable
    ) -> Entry.Item {
        Entry.Item(
            .code(raw: Array(code.utf8), symbology: ""), location: location?.rawValue ?? 0, lotCode: lot, expiry: expiry,
            productionDate: production, condition: condition)
    }

    // MARK: looking

    func read<Answer: Sendable>(_ body: @escaping @Sendable (borrowing Snapshot) throws -> Answer) throws -> Answer {
        try books.database.readSync(body)
    }

    func write<Answer: Sendable>(_ body: @escaping @Sendable (borrowing Transaction) throws -> Answer) throws -> Answer {
        try books.database.writeSync(body)
    }

    /// What is on hand in all buckets of the product at the location, as the balances say.
    func onHand(_ product: ProductID, at location: LocationID) throws -> Int64 {
        try read { snapshot in
            try snapshot.first(ShopRows.onHand, product.rawValue, location.rawValue) { row in row.int(0) } ?? 0
        }
    }
}
