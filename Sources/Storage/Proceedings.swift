import Synchronization

/// What follows a settled group: the callers are told, the observers woken, the figures kept.
final class Proceedings: Sendable {
    private struct State {
        var metrics = DatabaseMetrics()
        var observers: [@Sendable () -> Void] = []
    }

    private let state = Mutex(State())
    private let onFatal: (@Sendable (StorageError) -> Void)?

    init(onFatal: (@Sendable (StorageError) -> Void)?) {
        self.onFatal = onFatal
    }

    var metrics: DatabaseMetrics { state.withLock { $0.metrics } }

    func observe(_ observer: @escaping @Sendable () -> Void) {
        state.withLock { $0.observers.append(observer) }
    }

    /// Zone: the writer's thread (or the caller's, inline), after the commit and outside every lock.
    func conclude(_ settlement: GroupCommit.Settlement) {
        let observers = state.withLock { state in
            state.metrics.add(settlement.metrics)
            return settlement.wrote ? state.observers : []
        }
        for tell in settlement.tellings { tell() }
        for observer in observers { observer() }
        if let fatal = settlement.fatal { onFatal?(fatal) }
    }
}
