/// A door of a server: where it listens, what it serves there, and the limits for those who come in.
public struct Listener: Sendable {
    /// Told to handlers as `ServerContext.listener`.
    public var name: String
    /// A name or an address to bind, of either family.
    public var host: String
    /// 0 for any free port.
    public var port: Int
    public var limits: ServerLimits
    /// Full names of the services served here; nil for all that are registered.
    public var services: Set<String>?
    /// nil for cleartext.
    public var tls: ServerTLS?

    public init(
        name: String = "default", host: String, port: Int, limits: ServerLimits = ServerLimits(),
        services: Set<String>? = nil, tls: ServerTLS? = nil
    ) {
        self.name = name
        self.host = host
        self.port = port
        self.limits = limits
        self.services = services
        self.tls = tls
    }
}

/// What every connection of one listener shares.
struct ServerSetting: Sendable {
    var listener: String
    var limits: ServerLimits
    var routes: [String: Route]
    var interceptors: [any ServerInterceptor]
    var counters: CounterBoard
    var unexpectedError: Server.UnexpectedErrorHook
    var unexpectedStatus: StatusCode
    var tls: ServerTLS?
    let queue = ListenerQueue()
}
