import Testing

@testable import Inventory

@Suite struct StocktakeProposalTests {
    @Test("Classes by the share that is reached before a product", arguments: [
        ([], [:]), ([0], [:]), ([-5], [:]), ([100], [1: .a]), ([80, 20], [1: .a, 2: .b]), ([79, 21], [1: .a, 2: .a]),
        ([81, 19], [1: .a, 2: .b]), ([80, 15, 5], [1: .a, 2: .b, 3: .c]), ([80, 14, 6], [1: .a, 2: .b, 3: .b]), ([10, 90], [1: .b, 2: .a]),
    ] as [([Int64], [Int64: SalesClass])])
    func classes(sales: [Int64], classes: [Int64: SalesClass]) {
        let said = Dictionary(uniqueKeysWithValues: sales.enumerated().map { (ProductID(trusted: Int64($0.offset + 1)), $0.element) })
        let found = SalesRanking.classes(of: said)
        #expect(Dictionary(uniqueKeysWithValues: found.map { ($0.key.rawValue, $0.value) }) == classes)
    }

    private func stage() throws -> ScenarioStage {
        let stage = ScenarioStage(shop: try Shop())
        for step in [
            "put 100 tea A1 at 100", "put 100 cheese A1 at 1", "put 5 milk B1 at 10", "sell 90 tea A1 at 100", "sell 5 milk B1 at 10",
            "sell 101 cheese A1 at 1", "later 1", "ben opens ST of tea", "cara counts 10 tea at A1 into ST", "ben submits ST",
            "dora approves ST",
        ] { _ = try stage.play(step.split(separator: " ").map(String.init)) }
        return stage
    }

    private func proposed(_ stage: ScenarioStage, _ query: StocktakeProposal, as person: Shop.Person = .ben) throws -> [Int64] {
        var query = query
        var told: [Int64] = []
        repeat {
            let page = try stage.shop.books.askSync(query, as: stage.shop.caller(person))
            told += page.items.map(\.product.rawValue)
            query.page.token = page.nextToken
        } while !query.page.token.isEmpty
        return told
    }

    @Test(arguments: [0, 1, 2, 3, 4]) func theMostValuableComeFirstPageByPage(size: Int) throws {
        #expect(try proposed(stage(), StocktakeProposal(store: Shop.store, page: Page(size: size))) == [1, 3, 2])
    }

    @Test func eachReasonSelectsItsProducts() throws {
        let stage = try stage()
        #expect(try proposed(stage, StocktakeProposal(store: Shop.store, classes: [.a])) == [1])
        #expect(try proposed(stage, StocktakeProposal(store: Shop.store, classes: [.b, .c])) == [3, 2])
        #expect(try proposed(stage, StocktakeProposal(store: Shop.store, hasNegative: true)) == [3])
        #expect(try proposed(stage, StocktakeProposal(store: Shop.store, isEmpty: true)) == [2])
        #expect(try proposed(stage, StocktakeProposal(store: Shop.store, hasNegative: true, isEmpty: true)) == [3, 2])
        #expect(try proposed(stage, StocktakeProposal(store: Shop.store, uncountedDays: 1)) == [3, 2])
        #expect(try proposed(stage, StocktakeProposal(store: Shop.store, classes: [.a], hasNegative: true)) == [])
    }

    @Test func aCategorySelectsItsProducts() throws {
        let stage = try stage()
        for step in ["sort tea dry", "sort milk cold", "sort cheese cold"] { _ = try stage.play(step.split(separator: " ").map(String.init)) }
        #expect(try proposed(stage, StocktakeProposal(store: Shop.store, category: "cold")) == [3, 2])
        #expect(try proposed(stage, StocktakeProposal(store: Shop.store, hasNegative: true, category: "cold")) == [3])
        #expect(try proposed(stage, StocktakeProposal(store: Shop.store, category: "warm")) == [])
    }

    @Test func theLastCountIsTheApprovedOnesInstant() throws {
        let stage = try stage()
        let lines = try stage.shop.books.askSync(StocktakeProposal(store: Shop.store, classes: [.a]), as: stage.shop.caller(.ben))
        #expect(lines.items.first?.lastCounted == Instant(milliseconds: TestClock.start + 60_000))
        #expect(lines.items.first?.onHand == 10)
    }

    @Test(arguments: [(-1, false), (0, true), (3_650, true), (3_651, false)] as [(Int64, Bool)])
    func daysAreBounded(days: Int64, isTaken: Bool) throws {
        let stage = try stage()
        for query in [StocktakeProposal(store: Shop.store, uncountedDays: days), StocktakeProposal(store: Shop.store, salesDays: days)] {
            if isTaken {
                #expect(throws: Never.self) { try proposed(stage, query) }
            } else {
                #expect(throws: Refusal.self) { try proposed(stage, query) }
            }
        }
    }

    @Test func onlyWhoOpensStocktakesIsTold() throws {
        let stage = try stage()
        #expect(throws: Refusal(.notPermitted(verb: .create, subject: .stocktake))) {
            try proposed(stage, StocktakeProposal(store: Shop.store), as: .cara)
        }
    }
}
