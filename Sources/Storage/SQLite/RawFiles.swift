import CSQLite

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// A file that only grows.
final class AppendedFile {
    private let descriptor: Int32
    private let path: String

    /// open: EEXIST when it is there already; else the folder cannot be used.
    init(making path: String) throws(StorageError) {
        self.path = path
        descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            let code: StorageError.Code = errno == EEXIST ? .alreadyExists : .cannotOpen
            throw StorageError(code, "\(path) cannot be made: \(Files.lastErrorText).")
        }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// write: all, or ENOSPC, EDQUOT, EIO and so on with some of it there.
    func append(_ bytes: [UInt8]) throws(StorageError) {
        var done = 0
        while done < bytes.count {
            let count = unsafe bytes[done...].withUnsafeBytes { rest in unsafe write(descriptor, rest.baseAddress, rest.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let code: StorageError.Code = errno == ENOSPC ? .diskFull : .inputOutput
                throw StorageError(code, "\(path) cannot be written: \(Files.lastErrorText).")
            }
            done += count
        }
    }

    func synchronise() throws(StorageError) {
        guard fdatasync(descriptor) == 0 else {
            throw StorageError(.inputOutput, "\(path) cannot be written to the disk: \(Files.lastErrorText).")
        }
    }
}

/// A file that is put on the disk while another writes it, so that nobody ever waits for much at once.
struct SettlingFile: ~Copyable {
    private let descriptor: Int32
    private let path: String

    init(_ path: String) throws(StorageError) {
        self.path = path
        descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw StorageError(.cannotOpen, "\(path) cannot be opened: \(Files.lastErrorText).") }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Waits until the disk has what was written so far. It promises nothing (sync_file_range(2), "Warning"), and an fsync has to follow, which then
    /// has little left to do. Unlike it, this makes no commit wait for the file system's journal.
    func settle() throws(StorageError) {
        guard csqlite_settle_file(descriptor) != 0 else { return }
        if let error = Self.error(errno, path) { throw error }
    }

    /// Nil where this kind of file cannot be settled (EINVAL, ENOSYS, ESPIPE): the fsync does all.
    static func error(_ code: Int32, _ path: String) -> StorageError? {
        switch code {
        case EINVAL, ENOSYS, ESPIPE: nil
        case ENOSPC, EDQUOT: StorageError(.diskFull, "\(path) cannot be written: there is no room left.")
        default: StorageError(.inputOutput, "\(path) cannot be written to the disk: \(Files.lastErrorText).")
        }
    }
}

/// A file that is read in pieces.
struct ReadFile: ~Copyable {
    private let descriptor: Int32
    private let path: String

    init(_ path: String) throws(StorageError) {
        self.path = path
        descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw StorageError(.cannotOpen, "\(path) cannot be opened: \(Files.lastErrorText).") }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    var size: Int64 { Files.size(path) ?? 0 }

    /// Fewer where the file ends.
    func bytes(from offset: Int64, count: Int) throws(StorageError) -> [UInt8] {
        guard let bytes = Files.bytes(of: descriptor, from: offset, atMost: count) else {
            throw StorageError(.inputOutput, "\(path) cannot be read: \(Files.lastErrorText).")
        }
        return bytes
    }
}

/// A file of which pieces are replaced.
struct PatchedFile: ~Copyable {
    private let descriptor: Int32
    private let path: String

    init(_ path: String) throws(StorageError) {
        self.path = path
        descriptor = unsafe open(path, O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else { throw StorageError(.cannotOpen, "\(path) cannot be opened: \(Files.lastErrorText).") }
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    func write(_ bytes: ArraySlice<UInt8>, at offset: Int64) throws(StorageError) {
        let count = unsafe bytes.withUnsafeBytes { piece in unsafe pwrite(descriptor, piece.baseAddress, piece.count, off_t(offset)) }
        guard count == bytes.count else {
            throw StorageError(count < 0 && errno != ENOSPC ? .inputOutput : .diskFull, "\(path) cannot be written: \(Files.lastErrorText).")
        }
    }

    func truncate(to size: Int64) throws(StorageError) {
        guard ftruncate(descriptor, off_t(size)) == 0 else {
            throw StorageError(.inputOutput, "\(path) cannot be cut to its size: \(Files.lastErrorText).")
        }
    }

    func synchronise() throws(StorageError) {
        guard fsync(descriptor) == 0 else {
            throw StorageError(.inputOutput, "\(path) cannot be written to the disk: \(Files.lastErrorText).")
        }
    }
}

extension Files {
    /// Exactly so many bytes of a file; nil where they cannot be had.
    static func bytes(of path: String, from offset: Int64, count: Int) -> [UInt8]? {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        guard let bytes = bytes(of: descriptor, from: offset, atMost: count), bytes.count == count else { return nil }
        return bytes
    }

    /// pread until `count` bytes are there or the file ends; nil for an error.
    static func bytes(of descriptor: Int32, from offset: Int64, atMost count: Int) -> [UInt8]? {
        var failed = false
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            while initialized < count {
                let rest = UnsafeMutableRawBufferPointer(buffer)
                let read = unsafe pread(
                    descriptor, rest.baseAddress?.advanced(by: initialized), count - initialized, off_t(offset) + off_t(initialized))
                if read < 0, errno == EINTR { continue }
                if read <= 0 {
                    failed = read < 0
                    return
                }
                initialized += read
            }
        }
        return failed ? nil : bytes
    }
}
