/// Where bodies run. Two engines: threads of their own for the shop, the caller's thread for simulations.
protocol Engine: Sendable {
    /// Takes the body or answers why not; its completion is then called by the engine.
    func submit(_ member: WriteMember) -> StorageError?
    func submit(_ job: ReadJob) -> StorageError?

    /// Whether a caller that waits here would wait for itself.
    var callerIsWriter: Bool { get }

    /// Whether other connections to the file may be opened beside the engine's.
    var runsOnThreads: Bool { get }

    /// The file, or nil for a database in memory.
    var path: String? { get }

    func waitingCounts() -> (writes: Int, reads: Int)

    /// Serves what was taken, then closes the file and gives the folder free. Twice is once.
    func close()
}

/// Opens the connection that writes and brings the file to the program's schema.
struct WriterOpening {
    let migrations: [Migration]
    let configuration: Database.Configuration

    func inMemory() throws(StorageError) -> sending Connection {
        let connection = try Connection.memory(configuration: configuration)
        try migrate(connection)
        return connection
    }

    func inFolder(_ folder: String) throws(StorageError) -> sending Connection {
        try Files.makeFolder(folder)
        let lock = try FolderLock(folder: folder)
        let connection = try Connection.writer(path: Files.database(in: folder), configuration: configuration)
        connection.folderLock = lock
        try migrate(connection)
        try Files.synchronise(folder)
        return connection
    }

    private func migrate(_ connection: Connection) throws(StorageError) {
        try Migrator(connection: connection, migrations: migrations, nowMilliseconds: configuration.clock()).run()
    }
}
