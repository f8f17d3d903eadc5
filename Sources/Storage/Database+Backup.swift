extension Database {
    /// Writes what is committed now to a new file while the shop goes on, checks the copy and puts it on the disk.
    ///
    /// Runs on a thread and a read-only connection of its own: a slow target does not slow the writer, but the log grows until
    /// the copy is done. `progress` is called on that thread about every 4 MB. An existing file is refused, never overwritten.
    public func backup(
        to path: String, progress: (@Sendable (BackupProgress) -> Void)? = nil
    ) async throws -> BackupReport {
        try await withCheckedThrowingContinuation { continuation in
            startBackup(to: path, progress: progress) { continuation.resume(with: $0) }
        }
    }

    /// ``backup(to:progress:)`` for threads that may block.
    public func backupSync(
        to path: String, progress: (@Sendable (BackupProgress) -> Void)? = nil
    ) throws -> BackupReport {
        try Self.wait { startBackup(to: path, progress: progress, completion: $0) }
    }

    private func startBackup(
        to path: String, progress: (@Sendable (BackupProgress) -> Void)?,
        completion: @escaping @Sendable (Result<BackupReport, any Error>) -> Void
    ) {
        let copy = CheckedCopy(target: path, progress: progress)
        guard runsOnThreads, let source = self.path else {
            // One connection only: the copy is one long read on it.
            return submitRead({ try copy.write(from: $0.connection) }, completion: completion)
        }
        guard backups.enter() else { return completion(.failure(StorageError.closed)) }
        let (configuration, backups) = (configuration, backups)
        do throws(StorageError) {
            _ = try DedicatedThread {
                let result = Result { try Self.copySnapshot(of: source, by: copy, configuration: configuration) }
                backups.leave()
                completion(result)
            }
        } catch {
            backups.leave()
            completion(.failure(error))
        }
    }

    private static func copySnapshot(
        of source: String, by copy: CheckedCopy, configuration: Configuration
    ) throws(StorageError) -> BackupReport {
        let connection = try Connection.reader(path: source, configuration: configuration)
        return try connection.reading { snapshot in
            // A deferred transaction has its snapshot from the first statement on.
            _ = try snapshot.first(anything) { $0.int(0) }
            return try copy.write(from: snapshot.connection)
        }
    }

    /// Repeats a backup in a second place, checked there and on the disk before it gets its name. Blocks.
    public static func copyBackup(from backup: String, to path: String) throws(StorageError) -> BackupReport {
        _ = try CheckedCopy.check(backup)
        let source = try Connection(opening: backup, as: .frozenFile)
        return try source.reading { _ in try CheckedCopy(target: path, progress: nil).write(from: source) }
    }

    /// Makes `directory` hold what the backup file holds, and answers what was restored.
    ///
    /// The backup is checked before anything is touched and the copy after it was written. A database already there is kept under
    /// the name `shelfwire.db.before-restore`; if that name is taken, if the folder is in use, or if its database was not
    /// closed cleanly (it has a log), nothing is done. Blocks; for tools.
    public static func restore(
        from backup: String, toDirectory directory: String, progress: (@Sendable (BackupProgress) -> Void)? = nil
    ) throws(StorageError) -> BackupReport {
        _ = try CheckedCopy.check(backup)
        for log in [backup + "-wal", backup + "-journal"] where (Files.size(log) ?? 0) > 0 {
            throw StorageError(
                .unfinishedDatabase, "\(backup) has a log beside it (\(log)): it is not a backup but a database in use.")
        }
        try Files.makeFolder(directory)
        let lock = try FolderLock(folder: directory)
        defer { withExtendedLifetime(lock) {} }
        let file = Files.database(in: directory)
        if (Files.size(file + "-wal") ?? 0) > 0 {
            throw StorageError(
                .unfinishedDatabase,
                """
                The database in \(directory) was not closed cleanly. Start and stop the server once, or move the folder away, then \
                restore again.
                """)
        }
        let kept = file + ".before-restore"
        let incoming = file + ".restored"
        if Files.exists(kept), Files.exists(file) {
            throw StorageError(
                .alreadyExists, "\(kept) exists already from an earlier restore. Move it away, then restore again.")
        }
        Files.remove(incoming)
        let source = try Connection(opening: backup, as: .frozenFile)
        let report = try source.reading { _ in try CheckedCopy(target: incoming, progress: progress).write(from: source) }
        Files.remove(file + "-wal")
        Files.remove(file + "-shm")
        if Files.exists(file) { try Files.link(file, as: kept) }
        try Files.rename(incoming, to: file)
        return BackupReport(path: file, bytes: report.bytes, migration: report.migration)
    }

    /// What is wrong with the file's structure; empty when it is sound. Reads all of it on a reader's thread.
    public func checkIntegrity(thorough: Bool = true) async throws -> [String] {
        try await read { try $0.integrityProblems(thorough: thorough) }
    }

    /// References that point nowhere, one sentence each.
    public func checkForeignKeys() async throws -> [String] {
        try await read { try $0.foreignKeyProblems() }
    }

    private static let anything = SQL("SELECT count(*) FROM schema_migration")
}
