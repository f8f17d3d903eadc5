public import ArgumentParser
public import Wire

/// Which products a cycle count is about.
struct ProposalOptions: ParsableArguments {
    @Option(help: "Only products of these sales classes: a, b, c; may be said several times.") var salesClass: [SalesClass] = []
    @Option(help: "Products without a count in so many days.") var uncountedDays: Int64 = 0
    @Flag(help: "Products with a place below zero.") var negative = false
    @Flag(help: "Products of which there is nothing left, as the books say.") var empty = false

    @Option(help: "Only products of this category.") var category = ""

    var categories: [String] { category.isEmpty ? [] : [category] }
    var isWanted: Bool { !salesClass.isEmpty || uncountedDays != 0 || negative || empty }
}

extension SalesClass: ExpressibleByArgument {
    public init?(argument: String) {
        guard let found = SalesClass.allCases.first(where: { "\($0)" == argument.lowercased() }) else { return nil }
        self = found
    }
}

extension VarianceGrouping: ExpressibleByArgument {
    public init?(argument: String) {
        guard let found = VarianceGrouping.allCases.first(where: { "\($0)" == argument }) else { return nil }
        self = found
    }
}

extension Office {
    func proposal(_ wanted: ProposalOptions) async throws -> [ProposedProduct] {
        let store = try await store()
        return try await pages { page in
            let reply = try await StocktakesClient(client).proposeStocktake(
                ProposeStocktakeRequest(
                    storeID: store.storeID, classes: wanted.salesClass, uncountedDays: wanted.uncountedDays, negative: wanted.negative,
                    empty: wanted.empty, page: page, category: wanted.category), options: reading)
            return (reply.products, reply.nextToken)
        }
    }
}

extension OfficeStocktakes {
    struct Propose: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Propose products for a cycle count, the most valuable first.")
        @OptionGroup var options: OfficeOptions
        @OptionGroup var proposal: ProposalOptions

        func run() async throws {
            try await options.work { office in
                let products = try await office.proposal(proposal)
                if options.json { return try JSONPrinter.print(products.map(ProposedAnswer.init)) }
                var table = TextTable(("ID", .right), ("PRODUCT", .left), ("CLASS", .left), ("ON HAND", .right), ("COUNTED", .left))
                for one in products {
                    table.add("\(one.productID)", one.productName, "\(one.salesClass)", "\(one.onHand)", one.lastCountedMs == 0 ? "never" : "yes")
                }
                for line in table.lines { print(line) }
            }
        }
    }

    struct Recounts: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List what has to be counted again, by somebody else.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "Number or id.") var stocktake: String

        func run() async throws {
            try await options.work { office in
                let stocktake = try await office.stocktake(stocktake)
                let lines = try await StocktakesClient(office.client).listRecountLines(
                    ListRecountLinesRequest(stocktakeID: stocktake.stocktakeID), options: office.reading).lines
                if options.json { return try JSONPrinter.print(lines.map(RecountAnswer.init)) }
                guard !lines.isEmpty else { return print("\(stocktake.number): nothing is counted again.") }
                var table = TextTable(("PLACE", .left), ("PRODUCT", .left), ("LOT", .left), ("COUNTED", .left))
                for line in lines { table.add(line.locationCode, line.productName, line.lotCode, line.counted ? "yes" : "no") }
                for line in table.lines { print(line) }
            }
        }
    }

    struct Summary: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Add the variance up by product, location or counter, the largest loss first.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "Number or id.") var stocktake: String
        @Option(help: "product, location or counter.") var by: VarianceGrouping = .product

        func run() async throws {
            try await options.work { office in
                let stocktake = try await office.stocktake(stocktake)
                let groups = try await StocktakesClient(office.client).summarizeVariance(
                    SummarizeVarianceRequest(stocktakeID: stocktake.stocktakeID, grouping: by), options: office.reading).groups
                if options.json { return try JSONPrinter.print(groups.map(GroupAnswer.init)) }
                var table = TextTable(("NAME", .left), ("LINES", .right), ("DIFFER", .right), ("SURPLUS", .right), ("SHORTAGE", .right), ("VALUE", .right))
                for group in groups {
                    table.add(group.name.isEmpty ? "(nobody)" : group.name, "\(group.lines)", "\(group.linesDifferent)", "\(group.surplus)",
                        "\(group.shortage)", group.valueE4.map { Money.text(e4: $0) } ?? "")
                }
                for line in table.lines { print(line) }
            }
        }
    }
}

/// A proposed product for scripts.
private struct ProposedAnswer: Encodable {
    let productID: Int64
    let product: String
    let salesClass: String
    let onHand: Int64
    let lastCountedMilliseconds: Int64

    init(_ product: ProposedProduct) {
        productID = product.productID
        self.product = product.productName
        salesClass = "\(product.salesClass)"
        onHand = product.onHand
        lastCountedMilliseconds = product.lastCountedMs
    }
}

/// A line of a recount for scripts.
private struct RecountAnswer: Encodable {
    let productID: Int64
    let lot: String
    let location: String
    let counted: Bool

    init(_ line: RecountLine) {
        productID = line.productID
        lot = line.lotCode
        location = line.locationCode
        counted = line.counted
    }
}

/// A group of the variance for scripts.
private struct GroupAnswer: Encodable {
    let id: Int64
    let name: String
    let lines: Int64
    let linesDifferent: Int64
    let surplus: Int64
    let shortage: Int64
    let valueE4: Int64?

    init(_ group: VarianceGroup) {
        id = group.id
        name = group.name
        lines = group.lines
        linesDifferent = group.linesDifferent
        surplus = group.surplus
        shortage = group.shortage
        valueE4 = group.valueE4
    }
}
