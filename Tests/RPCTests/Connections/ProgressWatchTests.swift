import NIOCore
import Testing

@testable import RPC

struct ProgressWatchTests {
    static func at(_ seconds: Int64) -> NIODeadline { .uptimeNanoseconds(1_000_000_000) + .seconds(seconds) }

    /// One look, at so many seconds, with so many bytes so far.
    static func look(_ watch: inout ProgressWatch, _ seconds: Int64, total: Int, isWaiting: Bool = true) -> ProgressWatch.Verdict {
        watch.look(isWaiting: isWaiting, total: total, least: 100, patience: .seconds(10), now: at(seconds))
    }

    @Test(arguments: [(9, .waiting(until: at(10))), (10, .over), (11, .over)] as [(Int64, ProgressWatch.Verdict)])
    func whatDoesNotMoveIsOverAfterThePatience(seconds: Int64, verdict: ProgressWatch.Verdict) {
        var watch = ProgressWatch()
        let verdicts = [Self.look(&watch, 0, total: 0), Self.look(&watch, seconds, total: 0)]
        #expect(verdicts == [.waiting(until: Self.at(10)), verdict])
    }

    @Test(arguments: [(99, .over), (100, .waiting(until: at(20))), (101, .waiting(until: at(20)))] as [(Int, ProgressWatch.Verdict)])
    func soManyBytesAreProgress(bytes: Int, verdict: ProgressWatch.Verdict) {
        var watch = ProgressWatch()
        let verdicts = [Self.look(&watch, 0, total: 50), Self.look(&watch, 10, total: 50 + bytes)]
        #expect(verdicts.last == verdict)
    }

    @Test func notWaitingBeginsAnew() {
        var watch = ProgressWatch()
        let verdicts = [
            Self.look(&watch, 0, total: 0), Self.look(&watch, 9, total: 0, isWaiting: false), Self.look(&watch, 30, total: 0),
        ]
        #expect(verdicts == [.waiting(until: Self.at(10)), .idle, .waiting(until: Self.at(40))])
    }
}
