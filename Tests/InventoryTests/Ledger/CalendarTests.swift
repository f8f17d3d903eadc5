import Foundation
import Storage
import Testing

@testable import Inventory

/// The store's own date is kept for a quarter of an hour; it must be right at every edge all the same.
@Suite("The store's date")
struct CalendarTests {
    /// Changes of the clock, midnights, and places whose offset is no whole hour.
    private static let moments: [(zone: String, instant: String)] = [
        ("Europe/Berlin", "2026-03-29T01:00:00Z"), ("Europe/Berlin", "2026-10-25T01:00:00Z"), ("Europe/Berlin", "2026-11-21T23:00:00Z"),
        ("Asia/Kathmandu", "2026-05-01T18:15:00Z"), ("Asia/Shanghai", "2026-01-31T16:00:00Z"),
        ("Australia/Lord_Howe", "2026-04-04T15:00:00Z"), ("America/St_Johns", "2026-03-08T05:30:00Z"),
        ("Africa/Monrovia", "1972-01-07T00:44:30Z"), ("Pacific/Apia", "2011-12-30T10:00:00Z"),
    ]

    @Test(arguments: moments)
    func isThatOfTheZoneAroundEveryEdge(zone: String, instant: String) throws {
        let shop = try Shop()
        try shop.write { transaction in try transaction.run(Self.moveStore, Shop.store.rawValue, zone) }
        let calendars = Calendars()
        var gregorian = Calendar(identifier: .gregorian)
        gregorian.timeZone = try #require(TimeZone(identifier: zone))
        let edge = Int64(try Date(instant, strategy: .iso8601).timeIntervalSince1970) * 1_000
        // Back and forth, so that a remembered quarter of an hour is met from both sides.
        for offset in [-86_400_000, -1_000, -1, 0, 1, -1, 1_000, 899_999, 900_000, -900_001, 0, 3_600_000, 86_400_000] as [Int64] {
            let now = Instant(milliseconds: edge + offset)
            let parts = gregorian.dateComponents([.year, .month, .day], from: Date(timeIntervalSince1970: Double(now.milliseconds) / 1_000))
            let date = try shop.read { snapshot in try calendars.today(in: Shop.store, at: now, snapshot) }
            #expect(date.split(separator: "-").map { Int($0) } == [parts.year, parts.month, parts.day], "\(zone) \(offset)")
        }
    }

    @Test func aClosedDayMovesToTheFirstOpenOne() throws {
        let shop = try Shop()
        let calendars = Calendars()
        let now = Instant(milliseconds: TestClock.start)
        let today = try shop.read { snapshot in try calendars.businessDate(of: now, in: Shop.store, snapshot) }
        try shop.write { transaction in try transaction.run(Self.close, Shop.store.rawValue, "2099-01-01") }
        let moved = try shop.read { snapshot in try calendars.businessDate(of: now, in: Shop.store, snapshot) }
        #expect(today < moved && moved == "2099-01-01")
    }

    @Test(arguments: [
        ("Asia/Shanghai", "2026-06-01T00:00:00Z", 28_800, nil, 0),
        ("Europe/Berlin", "2026-03-28T00:00:00Z", 3_600, "2026-03-29T01:00:00Z", 7_200),
        ("Europe/Berlin", "2026-03-29T01:00:00Z", 7_200, "2026-10-25T01:00:00Z", 3_600),
        ("America/St_Johns", "2026-11-21T00:00:00Z", -12_600, "2027-03-14T05:30:00Z", -9_000),
    ] as [(String, String, Int, String?, Int)])
    func aDeviceIsToldTheStoresClocksOverTheNextChange(zone: String, instant: String, seconds: Int, change: String?, then: Int) throws {
        let shop = try Shop()
        try shop.write { transaction in try transaction.run(Self.moveStore, Shop.store.rawValue, zone) }
        func instantOf(_ text: String) throws -> Instant {
            Instant(milliseconds: Int64(try Date(text, strategy: .iso8601).timeIntervalSince1970) * 1_000)
        }
        let now = try instantOf(instant)
        let clock = try shop.read { snapshot in try Calendars().clock(of: Shop.store, at: now, snapshot) }
        #expect(clock.secondsFromUTC == seconds)
        #expect(clock.next == (try change.map { StoreClock.Change(at: try instantOf($0), secondsFromUTC: then) }))
    }

    @Test func aStoreThatIsNotThereIsDamage() throws {
        let shop = try Shop()
        #expect(throws: BooksError.self) {
            try shop.read { snapshot in
                try Calendars().today(in: StoreID(trusted: 77), at: Instant(milliseconds: 0), snapshot)
            }
        }
    }

    private static let moveStore = SQL("UPDATE store SET time_zone = $2 WHERE id = $1")
    private static let close = SQL("UPDATE store SET first_open_date = $2 WHERE id = $1")
}
