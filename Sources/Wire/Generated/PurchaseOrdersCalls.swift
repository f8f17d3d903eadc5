// Generated from shelfwire/v1/purchase_orders.proto by Protos/generate. Do not edit.

public import RPC

/// The calls of `shelfwire.v1.PurchaseOrders`.
public enum PurchaseOrdersMethods {
    public static let createPurchaseOrder = MethodDescriptor(
        service: "shelfwire.v1.PurchaseOrders", name: "CreatePurchaseOrder", kind: .unary)
    public static let submitPurchaseOrder = MethodDescriptor(
        service: "shelfwire.v1.PurchaseOrders", name: "SubmitPurchaseOrder", kind: .unary)
    public static let approvePurchaseOrder = MethodDescriptor(
        service: "shelfwire.v1.PurchaseOrders", name: "ApprovePurchaseOrder", kind: .unary)
    public static let sendPurchaseOrder = MethodDescriptor(
        service: "shelfwire.v1.PurchaseOrders", name: "SendPurchaseOrder", kind: .unary)
    public static let getPurchaseOrder = MethodDescriptor(
        service: "shelfwire.v1.PurchaseOrders", name: "GetPurchaseOrder", kind: .unary)
    public static let listPurchaseOrders = MethodDescriptor(
        service: "shelfwire.v1.PurchaseOrders", name: "ListPurchaseOrders", kind: .unary)

    public static let all: [MethodDescriptor] = [
        createPurchaseOrder,
        submitPurchaseOrder,
        approvePurchaseOrder,
        sendPurchaseOrder,
        getPurchaseOrder,
        listPurchaseOrders,
    ]
}

/// What a server of `shelfwire.v1.PurchaseOrders` does.
public protocol PurchaseOrdersProvider: ServiceProvider {
    func createPurchaseOrder(
        _ request: CreatePurchaseOrderRequest,
        context: ServerContext
    ) async throws -> CreatePurchaseOrderReply

    func submitPurchaseOrder(
        _ request: SubmitPurchaseOrderRequest,
        context: ServerContext
    ) async throws -> SubmitPurchaseOrderReply

    /// By another person than its creator.
    func approvePurchaseOrder(
        _ request: ApprovePurchaseOrderRequest,
        context: ServerContext
    ) async throws -> ApprovePurchaseOrderReply

    /// Marks an approved order as sent to the supplier: goods may now arrive on it.
    func sendPurchaseOrder(
        _ request: SendPurchaseOrderRequest,
        context: ServerContext
    ) async throws -> SendPurchaseOrderReply

    func getPurchaseOrder(
        _ request: GetPurchaseOrderRequest,
        context: ServerContext
    ) async throws -> GetPurchaseOrderReply

    func listPurchaseOrders(
        _ request: ListPurchaseOrdersRequest,
        context: ServerContext
    ) async throws -> ListPurchaseOrdersReply
}

extension PurchaseOrdersProvider {
    /// Adds every call of `shelfwire.v1.PurchaseOrders` to the router.
    public func register(in router: inout Router) {
        router.unary(PurchaseOrdersMethods.createPurchaseOrder) {
            try await self.createPurchaseOrder($0, context: $1)
        }
        router.unary(PurchaseOrdersMethods.submitPurchaseOrder) {
            try await self.submitPurchaseOrder($0, context: $1)
        }
        router.unary(PurchaseOrdersMethods.approvePurchaseOrder) {
            try await self.approvePurchaseOrder($0, context: $1)
        }
        router.unary(PurchaseOrdersMethods.sendPurchaseOrder) {
            try await self.sendPurchaseOrder($0, context: $1)
        }
        router.unary(PurchaseOrdersMethods.getPurchaseOrder) {
            try await self.getPurchaseOrder($0, context: $1)
        }
        router.unary(PurchaseOrdersMethods.listPurchaseOrders) {
            try await self.listPurchaseOrders($0, context: $1)
        }
    }
}

/// Calls `shelfwire.v1.PurchaseOrders` over a client.
public struct PurchaseOrdersClient: Sendable {
    private let client: Client

    public init(_ client: Client) {
        self.client = client
    }

    public func createPurchaseOrder(
        _ request: CreatePurchaseOrderRequest,
        options: CallOptions = .defaults
    ) async throws -> CreatePurchaseOrderReply {
        try await client.unary(PurchaseOrdersMethods.createPurchaseOrder, request, options: options)
    }

    public func submitPurchaseOrder(
        _ request: SubmitPurchaseOrderRequest,
        options: CallOptions = .defaults
    ) async throws -> SubmitPurchaseOrderReply {
        try await client.unary(PurchaseOrdersMethods.submitPurchaseOrder, request, options: options)
    }

    /// By another person than its creator.
    public func approvePurchaseOrder(
        _ request: ApprovePurchaseOrderRequest,
        options: CallOptions = .defaults
    ) async throws -> ApprovePurchaseOrderReply {
        try await client.unary(PurchaseOrdersMethods.approvePurchaseOrder, request, options: options)
    }

    /// Marks an approved order as sent to the supplier: goods may now arrive on it.
    public func sendPurchaseOrder(
        _ request: SendPurchaseOrderRequest,
        options: CallOptions = .defaults
    ) async throws -> SendPurchaseOrderReply {
        try await client.unary(PurchaseOrdersMethods.sendPurchaseOrder, request, options: options)
    }

    public func getPurchaseOrder(
        _ request: GetPurchaseOrderRequest,
        options: CallOptions = .defaults
    ) async throws -> GetPurchaseOrderReply {
        try await client.unary(PurchaseOrdersMethods.getPurchaseOrder, request, options: options)
    }

    public func listPurchaseOrders(
        _ request: ListPurchaseOrdersRequest,
        options: CallOptions = .defaults
    ) async throws -> ListPurchaseOrdersReply {
        try await client.unary(PurchaseOrdersMethods.listPurchaseOrders, request, options: options)
    }
}
