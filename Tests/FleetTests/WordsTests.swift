import ArgumentParser
import Foundation
import Testing
import Wire

@testable import Fleet

/// What people read, kept as golden files: a change is seen in review.
@Suite("What people read")
struct WordsTests {
    private static let golden = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

    @Test func theHelpIsTheGoldenFile() throws {
        try Self.compare(FleetProgram.helpMessage(columns: 80), with: "help.txt")
        try Self.compare(FleetProgram.helpMessage(for: CountCommand.self, columns: 80), with: "help-count.txt")
        try Self.compare(FleetProgram.helpMessage(for: EnrolCommand.self, columns: 80), with: "help-enrol.txt")
    }

    @Test func theReportOfAFailedRunIsTheGoldenFile() throws {
        let tally = Tally()
        tally.attached(afterNanoseconds: 3_000_000)
        tally.answered([Flight.Batch(last: 2, count: 2, intendedNanoseconds: 0)], [.accepted, .parked], atNanoseconds: 4_000_000)
        tally.answered([Flight.Batch(last: 3, count: 1, intendedNanoseconds: 0)], [.repeated], atNanoseconds: 250_000)
        tally.broken([Flight.Breach(text: "verdict of 4 where 3 was due")], by: 7)
        tally.failed(FleetError.state("x"))
        let report = Report(outcome: RunOutcome(figures: tally.now, seconds: 1.5, settlement: ["stocktake 5 holds 1, not 2"]))
        let text = (report.entryLines + ["--"] + report.streamLines + ["--"] + report.complaints).joined(separator: "\n")
        try Self.compare(text, with: "report.txt")
    }

    private static func compare(_ text: String, with name: String) throws {
        let kept = try String(contentsOf: golden.appending(path: name), encoding: .utf8)
        #expect(text + "\n" == kept, "if this is meant: `fleet help ...` into \(name)")
    }
}
