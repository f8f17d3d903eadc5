import NIOCore

/// Something that can register its methods: generated service protocols do so by themselves.
public protocol ServiceProvider: Sendable {
    func register(in router: inout Router)
}

/// Which handler serves which method.
///
/// A method registered twice is a mistake of the program and traps. Handlers run on the event loop of their connection: what
/// blocks must go elsewhere.
public struct Router: Sendable {
    private(set) var routes: [String: Route] = [:]

    public init() {}

    /// The methods registered.
    public var methods: [MethodDescriptor] { routes.values.map(\.method) }

    public mutating func unary<Request: Message, Reply: Message>(
        _ method: MethodDescriptor,
        _ handler: @escaping @Sendable (Request, ServerContext) async throws -> Reply
    ) {
        add(method) { pipe, first, context in
            let reply = try await handler(try Request(request: first), context)
            try await pipe.send(reply)
        }
    }

    public mutating func serverStreaming<Request: Message, Reply: Message>(
        _ method: MethodDescriptor,
        _ handler: @escaping @Sendable (Request, ReplyWriter<Reply>, ServerContext) async throws -> Void
    ) {
        add(method) { pipe, first, context in
            try await handler(try Request(request: first), ReplyWriter(pipe: pipe), context)
        }
    }

    public mutating func clientStreaming<Request: Message, Reply: Message>(
        _ method: MethodDescriptor,
        _ handler: @escaping @Sendable (RequestStream<Request>, ServerContext) async throws -> Reply
    ) {
        add(method) { pipe, _, context in
            let reply = try await handler(RequestStream(pipe: pipe), context)
            try await pipe.send(reply)
        }
    }

    public mutating func bidirectional<Request: Message, Reply: Message>(
        _ method: MethodDescriptor,
        _ handler: @escaping @Sendable (RequestStream<Request>, ReplyWriter<Reply>, ServerContext) async throws -> Void
    ) {
        add(method) { pipe, _, context in
            try await handler(RequestStream(pipe: pipe), ReplyWriter(pipe: pipe), context)
        }
    }

    private mutating func add(_ method: MethodDescriptor, _ run: @escaping Route.Run) {
        precondition(routes[method.path] == nil, "\(method) is registered twice")
        routes[method.path] = Route(method: method, run: run)
    }
}

/// A method and the code that serves one call of it.
struct Route: Sendable {
    /// The buffer is the one request of a call that takes one, and empty for a stream of requests.
    typealias Run = nonisolated(nonsending) @Sendable (MessagePipe, ByteBuffer, ServerContext) async throws -> Void

    let method: MethodDescriptor
    let run: Run
}
