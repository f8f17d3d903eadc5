// Which copy and which logs of a folder lead to an instant or to a row of the journal, and the books of then.

import Inventory
public import Storage

/// Books as they were at an instant or at a row of the journal, from a folder of copies and shipped logs.
public struct PointInTime: Hashable, Sendable {
    /// The newest copy that was finished by then.
    public let copy: String
    /// Its own log and all that follow.
    public let logs: [String]
    public let untilMilliseconds: Int64
    /// Commits to play onto the copy at most.
    private let commits: Int

    /// - Parameter untilMilliseconds: nil for as far as it goes.
    /// - Throws: `StorageError` where the folder has no copy with a log that was finished by then, or it cannot be read.
    public init(folder: String, names: [String], untilMilliseconds: Int64?) throws(StorageError) {
        let until = untilMilliseconds ?? .max
        for (copy, logs) in Self.beginnings(folder, names) where try Database.canRebuild(from: logs[0], until: until) {
            (self.copy, self.logs, self.untilMilliseconds, commits) = (copy, logs, until, .max)
            return
        }
        throw StorageError(
            .cannotOpen, "\(folder) has no copy with a shipped log that was finished by then. Restore a copy (its file), or say a later instant.")
    }

    /// The books through a row of the journal. Commits are whole: where one holds rows before it and behind it, they end before that commit.
    /// Blocks: the logs are played to see how far they lead.
    ///
    /// - Parameter scratch: A file that is made and removed.
    /// - Throws: `StorageError` where no copy was finished by then, or the logs do not lead so far.
    public init(folder: String, names: [String], throughSequence sequence: Int64, scratch: String) throws(StorageError) {
        for (copy, logs) in Self.beginnings(folder, names) where try Database.canRebuild(from: logs[0], until: .max) {
            let reach = try Database.reach(sequence, from: copy, logs: logs, scratch: scratch, number: JournalReach.sequence)
            guard let reach else { continue }
            guard reach.isPassed || reach.number == sequence else {
                throw StorageError(
                    .cannotOpen, "What was shipped into \(folder) ends with row \(reach.number) of the journal. Say that or an earlier one, or restore without --until.")
            }
            (self.copy, self.logs, untilMilliseconds, commits) = (copy, logs, .max, reach.commits)
            return
        }
        throw StorageError(
            .cannotOpen, "\(folder) has no copy with a shipped log that goes no further than row \(sequence) of the journal. Say a later row.")
    }

    /// Copies that have a log, newest first, each with its own and those that follow.
    private static func beginnings(_ folder: String, _ names: [String]) -> [(copy: String, logs: [String])] {
        let logs = BackupGenerations(names: names, suffix: BackupGenerations.logSuffix).instants
        let path = { (instant: Int64, suffix: String) in folder + "/" + BackupGenerations.name(at: instant, suffix: suffix) }
        return BackupGenerations(names: names).instants.reversed().filter(logs.contains).map { instant in
            (path(instant, BackupGenerations.suffix), logs.filter { $0 >= instant }.map { path($0, BackupGenerations.logSuffix) })
        }
    }

    /// Writes the books of then to a file, checked. Blocks.
    ///
    /// - Returns: The report, and the last row of the journal in these books.
    public func rebuild(to path: String) throws(StorageError) -> (report: RebuildReport, sequence: Int64) {
        let report = try Database.rebuild(from: copy, logs: logs, until: untilMilliseconds, atMost: commits, to: path)
        return (report, try Database.readClosed(path, JournalReach.sequence))
    }
}
