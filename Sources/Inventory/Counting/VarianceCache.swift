// Whoever reads a large variance page by page reads one evaluation and not a hundred: the last ones are kept for the pages that follow.

import Synchronization

/// Evaluations by what they are of. Sendable; the mutex guards them.
final class VarianceCache: Sendable {
    /// What an evaluation depends on, beside the books at that row of the journal.
    struct Key: Hashable {
        var stocktake: DocumentID
        var state: Int64
        var version: Int64
        /// The last row of the journal that it knows of.
        var sequence: Int64
    }

    private struct Kept {
        var key: Key
        var lines: [ValuedVariance]
    }

    private let kept = Mutex<[Kept]>([])

    func find(_ key: Key) -> [ValuedVariance]? {
        kept.withLock { kept in kept.first { $0.key == key }?.lines }
    }

    /// Small ones are evaluated faster than they are found; too large ones are not worth their memory.
    func keep(_ lines: [ValuedVariance], as key: Key) {
        guard Limits.keptVarianceLines.contains(lines.count) else { return }
        kept.withLock { kept in
            kept.removeAll { $0.key == key }
            kept.append(Kept(key: key, lines: lines))
            if kept.count > Limits.keptVariances { kept.removeFirst() }
        }
    }
}

extension Books {
    /// The report with a memory of its evaluation for the pages behind the first.
    public func remembering(_ report: VarianceReport) -> VarianceReport {
        var report = report
        report.cache = variances
        return report
    }
}
