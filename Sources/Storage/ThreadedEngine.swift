/// One writer thread with the only connection that writes, and a few reader threads with read-only ones.
///
/// A database in memory has one connection: its reads are served by the writer between groups.
final class ThreadedEngine: Engine {
    private enum WriterJob: Sendable {
        case write(WriteMember)
        case read(ReadJob)
    }

    private let writes: WaitingLine<WriterJob>
    private let reads: WaitingLine<ReadJob>
    private let writer: DedicatedThread
    private let readers: [DedicatedThread]
    let path: String?

    init(folder: String?, opening: WriterOpening, proceedings: Proceedings) throws(StorageError) {
        let configuration = opening.configuration
        let writes = WaitingLine<WriterJob>(capacity: configuration.maximumWaiting)
        let reads = WaitingLine<ReadJob>(capacity: configuration.maximumWaitingReads)
        let path = folder.map(Files.database(in:))
        let connection = if let folder { try opening.inFolder(folder) } else { try opening.inMemory() }
        if let path, configuration.fileSystem == nil { configuration.logTap?.attach(to: path + "-wal") }
        writer = try DedicatedThread {
            Self.serveWrites(writes, on: connection, configuration: configuration, proceedings: proceedings)
        }
        do throws(StorageError) {
            readers = if let path { try Self.startReaders(reads, path: path, configuration: configuration) } else { [] }
        } catch {
            writes.close()
            writer.join()
            throw error
        }
        self.writes = writes
        self.reads = reads
        self.path = path
    }

    /// A database that nobody refers to any more stops its threads; ``Database/close()`` also waits for them.
    deinit {
        reads.close()
        writes.close()
    }

    func submit(_ member: WriteMember) -> StorageError? {
        Self.refusal(writes.enter(.write(member)))
    }

    func submit(_ job: ReadJob) -> StorageError? {
        Self.refusal(readers.isEmpty ? writes.enter(.read(job)) : reads.enter(job))
    }

    var callerIsWriter: Bool { writer.isCurrent }
    var runsOnThreads: Bool { true }

    func waitingCounts() -> (writes: Int, reads: Int) {
        (writes.count, reads.count)
    }

    /// Readers end before the writer, because the last connection to close moves the log into the file.
    func close() {
        reads.close()
        for reader in readers { reader.join() }
        writes.close()
        writer.join()
    }

    private static func refusal(_ entry: LineEntry) -> StorageError? {
        switch entry {
        case .taken: nil
        case .full(let waiting): .overloaded(waiting: waiting)
        case .closed: .closed
        }
    }
}

// MARK: - The threads

extension ThreadedEngine {
    private static func startReaders(
        _ reads: WaitingLine<ReadJob>, path: String, configuration: Database.Configuration
    ) throws(StorageError) -> [DedicatedThread] {
        var readers: [DedicatedThread] = []
        do throws(StorageError) {
            for _ in 1...configuration.readerCount {
                let connection = try Connection.reader(path: path, configuration: configuration)
                readers.append(
                    try DedicatedThread {
                        serveReads(reads, on: connection, clock: configuration.clock)
                    })
            }
        } catch {
            reads.close()
            for reader in readers { reader.join() }
            throw error
        }
        return readers
    }

    /// Drains all that waits into one group, settles it, and looks again: no timer, a lone caller never waits for company.
    private static func serveWrites(
        _ line: WaitingLine<WriterJob>, on connection: Connection, configuration: Database.Configuration, proceedings: Proceedings
    ) {
        let commit = GroupCommit(connection: connection, configuration: configuration)
        while true {
            let jobs = line.take(upTo: max(configuration.maximumGroup, 1))
            if jobs.isEmpty { break }
            var members: [WriteMember] = []
            members.reserveCapacity(jobs.count)
            for case .write(let member) in jobs { members.append(member) }
            if !members.isEmpty {
                proceedings.conclude(commit.settle(members))
                if let trouble = commit.checkpointIfDue() { proceedings.conclude(trouble) }
            }
            for case .read(let job) in jobs { job.run(on: connection, clock: configuration.clock)() }
        }
        // What the log holds is durable already; moving it into the file now only makes the next start shorter.
        if commit.stopped == nil {
            configuration.logTap?.collectBeforeCheckpoint()
            try? connection.checkpointAll()
        }
    }

    private static func serveReads(
        _ line: WaitingLine<ReadJob>, on connection: Connection, clock: @Sendable () -> Int64
    ) {
        while let job = line.take(upTo: 1).first {
            job.run(on: connection, clock: clock)()
        }
    }
}
