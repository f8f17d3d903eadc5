import Synchronization

/// Counts up, and lets a test wait until it has counted far enough.
final class Signal: Sendable {
    private let state = Mutex(0)

    func raise() { state.withLock { $0 += 1 } }

    var count: Int { state.withLock { $0 } }

    /// - Returns: Whether the count was reached within a minute.
    func reached(_ goal: Int = 1) async -> Bool {
        await eventually { self.count >= goal }
    }
}

/// Whether `condition` becomes true within a minute: a busy machine may need it, and only a failing test waits so long.
func eventually(_ condition: () -> Bool) async -> Bool {
    let end = ContinuousClock.now + .seconds(60)
    while !condition() {
        guard ContinuousClock.now < end else { return false }
        try? await Task.sleep(for: .milliseconds(2))
    }
    return true
}
