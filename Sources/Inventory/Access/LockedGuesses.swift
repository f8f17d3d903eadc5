// Guesses that a lock turned away. Whoever is locked out can go on guessing as fast as the network carries it, without being anybody; so these
// cost the writer nothing: per person, place and minute the first has a row at once, and the others are counted in memory until the minute is over
// or the server stops. A server that is killed loses the counts of that minute, never the row that tells of the guessing.

import Storage
import Synchronization

final class LockedGuesses: Sendable {
    /// Whose name was guessed, if it is anybody's, and where.
    struct Target: Hashable {
        var account: UserID?
        var told: String

        /// Everything beyond `Limits.lockedGuessTargets` of a minute.
        static let others = Target(account: nil, told: "\nmany places")
    }

    private static let minuteMilliseconds: Int64 = 60_000
    private static let reason = Rejection.lockedOut(until: Instant(milliseconds: 0)).reason

    private struct State {
        var minute: Int64 = 0
        /// Those after the first.
        var more: [Target: Int64] = [:]
        var over: [Target: Int64] = [:]

        mutating func turn(to minute: Int64) {
            guard minute != self.minute else { return }
            self.minute = minute
            for (target, count) in more where count > 0 { over[Self.place(of: target, in: over), default: 0] += count }
            more = [:]
        }

        /// Where a guess is counted: by itself, unless there are too many.
        static func place(of target: Target, in counts: [Target: Int64]) -> Target {
            let apart = counts.count - (counts[.others] == nil ? 0 : 1)
            return counts[target] != nil || apart < Limits.lockedGuessTargets ? target : .others
        }
    }
    private let state = Mutex(State())

    /// Counts a guess; answers under what the first of its minute is to be written, and nil for those after it.
    func count(_ target: Target, at now: Int64) -> Target? {
        state.withLock { state in
            state.turn(to: now.floorDivided(by: Self.minuteMilliseconds))
            let target = State.place(of: target, in: state.more)
            guard let count = state.more[target] else {
                state.more[target] = 0
                return target
            }
            state.more[target] = count + 1
            return nil
        }
    }

    /// Gives away the counts of minutes that are over, of the running one too where `all`; most guessed first.
    func takeOver(at now: Int64, all: Bool) -> [RefusedAttempt] {
        let over = state.withLock { state in
            let minute = now.floorDivided(by: Self.minuteMilliseconds)
            state.turn(to: minute)
            if all {
                state.turn(to: minute - 1)
                state.minute = minute
            }
            let over = state.over
            state.over = [:]
            return over
        }
        return over.sorted { ($1.value, $0.key.told) < ($0.value, $1.key.told) }.map { target, times in attempt(target, times: times) }
    }

    func attempt(_ target: Target, times: Int64 = 1) -> RefusedAttempt {
        RefusedAttempt(
            kind: .signInFailed, actor: target.account, session: nil, told: target.told, reason: Self.reason, times: times)
    }
}
