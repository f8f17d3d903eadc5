// Generated from shelfwire/v1/stock_levels.proto by Protos/generate. Do not edit.

public import RPC

/// The calls of `shelfwire.v1.StockLevels`.
public enum StockLevelsMethods {
    public static let listStock = MethodDescriptor(
        service: "shelfwire.v1.StockLevels", name: "ListStock", kind: .unary)
    public static let listMovements = MethodDescriptor(
        service: "shelfwire.v1.StockLevels", name: "ListMovements", kind: .unary)

    public static let all: [MethodDescriptor] = [listStock, listMovements]
}

/// What a server of `shelfwire.v1.StockLevels` does.
public protocol StockLevelsProvider: ServiceProvider {
    func listStock(_ request: ListStockRequest, context: ServerContext) async throws -> ListStockReply

    /// Every movement, newest last.
    func listMovements(_ request: ListMovementsRequest, context: ServerContext) async throws -> ListMovementsReply
}

extension StockLevelsProvider {
    /// Adds every call of `shelfwire.v1.StockLevels` to the router.
    public func register(in router: inout Router) {
        router.unary(StockLevelsMethods.listStock) {
            try await self.listStock($0, context: $1)
        }
        router.unary(StockLevelsMethods.listMovements) {
            try await self.listMovements($0, context: $1)
        }
    }
}

/// Calls `shelfwire.v1.StockLevels` over a client.
public struct StockLevelsClient: Sendable {
    private let client: Client

    public init(_ client: Client) {
        self.client = client
    }

    public func listStock(
        _ request: ListStockRequest,
        options: CallOptions = .defaults
    ) async throws -> ListStockReply {
        try await client.unary(StockLevelsMethods.listStock, request, options: options)
    }

    /// Every movement, newest last.
    public func listMovements(
        _ request: ListMovementsRequest,
        options: CallOptions = .defaults
    ) async throws -> ListMovementsReply {
        try await client.unary(StockLevelsMethods.listMovements, request, options: options)
    }
}
