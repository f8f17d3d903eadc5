// Generated from shelfwire/v1/purchase_orders.proto by Protos/generate. Do not edit.

public import RPC

/// The calls of `shelfwire.v1.PurchaseOrders`.
public enum PurchaseOrdersMethods {
    public static let createPurchaseOrder = MethodDescriptor(
        service: "shelfwire.v1.PurchaseOrders", name: "CreatePurchaseOrder", kind: .unary)
    public static let revisePurchaseOrder = MethodDescriptor(
        service: "shelfwire.v1.PurchaseOrders", name: "RevisePurchaseOrder", kind: .unary)
    public static let submitPurchaseOrder = MethodDescriptor(
        service: "shelfwire.v1.PurchaseOrders", name: "SubmitPurchaseOrder", kind: .unary)
    public static let approvePurchaseOrder = MethodDescriptor(
        service: "shelfwire.v1.PurchaseOrders", name: "ApprovePurchaseOrder", kind: .unary)
    public static let rejectPurchaseOrder = MethodDescriptor(
        service: "shelfwire.v1.PurchaseOrders", name: "RejectPurchaseOrder", kind: .unary)
    public static let sendPurchaseOrder = MethodDescriptor(
        service: "shelfwire.v1.PurchaseOrders", name: "SendPurchaseOrder", kind: .unary)
    public static let announceDelivery = MethodDescriptor(
        service: "shelfwire.v1.PurchaseOrders", name: "AnnounceDelivery", kind: .unary)
    public static let closePurchaseOrder = MethodDescriptor(
        service: "shelfwire.v1.PurchaseOrders", name: "ClosePurchaseOrder", kind: .unary)
    public static let cancelPurchaseOrder = MethodDescriptor(
        service: "shelfwire.v1.PurchaseOrders", name: "CancelPurchaseOrder", kind: .unary)
    public static let getPurchaseOrder = MethodDescriptor(
        service: "shelfwire.v1.PurchaseOrders", name: "GetPurchaseOrder", kind: .unary)
    public static let listPurchaseOrders = MethodDescriptor(
        service: "shelfwire.v1.PurchaseOrders", name: "ListPurchaseOrders", kind: .unary)
    public static let findPurchaseOrders = MethodDescriptor(
        service: "shelfwire.v1.PurchaseOrders", name: "FindPurchaseOrders", kind: .unary)

    public static let all: [MethodDescriptor] = [
        createPurchaseOrder,
        revisePurchaseOrder,
        submitPurchaseOrder,
        approvePurchaseOrder,
        rejectPurchaseOrder,
        sendPurchaseOrder,
        announceDelivery,
        closePurchaseOrder,
        cancelPurchaseOrder,
        getPurchaseOrder,
        listPurchaseOrders,
        findPurchaseOrders,
    ]
}

/// What a server of `shelfwire.v1.PurchaseOrders` does.
public protocol PurchaseOrdersProvider: ServiceProvider {
    func createPurchaseOrder(
        _ request: CreatePurchaseOrderRequest,
        context: ServerContext
    ) async throws -> CreatePurchaseOrderReply

    /// Writes a draft anew.
    func revisePurchaseOrder(
        _ request: RevisePurchaseOrderRequest,
        context: ServerContext
    ) async throws -> RevisePurchaseOrderReply

    func submitPurchaseOrder(
        _ request: SubmitPurchaseOrderRequest,
        context: ServerContext
    ) async throws -> SubmitPurchaseOrderReply

    /// By another person than its creator and than who gave an earlier approval; the last one that its value asks for approves it.
    func approvePurchaseOrder(
        _ request: ApprovePurchaseOrderRequest,
        context: ServerContext
    ) async throws -> ApprovePurchaseOrderReply

    /// Back to draft, with a note.
    func rejectPurchaseOrder(
        _ request: RejectPurchaseOrderRequest,
        context: ServerContext
    ) async throws -> RejectPurchaseOrderReply

    /// Marks an approved order as sent to the supplier: goods may now arrive on it.
    func sendPurchaseOrder(
        _ request: SendPurchaseOrderRequest,
        context: ServerContext
    ) async throws -> SendPurchaseOrderReply

    /// The supplier tells of a delivery: its note, and when the rest is to come.
    func announceDelivery(
        _ request: AnnounceDeliveryRequest,
        context: ServerContext
    ) async throws -> AnnounceDeliveryReply

    /// What is still to come will not. Refused while goods that arrived on it wait to be posted.
    func closePurchaseOrder(
        _ request: ClosePurchaseOrderRequest,
        context: ServerContext
    ) async throws -> ClosePurchaseOrderReply

    /// Nothing has come, and nothing shall.
    func cancelPurchaseOrder(
        _ request: CancelPurchaseOrderRequest,
        context: ServerContext
    ) async throws -> CancelPurchaseOrderReply

    func getPurchaseOrder(
        _ request: GetPurchaseOrderRequest,
        context: ServerContext
    ) async throws -> GetPurchaseOrderReply

    func listPurchaseOrders(
        _ request: ListPurchaseOrdersRequest,
        context: ServerContext
    ) async throws -> ListPurchaseOrdersReply

    /// Which open order do these goods belong to? By its number, a delivery note, or any product on it; the best first.
    func findPurchaseOrders(
        _ request: FindPurchaseOrdersRequest,
        context: ServerContext
    ) async throws -> FindPurchaseOrdersReply
}

extension PurchaseOrdersProvider {
    /// Adds every call of `shelfwire.v1.PurchaseOrders` to the router.
    public func register(in router: inout Router) {
        router.unary(PurchaseOrdersMethods.createPurchaseOrder) {
            try await self.createPurchaseOrder($0, context: $1)
        }
        router.unary(PurchaseOrdersMethods.revisePurchaseOrder) {
            try await self.revisePurchaseOrder($0, context: $1)
        }
        router.unary(PurchaseOrdersMethods.submitPurchaseOrder) {
            try await self.submitPurchaseOrder($0, context: $1)
        }
        router.unary(PurchaseOrdersMethods.approvePurchaseOrder) {
            try await self.approvePurchaseOrder($0, context: $1)
        }
        router.unary(PurchaseOrdersMethods.rejectPurchaseOrder) {
            try await self.rejectPurchaseOrder($0, context: $1)
        }
        router.unary(PurchaseOrdersMethods.sendPurchaseOrder) {
            try await self.sendPurchaseOrder($0, context: $1)
        }
        router.unary(PurchaseOrdersMethods.announceDelivery) {
            try await self.announceDelivery($0, context: $1)
        }
        router.unary(PurchaseOrdersMethods.closePurchaseOrder) {
            try await self.closePurchaseOrder($0, context: $1)
        }
        router.unary(PurchaseOrdersMethods.cancelPurchaseOrder) {
            try await self.cancelPurchaseOrder($0, context: $1)
        }
        router.unary(PurchaseOrdersMethods.getPurchaseOrder) {
            try await self.getPurchaseOrder($0, context: $1)
        }
        router.unary(PurchaseOrdersMethods.listPurchaseOrders) {
            try await self.listPurchaseOrders($0, context: $1)
        }
        router.unary(PurchaseOrdersMethods.findPurchaseOrders) {
            try await self.findPurchaseOrders($0, context: $1)
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

    /// Writes a draft anew.
    public func revisePurchaseOrder(
        _ request: RevisePurchaseOrderRequest,
        options: CallOptions = .defaults
    ) async throws -> RevisePurchaseOrderReply {
        try await client.unary(PurchaseOrdersMethods.revisePurchaseOrder, request, options: options)
    }

    public func submitPurchaseOrder(
        _ request: SubmitPurchaseOrderRequest,
        options: CallOptions = .defaults
    ) async throws -> SubmitPurchaseOrderReply {
        try await client.unary(PurchaseOrdersMethods.submitPurchaseOrder, request, options: options)
    }

    /// By another person than its creator and than who gave an earlier approval; the last one that its value asks for approves it.
    public func approvePurchaseOrder(
        _ request: ApprovePurchaseOrderRequest,
        options: CallOptions = .defaults
    ) async throws -> ApprovePurchaseOrderReply {
        try await client.unary(PurchaseOrdersMethods.approvePurchaseOrder, request, options: options)
    }

    /// Back to draft, with a note.
    public func rejectPurchaseOrder(
        _ request: RejectPurchaseOrderRequest,
        options: CallOptions = .defaults
    ) async throws -> RejectPurchaseOrderReply {
        try await client.unary(PurchaseOrdersMethods.rejectPurchaseOrder, request, options: options)
    }

    /// Marks an approved order as sent to the supplier: goods may now arrive on it.
    public func sendPurchaseOrder(
        _ request: SendPurchaseOrderRequest,
        options: CallOptions = .defaults
    ) async throws -> SendPurchaseOrderReply {
        try await client.unary(PurchaseOrdersMethods.sendPurchaseOrder, request, options: options)
    }

    /// The supplier tells of a delivery: its note, and when the rest is to come.
    public func announceDelivery(
        _ request: AnnounceDeliveryRequest,
        options: CallOptions = .defaults
    ) async throws -> AnnounceDeliveryReply {
        try await client.unary(PurchaseOrdersMethods.announceDelivery, request, options: options)
    }

    /// What is still to come will not. Refused while goods that arrived on it wait to be posted.
    public func closePurchaseOrder(
        _ request: ClosePurchaseOrderRequest,
        options: CallOptions = .defaults
    ) async throws -> ClosePurchaseOrderReply {
        try await client.unary(PurchaseOrdersMethods.closePurchaseOrder, request, options: options)
    }

    /// Nothing has come, and nothing shall.
    public func cancelPurchaseOrder(
        _ request: CancelPurchaseOrderRequest,
        options: CallOptions = .defaults
    ) async throws -> CancelPurchaseOrderReply {
        try await client.unary(PurchaseOrdersMethods.cancelPurchaseOrder, request, options: options)
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

    /// Which open order do these goods belong to? By its number, a delivery note, or any product on it; the best first.
    public func findPurchaseOrders(
        _ request: FindPurchaseOrdersRequest,
        options: CallOptions = .defaults
    ) async throws -> FindPurchaseOrdersReply {
        try await client.unary(PurchaseOrdersMethods.findPurchaseOrders, request, options: options)
    }
}
