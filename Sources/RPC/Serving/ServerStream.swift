import HTTP2
import NIOCore

/// One call on a server: obeys `ServerStreamMachine` and owns the handler's task.
///
/// Zone: the connection's event loop, which is what makes it Sendable. The task runs there as well, and is over before this
/// stream is forgotten.
final class ServerStream: PipeOpener, @unchecked Sendable {
    private let id: StreamID
    private let connection: ServerConnection
    private let pipe: MessagePipe
    private var machine = ServerStreamMachine()
    private var route: Route?
    private var context: ServerContext?
    private var task: Task<Void, Never>?
    /// When the client gives up; nil when it does not, or all is said.
    private var expiry: NIODeadline?
    private var meter = MessageMeter()
    private var inboundWatch = ProgressWatch()
    private var outboundWatch = ProgressWatch()
    private var receivedBytes = 0
    /// The one request of a call that takes one.
    private var request: ByteBuffer?
    /// Where the handler is. It is counted with its connection from the time when the call is taken.
    private var handler = HandlerPhase.none
    private enum HandlerPhase { case none, expected, wanted, running, resting, over }
    private var peerHasEnded = false
    private var acceptsGzip = false
    private var isClosed = false

    init(id: StreamID, connection: ServerConnection) {
        self.id = id
        self.connection = connection
        pipe = MessagePipe(
            loop: connection.loop, inboundLimit: connection.limits.requestSize,
            outboundLimit: connection.limits.replySize)
        pipe.open(id, on: connection)
        pipe.opener = self
    }

    // MARK: From the connection

    func receivedHead(_ fields: [HeaderField], isOversize: Bool) {
        switch machine.receivedHead(fields, isOversize: isOversize) {
        case .answer(let fields):
            connection.http.respond(id, fields, end: true)
            connection.http.resetAfterEnd(id)
        case .refuse(let error): finish(error)
        case .begin(let head): begin(head)
        }
    }

    private func begin(_ head: ServerStreamMachine.Head) {
        guard let route = connection.route(head.path) else {
            finish(RPCError(.unimplemented, "this server has no method \(head.path)"))
            return
        }
        guard connection.admitsHandler else {
            // Refused before anything was done: the client may repeat the call elsewhere.
            connection.refuse(id, .handlers)
            return
        }
        self.route = route
        let now = NIODeadline.now()
        expiry = head.timeout.map { now + .nanoseconds($0) }
        context = ServerContext(
            method: route.method, metadata: head.metadata, peer: connection.peer, deadline: expiry,
            connectionID: connection.id, listener: connection.listener, roundTrip: connection.roundTrip,
            compressesReplies: head.acceptsGzip && connection.limits.compressesReplies)
        acceptsGzip = head.acceptsGzip
        pipe.inboundCompression = head.requestCompression
        if head.requestCompression != .identity {
            pipe.tookMessage = { [weak context = self.context] in context?.tookRequest(isCompressed: $0) }
        }
        handler = .expected
        connection.handlers += 1
        connection.count(.callsStarted)
        // One timer for all streams of a connection: none is set when this one is due later than another.
        guard let next = look(now) else { return }
        connection.look(by: next)
        if !route.method.kind.takesRequestStream { takeRequest() } else if connection.http.isOpen(id) { start(ByteBuffer()) }
    }

    func received(_ part: ByteBuffer) {
        receivedBytes += part.readableBytes
        let wasInside = meter.isInside
        let messages = meter.took(part)
        connection.received(bytes: part.readableBytes, messages: messages)
        pipe.received(part)
        if meter.isInside, meter.messages > 0, messages > 0 || !wasInside {
            // Another message has begun.
            let now = NIODeadline.now()
            inboundWatch.restart(total: receivedBytes, now: now)
            connection.look(by: now + connection.limits.messageTimeout)
        }
        takeRequest()
    }

    func receivedEnd() {
        peerHasEnded = true
        pipe.receivedEnd()
        takeRequest()
    }

    /// The stream is gone: reset by the client, or with the connection, or because all was said.
    func closed(_ error: RPCError) {
        isClosed = true
        stopTimers()
        pipe.close(error)
        dropHandler()
        if !machine.isOver {
            cancelHandler()
            if context != nil { connection.count(.callsCancelled) }
        }
    }

    // MARK: The one request

    /// For a call that takes one request: starts when it is here and the client said that it was the last.
    private func takeRequest() {
        guard let route, !route.method.kind.takesRequestStream, handler == .expected, !machine.isOver else { return }
        do {
            while true {
                switch try pipe.poll() {
                case .wait: return
                case .message(let message):
                    guard request == nil else {
                        throw RPCError(.unimplemented, "\(route.method) takes one request, and more came")
                    }
                    request = message
                case .end:
                    guard request != nil else {
                        throw RPCError(.unimplemented, "\(route.method) takes one request, and none came")
                    }
                    handler = .wanted
                    if !startIfWanted() { connection.waitToStart(id) }
                    return
                }
            }
        } catch {
            finish(connection.translate(error, route.method))
        }
    }

    // MARK: The handler

    /// Starts the handler of a call that has its request, unless the reply would find no room: calls whose client takes nothing shall cost
    /// no more than their request.
    ///
    /// - Returns: Whether nothing is to be started any more.
    func startIfWanted() -> Bool {
        guard handler == .wanted, let request, connection.http.isOpen(id) else { return true }
        guard connection.wantsReply(id) else { return false }
        self.request = nil
        start(request)
        return true
    }

    /// Runs the handler, at once and up to where it first waits: its reply is queued before the next call starts, and counts.
    private func start(_ request: ByteBuffer) {
        guard let route, let context else { return }
        handler = .running
        let task = Task.immediate(executorPreference: connection.executor) { [self] in
            hasReturned(await run(route, context) { [pipe] in try await route.run(pipe, request, context) })
        }
        if handler == .running { self.task = task }
    }

    /// Goes on where the handler rested, in a task of its own; as every job of this loop it runs after what is being received.
    private func goOn(_ rest: @escaping MessagePipe.Rest, _ step: Result<MessagePipe.Step, any Error>) {
        guard let route, let context else { return }
        handler = .running
        task = Task(executorPreference: connection.executor) { [self] in
            hasReturned(await run(route, context) { try await rest(step) })
        }
        // The call ended while an earlier part ran, which was cancelled for it.
        if context.isCancelled { task?.cancel() }
    }

    /// A part of the handler, between two rests. As everything between the task and the handler it stays where its caller is: a hop costs
    /// more than the rest of the way.
    private nonisolated(nonsending) func run(
        _ route: Route, _ context: ServerContext, _ part: nonisolated(nonsending) @escaping @Sendable () async throws -> Void
    ) async -> RPCError? {
        do {
            try await intercept(connection.interceptors[...], context, part)
            return nil
        } catch {
            return connection.translate(error, route.method)
        }
    }

    private nonisolated(nonsending) func intercept(
        _ interceptors: ArraySlice<any ServerInterceptor>, _ context: ServerContext,
        _ part: nonisolated(nonsending) @escaping @Sendable () async throws -> Void
    ) async throws {
        guard let first = interceptors.first else { return try await part() }
        try await first.intercept(context) { try await self.intercept(interceptors.dropFirst(), context, part) }
    }

    private nonisolated func hasReturned(_ failure: RPCError?) {
        if connection.loop.inEventLoop { handlerReturned(failure) } else { connection.loop.execute { self.handlerReturned(failure) } }
    }

    private func handlerReturned(_ failure: RPCError?) {
        task = nil
        guard failure == nil, let rest = pipe.takeRest() else { return handlerEnded(failure) }
        handler = .resting
        pipe.whenReady { [self] step in goOn(rest, step) }
    }

    private func handlerEnded(_ failure: RPCError?) {
        handler = .over
        connection.handlers -= 1
        finish(failure)
        connection.handlerEnded()
    }

    /// The handler of this call will not run, if it does not run yet.
    private func dropHandler() {
        guard handler == .expected || handler == .wanted else { return }
        handler = .over
        connection.handlers -= 1
        request = nil
    }

    /// Stops the handler and ends the call with `error`.
    private func cancel(_ error: RPCError) {
        guard !machine.isOver else { return }
        finish(error)
        cancelHandler()
    }

    /// Ends the call with `error` although replies wait for a client that does not take them: then the status could not reach it
    /// either, and the stream is reset.
    private func cut(_ error: RPCError) {
        let isStuck = connection.http.queuedBytes(id) > 0
        cancel(error)
        if isStuck {
            connection.http.reset(id, .cancel)
            connection.flushSoon()
        }
    }

    // MARK: What is waited for

    /// Ends the call if what it waits for does not come.
    ///
    /// - Returns: When to look again; nil while nothing is waited for.
    func look(_ now: NIODeadline) -> NIODeadline? {
        if let expiry, now >= expiry {
            cut(RPCError(.deadlineExceeded, "the deadline of the call has passed"))
            return nil
        }
        let limits = connection.limits
        let queued = connection.http.queuedBytes(id)
        let outbound = outboundWatch.look(
            isWaiting: queued > 0 || pipe.isWriterWaiting || handler == .wanted, total: connection.http.sendProgress(id), least: limits.leastProgress,
            patience: limits.writeTimeout, now: now)
        if outbound == .over {
            if connection.giveUpIfBlocked(now) { return nil }
            connection.count(.writeTimeout)
            cut(RPCError(.deadlineExceeded, "the client does not take its replies"))
            return nil
        }
        let isFirst = meter.messages == 0
        let inbound = inboundWatch.look(
            isWaiting: waitsForClient, total: receivedBytes, least: limits.leastProgress,
            patience: isFirst ? limits.firstMessageTimeout : limits.messageTimeout, now: now)
        if inbound == .over {
            connection.count(isFirst ? .firstMessageTimeout : .messageTimeout)
            cut(RPCError(.deadlineExceeded, isFirst ? "the request did not arrive" : "a message did not arrive whole"))
            return nil
        }
        var next = expiry
        for case .waiting(let until) in [outbound, inbound] { next = min(next ?? until, until) }
        return next
    }

    /// A writer has to wait for the client from now on.
    func beganToWait(_ now: NIODeadline) {
        outboundWatch.begin(total: connection.http.sendProgress(id), now: now)
    }

    /// Whether it is the client's turn: it owes a message, and has the window for it because somebody reads.
    private var waitsForClient: Bool {
        guard let route, !peerHasEnded, !machine.isOver else { return false }
        let isReading = route.method.kind.takesRequestStream ? pipe.isReaderWaiting : handler == .expected
        return meter.isInside ? isReading : meter.messages == 0
    }

    private func cancelHandler() {
        task?.cancel()
        context?.cancel()
    }

    // MARK: Out

    func writingBegins() {
        guard let context else { return }
        let compression: Compression = acceptsGzip && context.compressesReplies ? .gzip : .identity
        pipe.outboundCompression = OutboundCompression(
            algorithm: compression, threshold: connection.limits.compressionThreshold)
        guard let fields = machine.sendHead(context.responseInitialMetadata, compression: compression) else { return }
        connection.http.respond(id, fields)
    }

    private func finish(_ failure: RPCError?) {
        dropHandler()
        let ending = machine.finish(
            failure, initial: context?.responseInitialMetadata ?? [:],
            trailing: context?.responseTrailingMetadata ?? [:])
        guard !isClosed else { return }
        switch ending {
        case .nothing: return
        case .trailersOnly(let fields): connection.http.respond(id, fields, end: true)
        case .trailers(let fields): connection.http.finish(id, trailers: fields)
        }
        stopTimers()
        if route != nil { connection.count(failure == nil ? .callsSucceeded : .callsFailed) }
        let over = failure ?? RPCError(.cancelled, "the call has ended")
        if peerHasEnded { pipe.close(over) } else {
            // The client still sends: it is told to stop, without that being an error (RFC 9113, 8.1).
            connection.http.resetAfterEnd(id)
            pipe.close(over)
        }
        connection.flushSoon()
    }

    private func stopTimers() {
        expiry = nil
    }
}

/// Runs a closure when a scheduled time comes. Zone: the event loop it is scheduled on.
struct StreamAlarm: NIOScheduledCallbackHandler, Sendable {
    let ring: @Sendable () -> Void

    init(_ ring: @escaping @Sendable () -> Void) { self.ring = ring }

    func handleScheduledCallback(eventLoop: some EventLoop) { ring() }
}
