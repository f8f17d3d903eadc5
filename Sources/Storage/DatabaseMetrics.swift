/// What the writer has done since it was opened, read at one instant.
public struct DatabaseMetrics: Sendable, Equatable {
    /// Groups taken from the line.
    public var groups = 0
    /// Transactions committed: one per group, or one per member when a group had to be undone.
    public var commits = 0
    /// Groups undone and run member by member because one of them failed after writing.
    public var separatedGroups = 0
    /// Bodies answered with their value.
    public var succeeded = 0
    /// Bodies answered with an error.
    public var failed = 0
    /// Of these, and of those that found the line full: how many the machine could not serve, by what was wrong.
    public var refusals: [StorageError.Code: Int] = [:]
    /// Members of the largest group.
    public var largestGroup = 0
    /// Write bodies waiting now.
    public var waitingWrites = 0
    /// Read bodies waiting now.
    public var waitingReads = 0
    /// How long COMMIT took, among other things the wait for the disk.
    public var commitLatency = LatencyHistogram()

    public init() {}

    mutating func add(_ group: DatabaseMetrics) {
        groups += group.groups
        commits += group.commits
        separatedGroups += group.separatedGroups
        succeeded += group.succeeded
        failed += group.failed
        refusals.merge(group.refusals, uniquingKeysWith: +)
        largestGroup = max(largestGroup, group.largestGroup)
        commitLatency.add(group.commitLatency)
    }
}

/// Counts durations by powers of two of a microsecond: bucket i holds what took less than 2^i us and at least half of that.
public struct LatencyHistogram: Sendable, Equatable {
    /// 40 buckets reach past six days.
    public private(set) var buckets = [Int](repeating: 0, count: 40)
    public private(set) var count = 0
    public private(set) var totalMicroseconds: Int64 = 0
    public private(set) var maximumMicroseconds: Int64 = 0

    public init() {}

    public mutating func record(microseconds: Int64) {
        let value = max(microseconds, 0)
        buckets[min(Int64.bitWidth - value.leadingZeroBitCount, buckets.count - 1)] += 1
        count += 1
        totalMicroseconds &+= value
        maximumMicroseconds = max(maximumMicroseconds, value)
    }

    mutating func add(_ other: LatencyHistogram) {
        for index in buckets.indices { buckets[index] += other.buckets[index] }
        count += other.count
        totalMicroseconds &+= other.totalMicroseconds
        maximumMicroseconds = max(maximumMicroseconds, other.maximumMicroseconds)
    }

    /// An upper bound of the quantile: the border of the bucket it falls into. 0 when nothing was recorded.
    public func quantileMicroseconds(_ quantile: Double) -> Int64 {
        let rank = Int((Double(count) * quantile).rounded(.up))
        var seen = 0
        for (index, bucket) in buckets.enumerated() where count > 0 {
            seen += bucket
            if seen >= max(rank, 1) { return min(Int64(1) << Int64(index), max(maximumMicroseconds, 1)) }
        }
        return 0
    }
}
