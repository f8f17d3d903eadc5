// How the terminals' entries ended, for the metrics; those that were set back are said in the log.

import Inventory
import Logging
import Synchronization

/// How an entry can end.
public enum EntryEnd: String, CaseIterable, Sendable {
    case accepted
    case acceptedWithException = "accepted_with_exception"
    case rejected, parked
    /// Sent again; its first verdict was told again.
    case repeated

    init(_ result: Inventory.EntryResult) {
        self =
            switch result.verdict {
            case _ where result.isRepeat: .repeated
            case .accepted: .accepted
            case .acceptedWithException: .acceptedWithException
            case .rejected: .rejected
            case .parked: .parked
            }
    }
}

/// Counts entries by their end. What was set back is said in the log, at most every ten seconds with how much of it there was since: a device
/// with a broken app must not fill the disk with it. Sendable; the mutex guards the counts.
final class EntryTally: Sendable {
    private struct Counts {
        var ends: [EntryEnd: Int] = [:]
        /// Nil until the first is said.
        var saidMilliseconds: Int64?
        var unsaid = 0
    }

    static let intervalMilliseconds: Int64 = 10_000

    private let logger: Logger
    private let counts = Mutex(Counts())

    init(logger: Logger) {
        self.logger = logger
    }

    var ends: [EntryEnd: Int] { counts.withLock { $0.ends } }

    /// - Parameter now: the server's clock in milliseconds.
    func note(_ results: [Inventory.EntryResult], of terminal: TerminalID, at now: Int64) {
        let setBack = results.filter { $0.rejection != nil && !$0.isRepeat }
        let unsaid: Int? = counts.withLock { counts in
            for result in results { counts.ends[EntryEnd(result), default: 0] += 1 }
            guard !setBack.isEmpty else { return nil }
            if let said = counts.saidMilliseconds, now >= said, now - said < Self.intervalMilliseconds {
                counts.unsaid += setBack.count
                return nil
            }
            defer { (counts.saidMilliseconds, counts.unsaid) = (now, 0) }
            return counts.unsaid
        }
        guard let unsaid, let first = setBack.first else { return }
        logger.notice(
            "entries were not booked and wait in the review list",
            metadata: [
                "terminal": "\(terminal)", "entries": "\(setBack.count)", "first_sequence": "\(first.sequence)",
                "reason": "\(first.rejection?.reason ?? "")", "unsaid_since_last": "\(unsaid)",
            ])
    }
}
