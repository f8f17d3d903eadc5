import Testing

@testable import TerminalKit

@Suite struct SyncSessionTests {
    private static func session(appliedThrough: Int64 = 0) -> SyncSession {
        SyncSession(appliedThrough: appliedThrough, protocols: 1 ... 1, limits: Limits())
    }

    /// A session on a live stream.
    private static func live(
        appliedThrough: Int64 = 0, credit: Int32 = 100, maxBatchBytes: Int32 = 65_536, lastSequence: Int64 = 1_000
    ) -> SyncSession {
        var session = session(appliedThrough: appliedThrough)
        _ = session.connected()
        _ = session.welcomed(
            appliedThrough: appliedThrough, protocol: 1, credit: credit, maxBatchBytes: maxBatchBytes, oldestKept: 1, lastSequence: lastSequence)
        return session
    }

    private static func batch(_ session: inout SyncSession, last: Int64, entryBytes: Int = 60) -> ClosedRange<Int64>? {
        session.nextBatch(durableThrough: last, entryBytes: { _ in entryBytes })
    }

    @Test func helloNamesTheOldestUnconfirmedEntry() {
        var session = Self.session(appliedThrough: 41)
        #expect(session.connected() == [.sendHello(nextSequence: 42)])
    }

    @Test func nothingIsSentBeforeWelcome() {
        var session = Self.session()
        #expect(Self.batch(&session, last: 5) == nil)
        _ = session.connected()
        #expect(Self.batch(&session, last: 5) == nil)
    }

    @Test func welcomeConfirmsWhatTheServerHasAndTheRestGoesOut() {
        var session = Self.session(appliedThrough: 3)
        _ = session.connected()
        #expect(session.welcomed(appliedThrough: 5, protocol: 1, credit: 10, maxBatchBytes: 9_999, oldestKept: 1, lastSequence: 8)
            == [.confirm(through: 5), .refresh])
        #expect(Self.batch(&session, last: 8) == 6 ... 8)
        #expect(Self.batch(&session, last: 8) == nil)
    }

    @Test func onlyDurableEntriesAreSent() {
        var session = Self.live()
        #expect(Self.batch(&session, last: 0) == nil)
        #expect(Self.batch(&session, last: 2) == 1 ... 2)
    }

    @Test(arguments: [(Int32(0), Int64(0)), (1, 1), (9, 9), (10, 10), (11, 10), (-4, 0)])
    func unansweredEntriesStayWithinTheCredit(credit: Int32, sent: Int64) {
        var session = Self.live(credit: credit)
        #expect((Self.batch(&session, last: 10)?.upperBound ?? 0) == sent)
    }

    @Test func creditComesBackWithAnswersAndCanShrink() {
        var session = Self.live(credit: 10)
        #expect(Self.batch(&session, last: 100) == 1 ... 10)
        #expect(session.answered(through: 6, credit: 10) == [.confirm(through: 6)])
        #expect(Self.batch(&session, last: 100) == 11 ... 16)
        #expect(session.answered(through: 7, credit: 4) == [.confirm(through: 7)])
        #expect(Self.batch(&session, last: 100) == nil)
        #expect(session.answered(through: 16, credit: 4) == [.confirm(through: 16)])
        #expect(Self.batch(&session, last: 100) == 17 ... 20)
    }

    @Test(arguments: [(255, 255), (256, 256), (257, 256)])
    func aBatchHasAtMostTheLimitOfEntries(waiting: Int64, sent: Int64) {
        var session = Self.live(credit: 10_000)
        #expect(Self.batch(&session, last: waiting) == 1 ... sent)
    }

    /// Three entries of 60 bytes: 2 for the number, 3 x 62, 3 for the message around them.
    @Test(arguments: [(Int32(190), Int64(2)), (191, 3), (192, 3)])
    func aBatchStaysWithinTheServersBytes(maximum: Int32, sent: Int64) {
        var session = Self.live(maxBatchBytes: maximum)
        #expect(Self.batch(&session, last: 3) == 1 ... sent)
    }

    @Test func anEntryTooLargeForTheServersBytesGoesAlone() {
        var session = Self.live(maxBatchBytes: 10)
        #expect(Self.batch(&session, last: 3) == 1 ... 1)
        #expect(Self.batch(&session, last: 3) == 2 ... 2)
    }

    @Test func aGapIsAnsweredByAWelcomeAndTheEntriesAreSentAgain() {
        var session = Self.live()
        #expect(Self.batch(&session, last: 9) == 1 ... 9)
        #expect(session.answered(through: 4, credit: 100) == [.confirm(through: 4)])
        #expect(session.welcomed(appliedThrough: 4, protocol: 1, credit: 100, maxBatchBytes: 9_999, oldestKept: 1, lastSequence: 9) == [])
        #expect(Self.batch(&session, last: 9) == 5 ... 9)
    }

    @Test func nothingIsSentTwiceWithoutAWelcome() {
        var session = Self.live()
        #expect(Self.batch(&session, last: 9) == 1 ... 9)
        #expect(session.answered(through: 0, credit: 100) == [])
        #expect(Self.batch(&session, last: 9) == nil)
    }

    @Test func afterALostStreamWhatWasUnansweredIsOfferedAgain() {
        var session = Self.live()
        #expect(Self.batch(&session, last: 9) == 1 ... 9)
        _ = session.answered(through: 4, credit: 100)
        #expect(session.disconnected(random: 0) == [.reconnect(afterMilliseconds: 0)])
        #expect(session.connected() == [.sendHello(nextSequence: 5)])
    }

    @Test func anAnswerToWhatWasNeverSentBreaksTheStream() {
        var session = Self.live()
        _ = Self.batch(&session, last: 3)
        #expect(session.answered(through: 4, credit: 100) == [.closeStream])
        #expect(session.appliedThrough == 0)
    }

    @Test func anAnswerBeforeWelcomeBreaksTheStream() {
        var session = Self.session()
        _ = session.connected()
        #expect(session.answered(through: 0, credit: 1) == [.closeStream])
    }

    @Test(arguments: [DrainCause.restart, .upgrade])
    func aPlannedCloseTakesAnswersSendsNothingAndWaitsAsTold(cause: DrainCause) {
        var session = Self.live()
        _ = Self.batch(&session, last: 3)
        #expect(session.drained(cause, reconnectAfterMilliseconds: 2_000) == [])
        #expect(session.answered(through: 3, credit: 100) == [.confirm(through: 3)])
        #expect(Self.batch(&session, last: 9) == nil)
        #expect(session.disconnected(random: 100) == [.reconnect(afterMilliseconds: 2_100)])
        #expect(session.connected() == [.sendHello(nextSequence: 4)])
    }

    @Test(arguments: [(Int64(-1), Int64(0)), (.max, SyncSession.longestDrainMilliseconds)])
    func aForeignWaitIsBounded(told: Int64, waited: Int64) {
        var session = Self.live()
        _ = session.drained(.restart, reconnectAfterMilliseconds: told)
        #expect(session.disconnected(random: 0) == [.reconnect(afterMilliseconds: waited)])
    }

    @Test(arguments: [(DrainCause.superseded, StopReason.superseded), (.revoked, .revoked)])
    func takenOverOrRevokedItStopsAndStaysStopped(cause: DrainCause, reason: StopReason) {
        var session = Self.live()
        #expect(session.drained(cause, reconnectAfterMilliseconds: 0) == [.stop(reason), .closeStream])
        #expect(session.disconnected(random: 5) == [])
        #expect(session.connected() == [.closeStream])
        #expect(Self.batch(&session, last: 9) == nil)
    }

    @Test(arguments: StopReason.allCases)
    func aPersonMayTryAgainUnlessTheDeviceIsRevoked(reason: StopReason) {
        var session = Self.session()
        _ = session.refused(reason)
        session.resume()
        #expect(session.state == (reason == .revoked ? .stopped(.revoked) : .apart))
    }

    @Test(arguments: [
        (Int64(9), Int32(1), StopReason.deviceMemoryTooOld),
        (0, 1, .serverMemoryTooOld),
        (-1, 1, .serverMemoryTooOld),
        (.min, 1, .serverMemoryTooOld),
        (5, 2, .updateNeeded),
        (5, 0, .updateNeeded),
    ])
    func aWelcomeThatCannotBeStopsTheTerminal(confirmed: Int64, version: Int32, reason: StopReason) {
        var session = Self.session(appliedThrough: 2)
        _ = session.connected()
        #expect(session.welcomed(appliedThrough: confirmed, protocol: version, credit: 1, maxBatchBytes: 1, oldestKept: 2, lastSequence: 8)
            == [.stop(reason), .closeStream])
    }

    @Test func whatARestoredServerHasForgottenIsSentAgain() {
        var session = Self.session(appliedThrough: 7)
        _ = session.connected()
        #expect(session.welcomed(appliedThrough: 4, protocol: 1, credit: 9, maxBatchBytes: 9_999, oldestKept: 5, lastSequence: 8)
            == [.offerAgain(after: 4), .refresh])
        #expect(Self.batch(&session, last: 8) == 5 ... 8)
        #expect(session.answered(through: 8, credit: 9) == [.confirm(through: 8)])
    }

    /// Any interleaving of cuts, gaps and answers: every entry is confirmed once, in order.
    @Test(arguments: 0 ..< 200)
    func anyInterleavingConfirmsEveryEntryOnceAndInOrder(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var session = Self.session()
        var server: Int64 = 0
        var confirmed: Int64 = 0
        let total: Int64 = 300
        var inFlight: [ClosedRange<Int64>] = []
        func obey(_ actions: [SyncSession.Action]) {
            for case .confirm(let through) in actions {
                #expect(through > confirmed && through <= server, "seed \(seed)")
                confirmed = through
            }
        }
        for _ in 0 ..< 100_000 where confirmed < total {
            switch (session.state, random.next() % 20) {
            case (.apart, _):
                inFlight = []
                _ = session.connected()
                obey(session.welcomed(appliedThrough: server, protocol: 1, credit: 17, maxBatchBytes: 700, oldestKept: 1, lastSequence: total))
            case (_, 0):
                _ = session.disconnected(random: random.next())
            case (_, 1 ... 9):
                if let batch = Self.batch(&session, last: total) { inFlight.append(batch) }
            case (_, 10) where !inFlight.isEmpty:
                inFlight.removeFirst()  // lost within the server: the next one is a gap
            default:
                guard !inFlight.isEmpty else { continue }
                let batch = inFlight.removeFirst()
                if batch.lowerBound > server + 1 {
                    inFlight = []
                    obey(session.welcomed(appliedThrough: server, protocol: 1, credit: 17, maxBatchBytes: 700, oldestKept: 1, lastSequence: total))
                } else {
                    server = max(server, batch.upperBound)
                    obey(session.answered(through: server, credit: Int32(random.next() % 20)))
                    if session.credit == 0 { obey(session.answered(through: server, credit: 17)) }
                }
            }
            if inFlight.isEmpty, session.state == .live, session.unanswered > 0 { _ = session.disconnected(random: 1) }
        }
        #expect(confirmed == total, "seed \(seed)")
    }
}

@Suite struct BackOffTests {
    @Test func theWaitDoublesUpToTheLongest() {
        var backOff = BackOff(firstMilliseconds: 500, longestMilliseconds: 30_000)
        let ceilings: [Int64] = [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]
        for ceiling in ceilings {
            var other = backOff
            #expect(other.nextMilliseconds(random: UInt64(ceiling)) == ceiling)
            #expect(backOff.nextMilliseconds(random: UInt64(ceiling) + 1) == 0)
        }
        backOff.reset()
        #expect(backOff.nextMilliseconds(random: 500) == 500)
    }

    @Test func manyFailuresNeverOverflow() {
        var backOff = BackOff(firstMilliseconds: .max / 2, longestMilliseconds: .max - 1)
        for _ in 0 ..< 100 { #expect(backOff.nextMilliseconds(random: .max) >= 0) }
    }
}

@Suite struct DoubleReadFilterTests {
    @Test(arguments: [(Int64(0), true), (299, true), (300, false), (301, false), (-5, false)])
    func theSameSymbolWithinTheTimeIsOneRead(later: Int64, isRepeat: Bool) {
        var filter = DoubleReadFilter(windowMilliseconds: 300)
        #expect(filter.isRepeat([1, 2], atMonotonicMilliseconds: 1_000) == false)
        #expect(filter.isRepeat([1, 2], atMonotonicMilliseconds: 1_000 + later) == isRepeat)
    }

    @Test func anotherSymbolBetweenMakesItTwoReads() {
        var filter = DoubleReadFilter(windowMilliseconds: 300)
        #expect(filter.isRepeat([1], atMonotonicMilliseconds: 0) == false)
        #expect(filter.isRepeat([2], atMonotonicMilliseconds: 10) == false)
        #expect(filter.isRepeat([1], atMonotonicMilliseconds: 20) == false)
    }

    @Test func aHeldTriggerCountsAgainAfterTheTime() {
        var filter = DoubleReadFilter(windowMilliseconds: 300)
        let counted = stride(from: Int64(0), to: 1_000, by: 50).filter { !filter.isRepeat([1], atMonotonicMilliseconds: $0) }
        #expect(counted == [0, 300, 600, 900])
    }

    @Test func zeroCountsEveryRead() {
        var filter = DoubleReadFilter(windowMilliseconds: 0)
        #expect(filter.isRepeat([1], atMonotonicMilliseconds: 0) == false)
        #expect(filter.isRepeat([1], atMonotonicMilliseconds: 0) == false)
    }
}
