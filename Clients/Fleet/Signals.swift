// What the tasks of a run wait for: the start, the stop, a turn to connect. Sendable; a mutex guards each.

import Synchronization

/// Opened once; everybody who waits goes on, with the instant of the opening.
final class StartGate: Sendable {
    private struct State {
        var openedAt: Int64?
        var waiting: [CheckedContinuation<Int64, Never>] = []
    }

    private let state = Mutex(State())

    func open(atNanoseconds instant: Int64) {
        let waiting = state.withLock { state in
            state.openedAt = state.openedAt ?? instant
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume(returning: instant) }
    }

    func passed() async -> Int64 {
        await withCheckedContinuation { continuation in
            let openedAt = state.withLock { state in
                if state.openedAt == nil { state.waiting.append(continuation) }
                return state.openedAt
            }
            if let openedAt { continuation.resume(returning: openedAt) }
        }
    }
}

/// Raised once: nothing new is sent any more. Whoever waits for it is woken.
final class StopSign: Sendable {
    private struct State {
        var isRaised = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    var isRaised: Bool { state.withLock { $0.isRaised } }

    func raise() {
        let waiting = state.withLock { state in
            state.isRaised = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }

    func raised() async {
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            let isRaised = state.withLock { state in
                if !state.isRaised { state.waiting.append(continuation) }
                return state.isRaised
            }
            if isRaised { continuation.resume() }
        }
    }
}

/// Lets a number of tasks through at a time.
final class Turnstile: Sendable {
    private struct State {
        var free: Int
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state: Mutex<State>

    init(places: Int) {
        state = Mutex(State(free: places))
    }

    func enter() async {
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            let goes = state.withLock { state in
                if state.free > 0 {
                    state.free -= 1
                    return true
                }
                state.waiting.append(continuation)
                return false
            }
            if goes { continuation.resume() }
        }
    }

    func leave() {
        let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
            if state.waiting.isEmpty {
                state.free += 1
                return nil
            }
            return state.waiting.removeFirst()
        }
        next?.resume()
    }
}
