/// A shipped log that is being written: on another disk, one file from one copy of the books to the next.
///
/// What was appended counts once `synchronise()` has returned. Not Sendable: confined to its owner.
public final class ShippedLog {
    private let file: AppendedFile
    public let path: String

    /// Makes the file; one that is there is refused.
    public init(at path: String, life: UInt64, firstNumber: UInt64) throws(StorageError) {
        file = try AppendedFile(making: path)
        self.path = path
        try file.append(LogHeading(life: life, firstNumber: firstNumber).bytes)
    }

    public func append(_ taken: LogTap.Taken) throws(StorageError) {
        guard !taken.bytes.isEmpty else { return }
        try file.append(taken.bytes)
    }

    /// Waits until all is on the disk. A file that somebody has removed goes on taking bytes that nobody will ever find.
    public func synchronise() throws(StorageError) {
        guard Files.exists(path) else { throw StorageError(.inputOutput, "\(path) is gone.") }
        try file.synchronise()
    }
}

/// A shipped log that is read from its beginning, one record at a time.
struct ShippedLogReader: ~Copyable {
    private let file: ReadFile
    private var offset: Int64
    let heading: LogHeading
    let path: String
    /// Where something other than an unfinished end stopped the reading.
    private(set) var damage: String?

    init(_ path: String) throws(StorageError) {
        let file = try ReadFile(path)
        guard let heading = LogHeading(try file.bytes(from: 0, count: LogHeading.bytes)[...]) else {
            throw StorageError(.corrupt, "\(path) is no shipped log of Shelfwire.")
        }
        self.file = file
        self.path = path
        self.heading = heading
        offset = Int64(LogHeading.bytes)
    }

    /// The next record; nil at the end, also where the last one was never finished, and where what follows is damaged.
    mutating func next() throws(StorageError) -> LogRecord? {
        let header = try file.bytes(from: offset, count: LogRecord.headerBytes)
        guard !header.isEmpty else { return nil }
        let length = header.count < LogRecord.headerBytes ? 0 : Int(clamping: header[...].little64(at: 24))
        let whole = try file.bytes(from: offset, count: LogRecord.headerBytes + min(length, Limits.unshippedBytes))
        switch LogRecord.read(whole[...]) {
        case .record(let record):
            offset += Int64(whole.count)
            return record
        case .unfinished: return nil
        case .damaged:
            damage = "\(path) is damaged at byte \(offset)."
            return nil
        }
    }
}
