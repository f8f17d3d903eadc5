// Generated from shelfwire/v1/adjustments.proto by Protos/generate. Do not edit.

public import RPC

/// The calls of `shelfwire.v1.Adjustments`.
public enum AdjustmentsMethods {
    public static let createAdjustment = MethodDescriptor(
        service: "shelfwire.v1.Adjustments", name: "CreateAdjustment", kind: .unary)
    public static let approveAdjustment = MethodDescriptor(
        service: "shelfwire.v1.Adjustments", name: "ApproveAdjustment", kind: .unary)
    public static let rejectAdjustment = MethodDescriptor(
        service: "shelfwire.v1.Adjustments", name: "RejectAdjustment", kind: .unary)
    public static let getAdjustment = MethodDescriptor(
        service: "shelfwire.v1.Adjustments", name: "GetAdjustment", kind: .unary)
    public static let listAdjustments = MethodDescriptor(
        service: "shelfwire.v1.Adjustments", name: "ListAdjustments", kind: .unary)

    public static let all: [MethodDescriptor] = [
        createAdjustment,
        approveAdjustment,
        rejectAdjustment,
        getAdjustment,
        listAdjustments,
    ]
}

/// What a server of `shelfwire.v1.Adjustments` does.
public protocol AdjustmentsProvider: ServiceProvider {
    /// Booked at once where its value is within the store's limit, else it waits for another person.
    func createAdjustment(
        _ request: CreateAdjustmentRequest,
        context: ServerContext
    ) async throws -> CreateAdjustmentReply

    /// By another person than its creator; books it as it is worth then.
    func approveAdjustment(
        _ request: ApproveAdjustmentRequest,
        context: ServerContext
    ) async throws -> ApproveAdjustmentReply

    /// Or withdrawn, by its creator.
    func rejectAdjustment(
        _ request: RejectAdjustmentRequest,
        context: ServerContext
    ) async throws -> RejectAdjustmentReply

    func getAdjustment(_ request: GetAdjustmentRequest, context: ServerContext) async throws -> GetAdjustmentReply

    /// Newest first, without lines.
    func listAdjustments(_ request: ListAdjustmentsRequest, context: ServerContext) async throws -> ListAdjustmentsReply
}

extension AdjustmentsProvider {
    /// Adds every call of `shelfwire.v1.Adjustments` to the router.
    public func register(in router: inout Router) {
        router.unary(AdjustmentsMethods.createAdjustment) {
            try await self.createAdjustment($0, context: $1)
        }
        router.unary(AdjustmentsMethods.approveAdjustment) {
            try await self.approveAdjustment($0, context: $1)
        }
        router.unary(AdjustmentsMethods.rejectAdjustment) {
            try await self.rejectAdjustment($0, context: $1)
        }
        router.unary(AdjustmentsMethods.getAdjustment) {
            try await self.getAdjustment($0, context: $1)
        }
        router.unary(AdjustmentsMethods.listAdjustments) {
            try await self.listAdjustments($0, context: $1)
        }
    }
}

/// Calls `shelfwire.v1.Adjustments` over a client.
public struct AdjustmentsClient: Sendable {
    private let client: Client

    public init(_ client: Client) {
        self.client = client
    }

    /// Booked at once where its value is within the store's limit, else it waits for another person.
    public func createAdjustment(
        _ request: CreateAdjustmentRequest,
        options: CallOptions = .defaults
    ) async throws -> CreateAdjustmentReply {
        try await client.unary(AdjustmentsMethods.createAdjustment, request, options: options)
    }

    /// By another person than its creator; books it as it is worth then.
    public func approveAdjustment(
        _ request: ApproveAdjustmentRequest,
        options: CallOptions = .defaults
    ) async throws -> ApproveAdjustmentReply {
        try await client.unary(AdjustmentsMethods.approveAdjustment, request, options: options)
    }

    /// Or withdrawn, by its creator.
    public func rejectAdjustment(
        _ request: RejectAdjustmentRequest,
        options: CallOptions = .defaults
    ) async throws -> RejectAdjustmentReply {
        try await client.unary(AdjustmentsMethods.rejectAdjustment, request, options: options)
    }

    public func getAdjustment(
        _ request: GetAdjustmentRequest,
        options: CallOptions = .defaults
    ) async throws -> GetAdjustmentReply {
        try await client.unary(AdjustmentsMethods.getAdjustment, request, options: options)
    }

    /// Newest first, without lines.
    public func listAdjustments(
        _ request: ListAdjustmentsRequest,
        options: CallOptions = .defaults
    ) async throws -> ListAdjustmentsReply {
        try await client.unary(AdjustmentsMethods.listAdjustments, request, options: options)
    }
}
