// Which copy and which logs of a folder lead to an instant, and the books of that instant.

public import Storage

/// Books as they were at an instant, from a folder of copies and shipped logs.
public struct PointInTime: Hashable, Sendable {
    /// The newest copy that was finished by then.
    public let copy: String
    /// Its own log and all that follow.
    public let logs: [String]
    public let untilMilliseconds: Int64

    /// - Parameter untilMilliseconds: nil for as far as it goes.
    /// - Throws: `StorageError` where the folder has no copy with a log that was finished by then, or it cannot be read.
    public init(folder: String, names: [String], untilMilliseconds: Int64?) throws(StorageError) {
        let until = untilMilliseconds ?? .max
        let logs = BackupGenerations(names: names, suffix: BackupGenerations.logSuffix).instants
        let path = { (instant: Int64, suffix: String) in folder + "/" + BackupGenerations.name(at: instant, suffix: suffix) }
        for instant in BackupGenerations(names: names).instants.reversed() where logs.contains(instant) {
            guard try Database.canRebuild(from: path(instant, BackupGenerations.logSuffix), until: until) else { continue }
            copy = path(instant, BackupGenerations.suffix)
            self.logs = logs.filter { $0 >= instant }.map { path($0, BackupGenerations.logSuffix) }
            self.untilMilliseconds = until
            return
        }
        throw StorageError(
            .cannotOpen, "\(folder) has no copy with a shipped log that was finished by then. Restore a copy (its file), or say a later instant.")
    }

    /// Writes the books of that instant to a file, checked. Blocks.
    public func rebuild(to path: String) throws(StorageError) -> RebuildReport {
        try Database.rebuild(from: copy, logs: logs, until: untilMilliseconds, to: path)
    }
}
