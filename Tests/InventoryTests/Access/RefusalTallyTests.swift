import Storage
import Testing

@testable import Inventory

/// A flood of the same refused question fills no journal, and its count is there all the same.
@Suite("Refusals that come again and again")
struct RefusalTallyTests {
    private func stage() async throws -> (stage: AccessStage, eva: UserID, caller: Caller) {
        let stage = try await AccessStage()
        let eva = try await stage.hire("eva", RoleGrant(.counter, in: Shop.store))
        let caller = try await stage.caller("eva")
        // To the beginning of a minute.
        stage.shop.clock.advance(milliseconds: 60_000 - stage.shop.clock.milliseconds % 60_000)
        return (stage, eva, caller)
    }

    private func ask(_ times: Int, _ stage: AccessStage, _ caller: Caller) throws {
        for _ in 0..<times { #expect(throws: Refusal.self) { try stage.books.askSync(RoleList(), as: caller) } }
    }

    @Test func aMinuteOfThemIsTwoRows() async throws {
        let (stage, eva, caller) = try await stage()
        let refused = AuditTrail(person: eva, kinds: [.questionRefused])
        try ask(1, stage, caller)
        #expect(try stage.trail(refused).map(\.times) == [1], "the first is told at once")
        try ask(500, stage, caller)
        stage.shop.clock.advance(milliseconds: 59_999)
        try ask(1, stage, caller)
        #expect(try stage.trail(refused).map(\.times) == [1])
        #expect(try await stage.books.closeRefusalTallies() == 0, "the minute is not over")
        stage.shop.clock.advance(milliseconds: 1)
        #expect(try await stage.books.closeRefusalTallies() == 1)
        #expect(try await stage.books.closeRefusalTallies() == 0)
        let rows = try stage.trail(refused)
        #expect(rows.map(\.times) == [501, 1])
        #expect(rows.allSatisfy { $0.actor == eva && $0.session == caller.session && $0.reason == "NOT_PERMITTED" && $0.verdict == .rejected })
        #expect(try stage.books.verify().findings == [])
    }

    /// Nobody has to wait for the housekeeping: whoever is refused next ends the minute.
    @Test func theNextMinuteWritesTheCountOfTheLast() async throws {
        let (stage, eva, caller) = try await stage()
        try ask(3, stage, caller)
        stage.shop.clock.advance(minutes: 1)
        try ask(1, stage, caller)
        #expect(try stage.trail(AuditTrail(person: eva, kinds: [.questionRefused])).map(\.times) == [1, 2, 1])
    }

    @Test func everyPersonAndEveryQuestionIsCountedByItself() async throws {
        let (stage, _, caller) = try await stage()
        try await stage.hire("tom", RoleGrant(.counter, in: Shop.store))
        let tom = try await stage.caller("tom")
        try ask(2, stage, caller)
        try ask(2, stage, tom)
        #expect(throws: Refusal.self) { try stage.books.askSync(UserList(), as: caller) }
        #expect(try stage.trail(AuditTrail(kinds: [.questionRefused])).count == 3)
        stage.shop.clock.advance(minutes: 1)
        #expect(try await stage.books.closeRefusalTallies() == 2, "what was tried once stands there already")
    }

    @Test func aClockThatIsSetBackLosesNothing() async throws {
        let (stage, eva, caller) = try await stage()
        try ask(5, stage, caller)
        stage.shop.clock.advance(milliseconds: -3_600_000)
        #expect(try await stage.books.closeRefusalTallies() == 1)
        #expect(try stage.trail(AuditTrail(person: eva, kinds: [.questionRefused])).map(\.times) == [4, 1])
    }

    @Test func aStolenTokenThatIsTriedOverAndOverIsCountedToo() async throws {
        let (stage, eva, _) = try await stage()
        let session = try await stage.signIn("eva", AccessStage.pin, on: Shop.handheld).value()
        for _ in 0..<100 {
            await #expect(throws: Refusal(.sessionOfAnotherTerminal)) {
                try await stage.books.authenticate(token: session.token, terminal: Shop.secondHandheld, language: .english)
            }
        }
        stage.shop.clock.advance(minutes: 1)
        #expect(try await stage.books.closeRefusalTallies() == 1)
        #expect(try stage.trail(AuditTrail(person: eva, kinds: [.tokenMisused])).map(\.times) == [99, 1])
    }
}
