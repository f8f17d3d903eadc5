import Synchronization

/// What follows a settled group: the callers are told, the observers woken, the figures kept.
final class Proceedings: Sendable {
    private struct State {
        var metrics = DatabaseMetrics()
        var observers: [@Sendable () -> Void] = []
        var condition = StoreCondition.writable
    }

    private let state = Mutex(State())
    private let onCondition: (@Sendable (StoreCondition) -> Void)?
    private let onFatal: (@Sendable (StorageError) -> Void)?

    init(_ configuration: Database.Configuration) {
        onCondition = configuration.onCondition
        onFatal = configuration.onFatal
    }

    var metrics: DatabaseMetrics { state.withLock { $0.metrics } }

    var condition: StoreCondition { state.withLock { $0.condition } }

    /// Counts a body that found no place in the line.
    func note(_ refusal: StorageError) {
        state.withLock { $0.metrics.refusals[refusal.code, default: 0] += 1 }
    }

    func observe(_ observer: @escaping @Sendable () -> Void) {
        state.withLock { $0.observers.append(observer) }
    }

    /// Zone: the writer's thread (or the caller's, inline), after the commit and outside every lock.
    func conclude(_ settlement: GroupCommit.Settlement) {
        let (observers, changed) = state.withLock { state -> ([@Sendable () -> Void], StoreCondition?) in
            state.metrics.add(settlement.metrics)
            let changed = settlement.condition.flatMap { $0 == state.condition ? nil : $0 }
            state.condition = changed ?? state.condition
            return (settlement.wrote ? state.observers : [], changed)
        }
        if let changed { onCondition?(changed) }
        for tell in settlement.tellings { tell() }
        for observer in observers { observer() }
        if let fatal = settlement.fatal { onFatal?(fatal) }
    }
}
