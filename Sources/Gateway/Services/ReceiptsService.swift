// Goods-in documents. Translation only.

import Inventory
import RPC
import Wire

struct ReceiptsService: ReceiptsProvider {
    let desk: CommandDesk

    func openReceipt(_ request: OpenReceiptRequest, context: ServerContext) async throws -> OpenReceiptReply {
        let command = OpenReceipt(
            store: try Parsing.identifier(request.storeID, "store_id", context),
            order: try Parsing.optional(request.purchaseOrderID, "purchase_order_id", context),
            supplier: try Parsing.optional(request.supplierID, "supplier_id", context), deliveryNote: request.deliveryNote)
        return try await desk.perform(command, said: request, context) { opened in
            OpenReceiptReply(receiptID: opened.id.rawValue, number: opened.number)
        }
    }

    func getReceipt(_ request: GetReceiptRequest, context: ServerContext) async throws -> GetReceiptReply {
        let receipt = try await desk.answer(ReceiptInFull(try id(request.receiptID, context)), context)
        return GetReceiptReply(receipt: Wire.Receipt(receipt, Authentication.language(context.metadata)))
    }

    func listReceipts(_ request: ListReceiptsRequest, context: ServerContext) async throws -> ListReceiptsReply {
        let list = ReceiptList(
            store: try Parsing.optional(request.storeID, "store_id", context),
            states: Set(request.states.map { Inventory.ReceiptState($0) }), page: Inventory.Page(request.page))
        let page = try await desk.answer(list, context)
        let language = Authentication.language(context.metadata)
        return ListReceiptsReply(receipts: page.items.map { Wire.Receipt($0, language) }, nextToken: page.nextToken)
    }

    func submitReceipt(_ request: SubmitReceiptRequest, context: ServerContext) async throws -> SubmitReceiptReply {
        try await desk.perform(SubmitReceipt(try id(request.receiptID, context)), said: request, context) { state in
            SubmitReceiptReply(state: Wire.ReceiptState(state))
        }
    }

    func approveReceipt(_ request: ApproveReceiptRequest, context: ServerContext) async throws -> ApproveReceiptReply {
        let command = ApproveReceipt(try id(request.receiptID, context), version: request.version)
        return try await desk.perform(command, said: request, context) { state in
            ApproveReceiptReply(state: Wire.ReceiptState(state))
        }
    }

    func rejectReceipt(_ request: RejectReceiptRequest, context: ServerContext) async throws -> RejectReceiptReply {
        let command = RejectReceipt(try id(request.receiptID, context), note: request.note)
        return try await desk.perform(command, said: request, context) { state in
            RejectReceiptReply(state: Wire.ReceiptState(state))
        }
    }

    func postReceipt(_ request: PostReceiptRequest, context: ServerContext) async throws -> PostReceiptReply {
        try await desk.perform(PostReceipt(try id(request.receiptID, context)), said: request, context) { posted in
            PostReceiptReply(state: Wire.ReceiptState(posted.state), postedSequence: posted.sequence)
        }
    }

    private func id(_ raw: Int64, _ context: ServerContext) throws -> DocumentID {
        try Parsing.identifier(raw, "receipt_id", context)
    }
}

extension Wire.Receipt {
    init(_ receipt: Inventory.Receipt, _ language: Language) {
        self.init(
            receiptID: receipt.id.rawValue, number: receipt.number, kind: Wire.ReceiptKind(receipt.kind),
            state: Wire.ReceiptState(receipt.state), storeID: receipt.store.rawValue,
            purchaseOrderID: receipt.purchaseOrder?.rawValue ?? 0, supplierID: receipt.supplier.rawValue,
            deliveryNote: receipt.deliveryNote, lines: receipt.lines.map { ReceiptLine($0, language) },
            version: receipt.version, openedBy: receipt.openedBy, approvedBy: receipt.approvedBy,
            postedSequence: receipt.postedSequence, note: receipt.note)
    }
}

extension ReceiptLine {
    init(_ line: Inventory.Receipt.Line, _ language: Language) {
        self.init(
            line: Int32(clamping: line.line), productID: line.product.rawValue, productName: line.productName,
            lotCode: line.lotCode, expiry: line.expiry, condition: Wire.Condition(line.condition),
            quantity: line.quantity.units, expected: line.expected.units,
            warnings: line.remarks.map { Warning($0, language) })
    }
}

extension Wire.ReceiptKind {
    init(_ kind: Inventory.ReceiptKind) {
        self =
            switch kind {
            case .againstOrder: .againstOrder
            case .unplanned: .unplanned
            }
    }
}

extension Wire.ReceiptState {
    init(_ state: Inventory.ReceiptState) {
        self =
            switch state {
            case .draft: .draft
            case .submitted: .submitted
            case .approved: .approved
            case .posted: .posted
            }
    }
}

extension Inventory.ReceiptState {
    init(_ state: Wire.ReceiptState) {
        self =
            switch state {
            case .draft: .draft
            case .submitted: .submitted
            case .approved: .approved
            case .posted: .posted
            }
    }
}
