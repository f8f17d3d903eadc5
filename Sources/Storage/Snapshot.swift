/// The committed state at one instant, borrowed by one read body on a reader's thread.
///
/// All statements of the body see the same state, whatever is committed meanwhile. Keep it short: while a snapshot is open the
/// write-ahead log cannot start over. Noncopyable and borrowed: it cannot be stored or sent.
public struct Snapshot: ~Copyable, Reading {
    public let connection: Connection
    public let nowMilliseconds: Int64

    // Not inlined: Swift 6.3.1 aborts when it specialises a generic around this initialiser (optimised builds only).
    @inline(never)
    init(connection: Connection, nowMilliseconds: Int64) {
        self.connection = connection
        self.nowMilliseconds = nowMilliseconds
    }

    /// What is wrong with the file's structure; empty when it is sound (`PRAGMA quick_check`, or `integrity_check` when
    /// `thorough`, which also compares every index with its table). Reads the whole file.
    public func integrityProblems(thorough: Bool = true) throws -> [String] {
        let answers = try all(thorough ? Self.integrityCheck : Self.quickCheck) { $0.text(0) }
        return answers == ["ok"] ? [] : answers
    }

    /// Rows whose reference points nowhere, one sentence each (`PRAGMA foreign_key_check`). References are not enforced while
    /// writing, because that costs a quarter of the throughput; the core checks them and this shows that it did.
    public func foreignKeyProblems() throws -> [String] {
        try all(Self.foreignKeyCheck) { row in
            "\(row.text(0)) row \(row.optionalInt(1).map(String.init) ?? "?") refers to a \(row.text(2)) that does not exist."
        }
    }

    private static let integrityCheck = SQL("PRAGMA integrity_check(100)")
    private static let quickCheck = SQL("PRAGMA quick_check(100)")
    private static let foreignKeyCheck = SQL("PRAGMA foreign_key_check")
}
