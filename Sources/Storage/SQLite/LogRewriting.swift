import CSQLite

/// Writes a log that an earlier program left once more, byte for byte, and synchronises it, before anything it holds is told to anybody.
///
/// Two things can make a readable commit one that a power cut takes back. A program killed between writing and synchronising leaves
/// commits that only the system's cache holds. And after a failed fsync Linux shows what it will never write: pages are marked clean, the
/// next fsync succeeds (https://wiki.postgresql.org/wiki/Fsync_Errors). A checkpoint of such a log is worse than none, for the file then
/// holds later pages than the log that is played into it. Writing the bytes again makes them dirty again.
extension Connection {
    /// Called once by the writer, when the log has been opened and before its first own write. From then on closing may play the log into the file.
    func rewriteLog() throws(StorageError) {
        try putLogOnDisk()
        try playLogWhenClosed(true)
    }

    /// Whether SQLite may play the log into the file and remove it when this connection is closed. Not while the disk may hold less of the log
    /// than programs see of it: the file would get later pages than a log that comes back with the power.
    func playLogWhenClosed(_ plays: Bool) throws(StorageError) {
        try turn(SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, on: !plays)
    }

    private func putLogOnDisk() throws(StorageError) {
        var found: UnsafeMutablePointer<sqlite3_file>?
        let code = unsafe sqlite3_file_control(pointer, "main", SQLITE_FCNTL_JOURNAL_POINTER, &found)
        guard code == SQLITE_OK else { throw failure(code, in: "log") }
        // Without methods it is not open: a new database has no log yet.
        guard let file = unsafe found, let methods = unsafe file.pointee.pMethods else { return }
        var size: sqlite3_int64 = 0
        try check(unsafe methods.pointee.xFileSize(file, &size))
        guard size > 0 else { return }
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Limits.rewriteBytes, alignment: 16)
        defer { unsafe buffer.deallocate() }
        var offset: sqlite3_int64 = 0
        while offset < size {
            let count = Int32(min(size - offset, sqlite3_int64(buffer.count)))
            try check(unsafe methods.pointee.xRead(file, buffer.baseAddress, count, offset))
            try check(unsafe methods.pointee.xWrite(file, buffer.baseAddress, count, offset))
            offset += sqlite3_int64(count)
        }
        try check(unsafe methods.pointee.xSync(file, SQLITE_SYNC_NORMAL))
    }

    /// SQLITE_OK, or an error of the disk; SHORT_READ cannot be, the size was asked.
    private func check(_ code: Int32) throws(StorageError) {
        if code != SQLITE_OK { throw ResultCode(code).error(saying: "The log cannot be put on the disk again", statement: "log") }
    }
}
