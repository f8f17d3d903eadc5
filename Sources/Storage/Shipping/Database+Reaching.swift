/// How many of the shipped commits lead to a place in the books that is known by a number, not by an instant.
extension Database {
    /// Where playing ends so that the books reach a number and go no further.
    public struct Reach: Sendable, Equatable {
        /// For `rebuild(atMost:)`.
        public var commits: Int
        /// What the books then reach: less than was wanted where that lies inside a commit.
        public var number: Int64
        /// Whether commits that go further follow.
        public var isPassed: Bool
    }

    /// The last commit after which the books reach `wanted` or less; nil where the whole copy goes further already. Blocks; plays the logs twice.
    ///
    /// - Parameters:
    ///   - scratch: A file that is made and removed.
    ///   - number: What the books reach; it must grow from commit to commit or stay.
    public static func reach(
        _ wanted: Int64, from copy: String, logs: [String], scratch: String, number: (borrowing Snapshot) throws -> Int64
    ) throws(StorageError) -> Reach? {
        // First in strides, then, from the last good stride on, commit by commit.
        let coarse = try look(for: wanted, from: copy, logs, scratch, after: 0, stride: Limits.commitsBetweenLooks, number)
        guard let coarse else { return nil }
        return try look(for: wanted, from: copy, logs, scratch, after: coarse.commits, stride: 1, number)
    }

    /// Reads a file that nobody has open and nobody changes.
    public static func readClosed<Answer>(_ path: String, _ body: (borrowing Snapshot) throws -> Answer) throws(StorageError) -> Answer {
        try Connection(opening: path, as: .frozenFile).reading(body)
    }

    private static func look(
        for wanted: Int64, from copy: String, _ logs: [String], _ scratch: String, after first: Int, stride: Int,
        _ number: (borrowing Snapshot) throws -> Int64
    ) throws(StorageError) -> Reach? {
        Files.remove(scratch)
        defer { Files.remove(scratch) }
        _ = try copyBackup(from: copy, to: scratch)
        var playing = try LogPlaying(onto: scratch)
        var found: Reach?
        var looked = -1
        try playing.play(logs, until: .max) { commits throws(StorageError) in
            guard looked < 0 ? commits >= first : commits - looked >= stride else { return true }
            looked = commits
            let reached = try readClosed(scratch, number)
            guard reached <= wanted else {
                found?.isPassed = true
                return false
            }
            found = Reach(commits: commits, number: reached, isPassed: false)
            return true
        }
        return found
    }
}
