import NIOCore

/// Decides when a client connects again, and how often it may ask whether its server is there (gRPC document "GRPC Connection
/// Backoff Protocol", gRFC A8).
///
/// Waits count from the beginning of an attempt, so a connection that lived longer than the wait is replaced at once. Pure:
/// the clock and chance are arguments.
struct ReconnectMachine {
    enum Ending: Equatable {
        /// The server sent us away.
        case left(hadTooManyPings: Bool)
        /// The connection broke after it was ready.
        case lost
        /// It never became ready.
        case failed
    }

    private let backoff: Backoff
    private var failures = 0
    private var started = NIODeadline.now()
    /// For the next connection.
    private(set) var keepalive: Client.Keepalive

    /// - Parameter floor: Shortest interval of questions, whatever the configuration says.
    init(backoff: Backoff, keepalive: Client.Keepalive, floor: Duration) {
        self.backoff = backoff
        self.keepalive = keepalive
        self.keepalive.interval = keepalive.interval.map { max($0, floor) }
    }

    mutating func starts(now: NIODeadline) { started = now }

    /// - Returns: How long to wait before the next attempt.
    mutating func ended(
        _ ending: Ending, now: NIODeadline, using generator: inout some RandomNumberGenerator
    ) -> Duration {
        switch ending {
        case .left(let hadTooManyPings):
            // gRFC A8: one who is told so asks half as often from now on.
            if hadTooManyPings { keepalive.interval = keepalive.interval.map { $0 * 2 } }
            failures = 1
        case .lost: failures = 1
        case .failed: failures += 1
        }
        let wait = backoff.wait(afterFailures: failures, using: &generator)
        return max(.zero, wait - .nanoseconds((now - started).nanoseconds))
    }
}
