// A file of checked records that only grows at its end. The entry queue and the product master are both one of these:
// one place knows what a torn tail is.

import SystemPackage

/// Whose file it is. Written once at its head; a file of another device or enrolment is refused.
struct LogHeader: Hashable {
    enum Purpose: UInt32 { case entries = 1, catalog = 2 }
    var purpose: Purpose
    var terminal: Int64
    var epoch: Int64
}

/// One record: what it is, which number it has, its bytes.
struct LogRecord: Hashable {
    var kind: UInt8
    var sequence: Int64
    var payload: [UInt8]
}

/// An append-only file of records, each with its length and CRC-32C.
///
///     header  "SHLFLOG1" purpose:u32 version:u32 terminal:i64 epoch:i64 crc:u32          36 bytes
///     record  length:u32 crc:u32 kind:u8 sequence:i64 payload                            17 bytes + payload
///
/// All numbers little-endian; a record's crc covers its length, kind, sequence and payload. The top bit of `kind` says
/// that everything before the record was durable when it was written. So a bad stretch is a torn write unless a good
/// record with that bit follows it: a torn write is kept beside the file as `<file>.torn` and cut when the file is opened,
/// a bad stretch of durable bytes is refused (`DiskError.damaged`), since cutting there would lose what was promised.
///
/// Owner: the queue or master that opened it. Zone: the disk thread. Not thread-safe.
final class RecordLog {
    static let headerBytes = 36
    static let recordHeadBytes = 17
    private static let magic: [UInt8] = Array("SHLFLOG1".utf8)
    private static let version: UInt32 = 1
    private static let afterSync: UInt8 = 0x80
    /// How far behind a bad stretch good records are looked for.
    private static let probeBytes = 64 * 1024

    /// What opening found.
    struct Contents {
        var records: [LogRecord] = []
        /// Bytes of a torn write that were cut.
        var tornBytes = 0
    }

    private let file: any AppendableFile
    /// Bytes that are whole records.
    private(set) var size: Int
    /// Bytes known to survive a power cut.
    private(set) var syncedSize: Int
    /// Set once a write could not be undone or a sync failed.
    private var failure: DiskError?

    var needsSync: Bool { size > syncedSize }

    // MARK: Opening

    /// Opens the file, or creates it with this header.
    static func open(
        _ path: FilePath, header: LogHeader, recordLimit: Int,
        file makeFile: (FilePath) throws(DiskError) -> any AppendableFile = DiskFile.open
    ) throws(DiskError) -> (log: RecordLog, contents: Contents) {
        let bytes = try Disk.read(path) ?? []
        var contents = Contents()
        var size = 0
        if bytes.count >= headerBytes {
            try check(header, bytes, path)
            size = try scan(bytes, recordLimit: recordLimit, path, into: &contents)
        } else if !bytes.isEmpty {
            // A crash before the first sync: nothing was promised yet.
            contents.tornBytes = bytes.count
        }
        let file = try makeFile(path)
        if size < bytes.count {
            // For whoever investigates; nobody was told that these bytes were kept.
            try? Disk.replace(path.appendingSuffix(".torn"), with: Array(bytes[size...]))
            contents.tornBytes = bytes.count - size
            try file.truncate(to: size)
        }
        let log = RecordLog(file: file, size: size)
        if size == 0 { try log.write(encode(header)) }
        try log.sync()
        if size == 0 { try Disk.syncFolder(of: path) }
        return (log, contents)
    }

    /// Creates the file anew under this name; what was there is replaced.
    static func create(_ path: FilePath, header: LogHeader) throws(DiskError) -> RecordLog {
        let log = RecordLog(file: try DiskFile.create(path), size: 0)
        try log.write(encode(header))
        return log
    }

    private init(file: any AppendableFile, size: Int) {
        self.file = file
        self.size = size
        syncedSize = size
    }

    // MARK: Writing

    /// Appends records in one write. After an error none of them is there.
    func append(_ records: [LogRecord]) throws(DiskError) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(records.reduce(0) { $0 + $1.payload.count + Self.recordHeadBytes })
        for (index, record) in records.enumerated() {
            Self.encode(record, isFirstAfterSync: index == 0 && !needsSync, into: &bytes)
        }
        try write(bytes)
    }

    private func write(_ bytes: [UInt8]) throws(DiskError) {
        if let failure { throw failure }
        do {
            try file.append(bytes)
            size += bytes.count
        } catch {
            undo(after: error)
            throw error
        }
    }

    /// Returns when all records so far survive a power cut. One sync serves every append before it.
    func sync() throws(DiskError) {
        if let failure { throw failure }
        do {
            try file.sync()
            syncedSize = size
        } catch {
            // After a failed sync the kernel may have dropped the pages and forgotten it: nothing unsynced may count.
            let failed = DiskError(.failed, "\(error.message) Restart the program; what was not confirmed must be scanned again.", errno: error.errno)
            failure = failed
            try? file.truncate(to: syncedSize)
            size = syncedSize
            throw failed
        }
    }

    /// From now on nothing is taken; used when it is no longer known what the disk holds.
    func fail(_ error: DiskError) {
        failure = error
    }

    private func undo(after cause: DiskError) {
        do {
            try file.truncate(to: size)
        } catch {
            failure = DiskError(.failed, "\(cause.message) Restart the program.", errno: cause.errno)
        }
    }

    // MARK: Bytes

    static func encode(_ header: LogHeader) -> [UInt8] {
        var bytes = magic
        bytes.append(littleEndian: header.purpose.rawValue)
        bytes.append(littleEndian: version)
        bytes.append(littleEndian: header.terminal)
        bytes.append(littleEndian: header.epoch)
        bytes.append(littleEndian: CRC32C.checksum(bytes))
        return bytes
    }

    private static func encode(_ record: LogRecord, isFirstAfterSync: Bool, into bytes: inout [UInt8]) {
        let kind = record.kind | (isFirstAfterSync ? afterSync : 0)
        let length = UInt32(record.payload.count)
        bytes.append(littleEndian: length)
        bytes.append(littleEndian: checksum(length: length, kind: kind, sequence: record.sequence, record.payload[...]))
        bytes.append(kind)
        bytes.append(littleEndian: record.sequence)
        bytes += record.payload
    }

    private static func checksum(length: UInt32, kind: UInt8, sequence: Int64, _ payload: ArraySlice<UInt8>) -> UInt32 {
        var head: [UInt8] = []
        head.append(littleEndian: length)
        head.append(kind)
        head.append(littleEndian: sequence)
        var crc = CRC32C()
        crc.update(head)
        crc.update(payload)
        return crc.value
    }

    private static func check(_ header: LogHeader, _ bytes: [UInt8], _ path: FilePath) throws(DiskError) {
        if bytes[..<headerBytes].elementsEqual(encode(header)) { return }
        guard bytes.starts(with: magic), CRC32C.checksum(Array(bytes[..<32])) == bytes.littleEndian(UInt32.self, at: 32) else {
            throw DiskError(.damaged, "\(path) is not a file of this program, or its head is damaged. Put it aside and enrol the device again.")
        }
        let terminal = bytes.littleEndian(Int64.self, at: 16)
        let epoch = bytes.littleEndian(Int64.self, at: 24)
        throw DiskError(.foreign, "\(path) belongs to terminal \(terminal), enrolment \(epoch), not to terminal \(header.terminal), enrolment \(header.epoch).")
    }

    /// Collects the good records; returns where they end.
    private static func scan(
        _ bytes: [UInt8], recordLimit: Int, _ path: FilePath, into contents: inout Contents
    ) throws(DiskError) -> Int {
        var offset = headerBytes
        while let (record, _) = record(in: bytes, at: offset, limit: recordLimit) {
            contents.records.append(record)
            offset += recordHeadBytes + record.payload.count
        }
        // Is what follows a torn write, or a hole with promises behind it?
        var probe = offset + 1
        let last = min(bytes.count - recordHeadBytes, offset + probeBytes)
        while probe <= last {
            if let (_, isFirstAfterSync) = record(in: bytes, at: probe, limit: probeBytes), isFirstAfterSync {
                throw DiskError(.damaged, "\(path) is damaged at byte \(offset), with good records after it. Put the file aside and enrol the device again; the file can be read later.")
            }
            probe += 1
        }
        return offset
    }

    private static func record(in bytes: [UInt8], at offset: Int, limit: Int) -> (LogRecord, isFirstAfterSync: Bool)? {
        guard bytes.count - offset >= recordHeadBytes else { return nil }
        let length = bytes.littleEndian(UInt32.self, at: offset)
        let start = offset + recordHeadBytes
        guard Int(length) <= limit, Int(length) <= bytes.count - start else { return nil }
        let kind = bytes[offset + 8]
        let sequence = bytes.littleEndian(Int64.self, at: offset + 9)
        let payload = bytes[start ..< start + Int(length)]
        guard bytes.littleEndian(UInt32.self, at: offset + 4)
            == checksum(length: length, kind: kind, sequence: sequence, payload)
        else { return nil }
        return (LogRecord(kind: kind & ~afterSync, sequence: sequence, payload: Array(payload)), kind & afterSync != 0)
    }
}

extension [UInt8] {
    mutating func append<Number: FixedWidthInteger>(littleEndian number: Number) {
        for shift in stride(from: 0, to: Number.bitWidth, by: 8) {
            append(UInt8(truncatingIfNeeded: number >> Number(shift)))
        }
    }

    /// The caller has checked that the bytes are there.
    func littleEndian<Number: FixedWidthInteger>(_: Number.Type, at offset: Int) -> Number {
        var number: Number = 0
        for index in stride(from: Number.bitWidth / 8 - 1, through: 0, by: -1) {
            number = number << 8 | Number(truncatingIfNeeded: self[offset + index])
        }
        return number
    }
}
