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
        let language = Authentication.language(context.metadata)
        return try await desk.perform(command, said: request, context) { opened in
            OpenReceiptReply(
                receiptID: opened.id.rawValue, number: opened.number, warnings: opened.remarks.map { Warning($0, language) })
        }
    }

    func openLateReceipt(_ request: OpenLateReceiptRequest, context: ServerContext) async throws -> OpenLateReceiptReply {
        let command = OpenLateReceipt(
            store: try Parsing.identifier(request.storeID, "store_id", context),
            order: try Parsing.optional(request.purchaseOrderID, "purchase_order_id", context),
            supplier: try Parsing.optional(request.supplierID, "supplier_id", context), deliveryNote: request.deliveryNote,
            arrived: Instant(milliseconds: request.arrivedMs), lossReport: request.lossReport, evidence: request.evidence)
        return try await desk.perform(command, said: request, context) { opened in
            OpenLateReceiptReply(receiptID: opened.id.rawValue, number: opened.number)
        }
    }

    func addReceiptGoods(_ request: AddReceiptGoodsRequest, context: ServerContext) async throws -> AddReceiptGoodsReply {
        let goods: Inventory.Entry.Goods
        switch request.goods {
        case .productID(let id): goods = .product(id)
        case .raw(let raw): goods = .code(raw: raw, symbology: request.symbology)
        case nil:
            let missing = Rejection.malformed(field: "goods", problem: "is missing: give product_id or raw")
            throw RejectionStatus.error(Refusal(missing), Authentication.language(context.metadata))
        }
        let item = Inventory.Entry.Item(
            goods, lotCode: request.lotCode, expiry: request.expiry, productionDate: request.productionDate,
            condition: request.condition.map(Inventory.Condition.init) ?? .sellable)
        let language = Authentication.language(context.metadata)
        let command = AddReceiptGoods(try id(request.receiptID, context), item, quantity: request.quantity)
        return try await desk.perform(command, said: request, context) { added in
            AddReceiptGoodsReply(lineQuantity: added.lineQuantity.units, warnings: added.remarks.map { Warning($0, language) })
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
        let language = Authentication.language(context.metadata)
        return try await desk.perform(SubmitReceipt(try id(request.receiptID, context)), said: request, context) { submitted in
            SubmitReceiptReply(
                state: Wire.ReceiptState(submitted.state), warnings: submitted.remarks.map { Warning($0, language) })
        }
    }

    func approveReceipt(_ request: ApproveReceiptRequest, context: ServerContext) async throws -> ApproveReceiptReply {
        let command = ApproveReceipt(try id(request.receiptID, context), version: request.version, letsOver: request.letOver)
        return try await desk.perform(command, said: request, context) { approved in
            ApproveReceiptReply(
                state: Wire.ReceiptState(approved.state), approvalsGiven: Int32(clamping: approved.approvals.given),
                approvalsNeeded: Int32(clamping: approved.approvals.needed))
        }
    }

    func rejectReceipt(_ request: RejectReceiptRequest, context: ServerContext) async throws -> RejectReceiptReply {
        let command = RejectReceipt(try id(request.receiptID, context), note: request.note)
        return try await desk.perform(command, said: request, context) { state in
            RejectReceiptReply(state: Wire.ReceiptState(state))
        }
    }

    func discardReceipt(_ request: DiscardReceiptRequest, context: ServerContext) async throws -> DiscardReceiptReply {
        let command = DiscardReceipt(try id(request.receiptID, context), note: request.note)
        return try await desk.perform(command, said: request, context) { state in
            DiscardReceiptReply(state: Wire.ReceiptState(state))
        }
    }

    func releaseReceipt(_ request: ReleaseReceiptRequest, context: ServerContext) async throws -> ReleaseReceiptReply {
        let command = ReleaseReceipt(try id(request.receiptID, context), note: request.note)
        return try await desk.perform(command, said: request, context) { state in
            ReleaseReceiptReply(state: Wire.ReceiptState(state))
        }
    }

    func postReceipt(_ request: PostReceiptRequest, context: ServerContext) async throws -> PostReceiptReply {
        try await desk.perform(PostReceipt(try id(request.receiptID, context)), said: request, context) { posted in
            PostReceiptReply(state: Wire.ReceiptState(posted.state), postedSequence: posted.sequence)
        }
    }

    func correctReceipt(_ request: CorrectReceiptRequest, context: ServerContext) async throws -> CorrectReceiptReply {
        let command = CorrectReceipt(try id(request.receiptID, context), reason: request.reason)
        return try await desk.perform(command, said: request, context) { opened in
            CorrectReceiptReply(receiptID: opened.id.rawValue, number: opened.number)
        }
    }

    func listLotCosts(_ request: ListLotCostsRequest, context: ServerContext) async throws -> ListLotCostsReply {
        let query = LotCostList(
            store: try Parsing.identifier(request.storeID, "store_id", context),
            product: try Parsing.identifier(request.productID, "product_id", context))
        return ListLotCostsReply(
            lots: try await desk.answer(query, context).map { cost in
                Wire.LotCost(
                    lotCode: cost.lotCode, expiry: cost.expiry, quantity: cost.quantity.units, valueE4: cost.value.e4)
            })
    }

    func setLifeRule(_ request: SetLifeRuleRequest, context: ServerContext) async throws -> SetLifeRuleReply {
        let rule = request.lifeRule.map { rule in
            SetLifeRule.Rule(minimumDays: Int64(rule.minimumDays), action: Inventory.LifeAction(rule.action))
        }
        let command = SetLifeRule(
            product: try Parsing.optional(request.productID, "product_id", context),
            supplier: try Parsing.optional(request.supplierID, "supplier_id", context), rule: rule)
        return try await desk.perform(command, said: request, context) { _ in SetLifeRuleReply() }
    }

    func id(_ raw: Int64, _ context: ServerContext) throws -> DocumentID {
        try Parsing.identifier(raw, "receipt_id", context)
    }
}
