// The one place where the terminal makes RPC clients and call options.

import RPC
import Wire

enum ServerConnection {
    static func client(to server: ServerAddress) -> Client {
        Client(target: .init(host: server.host, port: server.port))
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
