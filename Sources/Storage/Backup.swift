import Dispatch
import Synchronization

/// How far a backup or restore has come.
public struct BackupProgress: Sendable, Equatable {
    public let pagesCopied: Int
    /// Pages of 4 KB.
    public let pagesInAll: Int
    public let isComplete: Bool
}

/// What a backup or restore wrote, after it was checked and is on the disk.
public struct BackupReport: Sendable, Equatable {
    /// The file written.
    public let path: String
    public let bytes: Int64
    /// The schema the file has: the number of its last migration.
    public let migration: Int64
}

/// Writes a copy of a database beside its final name, checks it, and only then gives it that name.
///
/// Killed at any point, either there is no file of the final name or it is whole and on the disk; the unfinished copy is
/// replaced by the next attempt.
struct CheckedCopy {
    let target: String
    var progress: (@Sendable (BackupProgress) -> Void)?
    /// Nil where nobody else works.
    var beside: ShopBeside?

    /// Copies what `source` sees; it must be inside a read transaction.
    func write(from source: Connection) throws(StorageError) -> BackupReport {
        try write { (unfinished) throws(StorageError) in try copyPages(from: source, to: unfinished) }
    }

    /// Copies what `source` sees when it begins. The snapshot is given up before the copy is checked: from then on the shop's log can start over.
    func writeSnapshot(of source: Connection) throws(StorageError) -> BackupReport {
        try write { (unfinished) throws(StorageError) in
            try source.reading { snapshot in
                // A deferred transaction has its snapshot from the first statement on.
                _ = try snapshot.first(Self.lastMigration) { $0.int(0) }
                return try copyPages(from: snapshot.connection, to: unfinished)
            }
        }
    }

    /// - Parameter copyAll: Writes the file; answers its last step, which is told when the source is free again.
    private func write(_ copyAll: (String) throws(StorageError) -> BackupProgress) throws(StorageError) -> BackupReport {
        try refuseExisting()
        let file = WholeFile(at: target)
        let last = try copyAll(file.unfinished)
        progress?(last)
        // Not before: a patient thread that writes is made to wait in the midst of it, and every commit with it that needs the file system's journal.
        if beside != nil { DedicatedThread.giveWay() }
        let migration = try Self.check(file.unfinished)
        try file.keep()
        return BackupReport(path: target, bytes: Files.size(target) ?? 0, migration: migration)
    }

    /// A log left beside the name belongs to another database; SQLite would play it into ours ("disk image is malformed").
    private func refuseExisting() throws(StorageError) {
        for path in [target, target + "-wal", target + "-journal"] where Files.exists(path) {
            throw StorageError(
                .alreadyExists, "\(path) exists already. Nothing was written; choose another name or move it away.")
        }
    }

    private func copyPages(from source: Connection, to unfinished: String) throws(StorageError) -> BackupProgress {
        let connection = try Connection(opening: unfinished, as: .copyTarget)
        try Files.keepPrivate(unfinished)
        // The file counts only once it was synchronised and checked, so nothing has to survive a crash before.
        try connection.execute("PRAGMA journal_mode = OFF")
        try connection.execute("PRAGMA synchronous = OFF")
        // What is copied goes into the file at once and is not gathered for the end.
        try connection.execute("PRAGMA cache_size = \(Limits.backupPagesPerStep)")
        let file = try SettlingFile(unfinished)
        let copy = try PageCopy(from: source, to: connection)
        var way = GivingWay(commits: beside?.commits() ?? 0)
        while true {
            let start = ContinuousClock.now
            let step = try copy.step(pages: Limits.backupPagesPerStep)
            try file.settle()
            if step.isComplete { return step }
            progress?(step)
            guard let beside else { continue }
            let now = ContinuousClock.now
            let rest = way.rest(after: start.duration(to: now), commits: beside.commits(), at: now)
            if rest > .zero { beside.sleep(rest) }
        }
    }

    /// Reads the whole file: ours, sound, and with a schema. Answers the number of its last migration.
    static func check(_ path: String) throws(StorageError) -> Int64 {
        guard Files.exists(path) else {
            throw StorageError(.cannotOpen, "\(path) does not exist.")
        }
        let connection = try Connection(opening: path, as: .frozenFile)
        guard try connection.isOurs() else {
            throw StorageError(.notOurs, "\(path) is not a Shelfwire database.")
        }
        return try connection.reading { snapshot in
            let problems = try snapshot.integrityProblems()
            guard problems.isEmpty else {
                throw StorageError(
                    .corrupt, "\(path) is damaged: \(problems.prefix(3).joined(separator: "; ")). Use another backup.")
            }
            return try snapshot.first(lastMigration) { $0.int(0) } ?? 0
        }
    }

    private static let lastMigration = SQL("SELECT coalesce(max(number), 0) FROM schema_migration")
}

/// The backups under way, for which closing waits: while one reads the file, the folder stays ours.
final class RunningBackups: Sendable {
    private let group = DispatchGroup()
    private let isClosed = Mutex(false)

    /// False once closed.
    func enter() -> Bool {
        isClosed.withLock { isClosed in
            if isClosed { return false }
            group.enter()
            return true
        }
    }

    func leave() {
        group.leave()
    }

    func closeAndWait() {
        isClosed.withLock { $0 = true }
        group.wait()
    }
}
