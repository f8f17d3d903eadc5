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
        postReceipt
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
        router.unary(ReceiptsMethods.openReceipt) { (request: OpenReceiptRequest, context) -> OpenReceiptReply in
            try await self.openReceipt(request, context: context)
        }
        router.unary(ReceiptsMethods.getReceipt) { (request: GetReceiptRequest, context) -> GetReceiptReply in
            try await self.getReceipt(request, context: context)
        }
        router.unary(ReceiptsMethods.listReceipts) { (request: ListReceiptsRequest, context) -> ListReceiptsReply in
            try await self.listReceipts(request, context: context)
        }
        router.unary(ReceiptsMethods.submitReceipt) { (request: SubmitReceiptRequest, context) -> SubmitReceiptReply in
            try await self.submitReceipt(request, context: context)
        }
        router.unary(ReceiptsMethods.approveReceipt) { (request: ApproveReceiptRequest, context) -> ApproveReceiptReply in
            try await self.approveReceipt(request, context: context)
        }
        router.unary(ReceiptsMethods.rejectReceipt) { (request: RejectReceiptRequest, context) -> RejectReceiptReply in
            try await self.rejectReceipt(request, context: context)
        }
        router.unary(ReceiptsMethods.postReceipt) { (request: PostReceiptRequest, context) -> PostReceiptReply in
            try await self.postReceipt(request, context: context)
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
        options: CallOptions = CallOptions()
    ) async throws -> OpenReceiptReply {
        try await client.unary(ReceiptsMethods.openReceipt, request, options: options)
    }

    public func getReceipt(
        _ request: GetReceiptRequest,
        options: CallOptions = CallOptions()
    ) async throws -> GetReceiptReply {
        try await client.unary(ReceiptsMethods.getReceipt, request, options: options)
    }

    public func listReceipts(
        _ request: ListReceiptsRequest,
        options: CallOptions = CallOptions()
    ) async throws -> ListReceiptsReply {
        try await client.unary(ReceiptsMethods.listReceipts, request, options: options)
    }

    public func submitReceipt(
        _ request: SubmitReceiptRequest,
        options: CallOptions = CallOptions()
    ) async throws -> SubmitReceiptReply {
        try await client.unary(ReceiptsMethods.submitReceipt, request, options: options)
    }

    /// By another person than the one who opened it or scanned into it.
    public func approveReceipt(
        _ request: ApproveReceiptRequest,
        options: CallOptions = CallOptions()
    ) async throws -> ApproveReceiptReply {
        try await client.unary(ReceiptsMethods.approveReceipt, request, options: options)
    }

    /// Back to draft, with a note.
    public func rejectReceipt(
        _ request: RejectReceiptRequest,
        options: CallOptions = CallOptions()
    ) async throws -> RejectReceiptReply {
        try await client.unary(ReceiptsMethods.rejectReceipt, request, options: options)
    }

    /// Stock, cost and the order's received quantities change here and only here.
    public func postReceipt(
        _ request: PostReceiptRequest,
        options: CallOptions = CallOptions()
    ) async throws -> PostReceiptReply {
        try await client.unary(ReceiptsMethods.postReceipt, request, options: options)
    }
}
