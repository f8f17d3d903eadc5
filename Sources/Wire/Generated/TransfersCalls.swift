// Generated from shelfwire/v1/transfers.proto by Protos/generate. Do not edit.

public import RPC

/// The calls of `shelfwire.v1.Transfers`.
public enum TransfersMethods {
    public static let createTransfer = MethodDescriptor(
        service: "shelfwire.v1.Transfers", name: "CreateTransfer", kind: .unary)
    public static let approveTransfer = MethodDescriptor(
        service: "shelfwire.v1.Transfers", name: "ApproveTransfer", kind: .unary)
    public static let cancelTransfer = MethodDescriptor(
        service: "shelfwire.v1.Transfers", name: "CancelTransfer", kind: .unary)
    public static let shipTransfer = MethodDescriptor(
        service: "shelfwire.v1.Transfers", name: "ShipTransfer", kind: .unary)
    public static let receiveTransfer = MethodDescriptor(
        service: "shelfwire.v1.Transfers", name: "ReceiveTransfer", kind: .unary)
    public static let closeTransfer = MethodDescriptor(
        service: "shelfwire.v1.Transfers", name: "CloseTransfer", kind: .unary)
    public static let getTransfer = MethodDescriptor(
        service: "shelfwire.v1.Transfers", name: "GetTransfer", kind: .unary)
    public static let listTransfers = MethodDescriptor(
        service: "shelfwire.v1.Transfers", name: "ListTransfers", kind: .unary)

    public static let all: [MethodDescriptor] = [
        createTransfer,
        approveTransfer,
        cancelTransfer,
        shipTransfer,
        receiveTransfer,
        closeTransfer,
        getTransfer,
        listTransfers,
    ]
}

/// What a server of `shelfwire.v1.Transfers` does.
public protocol TransfersProvider: ServiceProvider {
    /// By somebody of either store.
    func createTransfer(_ request: CreateTransferRequest, context: ServerContext) async throws -> CreateTransferReply

    /// By somebody of the giving store who did not ask for it.
    func approveTransfer(_ request: ApproveTransferRequest, context: ServerContext) async throws -> ApproveTransferReply

    /// Only before goods have left.
    func cancelTransfer(_ request: CancelTransferRequest, context: ServerContext) async throws -> CancelTransferReply

    /// Once, at most what was asked for. The goods are in transit then.
    func shipTransfer(_ request: ShipTransferRequest, context: ServerContext) async throws -> ShipTransferReply

    /// By somebody of the taking store who did not ship it; may be repeated until nothing is in transit.
    func receiveTransfer(_ request: ReceiveTransferRequest, context: ServerContext) async throws -> ReceiveTransferReply

    /// What is still on the way is a loss of the giving store. By somebody who neither shipped nor received it.
    func closeTransfer(_ request: CloseTransferRequest, context: ServerContext) async throws -> CloseTransferReply

    func getTransfer(_ request: GetTransferRequest, context: ServerContext) async throws -> GetTransferReply

    /// Of stores that give or take, newest first, without lines.
    func listTransfers(_ request: ListTransfersRequest, context: ServerContext) async throws -> ListTransfersReply
}

extension TransfersProvider {
    /// Adds every call of `shelfwire.v1.Transfers` to the router.
    public func register(in router: inout Router) {
        router.unary(TransfersMethods.createTransfer) {
            try await self.createTransfer($0, context: $1)
        }
        router.unary(TransfersMethods.approveTransfer) {
            try await self.approveTransfer($0, context: $1)
        }
        router.unary(TransfersMethods.cancelTransfer) {
            try await self.cancelTransfer($0, context: $1)
        }
        router.unary(TransfersMethods.shipTransfer) {
            try await self.shipTransfer($0, context: $1)
        }
        router.unary(TransfersMethods.receiveTransfer) {
            try await self.receiveTransfer($0, context: $1)
        }
        router.unary(TransfersMethods.closeTransfer) {
            try await self.closeTransfer($0, context: $1)
        }
        router.unary(TransfersMethods.getTransfer) {
            try await self.getTransfer($0, context: $1)
        }
        router.unary(TransfersMethods.listTransfers) {
            try await self.listTransfers($0, context: $1)
        }
    }
}

/// Calls `shelfwire.v1.Transfers` over a client.
public struct TransfersClient: Sendable {
    private let client: Client

    public init(_ client: Client) {
        self.client = client
    }

    /// By somebody of either store.
    public func createTransfer(
        _ request: CreateTransferRequest,
        options: CallOptions = .defaults
    ) async throws -> CreateTransferReply {
        try await client.unary(TransfersMethods.createTransfer, request, options: options)
    }

    /// By somebody of the giving store who did not ask for it.
    public func approveTransfer(
        _ request: ApproveTransferRequest,
        options: CallOptions = .defaults
    ) async throws -> ApproveTransferReply {
        try await client.unary(TransfersMethods.approveTransfer, request, options: options)
    }

    /// Only before goods have left.
    public func cancelTransfer(
        _ request: CancelTransferRequest,
        options: CallOptions = .defaults
    ) async throws -> CancelTransferReply {
        try await client.unary(TransfersMethods.cancelTransfer, request, options: options)
    }

    /// Once, at most what was asked for. The goods are in transit then.
    public func shipTransfer(
        _ request: ShipTransferRequest,
        options: CallOptions = .defaults
    ) async throws -> ShipTransferReply {
        try await client.unary(TransfersMethods.shipTransfer, request, options: options)
    }

    /// By somebody of the taking store who did not ship it; may be repeated until nothing is in transit.
    public func receiveTransfer(
        _ request: ReceiveTransferRequest,
        options: CallOptions = .defaults
    ) async throws -> ReceiveTransferReply {
        try await client.unary(TransfersMethods.receiveTransfer, request, options: options)
    }

    /// What is still on the way is a loss of the giving store. By somebody who neither shipped nor received it.
    public func closeTransfer(
        _ request: CloseTransferRequest,
        options: CallOptions = .defaults
    ) async throws -> CloseTransferReply {
        try await client.unary(TransfersMethods.closeTransfer, request, options: options)
    }

    public func getTransfer(
        _ request: GetTransferRequest,
        options: CallOptions = .defaults
    ) async throws -> GetTransferReply {
        try await client.unary(TransfersMethods.getTransfer, request, options: options)
    }

    /// Of stores that give or take, newest first, without lines.
    public func listTransfers(
        _ request: ListTransfersRequest,
        options: CallOptions = .defaults
    ) async throws -> ListTransfersReply {
        try await client.unary(TransfersMethods.listTransfers, request, options: options)
    }
}
