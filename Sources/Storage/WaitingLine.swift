import Dispatch
import Synchronization

/// What became of an element that asked to enter a ``WaitingLine``.
enum LineEntry: Equatable, Sendable {
    case taken
    case full(waiting: Int)
    case closed
}

/// A bounded first-in first-out line between many callers and a few threads that serve it.
///
/// A caller never waits: the line takes the element or says why not. A thread sleeps only while the line is empty, and is
/// woken only then: under load nobody is woken and a taker finds all that came meanwhile, which is what makes groups.
final class WaitingLine<Element: Sendable>: Sendable {
    private struct State {
        var elements: [Element] = []
        /// Elements before it have been taken.
        var head = 0
        var sleepers = 0
        var isClosed = false

        var count: Int { elements.count - head }

        mutating func take(upTo limit: Int) -> [Element] {
            if head == 0, elements.count <= limit {
                defer { elements = [] }
                return elements
            }
            let end = head + min(max(limit, 1), count)
            let taken = Array(elements[head..<end])
            head = end
            // Moves the rest down only when at least as many have been taken, so that an element is moved once on average.
            if head * 2 >= elements.count {
                elements.removeSubrange(..<head)
                head = 0
            }
            return taken
        }
    }

    private let capacity: Int
    private let state = Mutex(State())
    private let wake = DispatchSemaphore(value: 0)

    init(capacity: Int) {
        self.capacity = max(capacity, 1)
    }

    var count: Int { state.withLock { $0.count } }

    func enter(_ element: Element) -> LineEntry {
        let (entry, mustWake) = state.withLock { state -> (LineEntry, Bool) in
            if state.isClosed { return (.closed, false) }
            if state.count >= capacity { return (.full(waiting: state.count), false) }
            state.elements.append(element)
            guard state.sleepers > 0 else { return (.taken, false) }
            state.sleepers -= 1
            return (.taken, true)
        }
        if mustWake { wake.signal() }
        return entry
    }

    /// Takes the first `limit` elements, or all when there are fewer; sleeps while there are none. Empty only when the line is
    /// closed and drained.
    func take(upTo limit: Int) -> [Element] {
        while true {
            let taken: [Element]? = state.withLock { state in
                if state.count > 0 { return state.take(upTo: limit) }
                if state.isClosed { return [] }
                state.sleepers += 1
                return nil
            }
            if let taken { return taken }
            wake.wait()
        }
    }

    /// Refuses new elements from now on; those waiting are still served.
    func close() {
        let sleepers = state.withLock { state in
            state.isClosed = true
            defer { state.sleepers = 0 }
            return state.sleepers
        }
        for _ in 0..<sleepers { wake.signal() }
    }
}
