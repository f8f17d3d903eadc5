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
        /// Time for the acknowledgement of our settings; nil for any.
        var settingsTimeout: TimeAmount?
        /// Time from the first to the last frame of a header list; nil for any.
        var headersTimeout: TimeAmount?
        /// Bytes of bodies that the peer must take within `writeTimeout` while some wait.
        var writeProgress = 1
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

    enum Reason: Equatable, CaseIterable {
        case drained, graceOver, noPreface, noSettingsAnswer, slowHeaders, noPingAnswer, noWriteProgress, pingFlood
    }

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
    private var hasSettingsAnswer = false
    private var insideHeadersSince: NIODeadline?
    private var streams = 0
    private var idleSince: NIODeadline
    private var lastHeard: NIODeadline
    private var pingedAt: NIODeadline?
    /// Bytes wait for the peer: since when, and how many it had taken then.
    private var blocked: (since: NIODeadline, sent: Int)?
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

    /// Whether it has reached its age, rather than being idle.
    func isOld(now: NIODeadline) -> Bool { policy.age.map { now >= opened + $0 } ?? false }

    /// Whether bytes have waited that long without progress.
    func isBlocked(for time: TimeAmount, now: NIODeadline) -> Bool { blocked.map { now >= $0.since + time } ?? false }

    // MARK: What happens

    mutating func heard(now: NIODeadline) {
        lastHeard = now
        pingedAt = nil
    }

    mutating func settingsArrived() { hasPreface = true }

    mutating func settingsAnswered() { hasSettingsAnswer = true }

    /// Told at the end of every read: whether a header list has begun and is not complete.
    mutating func headers(isInside: Bool, now: NIODeadline) {
        insideHeadersSince = isInside ? insideHeadersSince ?? now : nil
    }

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

    /// - Parameters:
    ///   - waiting: Bytes of bodies that wait for the peer.
    ///   - sent: Bytes of bodies that were sent so far. Other frames are no progress: a peer can order them at will.
    mutating func output(waiting: Int, sent: Int, now: NIODeadline) {
        if waiting == 0 {
            blocked = nil
        } else if let blocked, sent - blocked.sent < policy.writeProgress {
            return
        } else {
            blocked = (now, sent)
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
        if let due = settingsDue, now >= due { return [.goAway(.settingsTimeout)] + end(.noSettingsAnswer) }
        if let due = headersDue, now >= due { return [.goAway(.enhanceYourCalm)] + end(.slowHeaders) }
        if let blocked, now >= blocked.since + policy.writeTimeout { return end(.noWriteProgress) }
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
        if let due = settingsDue { next = min(next, due) }
        if let due = headersDue { next = min(next, due) }
        if let blocked { next = min(next, blocked.since + policy.writeTimeout) }
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

    private var settingsDue: NIODeadline? {
        hasSettingsAnswer ? nil : policy.settingsTimeout.map { opened + $0 }
    }

    private var headersDue: NIODeadline? {
        policy.headersTimeout.flatMap { timeout in insideHeadersSince.map { $0 + timeout } }
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
