// Goods from store to store. Translation only.

import Inventory
import RPC
import Wire

struct TransfersService: TransfersProvider {
    let desk: CommandDesk

    func createTransfer(_ request: CreateTransferRequest, context: ServerContext) async throws -> CreateTransferReply {
        let command = CreateTransfer(
            from: try Parsing.identifier(request.fromStoreID, "from_store_id", context),
            to: try Parsing.identifier(request.toStoreID, "to_store_id", context),
            lines: request.lines.map { CreateTransfer.Line(product: $0.productID, quantity: $0.quantity) }, note: request.note)
        return try await desk.perform(command, said: request, context) { created in
            CreateTransferReply(transferID: created.id.rawValue, number: created.number)
        }
    }

    func approveTransfer(_ request: ApproveTransferRequest, context: ServerContext) async throws -> ApproveTransferReply {
        let command = ApproveTransfer(try id(request.transferID, context), version: request.version)
        return try await desk.perform(command, said: request, context) { ApproveTransferReply(state: Wire.TransferState($0)) }
    }

    func cancelTransfer(_ request: CancelTransferRequest, context: ServerContext) async throws -> CancelTransferReply {
        let command = CancelTransfer(try id(request.transferID, context), note: request.note)
        return try await desk.perform(command, said: request, context) { CancelTransferReply(state: Wire.TransferState($0)) }
    }

    func shipTransfer(_ request: ShipTransferRequest, context: ServerContext) async throws -> ShipTransferReply {
        let command = ShipTransfer(try id(request.transferID, context), lines: request.lines.map { StockLineDraft($0) })
        return try await desk.perform(command, said: request, context) { ShipTransferReply(state: Wire.TransferState($0)) }
    }

    func receiveTransfer(_ request: ReceiveTransferRequest, context: ServerContext) async throws -> ReceiveTransferReply {
        let lines = request.lines.map { line in
            Inventory.ArrivalLine(
                product: line.productID, lotCode: line.lotCode, condition: line.condition.map(Inventory.Condition.init) ?? .sellable,
                quantity: line.quantity, toLocation: line.toLocationID,
                toCondition: line.toCondition.map(Inventory.Condition.init) ?? .sellable)
        }
        let command = ReceiveTransfer(try id(request.transferID, context), lines: lines)
        return try await desk.perform(command, said: request, context) { ReceiveTransferReply(state: Wire.TransferState($0)) }
    }

    func closeTransfer(_ request: CloseTransferRequest, context: ServerContext) async throws -> CloseTransferReply {
        let command = CloseTransfer(try id(request.transferID, context), note: request.note)
        return try await desk.perform(command, said: request, context) { CloseTransferReply(state: Wire.TransferState($0)) }
    }

    func getTransfer(_ request: GetTransferRequest, context: ServerContext) async throws -> GetTransferReply {
        let found = try await desk.answer(TransferInFull(try id(request.transferID, context)), context)
        return GetTransferReply(transfer: Wire.Transfer(found))
    }

    func listTransfers(_ request: ListTransfersRequest, context: ServerContext) async throws -> ListTransfersReply {
        let list = TransferList(
            store: try Parsing.optional(request.storeID, "store_id", context),
            states: Set(request.states.map { Inventory.TransferState($0) }), page: Inventory.Page(request.page))
        let page = try await desk.answer(list, context)
        return ListTransfersReply(transfers: page.items.map { Wire.Transfer($0) }, nextToken: page.nextToken)
    }

    private func id(_ raw: Int64, _ context: ServerContext) throws -> DocumentID {
        try Parsing.identifier(raw, "transfer_id", context)
    }
}

extension Wire.Transfer {
    init(_ transfer: Inventory.Transfer) {
        self.init(
            transferID: transfer.id.rawValue, number: transfer.number, state: Wire.TransferState(transfer.state),
            fromStoreID: transfer.source.rawValue, toStoreID: transfer.target.rawValue, version: transfer.version,
            createdBy: transfer.createdBy, approvedBy: transfer.approvedBy, note: transfer.note,
            requested: transfer.requested.map { line in
                TransferRequestLine(productID: line.product.rawValue, productName: line.productName, requested: line.requested)
            },
            goods: transfer.goods.map { goods in
                TransferGoods(
                    productID: goods.product.rawValue, productName: goods.productName, lotCode: goods.lotCode,
                    condition: Wire.Condition(goods.condition), shipped: goods.shipped, received: goods.received, closed: goods.closed,
                    inTransit: goods.inTransit)
            })
    }
}

extension Wire.TransferState {
    init(_ state: Inventory.TransferState) {
        self =
            switch state {
            case .requested: .requested
            case .approved: .approved
            case .shipped: .shipped
            case .partlyReceived: .partlyReceived
            case .received: .received
            case .closed: .closed
            case .cancelled: .cancelled
            }
    }
}

extension Inventory.TransferState {
    init(_ state: Wire.TransferState) {
        self =
            switch state {
            case .requested: .requested
            case .approved: .approved
            case .shipped: .shipped
            case .partlyReceived: .partlyReceived
            case .received: .received
            case .closed: .closed
            case .cancelled: .cancelled
            }
    }
}
