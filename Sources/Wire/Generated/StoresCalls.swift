// Generated from shelfwire/v1/stores.proto by Protos/generate. Do not edit.

public import RPC

/// The calls of `shelfwire.v1.Stores`.
public enum StoresMethods {
    public static let listStores = MethodDescriptor(
        service: "shelfwire.v1.Stores", name: "ListStores", kind: .unary)
    public static let listLocations = MethodDescriptor(
        service: "shelfwire.v1.Stores", name: "ListLocations", kind: .unary)
    public static let listSuppliers = MethodDescriptor(
        service: "shelfwire.v1.Stores", name: "ListSuppliers", kind: .unary)

    public static let all: [MethodDescriptor] = [listStores, listLocations, listSuppliers]
}

/// What a server of `shelfwire.v1.Stores` does.
public protocol StoresProvider: ServiceProvider {
    func listStores(_ request: ListStoresRequest, context: ServerContext) async throws -> ListStoresReply

    func listLocations(_ request: ListLocationsRequest, context: ServerContext) async throws -> ListLocationsReply

    func listSuppliers(_ request: ListSuppliersRequest, context: ServerContext) async throws -> ListSuppliersReply
}

extension StoresProvider {
    /// Adds every call of `shelfwire.v1.Stores` to the router.
    public func register(in router: inout Router) {
        router.unary(StoresMethods.listStores) {
            try await self.listStores($0, context: $1)
        }
        router.unary(StoresMethods.listLocations) {
            try await self.listLocations($0, context: $1)
        }
        router.unary(StoresMethods.listSuppliers) {
            try await self.listSuppliers($0, context: $1)
        }
    }
}

/// Calls `shelfwire.v1.Stores` over a client.
public struct StoresClient: Sendable {
    private let client: Client

    public init(_ client: Client) {
        self.client = client
    }

    public func listStores(
        _ request: ListStoresRequest,
        options: CallOptions = .defaults
    ) async throws -> ListStoresReply {
        try await client.unary(StoresMethods.listStores, request, options: options)
    }

    public func listLocations(
        _ request: ListLocationsRequest,
        options: CallOptions = .defaults
    ) async throws -> ListLocationsReply {
        try await client.unary(StoresMethods.listLocations, request, options: options)
    }

    public func listSuppliers(
        _ request: ListSuppliersRequest,
        options: CallOptions = .defaults
    ) async throws -> ListSuppliersReply {
        try await client.unary(StoresMethods.listSuppliers, request, options: options)
    }
}
