/// How far books were rebuilt.
public struct RebuildReport: Sendable, Equatable {
    public var report: BackupReport
    /// Commits played onto the copy.
    public var commits: Int
    /// When the last of them was made; nil where there was none to play.
    public var lastMilliseconds: Int64?
    /// What ended the playing before its time; nil where nothing did.
    public var damage: String?
}

extension Database {
    /// Whether books can be rebuilt from `log` and a copy of the same name for the instant `milliseconds`: the copy was finished by then.
    public static func canRebuild(from log: String, until milliseconds: Int64) throws(StorageError) -> Bool {
        var reader = try ShippedLogReader(log)
        while let record = try reader.next() {
            if record.kind == .copyFinished { return record.milliseconds <= milliseconds }
        }
        return false
    }

    /// Writes to `path` what the books held at an instant: the copy, and on it every commit until then. Checked before it gets its name. Blocks.
    ///
    /// - Parameter most: Commits to play at most, of those that come after the copy.
    /// - Parameter logs: those from the copy's own on, in order. They are played as far as one follows the other; the first one must hold the
    ///   end of the copying.
    public static func rebuild(
        from copy: String, logs: [String], until milliseconds: Int64, atMost most: Int = .max, to path: String
    ) throws(StorageError) -> RebuildReport {
        for existing in [path, path + "-wal"] where Files.exists(existing) {
            throw StorageError(.alreadyExists, "\(existing) exists already. Nothing was written; move it away.")
        }
        let file = WholeFile(at: path)
        _ = try copyBackup(from: copy, to: file.unfinished)
        var playing = try LogPlaying(onto: file.unfinished)
        try playing.play(logs, until: milliseconds) { commits throws(StorageError) in commits < most }
        try playing.finish()
        let migration = try CheckedCopy.check(file.unfinished)
        try file.keep()
        let report = BackupReport(path: path, bytes: Files.size(path) ?? 0, migration: migration)
        return RebuildReport(report: report, commits: playing.commits, lastMilliseconds: playing.lastMilliseconds, damage: playing.damage)
    }
}

/// Plays shipped commits onto a copy of the books.
struct LogPlaying: ~Copyable {
    private let file: PatchedFile
    private(set) var commits = 0
    private(set) var lastMilliseconds: Int64?
    private(set) var damage: String?
    private var hasWholeCopy = false
    /// The number after the last record read, and the life it belongs to.
    private var following: LogHeading?

    init(onto path: String) throws(StorageError) {
        file = try PatchedFile(path)
    }

    /// - Parameter goesOn: Asked whenever the file holds whole books, with the commits played so far; false ends it.
    mutating func play(
        _ logs: [String], until milliseconds: Int64, while goesOn: (Int) throws(StorageError) -> Bool
    ) throws(StorageError) {
        for log in logs {
            var reader = try ShippedLogReader(log)
            if let following, reader.heading != following { break }
            var next = reader.heading.firstNumber
            while let record = try reader.next() {
                guard record.number == next else {
                    throw StorageError(.corrupt, "\(log) goes on with record \(record.number) where \(next) was expected.")
                }
                next += 1
                if record.kind == .copyFinished, !hasWholeCopy {
                    hasWholeCopy = true
                    guard try goesOn(commits) else { return }
                }
                // Clocks are set back now and then; the copy's own commits must all be there.
                if hasWholeCopy, record.milliseconds > milliseconds { return }
                guard record.kind == .commit else { continue }
                try play(record)
                if hasWholeCopy, try !goesOn(commits) { return }
            }
            damage = reader.damage
            if damage != nil { break }
            following = LogHeading(life: reader.heading.life, firstNumber: next)
        }
        guard hasWholeCopy else {
            throw StorageError(.corrupt, "The shipped log ends before the copy was finished: use an earlier copy. \(damage ?? "")")
        }
    }

    /// Frames in order; the last one says how many pages the database has (its field is 0 in the others).
    private mutating func play(_ record: LogRecord) throws(StorageError) {
        var start = record.frames.startIndex
        var pages: UInt32 = 0
        while start + LogTap.frameBytes <= record.frames.endIndex {
            let page = record.frames.big32(at: start)
            guard page > 0 else { throw StorageError(.corrupt, "A shipped commit has a page without a number.") }
            try file.write(record.frames[(start + 24)..<(start + LogTap.frameBytes)], at: Int64(page - 1) * Int64(LogTap.pageBytes))
            pages = record.frames.big32(at: start + 4)
            start += LogTap.frameBytes
        }
        guard pages > 0, start == record.frames.endIndex else { throw StorageError(.corrupt, "A shipped commit has no end.") }
        try file.truncate(to: Int64(pages) * Int64(LogTap.pageBytes))
        commits += 1
        lastMilliseconds = record.milliseconds
    }

    func finish() throws(StorageError) { try file.synchronise() }
}
