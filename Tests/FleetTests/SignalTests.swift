import ArgumentParser
import Synchronization
import Testing

@testable import Fleet

@Suite("What the tasks of a run wait for")
struct SignalTests {
    /// Counts who is inside; the mutex guards the figures.
    private final class Crowd: Sendable {
        private let figures = Mutex((inside: 0, most: 0, passed: 0))

        var end: (most: Int, passed: Int) { figures.withLock { ($0.most, $0.passed) } }

        func enter() {
            figures.withLock { figures in
                figures.inside += 1
                figures.most = max(figures.most, figures.inside)
            }
        }

        func leave() {
            figures.withLock { figures in
                figures.inside -= 1
                figures.passed += 1
            }
        }
    }

    @Test(arguments: [1, 2, 7])
    func aTurnstileLetsNoMoreInThanItHasPlaces(places: Int) async {
        let turnstile = Turnstile(places: places)
        let crowd = Crowd()
        await withDiscardingTaskGroup { group in
            for _ in 0..<20 {
                group.addTask {
                    await turnstile.enter()
                    crowd.enter()
                    for _ in 0..<5 { await Task.yield() }
                    crowd.leave()
                    turnstile.leave()
                }
            }
        }
        #expect(crowd.end.most <= places && crowd.end.passed == 20)
    }

    @Test func everybodyStartsAtTheSameInstant() async {
        let gate = StartGate()
        async let early = gate.passed()
        gate.open(atNanoseconds: 5)
        gate.open(atNanoseconds: 9)
        #expect(await early == 5)
        #expect(await gate.passed() == 5)
    }

    @Test func aStopWakesThoseWhoWaitForIt() async {
        let stop = StopSign()
        #expect(!stop.isRaised)
        async let waiting: Void = stop.raised()
        stop.raise()
        await waiting
        await stop.raised()
        #expect(stop.isRaised)
    }

    @Test(arguments: [(0, false), (1, true), (50_000, true), (50_001, false)])
    func fleetsAreBounded(terminals: Int, isGood: Bool) throws {
        var options = try FleetOptions.parse(["--state", "x", "--terminals", "\(terminals)"])
        options.terminals = terminals
        let person = FleetPerson(name: "", password: "", pin: "")
        let state = FleetState(
            server: "h:1", store: 1, supplier: 1, manager: person, approver: person, worker: person, places: [], products: [], terminals: [])
        if isGood {
            #expect(try options.count(in: state) == terminals)
        } else {
            #expect(throws: FleetError.self) { try options.count(in: state) }
        }
    }

    @Test func aRunNeedsAsManyTerminalsAsItPlays() throws {
        let person = FleetPerson(name: "", password: "", pin: "")
        let state = FleetState(
            server: "h:1", store: 1, supplier: 1, manager: person, approver: person, worker: person, places: [1],
            products: [ScannedProduct(id: 1, code: "4006381333931")],
            terminals: [EnrolledTerminal(id: 1, epoch: 1, credential: "", session: 0, sessionEndsMs: 0)])
        #expect(throws: FleetError.self) { try FleetRun(state, RunPlan.streams(2, seconds: 1)) }
        _ = try FleetRun(state, RunPlan.streams(1, seconds: 1))
    }
}
