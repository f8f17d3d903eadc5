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
    /// Calls whose reply would find no room, oldest first; some may be over.
    private var waitingToStart: [StreamID] = []
    private var handler: ConnectionHandler?
    private let told: (ServerConnection, Stage) -> Void
    /// Handlers that run or will run, those of closed streams included.
    var handlers = 0
    let roundTrip = RoundTrip()
    private var settingsSent = NIODeadline.now()
    private var pinged: NIODeadline?
    private var crumbs = CrumbCount()
    /// Those of the connection's DATA frames whose first piece was looked at.
    private var dataFrames = 0
    /// Since when nothing was sent; nil once the memory for it has been given back.
    private var quietSince: NIODeadline?
    private var hasSent = false
    /// When the streams have to be looked at next: something is waited for.
    private var nextLook = NIODeadline.distantFuture

    /// What the server hears of a connection; each once.
    enum Stage { case introduced, flooded, closed }

    init(
        id: UInt64, channel: any Channel, executor: CallExecutor, peer: Peer, setting: ServerSetting,
        told: @escaping (ServerConnection, Stage) -> Void
    ) throws {
        self.id = id
        loop = channel.eventLoop
        self.executor = executor
        self.peer = peer
        self.setting = setting
        self.told = told
        http = try Connection(role: .server, limits: setting.limits.connection, room: executor.output)
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

    func count(_ limit: ServerCounters.Limit) { setting.counters.count(limit) }

    /// Has the streams looked at by `time`.
    func look(by time: NIODeadline) {
        guard time < nextLook else { return }
        nextLook = time
        setAlarm()
    }

    /// A chunk of a body came, which completed `messages`.
    func received(bytes: Int, messages: Int) {
        // What a network cuts up is no crumb: only the first piece of a frame can be one.
        let startsFrame = dataFrames < http.dataFrames
        if startsFrame { dataFrames += 1 }
        guard startsFrame || messages > 0 else { return }
        crumbs.took(bytes: bytes, messages: messages)
        if crumbs.crumbs > limits.crumbs { giveUp(.dribble) }
    }

    /// A stream is refused because of what its client does.
    func refuse(_ stream: StreamID, _ limit: ServerCounters.Limit) {
        count(limit)
        http.reset(stream, .refusedStream)
        http.charge(.invalidFrames)
    }

    private func giveUp(_ limit: ServerCounters.Limit) {
        guard !hasGivenUp else { return }
        hasGivenUp = true
        count(.connectionsCut)
        count(limit)
        cutFor = limit.rawValue
        told(self, .flooded)
        http.goAway(.enhanceYourCalm)
        if limit == .listenerQueue { handler?.abort() } else { handler?.closeAfterFlush() }
    }
    private var hasGivenUp = false
    /// What the connection was cut for, if it was.
    private(set) var cutFor = ""

    /// A stream's replies are not taken. If the whole connection has stood still as well, more or less as long, it ends: otherwise its
    /// calls could be stuck one after the other.
    func giveUpIfBlocked(_ now: NIODeadline) -> Bool {
        guard keeper.isBlocked(for: .nanoseconds(limits.writeTimeout.nanoseconds / 2), now: now) else { return false }
        hasGivenUp = true
        perform([.close(.noWriteProgress)])
        return true
    }

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
            return RPCError(setting.unexpectedStatus, "internal error \(number)", cause: error)
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
        limits.hasRoom(
            .init(stream: http.queuedBytes(stream), connection: http.queuedBytes, listener: setting.queue.bytes),
            isKnown: http.sentBodyBytes > 0)
    }

    /// Whether it is worth making a reply: the client would take it.
    func wantsReply(_ stream: StreamID) -> Bool { hasRoom(stream) && http.hasWindow(stream) }

    /// `ServerStream.startIfWanted` is called when there may be room.
    func waitToStart(_ stream: StreamID) {
        waitingToStart.append(stream)
        count(.streamQueue)
        began(stream)
    }

    private func began(_ stream: StreamID) {
        let now = NIODeadline.now()
        streams[stream]?.beganToWait(now)
        look(by: now + limits.writeTimeout)
    }

    func waitForRoom(_ stream: StreamID, _ pipe: MessagePipe) {
        if waitingForRoom.updateValue(pipe, forKey: stream) == nil {
            count(.streamQueue)
            began(stream)
        }
    }

    func write(_ stream: StreamID, _ fill: (inout ByteBuffer) throws -> Void) throws {
        try http.write(stream, fill)
        keeper.sentFrames()
        handler?.flushSoon()
    }

    func finish(_ stream: StreamID, trailers: [HeaderField]?) {
        http.finish(stream, trailers: trailers)
        keeper.sentFrames()
        handler?.flushSoon()
    }

    func refusedMessage(isBomb: Bool) {
        count(isBomb ? .bombs : .requestSize)
        if isBomb { for _ in 0..<Self.costOfBomb { http.charge(.bombs) } }
    }
    /// Inflating up to the limit is work of milliseconds: twenty of these and the budget is gone.
    private static let costOfBomb = 10

    // MARK: ConnectionOwner

    func connectionOpened(_ handler: ConnectionHandler) {
        self.handler = handler
        settingsSent = .now()
        setAlarm()
    }

    func connectionReceived(_ event: ConnectionEvent) {
        guard !hasGivenUp else { return }
        switch event {
        case .headers(let id, let fields, let kind): receivedHeaders(id, fields, kind)
        case .body(let id, let part): streams[id]?.received(part)
        case .end(let id): streams[id]?.receivedEnd()
        case .closed(let id, let code): closed(id, code)
        case .ping: perform(keeper.pinged(now: .now()))
        case .pingAnswered(let payload):
            if let pinged { roundTrip.measured(.now() - pinged) }
            pinged = nil
            perform(keeper.pingAnswered(payload))
        case .settings:
            keeper.settingsArrived()
            if !isIntroduced {
                isIntroduced = true
                told(self, .introduced)
            }
        case .settingsAcknowledged:
            roundTrip.measured(.now() - settingsSent)
            keeper.settingsAnswered()
        case .invalidFrame: break
        case .goAway: perform(keeper.drain(grace: limits.ageGrace, now: .now()))
        }
    }

    private(set) var isIntroduced = false

    private func receivedHeaders(_ id: StreamID, _ fields: [HeaderField], _ kind: ConnectionEvent.HeaderKind) {
        if let stream = streams[id] {
            // Trailers from a client mean nothing to gRPC; only their END_STREAM does.
            _ = stream
            return
        }
        guard kind != .trailers else { return }
        if kind == .oversize { count(.headerListSize) }
        if Int(id.rawValue) >= limits.streamNumbers, keeper.isServing {
            count(.streamNumbers)
            perform(keeper.drain(grace: limits.ageGrace, now: .now()))
        }
        let stream = ServerStream(id: id, connection: self)
        streams[id] = stream
        keeper.streamOpened()
        stream.receivedHead(fields, isOversize: kind == .oversize)
    }

    private func closed(_ id: StreamID, _ code: ErrorCode) {
        if !waitingForRoom.isEmpty { waitingForRoom[id] = nil }
        guard let stream = streams.removeValue(forKey: id) else { return }
        stream.closed(RPCError(.cancelled, "the client ended the call (\(code))"))
        perform(keeper.streamClosed(now: .now()))
    }

    func readPassEnded() {
        let now = NIODeadline.now()
        dataFrames = http.dataFrames
        keeper.heard(now: now)
        keeper.headers(isInside: http.isInsideHeaders, now: now)
        // The client may have opened its window.
        wakeWriters()
        executor.runJobs()
    }

    func swept(_ bytes: Int) {
        hasSent = true
        wakeWriters()
    }

    func settled() { setAlarm() }

    private func wakeWriters() {
        if !waitingForRoom.isEmpty {
            let ready = waitingForRoom
            waitingForRoom = [:]
            for pipe in ready.values { pipe.roomAppeared() }
        }
        if !waitingToStart.isEmpty {
            let ready = waitingToStart
            waitingToStart = []
            let stillWaiting = ready.filter { streams[$0]?.startIfWanted() == false }
            waitingToStart = stillWaiting + waitingToStart
        }
    }

    func connectionClosed(_ error: (any Error)?) {
        alarm.stop()
        handler = nil
        let ended = streams
        streams = [:]
        waitingForRoom = [:]
        waitingToStart = []
        for stream in ended.values { stream.closed(RPCError(.cancelled, "the connection to the client broke")) }
        setting.queue.change(from: reportedQueue, to: 0)
        reportedQueue = 0
        if !hasGivenUp, let limit = limits.offence(error, sent: http.goAwaySent, lost: ended.count + http.charges) {
            count(.connectionsCut)
            count(limit)
            cutFor = limit.rawValue
            told(self, .flooded)
        }
        told(self, .closed)
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
            case .ping(let payload):
                pinged = .now()
                http.ping(payload)
            case .announceShutdown: http.announceShutdown()
            case .goAway(let code): http.goAway(code)
            case .close(let reason):
                if let limit = reason.limit {
                    count(.connectionsCut)
                    count(limit)
                }
                // Who takes nothing would not take a farewell either.
                if reason == .noWriteProgress { handler?.abort() } else { handler?.closeAfterFlush() }
            }
        }
        if !actions.isEmpty { handler?.flushSoon() }
    }

    private func setAlarm() {
        // Sending may find the socket closed, and tell so before it returns: then nothing is waited for any more.
        guard let handler else { return }
        let unsent = handler.unsentBytes
        let waiting = http.queuedBytes + unsent
        let now = NIODeadline.now()
        // Calls that a closed window keeps from starting wait for the client as bytes do; those that others keep, do not.
        let keepsWaiting = !waitingToStart.isEmpty && setting.queue.bytes < limits.listenerQueue
        keeper.output(waiting: waiting + (keepsWaiting ? 1 : 0), sent: http.sentBodyBytes - unsent, now: now)
        setting.queue.change(from: reportedQueue, to: waiting)
        reportedQueue = waiting
        if hasSent { (quietSince, hasSent) = (now, false) }
        var next = min(keeper.nextDeadline, nextLook)
        if let quietSince { next = min(next, quietSince + Self.restAfter) }
        if waiting > 0 { next = min(next, now + limits.pressurePatience) }
        // Others may have made room for what waits here.
        if isAnyoneWaiting, setting.queue.bytes >= limits.listenerQueue { next = min(next, now + Self.pressureLook) }
        alarm.set(next, now: now, on: loop) { [weak self] in self?.ring() }
    }
    private static let pressureLook: TimeAmount = .milliseconds(50)
    /// Silence after which memory is given back: longer than between two batches of somebody who works.
    private static let restAfter: TimeAmount = .seconds(3)
    private var isAnyoneWaiting: Bool { !waitingForRoom.isEmpty || !waitingToStart.isEmpty }

    private func ring() {
        let now = NIODeadline.now()
        let wasServing = keeper.isServing
        let actions = keeper.tick(now: now)
        if wasServing, !keeper.isServing, actions.first == .announceShutdown {
            count(keeper.isOld(now: now) ? .age : .idle)
        }
        perform(actions)
        if setting.queue.bytes > limits.listenerQueue, keeper.isBlocked(for: limits.pressurePatience, now: now) {
            giveUp(.listenerQueue)
        }
        wakeWriters()
        if now >= nextLook { lookAtStreams(now) }
        if !hasSent, let quietSince, now >= quietSince + Self.restAfter {
            self.quietSince = nil
            http.rest()
        }
        setAlarm()
    }
    /// What `setting.queue` knows of this connection.
    private var reportedQueue = 0

    /// Cuts the streams on which nothing moves.
    private func lookAtStreams(_ now: NIODeadline) {
        nextLook = .distantFuture
        for stream in Array(streams.values) where !hasGivenUp {
            if let next = stream.look(now) { nextLook = min(nextLook, next) }
        }
    }
}
