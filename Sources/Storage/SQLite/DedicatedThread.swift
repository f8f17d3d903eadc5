#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif
import Synchronization

/// A thread of the operating system's own, for calls that block: never one of the cooperative pool, which has one per core.
@safe
final class DedicatedThread: Sendable {
    private enum State {
        case running(pthread_t)
        case joined
    }

    private let state: Mutex<State>

    /// Starts `body` on a new thread. pthread_create: 0, or EAGAIN when there are too many threads.
    init(_ body: sending @escaping () -> Void) throws(StorageError) {
        var thread = pthread_t()
        let box = unsafe Unmanaged.passRetained(Box(body))
        let code = unsafe pthread_create(
            &thread, nil,
            { context in
                guard let context = unsafe context else { return nil }
                unsafe Unmanaged<Box>.fromOpaque(context).takeRetainedValue().body()
                return nil
            }, box.toOpaque())
        guard code == 0 else {
            unsafe box.release()
            throw StorageError(.other, "A thread could not be started (error \(code)): too many threads on this machine.")
        }
        state = Mutex(.running(thread))
    }

    /// Waits until the body has returned. Calling it twice waits once.
    func join() {
        let thread: pthread_t? = state.withLock { state in
            guard case .running(let thread) = state else { return nil }
            state = .joined
            return thread
        }
        if let thread { pthread_join(thread, nil) }
    }

    deinit {
        state.withLock { state in
            if case .running(let thread) = state { pthread_detach(thread) }
        }
    }

    /// Whether the caller runs on this thread.
    var isCurrent: Bool {
        state.withLock { state in
            if case .running(let thread) = state { pthread_equal(thread, pthread_self()) != 0 } else { false }
        }
    }

    /// From now on the others go before the calling thread when there are not enough processors. Linux keeps a niceness per thread (setpriority(2),
    /// "C library/kernel differences"); taking more of it needs no right, giving it back does: it is for good.
    static func giveWay() {
        setpriority(process, 0, niceness + Int32(Limits.copyNiceness))
    }

    /// PRIO_PROCESS, whose type differs between C libraries.
    private static let process: Int32 = 0

    /// The calling thread's.
    static var niceness: Int32 { getpriority(process, 0) }

    /// Blocks the calling thread.
    static func sleep(_ duration: Duration) {
        usleep(UInt32(clamping: duration.wholeMicroseconds))
    }

    private final class Box {
        let body: () -> Void
        init(_ body: @escaping () -> Void) { self.body = body }
    }
}
