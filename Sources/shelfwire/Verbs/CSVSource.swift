import Foundation
import Server
import Synchronization

/// A file read piece by piece; a .gz through `gzip -dc`, so that the program needs no decompressor of its own.
final class CSVSource: Sendable {
    private let path: String
    private let size: Int
    private let state: Mutex<State>

    private struct State {
        var handle: FileHandle
        var unpacking: Process?
        var bytesRead = 0
    }

    static let pieceBytes = 256 * 1_024

    init(_ path: String) throws {
        self.path = path
        if path == "-" {
            size = 0
            state = Mutex(State(handle: .standardInput))
            return
        }
        guard FileManager.default.isReadableFile(atPath: path), let handle = FileHandle(forReadingAtPath: path) else {
            throw Failure(.noInput, "\(path) cannot be read.")
        }
        guard path.hasSuffix(".gz") else {
            size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
            state = Mutex(State(handle: handle))
            return
        }
        let gzip = Process()
        gzip.executableURL = URL(filePath: "/usr/bin/env")
        gzip.arguments = ["gzip", "-dc"]
        gzip.standardInput = handle
        let pipe = Pipe()
        gzip.standardOutput = pipe
        do { try gzip.run() } catch {
            throw Failure(.unavailable, "gzip could not be started to unpack \(path): \(error)")
        }
        size = 0
        state = Mutex(State(handle: pipe.fileHandleForReading, unpacking: gzip))
    }

    /// The next piece; nil at the end.
    func next() throws -> [UInt8]? {
        try state.withLock { state in
            guard let piece = try state.handle.read(upToCount: Self.pieceBytes), !piece.isEmpty else { return nil }
            state.bytesRead += piece.count
            return Array(piece)
        }
    }

    /// How far, where the size is known.
    var progress: String {
        size > 0 ? ProgressLine.bar(state.withLock { $0.bytesRead }, of: size) : ""
    }

    /// - Throws: when the archive was broken: what was read before it broke has been loaded.
    func finish() throws {
        guard let gzip = state.withLock({ $0.unpacking }) else { return }
        gzip.waitUntilExit()
        guard gzip.terminationStatus == 0 else {
            throw Failure(.badInput, "\(path) is a damaged archive: what could be unpacked was loaded; get a whole one and run this again.")
        }
    }
}
