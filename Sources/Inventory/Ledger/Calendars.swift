// Business dates: the calendar date at the store's own place when something happened, moved to the first day that is still
// open. Zones are looked up once per store.

import Barcodes
import Foundation
import Storage
import Synchronization

/// Time zones by store. Sendable; the mutex guards the cache.
final class Calendars: Sendable {

    private let zones = Mutex<[Int64: TimeZone]>([:])

    /// `YYYY-MM-DD`; UTC where there is no store.
    func businessDate(
        of instant: Instant, in store: StoreID?, _ source: borrowing some Reading & ~Copyable
    ) throws -> String {
        guard let store else { return Self.date(of: instant, secondsFromUTC: 0) }
        let zone = try zone(of: store, source)
        let seconds = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000))
        let local = Self.date(of: instant, secondsFromUTC: seconds)
        let firstOpen = try source.first(Self.firstOpenDate, store.rawValue) { row in row.text(0) } ?? ""
        return max(local, firstOpen)
    }

    /// The store's own date now: what "today" means for expiry.
    func today(in store: StoreID, at now: Instant, _ source: borrowing some Reading & ~Copyable) throws -> String {
        let seconds = try zone(of: store, source)
            .secondsFromGMT(for: Date(timeIntervalSince1970: Double(now.milliseconds) / 1000))
        return Self.date(of: now, secondsFromUTC: seconds)
    }

    private func zone(of store: StoreID, _ source: borrowing some Reading & ~Copyable) throws -> TimeZone {
        if let known = zones.withLock({ $0[store.rawValue] }) { return known }
        let name = try source.first(Self.zoneName, store.rawValue) { row in row.text(0) }
        guard let name, let zone = TimeZone(identifier: name) else {
            throw BooksError.damaged("store \(store) has no known time zone")
        }
        zones.withLock { $0[store.rawValue] = zone }
        return zone
    }

    private static func date(of instant: Instant, secondsFromUTC: Int) -> String {
        let seconds = instant.milliseconds.floorDivided(by: 1000) &+ Int64(secondsFromUTC)
        let days = seconds.floorDivided(by: 86_400)
        return CalendarDate(daysSince1970: Int(days)).text
    }

    private static let zoneName = SQL("SELECT time_zone FROM store WHERE id = $1")
    private static let firstOpenDate = SQL("SELECT first_open_date FROM store WHERE id = $1")
}

extension Int64 {
    func floorDivided(by divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
