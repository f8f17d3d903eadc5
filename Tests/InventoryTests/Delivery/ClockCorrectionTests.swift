import Testing

@testable import Inventory

@Suite("Clock correction")
struct ClockCorrectionTests {
    /// At Hello the server says 1,000,000, the device's wall clock 900,000 and its clock since boot 50,000.
    private static let clock = TerminalClock(
        serverMilliseconds: 1_000_000, wallMilliseconds: 900_000, monotonicMilliseconds: 50_000, boot: 7)
    private static let tolerance = Limits.clockToleranceMilliseconds

    struct Case: CustomTestStringConvertible {
        var testDescription: String
        var boot: UInt64 = 7
        var captured: Int64 = 0
        var monotonic: Int64 = 50_000
        var received: Int64 = 2_000_000
        var clock = ClockCorrectionTests.clock
        var instant: Int64
        var isUncertain = false
        var wasInTheFuture = false
    }

    @Test(arguments: [
        Case(testDescription: "within a boot the clock since boot counts, whatever the wall clock says", captured: 12, monotonic: 40_000, instant: 990_000),
        Case(testDescription: "the moment of Hello", instant: 1_000_000),
        Case(testDescription: "after Hello", monotonic: 51_000, instant: 1_001_000),
        Case(testDescription: "another boot: only the wall clock, corrected", boot: 6, captured: 890_000, monotonic: 1, instant: 990_000, isUncertain: true),
        Case(testDescription: "an unknown boot is never the same", boot: 0, captured: 890_000, clock: withoutBoot, instant: 990_000, isUncertain: true),
        Case(testDescription: "a little in the future is now", monotonic: 60_000, received: 1_005_000, instant: 1_005_000),
        Case(testDescription: "at the tolerance", monotonic: 50_000 + tolerance, received: 1_000_000, instant: 1_000_000),
        Case(testDescription: "beyond the tolerance", monotonic: 50_001 + tolerance, received: 1_000_000, instant: 1_000_000, wasInTheFuture: true),
        Case(testDescription: "a wall clock years ahead", boot: 6, captured: 99_000_000_000, instant: 2_000_000, isUncertain: true, wasInTheFuture: true),
        Case(testDescription: "before 1970", monotonic: -2_000_000, instant: 2_000_000, wasInTheFuture: true),
        Case(testDescription: "1970 itself", monotonic: -950_000, instant: 0),
        Case(testDescription: "the smallest number", monotonic: .min, instant: 2_000_000, wasInTheFuture: true),
        Case(testDescription: "the largest number", monotonic: .max, instant: 2_000_000, wasInTheFuture: true),
        Case(testDescription: "the smallest wall clock", boot: 6, captured: .min, instant: 2_000_000, isUncertain: true, wasInTheFuture: true),
    ])
    func anInstantIsCorrectedByWhatHelloMeasured(sample: Case) {
        let entry = Entry(
            sequence: 1, payload: [], capturedMilliseconds: sample.captured, monotonicMilliseconds: sample.monotonic, boot: sample.boot,
            session: 0, task: nil, wantsFeedback: false, body: .finish(note: ""))
        let corrected = CorrectedInstant(entry, sample.clock, received: Instant(milliseconds: sample.received))
        #expect(corrected.instant.milliseconds == sample.instant)
        #expect(corrected.isUncertain == sample.isUncertain)
        #expect(corrected.wasInTheFuture == sample.wasInTheFuture)
    }

    private static let withoutBoot = TerminalClock(
        serverMilliseconds: 1_000_000, wallMilliseconds: 900_000, monotonicMilliseconds: 50_000, boot: 0)

    @Test func whatIsUncertainIsRemarkedAndBooked() throws {
        let stage = try DeliveryStage()
        var batch = stage.batch(2, from: 1)
        batch.entries[0].boot = 8
        batch.entries[1].monotonicMilliseconds += Self.tolerance + 1
        let results = try #require(try stage.results(of: batch))
        #expect(results.map(\.verdict) == [.accepted, .accepted])
        #expect(results.map(\.remarks) == [[.clockUncertain], [.capturedInTheFuture]])
    }
}
