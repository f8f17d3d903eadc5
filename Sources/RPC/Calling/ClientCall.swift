import HTTP2
import NIOCore
import Synchronization

/// One call of a client, over as many attempts as it takes: obeys `CallAttempts`.
///
/// What was sent is kept until the server has begun to answer, or until it is more than `ClientLimits.replayBuffer`; so long can
/// the call be made again without the tasks that write and read it noticing.
///
/// Zone: the client's event loop, which is what makes it Sendable; the verbs for tasks hop there.
final class ClientCall: StreamLink, @unchecked Sendable {
    let method: MethodDescriptor
    let pipe: MessagePipe
    private let client: Client
    private let options: CallOptions
    private let deadline: NIODeadline?
    private var attempts: CallAttempts
    /// The attempt under way; nil before the first, between two, and after the last.
    private var stream: ClientStream?
    private var sent: ReplayBuffer
    private var hasFinishedSending = false
    /// Number of the wait for a connection.
    private var waiting: Int?
    private var alarm: NIOScheduledCallback?
    private var pause: NIOScheduledCallback?
    private var initial: Metadata?
    private var headWaiters: [CheckedContinuation<Metadata, any Error>] = []
    private var isOver = false
    /// What came with the end; nil while the call lasts.
    private let trailing = Mutex<Metadata?>(nil)

    /// - Parameter first: The one request with its prefix, for a call that sends one.
    init(method: MethodDescriptor, options: CallOptions, first: ByteBuffer?, client: Client) {
        self.method = method
        self.options = options
        self.client = client
        let limits = client.configuration.limits
        deadline = options.timeout.map { .now() + TimeAmount($0) }
        attempts = CallAttempts(policy: options.retry ?? client.configuration.retry, limits: limits)
        sent = ReplayBuffer(limit: limits.replayBuffer)
        pipe = MessagePipe(
            loop: client.loop, inboundLimit: options.replySize ?? limits.replySize, outboundLimit: limits.requestSize)
        pipe.outboundCompression = OutboundCompression(algorithm: options.compression)
        pipe.tookMessage = options.tookReply
        if let first {
            sent.append(first)
            hasFinishedSending = true
        }
    }

    // MARK: From tasks

    func start() {
        client.loop.runInLoop { self.startInLoop() }
    }

    /// Ends the call, if it lasts, and tells the server.
    func cancel() {
        client.loop.runInLoop { self.abandon(RPCError(.cancelled, "the call was cancelled")) }
    }

    func initialMetadata() async throws -> Metadata {
        try await withCheckedThrowingContinuation { continuation in
            client.loop.runInLoop { self.awaitHead(continuation) }
        }
    }

    var trailingMetadata: Metadata { trailing.withLock { $0 } ?? [:] }

    var hasEnded: Bool { trailing.withLock { $0 != nil } }

    // MARK: Attempts. Zone: the event loop, from here on.

    private func startInLoop() {
        guard !isOver else { return }
        pipe.open(StreamID(rawValue: 0), on: self)
        if let deadline {
            guard deadline > .now() else { return expire() }
            alarm = try? client.loop.scheduleCallback(at: deadline, handler: StreamAlarm { [weak self] in self?.expire() })
        }
        findConnection()
    }

    private func findConnection() {
        if let line = client.line { return open(on: line) }
        let number = client.nextWait()
        waiting = number
        client.awaitConnection(number, waitsForReady: options.waitsForReady) { [self] result in
            client.loop.runInLoop { self.take(result) }
        }
    }

    private func take(_ result: Result<ClientConnection, RPCError>) {
        waiting = nil
        guard !isOver, stream == nil else { return }
        switch result {
        case .success(let connection): open(on: connection)
        case .failure(let error): failed(ClientStream.Ending(error: error, reach: .seen), error)
        }
    }

    private func open(on connection: any CallCarrier) {
        let stream = ClientStream(call: self, on: connection)
        self.stream = stream
        guard stream.open(head(connection)) else { return }
        try? stream.write { $0.writeImmutableBuffer(sent.bytes) }
        if hasFinishedSending { stream.finish() }
        sent.dropIfOverfull()
        pipe.roomAppeared()
    }

    private func head(_ connection: any CallCarrier) -> [HeaderField] {
        var fields = [
            HeaderField(":method", "POST"), HeaderField(":scheme", connection.scheme), HeaderField(":path", method.path),
            HeaderField(":authority", connection.authority), HeaderField("te", "trailers"),
            HeaderField("content-type", "application/grpc"), HeaderField("user-agent", "shelfwire-swift"),
            HeaderField("grpc-accept-encoding", Compression.accepted),
        ]
        if let timeLeft {
            fields.append(HeaderField("grpc-timeout", GRPCTimeout.text(nanoseconds: timeLeft.nanoseconds)))
        }
        if options.compression != .identity {
            fields.append(HeaderField("grpc-encoding", options.compression.rawValue))
        }
        if attempts.previous > 0 {
            fields.append(HeaderField("grpc-previous-rpc-attempts", "\(attempts.previous)"))
        }
        return fields + options.metadata.fields
    }

    private var timeLeft: TimeAmount? { deadline.map { $0 - .now() } }

    /// Whether the deadline is so near that the server may think it has passed.
    var isAboutToExpire: Bool { timeLeft.map { $0 < .milliseconds(20) } ?? false }

    // MARK: From the attempt

    func receivedHead(_ metadata: Metadata, _ compression: Compression) {
        pipe.inboundCompression = compression
        sent.drop()
        resolveHead(metadata)
    }

    func received(_ part: ByteBuffer) { pipe.received(part) }

    func ended(_ stream: ClientStream, _ ending: ClientStream.Ending) {
        guard self.stream === stream, !isOver else { return }
        self.stream = nil
        guard let error = ending.error else {
            client.throttle.withLock { $0?.succeeded() }
            return end(nil, ending.metadata, isGraceful: true)
        }
        failed(ending, error)
    }

    private func failed(_ ending: ClientStream.Ending, _ error: RPCError) {
        let failure = CallAttempts.Failure(
            code: error.code, reach: ending.reach, pushback: ending.pushback, isReplayable: !sent.isIncomplete,
            timeLeft: timeLeft.map { .nanoseconds($0.nanoseconds) })
        let decision = client.throttle.withLock { throttle in
            var generator = SystemRandomNumberGenerator()
            return attempts.failed(failure, throttle: &throttle, using: &generator)
        }
        switch decision {
        case .again(let wait) where client.isRunning && wait > .zero:
            let alarm = StreamAlarm { [weak self] in self?.findConnectionAgain() }
            pause = try? client.loop.scheduleCallback(in: TimeAmount(wait), handler: alarm)
        case .again where client.isRunning:
            findConnection()
        case .again, .giveUp:
            end(error, ending.metadata, isGraceful: ending.isGraceful)
        }
    }

    private func findConnectionAgain() {
        if !isOver { findConnection() }
    }

    // MARK: StreamLink: what the pipe sends goes to the attempt under way, and is kept

    func credit(_ stream: StreamID, _ count: Int) { self.stream?.credit(count) }

    func hasRoom(_ stream: StreamID) -> Bool { self.stream?.hasRoom ?? false }

    func waitForRoom(_ stream: StreamID, _ pipe: MessagePipe) { self.stream?.waitForRoom(pipe) }

    func write(_ stream: StreamID, _ fill: (inout ByteBuffer) throws -> Void) throws {
        guard let stream = self.stream else { return }
        guard sent.isKept else {
            try stream.write(fill)
            return
        }
        var framed = ByteBuffer()
        try fill(&framed)
        sent.append(framed)
        sent.dropIfOverfull()
        try stream.write { $0.writeImmutableBuffer(framed) }
    }

    func finish(_ stream: StreamID, trailers: [HeaderField]?) {
        hasFinishedSending = true
        self.stream?.finish()
    }

    // MARK: The head

    private func resolveHead(_ metadata: Metadata) {
        guard initial == nil else { return }
        initial = metadata
        let waiters = headWaiters
        headWaiters = []
        for waiter in waiters { waiter.resume(returning: metadata) }
    }

    private func awaitHead(_ continuation: CheckedContinuation<Metadata, any Error>) {
        if let initial {
            continuation.resume(returning: initial)
        } else {
            headWaiters.append(continuation)
        }
    }

    // MARK: The end

    func expire() {
        var message = "the deadline of the call has passed"
        if waiting != nil {
            message += " while it waited for a connection"
            if let reason = client.lastFailure { message += ": \(reason.message)" }
        }
        abandon(RPCError(.deadlineExceeded, message))
    }

    /// Ends the call from this side.
    private func abandon(_ error: RPCError) {
        guard !isOver else { return }
        stream?.abandon()
        end(error, [:])
    }

    private func end(_ error: RPCError?, _ metadata: Metadata, isGraceful: Bool = false) {
        guard !isOver else { return }
        isOver = true
        stream = nil
        alarm?.cancel()
        pause?.cancel()
        sent.drop()
        if let waiting { client.stopAwaiting(waiting) }
        trailing.withLock { $0 = metadata }
        resolveHead([:])
        // Before the reader learns of the end: whoever has the reply has what came with it.
        options.onEnd?(initial ?? [:], metadata)
        if isGraceful {
            pipe.receivedEnd(error)
            pipe.closeOutbound(error ?? RPCError(.cancelled, "the server has ended the call"))
        } else {
            pipe.close(error ?? RPCError(.cancelled, "the call has ended"))
        }
        pipe.detach()
    }
}

/// What a call has sent, for as long as it may have to be sent again.
struct ReplayBuffer {
    private(set) var bytes = ByteBuffer()
    let limit: Int
    /// Whether what is sent is kept.
    private(set) var isKept = true

    init(limit: Int) { self.limit = limit }

    /// Whether something that was sent is here no more.
    var isIncomplete: Bool { !isKept }

    mutating func append(_ framed: ByteBuffer) {
        if isKept { bytes.writeImmutableBuffer(framed) }
    }

    mutating func dropIfOverfull() {
        if bytes.readableBytes > limit { drop() }
    }

    mutating func drop() {
        isKept = false
        bytes = ByteBuffer()
    }
}
