extension Database {
    /// Writes what is committed now to a new file while the shop goes on, checks the copy and puts it on the disk.
    ///
    /// Runs on a thread and a read-only connection of its own, which give way to the shop (``Limits/restsPerPiece``,
    /// ``Limits/copyNiceness``): a slow target does not slow the writer, but the log grows until the pages are copied. `progress` is called on that
    /// thread about every 256 KB. An existing file is refused, never overwritten.
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
        guard runsOnThreads, let source = self.path else {
            // One connection only: the copy is one long read on it.
            let copy = CheckedCopy(target: path, progress: progress)
            return submitRead({ try copy.write(from: $0.connection) }, completion: completion)
        }
        let copy = CheckedCopy(target: path, progress: progress, beside: shopBeside)
        onThreadThatGivesWay(completion) { [configuration] () throws(StorageError) in
            try copy.writeSnapshot(of: Connection.reader(path: source, configuration: configuration))
        }
    }

    private var shopBeside: ShopBeside { ShopBeside { [proceedings] in proceedings.metrics.commits } }

    /// Closing waits for what runs there.
    private func onThreadThatGivesWay(
        _ completion: @escaping @Sendable (Result<BackupReport, any Error>) -> Void,
        _ body: @escaping @Sendable () throws(StorageError) -> BackupReport
    ) {
        guard backups.enter() else { return completion(.failure(StorageError.closed)) }
        do throws(StorageError) {
            _ = try DedicatedThread { [backups] in
                let result = Result { try body() }
                backups.leave()
                completion(result)
            }
        } catch {
            backups.leave()
            completion(.failure(error))
        }
    }

    /// ``copyBackup(from:to:)`` while the shop goes on: on a thread of its own that gives way to it.
    public func repeatBackup(from backup: String, to path: String) async throws -> BackupReport {
        try await withCheckedThrowingContinuation { continuation in
            let beside = shopBeside
            onThreadThatGivesWay({ continuation.resume(with: $0) }) { () throws(StorageError) in
                try Self.copyBackup(from: backup, to: path, beside: beside)
            }
        }
    }

    /// Repeats a backup in a second place, checked there and on the disk before it gets its name. Blocks.
    public static func copyBackup(from backup: String, to path: String) throws(StorageError) -> BackupReport {
        try copyBackup(from: backup, to: path, beside: nil)
    }

    private static func copyBackup(from backup: String, to path: String, beside: ShopBeside?) throws(StorageError) -> BackupReport {
        _ = try CheckedCopy.check(backup)
        return try CheckedCopy(target: path, beside: beside).writeSnapshot(of: Connection(opening: backup, as: .frozenFile))
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
        let report = try CheckedCopy(target: incoming, progress: progress).writeSnapshot(of: source)
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
}
