import HTTP2
import NIOCore
import NIOPosix
import Synchronization
import Testing

/// A client that speaks frames and does exactly what a test tells it, for what a well-behaved client never does.
///
/// Any task may use it; everything is done on the channel's event loop.
final class ScriptedPeer: Sendable {
    /// All that came on one stream.
    struct Reply {
        /// Header lists, in order.
        var lists: [[HeaderField]] = []
        var body: [UInt8] = []
        var hasEnded = false
        /// The stream is gone; with an error, if any.
        var isClosed = false
        var reset: ErrorCode?

        /// The last value of a field, wherever it came.
        subscript(name: String) -> String? { lists.joined().last { $0.name == name }?.value }
        var status: String? { self["grpc-status"] }
        var isTrailersOnly: Bool { lists.count == 1 && body.isEmpty && hasEnded }
    }

    struct Record {
        var replies: [StreamID: Reply] = [:]
        var goAways: [ErrorCode] = []
        var pings = 0
        var isClosed = false
    }

    private let state = Mutex(Record())
    private let channel: any Channel
    private let owner: NIOLoopBound<PeerConnection>

    private init(_ channel: any Channel, _ owner: NIOLoopBound<PeerConnection>) {
        self.channel = channel
        self.owner = owner
    }

    var record: Record { state.withLock { $0 } }

    /// Runs `body` with a connection to `port`; `limits` are the client's. Without `reads` no window is given back.
    static func with<Result: Sendable>(
        port: Int, limits: ConnectionLimits = ConnectionLimits(), reads: Bool = true, _ body: (ScriptedPeer) async throws -> Result
    ) async throws -> Result {
        let (channel, owner) = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    let owner = try PeerConnection(limits: limits, reads: reads)
                    try channel.pipeline.syncOperations.addHandler(ConnectionHandler(connection: owner.http, owner: owner))
                    return (channel, NIOLoopBound(owner, eventLoop: channel.eventLoop))
                }
            }
        let peer = ScriptedPeer(channel, owner)
        try await peer.inLoop { $0.peer = peer }
        do {
            let result = try await body(peer)
            try? await channel.close()
            return result
        } catch {
            try? await channel.close()
            throw error
        }
    }

    private func inLoop<Result: Sendable>(_ body: @escaping @Sendable (PeerConnection) throws -> Result) async throws -> Result {
        let owner = owner
        return try await channel.eventLoop.submit { try body(owner.value) }.get()
    }

    // MARK: What to do

    static func head(_ path: String, _ more: [(String, String)] = []) -> [HeaderField] {
        let fields = [
            (":method", "POST"), (":scheme", "http"), (":path", path), (":authority", "test"), ("te", "trailers"),
            ("content-type", "application/grpc"),
        ]
        return (fields + more).map { HeaderField($0.0, $0.1) }
    }

    static func framed(_ text: String, flag: UInt8 = 0) -> [UInt8] { framed(Array(text.utf8), flag: flag) }

    static func framed(_ bytes: [UInt8], flag: UInt8 = 0) -> [UInt8] {
        var frame = ByteBuffer()
        frame.writeInteger(flag)
        frame.writeInteger(UInt32(bytes.count))
        frame.writeBytes(bytes)
        return Array(frame.readableBytesView)
    }

    func open(_ fields: [HeaderField], end: Bool = false) async throws -> StreamID {
        try await inLoop { owner in
            let id = try owner.http.request(fields, end: end)
            owner.handler?.flush()
            return id
        }
    }

    /// The head and the first bytes, in one write.
    func open(_ fields: [HeaderField], _ bytes: [UInt8]) async throws -> StreamID {
        try await inLoop { owner in
            let id = try owner.http.request(fields)
            owner.http.write(id) { $0.writeBytes(bytes) }
            owner.handler?.flush()
            return id
        }
    }

    func send(_ id: StreamID, _ bytes: [UInt8], end: Bool = false) async throws {
        try await inLoop { owner in
            owner.http.write(id) { $0.writeBytes(bytes) }
            if end { owner.http.finish(id) }
            owner.handler?.flush()
        }
    }

    /// Opens a stream with these messages and its end.
    func call(_ path: String, _ bytes: [UInt8]) async throws -> Reply { try await call(path, [], bytes) }

    func call(_ path: String, _ more: [(String, String)], _ bytes: [UInt8]) async throws -> Reply {
        let id = try await open(Self.head(path, more))
        try await send(id, bytes, end: true)
        return await reply(id)
    }

    func reset(_ id: StreamID, _ code: ErrorCode = .cancel) async throws {
        try await inLoop { owner in
            owner.http.reset(id, code)
            owner.handler?.flush()
        }
    }

    /// Bytes past nghttp2: frames that no library sends.
    func raw(_ bytes: [UInt8]) async throws { try await channel.writeAndFlush(ByteBuffer(bytes: bytes)) }

    /// Opens the window of a stream.
    func credit(_ id: StreamID, _ count: UInt32) async throws {
        var frame = ByteBuffer(bytes: [0, 0, 4, 8, 0])
        frame.writeInteger(id.rawValue)
        frame.writeInteger(count)
        try await raw(Array(frame.readableBytesView))
    }

    // MARK: What came

    /// What came on a stream, once it is over.
    func reply(_ id: StreamID) async -> Reply {
        _ = await eventually { self.record.isClosed || self.record.replies[id].map { $0.hasEnded || $0.reset != nil } ?? false }
        return record.replies[id] ?? Reply()
    }

    fileprivate func received(_ event: ConnectionEvent) {
        state.withLock { record in
            switch event {
            case .headers(let id, let fields, _): record.replies[id, default: Reply()].lists.append(fields)
            case .body(let id, let part): record.replies[id, default: Reply()].body += Array(part.readableBytesView)
            case .end(let id): record.replies[id, default: Reply()].hasEnded = true
            case .closed(let id, let code):
                record.replies[id, default: Reply()].isClosed = true
                if record.replies[id]?.hasEnded != true || code != .noError { record.replies[id, default: Reply()].reset = code }
            case .goAway(_, let code, _): record.goAways.append(code)
            case .ping: record.pings += 1
            default: break
            }
        }
    }

    fileprivate func closed() { state.withLock { $0.isClosed = true } }
}

/// Zone: the channel's event loop.
private final class PeerConnection: ConnectionOwner {
    let http: Connection
    var handler: ConnectionHandler?
    weak var peer: ScriptedPeer? {
        didSet {
            for event in early { peer?.received(event) }
            early = []
            if isClosed { peer?.closed() }
        }
    }
    private var early: [ConnectionEvent] = []
    private var isClosed = false

    private let reads: Bool

    init(limits: ConnectionLimits, reads: Bool) throws {
        http = try Connection(role: .client, limits: limits)
        self.reads = reads
    }

    func connectionOpened(_ handler: ConnectionHandler) { self.handler = handler }

    func connectionReceived(_ event: ConnectionEvent) {
        if reads, case .body(let id, let part) = event { http.credit(id, part.readableBytes) }
        if let peer { peer.received(event) } else { early.append(event) }
    }

    func readPassEnded() {}
    func swept(_ bytes: Int) {}
    func connectionClosed(_ error: (any Error)?) {
        isClosed = true
        peer?.closed()
    }
}
