#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The shop's time and randomness, used where a caller injects nothing else.
enum SystemSources {
    /// clock_gettime(CLOCK_REALTIME); it cannot fail for this clock.
    @Sendable static func nowMilliseconds() -> Int64 {
        var now = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &now)
        return Int64(now.tv_sec) * 1_000 + Int64(now.tv_nsec) / 1_000_000
    }

    /// clock_gettime(CLOCK_MONOTONIC), for measuring; never 0.
    static func monotonicNanoseconds() -> Int64 {
        var now = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &now)
        return max(Int64(now.tv_sec) * 1_000_000_000 + Int64(now.tv_nsec), 1)
    }

    /// The system generator: getrandom on Linux.
    @Sendable static func randomBytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<max(count, 0)).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }
}
