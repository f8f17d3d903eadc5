// Generated from shelfwire/v1/placements.proto by Protos/generate. Do not edit.

public import RPC

/// The calls of `shelfwire.v1.Placements`.
public enum PlacementsMethods {
    public static let proposePlacement = MethodDescriptor(
        service: "shelfwire.v1.Placements", name: "ProposePlacement", kind: .unary)
    public static let listGoodsToPlace = MethodDescriptor(
        service: "shelfwire.v1.Placements", name: "ListGoodsToPlace", kind: .unary)
    public static let setStorageNeed = MethodDescriptor(
        service: "shelfwire.v1.Placements", name: "SetStorageNeed", kind: .unary)
    public static let setFixedPlace = MethodDescriptor(
        service: "shelfwire.v1.Placements", name: "SetFixedPlace", kind: .unary)
    public static let setPlaceSize = MethodDescriptor(
        service: "shelfwire.v1.Placements", name: "SetPlaceSize", kind: .unary)

    public static let all: [MethodDescriptor] = [
        proposePlacement,
        listGoodsToPlace,
        setStorageNeed,
        setFixedPlace,
        setPlaceSize,
    ]
}

/// What a server of `shelfwire.v1.Placements` does.
public protocol PlacementsProvider: ServiceProvider {
    /// Where a pile should go, and why in one line. The person may choose another place and says why.
    func proposePlacement(
        _ request: ProposePlacementRequest,
        context: ServerContext
    ) async throws -> ProposePlacementReply

    /// What waits at the dock.
    func listGoodsToPlace(
        _ request: ListGoodsToPlaceRequest,
        context: ServerContext
    ) async throws -> ListGoodsToPlaceReply

    /// How a product is kept, in every store.
    func setStorageNeed(_ request: SetStorageNeedRequest, context: ServerContext) async throws -> SetStorageNeedReply

    /// A product's fixed place in a store.
    func setFixedPlace(_ request: SetFixedPlaceRequest, context: ServerContext) async throws -> SetFixedPlaceReply

    /// How much fits on a place, and how far it is from the dock.
    func setPlaceSize(_ request: SetPlaceSizeRequest, context: ServerContext) async throws -> SetPlaceSizeReply
}

extension PlacementsProvider {
    /// Adds every call of `shelfwire.v1.Placements` to the router.
    public func register(in router: inout Router) {
        router.unary(PlacementsMethods.proposePlacement) {
            try await self.proposePlacement($0, context: $1)
        }
        router.unary(PlacementsMethods.listGoodsToPlace) {
            try await self.listGoodsToPlace($0, context: $1)
        }
        router.unary(PlacementsMethods.setStorageNeed) {
            try await self.setStorageNeed($0, context: $1)
        }
        router.unary(PlacementsMethods.setFixedPlace) {
            try await self.setFixedPlace($0, context: $1)
        }
        router.unary(PlacementsMethods.setPlaceSize) {
            try await self.setPlaceSize($0, context: $1)
        }
    }
}

/// Calls `shelfwire.v1.Placements` over a client.
public struct PlacementsClient: Sendable {
    private let client: Client

    public init(_ client: Client) {
        self.client = client
    }

    /// Where a pile should go, and why in one line. The person may choose another place and says why.
    public func proposePlacement(
        _ request: ProposePlacementRequest,
        options: CallOptions = .defaults
    ) async throws -> ProposePlacementReply {
        try await client.unary(PlacementsMethods.proposePlacement, request, options: options)
    }

    /// What waits at the dock.
    public func listGoodsToPlace(
        _ request: ListGoodsToPlaceRequest,
        options: CallOptions = .defaults
    ) async throws -> ListGoodsToPlaceReply {
        try await client.unary(PlacementsMethods.listGoodsToPlace, request, options: options)
    }

    /// How a product is kept, in every store.
    public func setStorageNeed(
        _ request: SetStorageNeedRequest,
        options: CallOptions = .defaults
    ) async throws -> SetStorageNeedReply {
        try await client.unary(PlacementsMethods.setStorageNeed, request, options: options)
    }

    /// A product's fixed place in a store.
    public func setFixedPlace(
        _ request: SetFixedPlaceRequest,
        options: CallOptions = .defaults
    ) async throws -> SetFixedPlaceReply {
        try await client.unary(PlacementsMethods.setFixedPlace, request, options: options)
    }

    /// How much fits on a place, and how far it is from the dock.
    public func setPlaceSize(
        _ request: SetPlaceSizeRequest,
        options: CallOptions = .defaults
    ) async throws -> SetPlaceSizeReply {
        try await client.unary(PlacementsMethods.setPlaceSize, request, options: options)
    }
}
