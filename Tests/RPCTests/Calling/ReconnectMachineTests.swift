import NIOCore
import Testing

@testable import RPC

struct ReconnectMachineTests {
    static func machine(_ keepalive: Client.Keepalive = .init()) -> ReconnectMachine {
        ReconnectMachine(
            backoff: Backoff(first: .seconds(1), multiplier: 2, longest: .seconds(10)), keepalive: keepalive, floor: .seconds(10))
    }

    /// The waits after connections that each lived `seconds`.
    static func waits(_ endings: [ReconnectMachine.Ending], lived seconds: Int64 = 0) -> [Duration] {
        var (machine, chance) = (machine(), FixedChance())
        return endings.map { ending in
            machine.starts(now: .uptimeNanoseconds(1))
            return machine.ended(ending, now: .uptimeNanoseconds(1) + .seconds(seconds), using: &chance)
        }
    }

    @Test func waitsGrowFromFailureToFailure() {
        #expect(Self.waits(Array(repeating: .failed, count: 6)) == [1, 2, 4, 8, 10, 10].map { .seconds($0) })
    }

    @Test(arguments: [ReconnectMachine.Ending.lost, .left(hadTooManyPings: false)])
    func aConnectionThatWasReadyBeginsTheWaitsAnew(ending: ReconnectMachine.Ending) {
        #expect(Self.waits([.failed, .failed, ending, .failed]) == [1, 2, 1, 2].map { .seconds($0) })
    }

    @Test(arguments: [(0, 1), (1, 0), (2, 0)])
    func waitsCountFromTheBeginningOfTheAttempt(lived: Int64, wait: Int64) {
        #expect(Self.waits([.lost], lived: lived) == [.seconds(wait)])
        #expect(Self.waits([.failed, .failed], lived: lived) == [.seconds(wait), .seconds(2 - lived)])
    }

    @Test(arguments: [(9, 10), (10, 10), (11, 11)])
    func theServerIsNotAskedTooOften(asked: Int, used: Int) {
        #expect(Self.machine(.init(interval: .seconds(asked))).keepalive.interval == .seconds(used))
        #expect(Self.machine().keepalive.interval == nil)
    }

    @Test func aServerWithTooManyPingsIsAskedHalfAsOften() {
        var (machine, chance) = (Self.machine(.init(interval: .seconds(30))), FixedChance())
        for (ending, seconds) in [
            (ReconnectMachine.Ending.left(hadTooManyPings: false), 30), (.left(hadTooManyPings: true), 60), (.lost, 60),
            (.left(hadTooManyPings: true), 120),
        ] {
            _ = machine.ended(ending, now: .now(), using: &chance)
            #expect(machine.keepalive.interval == .seconds(seconds))
        }
    }
}
