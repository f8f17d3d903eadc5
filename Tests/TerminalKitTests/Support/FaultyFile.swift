@testable import TerminalKit

/// A file whose disk fills up or whose sync fails, when told to.
final class FaultyFile: AppendableFile {
    private let file: any AppendableFile
    /// Bytes that still fit; a longer write leaves this many behind and reports a full disk. nil = no bound.
    var room: Int?
    var failsToSync = false
    var failsToTruncate = false

    init(_ file: any AppendableFile) { self.file = file }

    func append(_ bytes: [UInt8]) throws(DiskError) {
        guard let room else { return try file.append(bytes) }
        if bytes.count <= room {
            self.room = room - bytes.count
            return try file.append(bytes)
        }
        try file.append(Array(bytes[..<room]))
        self.room = 0
        throw DiskError(.full, "The storage is full.")
    }

    func sync() throws(DiskError) {
        if failsToSync { throw DiskError(.system, "The disk does not answer.") }
        try file.sync()
    }

    func truncate(to size: Int) throws(DiskError) {
        if failsToTruncate { throw DiskError(.system, "The disk does not answer.") }
        try file.truncate(to: size)
    }
}
