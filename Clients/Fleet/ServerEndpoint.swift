// Where the server is, and how one terminal or desk connects to it.

import NIOCore
import NIOPosix
import RPC

struct ServerEndpoint: Hashable, Sendable, CustomStringConvertible {
    let host: String
    let port: Int
    /// PEM file of the certificates that are believed; nil = without TLS.
    let trust: String?

    /// `HOST:PORT`; nil for anything else.
    init?(_ text: String, trust: String? = nil) {
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]), (1...65_535).contains(port)
        else { return nil }
        host = String(text[..<colon])
        self.port = port
        self.trust = trust
        if host.isEmpty { return nil }
    }

    var description: String { "\(host):\(port)" }

    /// A client with a connection of its own. It comes back quickly: a fleet is there to press.
    func client(on group: any EventLoopGroup) -> Client {
        var configuration = Client.Configuration()
        configuration.backoff.first = .milliseconds(100)
        configuration.backoff.longest = .seconds(5)
        configuration.tls = trust.map { ClientTLS(roots: .file($0)) }
        return Client(host: host, port: port, configuration: configuration, eventLoopGroup: group)
    }

    /// Runs `body` with a client that is shut down afterwards.
    func withClient<Answer: Sendable>(
        on group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton, _ body: @Sendable (Client) async throws -> Answer
    ) async throws -> Answer {
        let client = client(on: group)
        return try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { await client.run() }
            defer { client.shutdown() }
            return try await body(client)
        }
    }
}
