import Synchronization

/// Bytes of replies that wait on all connections of one listener.
final class ListenerQueue: Sendable {
    private let total = Atomic(0)

    var bytes: Int { total.load(ordering: .relaxed) }

    /// What one connection adds or takes away.
    func change(from old: Int, to new: Int) {
        guard old != new else { return }
        total.wrappingAdd(new - old, ordering: .relaxed)
    }
}
