extension Database {
    /// What a database is told when it is opened; every value has a working default but time and randomness in simulations.
    public struct Configuration: Sendable {
        /// Threads with a read-only connection each, within ``Limits/readers``.
        public var readers = 2
        /// Pages in the log that start a checkpoint (16 MB; measured best between 1,000 and 16,000).
        public var checkpointPages = 4_000
        /// Page cache of all connections together, within ``Limits/cacheKibibytes``: half for the writer, the other half for the readers.
        public var cacheKibibytes = 16 * 1_024
        /// The SQLite file system (VFS) that the database is opened with; nil for the system's. Tests register disks that fail.
        public var fileSystem: String?
        /// The largest the file may grow to, in pages of 4 KB; nil for as large as the disk.
        public var maximumPages: Int?
        /// Bodies that share one commit.
        public var maximumGroup = Limits.group
        /// Write bodies that may wait; one more is refused.
        public var maximumWaiting = Limits.waitingWrites
        /// Read bodies that may wait; one more is refused.
        public var maximumWaitingReads = Limits.waitingReads
        /// Told of every commit, for a shipper; only by a database in a folder with threads.
        public var logTap: LogTap?
        /// Milliseconds since 1970, UTC.
        public var clock: @Sendable () -> Int64 = SystemSources.nowMilliseconds
        /// That many bytes nobody can guess.
        public var randomness: @Sendable (Int) -> [UInt8] = SystemSources.randomBytes
        /// Statements at least this slow are told to `onSlowStatement`.
        public var slowStatementMilliseconds = 100
        /// Told the text and the time of a slow statement, on the thread that ran it; nil measures nothing.
        public var onSlowStatement: (@Sendable (_ statement: String, _ milliseconds: Int) -> Void)?
        /// Called on the writer's thread when the store begins or ceases to take writes, before the callers are told; must not block.
        public var onCondition: (@Sendable (StoreCondition) -> Void)?
        /// Whether a file's disk takes no writes at all; asked after a write that failed.
        public var diskTakesNoWrites: @Sendable (_ path: String) -> Bool = { Files.isOnReadOnlyDisk($0) }
        /// Called once, on the writer's thread, when the database has stopped for good: the process should end at once.
        public var onFatal: (@Sendable (StorageError) -> Void)?

        public init() {}

        /// Readers that there will be.
        var readerCount: Int { min(max(readers, Limits.readers.lowerBound), Limits.readers.upperBound) }

        /// What the writer may cache. Every scan goes through it, so it has as much as all the readers.
        var writerCacheKibibytes: Int { boundedCacheKibibytes / 2 }

        /// What each reader may cache.
        var readerCacheKibibytes: Int { boundedCacheKibibytes / 2 / readerCount }

        private var boundedCacheKibibytes: Int {
            min(max(cacheKibibytes, Limits.cacheKibibytes.lowerBound), Limits.cacheKibibytes.upperBound)
        }

        var slowStatements: SlowStatements? {
            onSlowStatement.map { tell in
                SlowStatements(limit: .milliseconds(slowStatementMilliseconds)) { statement, took in
                    tell(statement, Int(clamping: took.wholeMicroseconds / 1_000))
                }
            }
        }
    }
}
