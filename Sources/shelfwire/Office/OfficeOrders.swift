import ArgumentParser
import Wire

/// `shelfwire office orders`: orders to suppliers.
struct OfficeOrders: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "orders", abstract: "Purchase orders: list, show, find, submit, approve, reject, send, announce, close, cancel.",
        subcommands: [
            List.self, Show.self, Find.self, Submit.self, Approve.self, Reject.self, Send.self, Announce.self, Close.self, Cancel.self,
        ])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the store's orders.")
        @OptionGroup var options: OfficeOptions
        @Flag(help: "Only orders on which goods may arrive now.") var open = false

        func run() async throws {
            try await options.work { office in
                let store = try await office.store()
                let orders = try await office.pages { page in
                    let reply = try await PurchaseOrdersClient(office.client).listPurchaseOrders(
                        ListPurchaseOrdersRequest(storeID: store.storeID, openOnly: open, page: page), options: office.reading)
                    return (reply.purchaseOrders, reply.nextToken)
                }
                if options.json { return try JSONPrinter.print(orders.map(OrderAnswer.init)) }
                var table = TextTable(("ORDER", .left), ("STATE", .left), ("SUPPLIER", .left), ("EXPECTED", .left))
                for order in orders { table.add(order.number, "\(order.state)", order.supplierName, order.expectedDate) }
                for line in table.lines { print(line) }
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show an order with its lines.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "Number or id.") var order: String

        func run() async throws {
            try await options.work { office in
                let order = try await office.order(order)
                if options.json { return try JSONPrinter.print(OrderAnswer(order)) }
                print("\(order.number): \(order.state), \(order.supplierName), expected \(order.expectedDate)")
                var table = TextTable(("LINE", .right), ("PRODUCT", .left), ("ORDERED", .right), ("RECEIVED", .right), ("UNIT COST", .right))
                for line in order.lines {
                    table.add("\(line.line)", line.productName, "\(line.ordered)", "\(line.received)", line.unitCostE4.map(Money.text) ?? "")
                }
                for line in table.lines { print(line) }
            }
        }
    }

    struct Submit: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Submit a draft for approval.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "Number or id.") var order: String

        func run() async throws {
            try await options.work { office in
                let order = try await office.order(order)
                let reply = try await PurchaseOrdersClient(office.client).submitPurchaseOrder(
                    SubmitPurchaseOrderRequest(purchaseOrderID: order.purchaseOrderID), options: office.writing())
                try DocumentAnswer(number: order.number, state: "\(reply.state)").tell(json: options.json)
            }
        }
    }

    struct Approve: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Approve a submitted order, as another person than its creator.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "Number or id.") var order: String

        func run() async throws {
            try await options.work { office in
                let order = try await office.order(order)
                let reply = try await PurchaseOrdersClient(office.client).approvePurchaseOrder(
                    ApprovePurchaseOrderRequest(purchaseOrderID: order.purchaseOrderID, version: order.version), options: office.writing())
                try DocumentAnswer(number: order.number, state: "\(reply.state)").tell(json: options.json)
            }
        }
    }

    struct Send: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Mark an approved order as sent: goods may arrive on it.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "Number or id.") var order: String

        func run() async throws {
            try await options.work { office in
                let order = try await office.order(order)
                let reply = try await PurchaseOrdersClient(office.client).sendPurchaseOrder(
                    SendPurchaseOrderRequest(purchaseOrderID: order.purchaseOrderID), options: office.writing())
                try DocumentAnswer(number: order.number, state: "\(reply.state)").tell(json: options.json)
            }
        }
    }
}

extension Office {
    func order(_ name: String) async throws -> PurchaseOrder {
        let by: GetPurchaseOrderRequest.By = Int64(name).map { .purchaseOrderID($0) } ?? .number(name)
        let reply = try await PurchaseOrdersClient(client).getPurchaseOrder(GetPurchaseOrderRequest(by: by), options: reading)
        guard let order = reply.purchaseOrder else { throw Failure(.programError, "The server answered without the order.") }
        return order
    }
}

/// An order for scripts.
private struct OrderAnswer: Encodable {
    struct Line: Encodable {
        let productID: Int64
        let product: String
        let ordered: Int64
        let received: Int64
        let unitCostE4: Int64?
    }

    let number: String
    let id: Int64
    let state: String
    let supplier: String
    let expectedDate: String
    let lines: [Line]

    init(_ order: PurchaseOrder) {
        number = order.number
        id = order.purchaseOrderID
        state = "\(order.state)"
        supplier = order.supplierName
        expectedDate = order.expectedDate
        lines = order.lines.map { line in
            Line(productID: line.productID, product: line.productName, ordered: line.ordered, received: line.received, unitCostE4: line.unitCostE4)
        }
    }
}
