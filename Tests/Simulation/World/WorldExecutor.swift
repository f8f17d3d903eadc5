import Foundation
import Synchronization

/// Runs everything of one world, one job after the other in the order in which they became ready, on the thread that asks for it.
///
/// Sendable; the mutex guards the line.
final class WorldExecutor: TaskExecutor, Sendable {
    private struct Line {
        var work: [@Sendable () -> Void] = []
        /// What came from another thread: somebody escaped from the simulation.
        var escaped = 0
    }

    private let line = Mutex(Line())
    private let home = ObjectIdentifier(Thread.current)

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        // Each job is run exactly once: what `UnownedJob` leaves to its holder.
        add { unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }

    func add(_ work: @escaping @Sendable () -> Void) {
        let isForeign = ObjectIdentifier(Thread.current) != home
        line.withLock { line in
            line.work.append(work)
            if isForeign { line.escaped += 1 }
        }
    }

    /// - Returns: Whether there was anything to do.
    func runAll() -> Bool {
        var ran = false
        while true {
            let work = line.withLock { line in
                defer { line.work = [] }
                return line.work
            }
            if work.isEmpty { return ran }
            ran = true
            for job in work { job() }
        }
    }

    var escaped: Int { line.withLock { $0.escaped } }
}
