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

    func gather(_ requests: RequestStream<RawLeaf>, context: ServerContext) async throws -> Lists

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
        router.unary(SamplesMethods.ask) {
            try await self.ask($0, context: $1)
        }
        router.clientStreaming(SamplesMethods.gather) {
            try await self.gather($0, context: $1)
        }
        router.serverStreaming(SamplesMethods.spread) {
            try await self.spread($0, to: $1, context: $2)
        }
        router.bidirectional(SamplesMethods.talk) {
            try await self.talk($0, to: $1, context: $2)
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
    func ask(_ request: Leaf, options: CallOptions = .defaults) async throws -> Scalars {
        try await client.unary(SamplesMethods.ask, request, options: options)
    }

    func gather(
        options: CallOptions = .defaults,
        _ body: @Sendable (RequestWriter<Leaf>) async throws -> Void
    ) async throws -> Lists {
        try await client.clientStreaming(SamplesMethods.gather, options: options, body)
    }

    func spread<Outcome: Sendable>(
        _ request: Nothing,
        options: CallOptions = .defaults,
        _ body: @Sendable (ReplyStream<Leaf>) async throws -> Outcome
    ) async throws -> Outcome {
        try await client.serverStreaming(SamplesMethods.spread, request, options: options, body)
    }

    func talk<Outcome: Sendable>(
        options: CallOptions = .defaults,
        _ body: @Sendable (RequestWriter<Choices>, ReplyStream<Presence>) async throws -> Outcome
    ) async throws -> Outcome {
        try await client.bidirectional(SamplesMethods.talk, options: options, body)
    }
}
