// fleet lookup: what is this code? Asked over many connections at once.

import ArgumentParser
import RPC
import Wire

struct LookupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lookup", abstract: "Asks the server what scanned codes stand for, each connection one question at a time.",
        discussion: "Judged: every answer names the product that the code belongs to.")

    @OptionGroup var fleet: FleetOptions

    @Option(name: .long, help: ArgumentHelp("How long to ask.", valueName: "s"))
    var seconds = 10.0

    func run() async throws {
        try await complaining {
            guard seconds > 0 else { throw FleetError.usage("--seconds must be above zero") }
            let state = try fleet.load()
            guard let endpoint = ServerEndpoint(state.server, trust: state.trust) else { throw FleetError.state("the state file names no server") }
            let count = try fleet.count(in: state)
            let outcome = try await endpoint.withClient { client in
                // One person's questions from many connections: a scan is resolved for somebody who may see products.
                let desk = try await Desk(client, name: state.manager.name, password: state.manager.password)
                let tally = Tally()
                let start = Rehearsal.nanoseconds
                let end = start + Int64(seconds * 1e9)
                await withDiscardingTaskGroup { group in
                    for number in 0..<count { group.addTask { await Self.ask(state, number, desk, endpoint, tally, until: end) } }
                }
                return RunOutcome(figures: tally.now, seconds: Double(Rehearsal.nanoseconds - start) / 1e9)
            }
            try settle(Report(outcome: outcome), Report(outcome: outcome).entryLines.filter { !$0.hasPrefix("verdict_") })
        }
    }

    private static func ask(
        _ state: FleetState, _ number: Int, _ desk: Desk, _ endpoint: ServerEndpoint, _ tally: Tally, until end: Int64
    ) async {
        do {
            try await endpoint.withClient { client in
                var options = desk.options
                options.waitsForReady = true
                var bits = SplitMix(UInt64(number))
                while Rehearsal.nanoseconds < end {
                    let product = state.products[Int(bits.next() % UInt64(state.products.count))]
                    let began = Rehearsal.nanoseconds
                    let request = ResolveScanRequest(raw: Array(product.code.utf8), symbology: "]E0", storeID: state.store)
                    let reply = try await ProductsClient(client).resolveScan(request, options: options)
                    let landed = Flight.Batch(last: 0, count: 1, intendedNanoseconds: began)
                    tally.answered([landed], [.accepted], atNanoseconds: Rehearsal.nanoseconds)
                    if reply.product?.productID != product.id {
                        tally.broken([Flight.Breach(text: "\(product.code) is \(reply.product?.productID ?? 0), not \(product.id)")], by: Int64(number))
                    }
                }
            }
        } catch {
            tally.failed(error)
        }
    }
}
