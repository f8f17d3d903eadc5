// A person at a desk: signed in for the length of one verb, over the same calls that any gRPC client can make.

import ArgumentParser
import FoundationEssentials
import RPC
import Server
import Wire

/// The options of every office verb.
struct OfficeOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The server.", valueName: "addr:port"))
    var server = "127.0.0.1:7443"
    @Option(help: ArgumentHelp("Who you are.", valueName: "name"))
    var user: String
    @OptionGroup var secret: SecretSource
    @Option(help: ArgumentHelp("Your authenticator's six digits, or a recovery code, where one is asked for.", valueName: "code"))
    var code = ""
    @Option(help: ArgumentHelp("Code or id of the store; needed where you work in several.", valueName: "store"))
    var store: String?
    @Option(help: ArgumentHelp("Language of the server's sentences: en or zh.", valueName: "tag"))
    var language = "en"
    @Flag(help: "Print JSON.")
    var json = false

    /// Signs in, runs `body`, signs out; what goes wrong is worded and ends the program.
    func work(_ body: @Sendable (Office) async throws -> Void) async throws {
        try await reporting { try await connect(body) }
    }

    private func connect(_ body: @Sendable (Office) async throws -> Void) async throws {
        guard let endpoint = Endpoint(server) else { throw Failure(.usage, "--server \(server) is no ADDRESS:PORT.") }
        let password = try secret.read("Password of \(user)")
        let client = Client(host: endpoint.host, port: endpoint.port)
        try await withThrowingTaskGroup(of: Void.self) { life in
            life.addTask { await client.run() }
            defer { client.shutdown() }
            let office = try await Office.signIn(client, user: user, password: password, code: code, language: language, store: store)
            do {
                try await body(office)
            } catch {
                await office.signOut()
                throw error
            }
            await office.signOut()
        }
    }
}

/// A signed-in person's connection.
struct Office: Sendable {
    let client: Client
    let userID: Int64
    /// Said again before something is changed that it protects.
    let password: String
    private let token: [UInt8]
    private let language: String
    private let storeName: String?

    /// How long a call may take before the person is told.
    static let patience = Duration.seconds(30)

    static func signIn(_ client: Client, user: String, password: String, code: String, language: String, store: String?) async throws -> Office {
        let options = CallOptions(metadata: ["accept-language": language], timeout: patience)
        let reply = try await SessionsClient(client).signIn(SignInRequest(userName: user, secret: password, totpCode: code), options: options)
        return Office(
            client: client, userID: reply.userID, password: password, token: reply.token, language: language, storeName: store)
    }

    func signOut() async {
        // The session ends by itself when it is idle; a server that has just gone needs no second sentence.
        _ = try? await SessionsClient(client).signOut(SignOutRequest(), options: writing())
    }

    /// For calls that only read.
    var reading: CallOptions {
        CallOptions(metadata: ["authorization": "Bearer " + Self.hexadecimal(token), "accept-language": language], timeout: Self.patience)
    }

    /// For one call that changes something: its key makes a repeat by the transport harmless.
    func writing() -> CallOptions {
        var options = reading
        _ = options.metadata.add(name: "idempotency-key", value: UUID().uuidString)
        return options
    }

    /// The store that was named, or the only one there is.
    func store() async throws -> Store {
        let stores = try await StoresClient(client).listStores(ListStoresRequest(), options: reading).stores
        let found = storeName.map { name in stores.filter { $0.code == name || String($0.storeID) == name } } ?? stores
        if let only = found.first, found.count == 1 { return only }
        let known = stores.map { "\($0.code) (\($0.name))" }.joined(separator: ", ")
        throw Failure(.usage, storeName.map { "There is no store \($0). There are: \(known)." } ?? "Say which store by --store: \(known).")
    }

    /// Every page of a list, one after the other.
    func pages<Item>(_ page: (Page) async throws -> (items: [Item], next: [UInt8])) async throws -> [Item] {
        var items: [Item] = []
        var token: [UInt8] = []
        repeat {
            let reply = try await page(Page(size: 500, token: token))
            items += reply.items
            token = reply.next
        } while !token.isEmpty
        return items
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
