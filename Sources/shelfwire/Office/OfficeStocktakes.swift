import ArgumentParser
import Wire

/// `shelfwire office stocktakes`: counting while trade goes on.
struct OfficeStocktakes: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stocktakes", abstract: "Stocktakes: list, propose, open, tasks, hand-out, recounts, variance, summary, submit, approve, reject.",
        subcommands: [List.self, Propose.self, Open.self, Tasks.self, HandOut.self, Recounts.self, Variance.self, Summary.self, Submit.self, Approve.self, Reject.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the store's stocktakes.")
        @OptionGroup var options: OfficeOptions

        func run() async throws {
            try await options.work { office in
                let stocktakes = try await office.stocktakes()
                if options.json { return try JSONPrinter.print(stocktakes.map(StocktakeAnswer.init)) }
                var table = TextTable(("STOCKTAKE", .left), ("STATE", .left), ("ZONE", .left), ("LINES", .right), ("OPENED BY", .left))
                for one in stocktakes { table.add(one.number, "\(one.state)", one.zone, "\(one.linesCounted)", one.openedBy) }
                for line in table.lines { print(line) }
            }
        }
    }

    struct Open: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Open a stocktake; terminals see it at once.")
        @OptionGroup var options: OfficeOptions
        @Option(help: "Only this zone; else the whole store.") var zone = ""
        @Flag(help: "Counters see no expected quantities.") var blind = false
        @OptionGroup var proposal: ProposalOptions

        func run() async throws {
            try await options.work { office in
                let store = try await office.store()
                // A category alone is the server's to resolve; with a reason beside it only its products that have one are counted.
                let products = try await proposal.isWanted ? office.proposal(proposal).map(\.productID) : []
                if proposal.isWanted && products.isEmpty { throw Failure(.findings, "Nothing to count: no product fits.") }
                let reply = try await StocktakesClient(office.client).openStocktake(
                    OpenStocktakeRequest(storeID: store.storeID, zone: zone, blind: blind, productIDs: products, categories: products.isEmpty ? proposal.categories : []),
                    options: office.writing())
                try DocumentAnswer(number: reply.number, state: "counting").tell(json: options.json)
            }
        }
    }

    struct Variance: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show what was counted against the ledger at each count's instant.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "Number or id.") var stocktake: String
        @Flag(help: "Only lines that differ.") var differences = false

        func run() async throws {
            try await options.work { office in
                let stocktake = try await office.stocktake(stocktake)
                try VarianceAnswer(stocktake.number, try await office.variance(of: stocktake, differencesOnly: differences)).tell(
                    json: options.json)
            }
        }
    }

    struct Submit: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "End the counting; ready for approval.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "Number or id.") var stocktake: String

        func run() async throws {
            try await options.work { office in
                let stocktake = try await office.stocktake(stocktake)
                let reply = try await StocktakesClient(office.client).submitStocktake(
                    SubmitStocktakeRequest(stocktakeID: stocktake.stocktakeID), options: office.writing())
                try DocumentAnswer(number: stocktake.number, state: "\(reply.state)").tell(json: options.json)
            }
        }
    }

    struct Approve: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Approve a stocktake, as a person who counted none of it; posts the differences.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "Number or id.") var stocktake: String

        func run() async throws {
            try await options.work { office in
                let stocktake = try await office.stocktake(stocktake)
                let reply = try await StocktakesClient(office.client).approveStocktake(
                    ApproveStocktakeRequest(stocktakeID: stocktake.stocktakeID, version: stocktake.version), options: office.writing())
                try DocumentAnswer(number: stocktake.number, state: "\(reply.state)", postedSequence: reply.postedSequence).tell(
                    json: options.json)
            }
        }
    }

    struct Reject: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Send a stocktake back to counting, with a note.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "Number or id.") var stocktake: String
        @Option(help: "Why.") var note: String

        func run() async throws {
            try await options.work { office in
                let stocktake = try await office.stocktake(stocktake)
                let reply = try await StocktakesClient(office.client).rejectStocktake(
                    RejectStocktakeRequest(stocktakeID: stocktake.stocktakeID, note: note), options: office.writing())
                try DocumentAnswer(number: stocktake.number, state: "\(reply.state)").tell(json: options.json)
            }
        }
    }
}

extension Office {
    func stocktakes() async throws -> [Stocktake] {
        let store = try await store()
        return try await pages { page in
            let reply = try await StocktakesClient(client).listStocktakes(
                ListStocktakesRequest(storeID: store.storeID, page: page), options: reading)
            return (reply.stocktakes, reply.nextToken)
        }
    }

    func stocktake(_ name: String) async throws -> Stocktake {
        if let id = Int64(name) {
            let reply = try await StocktakesClient(client).getStocktake(GetStocktakeRequest(stocktakeID: id), options: reading)
            if let stocktake = reply.stocktake { return stocktake }
        }
        guard let found = try await stocktakes().first(where: { $0.number == name }) else {
            throw Failure(.findings, "There is no stocktake \(name) in this store. `shelfwire office stocktakes list` shows all.")
        }
        return found
    }

    /// All lines, and the totals of the last page.
    func variance(of stocktake: Stocktake, differencesOnly: Bool) async throws -> GetVarianceReply {
        var whole = GetVarianceReply()
        whole.lines = try await pages { page in
            let reply = try await StocktakesClient(client).getVariance(
                GetVarianceRequest(stocktakeID: stocktake.stocktakeID, differencesOnly: differencesOnly, page: page), options: reading)
            (whole.linesTotal, whole.linesDifferent, whole.valueE4Total) = (reply.linesTotal, reply.linesDifferent, reply.valueE4Total)
            return (reply.lines, reply.nextToken)
        }
        return whole
    }
}

/// A stocktake for scripts.
private struct StocktakeAnswer: Encodable {
    let number: String
    let id: Int64
    let state: String
    let zone: String
    let blind: Bool
    let linesCounted: Int64

    init(_ stocktake: Stocktake) {
        number = stocktake.number
        id = stocktake.stocktakeID
        state = "\(stocktake.state)"
        zone = stocktake.zone
        blind = stocktake.blind
        linesCounted = stocktake.linesCounted
    }
}
