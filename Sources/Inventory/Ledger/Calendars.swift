// Business dates: the calendar date at the store's own place when something happened, moved to the first day that is still
// open. Zones are looked up once per store.

import Barcodes
import Foundation
import Storage
import Synchronization

/// How a store's clocks differ from UTC.
public struct StoreClock: Hashable, Sendable {
    /// The clocks are put forward or back.
    public struct Change: Hashable, Sendable {
        public var at: Instant
        public var secondsFromUTC: Int
    }

    public var secondsFromUTC: Int
    /// Nil where the zone knows of none.
    public var next: Change?
}

/// Time zones by store. Sendable; the mutex guards the cache.
final class Calendars: Sendable {
    /// A store's zone, and its offset in the quarter of an hour that was asked for last: entries come in the order of time.
    private struct Zone {
        let zone: TimeZone
        var quarter = Int64.min
        var seconds = 0

        /// Asks the zone only in a new quarter of an hour, or in one within which the clocks are changed.
        mutating func secondsFromUTC(at instant: Instant) -> Int {
            let quarter = instant.milliseconds.floorDivided(by: Self.quarterMilliseconds)
            if quarter == self.quarter { return seconds }
            let start = quarter * Self.quarterMilliseconds
            let first = secondsFromUTC(atMilliseconds: start)
            guard first == secondsFromUTC(atMilliseconds: start + Self.quarterMilliseconds - 1) else {
                return secondsFromUTC(atMilliseconds: instant.milliseconds)
            }
            (self.quarter, seconds) = (quarter, first)
            return first
        }

        private func secondsFromUTC(atMilliseconds milliseconds: Int64) -> Int {
            zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(milliseconds) / 1000))
        }

        private static let quarterMilliseconds: Int64 = 15 * 60_000
    }

    private struct State {
        var zones: [Int64: Zone] = [:]
        /// The day written last, and its text.
        var day = (number: Int64.min, text: "")

        mutating func date(of instant: Instant, secondsFromUTC: Int) -> String {
            let seconds = instant.milliseconds.floorDivided(by: 1000) &+ Int64(secondsFromUTC)
            let number = seconds.floorDivided(by: 86_400)
            if number != day.number { day = (number, CalendarDate(daysSince1970: Int(number)).text) }
            return day.text
        }
    }

    private let state = Mutex(State())

    /// `YYYY-MM-DD`; UTC where there is no store.
    func businessDate(
        of instant: Instant, in store: StoreID?, _ source: borrowing some Reading & ~Copyable
    ) throws -> String {
        guard let store else { return state.withLock { $0.date(of: instant, secondsFromUTC: 0) } }
        return max(try today(in: store, at: instant, source), try Self.firstOpenDate(of: store, in: source))
    }

    /// The store's own date now: what "today" means for expiry.
    func today(in store: StoreID, at now: Instant, _ source: borrowing some Reading & ~Copyable) throws -> String {
        if let date = state.withLock({ state in Self.date(in: store, at: now, &state) }) { return date }
        let name = try source.first(Self.zoneName, store.rawValue) { row in row.text(0) }
        guard let name, let zone = TimeZone(identifier: name) else {
            throw BooksError.damaged("store \(store) has no known time zone")
        }
        let date = state.withLock { state in
            state.zones[store.rawValue] = Zone(zone: zone)
            return Self.date(in: store, at: now, &state)
        }
        return date ?? ""
    }

    /// The store's clocks now and after they are changed next: what a device needs to know the store's day by itself.
    func clock(of store: StoreID, at now: Instant, _ source: borrowing some Reading & ~Copyable) throws -> StoreClock {
        _ = try today(in: store, at: now, source)
        guard let zone = state.withLock({ $0.zones[store.rawValue]?.zone }) else {
            throw BooksError.damaged("store \(store) has no known time zone")
        }
        let date = Date(timeIntervalSince1970: Double(now.milliseconds) / 1000)
        let seconds = zone.secondsFromGMT(for: date)
        guard let change = zone.nextDaylightSavingTimeTransition(after: date) else { return StoreClock(secondsFromUTC: seconds, next: nil) }
        // A moment later the new offset holds for certain.
        let next = StoreClock.Change(
            at: Instant(milliseconds: Int64(change.timeIntervalSince1970 * 1000)), secondsFromUTC: zone.secondsFromGMT(for: change.addingTimeInterval(1)))
        return StoreClock(secondsFromUTC: seconds, next: next)
    }

    /// The day up to which the store's books are closed is the one before; empty = none is closed.
    static func firstOpenDate(of store: StoreID, in source: borrowing some Reading & ~Copyable) throws -> String {
        try source.first(findFirstOpenDate, store.rawValue) { row in row.text(0) } ?? ""
    }

    /// Nil while the store's zone is not known.
    private static func date(in store: StoreID, at instant: Instant, _ state: inout State) -> String? {
        guard let seconds = state.zones[store.rawValue]?.secondsFromUTC(at: instant) else { return nil }
        return state.date(of: instant, secondsFromUTC: seconds)
    }

    private static let zoneName = SQL("SELECT time_zone FROM store WHERE id = $1")
    private static let findFirstOpenDate = SQL("SELECT first_open_date FROM store WHERE id = $1")
}

extension Int64 {
    func floorDivided(by divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
