import Storage
import Testing

@testable import Inventory

/// Whoever is locked out and goes on guessing is seen doing it, and fills neither the journal nor memory.
@Suite("Guesses that a lock turns away")
struct LockedGuessTests {
    private static let strange = "198.51.100.9:40000"
    private static let guesses = AuditTrail(kinds: [.signInFailed], page: Page(size: 1_000))

    /// Somebody is locked out of eva's account; the beginning of a minute.
    private func stage() async throws -> (stage: AccessStage, eva: UserID) {
        let stage = try await AccessStage()
        let eva = try await stage.hire("eva", RoleGrant(.clerk))
        for _ in 0..<15 { try await guess("eva", stage) }
        stage.shop.clock.advance(milliseconds: 60_000 - stage.shop.clock.milliseconds % 60_000)
        _ = try await stage.books.closeRefusalTallies()
        return (stage, eva)
    }

    private func guess(_ name: String, _ stage: AccessStage, from peer: String = strange) async throws {
        #expect(try await !stage.signIn(name, "wrong", from: peer).isDone)
    }

    @Test func theFirstOfAMinuteIsToldAtOnceAndTheOthersWithTheirCount() async throws {
        let (stage, eva) = try await stage()
        let before = try stage.trail(Self.guesses).count
        // The clock stands still within the lock of the last guess that counted.
        for _ in 0..<5 { try await guess("eva", stage) }
        let told = try stage.trail(Self.guesses).dropLast(before)
        let counted = told.filter { $0.reason != "LOCKED_OUT" }
        #expect(told.count == counted.count + 1 && told.first?.actor == eva && told.first?.verdict == .rejected && told.first?.times == 1)
        for _ in 0..<500 { try await guess("eva", stage) }
        #expect(try stage.trail(Self.guesses).count == before + told.count)
        stage.shop.clock.advance(milliseconds: 59_999)
        #expect(try await stage.books.closeRefusalTallies() == 0, "the minute is not over")
        stage.shop.clock.advance(milliseconds: 1)
        #expect(try await stage.books.closeRefusalTallies() == 1)
        let row = try #require(try stage.trail(Self.guesses).first)
        #expect(row.times == 505 - Int64(counted.count) - 1)
        #expect(row.actor == eva && row.reason == "LOCKED_OUT")
        #expect(try await stage.books.closeRefusalTallies() == 0)
        #expect(try stage.books.verify().findings == [])
    }

    @Test func whenTheServerStopsNothingIsKeptBack() async throws {
        let (stage, _) = try await stage()
        for _ in 0..<9 { try await guess("eva", stage) }
        #expect(try await stage.books.closeRefusalTallies() == 0)
        #expect(try await stage.books.closeRefusalTallies(isLast: true) == 1)
        #expect(try await stage.books.closeRefusalTallies(isLast: true) == 0)
    }

    /// The caller's own secret, asked again before something that it protects is changed.
    @Test func guessesAtOnesOwnSecretAreToldToo() async throws {
        let stage = try await AccessStage()
        let eva = try await stage.hire("eva", RoleGrant(.clerk))
        let caller = try await stage.caller("eva")
        var reasons: [String] = []
        for _ in 0..<8 {
            reasons += try await stage.books.removeSecondFactor(
                of: eva, current: OwnSecret("wrong", peer: AccessStage.desk), as: caller).reasons
        }
        #expect(reasons.last == "LOCKED_OUT")
        #expect(try stage.trail(AuditTrail(person: eva, kinds: [.signInFailed])).first?.reason == "LOCKED_OUT")
    }

    /// A name that nobody has may be a password in the wrong field.
    @Test func aNameThatNobodyHasIsNotWrittenDown() async throws {
        let (stage, _) = try await stage()
        for _ in 0..<20 { try await guess("my-secret-words", stage) }
        let payloads = try stage.shop.read { try $0.all(SQL("SELECT payload FROM journal")) { row in String(decoding: row.blob(0), as: UTF8.self) } }
        #expect(payloads.contains("\ndesk 198.51.100.9"))
        #expect(!payloads.contains { $0.contains("my-secret-words") })
    }

    @Test("so many places are counted apart, the others together", arguments: [-1, 0, 1, 300])
    func crowds(beyond: Int) {
        let guesses = LockedGuesses()
        func target(_ number: Int) -> LockedGuesses.Target { LockedGuesses.Target(account: nil, told: "\nplace \(number)") }
        let places = Limits.lockedGuessTargets + beyond
        let firsts = (0..<places).compactMap { guesses.count(target($0), at: 0) }
        #expect(Set(firsts).count == min(places, Limits.lockedGuessTargets + 1) && firsts.count == Set(firsts).count)
        for place in 0..<places { #expect(guesses.count(target(place), at: 1) == nil) }
        let over = guesses.takeOver(at: 60_000, all: false)
        #expect(over.map(\.times).reduce(0, +) + Int64(firsts.count) == Int64(2 * places), "every guess is told")
        #expect(over.count == min(places, Limits.lockedGuessTargets + 1))
        #expect(guesses.takeOver(at: 60_000, all: true).isEmpty)
    }

    @Test func aClockThatIsSetBackEndsTheMinuteToo() {
        let guesses = LockedGuesses()
        let target = LockedGuesses.Target(account: nil, told: "x")
        for _ in 0..<3 { _ = guesses.count(target, at: 600_000) }
        #expect(guesses.takeOver(at: 0, all: false).map(\.times) == [2])
    }
}
