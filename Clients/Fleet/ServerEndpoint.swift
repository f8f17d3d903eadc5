// Where the server is, and how one terminal or desk connects to it.

import NIOCore
import NIOPosix
import RPC

struct ServerEndpoint: Hashable, Sendable, CustomStringConvertible {
    let host: String
    let port: Int
    /// PEM file of the certificates that are believed; nil = without TLS.
    let trust: String?
    /// The address to connect from; nil lets the system choose.
    private var source: SocketAddress?

    /// `HOST:PORT`; nil for anything else.
    init?(_ text: String, trust: String? = nil) {
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]), (1...65_535).contains(port)
        else { return nil }
        host = String(text[..<colon])
        self.port = port
        self.trust = trust
        if host.isEmpty { return nil }
    }

    /// Whether the server is on this machine by its IPv4 address, so that there are many addresses to come from.
    var isLoopback: Bool { (try? SocketAddress(ipAddress: host, port: port))?.protocol == .inet && host.hasPrefix("127.") }

    /// The same server as the machine of that number (from 0) sees it, at 127.0.0.1 and the addresses after it: the server bounds the connections of one
    /// address. `number` 0 to 253.
    func seen(fromLoopback number: Int) throws -> ServerEndpoint {
        var endpoint = self
        endpoint.source = try SocketAddress(ipAddress: "127.0.0.\(number + 1)", port: 0)
        return endpoint
    }

    var description: String { "\(host):\(port)" }

    /// A client with a connection of its own. It comes back quickly: a fleet is there to press.
    func client(on group: any EventLoopGroup) -> Client {
        var configuration = Client.Configuration()
        configuration.backoff.first = .milliseconds(100)
        configuration.backoff.longest = .seconds(5)
        configuration.localAddress = source
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
