// The one door to the operating system's files: open, append, sync, truncate, lock, rename. Everything above it
// works on bytes and `DiskError`. `unsafe` in TerminalKit occurs only in this folder.

import Glibc
package import SystemPackage

/// A file that only grows at its end, as the record log needs it; tests put faults behind it.
package protocol AppendableFile: AnyObject {
    /// Writes all bytes at the end. After an error any part of them may be there.
    func append(_ bytes: [UInt8]) throws(DiskError)
    /// Returns when everything written so far survives a power cut (fdatasync).
    func sync() throws(DiskError)
    /// Cuts the file to `size` bytes; later appends go there.
    func truncate(to size: Int) throws(DiskError)
}

/// A file of the terminal, open for appending.
///
/// Owner: the log that opened it; closed with it. Zone: the terminal's disk thread.
package final class DiskFile: AppendableFile {
    private let descriptor: FileDescriptor
    private let path: FilePath

    private init(descriptor: FileDescriptor, path: FilePath) {
        self.descriptor = descriptor
        self.path = path
    }

    deinit { try? descriptor.close() }

    /// Opens for appending, creating it readable and writable by the owner alone.
    package static func open(_ path: FilePath) throws(DiskError) -> DiskFile {
        try opened(path, options: [.create, .append, .closeOnExec])
    }

    /// Creates anew, replacing what a crash may have left under this name.
    static func create(_ path: FilePath) throws(DiskError) -> DiskFile {
        try opened(path, options: [.create, .truncate, .append, .closeOnExec])
    }

    private static func opened(_ path: FilePath, options: FileDescriptor.OpenOptions) throws(DiskError) -> DiskFile {
        do {
            let descriptor = try FileDescriptor.open(path, .readWrite, options: options, permissions: .ownerReadWrite)
            return DiskFile(descriptor: descriptor, path: path)
        } catch {
            throw DiskError(cause: error, doing: "open", path)
        }
    }

    package func append(_ bytes: [UInt8]) throws(DiskError) {
        do {
            _ = try descriptor.writeAll(bytes)
        } catch {
            throw DiskError(cause: error, doing: "write", path)
        }
    }

    package func sync() throws(DiskError) {
        while fdatasync(descriptor.rawValue) != 0 {
            if errno != EINTR { throw DiskError(cause: Errno(rawValue: errno), doing: "sync", path) }
        }
    }

    package func truncate(to size: Int) throws(DiskError) {
        do {
            try descriptor.resize(to: Int64(size))
        } catch {
            throw DiskError(cause: error, doing: "shorten", path)
        }
    }
}

/// Whole-file verbs.
enum Disk {
    /// All bytes, or nil when there is no such file.
    static func read(_ path: FilePath) throws(DiskError) -> [UInt8]? {
        do {
            let descriptor = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec])
            return try descriptor.closeAfter {
                let size = try descriptor.seek(offset: 0, from: .end)
                var bytes: [UInt8] = []
                bytes.reserveCapacity(Int(size))
                var offset: Int64 = 0
                while true {
                    let got = try unsafe [UInt8](unsafeUninitializedCapacity: 1 << 20) { buffer, count in
                        count = try unsafe descriptor.read(fromAbsoluteOffset: offset, into: UnsafeMutableRawBufferPointer(buffer))
                    }
                    if got.isEmpty { return bytes }
                    bytes += got
                    offset += Int64(got.count)
                }
            }
        } catch Errno.noSuchFileOrDirectory {
            return nil
        } catch {
            throw DiskError(cause: error, doing: "read", path)
        }
    }

    /// Replaces the file as a whole: a reader sees the old bytes or the new ones, also after a power cut.
    static func replace(_ path: FilePath, with bytes: [UInt8]) throws(DiskError) {
        let fresh = path.appendingSuffix(".new")
        let file = try DiskFile.create(fresh)
        try file.append(bytes)
        try file.sync()
        try rename(fresh, to: path)
        try syncFolder(of: path)
    }

    /// Renames within a folder; `syncFolder` makes the new name durable.
    static func rename(_ from: FilePath, to: FilePath) throws(DiskError) {
        let result = unsafe from.withPlatformString { source in
            unsafe to.withPlatformString { target in unsafe Glibc.rename(source, target) }
        }
        if result != 0 { throw DiskError(cause: Errno(rawValue: errno), doing: "rename", from) }
    }

    static func remove(_ path: FilePath) throws(DiskError) {
        let result = unsafe path.withPlatformString { unsafe Glibc.unlink($0) }
        if result != 0 && errno != ENOENT { throw DiskError(cause: Errno(rawValue: errno), doing: "remove", path) }
    }

    /// Creates the folder for its owner alone; an existing one is left as it is.
    static func createFolder(_ path: FilePath) throws(DiskError) {
        let result = unsafe path.withPlatformString { unsafe Glibc.mkdir($0, 0o700) }
        if result != 0 && errno != EEXIST { throw DiskError(cause: Errno(rawValue: errno), doing: "create the folder", path) }
    }

    /// Makes the names in the file's folder survive a power cut.
    static func syncFolder(of path: FilePath) throws(DiskError) {
        let parent = path.removingLastComponent()
        let folder = parent.isEmpty ? FilePath(".") : parent
        do {
            let descriptor = try FileDescriptor.open(folder, .readOnly, options: [.directory, .closeOnExec])
            try descriptor.closeAfter {
                if fsync(descriptor.rawValue) != 0 { throw Errno(rawValue: errno) }
            }
        } catch {
            throw DiskError(cause: error, doing: "sync the folder", folder)
        }
    }
}

/// Holds a lock file while it lives; the lock ends with the process, however that ends.
final class DiskLock {
    private let descriptor: FileDescriptor

    init(_ path: FilePath) throws(DiskError) {
        do {
            descriptor = try FileDescriptor.open(
                path, .readWrite, options: [.create, .closeOnExec], permissions: .ownerReadWrite)
        } catch {
            throw DiskError(cause: error, doing: "open", path)
        }
        // A program that is just ending, or a child that it is just starting, may hold the lock for a moment longer.
        for attempt in 1 ... Self.attempts {
            if flock(descriptor.rawValue, LOCK_EX | LOCK_NB) == 0 { return }
            let code = errno
            if code == EWOULDBLOCK && attempt < Self.attempts {
                usleep(10_000)
                continue
            }
            // Every property is set, so `deinit` runs and closes: closing here as well would close somebody else's file.
            if code == EWOULDBLOCK {
                throw DiskError(.inUse, "\(path) is in use by another program. Close that one first.", errno: code)
            }
            throw DiskError(cause: Errno(rawValue: code), doing: "lock", path)
        }
    }

    private static let attempts = 30

    deinit { try? descriptor.close() }
}

extension DiskError {
    /// Sorts what the operating system said into our codes.
    init(cause: any Error, doing verb: String, _ path: FilePath) {
        if let error = cause as? DiskError {
            self = error
            return
        }
        let number = (cause as? Errno) ?? .ioError
        switch number {
        case .noSpace, .diskQuotaExceeded, .fileTooLarge:
            self.init(.full, "The storage is full: could not \(verb) \(path). Free some space, then try again.", errno: number.rawValue)
        case .noSuchFileOrDirectory:
            self.init(.missing, "There is no \(path).", errno: number.rawValue)
        default:
            self.init(.system, "Could not \(verb) \(path): \(number).", errno: number.rawValue)
        }
    }
}

extension FilePath {
    func appendingSuffix(_ suffix: String) -> FilePath { FilePath(string + suffix) }
}
