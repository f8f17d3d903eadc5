// Generated from shelfwire/v1/messages.proto by Protos/generate. Do not edit.

public import RPC

/// The calls of `shelfwire.v1.Messages`.
public enum MessagesMethods {
    public static let listMessages = MethodDescriptor(
        service: "shelfwire.v1.Messages", name: "ListMessages", kind: .unary)
    public static let markMessages = MethodDescriptor(
        service: "shelfwire.v1.Messages", name: "MarkMessages", kind: .unary)

    public static let all: [MethodDescriptor] = [listMessages, markMessages]
}

/// What a server of `shelfwire.v1.Messages` does.
public protocol MessagesProvider: ServiceProvider {
    /// The caller's own, newest first.
    func listMessages(_ request: ListMessagesRequest, context: ServerContext) async throws -> ListMessagesReply

    /// The caller has read messages of theirs, or has seen to them.
    func markMessages(_ request: MarkMessagesRequest, context: ServerContext) async throws -> MarkMessagesReply
}

extension MessagesProvider {
    /// Adds every call of `shelfwire.v1.Messages` to the router.
    public func register(in router: inout Router) {
        router.unary(MessagesMethods.listMessages) {
            try await self.listMessages($0, context: $1)
        }
        router.unary(MessagesMethods.markMessages) {
            try await self.markMessages($0, context: $1)
        }
    }
}

/// Calls `shelfwire.v1.Messages` over a client.
public struct MessagesClient: Sendable {
    private let client: Client

    public init(_ client: Client) {
        self.client = client
    }

    /// The caller's own, newest first.
    public func listMessages(
        _ request: ListMessagesRequest,
        options: CallOptions = .defaults
    ) async throws -> ListMessagesReply {
        try await client.unary(MessagesMethods.listMessages, request, options: options)
    }

    /// The caller has read messages of theirs, or has seen to them.
    public func markMessages(
        _ request: MarkMessagesRequest,
        options: CallOptions = .defaults
    ) async throws -> MarkMessagesReply {
        try await client.unary(MessagesMethods.markMessages, request, options: options)
    }
}
