import NIOCore

/// What nghttp2 tells while it reads and writes, in safe types. Everything here only files: the library is still at work. It may submit frames
/// but must not feed, sweep or free the connection.
extension Connection {
    /// A DATA frame smaller than this that leaves bytes behind was cut by the peer's window.
    private static var amplePortion: Int { 1_024 }

    func headersBegan(_ stream: Int32, isHead: Bool) {
        arriving = ArrivingHeaders(isHead: isHead)
        if role == .server, isHead { streams[stream] = OutboundBody() }
    }

    /// Called before anything of the field is copied. `false` drops it.
    func admitsHeader(_ stream: Int32, size: Int) -> Bool {
        arriving.size += size
        if arriving.size > limits.hostileHeaderListSize, role == .server, offence == nil {
            offence = (.enhanceYourCalm, HTTP2Error(.flood(.headerLists), "a header list of more than \(limits.hostileHeaderListSize) bytes"))
        }
        return arriving.size <= limits.headerListSize
    }

    func header(_ stream: Int32, name: String, value: String) {
        arriving.fields.append(HeaderField(name, value))
    }

    func headersEnded(_ stream: Int32) {
        let kind: ConnectionEvent.HeaderKind =
            arriving.size > limits.headerListSize ? .oversize : arriving.isHead ? .head : .trailers
        if kind == .oversize { charge(.headerLists) }
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
        if !resetsAfterEnd.isEmpty { resetsAfterEnd[stream] = nil }
        law.closed.add(stream, code == .noError ? .ended : .resetByPeer)
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

    /// The last frame of our side of the stream went out.
    func endSent(_ stream: Int32) {
        budget.earn(AbuseBudget.endedCall)
        if !resetsAfterEnd.isEmpty, let code = resetsAfterEnd.removeValue(forKey: stream) { raw.submitReset(stream, code) }
    }

    /// A RST_STREAM went out, ours or one that the library owed.
    func resetSent(_ stream: Int32, _ code: ErrorCode) {
        guard let body = streams[stream] else { return }
        law.closed.add(stream, .resetByUs)
        // A setting that overflows the windows of open streams ends the connection (RFC 9113, 6.9.2), and a body beyond our window may
        // (6.9.1); the library ends the streams one by one. A window update that overflows was told as an invalid frame before.
        if code == .flowControlError, !body.isReset, offence == nil {
            offence = (code, HTTP2Error(.peer, "a window was overrun"))
        }
    }

    /// A GOAWAY went out, ours or one that the library owed.
    func goAwaySent(_ code: ErrorCode) { goAwaySent = code }

    func pinged() { events.append(.ping) }

    func pingAnswered(_ payload: UInt64) { events.append(.pingAnswered(payload)) }

    func settingsReceived(isAcknowledgement: Bool) {
        events.append(isAcknowledgement ? .settingsAcknowledged : .settings)
    }

    func wentAway(last: Int32, _ code: ErrorCode, message: String) {
        events.append(.goAway(last: StreamID(rawValue: last), code, message: message))
    }

    func invalidFrame(_ stream: Int32) {
        streams[stream]?.isReset = true
        law.closed.add(stream, .resetByUs)
        charge(.invalidFrames)
        events.append(.invalidFrame(StreamID(rawValue: stream)))
    }

    /// How much of the stream's body can be sent now.
    func nextBody(_ stream: Int32, limit: Int) -> BodyPortion {
        guard let body = streams[stream] else { return .later }
        let portion = body.next(limit: limit)
        if case .later = portion { body.isWaiting = true }
        return portion
    }

    /// Writes the DATA frame announced by `nextBody` to the connection's output.
    func writeBody(_ stream: Int32, count: Int, flags: UInt8) {
        // RFC 9113, 4.1: length (24), type (8, DATA is 0), flags (8), stream (32).
        raw.output.writeInteger(UInt32(truncatingIfNeeded: count) << 8)
        raw.output.writeInteger(flags)
        raw.output.writeInteger(stream)
        guard count > 0, let body = streams[stream] else { return }
        raw.output.writeBytes(body.bytes.readableBytesView.prefix(count))
        body.bytes.moveReaderIndex(forwardBy: count)
        queuedBytes -= count
        sentBodyBytes += count
        let isWhole = body.bytes.readableBytes == 0
        body.progress += count + (isWhole ? OutboundBody.emptied : 0)
        if isWhole || count >= Connection.amplePortion { budget.earn(AbuseBudget.sentBody) }
        if isWhole { body.bytes.clear() }
    }

    func failed(_ error: HTTP2Error) {
        failure = failure ?? error
    }
}
