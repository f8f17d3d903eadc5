import HTTP2
import NIOCore
import NIOPosix
import Synchronization
import Testing

/// A server that speaks frames and does to each request what its script says, for what a well-behaved server never does.
final class ScriptedServer: Sendable {
    enum Answer {
        /// Head, one message, OK.
        case reply(String)
        /// Nothing but a status, with more fields.
        case status(Int, [HeaderField] = [])
        /// A head, and later a status.
        case headThenStatus(Int)
        /// Any header list as the whole reply.
        case fields([HeaderField])
        /// A head with these fields, a body of these bytes, OK.
        case raw([HeaderField], [UInt8])
        case reset(ErrorCode)
        /// GOAWAY that takes no stream, from this one on.
        case goAway(ErrorCode, String)
        /// The socket is closed.
        case drop
        case silence
    }

    struct Request {
        var fields: [HeaderField]
        var body: [UInt8] = []
        /// Which connection it came by, from 1.
        var connection: Int

        subscript(name: String) -> String? { fields.first { $0.name == name }?.value }
    }

    private struct State {
        var answers: [Answer]
        var requests: [Request] = []
        var connections = 0
    }

    private let state: Mutex<State>
    /// Raised by each connection.
    let connected = Signal()
    /// Raised by each request.
    let asked = Signal()

    private init(_ answers: [Answer]) { state = Mutex(State(answers: answers)) }

    /// Everything that was asked, in order.
    var requests: [Request] { state.withLock { $0.requests } }

    /// Runs `body` with a server that gives `answers` in order, and then only silence.
    static func with<Result: Sendable>(
        _ answers: [Answer], _ body: (ScriptedServer, _ port: Int) async throws -> Result
    ) async throws -> Result {
        let server = ScriptedServer(answers)
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    let owner = try ScriptedConnection(server, channel, server.nextConnection())
                    try channel.pipeline.syncOperations.addHandler(ConnectionHandler(connection: owner.http, owner: owner))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        do {
            let result = try await body(server, channel.localAddress?.port ?? 0)
            try await channel.close()
            return result
        } catch {
            try await channel.close()
            throw error
        }
    }

    private func nextConnection() -> Int {
        connected.raise()
        return state.withLock { state in
            state.connections += 1
            return state.connections
        }
    }

    fileprivate func begin(_ request: Request) -> (number: Int, answer: Answer) {
        defer { asked.raise() }
        return state.withLock { state in
            state.requests.append(request)
            return (state.requests.count - 1, state.answers.isEmpty ? .silence : state.answers.removeFirst())
        }
    }

    fileprivate func append(_ part: ByteBuffer, to number: Int) {
        state.withLock { $0.requests[number].body += Array(part.readableBytesView) }
    }
}

/// Zone: the channel's event loop.
private final class ScriptedConnection: ConnectionOwner {
    let http: Connection
    private let server: ScriptedServer
    private let channel: any Channel
    private let number: Int
    private var handler: ConnectionHandler?
    private var streams: [StreamID: (number: Int, answer: ScriptedServer.Answer)] = [:]

    init(_ server: ScriptedServer, _ channel: any Channel, _ number: Int) throws {
        (self.server, self.channel, self.number) = (server, channel, number)
        http = try Connection(role: .server, limits: ConnectionLimits())
    }

    func connectionOpened(_ handler: ConnectionHandler) { self.handler = handler }

    func connectionReceived(_ event: ConnectionEvent) {
        switch event {
        case .headers(let id, let fields, _):
            let stream = server.begin(ScriptedServer.Request(fields: fields, connection: number))
            streams[id] = stream
            atOnce(id, stream.answer)
        case .body(let id, let part):
            http.credit(id, part.readableBytes)
            if let stream = streams[id] { server.append(part, to: stream.number) }
        case .end(let id):
            if let stream = streams[id] { atEnd(id, stream.answer) }
        default: break
        }
    }

    /// What does not wait for the end of the request.
    private func atOnce(_ id: StreamID, _ answer: ScriptedServer.Answer) {
        switch answer {
        case .reset(let code): http.reset(id, code)
        case .goAway(let code, let text): goAway(code, text)
        case .drop: handler?.close()
        case .headThenStatus(let status):
            http.respond(id, Self.head)
            http.finish(id, trailers: [HeaderField("grpc-status", "\(status)")])
        case .fields(let fields): http.respond(id, fields, end: true)
        case .status(let status, let more):
            http.respond(id, Self.head + [HeaderField("grpc-status", "\(status)")] + more, end: true)
        case .reply, .raw, .silence: break
        }
    }

    private func atEnd(_ id: StreamID, _ answer: ScriptedServer.Answer) {
        switch answer {
        case .reply(let text):
            let bytes = Array(text.utf8)
            reply(id, [], [0, 0, 0, 0, UInt8(bytes.count)] + bytes)
        case .raw(let fields, let bytes): reply(id, fields, bytes)
        default: break
        }
    }

    private func reply(_ id: StreamID, _ fields: [HeaderField], _ bytes: [UInt8]) {
        http.respond(id, Self.head + fields)
        http.write(id) { $0.writeBytes(bytes) }
        http.finish(id, trailers: [HeaderField("grpc-status", "0")])
    }

    /// RFC 9113, 6.8, by hand: nghttp2 would name the last stream it has seen.
    private func goAway(_ code: ErrorCode, _ text: String) {
        var frame = ByteBuffer()
        frame.writeInteger(UInt32(8 + text.utf8.count) << 8 | 0x7)
        frame.writeInteger(UInt8(0))
        frame.writeInteger(UInt32(0))
        frame.writeInteger(UInt32(0))
        frame.writeInteger(code.rawValue)
        frame.writeString(text)
        channel.writeAndFlush(frame, promise: nil)
    }

    private static let head = [HeaderField(":status", "200"), HeaderField("content-type", "application/grpc")]

    func readPassEnded() {}
    func swept(_ bytes: Int) {}
    func connectionClosed(_ error: (any Error)?) {}
}
