import ArgumentParser
import Wire

extension OfficeOrders {
    struct Reject: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Send an order back to draft, with a note.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "Number or id.") var order: String
        @Option(help: "Why.") var note: String

        func run() async throws {
            try await options.work { office in
                let order = try await office.order(order)
                let reply = try await PurchaseOrdersClient(office.client).rejectPurchaseOrder(
                    RejectPurchaseOrderRequest(purchaseOrderID: order.purchaseOrderID, note: note), options: office.writing())
                try DocumentAnswer(number: order.number, state: "\(reply.state)").tell(json: options.json)
            }
        }
    }

    struct Announce: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The supplier tells of a delivery: its note finds the order, its date moves what is still to come.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "Number or id.") var order: String
        @Option(help: "The delivery note's number.") var deliveryNote = ""
        @Option(help: "YYYY-MM-DD for what is still to come.") var expected = ""

        func run() async throws {
            try await options.work { office in
                let order = try await office.order(order)
                let reply = try await PurchaseOrdersClient(office.client).announceDelivery(
                    AnnounceDeliveryRequest(
                        purchaseOrderID: order.purchaseOrderID, deliveryNote: deliveryNote, expectedDate: expected),
                    options: office.writing())
                try DocumentAnswer(number: order.number, state: "\(reply.state)").tell(json: options.json)
            }
        }
    }

    struct Close: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Close an order short: what is still to come will not.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "Number or id.") var order: String
        @Option(help: "Why.") var note: String

        func run() async throws {
            try await options.work { office in
                let order = try await office.order(order)
                let reply = try await PurchaseOrdersClient(office.client).closePurchaseOrder(
                    ClosePurchaseOrderRequest(purchaseOrderID: order.purchaseOrderID, note: note), options: office.writing())
                try DocumentAnswer(number: order.number, state: "\(reply.state)").tell(json: options.json)
            }
        }
    }

    struct Cancel: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Cancel an order on which nothing has come.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "Number or id.") var order: String
        @Option(help: "Why.") var note: String

        func run() async throws {
            try await options.work { office in
                let order = try await office.order(order)
                let reply = try await PurchaseOrdersClient(office.client).cancelPurchaseOrder(
                    CancelPurchaseOrderRequest(purchaseOrderID: order.purchaseOrderID, note: note), options: office.writing())
                try DocumentAnswer(number: order.number, state: "\(reply.state)").tell(json: options.json)
            }
        }
    }

    struct Find: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Find open orders by a delivery note, an order's number, or the code of any product on them.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "What is printed on the papers; with --code, on the goods.") var clue: String
        @Flag(help: "It is a product's code.") var code = false

        func run() async throws {
            try await options.work { office in
                let store = try await office.store()
                let reply = try await PurchaseOrdersClient(office.client).findPurchaseOrders(
                    FindPurchaseOrdersRequest(storeID: store.storeID, clue: code ? .raw(Array(clue.utf8)) : .text(clue)),
                    options: office.reading)
                if options.json { return try JSONPrinter.print(reply.matches.map(MatchAnswer.init)) }
                var table = TextTable(("ORDER", .left), ("SUPPLIER", .left), ("PRODUCT", .left), ("STILL EXPECTED", .right), ("ON", .left))
                for match in reply.matches {
                    table.add(
                        match.purchaseOrder?.number ?? "", match.purchaseOrder?.supplierName ?? "", match.productName,
                        match.line == 0 ? "" : "\(match.outstanding)", match.expectedDate)
                }
                for line in table.lines { print(line) }
            }
        }
    }
}

/// A found order for scripts.
private struct MatchAnswer: Encodable {
    let number: String
    let supplier: String
    let line: Int32
    let productID: Int64
    let outstanding: Int64
    let expectedDate: String

    init(_ match: PurchaseOrderMatch) {
        number = match.purchaseOrder?.number ?? ""
        supplier = match.purchaseOrder?.supplierName ?? ""
        line = match.line
        productID = match.productID
        outstanding = match.outstanding
        expectedDate = match.expectedDate
    }
}
