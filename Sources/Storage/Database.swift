import Dispatch
import Synchronization

/// The store: one file in one folder, written by one thread with group commit, read from snapshots by a few others.
///
/// A write is answered only after the commit that holds it is on the disk. All bodies that wait are run in one transaction
/// with one commit, so a slow disk costs latency and not throughput. Sendable; usable from any zone. Full lines refuse at once.
public final class Database: Sendable {
    private let engine: any Engine
    let proceedings: Proceedings
    let configuration: Configuration
    let backups = RunningBackups()

    private init(
        _ configuration: Configuration, engine make: (Proceedings) throws(StorageError) -> any Engine
    ) throws(StorageError) {
        self.configuration = configuration
        proceedings = Proceedings(configuration)
        engine = try make(proceedings)
    }

    // MARK: Life cycle

    /// Opens the database of a folder, making both when they are missing (the folder's parent must exist), and applies missing
    /// migrations.
    ///
    /// The folder holds `shelfwire.db`, its log, and `shelfwire.lock`. A second process is refused with
    /// ``StorageError/Code/inUse``, which names the first.
    public static func open(
        directory: String, migrations: [Migration], configuration: Configuration = .init()
    ) throws(StorageError) -> Database {
        let opening = WriterOpening(migrations: migrations, configuration: configuration)
        return try Database(configuration) { proceedings throws(StorageError) in
            try ThreadedEngine(folder: directory, opening: opening, proceedings: proceedings)
        }
    }

    /// A database in memory with the same threads, gone when it is closed.
    public static func openInMemory(
        migrations: [Migration], configuration: Configuration = .init()
    ) throws(StorageError) -> Database {
        let opening = WriterOpening(migrations: migrations, configuration: configuration)
        return try Database(configuration) { proceedings throws(StorageError) in
            try ThreadedEngine(folder: nil, opening: opening, proceedings: proceedings)
        }
    }

    /// A database whose bodies run on their caller's thread, one at a time and in call order: the same history gives the same
    /// file. In memory when no folder is given. For simulations, tests and tools; a body must not call the database.
    public static func openForSimulation(
        directory: String? = nil, migrations: [Migration], configuration: Configuration = .init()
    ) throws(StorageError) -> Database {
        let opening = WriterOpening(migrations: migrations, configuration: configuration)
        return try Database(configuration) { proceedings throws(StorageError) in
            try InlineEngine(folder: directory, opening: opening, proceedings: proceedings)
        }
    }

    /// Refuses new work, waits for running backups, serves what is waiting, moves the log into the file and gives the folder
    /// free. Waits for that; never call it from a body or a completion. Twice is once.
    public func close() {
        backups.closeAndWait()
        engine.close()
    }

    // MARK: Writing

    /// Runs `body` in a write transaction and answers after its commit is durable.
    ///
    /// The body shares its transaction with its neighbours in the line and sees what those before it wrote. It checks before it
    /// writes and returns a refusal as a value. If it throws, none of its writes is kept and only its caller gets the error;
    /// **it may be run twice** (when a neighbour threw after writing), so it must have no other effect. Cancelling the task
    /// does not take it back.
    public func write<Answer: Sendable>(
        _ body: @escaping @Sendable (borrowing Transaction) throws -> Answer
    ) async throws -> Answer {
        try await withCheckedThrowingContinuation { continuation in
            submit(body) { continuation.resume(with: $0) }
        }
    }

    /// The callback form of ``write(_:)``. The completion runs on the writer's thread after the commit and must not block; on the
    /// caller's thread, before this returns, when the line is full or the database is closed.
    public func submit<Answer: Sendable>(
        _ body: @escaping @Sendable (borrowing Transaction) throws -> Answer,
        completion: @escaping @Sendable (Result<Answer, any Error>) -> Void
    ) {
        if let refusal = engine.submit(WriteMember(body, completion: completion)) {
            proceedings.note(refusal)
            completion(.failure(refusal))
        }
    }

    /// ``write(_:)`` for threads that may block: command-line verbs and tests. Never on an event loop or in a task.
    public func writeSync<Answer: Sendable>(
        _ body: @escaping @Sendable (borrowing Transaction) throws -> Answer
    ) throws -> Answer {
        guard !engine.callerIsWriter else { throw StorageError.misuse("writeSync was called on the writer's thread.") }
        return try Self.wait { submit(body, completion: $0) }
    }

    /// Calls `observer` after every commit that wrote something, on the writer's thread, after the callers were told. For good;
    /// it must not block.
    public func onCommit(_ observer: @escaping @Sendable () -> Void) {
        proceedings.observe(observer)
    }

    // MARK: Reading

    /// Runs `body` on a snapshot of what is committed, on a reader's thread.
    public func read<Answer: Sendable>(
        _ body: @escaping @Sendable (borrowing Snapshot) throws -> Answer
    ) async throws -> Answer {
        try await withCheckedThrowingContinuation { continuation in
            submitRead(body) { continuation.resume(with: $0) }
        }
    }

    /// ``read(_:)`` for threads that may block. Never on an event loop or in a task.
    public func readSync<Answer: Sendable>(
        _ body: @escaping @Sendable (borrowing Snapshot) throws -> Answer
    ) throws -> Answer {
        guard !engine.callerIsWriter else { throw StorageError.misuse("readSync was called on the writer's thread.") }
        return try Self.wait { submitRead(body, completion: $0) }
    }

    /// The callback form of ``read(_:)``. The completion runs on the reader's thread and must not block; on the caller's thread, before this
    /// returns, when the line is full or the database is closed.
    public func submitRead<Answer: Sendable>(
        _ body: @escaping @Sendable (borrowing Snapshot) throws -> Answer,
        completion: @escaping @Sendable (Result<Answer, any Error>) -> Void
    ) {
        if let refusal = engine.submit(ReadJob(body, completion: completion)) {
            proceedings.note(refusal)
            completion(.failure(refusal))
        }
    }

    /// What the writer has done so far and how many wait.
    public var metrics: DatabaseMetrics {
        var metrics = proceedings.metrics
        (metrics.waitingWrites, metrics.waitingReads) = engine.waitingCounts()
        return metrics
    }

    /// Write bodies waiting now, and how many may.
    public var writeLine: (waiting: Int, capacity: Int) {
        (engine.waitingCounts().writes, configuration.maximumWaiting)
    }

    /// The injected clock: milliseconds since 1970, UTC.
    public var nowMilliseconds: Int64 { configuration.clock() }

    var runsOnThreads: Bool { engine.runsOnThreads }

    /// The database's file, or nil in memory.
    public var path: String? { engine.path }

    static func wait<Answer: Sendable>(
        for start: (@escaping @Sendable (Result<Answer, any Error>) -> Void) -> Void
    ) throws -> Answer {
        let answer = Mutex<Result<Answer, any Error>?>(nil)
        let done = DispatchSemaphore(value: 0)
        start { result in
            answer.withLock { $0 = result }
            done.signal()
        }
        done.wait()
        guard let result = answer.withLock({ $0 }) else { throw StorageError.misuse("A call ended without an answer.") }
        return try result.get()
    }
}
