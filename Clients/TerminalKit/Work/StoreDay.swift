// The store's day, known by the device itself: what has expired is judged by it, whatever zone the device is set to and whether or not
// there is a server.

import Barcodes

/// How the store's clocks differ from UTC, as the last Welcome said. Pure.
struct StoreDay: Hashable, Codable {
    private(set) var offsetSeconds: Int64 = 0
    /// When the clocks are changed next; 0 = never, as far as is known.
    private(set) var changesMilliseconds: Int64 = 0
    private(set) var nextOffsetSeconds: Int64 = 0

    /// UTC: a device that no server has told yet.
    init() {}

    /// No zone is further from UTC than 18 hours; what says otherwise is held to that.
    init(offsetSeconds: Int64, changesMilliseconds: Int64, nextOffsetSeconds: Int64) {
        let largest: Int64 = 18 * 3_600
        self.offsetSeconds = min(max(offsetSeconds, -largest), largest)
        self.changesMilliseconds = max(0, changesMilliseconds)
        self.nextOffsetSeconds = min(max(nextOffsetSeconds, -largest), largest)
    }

    func date(atMilliseconds now: Int64) -> CalendarDate {
        let isChanged = changesMilliseconds > 0 && now >= changesMilliseconds
        let local = now &+ (isChanged ? nextOffsetSeconds : offsetSeconds) * 1_000
        let day: Int64 = 86_400_000
        return CalendarDate(daysSince1970: Int(local >= 0 ? local / day : (local - (day - 1)) / day))
    }
}
