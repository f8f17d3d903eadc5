#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// The right of one process to a data folder: an advisory lock (flock) on a file inside, held until this object dies.
///
/// The kernel gives the lock back when the process ends in any way, so a crash never needs a cleaning up; the file itself
/// stays, because removing it would let two processes lock two different files of one name. It holds the owner's process
/// number.
final class FolderLock: Sendable {
    private let descriptor: Int32

    /// open: EACCES, ENOENT, EROFS and so on mean that the folder cannot be used. flock: EWOULDBLOCK means another holds it;
    /// ENOLCK or EOPNOTSUPP that this file system cannot lock.
    init(folder: String) throws(StorageError) {
        let path = folder + "/" + Files.lockName
        descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw StorageError(.cannotOpen, "\(path) cannot be opened: \(Files.lastErrorText). Check who owns the data folder.")
        }
        if flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            let reason = errno
            let owner = Self.owner(in: descriptor)
            guard reason == EWOULDBLOCK else {
                throw StorageError(.cannotOpen, "\(path) cannot be locked (error \(reason)): use a local disk.")
            }
            throw StorageError(
                .inUse, "The data folder \(folder) is in use by process \(owner). Stop it first, or choose another folder.")
        }
        let number = Array("\(getpid())\n".utf8)
        // The number only serves the message above; a failure to write it does no harm.
        _ = ftruncate(descriptor, 0)
        _ = unsafe pwrite(descriptor, number, number.count, 0)
    }

    deinit {
        guard descriptor >= 0 else { return }
        // Closing alone is not enough: a child that is just being started shares the lock until it runs its own program.
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }

    private static func owner(in descriptor: Int32) -> String {
        var bytes = [UInt8](repeating: 0, count: 20)
        let count = unsafe pread(descriptor, &bytes, bytes.count, 0)
        let digits = bytes.prefix(max(count, 0)).prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
        return digits.isEmpty ? "unknown" : String(decoding: digits, as: UTF8.self)
    }
}
