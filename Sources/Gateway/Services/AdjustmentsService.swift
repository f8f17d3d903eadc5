// Losses and gains outside any count. Translation only.

import Inventory
import RPC
import Wire

struct AdjustmentsService: AdjustmentsProvider {
    let desk: CommandDesk

    func createAdjustment(_ request: CreateAdjustmentRequest, context: ServerContext) async throws -> CreateAdjustmentReply {
        let lines = request.lines.map { line in
            Inventory.AdjustmentLineDraft(StockLineDraft(line.goods), reason: Inventory.AdjustmentReason(line.reason))
        }
        let command = CreateAdjustment(
            store: try Parsing.identifier(request.storeID, "store_id", context), lines: lines, note: request.note,
            evidence: request.evidenceSha256)
        return try await desk.perform(command, said: request, context) { created in
            CreateAdjustmentReply(
                adjustmentID: created.document.id.rawValue, number: created.document.number, state: Wire.AdjustmentState(created.state))
        }
    }

    func approveAdjustment(_ request: ApproveAdjustmentRequest, context: ServerContext) async throws -> ApproveAdjustmentReply {
        let command = ApproveAdjustment(try id(request.adjustmentID, context), version: request.version)
        return try await desk.perform(command, said: request, context) { approved in
            ApproveAdjustmentReply(state: Wire.AdjustmentState(approved.state), postedSequence: approved.sequence)
        }
    }

    func rejectAdjustment(_ request: RejectAdjustmentRequest, context: ServerContext) async throws -> RejectAdjustmentReply {
        let command = RejectAdjustment(try id(request.adjustmentID, context), note: request.note)
        return try await desk.perform(command, said: request, context) { state in
            RejectAdjustmentReply(state: Wire.AdjustmentState(state))
        }
    }

    func getAdjustment(_ request: GetAdjustmentRequest, context: ServerContext) async throws -> GetAdjustmentReply {
        let found = try await desk.answer(AdjustmentInFull(try id(request.adjustmentID, context)), context)
        return GetAdjustmentReply(adjustment: Wire.Adjustment(found))
    }

    func listAdjustments(_ request: ListAdjustmentsRequest, context: ServerContext) async throws -> ListAdjustmentsReply {
        let list = AdjustmentList(
            store: try Parsing.optional(request.storeID, "store_id", context),
            states: Set(request.states.map { Inventory.AdjustmentState($0) }), page: Inventory.Page(request.page))
        let page = try await desk.answer(list, context)
        return ListAdjustmentsReply(adjustments: page.items.map { Wire.Adjustment($0) }, nextToken: page.nextToken)
    }

    private func id(_ raw: Int64, _ context: ServerContext) throws -> DocumentID {
        try Parsing.identifier(raw, "adjustment_id", context)
    }
}

extension Wire.Adjustment {
    init(_ adjustment: Inventory.Adjustment) {
        self.init(
            adjustmentID: adjustment.id.rawValue, number: adjustment.number, state: Wire.AdjustmentState(adjustment.state),
            storeID: adjustment.store.rawValue, version: adjustment.version, createdBy: adjustment.createdBy,
            approvedBy: adjustment.approvedBy, createdMs: adjustment.created.milliseconds, note: adjustment.note,
            postedSequence: adjustment.postedSequence, evidenceSha256: adjustment.evidence, valueE4: adjustment.value?.e4,
            lines: adjustment.lines.map { line in
                AdjustmentLine(
                    productID: line.product.rawValue, productName: line.productName, lotCode: line.lotCode,
                    locationID: line.location.rawValue, locationCode: line.locationCode, condition: Wire.Condition(line.condition),
                    quantity: line.quantity, reason: Wire.AdjustmentReason(line.reason))
            })
    }
}

extension Wire.AdjustmentState {
    init(_ state: Inventory.AdjustmentState) {
        self =
            switch state {
            case .submitted: .submitted
            case .posted: .posted
            case .rejected: .rejected
            }
    }
}

extension Inventory.AdjustmentState {
    init(_ state: Wire.AdjustmentState) {
        self =
            switch state {
            case .submitted: .submitted
            case .posted: .posted
            case .rejected: .rejected
            }
    }
}
