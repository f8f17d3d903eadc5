import Synchronization

/// Where copies go, how often, and how many stay.
public struct BackupSettings: Hashable, Sendable {
    public var folder: String
    /// Another disk or mount; nil for none.
    public var secondFolder: String?
    public var intervalMilliseconds: Int64
    public var keep: Int
    /// Public keys of age, any of whose private keys opens a copy; empty: copies are not encrypted.
    public var recipients: [String]
    /// Whether every commit is shipped to where the copies are, so that books of any instant can be rebuilt. Not with `recipients`: what is
    /// shipped is not encrypted.
    public var ships: Bool

    public init(
        folder: String, secondFolder: String? = nil, intervalMilliseconds: Int64, keep: Int, recipients: [String] = [], ships: Bool = false
    ) {
        (self.folder, self.secondFolder, self.intervalMilliseconds) = (folder, secondFolder, intervalMilliseconds)
        (self.keep, self.recipients, self.ships) = (keep, recipients, ships)
    }

    /// Where the log goes: to the other disk, where there is one.
    var logFolder: String { secondFolder ?? folder }
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
