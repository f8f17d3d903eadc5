// When did it happen? The device's clock is corrected by what was measured at Hello; within one boot the monotonic clock is
// trusted over the wall clock, because people set wall clocks.

/// The corrected instant of an entry, and how sure it is.
struct CorrectedInstant: Hashable {
    var instant: Instant
    /// The boot is not the one of Hello: only the wall clock could be used.
    var isUncertain: Bool
    /// The clocks pointed past the server's now: dated when received.
    var wasInTheFuture: Bool

    init(_ entry: Entry, _ clock: TerminalClock, received: Instant) {
        let sameBoot = entry.boot != 0 && entry.boot == clock.boot
        let (base, device, reading) =
            sameBoot
            ? (clock.serverMilliseconds, clock.monotonicMilliseconds, entry.monotonicMilliseconds)
            : (clock.serverMilliseconds, clock.wallMilliseconds, entry.capturedMilliseconds)
        let (ago, agoOverflow) = device.subtractingReportingOverflow(reading)
        let (corrected, overflow) = base.subtractingReportingOverflow(ago)
        isUncertain = !sameBoot
        let isUsable = !agoOverflow && !overflow && corrected >= 0
        wasInTheFuture = !isUsable || corrected > received.milliseconds + Limits.clockToleranceMilliseconds
        instant = wasInTheFuture ? received : min(Instant(milliseconds: corrected), received)
    }
}
