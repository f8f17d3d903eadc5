import Foundation
import Logging
import NIOCore
import RPC
import Storage
import Testing
import Wire

@testable import Gateway
@testable import Inventory

/// A server on the loopback over two stores, with a person of every built-in role in the first store and one in all: what the tests of
/// access call from outside.
final class TwoStores: Sendable {
    let books: Books
    let gateway: GatewayServices
    let client: Client
    let things: Things
    private let folder: String

    static let password = "blue lamp under the stairs"
    static let stores = [StoreID(1), StoreID(2)].compactMap(\.self)

    /// Something of every kind, in the first store and in the second.
    struct Things: Sendable {
        var orders: [Int64] = []
        var receipts: [Int64] = []
        var stocktakes: [Int64] = []
        var reviews: [Int64] = []
        var discrepancies: [Int64] = []
        var shelves: [Int64] = []
        /// One of each waits for somebody; a transfer goes from this store to the other.
        var adjustments: [Int64] = []
        var reservations: [Int64] = []
        var transfers: [Int64] = []
        /// There are fewer of tea than the store wants.
        var alerts: [Int64] = []
        /// People whom nothing that is done to them in a test hurts.
        var victims: [Int64] = []
        /// Terminals that may be revoked.
        var spareTerminals: [Int64] = []
        /// Terminals that work.
        var terminals: [EnrolledTerminal] = []
    }

    /// Runs `body` with a server and a client, and ends both.
    static func with(_ configuration: Database.Configuration = .init(), _ body: @Sendable (TwoStores) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "two-stores-\(UUID().uuidString)").path
        let books = Books(
            database: try Database.open(directory: folder, migrations: Schema.migrations, configuration: configuration), secrets: SecretHasher(cost: .trivial))
        defer {
            books.database.close()
            try? FileManager.default.removeItem(atPath: folder)
        }
        let things = try await furnish(books)
        let gateway = GatewayServices(books: books, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let server = Server(interceptors: gateway.interceptors) { _, _, _ in }
        for provider in gateway.providers { server.register(provider) }
        let address = try await server.bind(Listener(host: "127.0.0.1", port: 0))
        let client = Client(host: "127.0.0.1", port: address.port ?? 0)
        let shop = TwoStores(books: books, gateway: gateway, client: client, things: things, folder: folder)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try? await server.run() }
            group.addTask { await client.run() }
            group.addTask { await gateway.run() }
            defer { group.cancelAll() }
            try await body(shop)
        }
    }

    private init(books: Books, gateway: GatewayServices, client: Client, things: Things, folder: String) {
        (self.books, self.gateway, self.client, self.things, self.folder) = (books, gateway, client, things, folder)
    }

    // MARK: furnishing

    private static func furnish(_ books: Books) async throws -> Things {
        var things = Things()
        _ = try await done(books.openBooks())
        for code in ["S1", "S2"] {
            _ = try await perform(CreateStore(code: code, name: "Store \(code)", timeZone: "Europe/Berlin", currency: "EUR"), books)
        }
        _ = try await perform(CreateSupplier(code: "DAIRY", name: "Dairy"), books)
        _ = try await perform(
            UpsertProducts([ProductDraft(sku: "TEA", name: "Tea", barcodes: [BarcodeDraft("4006381333931")])]), books)
        for store in stores {
            things.shelves.append(
                try await perform(CreateLocation(store: store, code: "D1", name: "Dry 1", zone: "dry"), books).rawValue)
            let day = "2030-01-01"
            let line = PurchaseOrderLineDraft(product: 1, quantity: 10, unitCostE4: 12_345)
            things.orders.append(
                try await perform(
                    CreatePurchaseOrder(
                        store: store,
                        PurchaseOrderContent(
                            supplier: SupplierID(trusted: 1), expectedDate: day, overReceiptPermille: 0, lines: [line])), books
                ).id.rawValue)
            things.receipts.append(
                try await perform(
                    OpenReceipt(store: store, order: nil, supplier: SupplierID(trusted: 1), deliveryNote: ""), books).id.rawValue)
            things.stocktakes.append(try await perform(OpenStocktake(store: store, isBlind: false), books).id.rawValue)
            things.victims.append(try await hire("victim\(store)", [Inventory.RoleGrant(.clerk, in: store)], books))
            things.terminals.append(try await enrol("PDA \(store)", in: store, books))
            things.spareTerminals.append(try await enrol("Spare \(store)", in: store, books).terminal.rawValue)
        }
        for store in stores { try await stock(store, &things, books) }
        for store in stores {
            _ = try await perform(SetAlertRule(Inventory.AlertRule(least: 1_000), of: nil, in: store), books)
        }
        _ = try await books.sweepAlerts()
        things.alerts = try await books.ask(AlertList(), as: Caller(.operatorAtMachine)).items.map(\.id.rawValue).reversed()
        things.reviews = try await openReviews(books)
        things.discrepancies = try await noteDiscrepancies(on: things.receipts, books)
        for role in Inventory.Role.allCases {
            _ = try await hire(local(role), [Inventory.RoleGrant(role, in: stores[0])], books)
            _ = try await hire(global(role), [Inventory.RoleGrant(role)], books)
        }
        return things
    }

    /// Ten of tea found on the dock, some of them promised, some asked for by the other store, and a loss that waits for approval.
    private static func stock(_ store: StoreID, _ things: inout Things, _ books: Books) async throws {
        let dock = try await books.database.read { try Places.required(.dock, of: store, in: $0).id.rawValue }
        func adjust(_ quantity: Int64, _ reason: Inventory.AdjustmentReason) async throws -> Int64 {
            let goods = StockLineDraft(product: 1, location: dock, quantity: quantity)
            return try await perform(
                CreateAdjustment(store: store, lines: [Inventory.AdjustmentLineDraft(goods, reason: reason)]), books
            ).document.id.rawValue
        }
        _ = try await perform(SetStockPolicy(Inventory.StockPolicy(adjustmentLimit: Value(e4: 1_000_000)), of: store), books)
        _ = try await adjust(10, .found)
        _ = try await perform(SetStockPolicy(Inventory.StockPolicy(), of: store), books)
        things.adjustments.append(try await adjust(-1, .broken))
        let reserve = ReserveStock(
            store: store, reference: "W-1", expires: Instant(milliseconds: books.nowMilliseconds + 3_600_000),
            lines: [ReserveStock.Line(product: 1, quantity: 2)])
        things.reservations.append(try await perform(reserve, books).id.rawValue)
        let other = stores.first { $0 != store } ?? store
        things.transfers.append(
            try await perform(CreateTransfer(from: store, to: other, lines: [CreateTransfer.Line(product: 1, quantity: 1)]), books)
                .id.rawValue)
    }

    /// One rejected entry in each store.
    private static func openReviews(_ books: Books) async throws -> [Int64] {
        try await books.database.write { transaction in
            try stores.map { store in
                try transaction.run(
                    SQL(
                        """
                        INSERT INTO review (id, kind, store, reason, facts, journal_sequence, terminal, epoch, entry_sequence, subject_key,
                            opened_ms, closed_ms, closed_by, note) VALUES ($1, 2, $1, 'MALFORMED', '', 1, 0, 0, 0, '', 1, 0, 0, '')
                        """), store.rawValue)
                return store.rawValue
            }
        }
    }

    /// One on each receipt.
    private static func noteDiscrepancies(on receipts: [Int64], _ books: Books) async throws -> [Int64] {
        try await books.database.write { transaction in
            try receipts.map { receipt in
                try transaction.run(
                    SQL(
                        """
                        INSERT INTO discrepancy (id, document, product, lot, condition, kind, action, quantity, unit_cost_e4, reason, evidence,
                            owner, noted_by, noted_ms, journal_sequence, settled_ms, settled_by, settlement, is_withdrawn)
                        VALUES ($1, $1, 1, 0, 1, 1, 1, 1, 0, '', $2, 0, 0, 1, 1, 0, 0, '', 0)
                        """), receipt, [UInt8]())
                return receipt
            }
        }
    }

    static func hire(_ name: String, _ grants: [Inventory.RoleGrant], _ books: Books) async throws -> Int64 {
        let user = NewUser(name: name, displayName: name, password: password, pin: "8261", grants: grants)
        let identity = WriteIdentity(key: nil, method: "test", request: Array(name.utf8))
        return try await done(books.createUser(user, as: Caller(.operatorAtMachine), identity: identity)).rawValue
    }

    static func enrol(_ name: String, in store: StoreID, _ books: Books) async throws -> EnrolledTerminal {
        let wish = EnrolmentRequest(store: store, terminalName: name)
        let code = try await done(books.createEnrolmentCode(wish, as: Caller(.operatorAtMachine), payload: []))
        return try await done(books.enrolTerminal(code: code.code, model: "", appVersion: ""))
    }

    static func perform<C: Command>(_ command: C, _ books: Books) async throws -> C.Reply {
        let identity = WriteIdentity(key: nil, method: "test", request: [])
        return try await done(books.perform(command, as: Caller(.operatorAtMachine), identity: identity))
    }

    private static func done<Reply>(_ outcome: CommandOutcome<Reply>) throws -> Reply {
        guard case .done(let reply, _, _) = outcome else { throw BooksError.damaged("the stage was not built: \(outcome)") }
        return reply
    }

    static func local(_ role: Inventory.Role) -> String { "local-\(role.rawValue)" }
    static func global(_ role: Inventory.Role) -> String { "global-\(role.rawValue)" }

    // MARK: calling

    /// The token of a new session at a desk.
    func signIn(_ name: String, password: String = TwoStores.password) async throws -> String {
        let outcome = try await books.signIn(SignInAttempt(userName: name, secret: password, peer: "192.0.2.1:1"), on: nil)
        return Self.hexadecimal(try Self.done(outcome).token)
    }

    /// Calls a unary method with bare bytes; answers "OK" or the reason of the refusal.
    func call(_ method: MethodDescriptor, _ request: BareMessage, _ metadata: Metadata) async throws -> String {
        var options = CallOptions(metadata: metadata, timeout: .seconds(60))
        _ = options.metadata.add(name: "idempotency-key", value: UUID().uuidString)
        do {
            let _: BareMessage = try await client.unary(method, request, options: options)
            return "OK"
        } catch let error as RPCError {
            return Self.reason(error)
        }
    }

    static func reason(_ error: RPCError) -> String {
        let status = try? GoogleStatus(bytes: error.details)
        let info = status?.details.first { $0.typeURL.hasSuffix("ErrorInfo") }.flatMap { try? GoogleErrorInfo(bytes: $0.value) }
        return info?.reason ?? "\(error.code)"
    }

    /// What the books wrote, file by file.
    func files() throws -> [(name: String, bytes: Data)] {
        try FileManager.default.contentsOfDirectory(atPath: folder).map { name in
            (name, try Data(contentsOf: URL(filePath: folder).appending(path: name)))
        }
    }

    static func bearer(_ token: String) -> Metadata { ["authorization": "Bearer \(token)"] }

    static func device(_ terminal: EnrolledTerminal) -> Metadata {
        ["authorization": "Terminal \(terminal.terminal):\(hexadecimal(terminal.credential))"]
    }

    static func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    var methods: [MethodDescriptor] {
        var router = Router()
        for provider in gateway.providers { provider.register(in: &router) }
        return router.methods.sorted { $0.path < $1.path }
    }
}

/// A message as its fields: enough to say what a method needs for its permission to be looked at.
struct BareMessage: Message, ExpressibleByDictionaryLiteral {
    enum Field: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral {
        case number(Int64)
        case text(String)
        case message(BareMessage)

        init(integerLiteral value: Int64) { self = .number(value) }
        init(stringLiteral value: String) { self = .text(value) }
    }

    private var bytes: [UInt8] = []

    init(dictionaryLiteral elements: (Int, Field)...) { self.init(fields: elements) }

    init(fields: [(Int, Field)]) {
        for (number, field) in fields {
            switch field {
            case .number(let value): bytes += Self.varint(UInt64(number) << 3) + Self.varint(UInt64(bitPattern: value))
            case .text(let text): append(number, Array(text.utf8))
            case .message(let message): append(number, message.bytes)
            }
        }
    }

    /// With one more field behind: of a field that is there already the last one counts.
    func adding(_ field: (Int, Field)) -> BareMessage {
        var message = self
        message.bytes += BareMessage(fields: [field]).bytes
        return message
    }

    private mutating func append(_ number: Int, _ content: [UInt8]) {
        bytes += Self.varint(UInt64(number) << 3 | 2) + Self.varint(UInt64(content.count)) + content
    }

    private static func varint(_ value: UInt64) -> [UInt8] {
        var rest = value
        var bytes: [UInt8] = []
        while rest > 0x7F {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        return bytes + [UInt8(rest)]
    }

    init(serialized buffer: ByteBuffer) { bytes = Array(buffer.readableBytesView) }
    func serialize(into buffer: inout ByteBuffer) { buffer.writeBytes(bytes) }
}
