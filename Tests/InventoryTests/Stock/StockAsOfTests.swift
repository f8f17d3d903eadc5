import Testing

@testable import Inventory

@Suite struct StockAsOfTests {
    private func piles(_ moment: StockAsOf.Moment, _ shop: Shop, as person: Shop.Person = .dora, place: LocationID? = nil) throws -> [String] {
        let query = StockAsOf(moment, in: Shop.store, location: place)
        return try shop.books.askSync(query, as: shop.caller(person)).page.items.map { "\($0.locationCode):\($0.bucket.product):\($0.onHand)" }
    }

    private func minute(_ minutes: Int64) -> StockAsOf.Moment { .instant(Instant(milliseconds: TestClock.start + minutes * 60_000)) }

    @Test func anInstantKnowsWhatHadHappenedByThen() throws {
        let shop = try Shop()
        try shop.move(Shop.tea, 10, from: Shop.supplierPlace, to: Shop.a1)
        shop.clock.advance(minutes: 10)
        try shop.move(Shop.tea, 4, from: Shop.a1, to: Shop.b1)
        #expect(try piles(minute(-1), shop) == [])
        #expect(try piles(minute(0), shop) == ["A1:1:10"])
        #expect(try piles(minute(9), shop) == ["A1:1:10"])
        #expect(try piles(minute(10), shop) == ["A1:1:6", "B1:1:4"])
        #expect(try piles(minute(99), shop, place: Shop.b1) == ["B1:1:4"])
    }

    @Test func whatIsToldLaterBelongsToItsInstantButNotToItsRow() throws {
        let shop = try Shop()
        let first = try shop.move(Shop.tea, 10, from: Shop.supplierPlace, to: Shop.a1)
        shop.clock.advance(minutes: 10)
        try shop.move(Shop.tea, 3, from: Shop.a1, to: Shop.customerPlace, occurred: TestClock.start + 60_000)
        #expect(try piles(minute(0), shop) == ["A1:1:10"])
        #expect(try piles(minute(1), shop) == ["A1:1:7"])
        #expect(try piles(.sequence(first), shop) == ["A1:1:10"])
        #expect(try piles(.sequence(first + 1), shop) == ["A1:1:7"])
        #expect(try piles(.sequence(0), shop) == [])
    }

    @Test func anotherStoresPastIsNotTold() throws {
        let shop = try Shop()
        #expect(throws: Refusal(.notPermitted(verb: .see, subject: .stock))) { try piles(minute(0), shop, as: .finn) }
    }

    @Test func theLedgerIsFilteredByPlaceKindAndPerson() throws {
        let stage = ScenarioStage(shop: try Shop())
        for step in ["put 10 tea A1", "anna moves 2 tea A1 to B1", "ben moves 3 tea A1 to B1", "anna carries 1 tea A1 to DOCK"] {
            _ = try stage.play(step.split(separator: " ").map(String.init))
        }
        func quantities(_ list: MovementList) throws -> [Int64] {
            try stage.shop.books.askSync(list, as: stage.shop.caller(.dora)).items.map(\.quantity)
        }
        #expect(try quantities(MovementList(store: Shop.store)) == [10, -2, 2, -3, 3, -1, 1])
        #expect(try quantities(MovementList(store: Shop.store, location: Shop.b1)) == [2, 3])
        #expect(try quantities(MovementList(store: Shop.store, kind: .moveStock)) == [-2, 2, -3, 3])
        #expect(try quantities(MovementList(store: Shop.store, kind: .moveEntry)) == [-1, 1])
        #expect(try quantities(MovementList(store: Shop.store, actor: Shop.Person.ben.user)) == [-3, 3])
        #expect(try quantities(MovementList(store: Shop.store, location: Shop.b1, actor: Shop.Person.anna.user)) == [2])
    }
}
