import Dispatch
import Storage
import Synchronization

/// Holds a body until the test lets it go, so that others gather behind it.
final class Gate: Sendable {
    private let reached = DispatchSemaphore(value: 0)
    private let opened = DispatchSemaphore(value: 0)

    /// Called by the body.
    func pass() {
        reached.signal()
        opened.wait()
    }

    /// Called by the test: returns when the body stands at the gate.
    func waitUntilReached() { reached.wait() }

    func open() { opened.signal() }
}

/// Collects answers that arrive on other threads.
final class Answers<Value: Sendable>: Sendable {
    private let values = Mutex<[Value]>([])
    private let arrived = DispatchSemaphore(value: 0)

    func add(_ value: Value) {
        values.withLock { $0.append(value) }
        arrived.signal()
    }

    var now: [Value] { values.withLock { $0 } }

    func wait(for count: Int) -> [Value] {
        for _ in 0..<count { arrived.wait() }
        return now
    }
}

extension Database {
    /// Fills the line behind a body that stands at a gate, then lets all of them go as groups.
    func gather(_ fill: () -> Void) {
        let gate = Gate()
        submit({ _ in gate.pass() }, completion: { _ in })
        gate.waitUntilReached()
        fill()
        gate.open()
    }
}

extension Result where Failure == any Error {
    var storageCode: StorageError.Code? {
        if case .failure(let error) = self { (error as? StorageError)?.code } else { nil }
    }
}

extension Result {
    var isSuccess: Bool {
        if case .success = self { true } else { false }
    }
}
