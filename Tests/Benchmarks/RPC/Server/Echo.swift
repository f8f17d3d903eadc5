import NIOCore
import RPC

/// A message that is its bytes: what is measured is the runtime, not a codec.
struct Bytes: Message {
    var bytes: ByteBuffer

    init(serialized bytes: ByteBuffer) throws { self.bytes = bytes }

    func serialize(into buffer: inout ByteBuffer) { buffer.writeImmutableBuffer(bytes) }
}

/// The service that every server in this comparison offers.
struct EchoService: ServiceProvider {
    func register(in router: inout Router) {
        router.unary(MethodDescriptor(service: "bench.Echo", name: "Unary", kind: .unary)) { (request: Bytes, _) async in request }
        router.bidirectional(MethodDescriptor(service: "bench.Echo", name: "Stream", kind: .bidirectional)) {
            (requests: RequestStream<Bytes>, replies: ReplyWriter<Bytes>, _) in
            for try await request in requests { try await replies.write(request) }
        }
    }
}
