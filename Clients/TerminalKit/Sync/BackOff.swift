// How long to wait before the next attempt: exponential with full jitter, so that a thousand terminals which lost the
// server together do not come back together.

/// Waits between attempts to reach the server. Pure; chance is passed in.
struct BackOff: Hashable, Sendable {
    private let first: Int64
    private let longest: Int64
    private(set) var failures = 0

    init(firstMilliseconds: Int64, longestMilliseconds: Int64) {
        first = max(1, firstMilliseconds)
        longest = max(first, longestMilliseconds)
    }

    /// The wait after one more failure: uniform in 0 ... min(longest, first * 2^failures).
    mutating func nextMilliseconds(random: UInt64) -> Int64 {
        let doublings = min(failures, 62)
        let (grown, overflow) = first.multipliedReportingOverflow(by: 1 << Int64(doublings))
        failures += 1
        let ceiling = overflow ? longest : min(grown, longest)
        return Int64(random % UInt64(ceiling + 1))
    }

    mutating func reset() {
        failures = 0
    }
}
