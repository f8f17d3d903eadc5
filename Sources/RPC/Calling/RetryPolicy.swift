/// When a call that a server turned down is made again (gRFC A6 "gRPC Retry Design").
///
/// Not needed for calls that the server certainly did not look at: those are made again by themselves.
public struct RetryPolicy: Sendable, Hashable {
    /// Attempts in all, the first included. More than `ClientLimits.attempts` count as that many.
    public var attempts: Int
    /// The wait before the next attempt, where the server names none.
    public var backoff: Backoff
    /// After which statuses. The handler may have run: only what is harmless when done twice.
    public var codes: Set<StatusCode>

    public init(
        attempts: Int = 4,
        backoff: Backoff = Backoff(first: .milliseconds(100), multiplier: 2, longest: .seconds(5)),
        codes: Set<StatusCode> = [.unavailable]
    ) {
        self.attempts = attempts
        self.backoff = backoff
        self.codes = codes
    }

    /// The call is made once, whatever the client's own policy is.
    public static let never = RetryPolicy(attempts: 1, codes: [])
}

/// Stops a client from making calls again when too many fail, so that a server in trouble is not pushed further down (gRFC A6,
/// Throttling Retry Attempts). One for all calls of a client.
///
/// A bucket of tokens, full at first: a failure takes one, a success gives back `ratio` of one, and nothing is made again
/// unless more than half are there.
public struct RetryThrottle: Sendable, Hashable {
    /// 1 to 1,000.
    public let tokens: Int
    /// Three decimals count.
    public let ratio: Double
    private var thousandths: Int

    public init(tokens: Int = 10, ratio: Double = 0.1) {
        self.tokens = min(max(tokens, 1), 1_000)
        self.ratio = min(max(ratio, 0.001), 1_000)
        thousandths = self.tokens * 1_000
    }

    var allowsRepeats: Bool { thousandths > tokens * 500 }

    mutating func failed() { thousandths = max(0, thousandths - 1_000) }

    mutating func succeeded() { thousandths = min(tokens * 1_000, thousandths + Int(ratio * 1_000)) }
}
