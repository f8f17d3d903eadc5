// rpc-echo: a server and a client of one method, in one program. The page "Echo" of RPC's documentation shows this file.

import NIOCore
import RPC

/// A message of one text, as it travels: UTF-8. Any type that can be written and read will do; most come from a generator.
struct Words: Message {
    var text: String

    init(_ text: String) { self.text = text }

    init(serialized bytes: ByteBuffer) throws {
        guard let text = String(validating: bytes.readableBytesView, as: UTF8.self) else {
            throw RPCError(.invalidArgument, "the words are not UTF-8")
        }
        self.text = text
    }

    func serialize(into buffer: inout ByteBuffer) { buffer.writeString(text) }
}

enum Echo {
    static let say = MethodDescriptor(service: "example.Echo", name: "Say", kind: .unary)
    static let talk = MethodDescriptor(service: "example.Echo", name: "Talk", kind: .bidirectional)
}

struct EchoService: ServiceProvider {
    func register(in router: inout Router) {
        router.unary(Echo.say) { (request: Words, _) in request }
        router.bidirectional(Echo.talk) { (requests: RequestStream<Words>, replies: ReplyWriter<Words>, _) in
            for try await request in requests { try await replies.write(request) }
        }
    }
}

let server = Server()
server.register(EchoService())
let address = try await server.bind(host: "127.0.0.1", port: 0)
async let serving: Void = server.run()

let client = Client(host: "127.0.0.1", port: address.port ?? 0)
async let connected: Void = client.run()

let reply: Words = try await client.unary(Echo.say, Words("hello"))
print(reply.text)
try await client.bidirectional(Echo.talk) { (writer: RequestWriter<Words>, replies: ReplyStream<Words>) in
    for word in ["one", "two"] { try await writer.write(Words(word)) }
    try await writer.finish()
    for try await reply in replies { print(reply.text) }
}

client.shutdown()
await connected
server.drain(grace: .seconds(1))
try await serving
