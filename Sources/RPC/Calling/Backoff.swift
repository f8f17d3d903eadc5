/// How long to wait before trying again: growing from wait to wait, and never quite the same (gRPC document "GRPC Connection
/// Backoff Protocol"; gRFC A6 uses the same rule between the attempts of a call).
public struct Backoff: Sendable, Hashable {
    public var first: Duration
    public var multiplier: Double
    public var longest: Duration
    /// Share by which a wait is longer or shorter by chance, so that terminals do not come back all at once.
    public var jitter: Double

    public init(
        first: Duration = .seconds(1), multiplier: Double = 1.6, longest: Duration = .seconds(120), jitter: Double = 0.2
    ) {
        self.first = first
        self.multiplier = multiplier
        self.longest = longest
        self.jitter = jitter
    }

    /// The wait after `failures` attempts in a row failed (1 or more).
    func wait(afterFailures failures: Int, using generator: inout some RandomNumberGenerator) -> Duration {
        var wait = min(first, longest)
        for _ in 1..<max(1, min(failures, 64)) {
            wait = min(wait * multiplier, longest)
            if wait == longest { break }
        }
        return wait * Double.random(in: (1 - jitter)...(1 + jitter), using: &generator)
    }
}
