import NIOCore

/// How many bad frames a client may still send: some at once, some each second, and more for every bit of work that was
/// really done for it.
///
/// An honest client resets a call now and then, changes its settings, opens its window for what it was sent; all of that
/// stays in proportion to calls that ended and bytes that flowed. A flood has no such proportion and is through with its budget at once.
///
/// Pure: the clock is an argument. Kept in tenths of a bad frame.
struct AbuseBudget {
    static let badFrame = 10
    /// A call that ended with a status: pays for its reset, or for opening its window.
    static let endedCall = 20
    /// A DATA frame that the peer's window did not force to be small: pays for the window updates that answer it.
    static let sentBody = 20
    /// A PING of ours: pays for the answer.
    static let sentPing = 10

    /// Limits above it mean no limit, and leave the arithmetic room.
    private static let unlimited = 1_000_000

    private let most: Int
    private let perSecond: Int
    private var left: Int
    private var refilled: NIODeadline

    init(limits: ConnectionLimits, now: NIODeadline) {
        most = min(limits.badFrames, Self.unlimited) * Self.badFrame
        perSecond = min(limits.badFramesPerSecond, Self.unlimited) * Self.badFrame
        left = most
        refilled = now
    }

    /// - Returns: Whether it was still covered.
    mutating func charge(_ abuse: Abuse) -> Bool {
        left -= abuse.cost
        return left >= 0
    }

    mutating func earn(_ amount: Int) { left = min(most, left + amount) }

    mutating func refill(now: NIODeadline) {
        let seconds = max(0, (now - refilled).nanoseconds) / 1_000_000_000
        let rest = max(0, (now - refilled).nanoseconds) % 1_000_000_000
        let earned = Int(seconds) * perSecond + Int(rest) * perSecond / 1_000_000_000
        guard earned > 0 else { return }
        refilled = now
        earn(earned)
    }
}
