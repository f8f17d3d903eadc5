// Generated from shelfwire/v1/receipts.proto by Protos/generate. Do not edit.

public import RPC

/// The calls of `shelfwire.v1.Receipts`.
public enum ReceiptsMethods {
    public static let openReceipt = MethodDescriptor(
        service: "shelfwire.v1.Receipts", name: "OpenReceipt", kind: .unary)
    public static let getReceipt = MethodDescriptor(
        service: "shelfwire.v1.Receipts", name: "GetReceipt", kind: .unary)
    public static let listReceipts = MethodDescriptor(
        service: "shelfwire.v1.Receipts", name: "ListReceipts", kind: .unary)
    public static let submitReceipt = MethodDescriptor(
        service: "shelfwire.v1.Receipts", name: "SubmitReceipt", kind: .unary)
    public static let approveReceipt = MethodDescriptor(
        service: "shelfwire.v1.Receipts", name: "ApproveReceipt", kind: .unary)
    public static let rejectReceipt = MethodDescriptor(
        service: "shelfwire.v1.Receipts", name: "RejectReceipt", kind: .unary)
    public static let postReceipt = MethodDescriptor(
        service: "shelfwire.v1.Receipts", name: "PostReceipt", kind: .unary)

    public static let all: [MethodDescriptor] = [
        openReceipt,
        getReceipt,
        listReceipts,
        submitReceipt,
        approveReceipt,
        rejectReceipt,
        postReceipt,
    ]
}

/// What a server of `shelfwire.v1.Receipts` does.
public protocol ReceiptsProvider: ServiceProvider {
    func openReceipt(_ request: OpenReceiptRequest, context: ServerContext) async throws -> OpenReceiptReply

    func getReceipt(_ request: GetReceiptRequest, context: ServerContext) async throws -> GetReceiptReply

    func listReceipts(_ request: ListReceiptsRequest, context: ServerContext) async throws -> ListReceiptsReply

    func submitReceipt(_ request: SubmitReceiptRequest, context: ServerContext) async throws -> SubmitReceiptReply

    /// By another person than the one who opened it or scanned into it.
    func approveReceipt(_ request: ApproveReceiptRequest, context: ServerContext) async throws -> ApproveReceiptReply

    /// Back to draft, with a note.
    func rejectReceipt(_ request: RejectReceiptRequest, context: ServerContext) async throws -> RejectReceiptReply

    /// Stock, cost and the order's received quantities change here and only here.
    func postReceipt(_ request: PostReceiptRequest, context: ServerContext) async throws -> PostReceiptReply
}

extension ReceiptsProvider {
    /// Adds every call of `shelfwire.v1.Receipts` to the router.
    public func register(in router: inout Router) {
        router.unary(ReceiptsMethods.openReceipt) {
            try await self.openReceipt($0, context: $1)
        }
        router.unary(ReceiptsMethods.getReceipt) {
            try await self.getReceipt($0, context: $1)
        }
        router.unary(ReceiptsMethods.listReceipts) {
            try await self.listReceipts($0, context: $1)
        }
        router.unary(ReceiptsMethods.submitReceipt) {
            try await self.submitReceipt($0, context: $1)
        }
        router.unary(ReceiptsMethods.approveReceipt) {
            try await self.approveReceipt($0, context: $1)
        }
        router.unary(ReceiptsMethods.rejectReceipt) {
            try await self.rejectReceipt($0, context: $1)
        }
        router.unary(ReceiptsMethods.postReceipt) {
            try await self.postReceipt($0, context: $1)
        }
    }
}

/// Calls `shelfwire.v1.Receipts` over a client.
public struct ReceiptsClient: Sendable {
    private let client: Client

    public init(_ client: Client) {
        self.client = client
    }

    public func openReceipt(
        _ request: OpenReceiptRequest,
        options: CallOptions = .defaults
    ) async throws -> OpenReceiptReply {
        try await client.unary(ReceiptsMethods.openReceipt, request, options: options)
    }

    public func getReceipt(
        _ request: GetReceiptRequest,
        options: CallOptions = .defaults
    ) async throws -> GetReceiptReply {
        try await client.unary(ReceiptsMethods.getReceipt, request, options: options)
    }

    public func listReceipts(
        _ request: ListReceiptsRequest,
        options: CallOptions = .defaults
    ) async throws -> ListReceiptsReply {
        try await client.unary(ReceiptsMethods.listReceipts, request, options: options)
    }

    public func submitReceipt(
        _ request: SubmitReceiptRequest,
        options: CallOptions = .defaults
    ) async throws -> SubmitReceiptReply {
        try await client.unary(ReceiptsMethods.submitReceipt, request, options: options)
    }

    /// By another person than the one who opened it or scanned into it.
    public func approveReceipt(
        _ request: ApproveReceiptRequest,
        options: CallOptions = .defaults
    ) async throws -> ApproveReceiptReply {
        try await client.unary(ReceiptsMethods.approveReceipt, request, options: options)
    }

    /// Back to draft, with a note.
    public func rejectReceipt(
        _ request: RejectReceiptRequest,
        options: CallOptions = .defaults
    ) async throws -> RejectReceiptReply {
        try await client.unary(ReceiptsMethods.rejectReceipt, request, options: options)
    }

    /// Stock, cost and the order's received quantities change here and only here.
    public func postReceipt(
        _ request: PostReceiptRequest,
        options: CallOptions = .defaults
    ) async throws -> PostReceiptReply {
        try await client.unary(ReceiptsMethods.postReceipt, request, options: options)
    }
}
