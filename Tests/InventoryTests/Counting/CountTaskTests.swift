import Testing

@testable import Inventory

/// What terminals are told, and not told, about the counts that they have in hand.
@Suite struct CountTaskTests {
    private func play(_ steps: [String], on stage: ScenarioStage) throws {
        for step in steps { _ = try stage.play(step.split(separator: " ").map(String.init)) }
    }

    /// Both terminals, once, and nobody when nothing changed hands.
    @Test func aChangeOfHandsIsToldToBoth() async throws {
        let stage = ScenarioStage(shop: try Shop())
        let books = stage.shop.books
        try play(["ben opens ST"], on: stage)
        let position = try await books.latestNews()
        try play(["ben assigns ST A1 to 1", "ben assigns ST A1 to 2", "ben assigns ST A1 to 2", "ben assigns ST A1 to 0"], on: stage)
        var hands: [[Int64]] = []
        for item in try await books.news(after: position, limit: 100) where item.topic == .countTask {
            let news = try #require(try await books.countTaskNews(item))
            #expect(news.location == Shop.a1)
            hands.append([news.former?.rawValue ?? 0, news.holder?.rawValue ?? 0])
        }
        #expect(hands == [[0, 1], [1, 2], [2, 0]])
    }

    /// Whoever counts again must not know what was found before, though the first count was open.
    @Test func aRecountIsBlindForTheTerminalThatHasIt() async throws {
        let stage = ScenarioStage(shop: try Shop())
        let books = stage.shop.books
        let first = ["dora sets permille 100", "put 100 tea A1", "ben opens ST", "later 1", "cara counts 80 tea at A1 into ST"]
        let again = ["ben counts 80 tea at A1 into ST"]
        for (steps, isBlind) in [(first, false), (["ben submits ST"], false), (again, true), (["ben submits ST"], false)] {
            try play(steps, on: stage)
            let blind = try await books.blindTerminals(of: Shop.store)
            #expect(blind == (isBlind ? [Shop.handheld] : []), "after \(steps)")
        }
    }

    @Test func aTerminalThatIsShutOutGetsNoTask() throws {
        let stage = ScenarioStage(shop: try Shop())
        try play(["ben opens ST"], on: stage)
        let id = try stage.document("ST")
        try #require(try stage.shop.perform(RevokeTerminal(terminal: Shop.secondHandheld, reason: "lost"), as: Caller(.operatorAtMachine)).isDone)
        #expect(try stage.shop.perform(HandOutCountTask(id, to: Shop.secondHandheld.rawValue), as: .ben).reasons == ["TERMINAL_REVOKED"])
        #expect(try stage.shop.perform(HandOutCountTask(id, to: Shop.handheld.rawValue), as: .ben).isDone)
    }
}
