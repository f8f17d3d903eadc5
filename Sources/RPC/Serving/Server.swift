import HTTP2
public import Logging
public import NIOCore
public import NIOPosix
import NIOSSL
import Synchronization

/// A gRPC server: services behind one or more listeners.
///
///     let server = Server()
///     server.register(EchoService())
///     let address = try await server.bind(host: "127.0.0.1", port: 0)
///     try await server.run()
///
/// Life: register, bind, run. `run` returns when a drain has ended; cancelling its task closes everything at once. Any task
/// may use a server.
public final class Server: Sendable {
    /// Gets an error that a handler threw and that is not an `RPCError`, with the number the client was told.
    public typealias UnexpectedErrorHook = @Sendable (any Error, MethodDescriptor, String) -> Void

    private let group: MultiThreadedEventLoopGroup
    private let executors: [ObjectIdentifier: CallExecutor]
    private let interceptors: [any ServerInterceptor]
    private let unexpectedError: UnexpectedErrorHook
    private let unexpectedStatus: StatusCode
    private let logger: Logger
    private let board = CounterBoard()
    private let state: Mutex<State>
    private let ended: EventLoopPromise<Void>

    private struct State {
        /// Serving ends in draining, and that when the last connection is gone.
        enum Phase { case serving, draining, ended }
        var phase = Phase.serving
        var router = Router()
        var listeners: [any Channel] = []
        var connections: [UInt64: ServerConnection] = [:]
        var admission = Admission()
        var lastConnection: UInt64 = 0
    }

    /// - Parameters:
    ///   - interceptors: Around every call, outermost first.
    ///   - unexpectedStatus: What the client is told of them, with a number that it can quote; UNKNOWN as the gRPC document "Status
    ///     codes" says.
    ///   - unexpectedError: Where the text of unexpected errors goes; by default to the log.
    public init(
        interceptors: [any ServerInterceptor] = [],
        eventLoopGroup: MultiThreadedEventLoopGroup = .singleton,
        logger: Logger = Logger(label: "rpc.server"),
        unexpectedStatus: StatusCode = .unknown,
        unexpectedError: UnexpectedErrorHook? = nil
    ) {
        group = eventLoopGroup
        executors = Dictionary(uniqueKeysWithValues: eventLoopGroup.makeIterator().map {
            (ObjectIdentifier($0), CallExecutor(loop: $0))
        })
        self.interceptors = interceptors
        self.logger = logger
        self.unexpectedStatus = unexpectedStatus
        self.unexpectedError = unexpectedError ?? { error, method, number in
            logger.error("unexpected error", metadata: [
                "error": "\(error)", "method": "\(method)", "id": "\(number)",
            ])
        }
        state = Mutex(State())
        ended = eventLoopGroup.next().makePromise()
    }

    deinit {
        // Succeeding twice is ignored; a promise must not be dropped.
        ended.succeed()
    }

    /// What happened so far.
    public var counters: ServerCounters { board.snapshot }

    /// Adds the methods of `provider`. Listeners bound before do not serve them.
    public func register(_ provider: any ServiceProvider) {
        state.withLock { provider.register(in: &$0.router) }
    }

    /// Every method registered.
    public var methods: [MethodDescriptor] { state.withLock { $0.router.methods } }

    // MARK: Life

    /// Starts to listen.
    ///
    /// - Returns: The address, with the port that was chosen.
    @discardableResult
    public func bind(host: String, port: Int) async throws -> SocketAddress {
        try await bind(Listener(host: host, port: port))
    }

    /// Starts to listen, by the rules of `listener`.
    @discardableResult
    public func bind(_ listener: Listener) async throws -> SocketAddress {
        let routes = state.withLock { $0.router.routes }.filter { _, route in
            listener.services?.contains(route.method.service) ?? true
        }
        let setting = ServerSetting(
            listener: listener.name, limits: listener.limits, routes: routes, interceptors: interceptors,
            counters: board, unexpectedError: unexpectedError, unexpectedStatus: unexpectedStatus, tls: listener.tls)
        let channel = try await ServerBootstrap(group: group)
            .serverChannelOption(.backlog, value: Int32(clamping: listener.limits.backlog))
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            // Each channel keeps its last buffer. It grows with what comes: the usual 2 KiB are more than a silent client ever needs.
            .childChannelOption(.recvAllocator, value: AdaptiveRecvByteBufferAllocator(minimum: 256, initial: 512, maximum: 64 * 1024))
            // What waits below the mark is not counted.
            .childChannelOption(.writeBufferWaterMark, value: .init(low: 8 * 1024, high: 16 * 1024))
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture { try self.accept(channel, setting) }
            }
            .bind(host: listener.host, port: listener.port).get()
        guard let address = channel.localAddress else {
            try await channel.close()
            throw RPCError(.unavailable, "the listener \(listener.name) has no address")
        }
        let isServing = state.withLock { state in
            if state.phase == .serving { state.listeners.append(channel) }
            return state.phase == .serving
        }
        channel.closeFuture.whenComplete { _ in self.forget(channel) }
        if !isServing { try await channel.close() }
        logger.info("listening", metadata: ["listener": "\(listener.name)", "address": "\(address)"])
        return address
    }

    /// Lives as long as the server: returns when a drain has ended.
    ///
    /// Cancelled, it closes every connection at once, cancels the handlers and throws `CancellationError`.
    public func run() async throws {
        try await withTaskCancellationHandler {
            try await ended.futureResult.get()
        } onCancel: {
            stop()
        }
        try Task.checkCancellation()
    }

    /// Stops listening and asks every client to leave (GOAWAY in two steps); calls have `grace` to end, then they are cut.
    ///
    /// Returns at once; `run` returns when it is done. Repeating it can only shorten the grace.
    public func drain(grace: Duration = .seconds(30)) {
        let (listeners, connections) = state.withLock { state in
            if state.phase == .serving { state.phase = .draining }
            return (state.listeners, Array(state.connections.values))
        }
        for listener in listeners { listener.close(promise: nil) }
        for connection in connections {
            connection.loop.execute { connection.drain(grace: TimeAmount(grace)) }
        }
        endIfEmpty()
    }

    /// Closes everything at once.
    private func stop() {
        drain(grace: .zero)
        let connections = state.withLock { Array($0.connections.values) }
        for connection in connections { connection.loop.execute { connection.close() } }
    }

    private func endIfEmpty() {
        let isOver = state.withLock { state in
            guard state.phase == .draining, state.connections.isEmpty, state.listeners.isEmpty else { return false }
            state.phase = .ended
            return true
        }
        if isOver { ended.succeed() }
    }

    /// A listener is closed: its address can be bound again.
    private func forget(_ listener: any Channel) {
        state.withLock { $0.listeners.removeAll { $0 === listener } }
        endIfEmpty()
    }

    // MARK: Connections

    /// Takes a connection in, on its own event loop.
    private func accept(_ channel: any Channel, _ setting: ServerSetting) throws {
        let address = channel.remoteAddress?.ipAddress ?? ""
        let refusal = state.withLock { $0.admission.enter(address, setting.listener, setting.limits, now: .now()) }
        if let refusal {
            board.count(.connectionsRefused)
            board.count(refusal)
            throw RPCError(.resourceExhausted, "too many connections (\(refusal))")
        }
        let visit = Visit(address: address, setting: setting)
        // Without it the system keeps megabytes for a client that does not read. Not every system knows it.
        try? channel.syncOptions?.setOption(.tcpOption(.notSentLowWater), value: setting.limits.socketQueue)
        do {
            if let tls = setting.tls {
                try shakeHands(channel, visit, tls)
            } else {
                try open(channel, visit, Peer(channel.remoteAddress))
            }
        } catch {
            leave(visit)
            throw error
        }
    }

    /// TLS first; HTTP/2 begins when it stands.
    private func shakeHands(_ channel: any Channel, _ visit: Visit, _ tls: ServerTLS) throws {
        let handshake = HandshakeHandler(timeout: visit.setting.limits.handshakeTimeout) { [self, unowned channel] outcome in
            guard case .agreed(let certificate) = outcome else {
                if case .tooSlow = outcome { board.count(.handshakeTimeout) }
                board.count(.handshakesFailed)
                return leave(visit)
            }
            var peer = Peer(channel.remoteAddress)
            peer.identity = certificate.flatMap { PeerIdentity($0) }
            do {
                try open(channel, visit, peer)
            } catch {
                leave(visit)
                channel.close(promise: nil)
            }
        }
        try channel.pipeline.syncOperations.addHandlers(NIOSSLServerHandler(context: tls.context), handshake)
    }

    /// One connection from its admission to its end. Zone: its event loop.
    private final class Visit {
        let address: String
        let setting: ServerSetting
        var isStranger = true

        init(address: String, setting: ServerSetting) {
            self.address = address
            self.setting = setting
        }
    }

    /// Begins HTTP/2 on a channel.
    private func open(_ channel: any Channel, _ visit: Visit, _ peer: Peer) throws {
        guard let executor = executors[ObjectIdentifier(channel.eventLoop)] else {
            preconditionFailure("a channel on an event loop of another group")
        }
        let id = state.withLock { state in
            state.lastConnection += 1
            return state.lastConnection
        }
        let connection = try ServerConnection(
            id: id, channel: channel, executor: executor, peer: peer, setting: visit.setting
        ) { [self] connection, stage in
            switch stage {
            case .introduced: settle(visit)
            case .flooded:
                logger.notice("cut a connection that costs more than it works", metadata: [
                    "reason": "\(connection.cutFor)", "peer": "\(visit.address)", "listener": "\(visit.setting.listener)",
                ])
                state.withLock { $0.admission.offended(visit.address, visit.setting.limits, now: .now()) }
            case .closed: forget(connection.id, visit)
            }
        }
        let isServing = state.withLock { state in
            state.connections[id] = connection
            return state.phase == .serving
        }
        board.count(.connectionsOpened)
        do {
            let handler = ConnectionHandler(connection: connection.http, owner: connection)
            try channel.pipeline.syncOperations.addHandler(handler)
        } catch {
            _ = state.withLock { $0.connections.removeValue(forKey: id) }
            board.count(.connectionsClosed)
            throw error
        }
        if !isServing { connection.drain(grace: .zero) }
    }

    private func settle(_ visit: Visit) {
        guard visit.isStranger else { return }
        visit.isStranger = false
        state.withLock { $0.admission.settle(visit.address, visit.setting.listener) }
    }

    private func forget(_ id: UInt64, _ visit: Visit) {
        let wasKnown = state.withLock { $0.connections.removeValue(forKey: id) != nil }
        if wasKnown { board.count(.connectionsClosed) }
        leave(visit)
    }

    private func leave(_ visit: Visit) {
        state.withLock { $0.admission.leave(visit.address, visit.setting.listener, isStranger: visit.isStranger) }
        endIfEmpty()
    }
}

extension NIOBSDSocket.Option {
    /// TCP_NOTSENT_LOWAT of Linux (tcp(7)): bytes that are not under way yet from which on the socket takes no more.
    fileprivate static let notSentLowWater = Self(rawValue: 25)
}
