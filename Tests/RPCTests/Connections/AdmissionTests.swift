import Testing

@testable import RPC

struct AdmissionTests {
    typealias Limit = ServerCounters.Limit

    @Test(arguments: [
        (.connections, { $0.connections = 3 }), (.connectionsPerAddress, { $0.connectionsPerAddress = 3 }),
        (.halfOpen, { $0.halfOpen = 3 }), (.halfOpenPerAddress, { $0.halfOpenPerAddress = 3 }),
    ] as [(ServerCounters.Limit, @Sendable (inout ServerLimits) -> Void)])
    func connectionsAreLetInUpToTheLimit(limit: Limit, change: @Sendable (inout ServerLimits) -> Void) {
        var limits = ServerLimits()
        change(&limits)
        var admission = Admission()
        let answers = (0..<4).map { _ in admission.enter("192.0.2.1", "a", limits) }
        #expect(answers == [nil, nil, nil, limit])
        admission.leave("192.0.2.1", "a", isStranger: true)
        let again = [admission.enter("192.0.2.1", "a", limits), admission.enter("192.0.2.1", "a", limits)]
        #expect(again == [nil, limit])
    }

    @Test func whoIntroducedItselfIsNoStranger() {
        var limits = ServerLimits()
        limits.halfOpenPerAddress = 1
        var admission = Admission()
        for _ in 0..<5 {
            let refusal = admission.enter("192.0.2.1", "a", limits)
            #expect(refusal == nil)
            admission.settle("192.0.2.1", "a")
        }
        for _ in 0..<5 { admission.leave("192.0.2.1", "a", isStranger: false) }
        let refusals = [admission.enter("192.0.2.1", "a", limits), admission.enter("192.0.2.1", "a", limits)]
        #expect(refusals == [nil, .halfOpenPerAddress])
    }

    @Test func addressesAndListenersAreCountedApart() {
        var limits = ServerLimits()
        limits.connectionsPerAddress = 1
        limits.connections = 2
        var admission = Admission()
        let refusals = [
            admission.enter("192.0.2.1", "a", limits), admission.enter("192.0.2.1", "a", limits), admission.enter("192.0.2.2", "a", limits),
            admission.enter("192.0.2.3", "a", limits), admission.enter("192.0.2.3", "b", limits),
        ]
        #expect(refusals == [nil, .connectionsPerAddress, nil, .connections, nil])
    }
}
