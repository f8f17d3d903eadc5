import NIOCore
import RPC
import Testing

/// What a client is told of a request that is no message (gRPC document "Status codes and their use in gRPC").
@Suite(.timeLimit(.minutes(5))) struct MessageDecodingTests {
    struct NoMessage: Error {}

    /// Cannot be read, whatever the bytes are.
    struct Unreadable: Message {
        init(serialized bytes: ByteBuffer) throws { throw NoMessage() }
        func serialize(into buffer: inout ByteBuffer) {}
    }

    struct Reading: ServiceProvider {
        func register(in router: inout Router) {
            router.unary(Echo.method("ReadOne", .unary)) { (_: Unreadable, _) in Text("never") }
            router.clientStreaming(Echo.method("ReadMany", .clientStreaming)) { (requests: RequestStream<Unreadable>, _) in
                for try await _ in requests {}
                return Text("never")
            }
        }
    }

    @Test(arguments: ["/test.Echo/ReadOne", "/test.Echo/ReadMany"])
    func aRequestThatCannotBeReadIsInternalAsOfficialServersSay(path: String) async throws {
        try await Loopback.withServer(providers: [Reading()]) { loopback in
            try await ScriptedPeer.with(port: loopback.port) { peer in
                let reply = try await peer.call(path, ScriptedPeer.framed("x"))
                #expect(reply.status == "13")
                #expect(reply.isTrailersOnly)
                #expect(loopback.unexpected.count == 0, "it is no error of the handler")
            }
        }
    }

    @Test func aMessageMayNameAnotherStatusItself() async throws {
        try await Loopback.withServer { loopback in
            try await ScriptedPeer.with(port: loopback.port) { peer in
                let reply = try await peer.call("/test.Echo/Get", ScriptedPeer.framed([0xff]))
                #expect(reply.status == "3")
            }
        }
    }
}
