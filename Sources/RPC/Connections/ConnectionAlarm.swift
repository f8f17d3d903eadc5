import NIOCore

/// The one timer of a connection. Moved later, it rings early once and is set again: a busy connection does not touch the
/// loop's timers at every read.
struct ConnectionAlarm {
    private var pending: (at: NIODeadline, callback: NIOScheduledCallback)?

    mutating func set(_ deadline: NIODeadline, now: NIODeadline = .now(), on loop: any EventLoop, _ ring: @escaping @Sendable () -> Void) {
        if let pending, pending.at > now {
            guard deadline < pending.at else { return }
            pending.callback.cancel()
        }
        pending = nil
        guard deadline < .distantFuture else { return }
        // A deadline that has passed rings in the next turn, never inside this one.
        let at = max(deadline, now + .milliseconds(1))
        pending = (try? loop.scheduleCallback(at: at, handler: StreamAlarm(ring))).map { (at, $0) }
    }

    mutating func stop() {
        pending?.callback.cancel()
        pending = nil
    }
}
