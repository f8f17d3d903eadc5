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
        /// The last attempt failed or the connection broke; the next attempt comes by itself.
        case transientFailure
        case shutdown
    }

    /// When the server is asked whether it is still there.
    public struct Keepalive: Sendable, Hashable {
        /// Silence after which it is asked; nil for never.
        public var interval: Duration?
        public var timeout: Duration
        public var withoutCalls: Bool

        public init(interval: Duration? = nil, timeout: Duration = .seconds(20), withoutCalls: Bool = false) {
            self.interval = interval
            self.timeout = timeout
            self.withoutCalls = withoutCalls
        }
    }

    public struct Configuration: Sendable {
        public var limits = ClientLimits()
        public var keepalive = Keepalive()
        public var backoff = Backoff()
        /// Sent as `:authority`; nil for host and port.
        public var authority: String?

        public init() {}
    }

    private let host: String
    private let port: Int
    private let configuration: Configuration
    private let interceptors: [any ClientInterceptor]
    private let group: any EventLoopGroup
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
        group = eventLoopGroup
        life = Mutex(ClientLife(waitingLimit: configuration.limits.waitingCalls))
    }

    // MARK: Life

    public var state: State { life.withLock { $0.state } }

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

    private func connectUntilShutdown() async {
        var failures = 0
        while life.withLock({ $0.isRunning }) {
            change(to: .connecting)
            let started = ContinuousClock.now
            let outcome = await stayConnected()
            guard life.withLock({ $0.isRunning }) else { return }
            switch outcome {
            case .left where started.duration(to: .now) > configuration.backoff.first:
                failures = 0
                continue
            case .left:
                // A server that sends us away as soon as we come must not be asked again at once.
                failures = 1
            case .lost: failures = 1
            case .failed: failures += 1
            }
            life.withLock { $0.fail(outcome.error) }.perform()
            var generator = SystemRandomNumberGenerator()
            await sleep(configuration.backoff.wait(afterFailures: failures, using: &generator))
        }
    }

    private enum Outcome {
        /// The server asked us to go.
        case left
        case lost(RPCError)
        case failed(RPCError)

        var error: RPCError {
            switch self {
            case .left: RPCError(.unavailable, "the server sent the client away")
            case .lost(let error), .failed(let error): error
            }
        }
    }

    /// Makes one connection and returns when it takes no more calls.
    private func stayConnected() async -> Outcome {
        let (changes, feed) = AsyncStream.makeStream(of: ClientConnection.Change.self)
        do {
            let number = life.withLock { $0.nextNumber() }
            let connection = try await connect(number) { feed.yield($0) }
            var wasReady = false
            for await change in changes {
                switch change {
                case .ready:
                    wasReady = true
                    life.withLock { $0.ready(connection, number) }.perform()
                case .leaving:
                    life.withLock { $0.unready(number) }
                    return .left
                case .closed(let error):
                    life.withLock { $0.unready(number) }
                    return wasReady ? .lost(error) : .failed(error)
                }
            }
            // The changes end only with the task; the connection is closed by `run`.
            return .failed(RPCError(.cancelled, "the client was stopped"))
        } catch {
            let message = "the server \(host):\(port) cannot be reached"
            return .failed(RPCError(.unavailable, message, cause: error))
        }
    }

    private func connect(
        _ number: Int, _ changed: @escaping @Sendable (ClientConnection.Change) -> Void
    ) async throws -> ClientConnection {
        let (authority, configuration) = (configuration.authority ?? "\(host):\(port)", configuration)
        let box = ConnectionBox()
        _ = try await ClientBootstrap(group: group)
            .connectTimeout(configuration.limits.connectTimeout)
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let connection = try ClientConnection(
                        channel: channel, authority: authority, limits: configuration.limits,
                        keepalive: configuration.keepalive
                    ) { [self] change in
                        // Known at once, so that a call that was sent away is not made on the same connection again.
                        if case .ready = change {} else { life.withLock { $0.unready(number) } }
                        if case .closed = change { forget(number) }
                        changed(change)
                    }
                    box.connection.withLock { $0 = connection }
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

    private func forget(_ number: Int) {
        life.withLock { $0.forget(number) }.perform()
    }

    private func change(to state: State) {
        life.withLock { $0.change(to: state) }
    }

    private func sleep(_ duration: Duration) async {
        await withCheckedContinuation { continuation in
            life.withLock { $0.sleep(continuation) }.perform()
            group.next().scheduleTask(in: TimeAmount(duration)) { [weak self] in
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

    private func connection(_ options: CallOptions, deadline: NIODeadline?) async throws -> ClientConnection {
        if let ready = life.withLock({ $0.readyConnection }) { return ready }
        let number = life.withLock { $0.nextNumber() }
        let alarm = deadline.map { deadline in
            group.next().scheduleTask(deadline: deadline) { [weak self] in
                let error = RPCError(.deadlineExceeded, "there was no connection before the deadline")
                self?.life.withLock { $0.cancelWait(number, error) }.perform()
            }
        }
        defer {
            alarm?.cancel()
            life.withLock { $0.endWait(number) }
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                life.withLock { $0.wait(number, forever: options.waitsForReady, continuation) }.perform()
            }
        } onCancel: {
            let error = RPCError(.cancelled, "the call was cancelled")
            life.withLock { $0.cancelWait(number, error) }.perform()
        }
    }

    // MARK: Calls

    /// Makes a call of one request and one reply.
    ///
    /// A call that the server certainly has not seen is made again by itself.
    public func unary<Request: Message, Reply: Message>(
        _ method: MethodDescriptor, _ request: Request, options: CallOptions = .defaults
    ) async throws -> Reply {
        try await intercepted(method, options) { [self] options in
            try await call(method, options, first: request, mayRepeat: true) { stream in
                try await Self.onlyReply(stream)
            }
        }
    }

    /// Makes a call of one request and a stream of replies, which `body` reads. When `body` returns before the end, the call
    /// is cancelled.
    public func serverStreaming<Request: Message, Reply: Message, Result: Sendable>(
        _ method: MethodDescriptor, _ request: Request, options: CallOptions = .defaults,
        _ body: @Sendable (ReplyStream<Reply>) async throws -> Result
    ) async throws -> Result {
        try await withoutActuallyEscaping(body) { body in
            try await intercepted(method, options) { [self] options in
                try await call(method, options, first: request) { stream in
                    try await body(ReplyStream(call: stream))
                }
            }
        }
    }

    /// Makes a call of a stream of requests, which `body` writes, and one reply.
    public func clientStreaming<Request: Message, Reply: Message>(
        _ method: MethodDescriptor, options: CallOptions = .defaults,
        _ body: @Sendable (RequestWriter<Request>) async throws -> Void
    ) async throws -> Reply {
        try await withoutActuallyEscaping(body) { body in
            try await intercepted(method, options) { [self] options in
                try await call(method, options, first: nil as Request?) { stream in
                    let writer = RequestWriter<Request>(pipe: stream.pipe)
                    do {
                        try await body(writer)
                        try await writer.finish()
                    } catch let error as RPCError {
                        // Writing fails when the server has ended the call; how it did matters more.
                        if let status = await Self.status(stream) { throw status }
                        throw error
                    }
                    return try await Self.onlyReply(stream)
                }
            }
        }
    }

    /// Makes a call of two streams. When `body` returns before the server's end, the call is cancelled.
    public func bidirectional<Request: Message, Reply: Message, Result: Sendable>(
        _ method: MethodDescriptor, options: CallOptions = .defaults,
        _ body: @Sendable (RequestWriter<Request>, ReplyStream<Reply>) async throws -> Result
    ) async throws -> Result {
        try await withoutActuallyEscaping(body) { body in
            try await intercepted(method, options) { [self] options in
                try await call(method, options, first: nil as Request?) { stream in
                    try await body(RequestWriter(pipe: stream.pipe), ReplyStream(call: stream))
                }
            }
        }
    }

    /// The status of a call that failed, if the server gave one.
    private static func status(_ stream: ClientStream) async -> RPCError? {
        do {
            while try await stream.pipe.next() != nil {}
            return nil
        } catch {
            return error as? RPCError
        }
    }

    private static func onlyReply<Reply: Message>(_ stream: ClientStream) async throws -> Reply {
        guard let bytes = try await stream.pipe.next() else {
            throw RPCError(.unimplemented, "\(stream.method) returns one reply, and none came")
        }
        guard try await stream.pipe.next() == nil else {
            throw RPCError(.unimplemented, "\(stream.method) returns one reply, and more came")
        }
        return try Reply(reply: bytes)
    }

    private func call<Request: Message, Result: Sendable>(
        _ method: MethodDescriptor, _ options: CallOptions, first: Request?, mayRepeat: Bool = false,
        _ body: (ClientStream) async throws -> Result
    ) async throws -> Result {
        let deadline = options.timeout.map { NIODeadline.now() + TimeAmount($0) }
        let framed = try first.map { request in
            var buffer = ByteBuffer()
            try buffer.writeFramed(request, limit: configuration.limits.requestSize)
            return buffer
        }
        var repeats = mayRepeat ? 3 : 0
        while true {
            let connection = try await connection(options, deadline: deadline)
            let stream = ClientStream(method: method, options: options, deadline: deadline, on: connection)
            do {
                let result = try await withTaskCancellationHandler {
                    stream.open(framed)
                    return try await body(stream)
                } onCancel: {
                    stream.cancel()
                }
                stream.cancel()
                return result
            } catch {
                stream.cancel()
                if repeats > 0, stream.refusal.withLock({ $0 }) {
                    repeats -= 1
                    continue
                }
                if error is CancellationError { throw RPCError(.cancelled, "the call was cancelled", cause: error) }
                throw error
            }
        }
    }

    private func intercepted<Result: Sendable>(
        _ method: MethodDescriptor, _ options: CallOptions,
        _ make: @Sendable (CallOptions) async throws -> Result
    ) async throws -> Result {
        try await intercepted(interceptors[...], method, options, make)
    }

    private func intercepted<Result: Sendable>(
        _ interceptors: ArraySlice<any ClientInterceptor>, _ method: MethodDescriptor, _ options: CallOptions,
        _ make: @Sendable (CallOptions) async throws -> Result
    ) async throws -> Result {
        guard let first = interceptors.first else { return try await make(options) }
        return try await first.intercept(method, options) { options in
            try await self.intercepted(interceptors.dropFirst(), method, options, make)
        }
    }
}

/// Carries a connection out of the initializer of its channel.
private final class ConnectionBox: Sendable {
    let connection = Mutex<ClientConnection?>(nil)
}
