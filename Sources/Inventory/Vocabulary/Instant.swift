// Instants: milliseconds since 1970-01-01 UTC. Calendar dates (expiry, business date) are `CalendarDate` and have no zone.

public struct Instant: Hashable, Comparable, Sendable {
    public let milliseconds: Int64

    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    public static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }
}
