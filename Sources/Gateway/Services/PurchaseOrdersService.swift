// Orders to suppliers. Translation only.

import Inventory
import RPC
import Wire

struct PurchaseOrdersService: PurchaseOrdersProvider {
    let desk: CommandDesk

    func createPurchaseOrder(
        _ request: CreatePurchaseOrderRequest, context: ServerContext
    ) async throws -> CreatePurchaseOrderReply {
        let command = CreatePurchaseOrder(
            store: request.storeID, supplier: request.supplierID, expectedDate: request.expectedDate,
            overReceiptPermille: Int64(request.overReceiptPermille),
            lines: request.lines.map { line in
                CreatePurchaseOrder.Line(
                    product: line.productID, quantity: line.quantity, unitCostE4: line.unitCostE4,
                    expectedDate: line.expectedDate)
            })
        return try await desk.perform(command, said: request, context) { created in
            CreatePurchaseOrderReply(purchaseOrderID: created.id.rawValue, number: created.number)
        }
    }

    func submitPurchaseOrder(
        _ request: SubmitPurchaseOrderRequest, context: ServerContext
    ) async throws -> SubmitPurchaseOrderReply {
        try await desk.perform(SubmitPurchaseOrder(order: request.purchaseOrderID), said: request, context) { state in
            SubmitPurchaseOrderReply(state: Wire.PurchaseOrderState(state))
        }
    }

    func approvePurchaseOrder(
        _ request: ApprovePurchaseOrderRequest, context: ServerContext
    ) async throws -> ApprovePurchaseOrderReply {
        try await desk.perform(ApprovePurchaseOrder(order: request.purchaseOrderID), said: request, context) { state in
            ApprovePurchaseOrderReply(state: Wire.PurchaseOrderState(state))
        }
    }

    func sendPurchaseOrder(_ request: SendPurchaseOrderRequest, context: ServerContext) async throws -> SendPurchaseOrderReply {
        try await desk.perform(SendPurchaseOrder(order: request.purchaseOrderID), said: request, context) { state in
            SendPurchaseOrderReply(state: Wire.PurchaseOrderState(state))
        }
    }

    func getPurchaseOrder(_ request: GetPurchaseOrderRequest, context: ServerContext) async throws -> GetPurchaseOrderReply {
        let order = try await desk.answer(context) { books, caller in
            switch request.by {
            case .purchaseOrderID(let id): try await books.purchaseOrder(id, for: caller)
            case .number(let number): try await books.purchaseOrder(number: number, for: caller)
            case nil: throw Refusal(.malformed(field: "by", problem: "is missing: give purchase_order_id or number"))
            }
        }
        return GetPurchaseOrderReply(purchaseOrder: Wire.PurchaseOrder(order))
    }

    func listPurchaseOrders(
        _ request: ListPurchaseOrdersRequest, context: ServerContext
    ) async throws -> ListPurchaseOrdersReply {
        let page = try await desk.answer(context) { books, caller in
            try await books.purchaseOrders(
                in: request.storeID, supplier: request.supplierID, openOnly: request.openOnly, page: PageRequest(request.page),
                for: caller)
        }
        return ListPurchaseOrdersReply(purchaseOrders: page.items.map { Wire.PurchaseOrder($0) }, nextToken: page.nextToken)
    }
}
