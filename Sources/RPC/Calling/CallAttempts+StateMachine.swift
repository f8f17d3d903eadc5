/// Decides whether a call that failed is made again, and when (gRFC A6 "gRPC Retry Design").
///
///     attempt --failed--> wait --> attempt
///           \--failed, and that is final--> over
///
/// Pure: what happened and chance in, the decision out.
struct CallAttempts {
    /// How far an attempt came.
    enum Reach: Equatable {
        /// Nothing of it left this machine.
        case unsent
        /// The server says that it has not looked at it (REFUSED_STREAM, or GOAWAY below its stream).
        case refused
        /// The server may have worked on it, and said nothing but the status.
        case seen
        /// The head of a reply was read: the application may have acted on it.
        case answered
    }

    /// What the server asks for in `grpc-retry-pushback-ms`.
    enum Pushback: Equatable {
        case none
        case after(Duration)
        case never

        /// A signed 32-bit number of milliseconds; below zero, or no number: never.
        init(_ text: String?) {
            guard let text else {
                self = .none
                return
            }
            let isPlain = text == "0" || text.first != "0" && text.utf8.allSatisfy { 0x30...0x39 ~= $0 }
            self = isPlain ? Int32(text).map { .after(.milliseconds($0)) } ?? .never : .never
        }
    }

    struct Failure {
        var code: StatusCode
        var reach: Reach
        var pushback = Pushback.none
        /// Whether everything that was sent is still here to be sent again.
        var isReplayable = true
        /// Until the deadline; nil without one.
        var timeLeft: Duration?
    }

    enum Decision: Equatable { case giveUp, again(after: Duration) }

    private let policy: RetryPolicy?
    private let most: Int
    private var unsentLeft: Int
    private var wasRefused = false
    private var waits = 0
    /// Attempts before this one that a server has seen: `grpc-previous-rpc-attempts`.
    private(set) var previous = 0

    init(policy: RetryPolicy?, limits: ClientLimits) {
        self.policy = policy
        most = min(policy?.attempts ?? 1, limits.attempts)
        unsentLeft = limits.unsentRepeats
    }

    mutating func failed(
        _ failure: Failure, throttle: inout RetryThrottle?, using generator: inout some RandomNumberGenerator
    ) -> Decision {
        if failure.isReplayable {
            if failure.reach == .unsent, unsentLeft > 0 {
                unsentLeft -= 1
                return .again(after: .zero)
            }
            if failure.reach == .refused, !wasRefused {
                wasRefused = true
                return .again(after: .zero)
            }
        }
        let isListed = policy?.codes.contains(failure.code) ?? false
        // Counted whether it is made again or not: the throttle watches the server, not this call.
        if isListed || failure.pushback == .never { throttle?.failed() }
        guard let policy, isListed, failure.isReplayable, failure.reach != .answered, failure.pushback != .never,
            previous + 1 < most, throttle?.allowsRepeats ?? true
        else { return .giveUp }
        var wait: Duration
        if case .after(let asked) = failure.pushback {
            wait = asked
            waits = 0
        } else {
            waits += 1
            wait = policy.backoff.wait(afterFailures: waits, using: &generator)
        }
        // An attempt after the deadline would only hide what went wrong.
        if let left = failure.timeLeft, wait >= left { return .giveUp }
        previous += 1
        return .again(after: wait)
    }
}
