import NIOCore
import Testing

@testable import RPC

struct CallAttemptsTests {
    typealias Failure = CallAttempts.Failure

    static let policy = RetryPolicy(
        attempts: 4, backoff: Backoff(first: .seconds(1), multiplier: 2, longest: .seconds(3)), codes: [.unavailable, .aborted])

    /// What is decided after each failure.
    static func decisions(
        _ failures: [Failure], policy: RetryPolicy? = policy, limits: ClientLimits = ClientLimits(),
        throttle: RetryThrottle? = nil
    ) -> [CallAttempts.Decision] {
        var (machine, throttle, chance) = (CallAttempts(policy: policy, limits: limits), throttle, FixedChance())
        return failures.map { machine.failed($0, throttle: &throttle, using: &chance) }
    }

    static func seen(_ code: StatusCode = .unavailable, _ pushback: CallAttempts.Pushback = .none) -> Failure {
        Failure(code: code, reach: .seen, pushback: pushback)
    }

    @Test func waitsGrowUntilTheLastAttempt() {
        let wanted: [CallAttempts.Decision] = [
            .again(after: .seconds(1)), .again(after: .seconds(2)), .again(after: .seconds(3)), .giveUp,
        ]
        #expect(Self.decisions([Self.seen(), Self.seen(.aborted), Self.seen(), Self.seen()]) == wanted)
    }

    @Test(arguments: [(2, 1), (4, 3), (5, 4), (6, 4), (1_000, 4), (1, 0), (0, 0), (-1, 0)])
    func aPolicyIsBoundByTheClientsLimit(attempts: Int, repeats: Int) {
        var policy = Self.policy
        policy.attempts = attempts
        let decisions = Self.decisions(Array(repeating: Self.seen(), count: 10), policy: policy)
        #expect(decisions.prefix { $0 != .giveUp }.count == repeats)
    }

    @Test(arguments: [
        Failure(code: .invalidArgument, reach: .seen), Failure(code: .unavailable, reach: .answered),
        Failure(code: .unavailable, reach: .seen, isReplayable: false), Failure(code: .unavailable, reach: .refused, isReplayable: false),
        Failure(code: .unavailable, reach: .unsent, isReplayable: false),
        Failure(code: .unavailable, reach: .seen, pushback: .never),
        Failure(code: .unavailable, reach: .seen, timeLeft: .seconds(1)),
        Failure(code: .unavailable, reach: .seen, pushback: .after(.seconds(9)), timeLeft: .seconds(9)),
        Failure(code: .invalidArgument, reach: .seen, pushback: .after(.zero)),
    ])
    func someFailuresAreFinal(failure: Failure) {
        #expect(Self.decisions([failure]) == [.giveUp])
    }

    @Test func thereIsTimeForAnAttemptBeforeTheDeadline() {
        let failure = Failure(code: .unavailable, reach: .seen, timeLeft: .milliseconds(1_001))
        #expect(Self.decisions([failure]) == [.again(after: .seconds(1))])
    }

    @Test func aRefusedCallIsMadeAgainOnceWithoutAPolicy() {
        let refused = Failure(code: .unavailable, reach: .refused)
        #expect(Self.decisions([refused, refused], policy: nil) == [.again(after: .zero), .giveUp])
        #expect(Self.decisions([refused, refused]) == [.again(after: .zero), .again(after: .seconds(1))])
    }

    @Test(arguments: [0, 1, 20])
    func aCallThatWasNotSentIsMadeAgainUpToALimit(most: Int) {
        var limits = ClientLimits()
        limits.unsentRepeats = most
        let unsent = Failure(code: .unavailable, reach: .unsent)
        let decisions = Self.decisions(Array(repeating: unsent, count: most + 1), policy: nil, limits: limits)
        #expect(decisions == Array(repeating: .again(after: .zero), count: most) + [.giveUp])
    }

    @Test func whatTheServerDidNotSeeIsNoAttempt() {
        var (machine, throttle, chance) = (CallAttempts(policy: Self.policy, limits: ClientLimits()), RetryThrottle?.none, FixedChance())
        for reach in [CallAttempts.Reach.unsent, .refused] {
            _ = machine.failed(Failure(code: .unavailable, reach: reach), throttle: &throttle, using: &chance)
        }
        #expect(machine.previous == 0)
        _ = machine.failed(Self.seen(), throttle: &throttle, using: &chance)
        #expect(machine.previous == 1)
    }

    @Test func theServersWaitIsKeptAndTheOwnBeginsAnew() {
        let failures = [Self.seen(), Self.seen(), Self.seen(.unavailable, .after(.milliseconds(70)))]
        #expect(Self.decisions(failures).last == .again(after: .milliseconds(70)))
        let next = [Self.seen(), Self.seen(.unavailable, .after(.zero)), Self.seen()]
        #expect(Self.decisions(next).last == .again(after: .seconds(1)))
    }

    @Test(arguments: [
        (nil, .none), ("0", .after(.zero)), ("1", .after(.milliseconds(1))), ("2147483647", .after(.milliseconds(2_147_483_647))),
        ("2147483648", .never), ("-1", .never), ("", .never), ("x", .never), ("1.5", .never), ("01", .never), ("+1", .never), (" 1", .never),
    ] as [(String?, CallAttempts.Pushback)])
    func pushbackIsReadAsTheDocumentSays(text: String?, meaning: CallAttempts.Pushback) {
        #expect(CallAttempts.Pushback(text) == meaning)
    }

    // MARK: The throttle

    @Test func halfABucketStopsRepeats() {
        // Ten tokens: four failures leave six, five leave five, which is not more than half.
        let failures = Array(repeating: Self.seen(), count: 3)
        let throttle = RetryThrottle(tokens: 10, ratio: 0.1)
        #expect(Self.decisions(failures, throttle: throttle).allSatisfy { $0 != .giveUp })
        var tired = throttle
        for _ in 0..<4 { tired.failed() }
        #expect(Self.decisions(failures, throttle: tired) == [.giveUp, .giveUp, .giveUp])
    }

    @Test func onlyWhatSpeaksAgainstTheServerTakesATokens() {
        for (failure, takes) in [
            (Self.seen(), true), (Self.seen(.invalidArgument), false), (Self.seen(.invalidArgument, .never), true),
            (Failure(code: .unavailable, reach: .refused), false), (Failure(code: .unavailable, reach: .answered), true),
        ] {
            var (machine, chance) = (CallAttempts(policy: Self.policy, limits: ClientLimits()), FixedChance())
            var throttle: RetryThrottle? = RetryThrottle(tokens: 2, ratio: 0.5)
            _ = machine.failed(failure, throttle: &throttle, using: &chance)
            #expect(throttle?.allowsRepeats == !takes, "\(failure)")
        }
    }

    @Test func successesFillTheBucketUpToItsSize() {
        var throttle = RetryThrottle(tokens: 4, ratio: 0.5)
        for _ in 0..<9 { throttle.failed() }
        for _ in 0..<4 { throttle.succeeded() }
        #expect(!throttle.allowsRepeats)
        throttle.succeeded()
        #expect(throttle.allowsRepeats)
        for _ in 0..<100 { throttle.succeeded() }
        #expect(throttle == RetryThrottle(tokens: 4, ratio: 0.5))
    }

    @Test(arguments: [(0, 1), (1, 1), (999, 999), (1_000, 1_000), (1_001, 1_000)])
    func theBucketHasABoundedSize(asked: Int, tokens: Int) {
        #expect(RetryThrottle(tokens: asked).tokens == tokens)
    }

    @Test(arguments: [(9, true), (10, true), (11, false)])
    func whatWasSentIsKeptUpToALimit(count: Int, isKept: Bool) {
        var buffer = ReplayBuffer(limit: 10)
        buffer.append(ByteBuffer(repeating: 1, count: count))
        #expect(buffer.bytes.readableBytes == count)
        buffer.dropIfOverfull()
        #expect(buffer.isIncomplete == !isKept)
        buffer.append(ByteBuffer(repeating: 1, count: 1))
        #expect(buffer.bytes.readableBytes == (isKept ? count + 1 : 0))
    }
}
