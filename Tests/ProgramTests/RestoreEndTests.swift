import Testing

@testable import shelfwire

/// What people say after `restore --until`.
struct RestoreEndTests {
    @Test(arguments: [
        ("2026-11-21T16:45:00Z", RestoreEnd.instant(1_795_279_500_000)), ("2026-11-21T16:45:00.250Z", .instant(1_795_279_500_250)),
        ("1", .sequence(1)), ("4711", .sequence(4_711)), ("9223372036854775807", .sequence(.max)),
    ])
    func aTimeOrARowIsUnderstood(text: String, end: RestoreEnd) throws {
        #expect(try RestoreEnd(text) == end)
    }

    @Test func nothingSaidIsAsFarAsItGoes() throws {
        #expect(try RestoreEnd(nil) == .instant(nil))
    }

    @Test(arguments: [
        ("0", "no row of the journal"), ("9223372036854775808", "no row of the journal"), ("-1", "neither a time"), ("", "neither a time"),
        ("1e3", "neither a time"), ("2026-11-21", "neither a time"), ("yesterday", "neither a time"), ("١٢", "neither a time"),
    ])
    func anythingElseIsRefusedWithWhatItShouldBe(text: String, words: String) throws {
        let failure = try #require(throws: Failure.self) { try RestoreEnd(text) }
        #expect(failure.status == .usage)
        #expect(failure.sentence.contains(words) && failure.sentence.contains("--until \(text)"))
    }
}
