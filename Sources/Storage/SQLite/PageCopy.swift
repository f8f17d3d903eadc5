import CSQLite

/// Copies a database page by page while others go on using it (https://www.sqlite.org/c3ref/backup_finish.html).
///
/// The source must be inside a read transaction for the whole copy: its snapshot then stays the same between steps, where a
/// source without one makes SQLite start over after every commit of another connection (measured: it then never ends).
@safe
struct PageCopy: ~Copyable {
    private let pointer: OpaquePointer
    private let target: Connection

    /// sqlite3_backup_init: NULL when the two are one database or the target is in use; the reason stands at the target.
    init(from source: Connection, to target: Connection) throws(StorageError) {
        self.target = target
        guard let backup = unsafe sqlite3_backup_init(target.pointer, "main", source.pointer, "main") else {
            throw target.failure(unsafe sqlite3_extended_errcode(target.pointer), in: "backup")
        }
        unsafe pointer = backup
    }

    deinit {
        // Repeats the error of the last step, which has been reported already.
        unsafe sqlite3_backup_finish(pointer)
    }

    /// Copies up to `pages` more. sqlite3_backup_step: SQLITE_OK means more to do, SQLITE_DONE the end; BUSY and LOCKED cannot
    /// meet a held snapshot and a private target; FULL, IOERR, NOMEM and so on end the copy.
    func step(pages: Int) throws(StorageError) -> BackupProgress {
        let code = unsafe sqlite3_backup_step(pointer, Int32(clamping: pages))
        guard code == SQLITE_OK || code == SQLITE_DONE else {
            throw ResultCode(code).error(saying: "Copying the database failed", statement: "backup")
        }
        let total = unsafe Int(sqlite3_backup_pagecount(pointer))
        let left = unsafe Int(sqlite3_backup_remaining(pointer))
        return BackupProgress(pagesCopied: total - left, pagesInAll: total, isComplete: code == SQLITE_DONE)
    }
}
