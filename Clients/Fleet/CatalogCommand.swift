// fleet catalog: a new device pulls the whole product master.

import ArgumentParser
import RPC
import Wire

struct CatalogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "catalog", abstract: "Pulls the whole product master, then once more what changed since: nothing.",
        discussion: "Judged: every product that the state file knows comes once, and nothing comes the second time.")

    @OptionGroup var fleet: FleetOptions

    private struct Pulled: Sendable {
        var items = 0
        var products: Set<Int64> = []
        var repeated = 0
        var cursor: [UInt8] = []
        var seconds = 0.0
    }

    func run() async throws {
        try await complaining {
            let state = try fleet.load()
            guard let endpoint = ServerEndpoint(state.server, trust: state.trust), let terminal = state.terminals.first else {
                throw FleetError.state("the state file names no server or no terminal")
            }
            let (whole, rest) = try await endpoint.withClient { client in
                let whole = try await Self.pull(from: [], terminal, client)
                return (whole, try await Self.pull(from: whole.cursor, terminal, client))
            }
            print("catalog_items \(whole.items) items")
            print("catalog_snapshot \(Report.decimal(whole.seconds * 1_000)) ms")
            print("catalog_delta \(Report.decimal(rest.seconds * 1_000)) ms")
            let missing = state.products.count { !whole.products.contains($0.id) }
            let broken = [
                (missing, "products are missing"), (whole.repeated, "products came twice"),
                (rest.items, "items came the second time, although nothing had changed"),
            ].filter { $0.0 > 0 }
            print("promises_broken \(broken.count) promises")
            for (count, words) in broken { StandardError.say("fleet: \(count) \(words)") }
            if !broken.isEmpty { throw ExitCode(1) }
        }
    }

    private static func pull(from cursor: [UInt8], _ terminal: EnrolledTerminal, _ client: Client) async throws -> Pulled {
        var options = CallOptions(timeout: .seconds(600), waitsForReady: true)
        options.metadata.add(name: "authorization", value: terminal.authorization)
        let start = Rehearsal.nanoseconds
        do {
            return try await TerminalsClient(client).pullCatalog(PullCatalogRequest(cursor: cursor), options: options) { chunks in
                var pulled = Pulled()
                for try await chunk in chunks {
                    pulled.items += chunk.upserts.count + chunk.tombstones.count
                    for case .product(let product)? in chunk.upserts.map(\.item) {
                        if !pulled.products.insert(product.productID).inserted { pulled.repeated += 1 }
                    }
                    pulled.cursor = chunk.to
                }
                pulled.seconds = Double(Rehearsal.nanoseconds - start) / 1e9
                return pulled
            }
        } catch {
            throw FleetError(error, doing: "pulling the product master")
        }
    }
}
