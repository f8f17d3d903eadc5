import NIOCore
import Testing

@testable import HTTP2

struct AbuseBudgetTests {
    static let start = NIODeadline.uptimeNanoseconds(5_000_000_000)

    static func budget(_ frames: Int, perSecond: Int = 100) -> AbuseBudget {
        var limits = ConnectionLimits()
        limits.badFrames = frames
        limits.badFramesPerSecond = perSecond
        return AbuseBudget(limits: limits, now: start)
    }

    /// How many bad frames are borne.
    static func borne(_ budget: inout AbuseBudget, most: Int = 10_000) -> Int {
        (0..<most).first { _ in !budget.charge(.resets) } ?? most
    }

    @Test(arguments: [(4, false), (5, false), (6, true)]) func theBurstIsBorneAndNoMore(count: Int, isCut: Bool) {
        var budget = Self.budget(5)
        let covered = (0..<count).map { _ in budget.charge(.settings) }
        #expect(covered.contains(false) == isCut)
    }

    @Test(arguments: [(0, 0), (9, 0), (10, 1), (500, 50), (1_000, 100), (2_000, 200), (3_000, 200), (3_600_000, 200)])
    func timeRefillsUpToTheBurst(milliseconds: Int64, frames: Int) {
        var budget = Self.budget(200)
        _ = (0..<200).map { _ in budget.charge(.resets) }
        budget.refill(now: Self.start + .milliseconds(milliseconds))
        let borne = Self.borne(&budget)
        #expect(borne == frames)
    }

    @Test func oftenAskedTimeRefillsTheSame() {
        var budget = Self.budget(200)
        _ = (0..<200).map { _ in budget.charge(.resets) }
        for millisecond in 0...1_000 { budget.refill(now: Self.start + .milliseconds(Int64(millisecond))) }
        let borne = Self.borne(&budget)
        #expect(borne == 100)
    }

    @Test func workPaysForWhatItBringsAlong() {
        var budget = Self.budget(3, perSecond: 0)
        for _ in 0..<1_000 {
            // A call ended: one reset and one window update for it are free.
            budget.earn(AbuseBudget.endedCall)
            let covered = [budget.charge(.resets), budget.charge(.windowUpdates)]
            #expect(covered == [true, true])
        }
        let borne = Self.borne(&budget)
        #expect(borne <= 3, "nothing is saved up beyond the burst")
    }

    @Test func limitsBeyondAllReasonDoNotOverflow() {
        var budget = Self.budget(.max, perSecond: .max)
        budget.refill(now: .distantFuture)
        let borne = Self.borne(&budget, most: 1_000)
        #expect(borne == 1_000)
    }

    @Test(arguments: [
        (.data(1), .emptyBodies), (.data(1, end: true), nil), (.data(1, [1]), nil),
        (RawFrame(type: 0, flags: 8, stream: 1, payload: [0]), .dribble), (.headers(1), nil), (.priority(1), .priorities),
        (.reset(1), .resets), (.settings(), .settings), (.settings(ack: true), nil), (.ping(), nil), (.ping(ack: true), .pings),
        (.goAway(), .goAways), (.window(0, 1), .windowUpdates), (.continuation(1), .continuations),
        (RawFrame(type: 0x10), .priorities), (RawFrame(type: 0x0a), .unknownFrames), (RawFrame(type: 0xff), .unknownFrames),
    ] as [(RawFrame, Abuse?)])
    func aFrameCountsByItsHeader(frame: RawFrame, abuse: Abuse?) {
        let header = FrameHeader(length: frame.payload.count, type: frame.type, flags: frame.flags, stream: frame.stream)
        #expect(Abuse(header) == abuse)
    }
}
