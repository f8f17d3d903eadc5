import HTTP2
import NIOCore

/// Decides how long a connection may live and whether its peer is still there.
///
///     serving --drain--> announced --ping answered, or patience over--> leaving --last stream ends, or grace over--> over
///
/// Pure: the clock is an argument, the owner obeys the actions and calls `tick` at `nextDeadline` or later.
struct ConnectionKeeper {
    struct Policy {
        /// Silence after which the peer is pinged; nil for never.
        var keepalive: TimeAmount?
        var keepaliveWithoutStreams = false
        var keepaliveTimeout: TimeAmount = .seconds(20)
        var prefaceTimeout: TimeAmount = .seconds(5)
        var writeTimeout: TimeAmount = .seconds(30)
        var idle: TimeAmount?
        var age: TimeAmount?
        var ageGrace: TimeAmount = .seconds(60)
        var pingInterval: TimeAmount = .seconds(10)
        /// Strikes that are borne; nil for any number.
        var pingStrikes: Int?
    }

    enum Action: Equatable {
        case ping(UInt64)
        /// Say that we are going to leave (GOAWAY with the largest stream number).
        case announceShutdown
        /// Say which streams we took (GOAWAY).
        case goAway(ErrorCode)
        case close(Reason)
    }

    enum Reason: Equatable { case drained, graceOver, noPreface, noPingAnswer, noWriteProgress, pingFlood }

    private enum Phase {
        case serving
        case announced(at: NIODeadline, until: NIODeadline)
        case leaving(until: NIODeadline)
        case over
    }

    /// Patience for the answer to the ping that follows the announcement.
    static let announcementPatience: TimeAmount = .seconds(1)
    static let keepalivePayload: UInt64 = 0x7368_656c_6661_6c76
    static let drainPayload: UInt64 = 0x7368_656c_6672_6169

    private let policy: Policy
    private let opened: NIODeadline
    private var phase = Phase.serving
    private var hasPreface = false
    private var streams = 0
    private var idleSince: NIODeadline
    private var lastHeard: NIODeadline
    private var pingedAt: NIODeadline?
    private var blockedSince: NIODeadline?
    private var strikes = 0
    private var lastPing: NIODeadline?

    init(policy: Policy, now: NIODeadline) {
        self.policy = policy
        opened = now
        idleSince = now
        lastHeard = now
    }

    var isServing: Bool {
        if case .serving = phase { return true }
        return false
    }

    // MARK: What happens

    mutating func heard(now: NIODeadline) {
        lastHeard = now
        pingedAt = nil
    }

    mutating func settingsArrived() { hasPreface = true }

    mutating func streamOpened() { streams += 1 }

    mutating func streamClosed(now: NIODeadline) -> [Action] {
        streams -= 1
        if streams == 0 { idleSince = now }
        return endIfEmpty()
    }

    /// The peer sent a PING.
    mutating func pinged(now: NIODeadline) -> [Action] {
        guard let borne = policy.pingStrikes else { return [] }
        defer { lastPing = now }
        guard let lastPing, now < lastPing + policy.pingInterval else { return [] }
        strikes += 1
        guard strikes > borne else { return [] }
        phase = .over
        return [.goAway(.enhanceYourCalm), .close(.pingFlood)]
    }

    /// Something other than an answer to a PING was sent: the peer may measure with its next ping.
    mutating func sentFrames() {
        strikes = 0
        lastPing = nil
    }

    mutating func pingAnswered(_ payload: UInt64) -> [Action] {
        guard payload == Self.drainPayload, case .announced(_, let until) = phase else { return [] }
        return leave(until: until)
    }

    /// Bytes wait for the peer (`blocked`), or it took some.
    mutating func output(blocked: Bool, progressed: Bool, now: NIODeadline) {
        if !blocked {
            blockedSince = nil
        } else if progressed || blockedSince == nil {
            blockedSince = now
        }
    }

    /// Asks the peer to leave; its calls have `grace` to end. Repeating it can only shorten the grace.
    mutating func drain(grace: TimeAmount, now: NIODeadline) -> [Action] {
        let until = now + grace
        switch phase {
        case .serving:
            phase = .announced(at: now, until: until)
            return [.announceShutdown, .ping(Self.drainPayload)]
        case .announced(let at, let before):
            phase = .announced(at: at, until: min(before, until))
            return []
        case .leaving(let before):
            phase = .leaving(until: min(before, until))
            return []
        case .over:
            return []
        }
    }

    mutating func tick(now: NIODeadline) -> [Action] {
        switch phase {
        case .over: return []
        case .announced(let at, let until) where now >= at + Self.announcementPatience: return leave(until: until)
        case .leaving(let until) where now >= until: return end(.graceOver)
        case .announced, .leaving, .serving: break
        }
        if !hasPreface, now >= opened + policy.prefaceTimeout { return end(.noPreface) }
        if let blockedSince, now >= blockedSince + policy.writeTimeout { return end(.noWriteProgress) }
        if let pingedAt, now >= pingedAt + policy.keepaliveTimeout { return end(.noPingAnswer) }
        if case .serving = phase {
            if let age = policy.age, now >= opened + age { return drain(grace: policy.ageGrace, now: now) }
            if let idle = policy.idle, streams == 0, now >= idleSince + idle {
                return drain(grace: policy.ageGrace, now: now)
            }
        }
        if let due = pingDue, now >= due {
            pingedAt = now
            return [.ping(Self.keepalivePayload)]
        }
        return []
    }

    /// The next instant at which `tick` may have something to say.
    var nextDeadline: NIODeadline {
        var next = NIODeadline.distantFuture
        switch phase {
        case .over: return next
        case .announced(let at, _): next = at + Self.announcementPatience
        case .leaving(let until): next = until
        case .serving:
            if let age = policy.age { next = min(next, opened + age) }
            if let idle = policy.idle, streams == 0 { next = min(next, idleSince + idle) }
        }
        if !hasPreface { next = min(next, opened + policy.prefaceTimeout) }
        if let blockedSince { next = min(next, blockedSince + policy.writeTimeout) }
        if let pingedAt { next = min(next, pingedAt + policy.keepaliveTimeout) }
        if let due = pingDue { next = min(next, due) }
        return next
    }

    // MARK: Steps

    private var pingDue: NIODeadline? {
        guard let keepalive = policy.keepalive, pingedAt == nil, hasPreface else { return nil }
        guard streams > 0 || policy.keepaliveWithoutStreams else { return nil }
        return lastHeard + keepalive
    }

    private mutating func leave(until: NIODeadline) -> [Action] {
        phase = .leaving(until: until)
        return [.goAway(.noError)] + endIfEmpty()
    }

    private mutating func endIfEmpty() -> [Action] {
        guard case .leaving = phase, streams <= 0 else { return [] }
        return end(.drained)
    }

    private mutating func end(_ reason: Reason) -> [Action] {
        phase = .over
        return [.close(reason)]
    }
}
