public import NIOCore

/// One side of an HTTP/2 connection without its socket: bytes in, events out, bytes to send.
///
/// Zone: one event loop; not Sendable. Nothing here reads a clock or a socket. Sending only queues until `sweep`.
/// Window for a stream is given back by `credit`, when the application has taken the bytes; window for the connection
/// is given back at once, so a slow stream holds up nobody but itself.
public final class Connection {
    public enum Role: Sendable { case server, client }

    private let raw: RawConnection
    private let limits: ConnectionLimits
    private let role: Role
    private var streams: [Int32: OutboundBody] = [:]
    /// Streams to be reset once our side has ended.
    private var resetsAfterEnd: [Int32: ErrorCode] = [:]
    private var arriving = ArrivingHeaders()
    private var input = ByteBuffer()
    private var failure: HTTP2Error?

    /// What the peer did since the last `takeEvents`.
    private var events: [ConnectionEvent] = []
    /// Frames that arrived, by kind.
    public private(set) var census = FrameCensus()
    /// Bytes of bodies that wait to be sent, over all streams.
    public private(set) var queuedBytes = 0

    /// Starts the connection: our settings are queued. Called for a socket that is open.
    public init(role: Role, limits: ConnectionLimits) throws(HTTP2Error) {
        self.limits = limits
        self.role = role
        raw = try RawConnection(role: role == .server ? .server : .client, limits: limits)
        raw.receiver = self
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
    /// After a throw the socket must be closed.
    public func receive(_ bytes: ByteBuffer) throws(HTTP2Error) {
        input = bytes
        defer { input = ByteBuffer() }
        try raw.receive(bytes)
        if let failure { throw failure }
    }

    /// The events since the last call, oldest first.
    public func takeEvents() -> [ConnectionEvent] {
        guard !events.isEmpty else { return [] }
        defer { events = [] }
        return events
    }

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
        guard let index = streams.index(forKey: stream.rawValue), !streams.values[index].hasEnded else { return }
        streams.values[index].hasEnded = end
        raw.submitResponse(stream.rawValue, fields, end: end)
    }

    /// Appends to the body of a stream whatever `fill` writes; what a throwing `fill` wrote is taken back.
    ///
    /// - Returns: `false` if the stream is closed or its body ended; then `fill` was not called.
    @discardableResult
    public func write<E: Error>(
        _ stream: StreamID, _ fill: (inout ByteBuffer) throws(E) -> Void
    ) throws(E) -> Bool {
        guard let index = streams.index(forKey: stream.rawValue), !streams.values[index].hasEnded else { return false }
        let before = streams.values[index].bytes.writerIndex
        do {
            try fill(&streams.values[index].bytes)
        } catch {
            streams.values[index].bytes.moveWriterIndex(to: before)
            throw error
        }
        queuedBytes += streams.values[index].bytes.writerIndex - before
        resume(at: index, stream.rawValue)
        return true
    }

    /// Ends the body of a stream, with a list after it or without.
    public func finish(_ stream: StreamID, trailers: [HeaderField]? = nil) {
        guard let index = streams.index(forKey: stream.rawValue), !streams.values[index].hasEnded else { return }
        streams.values[index].hasEnded = true
        streams.values[index].trailers = trailers
        resume(at: index, stream.rawValue)
    }

    private func resume(at index: Dictionary<Int32, OutboundBody>.Index, _ stream: Int32) {
        if streams.values[index].isWaiting {
            streams.values[index].isWaiting = false
            raw.resumeBody(stream)
        }
    }

    /// Ends a stream at once, if it is open; what waits to be sent on it is dropped when the frame goes out.
    public func reset(_ stream: StreamID, _ code: ErrorCode) {
        if streams[stream.rawValue] != nil { raw.submitReset(stream.rawValue, code) }
    }

    /// Resets a stream once everything queued on it is sent: for a reply that is complete while the peer still sends
    /// (RFC 9113, 8.1).
    public func resetAfterEnd(_ stream: StreamID, _ code: ErrorCode = .noError) {
        if streams[stream.rawValue] != nil { resetsAfterEnd[stream.rawValue] = code }
    }

    public func ping(_ payload: UInt64) {
        raw.submitPing(payload)
    }

    /// First step of leaving: says that streams opened from now on may not be served (RFC 9113, 6.8).
    public func announceShutdown() {
        raw.submitShutdownNotice()
    }

    /// Second step: says which streams were taken.
    public func goAway(_ code: ErrorCode) {
        raw.submitGoAway(last: raw.lastProcessedStream, code)
    }

    /// Bytes of this stream's body that wait to be sent.
    public func queuedBytes(_ stream: StreamID) -> Int {
        streams[stream.rawValue]?.bytes.readableBytes ?? 0
    }

    /// Whether there is a frame to send now.
    public var hasOutput: Bool { raw.wantsWrite }

    /// Whether nothing will be read or sent any more: the socket can be closed.
    public var isFinished: Bool { !raw.wantsRead && !raw.wantsWrite }

    /// Bytes for the socket: every frame that can be sent now, up to `ConnectionLimits.sweep`.
    ///
    /// - Returns: The bytes, and whether more wait behind them.
    public func sweep(allocator: ByteBufferAllocator) throws(HTTP2Error) -> (bytes: ByteBuffer, more: Bool) {
        guard raw.wantsWrite else { return (ByteBuffer(), false) }
        raw.output = allocator.buffer(capacity: min(max(256, queuedBytes + 256), limits.sweep + limits.frameSize))
        defer { raw.output = ByteBuffer() }
        let isComplete = try raw.sweep(limit: limits.sweep)
        if let failure { throw failure }
        return (raw.output, !isComplete)
    }
}

extension Connection: RawConnectionReceiver {
    func frameBegan(type: UInt8, length: Int, stream: Int32) {
        census.count(type: type, length: length)
    }

    func headersBegan(_ stream: Int32, isHead: Bool) {
        arriving = ArrivingHeaders(isHead: isHead)
        if role == .server, isHead { streams[stream] = OutboundBody() }
    }

    func admitsHeader(_ stream: Int32, size: Int) -> Bool {
        arriving.size += size
        return arriving.size <= limits.headerListSize
    }

    func header(_ stream: Int32, name: String, value: String) {
        arriving.fields.append(HeaderField(name, value))
    }

    func headersEnded(_ stream: Int32) {
        let kind: ConnectionEvent.HeaderKind =
            arriving.size > limits.headerListSize ? .oversize : arriving.isHead ? .head : .trailers
        events.append(.headers(StreamID(rawValue: stream), arriving.fields, kind: kind))
        arriving = ArrivingHeaders()
    }

    func bodyReceived(_ stream: Int32, offset: Int, count: Int) {
        raw.creditConnection(count)
        // The chunk lies inside the bytes under `receive`: sharing them copies nothing.
        guard let slice = input.getSlice(at: input.readerIndex + offset, length: count) else { return }
        events.append(.body(StreamID(rawValue: stream), slice))
    }

    func ended(_ stream: Int32) {
        events.append(.end(StreamID(rawValue: stream)))
    }

    func closed(_ stream: Int32, _ code: ErrorCode) {
        if let body = streams.removeValue(forKey: stream) { queuedBytes -= body.bytes.readableBytes }
        resetsAfterEnd[stream] = nil
        events.append(.closed(StreamID(rawValue: stream), code))
    }

    func notSent(_ stream: Int32) {
        guard streams[stream] != nil else { return }
        switch role {
        // A request that the connection no longer takes never became a stream: nothing else reports its end.
        case .client: closed(stream, .refusedStream)
        // A reply that cannot be sent would leave its stream open for ever.
        case .server: raw.submitReset(stream, .internalError)
        }
    }

    func endSent(_ stream: Int32) {
        if let code = resetsAfterEnd.removeValue(forKey: stream) { raw.submitReset(stream, code) }
    }

    func pinged() { events.append(.ping) }

    func pingAnswered(_ payload: UInt64) { events.append(.pingAnswered(payload)) }

    func settingsReceived(isAcknowledgement: Bool) {
        events.append(isAcknowledgement ? .settingsAcknowledged : .settings)
    }

    func wentAway(last: Int32, _ code: ErrorCode, message: String) {
        events.append(.goAway(last: StreamID(rawValue: last), code, message: message))
    }

    func invalidFrame(_ stream: Int32) {
        census.invalid += 1
        events.append(.invalidFrame(StreamID(rawValue: stream)))
    }

    func nextBody(_ stream: Int32, limit: Int) -> BodyPortion {
        guard let index = streams.index(forKey: stream) else { return .later }
        let portion = streams.values[index].next(limit: limit)
        if case .later = portion { streams.values[index].isWaiting = true }
        return portion
    }

    func writeBody(_ stream: Int32, count: Int, flags: UInt8) {
        // RFC 9113, 4.1: length (24), type (8, DATA is 0), flags (8), stream (32).
        raw.output.writeInteger(UInt32(truncatingIfNeeded: count) << 8)
        raw.output.writeInteger(flags)
        raw.output.writeInteger(stream)
        guard count > 0, let index = streams.index(forKey: stream) else { return }
        if var part = streams.values[index].bytes.readSlice(length: count) {
            raw.output.writeBuffer(&part)
        }
        queuedBytes -= count
        if streams.values[index].bytes.readableBytes == 0 { streams.values[index].bytes.clear() }
    }

    func failed(_ error: HTTP2Error) {
        failure = failure ?? error
    }
}
