/// One thing in a shipped log: a commit with its frames, or the news that a copy of the whole books is finished.
///
/// On the disk 40 bytes and the content: the mark, the kind, the number (1, 2, 3, ... in one life of the server), milliseconds since 1970, the
/// content's length, and a sum over all of these (FNV-1a, 64 bits: it finds mistakes, not malice); all little-endian. A commit's content is
/// the frames of SQLite's log as they stand there (https://www.sqlite.org/fileformat2.html#the_write_ahead_log).
struct LogRecord: Hashable {
    enum Kind: UInt32 {
        case commit = 1
        /// Whatever the copy of the same name holds was in the books when this was written.
        case copyFinished = 2
    }

    var kind: Kind
    var number: UInt64
    /// When it was committed, by the server's clock.
    var milliseconds: Int64
    var frames: ArraySlice<UInt8>

    static let headerBytes = 40
    private static let mark: UInt32 = 0x4C4F_4753

    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.headerBytes + frames.count)
        bytes.append(little: Self.mark)
        bytes.append(little: kind.rawValue)
        bytes.append(little: number)
        bytes.append(little: UInt64(bitPattern: milliseconds))
        bytes.append(little: UInt64(frames.count))
        bytes.append(little: Self.sum(bytes[...], frames))
        bytes += frames
        return bytes
    }

    /// How a place in a shipped log reads.
    enum Found: Hashable {
        case record(LogRecord)
        /// The bytes end before the record does, as they do where the machine went down while it was written.
        case unfinished
        case damaged
    }

    static func read(_ bytes: ArraySlice<UInt8>) -> Found {
        guard bytes.count >= headerBytes else { return .unfinished }
        let start = bytes.startIndex
        guard bytes.little32(at: start) == mark, let kind = Kind(rawValue: bytes.little32(at: start + 4)) else { return .damaged }
        let length = bytes.little64(at: start + 24)
        guard length <= UInt64(Limits.unshippedBytes) else { return .damaged }
        guard bytes.count >= headerBytes + Int(length) else { return .unfinished }
        let content = bytes[(start + headerBytes)..<(start + headerBytes + Int(length))]
        guard bytes.little64(at: start + 32) == sum(bytes[start..<(start + 32)], content) else { return .damaged }
        return .record(
            LogRecord(
                kind: kind, number: bytes.little64(at: start + 8), milliseconds: Int64(bitPattern: bytes.little64(at: start + 16)), frames: content))
    }

    private static func sum(_ header: ArraySlice<UInt8>, _ content: ArraySlice<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in header { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        for byte in content { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
    }
}

/// The first bytes of a shipped log: which life of the server wrote it, and with which record it begins. Logs follow each other without a gap when
/// the life is the same and the numbers go on.
struct LogHeading: Hashable {
    var life: UInt64
    var firstNumber: UInt64

    static let bytes = 32
    private static let mark = Array("shelfwire log 1\n".utf8)

    var bytes: [UInt8] {
        var bytes = Self.mark
        bytes.append(little: life)
        bytes.append(little: firstNumber)
        return bytes
    }

    /// Nil for bytes that are no heading of ours.
    init?(_ bytes: ArraySlice<UInt8>) {
        guard bytes.count >= Self.bytes, bytes.starts(with: Self.mark) else { return nil }
        life = bytes.little64(at: bytes.startIndex + 16)
        firstNumber = bytes.little64(at: bytes.startIndex + 24)
    }

    init(life: UInt64, firstNumber: UInt64) {
        (self.life, self.firstNumber) = (life, firstNumber)
    }
}

extension [UInt8] {
    mutating func append<Number: FixedWidthInteger>(little number: Number) {
        var rest = number
        for _ in 0..<(Number.bitWidth / 8) {
            append(UInt8(truncatingIfNeeded: rest))
            rest >>= 8
        }
    }
}

extension ArraySlice<UInt8> {
    func little32(at index: Int) -> UInt32 {
        self[index..<(index + 4)].reversed().reduce(0) { $0 << 8 | UInt32($1) }
    }

    func little64(at index: Int) -> UInt64 {
        self[index..<(index + 8)].reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }

    func big32(at index: Int) -> UInt32 {
        self[index..<(index + 4)].reduce(0) { $0 << 8 | UInt32($1) }
    }
}
