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

/// What every connection of one listener shares: an object, because half a kilobyte of limits in each connection would be megabytes.
final class ServerSetting: Sendable {
    let listener: String
    let limits: ServerLimits
    let routes: [String: Route]
    let interceptors: [any ServerInterceptor]
    let counters: CounterBoard
    let unexpectedError: Server.UnexpectedErrorHook
    let unexpectedStatus: StatusCode
    let tls: ServerTLS?
    let queue = ListenerQueue()

    init(
        listener: String, limits: ServerLimits, routes: [String: Route], interceptors: [any ServerInterceptor], counters: CounterBoard,
        unexpectedError: @escaping Server.UnexpectedErrorHook, unexpectedStatus: StatusCode, tls: ServerTLS? = nil
    ) {
        self.listener = listener
        self.limits = limits
        self.routes = routes
        self.interceptors = interceptors
        self.counters = counters
        self.unexpectedError = unexpectedError
        self.unexpectedStatus = unexpectedStatus
        self.tls = tls
    }
}
