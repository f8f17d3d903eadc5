/// Machine trouble of the store: what went wrong and what a person can do about it.
///
/// The shop's own "no" is never a `StorageError`: commands check before they write and answer refusals as values.
public struct StorageError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What happened, as far as a program decides on it.
    public enum Code: String, Sendable, Equatable, CaseIterable {
        // Opening a data folder
        /// Another process (or another `Database` of this one) has the data folder open.
        case inUse
        /// The file is not a Shelfwire database.
        case notOurs
        /// The file was written by a newer program than this one.
        case newerSchema
        /// The file's migrations are not a prefix of this program's: one was changed, renamed or skipped.
        case migrationMismatch
        /// A migration's statement failed; the file is as it was before that migration.
        case migrationFailed
        /// The folder or file is missing or may not be opened.
        case cannotOpen

        // Running bodies
        /// A unique, check, not-null or foreign-key rule or a trigger refused the statement.
        case constraint
        /// The statement's text is wrong, or it was bound wrongly: a programmer's mistake.
        case invalidStatement
        /// A column held NULL or another type than the reader asked for.
        case unexpectedValue
        /// A snapshot was asked to write.
        case readOnly
        /// A value or row is larger than ``Limits`` allow.
        case tooBig
        /// Another program holds the database's write lock.
        case busy
        /// Too many bodies are waiting; nothing was done, try again later.
        case overloaded
        /// The database is closed or closing; nothing was done.
        case closed
        /// The call was made where it would wait for itself, for example `writeSync` inside a write body.
        case misuse

        // The machine
        /// No space is left: nothing of the group was kept, reads go on, later writes may succeed.
        case diskFull
        /// The disk takes no writes (its file system is mounted read-only): nothing of the group was kept, reads go on, later writes may
        /// succeed.
        case readOnlyDisk
        /// SQLite could not get memory: nothing of the group was kept.
        case outOfMemory
        /// Reading or writing the file failed.
        case inputOutput
        /// The file is damaged.
        case corrupt
        /// The database stopped after a failed commit or file error. Nothing is acknowledged any more until restart; whether
        /// the last group is in the file is known only after that.
        case failed

        // Backup and restore
        /// The target exists already; nothing was overwritten.
        case alreadyExists
        /// The folder's database was not closed cleanly; restoring over it would mix two histories.
        case unfinishedDatabase

        /// Anything SQLite reports that has no case of its own.
        case other
    }

    /// What happened.
    public let code: Code
    /// One or two sentences: what happened and what to do.
    public let message: String
    /// SQLite's extended result code (`SQLITE_IOERR_FSYNC` and so on), 0 where SQLite was not asked.
    public let extendedCode: Int32

    public init(_ code: Code, _ message: String, extendedCode: Int32 = 0) {
        self.code = code
        self.message = message
        self.extendedCode = extendedCode
    }

    public var description: String {
        extendedCode == 0 ? "\(code.rawValue): \(message)" : "\(code.rawValue) (SQLite \(extendedCode)): \(message)"
    }
}

extension StorageError {
    static func misuse(_ message: String) -> StorageError {
        StorageError(.misuse, message)
    }

    static let closed = StorageError(.closed, "The database is closed. Open it again before using it.")

    static func overloaded(waiting: Int) -> StorageError {
        StorageError(
            .overloaded, "\(waiting) requests are waiting for the database already. Nothing was done; try again shortly.")
    }

    /// What callers are told once the database has stopped.
    static func stopped(by cause: StorageError) -> StorageError {
        StorageError(
            .failed,
            "The database stopped because of: \(cause.message) Nothing is acknowledged until the server has been restarted.",
            extendedCode: cause.extendedCode)
    }
}
