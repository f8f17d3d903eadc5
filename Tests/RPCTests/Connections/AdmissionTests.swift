import NIOCore
import Testing

@testable import RPC

struct AdmissionTests {
    static let start = NIODeadline.uptimeNanoseconds(1_000_000_000)

    @Test(arguments: [ServerCounters.Limit.connections, .connectionsPerAddress, .halfOpen, .halfOpenPerAddress])
    func connectionsAreLetInUpToTheLimit(limit: ServerCounters.Limit) {
        var limits = ServerLimits()
        switch limit {
        case .connections: limits.connections = 3
        case .connectionsPerAddress: limits.connectionsPerAddress = 3
        case .halfOpen: limits.halfOpen = 3
        default: limits.halfOpenPerAddress = 3
        }
        var admission = Admission()
        let answers = (0..<4).map { _ in admission.enter("192.0.2.1", "a", limits, now: Self.start) }
        #expect(answers == [nil, nil, nil, limit])
        admission.leave("192.0.2.1", "a", isStranger: true)
        let again = [admission.enter("192.0.2.1", "a", limits, now: Self.start), admission.enter("192.0.2.1", "a", limits, now: Self.start)]
        #expect(again == [nil, limit])
    }

    @Test func whoIntroducedItselfIsNoStranger() {
        var limits = ServerLimits()
        limits.halfOpenPerAddress = 1
        var admission = Admission()
        for _ in 0..<5 {
            let refusal = admission.enter("192.0.2.1", "a", limits, now: Self.start)
            #expect(refusal == nil)
            admission.settle("192.0.2.1", "a")
        }
        for _ in 0..<5 { admission.leave("192.0.2.1", "a", isStranger: false) }
        let refusals = [admission.enter("192.0.2.1", "a", limits, now: Self.start), admission.enter("192.0.2.1", "a", limits, now: Self.start)]
        #expect(refusals == [nil, .halfOpenPerAddress])
    }

    @Test func addressesAndListenersAreCountedApart() {
        var limits = ServerLimits()
        limits.connectionsPerAddress = 1
        limits.connections = 2
        var admission = Admission()
        let refusals = [
            admission.enter("192.0.2.1", "a", limits, now: Self.start), admission.enter("192.0.2.1", "a", limits, now: Self.start), admission.enter("192.0.2.2", "a", limits, now: Self.start),
            admission.enter("192.0.2.3", "a", limits, now: Self.start), admission.enter("192.0.2.3", "b", limits, now: Self.start),
        ]
        #expect(refusals == [nil, .connectionsPerAddress, nil, .connections, nil])
    }

    @Test(arguments: [(2, 0, false), (3, 0, true), (4, 0, true), (3, 999, true), (3, 1_000, false)] as [(Int, Int64, Bool)])
    func whoFloodsAgainAndAgainStaysOutForAWhile(cuts: Int, milliseconds: Int64, isOut: Bool) {
        var admission = Admission()
        let limits = ServerLimits()
        for _ in 0..<cuts { admission.offended("192.0.2.1", limits, now: Self.start) }
        let later = Self.start + .milliseconds(milliseconds)
        let refusals = [admission.enter("192.0.2.1", "a", limits, now: later), admission.enter("192.0.2.2", "a", limits, now: later)]
        #expect(refusals == [isOut ? .cutsBorne : nil, nil])
    }

    @Test func cutsFarApartAreForgotten() {
        var admission = Admission()
        let limits = ServerLimits()
        for second in 0..<10 { admission.offended("192.0.2.1", limits, now: Self.start + .seconds(Int64(second) * 2)) }
        let refusal = admission.enter("192.0.2.1", "a", limits, now: Self.start + .seconds(18))
        #expect(refusal == nil)
    }
}
