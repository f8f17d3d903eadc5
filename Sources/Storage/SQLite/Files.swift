#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The names inside a data folder, and the few file calls that opening, backup and restore need.
enum Files {
    static let databaseName = "shelfwire.db"
    static let lockName = "shelfwire.lock"

    static func database(in folder: String) -> String { folder + "/" + databaseName }

    static func exists(_ path: String) -> Bool {
        unsafe access(path, F_OK) == 0
    }

    /// The size in bytes, or nil when there is no such file.
    static func size(_ path: String) -> Int64? {
        var status = stat()
        return unsafe stat(path, &status) == 0 ? Int64(status.st_size) : nil
    }

    /// Whether the file system that holds the file is mounted read-only now, as Linux does by itself after some errors of a disk.
    static func isOnReadOnlyDisk(_ path: String) -> Bool {
        var system = statvfs()
        return unsafe statvfs(path, &system) == 0 && system.f_flag & UInt(ST_RDONLY) != 0
    }

    /// Makes the folder (its parent must exist), readable by the server's user only; one that exists is left as it is.
    static func makeFolder(_ path: String) throws(StorageError) {
        if unsafe mkdir(path, 0o700) == 0 { return try synchronise(parent(of: path)) }
        guard errno == EEXIST else {
            throw StorageError(.cannotOpen, "The data folder \(path) cannot be made: \(lastErrorText).")
        }
    }

    /// Makes an empty file that only the server's user may read, or takes others' rights away from one that is there: SQLite gives the
    /// log and its index the rights of the database.
    static func keepPrivate(_ path: String) throws(StorageError) {
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw StorageError(.cannotOpen, "\(path) cannot be opened: \(lastErrorText). Check that it exists and who may use it.")
        }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & 0o077 != 0 else { return }
        guard fchmod(descriptor, 0o600) == 0 else {
            throw StorageError(
                .cannotOpen, "\(path) can be read by others on this machine, and that cannot be changed: \(lastErrorText).")
        }
    }

    /// Gives `old` the name `new` in the same folder, durably, replacing what had it.
    static func rename(_ old: String, to new: String) throws(StorageError) {
        guard unsafe renameat(AT_FDCWD, old, AT_FDCWD, new) == 0 else {
            throw StorageError(.inputOutput, "\(old) cannot be renamed to \(new): \(lastErrorText).")
        }
        try synchronise(parent(of: new))
    }

    /// Gives a file a second name, so that one of them can be replaced without a moment in which neither exists.
    static func link(_ path: String, as second: String) throws(StorageError) {
        guard unsafe linkat(AT_FDCWD, path, AT_FDCWD, second, 0) == 0 else {
            throw StorageError(.inputOutput, "\(path) cannot get the name \(second): \(lastErrorText).")
        }
    }

    static func remove(_ path: String) {
        unsafe unlink(path)
    }

    /// Waits until the file or folder is on the disk (fsync).
    static func synchronise(_ path: String) throws(StorageError) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw StorageError(.inputOutput, "\(path) cannot be opened: \(lastErrorText).")
        }
        let failed = fsync(descriptor) != 0
        let text = lastErrorText
        close(descriptor)
        if failed { throw StorageError(.inputOutput, "\(path) cannot be written to the disk: \(text).") }
    }

    static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    static var lastErrorText: String {
        unsafe String(cString: strerror(errno))
    }
}
