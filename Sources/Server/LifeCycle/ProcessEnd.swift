#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Ends the process without waiting for anything.
public enum ProcessEnd {
    /// Runs no exit handlers: other threads may be anywhere. What was acknowledged is on the disk already.
    @Sendable public static func now(_ ending: Ending) -> Never {
        _exit(ending.exitCode)
    }
}
