// Generated from shelfwire/v1/lots.proto by Protos/generate. Do not edit.

public import RPC

/// The calls of `shelfwire.v1.Lots`.
public enum LotsMethods {
    public static let setLotStatus = MethodDescriptor(
        service: "shelfwire.v1.Lots", name: "SetLotStatus", kind: .unary)
    public static let traceLot = MethodDescriptor(
        service: "shelfwire.v1.Lots", name: "TraceLot", kind: .unary)
    public static let listBlockedLots = MethodDescriptor(
        service: "shelfwire.v1.Lots", name: "ListBlockedLots", kind: .unary)

    public static let all: [MethodDescriptor] = [setLotStatus, traceLot, listBlockedLots]
}

/// What a server of `shelfwire.v1.Lots` does.
public protocol LotsProvider: ServiceProvider {
    /// Blocks a lot in all stores, or frees it; tills and terminals are told at once.
    func setLotStatus(_ request: SetLotStatusRequest, context: ServerContext) async throws -> SetLotStatusReply

    /// Where it is, and where it went.
    func traceLot(_ request: TraceLotRequest, context: ServerContext) async throws -> TraceLotReply

    func listBlockedLots(_ request: ListBlockedLotsRequest, context: ServerContext) async throws -> ListBlockedLotsReply
}

extension LotsProvider {
    /// Adds every call of `shelfwire.v1.Lots` to the router.
    public func register(in router: inout Router) {
        router.unary(LotsMethods.setLotStatus) {
            try await self.setLotStatus($0, context: $1)
        }
        router.unary(LotsMethods.traceLot) {
            try await self.traceLot($0, context: $1)
        }
        router.unary(LotsMethods.listBlockedLots) {
            try await self.listBlockedLots($0, context: $1)
        }
    }
}

/// Calls `shelfwire.v1.Lots` over a client.
public struct LotsClient: Sendable {
    private let client: Client

    public init(_ client: Client) {
        self.client = client
    }

    /// Blocks a lot in all stores, or frees it; tills and terminals are told at once.
    public func setLotStatus(
        _ request: SetLotStatusRequest,
        options: CallOptions = .defaults
    ) async throws -> SetLotStatusReply {
        try await client.unary(LotsMethods.setLotStatus, request, options: options)
    }

    /// Where it is, and where it went.
    public func traceLot(_ request: TraceLotRequest, options: CallOptions = .defaults) async throws -> TraceLotReply {
        try await client.unary(LotsMethods.traceLot, request, options: options)
    }

    public func listBlockedLots(
        _ request: ListBlockedLotsRequest,
        options: CallOptions = .defaults
    ) async throws -> ListBlockedLotsReply {
        try await client.unary(LotsMethods.listBlockedLots, request, options: options)
    }
}
