// What all terminals of a run came to. Sendable; the mutex guards the figures.

import Histogram
import RPC
import Synchronization
import Wire

final class Tally: Sendable {
    struct Figures: Sendable {
        var entries: Int64 = 0
        var verdicts: [Verdict: Int64] = [:]
        var errors: [String: Int64] = [:]
        var breaches: Int64 = 0
        /// The first few, in words.
        var shown: [String] = []
        var welcomes: Int64 = 0
        var attached: Int64 = 0
        /// Microseconds from when an entry's batch was due until its verdict was read.
        var answers = Tally.histogram()
        /// Microseconds from connecting until Welcome.
        var attaching = Tally.histogram()
    }

    private let figures = Mutex(Figures())
    static let shownBreaches = 8

    var now: Figures { figures.withLock { $0 } }
    var entries: Int64 { figures.withLock { $0.entries } }
    var attached: Int64 { figures.withLock { $0.attached } }

    func answered(_ landed: [Flight.Batch], _ verdicts: [Verdict], atNanoseconds now: Int64) {
        figures.withLock { figures in
            figures.entries += Int64(verdicts.count)
            for verdict in verdicts { figures.verdicts[verdict, default: 0] += 1 }
            for batch in landed {
                _ = figures.answers.record(Self.microseconds(now - batch.intendedNanoseconds), count: UInt64(batch.count))
            }
        }
    }

    func attached(afterNanoseconds took: Int64) {
        figures.withLock { figures in
            figures.welcomes += 1
            figures.attached += 1
            _ = figures.attaching.record(Self.microseconds(took))
        }
    }

    func detached() {
        figures.withLock { $0.attached -= 1 }
    }

    func broken(_ breaches: [Flight.Breach], by terminal: Int64) {
        guard !breaches.isEmpty else { return }
        figures.withLock { figures in
            figures.breaches += Int64(breaches.count)
            figures.shown += breaches.prefix(max(0, Self.shownBreaches - figures.shown.count)).map { "terminal \(terminal): \($0.text)" }
        }
    }

    func failed(_ error: any Error) {
        let name = (error as? RPCError).map { "\($0.code)" } ?? "\(type(of: error))"
        figures.withLock { $0.errors[name, default: 0] += 1 }
    }

    private static func histogram() -> Histogram<UInt64> {
        Histogram(highestTrackableValue: Limits.latencyMicroseconds, numberOfSignificantValueDigits: .three)
    }

    private static func microseconds(_ nanoseconds: Int64) -> UInt64 {
        min(Limits.latencyMicroseconds, UInt64(max(1, nanoseconds / 1_000)))
    }
}
