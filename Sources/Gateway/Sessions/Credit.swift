// How many entries a terminal may have unacknowledged: all of the credit while the writer keeps up and few work, less as its line grows, and
// less as more terminals are there at once.

enum Credit {
    /// Pure: from the writer's line (`waiting` of `capacity`) and the terminals `attached` to the credit.
    ///
    /// It falls linearly once the line is a quarter full. And whatever the line: what all terminals together may have under way is bounded,
    /// because a line of few bodies with a thousand entries each is a long one for whoever stands behind it.
    static func entries(waiting: Int, capacity: Int, attached: Int, _ limits: GatewayLimits) -> Int32 {
        let least = min(limits.leastCreditEntries, limits.creditEntries)
        let share = limits.entriesUnderWay / Int64(max(attached, 1))
        let most = max(least, min(limits.creditEntries, Int32(clamping: share)))
        guard capacity > 0, waiting > capacity / 4 else { return most }
        let room = max(0, capacity - waiting)
        return max(least, Int32(clamping: Int64(most) * Int64(room) / Int64(capacity)))
    }
}
