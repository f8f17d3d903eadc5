import HTTP2
import NIOCore
import Testing

@testable import RPC

struct ConnectionKeeperTests {
    static let start = NIODeadline.uptimeNanoseconds(1_000_000_000)

    static func keeper(
        _ change: (inout ConnectionKeeper.Policy) -> Void = { _ in }, hasPreface: Bool = true
    ) -> ConnectionKeeper {
        var policy = ConnectionKeeper.Policy(keepalive: .seconds(60), pingStrikes: 2)
        change(&policy)
        var keeper = ConnectionKeeper(policy: policy, now: start)
        if hasPreface { keeper.settingsArrived() }
        return keeper
    }

    static func at(_ seconds: Int64) -> NIODeadline { start + .seconds(seconds) }

    @Test(arguments: [(4, []), (5, [.close(.noPreface)])] as [(Int64, [ConnectionKeeper.Action])])
    func aClientWithoutPrefaceIsClosed(seconds: Int64, actions: [ConnectionKeeper.Action]) {
        var keeper = Self.keeper(hasPreface: false)
        #expect(keeper.nextDeadline == Self.at(5))
        #expect(keeper.tick(now: Self.at(seconds)) == actions)
    }

    @Test func silenceIsAskedAndThenCut() {
        var keeper = Self.keeper()
        #expect(keeper.nextDeadline == .distantFuture, "nobody is asked without a stream")
        keeper.streamOpened()
        #expect(keeper.nextDeadline == Self.at(60))
        #expect(keeper.tick(now: Self.at(59)) == [])
        #expect(keeper.tick(now: Self.at(60)) == [.ping(ConnectionKeeper.keepalivePayload)])
        #expect(keeper.tick(now: Self.at(79)) == [])
        #expect(keeper.tick(now: Self.at(80)) == [.close(.noPingAnswer)])
        #expect(keeper.tick(now: Self.at(81)) == [])
    }

    @Test func anyBytesAnswerAPing() {
        var keeper = Self.keeper()
        keeper.streamOpened()
        #expect(keeper.tick(now: Self.at(60)) != [])
        keeper.heard(now: Self.at(70))
        #expect(keeper.tick(now: Self.at(129)) == [])
        #expect(keeper.nextDeadline == Self.at(130))
    }

    @Test func drainingAnnouncesThenLeavesThenCloses() {
        var keeper = Self.keeper()
        keeper.streamOpened()
        #expect(keeper.drain(grace: .seconds(30), now: Self.at(1))
            == [.announceShutdown, .ping(ConnectionKeeper.drainPayload)])
        #expect(keeper.pingAnswered(7) == [])
        #expect(keeper.pingAnswered(ConnectionKeeper.drainPayload) == [.goAway(.noError)])
        #expect(keeper.streamClosed(now: Self.at(2)) == [.close(.drained)])
    }

    @Test func aPeerThatDoesNotAnswerIsLeftAnyway() {
        var keeper = Self.keeper()
        _ = keeper.drain(grace: .seconds(30), now: Self.at(0))
        #expect(keeper.tick(now: Self.at(1)) == [.goAway(.noError), .close(.drained)])
    }

    @Test func graceEnds() {
        var keeper = Self.keeper()
        keeper.streamOpened()
        _ = keeper.drain(grace: .seconds(10), now: Self.at(0))
        #expect(keeper.tick(now: Self.at(1)) == [.goAway(.noError)])
        #expect(keeper.tick(now: Self.at(9)) == [])
        _ = keeper.drain(grace: .seconds(100), now: Self.at(9))
        #expect(keeper.tick(now: Self.at(10)) == [.close(.graceOver)])
    }

    @Test(arguments: [([0, 10, 20, 30, 40], false), ([0, 1, 2], false), ([0, 1, 2, 3], true)] as [([Int64], Bool)])
    func pingsTooOftenAreStrikes(times: [Int64], isCut: Bool) {
        var keeper = Self.keeper()
        var actions: [ConnectionKeeper.Action] = []
        for time in times { actions += keeper.pinged(now: Self.at(time)) }
        #expect(actions == (isCut ? [.goAway(.enhanceYourCalm), .close(.pingFlood)] : []))
    }

    @Test func sendingForgivesStrikes() {
        var keeper = Self.keeper()
        for time in 0..<20 {
            #expect(keeper.pinged(now: Self.at(Int64(time))) == [])
            keeper.sentFrames()
        }
    }

    @Test func aPeerThatTakesNothingIsCut() {
        var keeper = Self.keeper()
        keeper.output(waiting: 10, sent: 0, now: Self.at(0))
        keeper.output(waiting: 10, sent: 0, now: Self.at(20))
        #expect(keeper.tick(now: Self.at(29)) == [])
        #expect(keeper.tick(now: Self.at(30)) == [.close(.noWriteProgress)])
    }

    @Test(arguments: [(1_023, true), (1_024, false), (1_025, false)])
    func progressIsSoManyBytesInTheTime(bytes: Int, isCut: Bool) {
        var keeper = Self.keeper { $0.writeProgress = 1_024 }
        keeper.output(waiting: 5_000, sent: 100, now: Self.at(0))
        keeper.output(waiting: 5_000, sent: 100 + bytes, now: Self.at(29))
        #expect(keeper.tick(now: Self.at(30)) == (isCut ? [.close(.noWriteProgress)] : []))
    }

    @Test func anEmptyQueueStopsTheClock() {
        var keeper = Self.keeper()
        keeper.output(waiting: 10, sent: 0, now: Self.at(0))
        keeper.output(waiting: 0, sent: 10, now: Self.at(29))
        #expect(keeper.tick(now: Self.at(1_000)) == [])
    }

    @Test(arguments: [(9, []), (10, [.goAway(.settingsTimeout), .close(.noSettingsAnswer)])] as [(Int64, [ConnectionKeeper.Action])])
    func settingsMustBeAcknowledged(seconds: Int64, actions: [ConnectionKeeper.Action]) {
        var keeper = Self.keeper { $0.settingsTimeout = .seconds(10) }
        #expect(keeper.nextDeadline == Self.at(10))
        #expect(keeper.tick(now: Self.at(seconds)) == actions)
        var honest = Self.keeper { $0.settingsTimeout = .seconds(10) }
        honest.settingsAnswered()
        #expect(honest.nextDeadline == .distantFuture)
        #expect(honest.tick(now: Self.at(seconds)) == [])
    }

    @Test(arguments: [(11, []), (12, [.goAway(.enhanceYourCalm), .close(.slowHeaders)])] as [(Int64, [ConnectionKeeper.Action])])
    func aHeaderListMustBeFinished(seconds: Int64, actions: [ConnectionKeeper.Action]) {
        var keeper = Self.keeper { $0.headersTimeout = .seconds(5) }
        keeper.headers(isInside: true, now: Self.at(1))
        keeper.headers(isInside: false, now: Self.at(5))
        #expect(keeper.nextDeadline == .distantFuture)
        keeper.headers(isInside: true, now: Self.at(7))
        keeper.headers(isInside: true, now: Self.at(9))
        #expect(keeper.nextDeadline == Self.at(12))
        #expect(keeper.tick(now: Self.at(seconds)) == actions)
    }

    @Test func ageAndIdlenessBeginADrain() {
        var old = Self.keeper { $0.age = .seconds(100) }
        old.streamOpened()
        old.heard(now: Self.at(99))
        #expect(old.tick(now: Self.at(99)) == [])
        #expect(old.tick(now: Self.at(100)).first == .announceShutdown)
        var idle = Self.keeper { $0.idle = .seconds(10) }
        idle.streamOpened()
        idle.heard(now: Self.at(50))
        #expect(idle.tick(now: Self.at(50)) == [])
        _ = idle.streamClosed(now: Self.at(50))
        #expect(idle.nextDeadline == Self.at(60))
        #expect(idle.tick(now: Self.at(60)).first == .announceShutdown)
    }
}
