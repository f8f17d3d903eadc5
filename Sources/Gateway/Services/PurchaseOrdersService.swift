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
            store: try Parsing.identifier(request.storeID, "store_id", context),
            PurchaseOrderContent(
                supplier: try Parsing.identifier(request.supplierID, "supplier_id", context), expectedDate: request.expectedDate,
                overReceiptPermille: Int64(request.overReceiptPermille), lines: request.lines.map { .init($0) }))
        return try await desk.perform(command, said: request, context) { created in
            CreatePurchaseOrderReply(purchaseOrderID: created.id.rawValue, number: created.number)
        }
    }

    func revisePurchaseOrder(
        _ request: RevisePurchaseOrderRequest, context: ServerContext
    ) async throws -> RevisePurchaseOrderReply {
        let command = RevisePurchaseOrder(
            try id(request.purchaseOrderID, context), version: request.version,
            PurchaseOrderContent(
                supplier: try Parsing.identifier(request.supplierID, "supplier_id", context), expectedDate: request.expectedDate,
                overReceiptPermille: Int64(request.overReceiptPermille), lines: request.lines.map { .init($0) }))
        return try await desk.perform(command, said: request, context) { state in
            RevisePurchaseOrderReply(state: Wire.PurchaseOrderState(state))
        }
    }

    func submitPurchaseOrder(
        _ request: SubmitPurchaseOrderRequest, context: ServerContext
    ) async throws -> SubmitPurchaseOrderReply {
        try await desk.perform(SubmitPurchaseOrder(try id(request.purchaseOrderID, context)), said: request, context) { state in
            SubmitPurchaseOrderReply(state: Wire.PurchaseOrderState(state))
        }
    }

    func approvePurchaseOrder(
        _ request: ApprovePurchaseOrderRequest, context: ServerContext
    ) async throws -> ApprovePurchaseOrderReply {
        let command = ApprovePurchaseOrder(try id(request.purchaseOrderID, context), version: request.version)
        return try await desk.perform(command, said: request, context) { approved in
            ApprovePurchaseOrderReply(
                state: Wire.PurchaseOrderState(approved.state), approvalsGiven: Int32(clamping: approved.approvals.given),
                approvalsNeeded: Int32(clamping: approved.approvals.needed))
        }
    }

    func rejectPurchaseOrder(
        _ request: RejectPurchaseOrderRequest, context: ServerContext
    ) async throws -> RejectPurchaseOrderReply {
        let command = RejectPurchaseOrder(try id(request.purchaseOrderID, context), note: request.note)
        return try await desk.perform(command, said: request, context) { state in
            RejectPurchaseOrderReply(state: Wire.PurchaseOrderState(state))
        }
    }

    func sendPurchaseOrder(_ request: SendPurchaseOrderRequest, context: ServerContext) async throws -> SendPurchaseOrderReply {
        try await desk.perform(SendPurchaseOrder(try id(request.purchaseOrderID, context)), said: request, context) { state in
            SendPurchaseOrderReply(state: Wire.PurchaseOrderState(state))
        }
    }

    func announceDelivery(_ request: AnnounceDeliveryRequest, context: ServerContext) async throws -> AnnounceDeliveryReply {
        let command = AnnounceDelivery(
            try id(request.purchaseOrderID, context), deliveryNote: request.deliveryNote, expectedDate: request.expectedDate)
        return try await desk.perform(command, said: request, context) { state in
            AnnounceDeliveryReply(state: Wire.PurchaseOrderState(state))
        }
    }

    func closePurchaseOrder(_ request: ClosePurchaseOrderRequest, context: ServerContext) async throws -> ClosePurchaseOrderReply {
        let command = EndPurchaseOrder(try id(request.purchaseOrderID, context), .closedShort, note: request.note)
        return try await desk.perform(command, said: request, context) { state in
            ClosePurchaseOrderReply(state: Wire.PurchaseOrderState(state))
        }
    }

    func cancelPurchaseOrder(
        _ request: CancelPurchaseOrderRequest, context: ServerContext
    ) async throws -> CancelPurchaseOrderReply {
        let command = EndPurchaseOrder(try id(request.purchaseOrderID, context), .cancelled, note: request.note)
        return try await desk.perform(command, said: request, context) { state in
            CancelPurchaseOrderReply(state: Wire.PurchaseOrderState(state))
        }
    }

    func findPurchaseOrders(_ request: FindPurchaseOrdersRequest, context: ServerContext) async throws -> FindPurchaseOrdersReply {
        let clue: OrderSearch.Clue
        switch request.clue {
        case .text(let text): clue = .text(text)
        case .raw(let raw): clue = .goods(.code(raw: raw, symbology: request.symbology))
        case .productID(let product): clue = .goods(.product(product))
        case nil:
            let missing = Rejection.malformed(field: "clue", problem: "is missing: give text, raw or product_id")
            throw RejectionStatus.error(Refusal(missing), Authentication.language(context.metadata))
        }
        let store: StoreID = try Parsing.identifier(request.storeID, "store_id", context)
        let matches = try await desk.answer(OrderSearch(store: store, clue), context)
        return FindPurchaseOrdersReply(matches: matches.map { PurchaseOrderMatch($0) })
    }

    func getPurchaseOrder(_ request: GetPurchaseOrderRequest, context: ServerContext) async throws -> GetPurchaseOrderReply {
        let reference: PurchaseOrderInFull.Reference
        switch request.by {
        case .purchaseOrderID(let raw): reference = .id(try id(raw, context))
        case .number(let number): reference = .number(number)
        case nil:
            let missing = Rejection.malformed(field: "by", problem: "is missing: give purchase_order_id or number")
            throw RejectionStatus.error(Refusal(missing), Authentication.language(context.metadata))
        }
        let order = try await desk.answer(PurchaseOrderInFull(reference), context)
        return GetPurchaseOrderReply(purchaseOrder: Wire.PurchaseOrder(order))
    }

    func listPurchaseOrders(
        _ request: ListPurchaseOrdersRequest, context: ServerContext
    ) async throws -> ListPurchaseOrdersReply {
        let list = PurchaseOrderList(
            store: try Parsing.optional(request.storeID, "store_id", context),
            supplier: try Parsing.optional(request.supplierID, "supplier_id", context), openOnly: request.openOnly,
            page: Inventory.Page(request.page))
        let page = try await desk.answer(list, context)
        return ListPurchaseOrdersReply(purchaseOrders: page.items.map { Wire.PurchaseOrder($0) }, nextToken: page.nextToken)
    }

    private func id(_ raw: Int64, _ context: ServerContext) throws -> DocumentID {
        try Parsing.identifier(raw, "purchase_order_id", context)
    }
}

extension Wire.PurchaseOrder {
    init(_ order: Inventory.PurchaseOrder) {
        self.init(
            purchaseOrderID: order.id.rawValue, number: order.number, state: Wire.PurchaseOrderState(order.state),
            storeID: order.store.rawValue, supplierID: order.supplier.rawValue, supplierName: order.supplierName,
            expectedDate: order.expectedDate, lines: order.lines.map { Wire.PurchaseOrderLine($0) }, version: order.version,
            overReceiptPermille: Int32(clamping: order.overReceiptPermille), approvalsGiven: Int32(clamping: order.approvals.given),
            approvalsNeeded: Int32(clamping: order.approvals.needed), note: order.note, deliveryNotes: order.deliveryNotes)
    }
}

extension PurchaseOrderMatch {
    init(_ match: OrderSearch.Match) {
        self.init(
            purchaseOrder: Wire.PurchaseOrder(match.order), line: Int32(clamping: match.line?.line ?? 0),
            productID: match.line?.product.rawValue ?? 0, productName: match.line?.productName ?? "",
            outstanding: match.line?.outstanding.units ?? 0, expectedDate: match.line?.expectedDate ?? "")
    }
}

extension Inventory.PurchaseOrderLineDraft {
    init(_ line: Wire.PurchaseOrderLineDraft) {
        self.init(product: line.productID, quantity: line.quantity, unitCostE4: line.unitCostE4, expectedDate: line.expectedDate)
    }
}

extension Wire.PurchaseOrderLine {
    init(_ line: Inventory.PurchaseOrder.Line) {
        self.init(
            line: Int32(clamping: line.line), productID: line.product.rawValue, productName: line.productName,
            ordered: line.ordered.units, received: line.received.units, cancelled: line.cancelled.units,
            unitCostE4: line.unitCost?.e4, expectedDate: line.expectedDate)
    }
}

extension Wire.PurchaseOrderState {
    init(_ state: Inventory.PurchaseOrderState) {
        self =
            switch state {
            case .draft: .draft
            case .submitted: .submitted
            case .approved: .approved
            case .sent: .sent
            case .partlyReceived: .partlyReceived
            case .received: .received
            case .closedShort: .closedShort
            case .cancelled: .cancelled
            }
    }
}
