import CNghttp2
import NIOCore

/// The owner of an `nghttp2_session`: the verbs of the C library, with Swift types at the edges.
///
/// Zone: one event loop. Callbacks run inside `receive` and `sweep` and go to `receiver`; a session is never terminated
/// or deleted inside one (CVE-2026-27135).
@safe final class RawConnection {
    /// The C object; freed with this class, which no callback outlives.
    private let session: OpaquePointer
    /// What callbacks are told to: the owner of this object, and so never gone before it. Counting its references would cost a header field
    /// more than the field itself.
    unowned(unsafe) private(set) var receiver: Connection!
    /// Bytes for the socket, filled by `sweep`.
    var output = ByteBuffer()
    /// Bytes after which a sweep ends: the library would send all bodies in one.
    private var sweepLimit = Int.max
    var isSweepFull: Bool { output.readableBytes >= sweepLimit }
    /// Where the bytes under `receive` begin: a chunk is given on as a range of them.
    private var inputStart: UInt = 0
    private let scratch: HeaderScratch
    /// What the session has of the machine's memory; the library uses it for as long as the session lives.
    let memory: UnsafeMutablePointer<cnghttp2_memory>

    enum Role { case server, client }

    /// - Throws: `HTTP2Error(.memory)`: the only way in which creating a session fails.
    init(role: Role, limits: ConnectionLimits, scratch: HeaderScratch) throws(HTTP2Error) {
        self.scratch = scratch
        unsafe memory = .allocate(capacity: 1)
        unsafe memory.initialize(to: cnghttp2_memory())
        do {
            unsafe session = try RawConnection.session(role, limits, memory)
        } catch {
            unsafe memory.deallocate()
            throw error
        }
        unsafe nghttp2_session_set_user_data(session, Unmanaged.passUnretained(self).toOpaque())
    }

    private static func session(
        _ role: Role, _ limits: ConnectionLimits, _ memory: UnsafeMutablePointer<cnghttp2_memory>
    ) throws(HTTP2Error) -> OpaquePointer {
        let options = unsafe try RawConnection.options(limits)
        defer { unsafe nghttp2_option_del(options) }
        var callbacks: OpaquePointer?
        guard unsafe nghttp2_session_callbacks_new(&callbacks) == 0 else {
            throw HTTP2Error(.memory, "no memory for an HTTP/2 connection")
        }
        defer { unsafe nghttp2_session_callbacks_del(callbacks) }
        unsafe RawConnection.install(callbacks)
        var created: OpaquePointer?
        guard unsafe cnghttp2_session_new(&created, role == .server ? 1 : 0, callbacks, options, memory) == 0, let created = unsafe created else {
            throw HTTP2Error(.memory, "no memory for an HTTP/2 connection")
        }
        return unsafe created
    }

    /// Callbacks go to `owner`, which holds this object. Called once, right after creation.
    func tell(_ owner: Connection) {
        unsafe receiver = owner
    }

    deinit {
        unsafe nghttp2_session_del(session)
        unsafe memory.deallocate()
    }

    /// Gives back the memory in which frames are built: to be called when none has been for a while. Nothing happens while one is.
    func rest() {
        if !wantsWrite { unsafe cnghttp2_memory_rest(memory) }
    }

    private static func options(_ limits: ConnectionLimits) throws(HTTP2Error) -> OpaquePointer {
        var options: OpaquePointer?
        guard unsafe nghttp2_option_new(&options) == 0, let options = unsafe options else {
            throw HTTP2Error(.memory, "no memory for an HTTP/2 connection")
        }
        unsafe nghttp2_option_set_no_auto_window_update(options, 1)
        unsafe nghttp2_option_set_no_closed_streams(options, 1)
        unsafe nghttp2_option_set_max_outbound_ack(options, limits.outboundAcknowledgements)
        unsafe nghttp2_option_set_max_settings(options, limits.settingsEntries)
        unsafe nghttp2_option_set_max_continuations(options, limits.continuations)
        // Resets are counted by `AbuseBudget`, which knows of the work that pays for them.
        unsafe nghttp2_option_set_stream_reset_rate_limit(options, 1 << 40, 1 << 40)
        return unsafe options
    }

    // MARK: Bytes

    /// Feeds bytes from the socket (`nghttp2_session_mem_recv`).
    ///
    /// Codes: NGHTTP2_ERR_BAD_CLIENT_MAGIC, NGHTTP2_ERR_FLOODED and NGHTTP2_ERR_TOO_MANY_CONTINUATIONS are the peer's doing,
    /// NGHTTP2_ERR_NOMEM the machine's.
    /// After any of them the socket must be closed. Lesser faults of the peer are answered by the library itself.
    func receive(_ bytes: ByteBuffer) throws(HTTP2Error) {
        let result = unsafe bytes.withUnsafeReadableBytes { input -> Int in
            guard let start = input.baseAddress else { return 0 }
            inputStart = UInt(bitPattern: start)
            return unsafe nghttp2_session_mem_recv(session, start.assumingMemoryBound(to: UInt8.self), input.count)
        }
        guard result < 0 else { return }
        switch Int32(truncatingIfNeeded: result) {
        case NGHTTP2_ERR_BAD_CLIENT_MAGIC.rawValue: throw HTTP2Error(.peer, "not an HTTP/2 client preface")
        case NGHTTP2_ERR_FLOODED.rawValue: throw HTTP2Error(.flood(.acknowledgements), "too many frames that ask for an answer")
        case NGHTTP2_ERR_TOO_MANY_CONTINUATIONS.rawValue: throw HTTP2Error(.flood(.continuations), "too many CONTINUATION frames")
        case NGHTTP2_ERR_NOMEM.rawValue: throw HTTP2Error(.memory, "no memory while reading frames")
        case let code: throw HTTP2Error(.peer, RawConnection.text(code))
        }
    }

    /// Moves frames that wait into `output`, until nothing waits or `limit` bytes are there (`nghttp2_session_mem_send`).
    ///
    /// - Returns: Whether everything was moved.
    func sweep(limit: Int) throws(HTTP2Error) -> Bool {
        sweepLimit = limit
        while output.readableBytes < limit {
            var bytes: UnsafePointer<UInt8>?
            let count = unsafe nghttp2_session_mem_send(session, &bytes)
            if count > 0, let bytes = unsafe bytes {
                unsafe output.writeBytes(UnsafeBufferPointer(start: bytes, count: count))
            } else if count == 0 {
                // Nothing is left, or `onSendBody` had it wait.
                return !isSweepFull
            } else {
                throw HTTP2Error(.memory, RawConnection.text(Int32(truncatingIfNeeded: count)))
            }
        }
        return false
    }

    var wantsRead: Bool { unsafe nghttp2_session_want_read(session) != 0 }
    var wantsWrite: Bool { unsafe nghttp2_session_want_write(session) != 0 }

    /// A position inside the bytes of the current `receive`.
    func inputOffset(of pointer: UnsafePointer<UInt8>) -> Int {
        Int(bitPattern: UInt(bitPattern: pointer) &- inputStart)
    }

    // MARK: Frames to send. Each of these only queues; `sweep` sends.

    /// What we ask of the peer (RFC 9113, 6.5.2; RFC 9218, 2.1 for priorities).
    enum Setting {
        case concurrentStreams(Int), headerListSize(Int), initialWindow(Int), frameSize(Int), noPush, noPriorities

        fileprivate var entry: nghttp2_settings_entry {
            let (id, value) = switch self {
            case .concurrentStreams(let count): (NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS, count)
            case .headerListSize(let size): (NGHTTP2_SETTINGS_MAX_HEADER_LIST_SIZE, size)
            case .initialWindow(let size): (NGHTTP2_SETTINGS_INITIAL_WINDOW_SIZE, size)
            case .frameSize(let size): (NGHTTP2_SETTINGS_MAX_FRAME_SIZE, size)
            case .noPush: (NGHTTP2_SETTINGS_ENABLE_PUSH, 0)
            case .noPriorities: (NGHTTP2_SETTINGS_NO_RFC7540_PRIORITIES, 1)
            }
            return nghttp2_settings_entry(settings_id: Int32(id.rawValue), value: UInt32(clamping: value))
        }
    }

    func submitSettings(_ settings: [Setting]) {
        var entries = settings.map(\.entry)
        expectSuccess(unsafe nghttp2_submit_settings(session, UInt8(NGHTTP2_FLAG_NONE.rawValue), &entries, entries.count))
    }

    func setConnectionWindow(_ size: Int) {
        expectSuccess(unsafe nghttp2_session_set_local_window_size(session, 0, 0, Int32(clamping: size)))
    }

    /// Opens a stream (`nghttp2_submit_request`). A body follows unless `end`.
    func submitRequest(_ fields: [HeaderField], end: Bool) throws(HTTP2Error) -> Int32 {
        let result = unsafe scratch.withFields(fields) { fields, count in
            unsafe withUnsafePointer(to: RawConnection.provider()) { provider in
                unsafe nghttp2_submit_request(session, nil, fields, count, end ? nil : provider, nil)
            }
        }
        switch result {
        case 1...: return result
        case NGHTTP2_ERR_STREAM_ID_NOT_AVAILABLE.rawValue:
            throw HTTP2Error(.noMoreStreams, "this connection has used all its stream numbers")
        case NGHTTP2_ERR_NOMEM.rawValue: throw HTTP2Error(.memory, "no memory for a request")
        default: throw HTTP2Error(.closed, RawConnection.text(result))
        }
    }

    /// Answers a stream (`nghttp2_submit_response`). A body follows unless `end`.
    func submitResponse(_ stream: Int32, _ fields: [HeaderField], end: Bool) {
        let result = unsafe scratch.withFields(fields) { fields, count in
            unsafe withUnsafePointer(to: RawConnection.provider()) { provider in
                unsafe nghttp2_submit_response(session, stream, fields, count, end ? nil : provider)
            }
        }
        expectSuccess(result)
    }

    func submitTrailers(_ stream: Int32, _ fields: [HeaderField]) {
        expectSuccess(
            unsafe scratch.withFields(fields) { fields, count in
                unsafe nghttp2_submit_trailer(session, stream, fields, count)
            })
    }

    /// Asks for the body of a stream again, after `nextBody` had none. A stream that closed meanwhile is no error.
    func resumeBody(_ stream: Int32) {
        _ = unsafe nghttp2_session_resume_data(session, stream)
    }

    func submitReset(_ stream: Int32, _ code: ErrorCode) {
        expectSuccess(unsafe nghttp2_submit_rst_stream(session, 0, stream, code.rawValue))
    }

    func submitPing(_ payload: UInt64) {
        var bytes = payload.bigEndian
        unsafe withUnsafeBytes(of: &bytes) { bytes in
            let start = unsafe bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
            expectSuccess(unsafe nghttp2_submit_ping(session, 0, start))
        }
    }

    func submitShutdownNotice() {
        _ = unsafe nghttp2_submit_shutdown_notice(session)
    }

    func submitGoAway(last: Int32, _ code: ErrorCode) {
        _ = unsafe nghttp2_submit_goaway(session, 0, last, code.rawValue, nil, 0)
    }

    var lastProcessedStream: Int32 { unsafe nghttp2_session_get_last_proc_stream_id(session) }

    /// Gives window back to the peer. A stream that is gone is no error.
    func creditStream(_ stream: Int32, _ count: Int) {
        _ = unsafe nghttp2_session_consume_stream(session, stream, count)
    }

    func creditConnection(_ count: Int) {
        _ = unsafe nghttp2_session_consume_connection(session, count)
    }

    /// Bytes that the peer lets us send on a stream now, whatever the connection's window says.
    func sendWindow(_ stream: Int32) -> Int {
        Int(unsafe nghttp2_session_get_stream_remote_window_size(session, stream))
    }

    /// Whether a body could be sent on the stream now.
    func hasWindow(_ stream: Int32) -> Bool {
        unsafe sendWindow(stream) > 0 && nghttp2_session_get_remote_window_size(session) > 0
    }

    /// Streams that the peer lets us have open at once.
    var peerConcurrentStreams: Int {
        Int(unsafe nghttp2_session_get_remote_settings(session, NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS))
    }

    // MARK: Codes

    /// Submitting fails for want of memory, which nothing on this path can be told about, or because the stream is gone
    /// or the connection is ending: then there is no one to send to, and `closed` follows.
    private func expectSuccess(_ code: Int32) {
        if code == NGHTTP2_ERR_NOMEM.rawValue { unsafe receiver.failed(HTTP2Error(.memory, "no memory to queue a frame")) }
    }

    static func text(_ code: Int32) -> String {
        guard let text = unsafe nghttp2_strerror(code) else { return "error \(code)" }
        return unsafe String(cString: text)
    }
}
