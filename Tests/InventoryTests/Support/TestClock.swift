import Synchronization

/// A clock that stands still until it is moved. Sendable; the mutex guards the time.
final class TestClock: Sendable {
    /// 2026-06-15 08:00:00 UTC, a Monday; 10:00 in the shop.
    static let start: Int64 = 1_781_510_400_000

    private let now = Mutex(TestClock.start)

    var milliseconds: Int64 { now.withLock { $0 } }

    func advance(milliseconds: Int64) {
        now.withLock { $0 += milliseconds }
    }

    func advance(minutes: Int64) { advance(milliseconds: minutes * 60_000) }
}

/// The same "random" bytes in every run. Sendable; the mutex guards the state.
final class TestRandomness: Sendable {
    private let state: Mutex<UInt64>

    init(seed: UInt64) {
        state = Mutex(seed)
    }

    func bytes(_ count: Int) -> [UInt8] {
        state.withLock { state in
            (0..<count).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: state >> 33)
            }
        }
    }
}
