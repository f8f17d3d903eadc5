import Storage
import Synchronization

/// A clock that moves only when told. Sendable; the mutex guards the time.
final class WorldClock: Sendable {
    /// 2026-06-15 08:00:00 UTC, a Monday; 10:00 in the shop.
    static let start: Int64 = 1_781_510_400_000

    private let now = Mutex(WorldClock.start)

    var milliseconds: Int64 { now.withLock { $0 } }

    func set(_ milliseconds: Int64) { now.withLock { $0 = milliseconds } }
    func advance(_ milliseconds: Int64) { now.withLock { $0 += milliseconds } }
}

/// The same "random" bytes in every run. Sendable; the mutex guards the state.
final class WorldRandomness: Sendable {
    private let random: Mutex<SeededRandom>

    init(seed: UInt64) {
        random = Mutex(SeededRandom(seed))
    }

    func bytes(_ count: Int) -> [UInt8] {
        random.withLock { random in (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) } }
    }
}

/// How often a database said that it has stopped for good. Sendable; the mutex guards the count.
final class Stops: Sendable {
    private let stops = Mutex<[StorageError]>([])

    var count: Int { stops.withLock { $0.count } }
    func add(_ error: StorageError) { stops.withLock { $0.append(error) } }
    func forget() { stops.withLock { $0 = [] } }
}

/// Gives seeds out to those who work side by side, until so many points are done. Sendable; the mutex guards both.
final class Turns: Sendable {
    private let state: Mutex<(seed: UInt64, left: Int)>

    init(from seed: UInt64, points: Int) {
        state = Mutex((seed, points))
    }

    func next() -> UInt64? {
        state.withLock { state in
            guard state.left > 0 else { return nil }
            defer { state.seed += 1 }
            return state.seed
        }
    }

    func took(_ points: Int) {
        state.withLock { $0.left -= points }
    }
}
