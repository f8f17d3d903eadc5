import NIOCore
import RPC
import Synchronization
import Testing

/// A server with `EchoService` and what a test needs to talk to it.
struct Loopback: Sendable {
    let server: Server
    let port: Int
    let seen: Sightings
    let unexpected: Signal

    /// Runs `body` with a server and a client, and ends both.
    static func with<Result: Sendable>(
        limits: ServerLimits = ServerLimits(), configuration: Client.Configuration = .init(),
        interceptors: [any ServerInterceptor] = [], clientInterceptors: [any ClientInterceptor] = [],
        providers: [any ServiceProvider] = [],
        _ body: @Sendable (Loopback, Client) async throws -> Result
    ) async throws -> Result {
        try await withServer(limits: limits, interceptors: interceptors, providers: providers) { loopback in
            let client = Client(
                host: "127.0.0.1", port: loopback.port, configuration: configuration, interceptors: clientInterceptors)
            return try await withClient(client) { try await body(loopback, client) }
        }
    }

    static func withServer<Result: Sendable>(
        limits: ServerLimits = ServerLimits(), port: Int = 0, interceptors: [any ServerInterceptor] = [],
        providers: [any ServiceProvider] = [],
        _ body: @Sendable (Loopback) async throws -> Result
    ) async throws -> Result {
        let (seen, unexpected) = (Sightings(), Signal())
        let server = Server(interceptors: interceptors) { _, _, _ in unexpected.raise() }
        server.register(EchoService(seen: seen))
        for provider in providers { server.register(provider) }
        let address = try await server.bind(Listener(host: "127.0.0.1", port: port, limits: limits))
        let loopback = Loopback(server: server, port: address.port ?? 0, seen: seen, unexpected: unexpected)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try? await server.run() }
            do {
                let result = try await body(loopback)
                group.cancelAll()
                try await group.waitForAll()
                #expect(await eventually { server.counters.openConnections == 0 })
                #expect(server.counters.openCalls == 0)
                return result
            } catch {
                group.cancelAll()
                throw error
            }
        }
    }

    static func withClient<Result: Sendable>(
        _ client: Client, _ body: @Sendable () async throws -> Result
    ) async throws -> Result {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await client.run() }
            defer { group.cancelAll() }
            return try await body()
        }
    }
}
