// Generated from sample.proto by Protos/generate. Do not edit.

import RPC

/// The calls of `shelfwire.sample.Samples`.
enum SamplesMethods {
    static let ask = MethodDescriptor(
        service: "shelfwire.sample.Samples", name: "Ask", kind: .unary)
    static let gather = MethodDescriptor(
        service: "shelfwire.sample.Samples", name: "Gather", kind: .clientStreaming)
    static let spread = MethodDescriptor(
        service: "shelfwire.sample.Samples", name: "Spread", kind: .serverStreaming)
    static let talk = MethodDescriptor(
        service: "shelfwire.sample.Samples", name: "Talk", kind: .bidirectional)

    static let all: [MethodDescriptor] = [ask, gather, spread, talk]
}

/// What a server of `shelfwire.sample.Samples` does.
protocol SamplesProvider: ServiceProvider {
    /// One in, one out.
    func ask(_ request: Leaf, context: ServerContext) async throws -> Scalars

    func gather(_ requests: RequestStream<Leaf>, context: ServerContext) async throws -> Lists

    func spread(_ request: Nothing, to replies: ReplyWriter<Leaf>, context: ServerContext) async throws

    func talk(
        _ requests: RequestStream<Choices>,
        to replies: ReplyWriter<Presence>,
        context: ServerContext
    ) async throws
}

extension SamplesProvider {
    /// Adds every call of `shelfwire.sample.Samples` to the router.
    func register(in router: inout Router) {
        router.unary(SamplesMethods.ask) { (request: Leaf, context) -> Scalars in
            try await self.ask(request, context: context)
        }
        router.clientStreaming(SamplesMethods.gather) { (requests: RequestStream<Leaf>, context) -> Lists in
            try await self.gather(requests, context: context)
        }
        router.serverStreaming(SamplesMethods.spread) { (request: Nothing, replies: ReplyWriter<Leaf>, context) in
            try await self.spread(request, to: replies, context: context)
        }
        router.bidirectional(SamplesMethods.talk) { (requests: RequestStream<Choices>, replies: ReplyWriter<Presence>, context) in
            try await self.talk(requests, to: replies, context: context)
        }
    }
}

/// Calls `shelfwire.sample.Samples` over a client.
struct SamplesClient: Sendable {
    private let client: Client

    init(_ client: Client) {
        self.client = client
    }

    /// One in, one out.
    func ask(_ request: Leaf, options: CallOptions = CallOptions()) async throws -> Scalars {
        try await client.unary(SamplesMethods.ask, request, options: options)
    }

    func gather(
        options: CallOptions = CallOptions(),
        _ body: (RequestWriter<Leaf>) async throws -> Void
    ) async throws -> Lists {
        try await client.clientStreaming(SamplesMethods.gather, options: options, body)
    }

    func spread<Outcome>(
        _ request: Nothing,
        options: CallOptions = CallOptions(),
        _ body: (ReplyStream<Leaf>) async throws -> Outcome
    ) async throws -> Outcome {
        try await client.serverStreaming(SamplesMethods.spread, request, options: options, body)
    }

    func talk<Outcome>(
        options: CallOptions = CallOptions(),
        _ body: (RequestWriter<Choices>, ReplyStream<Presence>) async throws -> Outcome
    ) async throws -> Outcome {
        try await client.bidirectional(SamplesMethods.talk, options: options, body)
    }
}
