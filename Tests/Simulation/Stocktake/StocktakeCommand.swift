import ArgumentParser
import Foundation
import Inventory
import Storage

/// `simulate stocktake`: a large store is counted while it sells and carries goods; what is posted must be what is there, to the piece.
struct StocktakeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stocktake", abstract: "Count a large store over breaking lines while it trades; then compare piece by piece.")

    @Option(help: "Buckets: a product on a shelf each.") var buckets = 100_000
    @Option(help: "Terminals that count.") var counters = 20
    @Option(help: "Terminals that carry goods, often off line.") var carriers = 2
    @Option(help: "Desks that sell.") var sellers = 2
    @Option(help: "Desks that receive deliveries, whose goods are carried to the shelves.") var receivers = 1
    @Option(help: "Seed of the shop and of everybody in it.") var seed: UInt64 = 1

    func run() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "simulate-stocktake-\(ProcessInfo.processInfo.processIdentifier)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let perShelf = min(500, max(1, buckets / max(1, counters)))
        let shelves = max(1, buckets / perShelf)
        let clock = WorldClock()
        let world = CountedWorld(
            shelves: shelves, productsPerShelf: perShelf, products: max(perShelf, shelves * perShelf / 10), clock: clock, seed: seed)
        var configuration = Database.Configuration()
        configuration.clock = { clock.milliseconds }
        let books = try Books.open(directory: folder.path, configuration: configuration)
        defer { books.database.close() }
        Report.word("making a shop with \(world.spots) buckets")
        let shop = try await StocktakeShop(books, world, counters: counters, carriers: carriers, sellers: sellers, receivers: receivers)
        let findings = try await StocktakeDay(shop, seed: seed).run()
        Report.say("findings", findings.count, "findings")
        for finding in findings.prefix(8) { Report.word("FOUND seed \(seed): \(finding)") }
        if !findings.isEmpty { throw ExitCode(1) }
    }
}

/// The day of the count.
struct StocktakeDay {
    let shop: StocktakeShop
    let seed: UInt64
    private let patience = Patience()
    private let countingIsOver = Flag()
    private let dayIsOver = Flag()

    init(_ shop: StocktakeShop, seed: UInt64) {
        (self.shop, self.seed) = (shop, seed)
    }

    func run() async throws -> [String] {
        let stocktake = try await StocktakeShop.perform(
            OpenStocktake(store: shop.store, zone: StocktakeShop.zone, isBlind: true), as: shop.supervisor, key: "open", shop.books).id
        return try await withThrowingTaskGroup(of: SellingPerson.Figures.self) { sellers in
            for (number, caller) in shop.sellers.enumerated() {
                sellers.addTask { [self] in
                    var person = SellingPerson(caller, number: number, shop, patience, seed: seed &+ 3_000 &+ UInt64(number))
                    try await person.work(until: dayIsOver)
                    return person.figures
                }
            }
            defer { dayIsOver.set() }
            let traders = try await count(stocktake)
            var findings = try await judgeReport(stocktake)
            let docks = try await post(stocktake, traders)
            dayIsOver.set()
            var sold = SellingPerson.Figures()
            for try await figures in sellers {
                sold.sales += figures.sales
                sold.disappointments += figures.disappointments
            }
            Report.say("sales", sold.sales, "sales")
            Report.say("customers_without", sold.disappointments, "customers")
            Report.say("commands_while_posting", patience.commands, "commands")
            Report.say("longest_wait_while_posting", patience.longest * 1_000, "ms")
            findings += try await judgeShelves(stocktake)
            findings += try await judgeDock(docks)
            return findings
        }
    }

    // MARK: the count

    /// Everybody counts, carries and receives; answers those who carry, who have not told everything yet.
    private func count(_ stocktake: DocumentID) async throws -> [any Trader] {
        let began = ContinuousClock.now
        let world = shop.world
        let all = try await withThrowingTaskGroup(of: BrokenLine.Figures.self) { counters in
            for (number, device) in shop.counters.enumerated() {
                counters.addTask { [self] in
                    var person = CountingPerson(device, shop, stocktake, seed: seed &+ 1_000 &+ UInt64(number))
                    return try await person.count(Array(stride(from: number, to: world.shelves, by: shop.counters.count)))
                }
            }
            return try await withThrowingTaskGroup(of: (any Trader).self) { traders in
                for person in people() {
                    traders.addTask { [countingIsOver] in
                        var person = person
                        try await person.work(until: countingIsOver)
                        return person
                    }
                }
                defer { countingIsOver.set() }
                var figures = BrokenLine.Figures()
                for try await one in counters { figures += one }
                countingIsOver.set()
                let took = began.duration(to: .now).seconds
                Report.say("buckets", world.spots, "buckets")
                Report.say("count_entries", figures.entries, "entries")
                Report.say("count_entries_per_second", Double(figures.entries) / took, "entries/s")
                Report.say("counting", took, "s")
                Report.say("cuts", figures.cuts, "cuts")
                Report.say("repeats", figures.repeats, "entries")
                var people: [any Trader] = []
                for try await person in traders { people.append(person) }
                return people
            }
        }
        let identity = WriteIdentity(key: "submit", method: "simulate", request: [2])
        let outcome = try await shop.books.submit(SubmitStocktake(stocktake), as: shop.supervisor, identity: identity) { _ in [] }
        guard case .done = outcome else { throw WorldError("the stocktake was not handed in: \(outcome)") }
        return all
    }

    private func people() -> [any Trader] {
        shop.carriers.enumerated().map { number, device in
            CarryingPerson(device, shop, isOffLine: number == 0, seed: seed &+ 2_000 &+ UInt64(number))
        } + shop.receivers.enumerated().map { number, device in
            ReceivingPerson(device, number: number, shop, patience, seed: seed &+ 4_000 &+ UInt64(number))
        }
    }

    /// Every difference is what was wrong from the beginning, and what the carriers have not told.
    private func judgeReport(_ stocktake: DocumentID) async throws -> [String] {
        var query = VarianceReport(stocktake, page: Page(size: 1_000))
        var told: [Int: Int64] = [:]
        var first: Double?
        let began = ContinuousClock.now
        repeat {
            let answer = try await shop.books.ask(shop.books.remembering(query), as: shop.manager)
            if first == nil { first = began.duration(to: .now).seconds }
            for line in answer.page.items { if let spot = spot(line.location, line.product) { told[spot] = line.difference } }
            query.page.token = answer.page.nextToken
        } while !query.page.token.isEmpty
        Report.say("variance", (first ?? 0) * 1_000, "ms")
        Report.say("variance_all_pages", began.duration(to: .now).seconds * 1_000, "ms")
        Report.say("differences", told.values.count { $0 != 0 }, "lines")
        return (0..<shop.world.spots).compactMap { spot in
            let wanted = shop.world.difference(at: spot)
            guard wanted != nil else { return "spot \(spot) was not counted" }
            return wanted == told[spot] ?? 0 ? nil : "spot \(spot) differs by \(told[spot] ?? 0), but should by \(wanted ?? 0)"
        }
    }

    /// Approved and posted while the sellers go on, the carriers tell the rest, and more comes in. Answers what is left at the dock of each product.
    private func post(_ stocktake: DocumentID, _ traders: [any Trader]) async throws -> [Int: Int64] {
        patience.posting(true)
        defer { patience.posting(false) }
        let began = ContinuousClock.now
        let identity = WriteIdentity(key: "approve", method: "simulate", request: [1])
        let outcome = try await shop.books.approve(ApproveStocktake(stocktake), as: shop.manager, identity: identity) { _ in [] }
        guard case .done(let approved, _, _) = outcome else { throw WorldError("the stocktake was not approved: \(outcome)") }
        let approval = began.duration(to: .now).seconds
        let (late, people) = try await withThrowingTaskGroup(of: (late: Int, person: any Trader).self) { group in
            for person in traders {
                group.addTask {
                    var person = person
                    let waiting = person.line.waiting
                    try await person.goOn()
                    return (waiting, person)
                }
            }
            _ = try await shop.books.finishPosting(stocktake)
            let took = began.duration(to: .now).seconds
            var (late, people) = (0, [any Trader]())
            for try await one in group {
                late += one.late
                people.append(one.person)
            }
            Report.say("posting", took * 1_000, "ms")
            return (late, people)
        }
        Report.say("approval", approval * 1_000, "ms")
        Report.say("in_parts", approved.state == .posting ? 1 : 0, "yes")
        let receivers = people.compactMap { $0 as? ReceivingPerson }
        Report.say("deliveries", receivers.reduce(0) { $0 + $1.figures.deliveries }, "receipts")
        Report.say("pieces_received", Int(receivers.reduce(0) { $0 + $1.figures.pieces }), "pieces")
        Report.say("moves", people.reduce(0) { $0 + $1.carried }, "moves")
        Report.say("moves_told_after_the_approval", late, "moves")
        return receivers.reduce(into: [:]) { docks, person in docks.merge(person.dock, uniquingKeysWith: +) }
    }

    // MARK: what is there

    /// What the books say of each spot, and what their rechecks propose, is what is there.
    private func judgeShelves(_ stocktake: DocumentID) async throws -> [String] {
        var books = [Int64](repeating: 0, count: shop.world.spots)
        var stock = StockList(store: shop.store, page: Page(size: 1_000))
        repeat {
            let answer = try await shop.books.ask(stock, as: Caller(.operatorAtMachine))
            for pile in answer.page.items { if let spot = spot(pile.bucket.location, pile.bucket.product) { books[spot] += pile.onHand } }
            stock.page.token = answer.page.nextToken
        } while !stock.page.token.isEmpty
        var rechecks = 0
        var reviews = ReviewList(store: shop.store, page: Page(size: 1_000))
        repeat {
            let answer = try await shop.books.ask(reviews, as: Caller(.operatorAtMachine))
            for review in answer.items where review.kind == .lateEventRecheck {
                func number(_ name: String) -> Int64 { review.facts.first { $0.name == name }.flatMap { Int64($0.value) } ?? 0 }
                guard let location = LocationID(number("location")), let product = ProductID(number("product")), let spot = spot(location, product)
                else { continue }
                books[spot] += number("difference")
                rechecks += 1
            }
            reviews.page.token = answer.nextToken
        } while !reviews.page.token.isEmpty
        Report.say("rechecks", rechecks, "rechecks")
        let pieces = shop.world.pieces
        Report.say("pieces", Int(pieces.reduce(0, +)), "pieces")
        var findings = pieces.indices.filter { pieces[$0] != books[$0] }.map { "spot \($0): the books say \(books[$0]), there are \(pieces[$0])" }
        let verification = try shop.books.verify()
        if !verification.isSound { findings.append("the books are not sound: \(verification.findings.prefix(3))") }
        return findings
    }

    /// What came in and was not carried away is at the dock, to the piece.
    private func judgeDock(_ left: [Int: Int64]) async throws -> [String] {
        var books: [ProductID: Int64] = [:]
        var stock = StockList(store: shop.store, page: Page(size: 1_000))
        repeat {
            let answer = try await shop.books.ask(stock, as: Caller(.operatorAtMachine))
            for pile in answer.page.items where pile.bucket.location == shop.dock { books[pile.bucket.product, default: 0] += pile.onHand }
            stock.page.token = answer.page.nextToken
        } while !stock.page.token.isEmpty
        return shop.products.enumerated().compactMap { number, product in
            let (told, there) = (books[product] ?? 0, left[number] ?? 0)
            return told == there ? nil : "dock, product \(number): the books say \(told), there are \(there)"
        }
    }

    /// Nil for places that were not counted.
    private func spot(_ location: LocationID, _ product: ProductID) -> Int? {
        // Both are numbered in the order of their making.
        let shelf = Int(location.rawValue - shop.shelves[0].rawValue)
        guard shop.shelves.indices.contains(shelf), shop.shelves[shelf] == location else { return nil }
        let number = Int(product.rawValue - shop.products[0].rawValue)
        let first = shop.world.spots(of: shelf).lowerBound
        let offset = (number - first % shop.world.products + shop.world.products) % shop.world.products
        return offset < shop.world.productsPerShelf ? first + offset : nil
    }
}
