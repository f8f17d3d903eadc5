import DequeModule
import HTTP2
import NIOCore

/// Runs the tasks of calls on an event loop, so that a call crosses no thread.
///
/// Jobs that become ready on the loop run together, at the end of the read pass or of this turn of the loop, and what
/// they send leaves in one write. One per event loop; lives as long as the server, and so longer than any task on it.
final class CallExecutor: TaskExecutor, @unchecked Sendable {
    let loop: any EventLoop
    /// For the connections of this loop.
    let output = OutputRoom()
    // `jobs` and `isScheduled` are touched on the loop only: that is what makes this class Sendable.
    private var jobs = Deque<UnownedJob>()
    private var isScheduled = false

    init(loop: any EventLoop) { self.loop = loop }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        if loop.inEventLoop {
            add(job)
        } else {
            loop.execute { self.add(job) }
        }
    }

    private func add(_ job: UnownedJob) {
        jobs.append(job)
        guard !isScheduled else { return }
        isScheduled = true
        loop.assumeIsolated().execute { self.runJobs() }
    }

    /// Runs every job that is ready, and those that become ready meanwhile, up to a round that lets the loop breathe.
    func runJobs() {
        isScheduled = true
        var round = 1_024
        while round > 0, let job = jobs.popFirst() {
            // A job is run exactly once, by the executor it was given to: what `UnownedJob` leaves to its holder.
            unsafe job.runSynchronously(on: asUnownedTaskExecutor())
            round -= 1
        }
        isScheduled = false
        if !jobs.isEmpty {
            isScheduled = true
            loop.assumeIsolated().execute { self.runJobs() }
        }
    }
}
