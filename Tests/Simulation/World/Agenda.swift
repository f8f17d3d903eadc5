import Synchronization

/// What is to happen, and when, on a clock that moves only here. Of what happens at the same instant, what was planned first comes first.
///
/// Zone: the thread of its world, which is what makes it Sendable.
final class Agenda: @unchecked Sendable {
    private struct Event {
        var at: Int64
        var order: Int
        var body: () -> Void

        func isBefore(_ other: Event) -> Bool { (at, order) < (other.at, other.order) }
    }

    let clock: WorldClock
    /// A binary heap.
    private var events: [Event] = []
    private var planned = 0

    init(clock: WorldClock) {
        self.clock = clock
    }

    var now: Int64 { clock.milliseconds }
    var next: Int64? { events.first?.at }

    func after(_ milliseconds: Int64, _ body: @escaping () -> Void) {
        planned += 1
        events.append(Event(at: now + max(0, milliseconds), order: planned, body: body))
        var index = events.count - 1
        while index > 0, events[index].isBefore(events[(index - 1) / 2]) {
            events.swapAt(index, (index - 1) / 2)
            index = (index - 1) / 2
        }
    }

    /// Moves the clock to the next event and lets it happen.
    func happen() {
        guard !events.isEmpty else { return }
        events.swapAt(0, events.count - 1)
        let event = events.removeLast()
        var index = 0
        while true {
            var least = index
            for child in [2 * index + 1, 2 * index + 2] where child < events.count && events[child].isBefore(events[least]) { least = child }
            if least == index { break }
            events.swapAt(index, least)
            index = least
        }
        clock.set(event.at)
        event.body()
    }

    /// Nothing of what was planned will happen.
    func forgetAll() { events = [] }

    /// Waits on this clock.
    func sleep(_ milliseconds: Int64) async throws {
        let nap = Nap()
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                nap.begin(continuation)
                after(milliseconds) { nap.end(nil) }
            }
        } onCancel: {
            nap.end(CancellationError())
        }
    }
}

/// One wait, which its time or its cancellation ends, whatever comes first. Sendable; the mutex guards the state.
private final class Nap: Sendable {
    private enum State {
        case awake
        case asleep(CheckedContinuation<Void, any Error>)
        case over(CancellationError?)
    }

    private let state = Mutex(State.awake)

    func begin(_ continuation: CheckedContinuation<Void, any Error>) {
        let error = state.withLock { state -> CancellationError? in
            if case .over(let error) = state { return error ?? CancellationError() }
            state = .asleep(continuation)
            return nil
        }
        if let error { continuation.resume(throwing: error) }
    }

    func end(_ error: CancellationError?) {
        let sleeper = state.withLock { state -> CheckedContinuation<Void, any Error>? in
            switch state {
            case .over: return nil
            case .awake:
                state = .over(error)
                return nil
            case .asleep(let continuation):
                state = .over(error)
                return continuation
            }
        }
        if let error { sleeper?.resume(throwing: error) } else { sleeper?.resume() }
    }
}
