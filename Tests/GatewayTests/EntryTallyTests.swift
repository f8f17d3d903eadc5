import Logging
import Synchronization
import Testing

@testable import Gateway
@testable import Inventory

struct EntryTallyTests {
    private static func result(_ sequence: Int64, _ verdict: Verdict, isRepeat: Bool = false) -> Inventory.EntryResult {
        Inventory.EntryResult(
            sequence: sequence, verdict: verdict, isRepeat: isRepeat, rejection: verdict.isSetBack ? .unknownBarcode(code: "\(sequence)") : nil,
            remarks: [], feedback: nil, keptReason: "")
    }

    @Test func everyEntryIsCountedByItsEnd() {
        let tally = EntryTally(logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        tally.note([Self.result(1, .accepted), Self.result(2, .parked), Self.result(3, .accepted)], of: TerminalID(trusted: 4), at: 0)
        tally.note([Self.result(2, .parked, isRepeat: true), Self.result(4, .rejected), Self.result(5, .acceptedWithException)], of: TerminalID(trusted: 4), at: 1)
        #expect(tally.ends == [.accepted: 2, .parked: 1, .rejected: 1, .acceptedWithException: 1, .repeated: 1])
    }

    @Test func whatIsSetBackIsSaidOnceAndThenWithHowMuchOfItThereWas() {
        let lines = Lines()
        let tally = EntryTally(logger: Logger(label: "test") { _ in lines })
        func note(_ results: [Inventory.EntryResult], at now: Int64) { tally.note(results, of: TerminalID(trusted: 7), at: now) }
        note([Self.result(1, .accepted), Self.result(2, .acceptedWithException)], at: 0)
        note([Self.result(3, .parked), Self.result(4, .rejected)], at: 100)
        note([Self.result(5, .parked)], at: 101)
        note([Self.result(6, .parked), Self.result(7, .parked)], at: 10_099)
        // Sent again: it was said the first time.
        note([Self.result(3, .parked, isRepeat: true)], at: 20_000)
        note([Self.result(8, .rejected)], at: 20_001)
        note([Self.result(9, .rejected)], at: 20_002)
        // A clock that was set back says it again rather than never.
        note([Self.result(10, .rejected)], at: 5)
        #expect(lines.kept == ["7: 2 from 3, 0 unsaid", "7: 1 from 8, 3 unsaid", "7: 1 from 10, 1 unsaid"])
    }
}

extension Verdict {
    fileprivate var isSetBack: Bool { self == .rejected || self == .parked }
}

/// Keeps what was logged.
private final class Lines: LogHandler {
    private let lines = Mutex<[String]>([])
    var kept: [String] { lines.withLock { $0 } }
    var metadata: Logger.Metadata { get { [:] } set {} }
    var logLevel: Logger.Level { get { .trace } set {} }
    subscript(metadataKey _: String) -> Logger.MetadataValue? { get { nil } set {} }

    func log(event: LogEvent) {
        let said = event.metadata ?? [:]
        func word(_ name: String) -> String { "\(said[name] ?? "")" }
        lines.withLock {
            $0.append("\(word("terminal")): \(word("entries")) from \(word("first_sequence")), \(word("unsaid_since_last")) unsaid")
        }
    }
}
