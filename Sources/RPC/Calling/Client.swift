public import NIOCore
public import NIOPosix
import HTTP2
import Synchronization

/// A gRPC client of one server: one connection, made again whenever it is lost.
///
///     let client = Client(host: "shop.example", port: 7443)
///     async let life: Void = client.run()
///     let reply: EchoReply = try await client.unary(Echo.Methods.echo, EchoRequest(...))
///
/// Calls may be made from any task. They wait while a connection is being made; while the server cannot be reached they fail with
/// UNAVAILABLE, unless they ask to wait. Without `run` nothing connects.
public final class Client: Sendable {
    /// What the connection is doing, for people to see.
    public enum State: Sendable, Hashable {
        /// Not started.
        case idle
        case connecting
        case ready
        /// The last attempt failed; the next comes by itself.
        case transientFailure
        case shutdown
    }

    let configuration: Configuration
    let interceptors: [any ClientInterceptor]
    /// Where everything of this client happens.
    let loop: any EventLoop
    let throttle: Mutex<RetryThrottle?>
    /// What its calls travel on in a simulation; nil for a connection of its own.
    let line: CarriedLine?
    private let host: String
    private let port: Int
    private let life: Mutex<ClientLife>

    public init(
        host: String, port: Int, configuration: Configuration = Configuration(),
        interceptors: [any ClientInterceptor] = [],
        eventLoopGroup: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton
    ) {
        self.host = host
        self.port = port
        self.configuration = configuration
        self.interceptors = interceptors
        line = nil
        loop = eventLoopGroup.next()
        throttle = Mutex(configuration.retryThrottle)
        life = Mutex(ClientLife(waitingLimit: configuration.limits.waitingCalls))
    }

    /// A client without a network: its calls travel on `line`, which always stands.
    package init(line: CarriedLine, configuration: Configuration = Configuration()) {
        (host, port, interceptors) = ("carried", 0, [])
        self.configuration = configuration
        self.line = line
        loop = line.loop
        throttle = Mutex(configuration.retryThrottle)
        life = Mutex(ClientLife(waitingLimit: configuration.limits.waitingCalls))
    }

    // MARK: Life

    public var state: State { life.withLock { $0.state } }

    /// Why there is no connection; nil while there is one, and before the first attempt has failed. Its `cause` is a `TLSFailure`
    /// where that is what stands in the way.
    public var lastFailure: RPCError? { life.withLock { $0.lastFailure } }

    /// The state now, and every change from now on. Ends with `shutdown`.
    public var states: AsyncStream<State> {
        let (stream, continuation) = AsyncStream.makeStream(of: State.self, bufferingPolicy: .bufferingNewest(16))
        let number = life.withLock { $0.addObserver(continuation) }
        continuation.onTermination = { [weak self] _ in self?.life.withLock { $0.removeObserver(number) } }
        return stream
    }

    /// Keeps the client connected; returns after `shutdown`, when the last call has ended.
    ///
    /// Cancelled, it closes the connection at once: calls under way fail with UNAVAILABLE. To be called once.
    public func run() async {
        await withTaskCancellationHandler {
            await connectUntilShutdown()
            await allClosed()
        } onCancel: {
            shutdown()
            for connection in life.withLock({ $0.connections.values.map { $0 } }) {
                connection.loop.execute { connection.close() }
            }
        }
    }

    /// Takes no new calls; those under way go on, and `run` returns after the last. Repeating it does nothing.
    public func shutdown() {
        let (steps, connections) = life.withLock { ($0.shutdown(), $0.connections.values.map { $0 }) }
        steps.perform()
        for connection in connections { connection.loop.execute { connection.leave() } }
    }

    var isRunning: Bool { life.withLock { $0.isRunning } }

    private func connectUntilShutdown() async {
        if line != nil {
            life.withLock { $0.change(to: .ready) }
            return await withCheckedContinuation { continuation in life.withLock { $0.sleep(continuation) }.perform() }
        }
        var machine = ReconnectMachine(
            backoff: configuration.backoff, keepalive: configuration.keepalive,
            floor: configuration.limits.keepaliveFloor)
        var generator = SystemRandomNumberGenerator()
        while isRunning {
            life.withLock { $0.change(to: .connecting) }
            machine.starts(now: .now())
            let (ending, error) = await stayConnected(machine.keepalive)
            guard isRunning else { return }
            let wait = machine.ended(ending, now: .now(), using: &generator)
            // Only an attempt that failed says that the server cannot be reached: a call that was sent away waits for the next.
            life.withLock { ending == .failed ? $0.fail(error) : $0.lost(error) }.perform()
            if wait > .zero { await sleep(wait) }
        }
    }

    /// Makes one connection and returns when it takes no more calls.
    private func stayConnected(_ keepalive: Keepalive) async -> (ReconnectMachine.Ending, RPCError) {
        let (changes, feed) = AsyncStream.makeStream(of: ClientConnection.Change.self)
        do {
            let number = life.withLock { $0.nextNumber() }
            let connection = try await connect(number, keepalive) { feed.yield($0) }
            var wasReady = false
            for await change in changes {
                switch change {
                case .ready:
                    wasReady = true
                    life.withLock { $0.ready(connection, number) }.perform()
                case .leaving(let hadTooManyPings):
                    let error = RPCError(.unavailable, "the server sent the client away")
                    return (.left(hadTooManyPings: hadTooManyPings), error)
                case .closed(let error):
                    return (wasReady ? .lost : .failed, error)
                }
            }
            // The changes end only with the task; the connection is closed by `run`.
            return (.failed, RPCError(.cancelled, "the client was stopped"))
        } catch {
            let message = "the server \(host):\(port) cannot be reached"
            return (.failed, error as? RPCError ?? RPCError(.unavailable, message, cause: error))
        }
    }

    private func connect(
        _ number: Int, _ keepalive: Keepalive, _ changed: @escaping @Sendable (ClientConnection.Change) -> Void
    ) async throws -> ClientConnection {
        let (authority, configuration) = (configuration.authority ?? "\(host):\(port)", configuration)
        let box = ConnectionBox()
        let security = try await configuration.tls?.prepare(for: host)
        let bootstrap = ClientBootstrap(group: loop)
        _ = try await (configuration.localAddress.map { bootstrap.bind(to: $0) } ?? bootstrap)
            .connectTimeout(configuration.limits.connectTimeout)
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let connection = try ClientConnection(
                        channel: channel, authority: authority, isSecure: security != nil, limits: configuration.limits,
                        keepalive: keepalive
                    ) { [self] change in
                        // Known at once, so that a call that was sent away is not made on the same connection again.
                        if case .ready = change {} else { life.withLock { $0.unready(number) } }
                        if case .closed = change { life.withLock { $0.forget(number) }.perform() }
                        changed(change)
                    }
                    box.connection.withLock { $0 = connection }
                    try security?.addHandlers(to: channel)
                    try channel.pipeline.syncOperations.addHandler(connection.makeHandler())
                }
            }
            .connect(host: host, port: port).get()
        guard let connection = box.connection.withLock({ $0 }) else {
            throw RPCError(.internalError, "a channel without its connection")
        }
        let isRunning = life.withLock { $0.add(connection, number) }
        if !isRunning { connection.loop.execute { connection.close() } }
        return connection
    }

    private func sleep(_ duration: Duration) async {
        await withCheckedContinuation { continuation in
            life.withLock { $0.sleep(continuation) }.perform()
            loop.scheduleTask(in: TimeAmount(duration)) { [weak self] in
                self?.life.withLock { $0.wake() }.perform()
            }
        }
    }

    private func allClosed() async {
        await withCheckedContinuation { continuation in
            life.withLock { $0.awaitEmpty(continuation) }.perform()
        }
    }

    // MARK: Connections for calls

    /// A number under which to wait for a connection.
    func nextWait() -> Int { life.withLock { $0.nextNumber() } }

    /// Tells `take` the connection when there is one, at once if it can; or why there is none.
    func awaitConnection(_ number: Int, waitsForReady: Bool, _ take: @escaping ClientLife.Taker) {
        life.withLock { $0.wait(number, forever: waitsForReady, take) }.perform()
    }

    func stopAwaiting(_ number: Int) { life.withLock { $0.stopWaiting(number) } }
}

/// Carries a connection out of the initializer of its channel.
private final class ConnectionBox: Sendable {
    let connection = Mutex<ClientConnection?>(nil)
}
