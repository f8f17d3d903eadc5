// The product master on the device: a snapshot and what changed since, chunk by chunk, in a file of its own. Scans are
// resolved from it without the server.

import Barcodes
public import SystemPackage
public import Wire

/// Why a chunk of the product master was not taken. The pull is begun again from the cursor.
public enum CatalogError: Error, Hashable, Sendable {
    /// The checksum does not match the content.
    case damagedChunk
    /// The chunk does not follow the one before it.
    case outOfOrder
    case chunkTooLarge(bytes: Int, limit: Int)
    case tooManyProducts(limit: Int)
    case disk(DiskError)
}

/// The durable product master of a terminal.
///
/// Each chunk is applied as a whole, and is on the disk when `apply` returns; `cursor` names the last one. A snapshot that
/// replaces (`must_refetch`) is built in a file beside the one in use and takes its place with its last chunk, so that the
/// device never works with half of one.
///
/// Owner: one `Terminal`. Zone: its disk thread.
public final class ProductMaster {
    private enum Kind {
        static let chunk: UInt8 = 1
    }

    /// A snapshot under construction.
    private struct Staging {
        var content = CatalogContent()
        var log: RecordLog
        var cursor: [UInt8]
    }

    /// Where the next pull begins; empty = at a snapshot.
    public private(set) var cursor: [UInt8] = []
    /// Bytes of a torn write that opening cut; the pull brings them again.
    public let tornBytes: Int
    private(set) var content = CatalogContent()

    private let path: FilePath
    private let header: LogHeader
    private let limits: Limits
    private var log: RecordLog
    private var staging: Staging?
    /// The file's size when it was last written as a whole.
    private var compactBytes: Int

    /// Opens or creates. A file that is damaged or of another enrolment is put away: the server has it all.
    public init(path: FilePath, terminal: Int64, epoch: Int64, limits: Limits = Limits()) throws(DiskError) {
        self.path = path
        self.limits = limits
        header = LogHeader(purpose: .catalog, terminal: terminal, epoch: epoch)
        try Disk.remove(path.appendingSuffix(".new"))
        let opened = try Self.open(path, header, limits)
        log = opened.log
        compactBytes = opened.log.size
        tornBytes = opened.contents.tornBytes
        for record in opened.contents.records where record.kind == Kind.chunk {
            // A chunk written by another version of the program that this one cannot read: begin again.
            guard let chunk = try? CatalogChunk(bytes: record.payload) else {
                try reset()
                return
            }
            content.apply(chunk)
            cursor = chunk.to
        }
    }

    private static func open(
        _ path: FilePath, _ header: LogHeader, _ limits: Limits
    ) throws(DiskError) -> (log: RecordLog, contents: RecordLog.Contents) {
        do throws(DiskError) {
            return try RecordLog.open(path, header: header, recordLimit: limits.recordBytes)
        } catch where error.code == .foreign || error.code == .damaged {
            try Disk.remove(path)
            return try RecordLog.open(path, header: header, recordLimit: limits.recordBytes)
        }
    }

    private func reset() throws(DiskError) {
        try Disk.remove(path)
        log = try RecordLog.open(path, header: header, recordLimit: limits.recordBytes).log
        compactBytes = log.size
        content = CatalogContent()
        cursor = []
    }

    // MARK: Reading

    public var productCount: Int { content.products.count }
    public func product(_ id: Int64) -> CatalogProduct? { content.products[id] }
    public func location(_ id: Int64) -> CatalogLocation? { content.locations[id] }

    // MARK: Pulling

    /// A new pull begins; an unfinished snapshot of an earlier one is dropped.
    public func beginPull() {
        staging = nil
    }

    /// Takes one chunk. On return it is durable; after an error nothing of it is.
    public func apply(_ chunk: CatalogChunk) throws(CatalogError) {
        guard let bytes = try? chunk.bytes, Self.checksum(chunk) == chunk.checksum else { throw .damagedChunk }
        guard bytes.count <= limits.chunkBytes else { throw .chunkTooLarge(bytes: bytes.count, limit: limits.chunkBytes) }
        let known = staging?.content.products.count ?? (chunk.mustRefetch ? 0 : productCount)
        guard known + chunk.upserts.count <= limits.products else { throw .tooManyProducts(limit: limits.products) }
        // A staged snapshot replaces whatever cursor there was, so its first chunk may follow anything.
        let follows = staging.map { chunk.from == $0.cursor } ?? (chunk.mustRefetch || chunk.from == cursor)
        let staged = staging
        staging = nil
        guard follows else { throw .outOfOrder }
        do throws(DiskError) {
            if staged != nil || chunk.mustRefetch {
                try stage(chunk, bytes, after: staged)
            } else {
                try append(bytes, to: log)
                content.apply(chunk)
                cursor = chunk.to
                if log.size > 2 * compactBytes + limits.catalogSlackBytes { try rewrite() }
            }
        } catch {
            throw .disk(error)
        }
    }

    private func stage(_ chunk: CatalogChunk, _ bytes: [UInt8], after staged: Staging?) throws(DiskError) {
        var next: Staging
        if let staged {
            next = staged
        } else {
            next = Staging(log: try RecordLog.create(path.appendingSuffix(".new"), header: header), cursor: [])
        }
        try append(bytes, to: next.log)
        next.content.apply(chunk)
        next.cursor = chunk.to
        if chunk.last { try adopt(next) } else { staging = next }
    }

    private func adopt(_ new: Staging) throws(DiskError) {
        try Disk.rename(path.appendingSuffix(".new"), to: path)
        log = new.log
        content = new.content
        cursor = new.cursor
        compactBytes = log.size
        try Disk.syncFolder(of: path)
    }

    private func append(_ bytes: [UInt8], to log: RecordLog) throws(DiskError) {
        try log.append([LogRecord(kind: Kind.chunk, sequence: 0, payload: bytes)])
        try log.sync()
    }

    /// Writes what is known now as one snapshot, in place of the history.
    private func rewrite() throws(DiskError) {
        let items = content.items
        let fresh = try RecordLog.create(path.appendingSuffix(".new"), header: header)
        for start in stride(from: 0, to: items.count, by: Self.itemsPerChunk) {
            let part = Array(items[start ..< min(start + Self.itemsPerChunk, items.count)])
            let chunk = CatalogChunk(from: cursor, to: cursor, upserts: part)
            guard let bytes = try? chunk.bytes else { return }
            try fresh.append([LogRecord(kind: Kind.chunk, sequence: 0, payload: bytes)])
        }
        try fresh.sync()
        try adopt(Staging(content: content, log: fresh, cursor: cursor))
    }

    private static let itemsPerChunk = 1_000

    /// CRC-32C over the serialized upserts, then the tombstones.
    static func checksum(_ chunk: CatalogChunk) -> UInt32? {
        var crc = CRC32C()
        for item in chunk.upserts {
            guard let bytes = try? item.bytes else { return nil }
            crc.update(bytes)
        }
        for tombstone in chunk.tombstones {
            guard let bytes = try? tombstone.bytes else { return nil }
            crc.update(bytes)
        }
        return crc.value
    }
}
