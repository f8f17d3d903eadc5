import HTTP2
import NIOCore

/// One client of a server: its streams, and the rules of its connection.
///
/// Zone: the channel's event loop, which is what makes it Sendable.
final class ServerConnection: ConnectionOwner, StreamLink, @unchecked Sendable {
    let id: UInt64
    let loop: any EventLoop
    let executor: CallExecutor
    let peer: Peer
    let http: Connection
    private let setting: ServerSetting
    private var keeper: ConnectionKeeper
    private var alarm = ConnectionAlarm()
    private var streams: [StreamID: ServerStream] = [:]
    private var waitingForRoom: [StreamID: MessagePipe] = [:]
    private var handler: ConnectionHandler?
    private let whenClosed: (ServerConnection) -> Void
    /// Handlers that run, those of closed streams included.
    var handlers = 0

    init(
        id: UInt64, channel: any Channel, executor: CallExecutor, peer: Peer, setting: ServerSetting,
        whenClosed: @escaping (ServerConnection) -> Void
    ) throws {
        self.id = id
        loop = channel.eventLoop
        self.executor = executor
        self.peer = peer
        self.setting = setting
        self.whenClosed = whenClosed
        http = try Connection(role: .server, limits: setting.limits.connection)
        let jitter = Double.random(in: 0.9...1.1)
        keeper = ConnectionKeeper(policy: .server(setting.limits, jitter: jitter), now: .now())
    }

    // MARK: For streams

    var limits: ServerLimits { setting.limits }
    var listener: String { setting.listener }
    var interceptors: [any ServerInterceptor] { setting.interceptors }
    var admitsHandler: Bool { handlers < limits.handlers }

    func route(_ path: String) -> Route? { setting.routes[path] }

    func count(_ event: ServerCounters.Event) { setting.counters.count(event) }

    /// What the client is told about an error of a handler. One that is not an `RPCError` is a secret of this machine: it
    /// goes to the hook, under a number that the client can quote.
    func translate(_ error: any Error, _ method: MethodDescriptor) -> RPCError {
        switch error {
        case let error as RPCError: return error
        case is CancellationError: return RPCError(.cancelled, "the call was cancelled")
        default:
            let number = String(UInt64.random(in: 0x1000_0000...0xffff_ffff), radix: 16)
            setting.unexpectedError(error, method, number)
            count(.unexpectedErrors)
            return RPCError(.internalError, "internal error \(number)", cause: error)
        }
    }

    func handlerEnded() {
        if !keeper.isServing { handler?.flushSoon() }
    }

    func flushSoon() { handler?.flushSoon() }

    // MARK: StreamLink

    func credit(_ stream: StreamID, _ count: Int) {
        http.credit(stream, count)
        handler?.flushSoon()
    }

    func hasRoom(_ stream: StreamID) -> Bool {
        let queued = http.queuedBytes(stream)
        return queued == 0 || queued < limits.streamQueue && http.queuedBytes < limits.outboundQueue
    }

    func waitForRoom(_ stream: StreamID, _ pipe: MessagePipe) { waitingForRoom[stream] = pipe }

    func write(_ stream: StreamID, _ fill: (inout ByteBuffer) throws -> Void) throws {
        try http.write(stream, fill)
        keeper.sentFrames()
        handler?.flushSoon()
    }

    func finish(_ stream: StreamID, trailers: [HeaderField]?) {
        http.finish(stream, trailers: trailers)
        handler?.flushSoon()
    }

    // MARK: ConnectionOwner

    func connectionOpened(_ handler: ConnectionHandler) {
        self.handler = handler
        setAlarm()
    }

    func connectionReceived(_ event: ConnectionEvent) {
        switch event {
        case .headers(let id, let fields, let kind): receivedHeaders(id, fields, kind)
        case .body(let id, let part): streams[id]?.received(part)
        case .end(let id): streams[id]?.receivedEnd()
        case .closed(let id, let code): closed(id, code)
        case .ping: perform(keeper.pinged(now: .now()))
        case .pingAnswered(let payload): perform(keeper.pingAnswered(payload))
        case .settings: keeper.settingsArrived()
        case .settingsAcknowledged, .invalidFrame: break
        case .goAway: perform(keeper.drain(grace: limits.ageGrace, now: .now()))
        }
    }

    private func receivedHeaders(_ id: StreamID, _ fields: [HeaderField], _ kind: ConnectionEvent.HeaderKind) {
        if let stream = streams[id] {
            // Trailers from a client mean nothing to gRPC; only their END_STREAM does.
            _ = stream
            return
        }
        guard kind != .trailers else { return }
        let stream = ServerStream(id: id, connection: self)
        streams[id] = stream
        keeper.streamOpened()
        stream.receivedHead(fields, isOversize: kind == .oversize)
    }

    private func closed(_ id: StreamID, _ code: ErrorCode) {
        waitingForRoom[id] = nil
        guard let stream = streams.removeValue(forKey: id) else { return }
        stream.closed(RPCError(.cancelled, "the client ended the call (\(code))"))
        perform(keeper.streamClosed(now: .now()))
    }

    func readPassEnded() {
        keeper.heard(now: .now())
        executor.runJobs()
        setAlarm()
    }

    func swept(_ bytes: Int) {
        let ready = waitingForRoom
        waitingForRoom = [:]
        for pipe in ready.values { pipe.roomAppeared() }
        keeper.output(blocked: http.queuedBytes > 0, progressed: true, now: .now())
        setAlarm()
    }

    func connectionClosed(_ error: (any Error)?) {
        alarm.stop()
        handler = nil
        let ended = streams
        streams = [:]
        waitingForRoom = [:]
        for stream in ended.values { stream.closed(RPCError(.cancelled, "the connection to the client broke")) }
        whenClosed(self)
    }

    // MARK: Life

    /// Asks the client to leave; calls have `grace` to end. Zone: the event loop.
    func drain(grace: TimeAmount) {
        perform(keeper.drain(grace: grace, now: .now()))
        handler?.flushSoon()
        setAlarm()
    }

    func close() { handler?.close() }

    private func perform(_ actions: [ConnectionKeeper.Action]) {
        for action in actions {
            switch action {
            case .ping(let payload): http.ping(payload)
            case .announceShutdown: http.announceShutdown()
            case .goAway(let code): http.goAway(code)
            case .close(let reason):
                if reason != .drained { count(.connectionsCut) }
                handler?.closeAfterFlush()
            }
        }
        if !actions.isEmpty { handler?.flushSoon() }
    }

    private func setAlarm() {
        if http.queuedBytes > 0 { keeper.output(blocked: true, progressed: false, now: .now()) }
        alarm.set(keeper.nextDeadline, on: loop) { [weak self] in
            guard let self else { return }
            perform(keeper.tick(now: .now()))
            setAlarm()
        }
    }
}

extension ConnectionKeeper.Policy {
    static func server(_ limits: ServerLimits, jitter: Double) -> Self {
        Self(
            keepalive: limits.keepalive, keepaliveTimeout: limits.keepaliveTimeout,
            prefaceTimeout: limits.prefaceTimeout, writeTimeout: limits.writeTimeout, idle: limits.idle,
            age: limits.age.map { .nanoseconds(Int64(Double($0.nanoseconds) * jitter)) }, ageGrace: limits.ageGrace,
            pingInterval: limits.pingInterval, pingStrikes: limits.pingStrikes)
    }
}
