import HTTP2
import NIOCore
import NIOEmbedded
import Testing

@testable import RPC

/// A server's connection without a socket.
struct ServerConnectionTests {
    /// Exchanges what both sides have to say, until neither has anything.
    static func settle(_ client: Connection, _ channel: EmbeddedChannel) throws {
        var isMoving = true
        while isMoving {
            isMoving = false
            let (bytes, _) = try client.sweep()
            if bytes.readableBytes > 0 {
                isMoving = true
                try channel.writeInbound(bytes)
            }
            channel.embeddedEventLoop.run()
            while let bytes = try channel.readOutbound(as: ByteBuffer.self) {
                isMoving = true
                try client.receive(bytes)
                _ = client.takeEvents()
            }
        }
    }

    @Test func whatIsToldAfterTheEndCountsNothing() throws {
        var router = Router()
        router.unary(Echo.get) { (request: Text, _) in request }
        let setting = ServerSetting(
            listener: "test", limits: ServerLimits(), routes: router.routes, interceptors: [], counters: CounterBoard(),
            unexpectedError: { _, _, _ in }, unexpectedStatus: .unknown)
        let channel = EmbeddedChannel()
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        let connection = try ServerConnection(
            id: 1, channel: channel, executor: CallExecutor(loop: channel.eventLoop), peer: Peer(address: "test"), setting: setting
        ) { _, _ in }
        try channel.pipeline.syncOperations.addHandler(ConnectionHandler(connection: connection.http, owner: connection))
        var limits = ConnectionLimits()
        limits.streamWindow = 10
        let client = try Connection(role: .client, limits: limits)
        try Self.settle(client, channel)
        let stream = try client.request(ScriptedPeer.head("/test.Echo/Get"))
        client.write(stream) { $0.writeBytes(ScriptedPeer.framed(String(repeating: "x", count: 1_000))) }
        client.finish(stream)
        try Self.settle(client, channel)
        #expect(connection.http.queuedBytes == 995, "the rest waits for the window")
        #expect(setting.queue.bytes == 995)
        _ = try channel.finish(acceptAlreadyClosed: true)
        #expect(setting.queue.bytes == 0)
        // A sweep whose write closed the channel tells of itself when the connection is over already.
        connection.swept(1)
        #expect(setting.queue.bytes == 0)
        #expect(connection.http.queuedBytes == 995, "what would be counted")
    }
}
