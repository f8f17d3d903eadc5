// A thread that may block. Terminals run on one, so that a slow fdatasync never holds a thread of the shared pool.

import Dispatch

/// One thread of its own, on which a terminal's state and files live.
///
/// Owner: whoever makes terminals; a process that plays thousands of them shares a few executors among them.
public final class DiskExecutor: SerialExecutor {
    private let run: @Sendable (@escaping @Sendable () -> Void) -> Void

    public init(label: String) {
        let queue = DispatchQueue(label: label)
        run = { queue.async(execute: $0) }
    }

    /// Work is given to `run`, which does it later, one after the other in order: for simulations, which have no threads.
    package init(running run: @escaping @Sendable (@escaping @Sendable () -> Void) -> Void) {
        self.run = run
    }

    public func enqueue(_ job: consuming ExecutorJob) {
        let unowned = UnownedJob(job)
        run { unsafe unowned.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }

    public func asUnownedSerialExecutor() -> UnownedSerialExecutor {
        unsafe UnownedSerialExecutor(ordinary: self)
    }

    /// For an actor that keeps the executor as long as it lives itself: then the reference is good.
    @safe var unowned: UnownedSerialExecutor { unsafe asUnownedSerialExecutor() }
}
