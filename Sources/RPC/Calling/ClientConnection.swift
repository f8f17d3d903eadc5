import HTTP2
import NIOCore

/// One connection of a client.
///
/// Zone: the channel's event loop, which is what makes it Sendable.
final class ClientConnection: ConnectionOwner, CallCarrier, @unchecked Sendable {
    enum Change: Sendable {
        /// The server's settings are here: calls can be made.
        case ready
        /// No new calls; those under way go on.
        case leaving(hadTooManyPings: Bool)
        case closed(RPCError)
    }

    let loop: any EventLoop
    let limits: ClientLimits
    let authority: String
    /// `http` or `https`: what travels as `:scheme`.
    let scheme: String
    private let http: Connection
    private let whenChanged: @Sendable (Change) -> Void
    private var keeper: ConnectionKeeper
    private var alarm = ConnectionAlarm()
    private var streams: [StreamID: ClientStream] = [:]
    private var waitingForRoom: [StreamID: MessagePipe] = [:]
    private var handler: ConnectionHandler?
    private var isReady = false
    private var isLeaving = false
    /// Streams after this one were not taken by the server.
    private var lastTaken = StreamID(rawValue: .max)

    init(
        channel: any Channel, authority: String, isSecure: Bool, limits: ClientLimits, keepalive: Client.Keepalive,
        whenChanged: @escaping @Sendable (Change) -> Void
    ) throws {
        loop = channel.eventLoop
        self.limits = limits
        self.authority = authority
        scheme = isSecure ? "https" : "http"
        self.whenChanged = whenChanged
        http = try Connection(role: .client, limits: limits.connection)
        keeper = ConnectionKeeper(
            policy: ConnectionKeeper.Policy(
                keepalive: keepalive.interval.map { TimeAmount($0) },
                keepaliveWithoutStreams: keepalive.withoutCalls, keepaliveTimeout: TimeAmount(keepalive.timeout),
                prefaceTimeout: limits.connectTimeout, writeTimeout: limits.writeTimeout),
            now: .now())
    }

    func makeHandler() -> ConnectionHandler { ConnectionHandler(connection: http, owner: self) }

    // MARK: For streams

    func open(_ stream: ClientStream, _ head: [HeaderField]) throws -> StreamID {
        guard handler != nil, !isLeaving else { throw HTTP2Error(.noMoreStreams, "the connection is closing") }
        do throws(HTTP2Error) {
            let id = try http.request(head)
            streams[id] = stream
            keeper.streamOpened()
            handler?.flushSoon()
            setAlarm()
            return id
        } catch where error.code == .noMoreStreams {
            // Out of stream numbers (RFC 9113, 5.1.1): the next call needs a new connection.
            leave()
            throw error
        }
    }

    func reset(_ id: StreamID, _ code: ErrorCode) {
        http.reset(id, code)
        handler?.flushSoon()
    }

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
        case .headers(let id, let fields, let kind): streams[id]?.received(fields, isOversize: kind == .oversize)
        case .body(let id, let part): streams[id]?.received(part)
        case .end(let id): streams[id]?.receivedEnd()
        case .closed(let id, let code): closed(id, code)
        case .settings:
            keeper.settingsArrived()
            if !isReady {
                isReady = true
                whenChanged(.ready)
            }
        case .goAway(let last, let code, let message): leave(last: last, code, message)
        case .pingAnswered(let payload): perform(keeper.pingAnswered(payload))
        case .ping, .settingsAcknowledged, .invalidFrame: break
        }
    }

    private func closed(_ id: StreamID, _ code: ErrorCode) {
        waitingForRoom[id] = nil
        guard let stream = streams.removeValue(forKey: id) else { return }
        perform(keeper.streamClosed(now: .now()))
        if id > lastTaken {
            stream.connectionBroke(RPCError(.unavailable, "the server is leaving"), wasRefused: true)
        } else {
            stream.closed(code)
        }
        closeIfLeft()
    }

    /// The server asks us to leave: calls it took go on, the others can be made again elsewhere (RFC 9113, 6.8).
    private func leave(last: StreamID, _ code: ErrorCode, _ message: String) {
        lastTaken = min(lastTaken, last)
        // First of all: the calls that are sent away must not come back here.
        if !isLeaving {
            isLeaving = true
            whenChanged(.leaving(hadTooManyPings: code == .enhanceYourCalm && message == "too_many_pings"))
        }
        let reason = message.isEmpty ? "the server is leaving (\(code))" : "the server is leaving: \(message)"
        for id in streams.keys.filter({ $0 > last }).sorted() {
            waitingForRoom[id] = nil
            guard let stream = streams.removeValue(forKey: id) else { continue }
            http.reset(id, .cancel)
            perform(keeper.streamClosed(now: .now()))
            stream.connectionBroke(RPCError(.unavailable, reason), wasRefused: true)
        }
        closeIfLeft()
    }

    private func closeIfLeft() {
        if isLeaving, streams.isEmpty { handler?.closeAfterFlush() }
    }

    func readPassEnded() {
        keeper.heard(now: .now())
        setAlarm()
    }

    func swept(_ bytes: Int) {
        let ready = waitingForRoom
        waitingForRoom = [:]
        for pipe in ready.values { pipe.roomAppeared() }
        setAlarm()
    }

    func connectionClosed(_ error: (any Error)?) {
        alarm.stop()
        handler = nil
        var failure = error.flatMap { TLSFailure($0) }
        // A server that speaks no TLS, or does not want us, may just close: what it says of it is lost with the socket.
        if failure == nil, scheme == "https", !isReady, !(error is HTTP2Error) {
            failure = TLSFailure(.handshake, "the connection closed before it was secure")
        }
        let broken = RPCError(.unavailable, failure?.message ?? "the connection to the server broke", cause: failure ?? error)
        let ended = streams.sorted { $0.key < $1.key }
        streams = [:]
        waitingForRoom = [:]
        whenChanged(.closed(broken))
        for (_, stream) in ended { stream.connectionBroke(broken, wasRefused: false) }
    }

    // MARK: Life

    /// Takes no new calls and closes when those under way have ended. Zone: the event loop.
    func leave() {
        if !isLeaving {
            isLeaving = true
            http.goAway(.noError)
            whenChanged(.leaving(hadTooManyPings: false))
        }
        closeIfLeft()
    }

    func close(_ reason: HTTP2Error? = nil) { handler?.close(reason) }

    private func perform(_ actions: [ConnectionKeeper.Action]) {
        for action in actions {
            switch action {
            case .ping(let payload): http.ping(payload)
            case .announceShutdown: http.announceShutdown()
            case .goAway(let code): http.goAway(code)
            case .close(.noPreface): close(HTTP2Error(.closed, "the server did not greet in time"))
            case .close(.noPingAnswer): close(HTTP2Error(.closed, "the server does not answer any more"))
            case .close(.noWriteProgress): close(HTTP2Error(.closed, "the server takes no more bytes"))
            case .close: handler?.closeAfterFlush()
            }
        }
        if !actions.isEmpty { handler?.flushSoon() }
    }

    private func setAlarm() {
        keeper.output(waiting: http.queuedBytes, sent: http.sentBodyBytes, now: .now())
        alarm.set(keeper.nextDeadline, on: loop) { [weak self] in
            guard let self else { return }
            perform(keeper.tick(now: .now()))
            setAlarm()
        }
    }
}
