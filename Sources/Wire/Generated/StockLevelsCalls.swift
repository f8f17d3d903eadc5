// Generated from shelfwire/v1/stock_levels.proto by Protos/generate. Do not edit.

public import RPC

/// The calls of `shelfwire.v1.StockLevels`.
public enum StockLevelsMethods {
    public static let listStock = MethodDescriptor(
        service: "shelfwire.v1.StockLevels", name: "ListStock", kind: .unary)
    public static let listStockAsOf = MethodDescriptor(
        service: "shelfwire.v1.StockLevels", name: "ListStockAsOf", kind: .unary)
    public static let watchStock = MethodDescriptor(
        service: "shelfwire.v1.StockLevels", name: "WatchStock", kind: .serverStreaming)
    public static let listMovements = MethodDescriptor(
        service: "shelfwire.v1.StockLevels", name: "ListMovements", kind: .unary)
    public static let moveStock = MethodDescriptor(
        service: "shelfwire.v1.StockLevels", name: "MoveStock", kind: .unary)
    public static let getStockPolicy = MethodDescriptor(
        service: "shelfwire.v1.StockLevels", name: "GetStockPolicy", kind: .unary)
    public static let setStockPolicy = MethodDescriptor(
        service: "shelfwire.v1.StockLevels", name: "SetStockPolicy", kind: .unary)

    public static let all: [MethodDescriptor] = [
        listStock,
        listStockAsOf,
        watchStock,
        listMovements,
        moveStock,
        getStockPolicy,
        setStockPolicy,
    ]
}

/// What a server of `shelfwire.v1.StockLevels` does.
public protocol StockLevelsProvider: ServiceProvider {
    func listStock(_ request: ListStockRequest, context: ServerContext) async throws -> ListStockReply

    /// What was where at another time: today's stock less what moved since.
    func listStockAsOf(_ request: ListStockAsOfRequest, context: ServerContext) async throws -> ListStockAsOfReply

    /// Stock changes as they happen, once per product and second. Begin with after_position 0, which tells what is there; go on with the last
    /// position told after a break.
    func watchStock(
        _ request: WatchStockRequest,
        to replies: ReplyWriter<StockNews>,
        context: ServerContext
    ) async throws

    /// Every movement, newest last.
    func listMovements(_ request: ListMovementsRequest, context: ServerContext) async throws -> ListMovementsReply

    /// Goods change their place or condition within a store; all lines or none. What has happened already is a MoveEntry of a terminal.
    func moveStock(_ request: MoveStockRequest, context: ServerContext) async throws -> MoveStockReply

    func getStockPolicy(_ request: GetStockPolicyRequest, context: ServerContext) async throws -> GetStockPolicyReply

    func setStockPolicy(_ request: SetStockPolicyRequest, context: ServerContext) async throws -> SetStockPolicyReply
}

extension StockLevelsProvider {
    /// Adds every call of `shelfwire.v1.StockLevels` to the router.
    public func register(in router: inout Router) {
        router.unary(StockLevelsMethods.listStock) {
            try await self.listStock($0, context: $1)
        }
        router.unary(StockLevelsMethods.listStockAsOf) {
            try await self.listStockAsOf($0, context: $1)
        }
        router.serverStreaming(StockLevelsMethods.watchStock) {
            try await self.watchStock($0, to: $1, context: $2)
        }
        router.unary(StockLevelsMethods.listMovements) {
            try await self.listMovements($0, context: $1)
        }
        router.unary(StockLevelsMethods.moveStock) {
            try await self.moveStock($0, context: $1)
        }
        router.unary(StockLevelsMethods.getStockPolicy) {
            try await self.getStockPolicy($0, context: $1)
        }
        router.unary(StockLevelsMethods.setStockPolicy) {
            try await self.setStockPolicy($0, context: $1)
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

    /// What was where at another time: today's stock less what moved since.
    public func listStockAsOf(
        _ request: ListStockAsOfRequest,
        options: CallOptions = .defaults
    ) async throws -> ListStockAsOfReply {
        try await client.unary(StockLevelsMethods.listStockAsOf, request, options: options)
    }

    /// Stock changes as they happen, once per product and second. Begin with after_position 0, which tells what is there; go on with the last
    /// position told after a break.
    public func watchStock<Outcome: Sendable>(
        _ request: WatchStockRequest,
        options: CallOptions = .defaults,
        _ body: @Sendable (ReplyStream<StockNews>) async throws -> Outcome
    ) async throws -> Outcome {
        try await client.serverStreaming(StockLevelsMethods.watchStock, request, options: options, body)
    }

    /// Every movement, newest last.
    public func listMovements(
        _ request: ListMovementsRequest,
        options: CallOptions = .defaults
    ) async throws -> ListMovementsReply {
        try await client.unary(StockLevelsMethods.listMovements, request, options: options)
    }

    /// Goods change their place or condition within a store; all lines or none. What has happened already is a MoveEntry of a terminal.
    public func moveStock(
        _ request: MoveStockRequest,
        options: CallOptions = .defaults
    ) async throws -> MoveStockReply {
        try await client.unary(StockLevelsMethods.moveStock, request, options: options)
    }

    public func getStockPolicy(
        _ request: GetStockPolicyRequest,
        options: CallOptions = .defaults
    ) async throws -> GetStockPolicyReply {
        try await client.unary(StockLevelsMethods.getStockPolicy, request, options: options)
    }

    public func setStockPolicy(
        _ request: SetStockPolicyRequest,
        options: CallOptions = .defaults
    ) async throws -> SetStockPolicyReply {
        try await client.unary(StockLevelsMethods.setStockPolicy, request, options: options)
    }
}
