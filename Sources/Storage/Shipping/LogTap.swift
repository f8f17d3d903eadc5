import Synchronization

/// Where commits leave the store for a second disk: the writer says what it committed, a shipper takes it as records.
///
/// Nothing is written here and the writer waits for no other disk. What was committed stays in SQLite's log until a checkpoint moves it into
/// the file and the log starts over; only the writer does that, and it has everything collected first. Sendable; the mutex guards the rest.
public final class LogTap: Sendable {
    /// What there is to ship.
    public struct Taken: Sendable {
        /// Records, ready for the end of a shipped log.
        public var bytes: [UInt8] = []
        /// The last number among them; 0 = none.
        public var lastNumber: UInt64 = 0
        /// When the last of them was committed; 0 = none.
        public var lastMilliseconds: Int64 = 0
        /// Something is missing before them: the logs must begin anew with a copy of the whole books.
        public var isBroken = false
    }

    private struct Commit {
        /// Frames in the log after it.
        var frames: Int
        var milliseconds: Int64
    }

    private struct State {
        /// Bytes that may wait to be taken.
        let limit: Int
        var log: String?
        var isOn = false
        /// Frames in the log after the last commit.
        var frames = 0
        /// Of these, how many have been collected, or were there before anybody wanted them.
        var collected = 0
        /// The two salts in the log's heading: others mean that it has started over.
        var salts: [UInt8] = []
        /// Nothing was committed since the last collection before a checkpoint, so that the log may start over.
        var mayStartOver = true
        var waiting: [Commit] = []
        var taken = Taken()
        var lastNumber: UInt64 = 0

        init(limit: Int) { self.limit = limit }
    }

    private let state: Mutex<State>

    public init(unshippedBytes: Int = Limits.unshippedBytes) {
        state = Mutex(State(limit: unshippedBytes))
    }

    /// Ships from the next commit on; what was waiting is forgotten. Answers the number that the next record will have: never the one that
    /// follows what was taken before, so that nobody takes the two for one chain.
    public func start() -> UInt64 {
        state.withLock { state in
            state.isOn = state.log != nil
            state.lastNumber += 1
            state.collected = state.frames
            state.salts = state.log.flatMap(Self.salts) ?? []
            state.mayStartOver = true
            state.waiting = []
            state.taken = Taken()
            return state.lastNumber + 1
        }
    }

    /// All records since the last time, in order.
    public func take() -> Taken {
        state.withLock { state in
            Self.collect(&state)
            defer { state.taken = Taken() }
            return state.taken
        }
    }

    /// The record that says that a copy of everything up to now is finished; to be appended after what was taken before.
    public func copyFinished(at milliseconds: Int64) -> Taken {
        state.withLock { state in
            Self.collect(&state)
            Self.add(LogRecord(kind: .copyFinished, number: state.lastNumber + 1, milliseconds: milliseconds, frames: []), to: &state)
            defer { state.taken = Taken() }
            return state.taken
        }
    }

    // MARK: the writer's side

    func attach(to log: String) {
        state.withLock { $0.log = log }
    }

    /// After a commit, with the frames that the log has now.
    func committed(frames: Int, at milliseconds: Int64) {
        state.withLock { state in
            state.frames = frames
            if state.isOn { state.waiting.append(Commit(frames: frames, milliseconds: milliseconds)) }
            if state.waiting.count >= Limits.commitsUncollected { Self.collect(&state) }
        }
    }

    /// Before a checkpoint, after which the log may start over.
    func collectBeforeCheckpoint() {
        state.withLock { state in
            Self.collect(&state)
            state.mayStartOver = true
        }
    }

    private static func salts(of log: String) -> [UInt8]? {
        Files.bytes(of: log, from: 16, count: 8)
    }

    // MARK: collecting

    private static func collect(_ state: inout State) {
        guard state.isOn, !state.waiting.isEmpty, let log = state.log else { return }
        defer { state.waiting = [] }
        guard !state.taken.isBroken else { return }
        guard let salts = salts(of: log) else { return fail(&state) }
        if salts != state.salts {
            guard state.mayStartOver else { return fail(&state) }
            state.salts = salts
            state.collected = 0
        }
        state.mayStartOver = false
        for commit in state.waiting {
            guard commit.frames >= state.collected else { return fail(&state) }
            // A commit that wrote nothing has no frames.
            guard commit.frames > state.collected else { continue }
            let count = (commit.frames - state.collected) * frameBytes
            guard state.taken.bytes.count + count <= state.limit,
                let frames = Files.bytes(of: log, from: 32 + Int64(state.collected * frameBytes), count: count), isOf(salts, frames)
            else { return fail(&state) }
            state.collected = commit.frames
            add(LogRecord(kind: .commit, number: state.lastNumber + 1, milliseconds: commit.milliseconds, frames: frames[...]), to: &state)
        }
    }

    private static func add(_ record: LogRecord, to state: inout State) {
        state.lastNumber = record.number
        state.taken.bytes += record.bytes
        state.taken.lastNumber = record.number
        state.taken.lastMilliseconds = record.milliseconds
    }

    /// More than may wait, or a log that is not as its writer left it: what is there is not the whole any more.
    private static func fail(_ state: inout State) {
        state.isOn = false
        state.taken = Taken(isBroken: true)
    }

    /// Every frame carries the salts of the log that it belongs to.
    private static func isOf(_ salts: [UInt8], _ frames: [UInt8]) -> Bool {
        stride(from: 0, to: frames.count, by: frameBytes).allSatisfy { frames[($0 + 8)..<($0 + 16)].elementsEqual(salts) }
    }

    static let pageBytes = 4_096
    static let frameBytes = 24 + pageBytes
}
