// Generated from shelfwire/v1/stocktakes.proto by Protos/generate. Do not edit.

public import RPC

/// The calls of `shelfwire.v1.Stocktakes`.
public enum StocktakesMethods {
    public static let proposeStocktake = MethodDescriptor(
        service: "shelfwire.v1.Stocktakes", name: "ProposeStocktake", kind: .unary)
    public static let openStocktake = MethodDescriptor(
        service: "shelfwire.v1.Stocktakes", name: "OpenStocktake", kind: .unary)
    public static let getStocktake = MethodDescriptor(
        service: "shelfwire.v1.Stocktakes", name: "GetStocktake", kind: .unary)
    public static let listStocktakes = MethodDescriptor(
        service: "shelfwire.v1.Stocktakes", name: "ListStocktakes", kind: .unary)
    public static let getVariance = MethodDescriptor(
        service: "shelfwire.v1.Stocktakes", name: "GetVariance", kind: .unary)
    public static let summarizeVariance = MethodDescriptor(
        service: "shelfwire.v1.Stocktakes", name: "SummarizeVariance", kind: .unary)
    public static let explainVariance = MethodDescriptor(
        service: "shelfwire.v1.Stocktakes", name: "ExplainVariance", kind: .unary)
    public static let listRecountLines = MethodDescriptor(
        service: "shelfwire.v1.Stocktakes", name: "ListRecountLines", kind: .unary)
    public static let handOutCountTask = MethodDescriptor(
        service: "shelfwire.v1.Stocktakes", name: "HandOutCountTask", kind: .unary)
    public static let takeCountTask = MethodDescriptor(
        service: "shelfwire.v1.Stocktakes", name: "TakeCountTask", kind: .unary)
    public static let listCountTasks = MethodDescriptor(
        service: "shelfwire.v1.Stocktakes", name: "ListCountTasks", kind: .unary)
    public static let submitStocktake = MethodDescriptor(
        service: "shelfwire.v1.Stocktakes", name: "SubmitStocktake", kind: .unary)
    public static let approveStocktake = MethodDescriptor(
        service: "shelfwire.v1.Stocktakes", name: "ApproveStocktake", kind: .unary)
    public static let rejectStocktake = MethodDescriptor(
        service: "shelfwire.v1.Stocktakes", name: "RejectStocktake", kind: .unary)

    public static let all: [MethodDescriptor] = [
        proposeStocktake,
        openStocktake,
        getStocktake,
        listStocktakes,
        getVariance,
        summarizeVariance,
        explainVariance,
        listRecountLines,
        handOutCountTask,
        takeCountTask,
        listCountTasks,
        submitStocktake,
        approveStocktake,
        rejectStocktake,
    ]
}

/// What a server of `shelfwire.v1.Stocktakes` does.
public protocol StocktakesProvider: ServiceProvider {
    /// What a cycle count should look at: open the stocktake with these products.
    func proposeStocktake(
        _ request: ProposeStocktakeRequest,
        context: ServerContext
    ) async throws -> ProposeStocktakeReply

    func openStocktake(_ request: OpenStocktakeRequest, context: ServerContext) async throws -> OpenStocktakeReply

    func getStocktake(_ request: GetStocktakeRequest, context: ServerContext) async throws -> GetStocktakeReply

    func listStocktakes(_ request: ListStocktakesRequest, context: ServerContext) async throws -> ListStocktakesReply

    /// Counted against the ledger at each count's own instant. Not for people who still count blind on it.
    func getVariance(_ request: GetVarianceRequest, context: ServerContext) async throws -> GetVarianceReply

    /// The same in few lines: by product, location or counter.
    func summarizeVariance(
        _ request: SummarizeVarianceRequest,
        context: ServerContext
    ) async throws -> SummarizeVarianceReply

    /// Why lines differ, while the stocktake waits for approval.
    func explainVariance(_ request: ExplainVarianceRequest, context: ServerContext) async throws -> ExplainVarianceReply

    /// What has to be counted again, by whom; never with a quantity.
    func listRecountLines(
        _ request: ListRecountLinesRequest,
        context: ServerContext
    ) async throws -> ListRecountLinesReply

    /// Who counts where. Places are handed out to terminals, or taken over on one; what another one counts there all the same is booked.
    func handOutCountTask(
        _ request: HandOutCountTaskRequest,
        context: ServerContext
    ) async throws -> HandOutCountTaskReply

    func takeCountTask(_ request: TakeCountTaskRequest, context: ServerContext) async throws -> TakeCountTaskReply

    func listCountTasks(_ request: ListCountTasksRequest, context: ServerContext) async throws -> ListCountTasksReply

    /// No more counts: ready for approval, or (RECOUNTING) for somebody else to count again what differs too much.
    func submitStocktake(_ request: SubmitStocktakeRequest, context: ServerContext) async throws -> SubmitStocktakeReply

    /// By a person who counted none of it. Posts the variance as differences dated at each count's instant.
    func approveStocktake(
        _ request: ApproveStocktakeRequest,
        context: ServerContext
    ) async throws -> ApproveStocktakeReply

    /// Back to counting, with a note.
    func rejectStocktake(_ request: RejectStocktakeRequest, context: ServerContext) async throws -> RejectStocktakeReply
}

extension StocktakesProvider {
    /// Adds every call of `shelfwire.v1.Stocktakes` to the router.
    public func register(in router: inout Router) {
        router.unary(StocktakesMethods.proposeStocktake) {
            try await self.proposeStocktake($0, context: $1)
        }
        router.unary(StocktakesMethods.openStocktake) {
            try await self.openStocktake($0, context: $1)
        }
        router.unary(StocktakesMethods.getStocktake) {
            try await self.getStocktake($0, context: $1)
        }
        router.unary(StocktakesMethods.listStocktakes) {
            try await self.listStocktakes($0, context: $1)
        }
        router.unary(StocktakesMethods.getVariance) {
            try await self.getVariance($0, context: $1)
        }
        router.unary(StocktakesMethods.summarizeVariance) {
            try await self.summarizeVariance($0, context: $1)
        }
        router.unary(StocktakesMethods.explainVariance) {
            try await self.explainVariance($0, context: $1)
        }
        router.unary(StocktakesMethods.listRecountLines) {
            try await self.listRecountLines($0, context: $1)
        }
        router.unary(StocktakesMethods.handOutCountTask) {
            try await self.handOutCountTask($0, context: $1)
        }
        router.unary(StocktakesMethods.takeCountTask) {
            try await self.takeCountTask($0, context: $1)
        }
        router.unary(StocktakesMethods.listCountTasks) {
            try await self.listCountTasks($0, context: $1)
        }
        router.unary(StocktakesMethods.submitStocktake) {
            try await self.submitStocktake($0, context: $1)
        }
        router.unary(StocktakesMethods.approveStocktake) {
            try await self.approveStocktake($0, context: $1)
        }
        router.unary(StocktakesMethods.rejectStocktake) {
            try await self.rejectStocktake($0, context: $1)
        }
    }
}

/// Calls `shelfwire.v1.Stocktakes` over a client.
public struct StocktakesClient: Sendable {
    private let client: Client

    public init(_ client: Client) {
        self.client = client
    }

    /// What a cycle count should look at: open the stocktake with these products.
    public func proposeStocktake(
        _ request: ProposeStocktakeRequest,
        options: CallOptions = .defaults
    ) async throws -> ProposeStocktakeReply {
        try await client.unary(StocktakesMethods.proposeStocktake, request, options: options)
    }

    public func openStocktake(
        _ request: OpenStocktakeRequest,
        options: CallOptions = .defaults
    ) async throws -> OpenStocktakeReply {
        try await client.unary(StocktakesMethods.openStocktake, request, options: options)
    }

    public func getStocktake(
        _ request: GetStocktakeRequest,
        options: CallOptions = .defaults
    ) async throws -> GetStocktakeReply {
        try await client.unary(StocktakesMethods.getStocktake, request, options: options)
    }

    public func listStocktakes(
        _ request: ListStocktakesRequest,
        options: CallOptions = .defaults
    ) async throws -> ListStocktakesReply {
        try await client.unary(StocktakesMethods.listStocktakes, request, options: options)
    }

    /// Counted against the ledger at each count's own instant. Not for people who still count blind on it.
    public func getVariance(
        _ request: GetVarianceRequest,
        options: CallOptions = .defaults
    ) async throws -> GetVarianceReply {
        try await client.unary(StocktakesMethods.getVariance, request, options: options)
    }

    /// The same in few lines: by product, location or counter.
    public func summarizeVariance(
        _ request: SummarizeVarianceRequest,
        options: CallOptions = .defaults
    ) async throws -> SummarizeVarianceReply {
        try await client.unary(StocktakesMethods.summarizeVariance, request, options: options)
    }

    /// Why lines differ, while the stocktake waits for approval.
    public func explainVariance(
        _ request: ExplainVarianceRequest,
        options: CallOptions = .defaults
    ) async throws -> ExplainVarianceReply {
        try await client.unary(StocktakesMethods.explainVariance, request, options: options)
    }

    /// What has to be counted again, by whom; never with a quantity.
    public func listRecountLines(
        _ request: ListRecountLinesRequest,
        options: CallOptions = .defaults
    ) async throws -> ListRecountLinesReply {
        try await client.unary(StocktakesMethods.listRecountLines, request, options: options)
    }

    /// Who counts where. Places are handed out to terminals, or taken over on one; what another one counts there all the same is booked.
    public func handOutCountTask(
        _ request: HandOutCountTaskRequest,
        options: CallOptions = .defaults
    ) async throws -> HandOutCountTaskReply {
        try await client.unary(StocktakesMethods.handOutCountTask, request, options: options)
    }

    public func takeCountTask(
        _ request: TakeCountTaskRequest,
        options: CallOptions = .defaults
    ) async throws -> TakeCountTaskReply {
        try await client.unary(StocktakesMethods.takeCountTask, request, options: options)
    }

    public func listCountTasks(
        _ request: ListCountTasksRequest,
        options: CallOptions = .defaults
    ) async throws -> ListCountTasksReply {
        try await client.unary(StocktakesMethods.listCountTasks, request, options: options)
    }

    /// No more counts: ready for approval, or (RECOUNTING) for somebody else to count again what differs too much.
    public func submitStocktake(
        _ request: SubmitStocktakeRequest,
        options: CallOptions = .defaults
    ) async throws -> SubmitStocktakeReply {
        try await client.unary(StocktakesMethods.submitStocktake, request, options: options)
    }

    /// By a person who counted none of it. Posts the variance as differences dated at each count's instant.
    public func approveStocktake(
        _ request: ApproveStocktakeRequest,
        options: CallOptions = .defaults
    ) async throws -> ApproveStocktakeReply {
        try await client.unary(StocktakesMethods.approveStocktake, request, options: options)
    }

    /// Back to counting, with a note.
    public func rejectStocktake(
        _ request: RejectStocktakeRequest,
        options: CallOptions = .defaults
    ) async throws -> RejectStocktakeReply {
        try await client.unary(StocktakesMethods.rejectStocktake, request, options: options)
    }
}
