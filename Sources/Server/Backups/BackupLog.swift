import Synchronization

/// Where copies go, how often, and how many stay.
public struct BackupSettings: Hashable, Sendable {
    public var folder: String
    /// Another disk or mount; nil for none.
    public var secondFolder: String?
    public var intervalMilliseconds: Int64
    public var keep: Int
    /// Public keys of age, any of whose private keys opens a copy; empty: copies are not encrypted.
    public var recipients: [String] = []
}

/// What became of the copies since the start, for the metrics. Sendable; the mutex guards the figures.
final class BackupLog: Sendable {
    struct Figures: Hashable {
        var succeeded = 0
        var failed = 0
        /// When the last good one was begun, in milliseconds since 1970; 0 = none since the start.
        var lastMilliseconds: Int64 = 0
        var lastBytes: Int64 = 0
        var lastTookMilliseconds: Int64 = 0
    }

    private let state = Mutex(Figures())

    var figures: Figures { state.withLock { $0 } }

    func succeeded(at milliseconds: Int64, bytes: Int64, milliseconds took: Int64) {
        state.withLock { figures in
            figures.succeeded += 1
            figures.lastMilliseconds = milliseconds
            figures.lastBytes = bytes
            figures.lastTookMilliseconds = took
        }
    }

    func failed() {
        state.withLock { $0.failed += 1 }
    }
}
