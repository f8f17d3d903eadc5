// A thread that may block. Terminals run on one, so that a slow fdatasync never holds a thread of the shared pool.

import Dispatch

/// One thread of its own, on which a terminal's state and files live.
///
/// Owner: whoever makes terminals; a process that plays thousands of them shares a few executors among them.
public final class DiskExecutor: SerialExecutor {
    private let queue: DispatchQueue

    public init(label: String) {
        queue = DispatchQueue(label: label)
    }

    public func enqueue(_ job: consuming ExecutorJob) {
        let unowned = UnownedJob(job)
        queue.async { unsafe unowned.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }

    public func asUnownedSerialExecutor() -> UnownedSerialExecutor {
        unsafe UnownedSerialExecutor(ordinary: self)
    }

    /// For an actor that keeps the executor as long as it lives itself: then the reference is good.
    @safe var unowned: UnownedSerialExecutor { unsafe asUnownedSerialExecutor() }
}
