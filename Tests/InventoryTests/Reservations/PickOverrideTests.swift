import Testing

@testable import Inventory

/// Who picked against the rules, and why, is found again.
@Suite struct PickOverrideTests {
    /// Five picks against the rules: milk L2 before L1, twice one minute apart (by ben, by dora); a held, a recalled and an expired lot.
    private func stage() throws -> ScenarioStage {
        let stage = ScenarioStage(shop: try Shop())
        for step in [
            "lot milk L1 expiry 2026-07-01", "lot milk L2 expiry 2026-07-02", "lot cheese C1 expiry 2026-07-01",
            "lot cheese C2 expiry 2026-07-01", "put 9 milk A1 lot L1", "put 9 milk A1 lot L2", "put 9 cheese A1 lot C1", "put 9 cheese B1 lot C2",
            "anna reserves RS 4 milk", "anna reserves RS2 4 cheese", "ben picks RS 1 milk A1/L2 because dented", "later 1",
            "dora picks RS 2 milk A1/L2 because heavy", "later 1", "ben holds cheese C1 because smell", "bob recalls cheese C2 because glass",
            "ben picks RS2 1 cheese A1/C1 because staff", "dora picks RS2 1 cheese B1/C2 because sample",
        ] {
            let answer = try stage.play(step.split(separator: " ").map(String.init))
            try #require(["ok", "accepted"].contains(answer.verdict), "\(step): \(answer)")
        }
        return stage
    }

    private func told(
        _ list: PickOverrideList, _ stage: ScenarioStage, as person: Shop.Person = .dora
    ) throws -> [LoggedOverride] {
        var list = list
        var told: [LoggedOverride] = []
        repeat {
            let page = try stage.shop.books.askSync(list, as: stage.shop.caller(person))
            told += page.items
            list.page.token = page.nextToken
        } while !list.page.token.isEmpty
        return told
    }

    private func words(_ list: PickOverrideList, _ stage: ScenarioStage, as person: Shop.Person = .dora) throws -> [String] {
        try told(list, stage, as: person).map { "\($0.quantity) \($0.lotCode) \($0.rule) \($0.note)" }
    }

    private static let milk = ["2 L2 firstToExpire heavy", "1 L2 firstToExpire dented"]
    private static let cheese = ["1 C2 recalled sample", "1 C1 held staff"]

    @Test(arguments: [0, 1, 2, 3, 4, 5]) func theyAreToldPageByPageNewestFirst(size: Int) throws {
        #expect(try words(PickOverrideList(page: Page(size: size)), stage()) == Self.cheese + Self.milk)
    }

    @Test func oneIsToldInFull() throws {
        let stage = try stage()
        let one = try #require(try told(PickOverrideList(product: Shop.milk), stage).last)
        #expect(one.locationCode == "A1" && one.dueLotCode == "L1" && one.dueExpiry == "2026-07-01" && one.expiry == "2026-07-02")
        #expect(one.picked == Instant(milliseconds: TestClock.start) && one.personName == "Ben" && one.store == Shop.store)
        #expect(try one.reservation == stage.document("RS"))
        #expect(one.reservationNumber.hasPrefix("RS-1-") && !one.productName.isEmpty)
        let blocked = try #require(try told(PickOverrideList(product: Shop.cheese), stage).first)
        #expect(blocked.dueLotCode.isEmpty && blocked.dueExpiry.isEmpty && blocked.rule == .recalled)
    }

    @Test func eachFilterSelectsItsOwn() throws {
        let stage = try stage()
        let (ben, dora) = (stage.shop.caller(.ben).user, stage.shop.caller(.dora).user)
        let minute = { (minutes: Int64) in Instant(milliseconds: TestClock.start + minutes * 60_000) }
        #expect(try words(PickOverrideList(product: Shop.milk), stage) == Self.milk)
        #expect(try words(PickOverrideList(person: ben), stage) == [Self.cheese[1], Self.milk[1]])
        #expect(try words(PickOverrideList(product: Shop.cheese, person: dora), stage) == [Self.cheese[0]])
        #expect(try words(PickOverrideList(from: minute(1)), stage) == Self.cheese + [Self.milk[0]])
        #expect(try words(PickOverrideList(to: minute(1)), stage) == [Self.milk[1]])
        #expect(try words(PickOverrideList(from: minute(1), to: minute(2)), stage) == [Self.milk[0]])
        #expect(try words(PickOverrideList(from: minute(3)), stage) == [])
    }

    @Test func anExpiredLotIsNamedAsThat() throws {
        let stage = ScenarioStage(shop: try Shop())
        for step in [
            "lot milk L1 expiry 2026-12-01", "put 9 milk A1 lot L1", "lot milk L0 expiry 2020-01-01", "put 9 milk A1 lot L0",
            "anna reserves RS 4 milk", "ben picks RS 1 milk A1/L0 1 milk A1/L0 because pigs",
        ] {
            let answer = try stage.play(step.split(separator: " ").map(String.init))
            try #require(["ok", "accepted"].contains(answer.verdict), "\(step): \(answer)")
        }
        // Said in two lines of one pick.
        #expect(try words(PickOverrideList(), stage) == ["2 L0 expired pigs"])
    }

    @Test func otherStoresAreNotTold() throws {
        let stage = try stage()
        #expect(try words(PickOverrideList(), stage, as: .anna).count == 4)
        #expect(throws: Refusal(.notPermitted(verb: .see, subject: .reservation))) { try words(PickOverrideList(), stage, as: .cara) }
        #expect(throws: Refusal.self) { try words(PickOverrideList(store: Shop.otherStore), stage, as: .anna) }
        #expect(try words(PickOverrideList(store: Shop.station), stage, as: .bob).isEmpty)
    }

    @Test func aTokenOfAnotherFilterIsRefused() throws {
        let stage = try stage()
        let page = try stage.shop.books.askSync(PickOverrideList(page: Page(size: 1)), as: stage.shop.caller(.dora))
        let other = PickOverrideList(product: Shop.milk, page: Page(size: 1, token: page.nextToken))
        #expect(throws: Refusal(.malformed(field: "page.token", problem: "is not one of this list"))) {
            try stage.shop.books.askSync(other, as: stage.shop.caller(.dora))
        }
    }
}
