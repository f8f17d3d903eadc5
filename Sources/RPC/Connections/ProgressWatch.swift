import NIOCore

/// Watches something that must go on while it is waited for: a message that arrives, bytes that are taken.
///
/// Looked at now and then, not at every byte: what stops is noticed between one and two patiences later. Pure.
struct ProgressWatch {
    enum Verdict: Equatable {
        /// Nothing is waited for.
        case idle
        /// Look again then, at the latest.
        case waiting(until: NIODeadline)
        case over
    }

    private var mark: (at: NIODeadline, total: Int)?

    /// Begins anew: what is waited for from now on is something else.
    mutating func restart(total: Int, now: NIODeadline) { mark = (now, total) }

    /// Begins, unless it watches already.
    mutating func begin(total: Int, now: NIODeadline) { if mark == nil { mark = (now, total) } }

    /// - Parameters:
    ///   - total: Bytes so far. `least` of them must be added within `patience`.
    mutating func look(isWaiting: Bool, total: Int, least: Int, patience: TimeAmount, now: NIODeadline) -> Verdict {
        guard isWaiting else {
            mark = nil
            return .idle
        }
        guard let mark, total - mark.total < least else {
            self.mark = (now, total)
            return .waiting(until: now + patience)
        }
        return now >= mark.at + patience ? .over : .waiting(until: mark.at + patience)
    }
}
