import ArgumentParser
import Wire

/// `shelfwire office transfers`: goods from store to store.
struct OfficeTransfers: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "transfers", abstract: "Transfers between stores: list, show, create, approve, cancel, ship, receive, close.",
        subcommands: [List.self, Show.self, Create.self, Approve.self, Cancel.self, Ship.self, Receive.self, Close.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List transfers from and to the store.")
        @OptionGroup var options: OfficeOptions

        func run() async throws {
            try await options.work { office in
                let transfers = try await office.transfers()
                if options.json { return try JSONPrinter.print(transfers.map(TransferAnswer.init)) }
                var table = TextTable(("TRANSFER", .left), ("STATE", .left), ("FROM", .right), ("TO", .right), ("CREATED BY", .left))
                for one in transfers { table.add(one.number, "\(one.state)", "\(one.fromStoreID)", "\(one.toStoreID)", one.createdBy) }
                for line in table.lines { print(line) }
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show what was asked for, shipped and received.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "Number or id.") var transfer: String

        func run() async throws {
            try await options.work { office in
                let one = try await office.transfer(transfer)
                if options.json { return try JSONPrinter.print(TransferAnswer(one)) }
                print("\(one.number): \(one.state), from store \(one.fromStoreID) to store \(one.toStoreID)")
                for wish in one.requested { print("asked for: \(wish.requested) \(wish.productName)") }
                var table = TextTable(("PRODUCT", .left), ("LOT", .left), ("SHIPPED", .right), ("RECEIVED", .right), ("LOST", .right), ("IN TRANSIT", .right))
                for goods in one.goods {
                    table.add(goods.productName, goods.lotCode, "\(goods.shipped)", "\(goods.received)", "\(goods.closed)", "\(goods.inTransit)")
                }
                for line in table.lines { print(line) }
            }
        }
    }

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Ask for goods of this store to go to another.")
        @OptionGroup var options: OfficeOptions
        @Option(help: "Id of the store that takes them.") var to: Int64
        @Argument(help: ArgumentHelp("The goods, as 3x17.", valueName: "QUANTITYxPRODUCT")) var goods: [GoodsArgument]
        @Option(help: "What it is about.") var note = ""

        func run() async throws {
            try await options.work { office in
                let store = try await office.store()
                let reply = try await TransfersClient(office.client).createTransfer(
                    CreateTransferRequest(
                        fromStoreID: store.storeID, toStoreID: to,
                        lines: goods.map { TransferWish(productID: $0.product, quantity: $0.quantity) }, note: note),
                    options: office.writing())
                try DocumentAnswer(number: reply.number, state: "requested").tell(json: options.json)
            }
        }
    }

    struct Approve: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Approve a transfer, as somebody of the giving store who did not ask for it.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "Number or id.") var transfer: String

        func run() async throws {
            try await options.step(transfer) { office, one in
                try await TransfersClient(office.client).approveTransfer(
                    ApproveTransferRequest(transferID: one.transferID, version: one.version), options: office.writing()).state
            }
        }
    }

    struct Cancel: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Call a transfer off before goods have left, with a note.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "Number or id.") var transfer: String
        @Option(help: "Why.") var note: String

        func run() async throws {
            try await options.step(transfer) { office, one in
                try await TransfersClient(office.client).cancelTransfer(
                    CancelTransferRequest(transferID: one.transferID, note: note), options: office.writing()).state
            }
        }
    }

    struct Ship: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Ship the goods of an approved transfer, once.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "Number or id.") var transfer: String
        @Argument(help: ArgumentHelp("The goods, as 3x17@A1/L2041.", valueName: GoodsArgument.form)) var goods: [GoodsArgument]

        func run() async throws {
            try await options.step(transfer) { office, one in
                let lines = try await office.lines(goods, in: one.fromStoreID)
                return try await TransfersClient(office.client).shipTransfer(
                    ShipTransferRequest(transferID: one.transferID, lines: lines), options: office.writing()).state
            }
        }
    }

    struct Receive: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take goods of a transfer in, where they are put; without goods: all that is in transit, at the dock.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "Number or id.") var transfer: String
        @Argument(help: ArgumentHelp("The goods, as 3x17@E1/L2041.", valueName: GoodsArgument.form)) var goods: [GoodsArgument] = []

        func run() async throws {
            try await options.step(transfer) { office, one in
                var lines = one.goods.filter { $0.inTransit > 0 }.map { goods in
                    ArrivalLine(productID: goods.productID, lotCode: goods.lotCode, condition: goods.condition, quantity: goods.inTransit,
                        toCondition: goods.condition)
                }
                if !goods.isEmpty {
                    let places = try await office.places(of: one.toStoreID)
                    lines = try goods.map { goods in
                        let place = goods.place.isEmpty ? 0 : try Office.place(goods.place, in: places)
                        return ArrivalLine(productID: goods.product, lotCode: goods.lot, quantity: goods.quantity, toLocationID: place)
                    }
                }
                return try await TransfersClient(office.client).receiveTransfer(
                    ReceiveTransferRequest(transferID: one.transferID, lines: lines), options: office.writing()).state
            }
        }
    }

    struct Close: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Close a transfer: what is still on the way is lost.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "Number or id.") var transfer: String
        @Option(help: "Why.") var note: String

        func run() async throws {
            try await options.step(transfer) { office, one in
                try await TransfersClient(office.client).closeTransfer(
                    CloseTransferRequest(transferID: one.transferID, note: note), options: office.writing()).state
            }
        }
    }
}

extension OfficeOptions {
    /// One step of one transfer.
    fileprivate func step(_ name: String, _ take: @Sendable (Office, Transfer) async throws -> TransferState) async throws {
        try await work { office in
            let one = try await office.transfer(name)
            try DocumentAnswer(number: one.number, state: "\(try await take(office, one))").tell(json: json)
        }
    }
}

extension Office {
    func transfers() async throws -> [Transfer] {
        let store = try await store()
        return try await pages { page in
            let reply = try await TransfersClient(client).listTransfers(
                ListTransfersRequest(storeID: store.storeID, page: page), options: reading)
            return (reply.transfers, reply.nextToken)
        }
    }

    /// With its lines.
    func transfer(_ name: String) async throws -> Transfer {
        var id = Int64(name)
        if id == nil { id = try await transfers().first { $0.number == name }?.transferID }
        guard let id else {
            throw Failure(.findings, "There is no transfer \(name) of this store. `shelfwire office transfers list` shows all.")
        }
        let reply = try await TransfersClient(client).getTransfer(GetTransferRequest(transferID: id), options: reading)
        guard let found = reply.transfer else { throw Failure(.programError, "The server answered without the transfer.") }
        return found
    }
}

/// A transfer for scripts.
private struct TransferAnswer: Encodable {
    struct Goods: Encodable {
        let productID: Int64
        let lot: String
        let shipped: Int64
        let received: Int64
        let closed: Int64
        let inTransit: Int64
    }

    let number: String
    let id: Int64
    let state: String
    let fromStoreID: Int64
    let toStoreID: Int64
    let goods: [Goods]

    init(_ transfer: Transfer) {
        number = transfer.number
        id = transfer.transferID
        state = "\(transfer.state)"
        fromStoreID = transfer.fromStoreID
        toStoreID = transfer.toStoreID
        goods = transfer.goods.map {
            Goods(productID: $0.productID, lot: $0.lotCode, shipped: $0.shipped, received: $0.received, closed: $0.closed, inTransit: $0.inTransit)
        }
    }
}
