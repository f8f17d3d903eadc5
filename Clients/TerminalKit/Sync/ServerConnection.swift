// The one place where the terminal makes RPC clients and call options.

import NIOCore
import RPC
import Wire

enum ServerConnection {
    static func client(to server: ServerAddress, security: ServerSecurity?, limits: Limits) -> Client {
        var configuration = Client.Configuration()
        configuration.backoff.first = .milliseconds(limits.backoffFirstMilliseconds)
        configuration.backoff.longest = .milliseconds(limits.backoffLongestMilliseconds)
        configuration.limits.connectTimeout = .milliseconds(limits.callTimeoutMilliseconds)
        // A dead Wi-Fi gives no error by itself; the server allows a question every ten seconds.
        configuration.keepalive = Client.Keepalive(interval: .seconds(20), timeout: .seconds(10))
        configuration.tls = security?.tls
        return Client(host: server.host, port: server.port, configuration: configuration)
    }

    static func options(
        identity: TerminalIdentity, person: Person?, language: String, idempotencyKey: String? = nil,
        timeoutMilliseconds: Int64? = nil
    ) -> CallOptions {
        var options = CallOptions()
        options.metadata.add(name: "authorization", value: identity.authorization)
        options.metadata.add(name: "accept-language", value: language)
        if let person { options.metadata.add(name: "x-session-token", value: HexText.encode(person.token)) }
        if let idempotencyKey { options.metadata.add(name: "idempotency-key", value: idempotencyKey) }
        if let timeoutMilliseconds { options.timeout = .milliseconds(timeoutMilliseconds) }
        return options
    }
}
