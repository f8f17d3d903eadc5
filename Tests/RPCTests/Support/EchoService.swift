import NIOCore
import RPC

/// A message that is its bytes.
struct Text: Message, Hashable, ExpressibleByStringLiteral {
    var text: String

    init(_ text: String) { self.text = text }
    init(stringLiteral value: String) { text = value }

    init(serialized bytes: ByteBuffer) throws {
        guard let text = String(validating: bytes.readableBytesView, as: UTF8.self) else {
            throw RPCError(.invalidArgument, "not UTF-8")
        }
        self.text = text
    }

    func serialize(into buffer: inout ByteBuffer) { buffer.writeString(text) }
}

enum Echo {
    static func method(_ name: String, _ kind: CallKind) -> MethodDescriptor {
        MethodDescriptor(service: "test.Echo", name: name, kind: kind)
    }
    static let get = method("Get", .unary)
    static let collect = method("Collect", .clientStreaming)
    static let expand = method("Expand", .serverStreaming)
    static let update = method("Update", .bidirectional)
    static let fail = method("Fail", .unary)
    static let wait = method("Wait", .unary)
    static let headers = method("Headers", .unary)
    static let flood = method("Flood", .serverStreaming)
}

/// What handlers saw, for tests to look at.
struct Sightings: Sendable {
    let cancelled = Signal()
    let started = Signal()
}

struct StrangeError: Error {}

/// One method of each kind, and some that misbehave on request.
struct EchoService: ServiceProvider {
    let seen: Sightings

    func register(in router: inout Router) {
        router.unary(Echo.get) { (request: Text, _) in request }
        router.clientStreaming(Echo.collect) { (requests: RequestStream<Text>, _) in
            var all: [String] = []
            for try await request in requests { all.append(request.text) }
            return Text(all.joined(separator: ","))
        }
        router.serverStreaming(Echo.expand) { (request: Text, replies: ReplyWriter<Text>, _) in
            for part in request.text.split(separator: ",") { try await replies.write(Text(String(part))) }
        }
        router.bidirectional(Echo.update) { (requests: RequestStream<Text>, replies: ReplyWriter<Text>, _) in
            for try await request in requests { try await replies.write(request) }
        }
        router.unary(Echo.fail) { (request: Text, context) -> Text in
            if request.text == "strange" { throw StrangeError() }
            var metadata: Metadata = ["failed-because": "test"]
            metadata.add(name: "failed-bin", binary: [0, 255])
            throw RPCError(.failedPrecondition, request.text, details: [1, 2, 3], metadata: metadata)
        }
        router.unary(Echo.wait) { [seen] (request: Text, context) -> Text in
            context.onCancel { seen.cancelled.raise() }
            seen.started.raise()
            try await Task.sleep(for: .seconds(60))
            return request
        }
        router.unary(Echo.headers) { (request: Text, context) -> Text in
            context.responseInitialMetadata = ["initial": context.metadata["question"] ?? "none"]
            context.responseTrailingMetadata = ["trailing": "\(context.timeRemaining != nil)"]
            return Text(context.metadata.values("many").joined(separator: "|"))
        }
        router.serverStreaming(Echo.flood) { [seen] (request: Text, replies: ReplyWriter<Text>, context) in
            context.onCancel { seen.cancelled.raise() }
            let chunk = Text(String(repeating: "x", count: 10_000))
            for _ in 0..<(Int(request.text) ?? 0) {
                try await replies.write(chunk, compress: false)
                seen.started.raise()
            }
        }
    }
}
