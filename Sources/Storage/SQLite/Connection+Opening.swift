import CSQLite

/// How each role's connection is set up; what is promised (durability, one writer) is checked after it was asked for.
extension Connection {
    /// "SHLF": marks a file as ours in its header (https://www.sqlite.org/pragma.html#pragma_application_id).
    static let applicationID: Int32 = 0x5348_4C46

    /// The writer of a file: write-ahead log, every commit synchronised, the only connection that checkpoints.
    static func writer(path: String, configuration: Database.Configuration) throws(StorageError) -> Connection {
        // A file system of a test's own keeps no file where this would look.
        if configuration.fileSystem == nil { try Files.keepPrivate(path) }
        let connection = try Connection(opening: path, as: .writer, fileSystem: configuration.fileSystem)
        // Closed because anything below failed, it leaves the log as it lies.
        try connection.playLogWhenClosed(false)
        // Until the log is the journal, a commit removes a file; with less than EXTRA nobody waits until that is on the disk, and a power cut
        // that brings the journal back takes back the making of the database, whatever was committed into its log since.
        try connection.execute("PRAGMA synchronous = EXTRA")
        try connection.claimFile(path)
        guard try connection.pragma("journal_mode = WAL") == "wal" else {
            throw StorageError(.cannotOpen, "\(path) cannot use a write-ahead log: is the folder on a network file system?")
        }
        try connection.execute("PRAGMA synchronous = FULL")
        // NORMAL loses acknowledged commits when the power fails (measured: 83 cuts of 100), so the setting is read back.
        guard try connection.pragma("synchronous") == "2" else {
            throw StorageError(.cannotOpen, "This SQLite library does not synchronise commits (synchronous is not FULL).")
        }
        try connection.rewriteLog()
        connection.countLogPages()
        connection.diskTakesNoWrites = { configuration.diskTakesNoWrites(path) }
        try connection.apply(configuration)
        return connection
    }

    /// A database in memory: gone when closed, and always alone.
    static func memory(configuration: Database.Configuration) throws(StorageError) -> Connection {
        let connection = try Connection(opening: ":memory:", as: .writer)
        try connection.claimFile(":memory:")
        try connection.apply(configuration)
        return connection
    }

    /// A reader of a file that the writer has open.
    static func reader(path: String, configuration: Database.Configuration) throws(StorageError) -> Connection {
        let connection = try Connection(opening: path, as: .reader, fileSystem: configuration.fileSystem)
        // The flag READONLY forbids writing to the file; this forbids it to statements as well.
        try connection.execute("PRAGMA query_only = ON")
        try connection.turn(SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, on: true)
        try connection.execute("PRAGMA cache_size = -\(configuration.readerCacheKibibytes)")
        connection.slowStatements = configuration.slowStatements
        return connection
    }

    private func apply(_ configuration: Database.Configuration) throws(StorageError) {
        // Without it INSERT OR REPLACE removes a row past the triggers that keep it (https://www.sqlite.org/lang_conflict.html).
        try execute("PRAGMA recursive_triggers = ON")
        try execute("PRAGMA cache_size = -\(configuration.writerCacheKibibytes)")
        if let pages = configuration.maximumPages { try execute("PRAGMA max_page_count = \(max(pages, 1))") }
        slowStatements = configuration.slowStatements
    }

    /// Marks a new file as ours and refuses one that is somebody else's.
    private func claimFile(_ path: String) throws(StorageError) {
        if try isOurs() { return }
        guard try pragma("application_id") == "0", try reading({ try $0.all(Self.listSchema) { _ in 0 } }).isEmpty else {
            throw StorageError(.notOurs, "\(path) is not a Shelfwire database. Nothing was changed.")
        }
        try execute("PRAGMA application_id = \(Self.applicationID)")
    }

    func isOurs() throws(StorageError) -> Bool {
        try pragma("application_id") == String(Self.applicationID)
    }

    private static let listSchema = SQL("SELECT name FROM sqlite_schema LIMIT 1")
}

extension Connection {
    /// Runs `body` in a read transaction of its own and ends it on every way out. Errors that are not ours are the body's mistake
    /// and are told as such.
    func reading<Answer>(
        nowMilliseconds: Int64 = 0, _ body: (borrowing Snapshot) throws -> Answer
    ) throws(StorageError) -> Answer {
        try begin(writing: false)
        let answer: Answer
        do {
            answer = try body(Snapshot(connection: self, nowMilliseconds: nowMilliseconds))
        } catch {
            try rollback()
            throw error as? StorageError ?? StorageError(.other, "\(error)")
        }
        try rollback()
        return answer
    }

    /// Moves into the file what of the log no reader needs any more. BUSY (an operator's program checkpoints) is left for the next time.
    func checkpoint() throws(StorageError) {
        let code = unsafe sqlite3_wal_checkpoint_v2(pointer, nil, SQLITE_CHECKPOINT_PASSIVE, nil, nil)
        guard code == SQLITE_OK || ResultCode(code).code == .busy else { throw failure(code, in: "checkpoint") }
    }

    /// Moves the whole log into the file, so that the file alone is the database. Called with nobody else reading.
    func checkpointAll() throws(StorageError) {
        let code = unsafe sqlite3_wal_checkpoint_v2(pointer, nil, SQLITE_CHECKPOINT_TRUNCATE, nil, nil)
        guard code == SQLITE_OK else { throw failure(code, in: "checkpoint") }
    }
}
