/// Every size this target may grow to, by name. Each has a test just below, at and just above it.
public enum Limits {
    /// Members of one group, that is transaction bodies that share one commit.
    public static let group = 1_000

    /// Write bodies waiting for the writer; one more is refused with ``StorageError/Code/overloaded``.
    public static let waitingWrites = 10_000

    /// Read bodies waiting for a reader; one more is refused with ``StorageError/Code/overloaded``.
    public static let waitingReads = 10_000

    /// Threads that serve reads.
    public static let readers = 1...16

    /// KiB of pages that all connections keep in memory together: the least with which a tree of the books can be walked, and as much as
    /// any machine has.
    public static let cacheKibibytes = 1_024...64 * 1_024 * 1_024

    /// Distinct SQL texts of one process. Statements are written once as constants; reaching this means that a program
    /// builds SQL from values, which a connection refuses rather than hold statements without end.
    public static let statements = 4_096

    /// The largest `$n` of a statement (SQLite and PostgreSQL allow far more).
    public static let parameters = 256

    /// Bytes of one statement's text.
    public static let statementBytes = 64 * 1_024

    /// Bytes of one stored value or row. SQLite's own limit is 1 GB.
    public static let valueBytes = 64 * 1_024 * 1_024

    /// Bytes of bound text and blobs a connection keeps in its own scratch before SQLite has to copy them.
    public static let scratchBytes = 64 * 1_024

    /// Bytes of a log that opening writes again at a time. SQLite's unix file system writes at most 128 KiB - 1 in one call
    /// (os_unix.c, seekAndWriteFd) and calls more a full disk.
    public static let rewriteBytes = 64 * 1_024

    /// Bytes of commits that wait in memory to be shipped to another disk, and of one shipped commit; more break the shipped log, which goes on
    /// with a new copy of the books.
    public static let unshippedBytes = 64 * 1_024 * 1_024

    /// Commits whose frames are still only in the log; one more has them collected.
    public static let commitsUncollected = 10_000

    /// Pages that a copy reads, writes and puts on the disk at a time: as much as a commit may find in front of it there (256 KB).
    public static let backupPagesPerStep = 64

    /// How many times as long as a piece took a copy rests after it, beside a shop that writes.
    public static let restsPerPiece = 3

    /// The longest rest after one piece: a disk that slow is not the one that the shop writes to.
    public static let longestRest: Duration = .milliseconds(100)

    /// Without a commit for so long, a copy rests no more.
    public static let quietBeforeHaste: Duration = .milliseconds(250)

    /// How much more patient than the rest of the program a copy's thread is while it checks, by nice(2): ten times as much processor goes to the others.
    public static let copyNiceness = 10

    /// Commits played between two looks at how far the books reach, when a place in them is sought.
    static let commitsBetweenLooks = 64
}
