// Wakes one waiting task: "there is something to do". Rings while nobody waits are remembered as one.

import Synchronization

/// A bell that one task at a time waits for.
final class Doorbell: Sendable {
    private enum State {
        case quiet
        case rung
        case waiting(CheckedContinuation<Void, Never>)
    }

    private let state = Mutex(State.quiet)

    func ring() {
        let waiter: CheckedContinuation<Void, Never>? = state.withLock { state in
            if case .waiting(let waiter) = state {
                state = .quiet
                return waiter
            }
            state = .rung
            return nil
        }
        waiter?.resume()
    }

    /// Returns after a ring, at once when it has rung since the last wait, or when the task is cancelled.
    func wait() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isDone = state.withLock { state in
                    if case .rung = state {
                        state = .quiet
                        return true
                    }
                    if Task.isCancelled { return true }
                    state = .waiting(continuation)
                    return false
                }
                if isDone { continuation.resume() }
            }
        } onCancel: {
            // A ring would be swallowed by a waiter that is already leaving; this one only wakes.
            let waiter: CheckedContinuation<Void, Never>? = state.withLock { state in
                guard case .waiting(let waiter) = state else { return nil }
                state = .quiet
                return waiter
            }
            waiter?.resume()
        }
    }
}
