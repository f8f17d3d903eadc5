import NIOCore
import NIOPosix
import Synchronization

/// A client that sends bytes, and looks at what comes back as frames.
final class RawPeer: Sendable {
    struct Frame: Hashable {
        var type: UInt8
        var flags: UInt8
        var stream: Int32
        var payload: [UInt8]
    }

    private let channel: any Channel
    private let received = Mutex<(bytes: [UInt8], isClosed: Bool)>(([], false))

    private init(_ channel: any Channel) { self.channel = channel }

    /// Without `reads` it leaves in the system whatever comes.
    static func with<Result: Sendable>(port: Int, reads: Bool = true, _ body: (RawPeer) async throws -> Result) async throws -> Result {
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelOption(.autoRead, value: false)
            .connect(host: "127.0.0.1", port: port).get()
        let peer = RawPeer(channel)
        // A server in a hurry may have closed it already.
        do {
            try await channel.pipeline.addHandler(Collector(peer)).get()
            if reads { try await channel.setOption(.autoRead, value: true).get() }
        } catch {
            peer.received.withLock { $0.isClosed = true }
        }
        do {
            let result = try await body(peer)
            try? await channel.close()
            return result
        } catch {
            try? await channel.close()
            throw error
        }
    }

    func send(_ bytes: [UInt8]) async throws { try await channel.writeAndFlush(ByteBuffer(bytes: bytes)) }

    /// The preface, empty SETTINGS and, unless told otherwise, the acknowledgement of the server's.
    func introduce(acknowledging: Bool = true) async throws {
        try await send(Array("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".utf8) + [0, 0, 0, 4, 0, 0, 0, 0, 0])
        if acknowledging { try await send([0, 0, 0, 4, 1, 0, 0, 0, 0]) }
    }

    /// HEADERS of a gRPC request, every field a literal that nobody remembers.
    static func request(_ stream: UInt8, _ path: String, flags: UInt8 = 4) -> [UInt8] {
        let fields = [(":method", "POST"), (":scheme", "http"), (":path", path), (":authority", "test"), ("content-type", "application/grpc")]
        let block = fields.flatMap { name, value -> [UInt8] in
            [0, UInt8(name.utf8.count)] + Array(name.utf8) + [UInt8(value.utf8.count)] + Array(value.utf8)
        }
        return [0, 0, UInt8(block.count), 1, flags, 0, 0, 0, stream] + block
    }

    var isClosed: Bool { received.withLock { $0.isClosed } }

    var frames: [Frame] {
        var rest = received.withLock { $0.bytes }[...]
        var frames: [Frame] = []
        while rest.count >= 9 {
            let head = Array(rest.prefix(9))
            let length = head[0...2].reduce(0) { $0 << 8 | Int($1) }
            let stream = head[5...8].reduce(Int32(0)) { $0 << 8 | Int32($1) }
            frames.append(Frame(type: head[3], flags: head[4], stream: stream, payload: Array(rest.dropFirst(9).prefix(length))))
            rest = rest.dropFirst(9 + length)
        }
        return frames
    }

    /// The codes of the GOAWAYs that came.
    var goAways: [UInt32] {
        frames.filter { $0.type == 7 && $0.payload.count >= 8 }.map { $0.payload[4..<8].reduce(0) { $0 << 8 | UInt32($1) } }
    }

    private final class Collector: ChannelInboundHandler, Sendable {
        typealias InboundIn = ByteBuffer
        private let peer: RawPeer

        init(_ peer: RawPeer) { self.peer = peer }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let bytes = unwrapInboundIn(data)
            peer.received.withLock { $0.bytes += Array(bytes.readableBytesView) }
        }

        func channelInactive(context: ChannelHandlerContext) { peer.received.withLock { $0.isClosed = true } }
    }
}
