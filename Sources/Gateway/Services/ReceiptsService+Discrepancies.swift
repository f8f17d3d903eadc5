// What is not as it was ordered. Translation only.

import Inventory
import RPC
import Wire

extension ReceiptsService {
    func noteDiscrepancy(_ request: NoteDiscrepancyRequest, context: ServerContext) async throws -> NoteDiscrepancyReply {
        let command = NoteDiscrepancy(
            try id(request.receiptID, context), product: try Parsing.identifier(request.productID, "product_id", context),
            lotCode: request.lotCode, condition: request.condition.map(Inventory.Condition.init) ?? .sellable,
            Inventory.DiscrepancyKind(request.kind), Inventory.DiscrepancyAction(request.action), quantity: request.quantity,
            unitCostE4: request.unitCostE4, reason: request.reason, evidence: request.evidence)
        return try await desk.perform(command, said: request, context) { id in
            NoteDiscrepancyReply(discrepancyID: id.rawValue)
        }
    }

    func settleDiscrepancy(_ request: SettleDiscrepancyRequest, context: ServerContext) async throws -> SettleDiscrepancyReply {
        let command = SettleDiscrepancy(
            try Parsing.identifier(request.discrepancyID, "discrepancy_id", context), note: request.note)
        return try await desk.perform(command, said: request, context) { _ in SettleDiscrepancyReply() }
    }

    func listDiscrepancies(_ request: ListDiscrepanciesRequest, context: ServerContext) async throws -> ListDiscrepanciesReply {
        let list = DiscrepancyList(
            store: try Parsing.optional(request.storeID, "store_id", context), openOnly: request.openOnly,
            mineOnly: request.mineOnly, page: Inventory.Page(request.page))
        let page = try await desk.answer(list, context)
        return ListDiscrepanciesReply(discrepancies: page.items.map { Wire.Discrepancy($0) }, nextToken: page.nextToken)
    }
}
