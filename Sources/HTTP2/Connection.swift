public import NIOCore

/// One side of an HTTP/2 connection without its socket: bytes in, events out, bytes to send.
///
/// Zone: one event loop; not Sendable. Nothing here reads a clock or a socket. Sending only queues until `sweep`.
/// Window for a stream is given back by `credit`, when the application has taken the bytes; window for the connection
/// is given back at once, so a slow stream holds up nobody but itself.
public final class Connection {
    public enum Role: Sendable { case server, client }

    let raw: RawConnection
    let room: OutputRoom
    let limits: ConnectionLimits
    let role: Role
    var streams: [Int32: OutboundBody] = [:]
    /// Streams to be reset once our side has ended.
    var resetsAfterEnd: [Int32: ErrorCode] = [:]
    var arriving = ArrivingHeaders()
    var input = ByteBuffer()
    /// The machine failed inside a callback.
    var failure: HTTP2Error?
    /// The peer did inside a callback what ends the connection: acted upon when the library has returned.
    var offence: (code: ErrorCode, error: HTTP2Error)?

    // What only a server needs: it cannot choose its peers.
    private var scanner = FrameScanner(preface: FrameScanner.clientPreface)
    var law: StreamLaw
    var budget: AbuseBudget
    /// How often the peer was charged so far (server).
    public private(set) var charges = 0
    /// DATA frames that have begun so far (server): a body in small pieces is one frame that the network cut up, or many small frames.
    public private(set) var dataFrames = 0

    /// The code of the last GOAWAY that went out: the library sends some by itself.
    public internal(set) var goAwaySent: ErrorCode?

    /// What the peer did since the last `takeEvents`.
    var events: [ConnectionEvent] = []
    /// Bytes of bodies that wait to be sent, over all streams.
    public internal(set) var queuedBytes = 0
    /// Bytes of bodies that were sent.
    public internal(set) var sentBodyBytes = 0

    /// Starts the connection: our settings are queued. Called for a socket that is open.
    ///
    /// - Parameter room: Shared with other connections of the event loop.
    public init(role: Role, limits: ConnectionLimits, now: NIODeadline = .now(), room: OutputRoom = OutputRoom()) throws(HTTP2Error) {
        self.room = room
        self.limits = limits
        self.role = role
        law = StreamLaw(limits: limits)
        budget = AbuseBudget(limits: limits, now: now)
        raw = try RawConnection(role: role == .server ? .server : .client, limits: limits, scratch: room.headers)
        raw.tell(self)
        var settings: [RawConnection.Setting] = [
            .headerListSize(limits.headerListSize), .initialWindow(limits.streamWindow), .frameSize(limits.frameSize),
            .noPriorities,
        ]
        switch role {
        case .server: settings.append(.concurrentStreams(limits.concurrentStreams))
        case .client: settings += [.concurrentStreams(0), .noPush]
        }
        raw.submitSettings(settings)
        raw.setConnectionWindow(limits.connectionWindow)
    }

    // MARK: In

    /// Takes bytes from the socket and files what they meant under `takeEvents`.
    ///
    /// After a throw the socket must be closed; what is still to be swept says why.
    public func receive(_ bytes: ByteBuffer, now: NIODeadline = .now()) throws(HTTP2Error) {
        guard role == .server else { return try feed(bytes) }
        budget.refill(now: now)
        var rest = bytes
        var index = bytes.readerIndex
        while let frame = scanner.next(in: bytes, from: &index) {
            if frame.type == FrameHeader.Kind.data { dataFrames += 1 }
            if let abuse = Abuse(frame) { charge(abuse) }
            try obey(law.judge(frame), frame)
            if law.needsStream(frame), streams[frame.stream] == nil {
                // It may have been opened or closed by what comes right before.
                let before = index - FrameHeader.size - rest.readerIndex
                if before > 0, let part = rest.readSlice(length: before) { try feed(part) }
                if streams[frame.stream] == nil { try obey(law.judgeClosed(frame), frame) }
            }
            try settleOffence()
        }
        try feed(rest)
    }

    private func feed(_ bytes: ByteBuffer) throws(HTTP2Error) {
        input = bytes
        defer { input = ByteBuffer() }
        do {
            try raw.receive(bytes)
        } catch {
            if case .flood = error.code { goAway(.enhanceYourCalm) }
            throw error
        }
        if let failure { throw failure }
        try settleOffence()
    }

    private func obey(_ verdict: StreamLaw.Verdict, _ frame: FrameHeader) throws(HTTP2Error) {
        switch verdict {
        case .pass: return
        case .resetStream(let code):
            raw.submitReset(frame.stream, code)
            charge(.invalidFrames)
        case .giveUp(let code, let reason):
            offence = (code, HTTP2Error(.peer, reason))
        }
        try settleOffence()
    }

    /// Leaves, if the peer did what ends the connection. Never called from inside the library.
    private func settleOffence() throws(HTTP2Error) {
        guard let (code, error) = offence else { return }
        offence = nil
        goAway(code)
        throw error
    }

    /// The peer did something that costs it little and us more. Past its budget the connection ends with the next bytes that
    /// are received or swept.
    public func charge(_ abuse: Abuse) {
        guard role == .server else { return }
        charges += 1
        guard !budget.charge(abuse), offence == nil else { return }
        offence = (.enhanceYourCalm, HTTP2Error(.flood(abuse), "too many frames that do no work (\(abuse.rawValue))"))
    }

    /// Whether the peer has begun a header list and owes the rest of it (server).
    public var isInsideHeaders: Bool { scanner.isInsideHeaders }

    /// The largest number of a stream that the peer has opened (server).
    public var highestStream: StreamID { StreamID(rawValue: law.highest) }

    /// The events since the last call, oldest first.
    public func takeEvents() -> [ConnectionEvent] {
        var taken: [ConnectionEvent] = []
        deliver { taken.append($0) }
        return taken
    }

    /// Gives the events since the last call to `take`, oldest first.
    func deliver(_ take: (ConnectionEvent) -> Void) {
        guard !events.isEmpty else { return }
        var batch: [ConnectionEvent] = []
        swap(&batch, &events)
        for event in batch { take(event) }
        // The room is used again by the next pass, unless it is large.
        guard events.isEmpty, batch.count <= Self.keptEvents else { return }
        batch.removeAll(keepingCapacity: true)
        swap(&batch, &events)
    }
    private static let keptEvents = 8

    /// Gives `count` bytes of window back to the peer of `stream`: they were taken by the application.
    public func credit(_ stream: StreamID, _ count: Int) {
        if count > 0 { raw.creditStream(stream.rawValue, count) }
    }

    // MARK: Out

    /// Opens a stream (client). A body follows until `finish`, unless `end`.
    public func request(_ fields: [HeaderField], end: Bool = false) throws(HTTP2Error) -> StreamID {
        let stream = try raw.submitRequest(fields, end: end)
        streams[stream] = OutboundBody(hasEnded: end)
        return StreamID(rawValue: stream)
    }

    /// Sends the head of a reply (server). A body follows until `finish`, unless `end`.
    public func respond(_ stream: StreamID, _ fields: [HeaderField], end: Bool = false) {
        guard let body = streams[stream.rawValue], !body.hasEnded else { return }
        body.hasEnded = end
        raw.submitResponse(stream.rawValue, fields, end: end)
    }

    /// Appends to the body of a stream whatever `fill` writes; what a throwing `fill` wrote is taken back.
    ///
    /// - Returns: `false` if the stream is closed or its body ended; then `fill` was not called.
    @discardableResult
    public func write<E: Error>(
        _ stream: StreamID, _ fill: (inout ByteBuffer) throws(E) -> Void
    ) throws(E) -> Bool {
        guard let body = streams[stream.rawValue], !body.hasEnded else { return false }
        let before = body.bytes.writerIndex
        do {
            try fill(&body.bytes)
        } catch {
            body.bytes.moveWriterIndex(to: before)
            throw error
        }
        queuedBytes += body.bytes.writerIndex - before
        resume(body, stream.rawValue)
        return true
    }

    /// Ends the body of a stream, with a list after it or without.
    public func finish(_ stream: StreamID, trailers: [HeaderField]? = nil) {
        guard let body = streams[stream.rawValue], !body.hasEnded else { return }
        body.hasEnded = true
        if let trailers, body.bytes.readableBytes == 0, !raw.hasWindow(stream.rawValue) {
            // A header list needs no window, but nghttp2 asks for the end of a body only when the peer has opened one: a peer that took
            // all it wanted would wait for its status for ever.
            raw.submitTrailers(stream.rawValue, trailers)
            return
        }
        body.trailers = trailers
        resume(body, stream.rawValue)
    }

    private func resume(_ body: OutboundBody, _ stream: Int32) {
        if body.isWaiting {
            body.isWaiting = false
            raw.resumeBody(stream)
        }
    }

    /// Ends a stream at once, if it is open; what waits to be sent on it is dropped when the frame goes out.
    public func reset(_ stream: StreamID, _ code: ErrorCode) {
        guard let body = streams[stream.rawValue] else { return }
        body.isReset = true
        raw.submitReset(stream.rawValue, code)
    }

    /// Resets a stream once everything queued on it is sent: for a reply that is complete while the peer still sends
    /// (RFC 9113, 8.1).
    public func resetAfterEnd(_ stream: StreamID, _ code: ErrorCode = .noError) {
        if streams[stream.rawValue] != nil { resetsAfterEnd[stream.rawValue] = code }
    }

    public func ping(_ payload: UInt64) {
        budget.earn(AbuseBudget.sentPing)
        raw.submitPing(payload)
    }

    /// First step of leaving: says that streams opened from now on may not be served (RFC 9113, 6.8).
    public func announceShutdown() {
        raw.submitShutdownNotice()
    }

    /// Second step: says which streams were taken.
    public func goAway(_ code: ErrorCode) {
        law.isLeaving = true
        raw.submitGoAway(last: raw.lastProcessedStream, code)
    }

    /// Bytes of this stream's body that wait to be sent.
    public func queuedBytes(_ stream: StreamID) -> Int {
        queuedBytes == 0 ? 0 : streams[stream.rawValue]?.bytes.readableBytes ?? 0
    }

    /// Whether the stream is open: neither side has reset it, and something can still be said on it.
    public func isOpen(_ stream: StreamID) -> Bool { streams[stream.rawValue].map { !$0.isReset } ?? false }

    /// Grows as the peer takes this stream's body: by the bytes, and by more than a peer that is stuck takes when nothing is left.
    public func sendProgress(_ stream: StreamID) -> Int { streams[stream.rawValue]?.progress ?? 0 }

    /// Whether the peer has opened its window for this stream.
    public func hasWindow(_ stream: StreamID) -> Bool { raw.sendWindow(stream.rawValue) > 0 }

    /// Gives memory back that only sending needs. For a connection that has sent nothing for a while: the next frame pays for it with a page fault.
    public func rest() { raw.rest() }

    /// Whether there is a frame to send now.
    public var hasOutput: Bool { raw.wantsWrite }

    /// Whether nothing will be read or sent any more: the socket can be closed.
    public var isFinished: Bool { !raw.wantsRead && !raw.wantsWrite }

    /// Bytes for the socket: every frame that can be sent now, up to `ConnectionLimits.sweep`.
    ///
    /// - Returns: The bytes, and whether more wait behind them.
    public func sweep() throws(HTTP2Error) -> (bytes: ByteBuffer, more: Bool) {
        try settleOffence()
        guard raw.wantsWrite else { return (ByteBuffer(), false) }
        raw.output = room.take(capacity: min(max(256, queuedBytes + 256), limits.sweep + limits.frameSize))
        defer { raw.output = ByteBuffer() }
        let isComplete = try raw.sweep(limit: limits.sweep)
        if let failure { throw failure }
        try settleOffence()
        return (raw.output, !isComplete)
    }
}
