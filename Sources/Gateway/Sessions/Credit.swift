// How many entries a terminal may have unacknowledged: all of the credit while the writer keeps up, less as its line grows.

enum Credit {
    /// Pure: from the writer's line (`waiting` of `capacity`) to the credit; falls linearly once the line is a quarter full.
    static func entries(waiting: Int, capacity: Int, _ limits: GatewayLimits) -> Int32 {
        let most = limits.creditEntries
        let least = min(limits.leastCreditEntries, most)
        guard capacity > 0, waiting > capacity / 4 else { return most }
        let room = max(0, capacity - waiting)
        let share = Int64(most) * Int64(room) / Int64(capacity)
        return max(least, Int32(clamping: share))
    }
}
