import Synchronization

/// Runs every body on its caller's thread, one at a time: no thread, no waiting line, the same order on every run.
///
/// For simulations and tools. Each write is a group of one; reads use the writer's connection between writes.
final class InlineEngine: Engine {
    private let state: Mutex<GroupCommit?>
    private let configuration: Database.Configuration
    private let proceedings: Proceedings
    let path: String?

    init(folder: String?, opening: WriterOpening, proceedings: Proceedings) throws(StorageError) {
        configuration = opening.configuration
        self.proceedings = proceedings
        path = folder.map(Files.database(in:))
        let connection = if let folder { try opening.inFolder(folder) } else { try opening.inMemory() }
        state = Mutex(GroupCommit(connection: connection, configuration: opening.configuration))
    }

    func submit(_ member: WriteMember) -> StorageError? {
        guard let settlement = state.withLock({ $0?.settle([member]) }) else { return .closed }
        proceedings.conclude(settlement)
        if let trouble = state.withLock({ $0?.checkpointIfDue() }) { proceedings.conclude(trouble) }
        return nil
    }

    func submit(_ job: ReadJob) -> StorageError? {
        let ended = state.withLock { $0.map { job.run(on: $0.connection, clock: configuration.clock) } }
        guard let tell = ended else { return .closed }
        tell()
        return nil
    }

    var callerIsWriter: Bool { false }
    var runsOnThreads: Bool { false }

    func waitingCounts() -> (writes: Int, reads: Int) { (0, 0) }

    func close() {
        state.withLock { $0 = nil }
    }
}
