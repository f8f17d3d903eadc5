public import Storage

/// How far a file of books goes, for whoever has only the file.
public enum JournalReach {
    /// The sequence of the last row; 0 for an empty journal.
    public static func sequence(_ snapshot: borrowing Snapshot) throws -> Int64 {
        try snapshot.first(last) { $0.int(0) } ?? 0
    }

    private static let last = SQL("SELECT coalesce(max(sequence), 0) FROM journal")
}
