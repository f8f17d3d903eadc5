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

    private func open(_ note: String, _ stage: AccessStage, _ caller: Caller) async throws {
        let command = OpenReceipt(store: Shop.store, order: nil, supplier: Shop.supplier, deliveryNote: note)
        #expect(try await stage.books.perform(command, as: caller, identity: stage.identity(note)).reasons == ["NOT_PERMITTED"])
    }

    @Test func theSameRefusedCommandOverAndOverIsTwoRows() async throws {
        let (stage, eva, caller) = try await stage()
        let refused = AuditTrail(person: eva, refusedOnly: true)
        for _ in 0..<300 { try await open("N1", stage, caller) }
        #expect(try stage.trail(refused).map(\.kind) == [.openReceipt], "the first is told at once")
        // Another request, and another person's, have rows of their own.
        try await open("N2", stage, caller)
        try await stage.hire("tom", RoleGrant(.counter, in: Shop.store))
        try await open("N1", stage, try await stage.caller("tom"))
        #expect(try stage.trail(AuditTrail(kinds: [.openReceipt])).count == 3)
        stage.shop.clock.advance(minutes: 1)
        #expect(try await stage.books.closeRefusalTallies() == 1)
        let rows = try stage.trail(refused)
        #expect(rows.map(\.kind) == [.commandRefused, .openReceipt, .openReceipt] && rows.map(\.times) == [299, 1, 1])
        #expect(rows.allSatisfy { $0.actor == eva && $0.session == caller.session && $0.reason == "NOT_PERMITTED" && $0.verdict == .rejected })
        let told = try stage.shop.read { try $0.first(SQL("SELECT payload FROM journal ORDER BY sequence DESC LIMIT 1")) { $0.blob(0) } }
        let hash = Hexadecimal.text(stage.identity("N1").requestHash)
        #expect(told.map { String(decoding: $0, as: UTF8.self) } == "openReceipt\nrequest=\(hash)\ntimes=299")
        #expect(try stage.books.verify().findings == [])
    }

    @Test("a person has so many rows of a kind in a minute, whatever they say", arguments: [(-1, 19, []), (0, 20, []), (1, 20, [1]), (500, 20, [500])] as [(Int, Int, [Int64])])
    func differentCommands(beyond: Int, rows: Int, counts: [Int64]) async throws {
        let (stage, eva, caller) = try await stage()
        for number in 0..<Int(Limits.refusedCommandsPerMinute) + beyond { try await open("N\(number)", stage, caller) }
        #expect(try stage.trail(AuditTrail(person: eva, kinds: [.openReceipt], page: Page(size: 100))).count == rows)
        // Of another kind they have as many.
        #expect(try await stage.perform(OpenStocktake(store: Shop.store, isBlind: true), as: caller).reasons == ["NOT_PERMITTED"])
        #expect(try stage.trail(AuditTrail(person: eva, kinds: [.openStocktake])).count == 1)
        stage.shop.clock.advance(minutes: 1)
        #expect(try await stage.books.closeRefusalTallies() == counts.count)
        #expect(try stage.trail(AuditTrail(person: eva, kinds: [.commandRefused])).map(\.times) == counts)
        try await open("N0", stage, caller)
        #expect(try stage.trail(AuditTrail(person: eva, kinds: [.openReceipt], page: Page(size: 100))).count == rows + 1, "a new minute")
    }

    /// A crowd that comes in at once and is asked for codes: nobody's name is lost behind the others'.
    @Test func refusedSignInsAreThePersonsOwn() async throws {
        let stage = try await AccessStage()
        for number in 0...Limits.refusedCommandsPerMinute {
            let user = try await stage.hire("p\(number)", RoleGrant(.clerk))
            try stage.shop.write { transaction in
                try SecondFactors.begin(user, secret: [1, 2, 3], in: transaction)
                try SecondFactors.confirm(user, at: Instant(milliseconds: transaction.nowMilliseconds), in: transaction)
            }
            #expect(try await stage.signIn("p\(number)", from: "192.0.2.\(number):1").reasons == ["SECOND_FACTOR_NEEDED"])
        }
        let rows = try stage.trail(AuditTrail(kinds: [.signIn], page: Page(size: 100)))
        #expect(Set(rows.map(\.actorName)) == Set((0...Limits.refusedCommandsPerMinute).map { "p\($0)" }))
    }

    /// What follows a refused command is what followed it before: done once, with the count in between.
    @Test func theNextRefusalWritesTheCountsOfTheLastMinuteBeforeItself() async throws {
        let (stage, eva, caller) = try await stage()
        for _ in 0..<4 { try await open("N1", stage, caller) }
        try ask(3, stage, caller)
        stage.shop.clock.advance(minutes: 1)
        try await open("N1", stage, caller)
        let rows = try stage.trail(AuditTrail(person: eva, refusedOnly: true))
        #expect(rows.map(\.kind) == [.openReceipt, .questionRefused, .commandRefused, .questionRefused, .openReceipt])
        #expect(rows.map(\.times) == [1, 2, 3, 1, 1])
        #expect(try stage.books.verify().findings == [])
    }

    /// A terminal's entries are never counted together: each is known by its own row for ever.
    @Test func everyEntryThatIsRefusedKeepsItsRow() async throws {
        let (stage, _, _) = try await stage()
        let bodies = [Entry.Body](repeating: .malformed(field: "quantity", problem: "is missing"), count: 100)
        guard case .applied(100, let results) = try stage.books.applySync(stage.shop.batch(bodies, on: nil, from: 1)) else {
            throw ScenarioStage.Misunderstood(description: "not applied")
        }
        #expect(results.allSatisfy { $0.verdict == .rejected })
        let count = SQL("SELECT count(*) FROM journal WHERE origin = 1 AND verdict = 3")
        #expect(try stage.shop.read { try $0.first(count) { $0.int(0) } } == 100)
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
