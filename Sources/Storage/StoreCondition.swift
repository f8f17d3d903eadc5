/// Whether the store takes writes, as far as the last attempt showed. Reads go on in every condition but `stopped`.
public enum StoreCondition: String, Sendable, Hashable, CaseIterable {
    case writable
    /// No room on the disk: writes are refused until there is.
    case diskFull
    /// The disk takes no writes at all: they are refused until it does.
    case readOnlyDisk
    /// For good: the process should end.
    case stopped

    /// What an error that kept nothing says about the next write; nil where it says nothing.
    init?(after error: StorageError) {
        switch error.code {
        case .diskFull: self = .diskFull
        case .readOnlyDisk: self = .readOnlyDisk
        default: return nil
        }
    }

    public var takesWrites: Bool { self == .writable }
}

extension Database {
    /// What the last write showed; writable after opening, which wrote.
    public var condition: StoreCondition { proceedings.condition }

    /// Writes a row of the store's own and takes it back, in one commit: the way to learn that there is room again while nobody
    /// else dares to write. Ends like any write.
    public func tryWriting() async throws {
        try await write { transaction in
            try transaction.run(Self.putTrial, transaction.nowMilliseconds)
            try transaction.run(Self.takeTrial)
        }
    }

    // Inside one transaction nobody ever sees the number that no migration has.
    private static let putTrial = SQL("INSERT INTO schema_migration (number, name, checksum, applied_ms) VALUES (-1, 'trial', 0, $1)")
    private static let takeTrial = SQL("DELETE FROM schema_migration WHERE number = -1")
}
