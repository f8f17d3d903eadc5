// fleet lookup: what is this code, how much is there of it, where does it go? Asked over many connections at once.

import ArgumentParser
import RPC
import Wire

struct LookupCommand: AsyncParsableCommand {
    /// What is asked of a product.
    enum Question: String, ExpressibleByArgument, CaseIterable {
        case code, stock, list, past, place
    }

    static let configuration = CommandConfiguration(
        commandName: "lookup", abstract: "Asks the server about products, each connection one question at a time.",
        discussion: """
            Judged: every answer is about the product that was asked for; a list holds nothing twice; in the past there was nothing; goods are \
            sent to a place of the store.
            """)

    @OptionGroup var fleet: FleetOptions

    @Option(name: .long, help: ArgumentHelp("How long to ask.", valueName: "s"))
    var seconds = 10.0

    @Option(
        name: .long,
        help: """
            What to ask: which product a code is, what is on hand of it, all that the store holds by place (page by page, timed as one), what \
            it held before its first journal row, or where goods are put.
            """)
    var about = Question.code

    func run() async throws {
        try await complaining {
            guard seconds > 0 else { throw FleetError.usage("--seconds must be above zero") }
            let state = try fleet.load()
            guard let endpoint = ServerEndpoint(state.server, trust: state.trust) else { throw FleetError.state("the state file names no server") }
            let count = try fleet.count(in: state)
            let question = about
            let outcome = try await endpoint.withClient { client in
                // One person's questions from many connections: a scan is resolved for somebody who may see products.
                let desk = try await Desk(client, name: state.manager.name, password: state.manager.password)
                let tally = Tally()
                let start = Rehearsal.nanoseconds
                let end = start + Int64(seconds * 1e9)
                await withDiscardingTaskGroup { group in
                    for number in 0..<count { group.addTask { await Self.ask(question, state, number, desk, endpoint, tally, until: end) } }
                }
                return RunOutcome(figures: tally.now, seconds: Double(Rehearsal.nanoseconds - start) / 1e9)
            }
            try settle(Report(outcome: outcome), Report(outcome: outcome).entryLines.filter { !$0.hasPrefix("verdict_") })
        }
    }

    private static func ask(
        _ question: Question, _ state: FleetState, _ number: Int, _ desk: Desk, _ endpoint: ServerEndpoint, _ tally: Tally,
        until end: Int64
    ) async {
        do {
            try await endpoint.withClient { client in
                var bits = SplitMix(UInt64(number))
                while Rehearsal.nanoseconds < end {
                    let product = state.products[Int(bits.next() % UInt64(state.products.count))]
                    let began = Rehearsal.nanoseconds
                    let breach = try await answer(question, product, state.store, client, desk)
                    let landed = Flight.Batch(last: 0, count: 1, intendedNanoseconds: began)
                    tally.answered([landed], [.accepted], atNanoseconds: Rehearsal.nanoseconds)
                    if let breach { tally.broken([Flight.Breach(text: "\(product.code) \(breach)")], by: Int64(number)) }
                }
            }
        } catch {
            tally.failed(error)
        }
    }

    /// What is wrong with the answer; nil: nothing.
    private static func answer(
        _ question: Question, _ product: ScannedProduct, _ store: Int64, _ client: Client, _ desk: Desk
    ) async throws -> String? {
        var options = desk.options
        options.waitsForReady = true
        switch question {
        case .code:
            let request = ResolveScanRequest(raw: Array(product.code.utf8), symbology: "]E0", storeID: store)
            let reply = try await ProductsClient(client).resolveScan(request, options: options)
            return reply.product?.productID == product.id ? nil : "is \(reply.product?.productID ?? 0), not \(product.id)"
        case .stock:
            let reply = try await StockLevelsClient(client).listStock(ListStockRequest(storeID: store, productID: product.id), options: options)
            let other = reply.buckets.first { $0.productID != product.id }
            return other.map { "has stock of \($0.productID)" }
        case .list:
            return try await list(of: store, client, desk)
        case .past:
            let request = ListStockAsOfRequest(storeID: store, moment: .sequence(1), page: Page(size: 100))
            let reply = try await StockLevelsClient(client).listStockAsOf(request, options: options)
            return reply.buckets.isEmpty && reply.onHandTotal == 0 ? nil : "\(reply.onHandTotal) pieces before anything came"
        case .place:
            let request = ProposePlacementRequest(storeID: store, goods: .productID(product.id), quantity: 10)
            let reply = try await PlacementsClient(client).proposePlacement(request, options: options)
            return reply.placement.map { $0.productID == product.id && $0.quantity > 0 } == true ? nil : "has no place"
        }
    }

    /// Reads all pages; only places in the list are compared, and only with the one before: what is timed is the server.
    private static func list(of store: Int64, _ client: Client, _ desk: Desk) async throws -> String? {
        var token: [UInt8] = []
        var last: StockBucket?
        repeat {
            let request = ListStockRequest(storeID: store, page: Page(size: 1_000, token: token))
            let reply = try await StockLevelsClient(client).listStock(request, options: desk.options)
            if let first = reply.buckets.first, first == last { return "\(first.productID) is on two pages" }
            last = reply.buckets.last ?? last
            token = reply.nextToken
        } while !token.isEmpty
        return last == nil ? "asked for, the store holds nothing" : nil
    }
}
