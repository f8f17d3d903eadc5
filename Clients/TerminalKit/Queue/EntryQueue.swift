// What the person did and the server has not yet confirmed. An entry gets its sequence and is on the disk before
// anything is sent and before the screen says "ok"; it waits until the server's `applied_through` covers it. Some of what
// is confirmed is kept behind it: a server that was restored from a backup asks for it once more.

public import SystemPackage

/// One entry that waits: its number in this epoch and the exact bytes that will be sent, every time the same.
public struct QueuedEntry: Hashable, Sendable {
    public let sequence: Int64
    /// A serialized `Entry`.
    public let bytes: [UInt8]
}

/// Why the queue did not take an entry.
public enum QueueError: Error, Hashable, Sendable {
    /// At the limit: nothing may be scanned until the server has taken some.
    case full(limit: Int)
    /// One entry larger than the limit; nothing was kept.
    case entryTooLarge(bytes: Int, limit: Int)
    case disk(DiskError)
}

/// The durable queue of a terminal, in one file of its own.
///
/// Survives the loss of power or of the process at any instant: what `sync` has returned for is there afterwards, with
/// the same sequence; what it has not returned for is there whole or not at all.
///
/// Owner: one `Terminal`. Zone: its disk thread. A second one on the same file is refused (`DiskError.inUse`).
public final class EntryQueue {
    private enum Kind {
        static let entry: UInt8 = 1
        static let appliedThrough: UInt8 = 2
        static let note: UInt8 = 3
        /// The server knows entries only through this one: those after it wait again.
        static let forgotten: UInt8 = 4
    }

    /// Highest sequence the server has confirmed.
    public private(set) var appliedThrough: Int64 = 0
    /// Highest sequence given out in this epoch; 0 = none yet.
    public private(set) var lastSequence: Int64 = 0
    /// Highest sequence that survives a power cut. Nothing above it may be sent.
    public private(set) var durableThrough: Int64 = 0
    /// Bytes of a torn write that opening cut; kept in `<file>.torn`.
    public let tornBytes: Int
    /// What the owner wants back after a restart (the task at hand, the person); the latest alone counts.
    public private(set) var note: [UInt8] = []

    private let path: FilePath
    private let header: LogHeader
    private let limits: Limits
    private let lock: DiskLock
    private var log: RecordLog
    /// Those from `head` on wait; between `kept` and `head` are confirmed ones; what is before `kept` is spent.
    private var entries: [QueuedEntry] = []
    private var head = 0
    private var kept = 0
    /// Bytes of those from `head` on, and of those between `kept` and `head`.
    private var pendingBytes = 0
    private var keptBytes = 0

    /// Opens or creates the queue of this enrolment.
    public convenience init(path: FilePath, terminal: Int64, epoch: Int64, limits: Limits = Limits()) throws(DiskError) {
        try self.init(path: path, terminal: terminal, epoch: epoch, limits: limits, file: DiskFile.open)
    }

    init(
        path: FilePath, terminal: Int64, epoch: Int64, limits: Limits,
        file: (FilePath) throws(DiskError) -> any AppendableFile
    ) throws(DiskError) {
        self.path = path
        self.limits = limits
        header = LogHeader(purpose: .entries, terminal: terminal, epoch: epoch)
        lock = try DiskLock(path.appendingSuffix(".lock"))
        // A rewrite that a crash interrupted: the old file is still whole.
        try Disk.remove(path.appendingSuffix(".new"))
        let opened = try RecordLog.open(path, header: header, recordLimit: limits.recordBytes, file: file)
        log = opened.log
        tornBytes = opened.contents.tornBytes
        for record in opened.contents.records { try replay(record) }
        trim()
        durableThrough = lastSequence
    }

    private func replay(_ record: LogRecord) throws(DiskError) {
        switch record.kind {
        case Kind.entry:
            guard record.sequence == lastSequence + 1 else { throw outOfOrder(record.sequence) }
            lastSequence = record.sequence
            entries.append(QueuedEntry(sequence: record.sequence, bytes: record.payload))
            pendingBytes += record.payload.count
        case Kind.appliedThrough:
            // The first record of a rewritten file carries the numbers of all that was dropped.
            if entries.isEmpty && record.sequence > lastSequence { lastSequence = record.sequence }
            guard record.sequence <= lastSequence else { throw outOfOrder(record.sequence) }
            forget(through: record.sequence)
        case Kind.forgotten:
            guard record.sequence < appliedThrough, record.sequence + 1 >= oldestKept else { throw outOfOrder(record.sequence) }
            recall(after: record.sequence)
        case Kind.note:
            note = record.payload
        default:
            throw DiskError(.foreign, "\(path) was written by a newer version of this program (record kind \(record.kind)). Update the program.")
        }
    }

    private func outOfOrder(_ sequence: Int64) -> DiskError {
        DiskError(.damaged, "\(path) is damaged: entry \(sequence) follows entry \(lastSequence). Put the file aside and enrol the device again.")
    }

    // MARK: Reading

    /// Entries the server has not confirmed.
    public var depth: Int { entries.count - head }
    public var oldest: QueuedEntry? { head < entries.count ? entries[head] : nil }

    /// The entry with this sequence, while it waits.
    public subscript(sequence: Int64) -> QueuedEntry? {
        guard sequence > appliedThrough, sequence <= lastSequence else { return nil }
        return entries[head + Int(sequence - appliedThrough) - 1]
    }

    /// The oldest entry that is still here, confirmed or not; the next to be given out if none is.
    public var oldestKept: Int64 { kept < entries.count ? entries[kept].sequence : lastSequence + 1 }

    /// All that wait, oldest first.
    public var pending: ArraySlice<QueuedEntry> { entries[head...] }

    // MARK: Writing

    /// Writes entries and gives them the next sequences; `sync` makes them durable. After an error none of them is there.
    @discardableResult
    public func append(_ serialized: [[UInt8]]) throws(QueueError) -> ClosedRange<Int64>? {
        guard !serialized.isEmpty else { return nil }
        guard depth + serialized.count <= limits.queuedEntries else { throw .full(limit: limits.queuedEntries) }
        for bytes in serialized where bytes.count > limits.entryBytes {
            throw .entryTooLarge(bytes: bytes.count, limit: limits.entryBytes)
        }
        let first = lastSequence + 1
        let added = serialized.enumerated().map { QueuedEntry(sequence: first + Int64($0.offset), bytes: $0.element) }
        try write(added.map { LogRecord(kind: Kind.entry, sequence: $0.sequence, payload: $0.bytes) })
        entries += added
        pendingBytes += serialized.reduce(0) { $0 + $1.count }
        lastSequence += Int64(added.count)
        return first ... lastSequence
    }

    /// Returns when every entry so far survives a power cut. One call serves a burst of appends.
    public func sync() throws(QueueError) {
        guard log.needsSync else { return }
        do throws(DiskError) {
            try log.sync()
            durableThrough = lastSequence
        } catch {
            // The log has cut what was not durable; those entries were never confirmed to anybody.
            entries.removeLast(Int(lastSequence - durableThrough))
            lastSequence = durableThrough
            throw .disk(error)
        }
    }

    /// Drops what the server has confirmed. Needs no sync: a lost confirmation only means that the entry is offered again.
    public func acknowledge(through sequence: Int64) throws(QueueError) {
        guard sequence > appliedThrough else { return }
        precondition(sequence <= durableThrough, "the session machine confirms only what was sent, and only durable entries are sent")
        do throws(QueueError) {
            try write([LogRecord(kind: Kind.appliedThrough, sequence: sequence, payload: [])])
        } catch .disk(let error) where error.code == .full {
            // On a full disk the confirmation is remembered in memory alone.
        }
        forget(through: sequence)
        trim()
        let held = pendingBytes + keptBytes + (entries.count - kept) * RecordLog.recordHeadBytes
        if log.size - held > limits.queueSlackBytes { try rewrite() }
    }

    /// The server knows entries only through `sequence`, having confirmed more before: what it forgot waits again, durably.
    ///
    /// - Returns: How many wait again; nil when the first of them is not here any more, and nothing was changed.
    public func offerAgain(after sequence: Int64) throws(QueueError) -> Int? {
        guard sequence < appliedThrough else { return 0 }
        guard sequence + 1 >= oldestKept, sequence >= 0 else { return nil }
        try write([LogRecord(kind: Kind.forgotten, sequence: sequence, payload: [])])
        let before = depth
        recall(after: sequence)
        try sync()
        return depth - before
    }

    /// Keeps what the owner wants back after a restart; replaces the earlier note.
    public func keep(note bytes: [UInt8]) throws(QueueError) {
        guard bytes != note else { return }
        try write([LogRecord(kind: Kind.note, sequence: 0, payload: bytes)])
        note = bytes
        try sync()
    }

    private func write(_ records: [LogRecord]) throws(QueueError) {
        do throws(DiskError) {
            try log.append(records)
        } catch {
            throw .disk(error)
        }
    }

    private func forget(through sequence: Int64) {
        while head < entries.count, entries[head].sequence <= sequence {
            pendingBytes -= entries[head].bytes.count
            keptBytes += entries[head].bytes.count
            head += 1
        }
        appliedThrough = max(appliedThrough, sequence)
    }

    /// Lets go of what is confirmed and above the limits.
    private func trim() {
        while kept < head, head - kept > limits.keptEntries || keptBytes > limits.keptBytes {
            keptBytes -= entries[kept].bytes.count
            kept += 1
        }
        if kept > 1_024 && kept * 2 > entries.count {
            entries.removeFirst(kept)
            head -= kept
            kept = 0
        }
    }

    /// Undoes `forget` for the entries after `sequence`.
    private func recall(after sequence: Int64) {
        while head > kept, entries[head - 1].sequence > sequence {
            head -= 1
            keptBytes -= entries[head].bytes.count
            pendingBytes += entries[head].bytes.count
        }
        appliedThrough = sequence
    }

    /// Writes what still counts into a new file and puts it in the old one's place.
    private func rewrite() throws(QueueError) {
        let fresh = path.appendingSuffix(".new")
        let new: RecordLog
        do throws(DiskError) {
            try log.sync()
            new = try RecordLog.create(fresh, header: header)
            var records = [LogRecord(kind: Kind.appliedThrough, sequence: oldestKept - 1, payload: [])]
            if !note.isEmpty { records.append(LogRecord(kind: Kind.note, sequence: 0, payload: note)) }
            records += entries[kept...].map { LogRecord(kind: Kind.entry, sequence: $0.sequence, payload: $0.bytes) }
            records.append(LogRecord(kind: Kind.appliedThrough, sequence: appliedThrough, payload: []))
            try new.append(records)
            try new.sync()
            try Disk.rename(fresh, to: path)
        } catch {
            // The old file is whole and stays in use; a later confirmation tries again.
            try? Disk.remove(fresh)
            if error.code != .full { throw .disk(error) }
            return
        }
        log = new
        durableThrough = lastSequence
        do throws(DiskError) {
            try Disk.syncFolder(of: path)
        } catch {
            // After a power cut the old file may be back: what is added now could be lost with the new one.
            log.fail(DiskError(.failed, "\(error.message) Restart the program.", errno: error.errno))
            throw .disk(error)
        }
    }
}

extension QueueError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .full(let limit): "The device holds \(limit) unsent entries, its limit. Connect it to the server, then go on."
        case .entryTooLarge(let bytes, let limit): "One entry of \(bytes) bytes is over the limit of \(limit)."
        case .disk(let error): error.message
        }
    }
}
