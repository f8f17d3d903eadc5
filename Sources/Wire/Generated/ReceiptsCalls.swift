// Generated from shelfwire/v1/receipts.proto by Protos/generate. Do not edit.

public import RPC

/// The calls of `shelfwire.v1.Receipts`.
public enum ReceiptsMethods {
    public static let openReceipt = MethodDescriptor(
        service: "shelfwire.v1.Receipts", name: "OpenReceipt", kind: .unary)
    public static let openLateReceipt = MethodDescriptor(
        service: "shelfwire.v1.Receipts", name: "OpenLateReceipt", kind: .unary)
    public static let addReceiptGoods = MethodDescriptor(
        service: "shelfwire.v1.Receipts", name: "AddReceiptGoods", kind: .unary)
    public static let noteDiscrepancy = MethodDescriptor(
        service: "shelfwire.v1.Receipts", name: "NoteDiscrepancy", kind: .unary)
    public static let settleDiscrepancy = MethodDescriptor(
        service: "shelfwire.v1.Receipts", name: "SettleDiscrepancy", kind: .unary)
    public static let listDiscrepancies = MethodDescriptor(
        service: "shelfwire.v1.Receipts", name: "ListDiscrepancies", kind: .unary)
    public static let getReceipt = MethodDescriptor(
        service: "shelfwire.v1.Receipts", name: "GetReceipt", kind: .unary)
    public static let listReceipts = MethodDescriptor(
        service: "shelfwire.v1.Receipts", name: "ListReceipts", kind: .unary)
    public static let submitReceipt = MethodDescriptor(
        service: "shelfwire.v1.Receipts", name: "SubmitReceipt", kind: .unary)
    public static let approveReceipt = MethodDescriptor(
        service: "shelfwire.v1.Receipts", name: "ApproveReceipt", kind: .unary)
    public static let rejectReceipt = MethodDescriptor(
        service: "shelfwire.v1.Receipts", name: "RejectReceipt", kind: .unary)
    public static let discardReceipt = MethodDescriptor(
        service: "shelfwire.v1.Receipts", name: "DiscardReceipt", kind: .unary)
    public static let releaseReceipt = MethodDescriptor(
        service: "shelfwire.v1.Receipts", name: "ReleaseReceipt", kind: .unary)
    public static let postReceipt = MethodDescriptor(
        service: "shelfwire.v1.Receipts", name: "PostReceipt", kind: .unary)
    public static let correctReceipt = MethodDescriptor(
        service: "shelfwire.v1.Receipts", name: "CorrectReceipt", kind: .unary)
    public static let listLotCosts = MethodDescriptor(
        service: "shelfwire.v1.Receipts", name: "ListLotCosts", kind: .unary)
    public static let setLifeRule = MethodDescriptor(
        service: "shelfwire.v1.Receipts", name: "SetLifeRule", kind: .unary)

    public static let all: [MethodDescriptor] = [
        openReceipt,
        openLateReceipt,
        addReceiptGoods,
        noteDiscrepancy,
        settleDiscrepancy,
        listDiscrepancies,
        getReceipt,
        listReceipts,
        submitReceipt,
        approveReceipt,
        rejectReceipt,
        discardReceipt,
        releaseReceipt,
        postReceipt,
        correctReceipt,
        listLotCosts,
        setLifeRule,
    ]
}

/// What a server of `shelfwire.v1.Receipts` does.
public protocol ReceiptsProvider: ServiceProvider {
    func openReceipt(_ request: OpenReceiptRequest, context: ServerContext) async throws -> OpenReceiptReply

    /// Goods that came long ago and whose paper was lost. Needs the report of the loss and evidence; two people approve it.
    func openLateReceipt(_ request: OpenLateReceiptRequest, context: ServerContext) async throws -> OpenLateReceiptReply

    /// Goods added by hand at a desk.
    func addReceiptGoods(_ request: AddReceiptGoodsRequest, context: ServerContext) async throws -> AddReceiptGoodsReply

    /// What is not as it was ordered. The order's buyer owns it and is told.
    func noteDiscrepancy(_ request: NoteDiscrepancyRequest, context: ServerContext) async throws -> NoteDiscrepancyReply

    func settleDiscrepancy(
        _ request: SettleDiscrepancyRequest,
        context: ServerContext
    ) async throws -> SettleDiscrepancyReply

    func listDiscrepancies(
        _ request: ListDiscrepanciesRequest,
        context: ServerContext
    ) async throws -> ListDiscrepanciesReply

    func getReceipt(_ request: GetReceiptRequest, context: ServerContext) async throws -> GetReceiptReply

    func listReceipts(_ request: ListReceiptsRequest, context: ServerContext) async throws -> ListReceiptsReply

    func submitReceipt(_ request: SubmitReceiptRequest, context: ServerContext) async throws -> SubmitReceiptReply

    /// By another person than those who opened it, scanned into it, or gave an earlier approval.
    func approveReceipt(_ request: ApproveReceiptRequest, context: ServerContext) async throws -> ApproveReceiptReply

    /// Back to draft, with a note.
    func rejectReceipt(_ request: RejectReceiptRequest, context: ServerContext) async throws -> RejectReceiptReply

    /// A draft that was opened by mistake comes to nothing.
    func discardReceipt(_ request: DiscardReceiptRequest, context: ServerContext) async throws -> DiscardReceiptReply

    /// A receipt that was held as a likely duplicate is none.
    func releaseReceipt(_ request: ReleaseReceiptRequest, context: ServerContext) async throws -> ReleaseReceiptReply

    /// Stock, cost, the payable and the order's received quantities change here and only here.
    func postReceipt(_ request: PostReceiptRequest, context: ServerContext) async throws -> PostReceiptReply

    /// Opens a draft that holds what was posted, to be put right, approved and posted; goods that have left the store cannot be taken back.
    func correctReceipt(_ request: CorrectReceiptRequest, context: ServerContext) async throws -> CorrectReceiptReply

    /// What was paid for each lot of a product.
    func listLotCosts(_ request: ListLotCostsRequest, context: ServerContext) async throws -> ListLotCostsReply

    /// How much life goods must have left when they arrive.
    func setLifeRule(_ request: SetLifeRuleRequest, context: ServerContext) async throws -> SetLifeRuleReply
}

extension ReceiptsProvider {
    /// Adds every call of `shelfwire.v1.Receipts` to the router.
    public func register(in router: inout Router) {
        router.unary(ReceiptsMethods.openReceipt) {
            try await self.openReceipt($0, context: $1)
        }
        router.unary(ReceiptsMethods.openLateReceipt) {
            try await self.openLateReceipt($0, context: $1)
        }
        router.unary(ReceiptsMethods.addReceiptGoods) {
            try await self.addReceiptGoods($0, context: $1)
        }
        router.unary(ReceiptsMethods.noteDiscrepancy) {
            try await self.noteDiscrepancy($0, context: $1)
        }
        router.unary(ReceiptsMethods.settleDiscrepancy) {
            try await self.settleDiscrepancy($0, context: $1)
        }
        router.unary(ReceiptsMethods.listDiscrepancies) {
            try await self.listDiscrepancies($0, context: $1)
        }
        router.unary(ReceiptsMethods.getReceipt) {
            try await self.getReceipt($0, context: $1)
        }
        router.unary(ReceiptsMethods.listReceipts) {
            try await self.listReceipts($0, context: $1)
        }
        router.unary(ReceiptsMethods.submitReceipt) {
            try await self.submitReceipt($0, context: $1)
        }
        router.unary(ReceiptsMethods.approveReceipt) {
            try await self.approveReceipt($0, context: $1)
        }
        router.unary(ReceiptsMethods.rejectReceipt) {
            try await self.rejectReceipt($0, context: $1)
        }
        router.unary(ReceiptsMethods.discardReceipt) {
            try await self.discardReceipt($0, context: $1)
        }
        router.unary(ReceiptsMethods.releaseReceipt) {
            try await self.releaseReceipt($0, context: $1)
        }
        router.unary(ReceiptsMethods.postReceipt) {
            try await self.postReceipt($0, context: $1)
        }
        router.unary(ReceiptsMethods.correctReceipt) {
            try await self.correctReceipt($0, context: $1)
        }
        router.unary(ReceiptsMethods.listLotCosts) {
            try await self.listLotCosts($0, context: $1)
        }
        router.unary(ReceiptsMethods.setLifeRule) {
            try await self.setLifeRule($0, context: $1)
        }
    }
}

/// Calls `shelfwire.v1.Receipts` over a client.
public struct ReceiptsClient: Sendable {
    private let client: Client

    public init(_ client: Client) {
        self.client = client
    }

    public func openReceipt(
        _ request: OpenReceiptRequest,
        options: CallOptions = .defaults
    ) async throws -> OpenReceiptReply {
        try await client.unary(ReceiptsMethods.openReceipt, request, options: options)
    }

    /// Goods that came long ago and whose paper was lost. Needs the report of the loss and evidence; two people approve it.
    public func openLateReceipt(
        _ request: OpenLateReceiptRequest,
        options: CallOptions = .defaults
    ) async throws -> OpenLateReceiptReply {
        try await client.unary(ReceiptsMethods.openLateReceipt, request, options: options)
    }

    /// Goods added by hand at a desk.
    public func addReceiptGoods(
        _ request: AddReceiptGoodsRequest,
        options: CallOptions = .defaults
    ) async throws -> AddReceiptGoodsReply {
        try await client.unary(ReceiptsMethods.addReceiptGoods, request, options: options)
    }

    /// What is not as it was ordered. The order's buyer owns it and is told.
    public func noteDiscrepancy(
        _ request: NoteDiscrepancyRequest,
        options: CallOptions = .defaults
    ) async throws -> NoteDiscrepancyReply {
        try await client.unary(ReceiptsMethods.noteDiscrepancy, request, options: options)
    }

    public func settleDiscrepancy(
        _ request: SettleDiscrepancyRequest,
        options: CallOptions = .defaults
    ) async throws -> SettleDiscrepancyReply {
        try await client.unary(ReceiptsMethods.settleDiscrepancy, request, options: options)
    }

    public func listDiscrepancies(
        _ request: ListDiscrepanciesRequest,
        options: CallOptions = .defaults
    ) async throws -> ListDiscrepanciesReply {
        try await client.unary(ReceiptsMethods.listDiscrepancies, request, options: options)
    }

    public func getReceipt(
        _ request: GetReceiptRequest,
        options: CallOptions = .defaults
    ) async throws -> GetReceiptReply {
        try await client.unary(ReceiptsMethods.getReceipt, request, options: options)
    }

    public func listReceipts(
        _ request: ListReceiptsRequest,
        options: CallOptions = .defaults
    ) async throws -> ListReceiptsReply {
        try await client.unary(ReceiptsMethods.listReceipts, request, options: options)
    }

    public func submitReceipt(
        _ request: SubmitReceiptRequest,
        options: CallOptions = .defaults
    ) async throws -> SubmitReceiptReply {
        try await client.unary(ReceiptsMethods.submitReceipt, request, options: options)
    }

    /// By another person than those who opened it, scanned into it, or gave an earlier approval.
    public func approveReceipt(
        _ request: ApproveReceiptRequest,
        options: CallOptions = .defaults
    ) async throws -> ApproveReceiptReply {
        try await client.unary(ReceiptsMethods.approveReceipt, request, options: options)
    }

    /// Back to draft, with a note.
    public func rejectReceipt(
        _ request: RejectReceiptRequest,
        options: CallOptions = .defaults
    ) async throws -> RejectReceiptReply {
        try await client.unary(ReceiptsMethods.rejectReceipt, request, options: options)
    }

    /// A draft that was opened by mistake comes to nothing.
    public func discardReceipt(
        _ request: DiscardReceiptRequest,
        options: CallOptions = .defaults
    ) async throws -> DiscardReceiptReply {
        try await client.unary(ReceiptsMethods.discardReceipt, request, options: options)
    }

    /// A receipt that was held as a likely duplicate is none.
    public func releaseReceipt(
        _ request: ReleaseReceiptRequest,
        options: CallOptions = .defaults
    ) async throws -> ReleaseReceiptReply {
        try await client.unary(ReceiptsMethods.releaseReceipt, request, options: options)
    }

    /// Stock, cost, the payable and the order's received quantities change here and only here.
    public func postReceipt(
        _ request: PostReceiptRequest,
        options: CallOptions = .defaults
    ) async throws -> PostReceiptReply {
        try await client.unary(ReceiptsMethods.postReceipt, request, options: options)
    }

    /// Opens a draft that holds what was posted, to be put right, approved and posted; goods that have left the store cannot be taken back.
    public func correctReceipt(
        _ request: CorrectReceiptRequest,
        options: CallOptions = .defaults
    ) async throws -> CorrectReceiptReply {
        try await client.unary(ReceiptsMethods.correctReceipt, request, options: options)
    }

    /// What was paid for each lot of a product.
    public func listLotCosts(
        _ request: ListLotCostsRequest,
        options: CallOptions = .defaults
    ) async throws -> ListLotCostsReply {
        try await client.unary(ReceiptsMethods.listLotCosts, request, options: options)
    }

    /// How much life goods must have left when they arrive.
    public func setLifeRule(
        _ request: SetLifeRuleRequest,
        options: CallOptions = .defaults
    ) async throws -> SetLifeRuleReply {
        try await client.unary(ReceiptsMethods.setLifeRule, request, options: options)
    }
}
