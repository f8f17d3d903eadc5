/// How a copy of the books gives way to the shop: it works piece by piece, and after each rests several times as long as the piece took.
///
/// The disk and the processor then have most of their time for commits, and a slow disk is asked less often by itself. A copy ends all the same: it takes at
/// most `1 + restsPerPiece` times as long as without rests, and where nobody writes it does not rest at all. Pure.
struct GivingWay {
    private var commits: Int
    private var lastCommit: ContinuousClock.Instant?

    /// - Parameter commits: of the shop so far.
    init(commits: Int) {
        self.commits = commits
    }

    /// How long to rest after a piece.
    ///
    /// - Parameters:
    ///   - piece: how long it took.
    ///   - commits: of the shop so far.
    mutating func rest(after piece: Duration, commits: Int, at now: ContinuousClock.Instant) -> Duration {
        if commits != self.commits { (self.commits, lastCommit) = (commits, now) }
        guard let lastCommit, lastCommit.duration(to: now) < Limits.quietBeforeHaste else { return .zero }
        return min(piece * Limits.restsPerPiece, Limits.longestRest)
    }
}

/// The shop beside which a copy is made.
struct ShopBeside: Sendable {
    /// Counts its commits.
    let commits: @Sendable () -> Int
    /// Blocks for so long.
    var sleep: @Sendable (Duration) -> Void = DedicatedThread.sleep
}
