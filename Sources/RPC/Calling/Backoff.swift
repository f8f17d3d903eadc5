/// How long to wait before connecting again (gRPC document "GRPC Connection Backoff Protocol").
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
        var wait = first
        for _ in 1..<max(2, min(failures, 64)) where failures > 1 {
            wait = min(wait * multiplier, longest)
            if wait == longest { break }
        }
        return min(wait, longest) * Double.random(in: (1 - jitter)...(1 + jitter), using: &generator)
    }
}
