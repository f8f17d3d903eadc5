// Goods-in documents. Translation only.

import Inventory
import RPC
import Wire

struct ReceiptsService: ReceiptsProvider {
    let desk: CommandDesk

    func openReceipt(_ request: OpenReceiptRequest, context: ServerContext) async throws -> OpenReceiptReply {
        let command = OpenReceipt(
            store: request.storeID, purchaseOrder: request.purchaseOrderID, supplier: request.supplierID,
            deliveryNote: request.deliveryNote)
        return try await desk.perform(command, said: request, context) { opened in
            OpenReceiptReply(receiptID: opened.id.rawValue, number: opened.number)
        }
    }

    func getReceipt(_ request: GetReceiptRequest, context: ServerContext) async throws -> GetReceiptReply {
        let language = Authentication.language(context.metadata)
        let receipt = try await desk.answer(context) { books, caller in
            try await books.receipt(request.receiptID, for: caller)
        }
        return GetReceiptReply(receipt: Wire.Receipt(receipt, language))
    }

    func listReceipts(_ request: ListReceiptsRequest, context: ServerContext) async throws -> ListReceiptsReply {
        let language = Authentication.language(context.metadata)
        let page = try await desk.answer(context) { books, caller in
            try await books.receipts(
                in: request.storeID, states: request.states.map(Inventory.ReceiptState.init), page: PageRequest(request.page),
                for: caller)
        }
        return ListReceiptsReply(receipts: page.items.map { Wire.Receipt($0, language) }, nextToken: page.nextToken)
    }

    func submitReceipt(_ request: SubmitReceiptRequest, context: ServerContext) async throws -> SubmitReceiptReply {
        try await desk.perform(SubmitReceipt(receipt: request.receiptID), said: request, context) { state in
            SubmitReceiptReply(state: Wire.ReceiptState(state))
        }
    }

    func approveReceipt(_ request: ApproveReceiptRequest, context: ServerContext) async throws -> ApproveReceiptReply {
        let command = ApproveReceipt(receipt: request.receiptID, version: request.version)
        return try await desk.perform(command, said: request, context) { state in
            ApproveReceiptReply(state: Wire.ReceiptState(state))
        }
    }

    func rejectReceipt(_ request: RejectReceiptRequest, context: ServerContext) async throws -> RejectReceiptReply {
        let command = RejectReceipt(receipt: request.receiptID, note: request.note)
        return try await desk.perform(command, said: request, context) { state in
            RejectReceiptReply(state: Wire.ReceiptState(state))
        }
    }

    func postReceipt(_ request: PostReceiptRequest, context: ServerContext) async throws -> PostReceiptReply {
        try await desk.perform(PostReceipt(receipt: request.receiptID), said: request, context) { posted in
            PostReceiptReply(state: .posted, postedSequence: posted)
        }
    }
}
