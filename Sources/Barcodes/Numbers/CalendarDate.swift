// A day on the calendar. Expiry dates are printed days, not instants: no zone and no time of day belongs to them, or
// goods expire a day early on one terminal and a day late on another.

/// A day of the Gregorian calendar, year 1 to 9999.
public struct CalendarDate: Hashable, Comparable, Sendable {
    /// Year, 1 to 9999.
    public let year: Int
    /// Month, 1 to 12.
    public let month: Int
    /// Day of the month, 1 to 31.
    public let day: Int

    /// A day that exists, or nil.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= CalendarDate.dayCount(year: year, month: month)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// A day written `YYYY-MM-DD` (ISO 8601 calendar date), or nil for any other text.
    public init?(_ iso: some StringProtocol) {
        let bytes = Array(iso.utf8)
        guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D,
            let year = bytes[0..<4].decimalValue, let month = bytes[5..<7].decimalValue,
            let day = bytes[8..<10].decimalValue
        else { return nil }
        self.init(year: Int(year), month: Int(month), day: Int(day))
    }

    /// The day so many days after 1 January 1970; beyond year 1 or 9999 it stays at the first or last day.
    public init(daysSince1970: Int) {
        let days = min(max(daysSince1970, CalendarDate.firstDay), CalendarDate.lastDay)
        // Years begin on 1 March here, so that the leap day is the last of its year; 719468 is 1 March of year 0.
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    }

    /// Days after 1 January 1970; negative before it.
    public var daysSince1970: Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear / 400
        let yearOfEra = shiftedYear % 400
        let shiftedMonth = month > 2 ? month - 3 : month + 9
        let dayOfYear = (153 * shiftedMonth + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    /// `YYYY-MM-DD`.
    public var text: String {
        Int64(year).text(width: 4) + "-" + Int64(month).text(width: 2) + "-" + Int64(day).text(width: 2)
    }

    /// The day so many days later (or earlier); nil beyond the years 1 to 9999.
    public func adding(days: Int) -> CalendarDate? {
        let (sum, overflow) = daysSince1970.addingReportingOverflow(days)
        guard !overflow, sum >= CalendarDate.firstDay, sum <= CalendarDate.lastDay else { return nil }
        return CalendarDate(daysSince1970: sum)
    }

    /// How many days after `start` the day `end` is; negative when it is before.
    public static func days(from start: CalendarDate, to end: CalendarDate) -> Int {
        end.daysSince1970 - start.daysSince1970
    }

    /// The last day of a month, or nil for a month that does not exist.
    public init?(lastOf month: Int, year: Int) {
        guard (1...12).contains(month) else { return nil }
        self.init(year: year, month: month, day: CalendarDate.dayCount(year: year, month: month))
    }

    public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
        (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }

    private static let firstDay = -719_162  // 0001-01-01
    private static let lastDay = 2_932_896  // 9999-12-31

    private static func dayCount(year: Int, month: Int) -> Int {
        switch month {
        case 2:
            let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
            return isLeap ? 29 : 28
        case 4, 6, 9, 11: return 30
        default: return 31
        }
    }
}

extension CalendarDate {
    /// The day that six digits `YYMMDD` of a GS1 date mean, or nil when there is none.
    ///
    /// The century is the one that puts the year at most 49 years before or 50 years after `currentYear` (GS1 General
    /// Specifications, section 7.12). Day 00 is the last day of the month where `allowsDayZero` (section 3.4).
    static func fromElement(_ digits: some Collection<UInt8>, currentYear: Int, allowsDayZero: Bool) -> CalendarDate? {
        guard digits.count == 6, let number = digits.decimalValue else { return nil }
        let shortYear = Int(number / 10_000)
        let month = Int(number / 100 % 100)
        let day = Int(number % 100)
        let century = currentYear - currentYear % 100
        let year =
            switch shortYear - currentYear % 100 {
            case 51...: century - 100 + shortYear
            case ...(-50): century + 100 + shortYear
            default: century + shortYear
            }
        if day == 0 { return allowsDayZero ? CalendarDate(lastOf: month, year: year) : nil }
        return CalendarDate(year: year, month: month, day: day)
    }
}
