import Barcodes
import Testing

@Suite struct CalendarDateTests {
    @Test func everyDayOfFourCenturiesFollowsTheOneBefore() throws {
        var date = try #require(CalendarDate(year: 1799, month: 12, day: 31))
        while date.year < 2201 {
            let next = try #require(date.adding(days: 1))
            let isNextDay = next.day == date.day + 1 && next.month == date.month && next.year == date.year
            let isNextMonth = next.day == 1 && next.month == date.month + 1 && next.year == date.year
            let isNextYear = next.day == 1 && next.month == 1 && date.month == 12 && next.year == date.year + 1
            try #require(isNextDay || isNextMonth || isNextYear, "\(date.text) -> \(next.text)")
            try #require(CalendarDate(next.text) == next)
            try #require(date < next && CalendarDate.days(from: date, to: next) == 1)
            if isNextMonth { try #require(CalendarDate(year: date.year, month: date.month, day: date.day + 1) == nil) }
            date = next
        }
    }

    @Test(arguments: [
        ("1970-01-01", 0), ("2000-02-29", 11_016), ("2026-11-21", 20_778), ("1969-12-31", -1), ("0001-01-01", -719_162),
        ("9999-12-31", 2_932_896),
    ])
    func daysCountFromTheEpoch(_ text: String, _ days: Int) throws {
        #expect(CalendarDate(daysSince1970: days).text == text)
        #expect(try #require(CalendarDate(text)).daysSince1970 == days)
    }

    @Test(arguments: [
        "2021-02-29", "1900-02-29", "2021-00-10", "2021-13-01", "2021-04-31", "2021-04-00", "0000-01-01", "2021-4-01",
        "2021/04/01", "2021-04-01 ", "", "20210401", "+021-04-01",
    ])
    func daysThatDoNotExistAreRefused(_ text: String) {
        #expect(CalendarDate(text) == nil)
    }

    @Test func theCalendarEndsWithoutTrapping() throws {
        #expect(CalendarDate(daysSince1970: Int.max).text == "9999-12-31")
        #expect(CalendarDate(daysSince1970: Int.min).text == "0001-01-01")
        let last = try #require(CalendarDate("9999-12-31"))
        #expect(last.adding(days: 1) == nil)
        #expect(last.adding(days: Int.max) == nil)
        #expect(CalendarDate(daysSince1970: Int.min).adding(days: Int.min) == nil)
    }

    /// GS1 General Specifications, section 7.12: 49 years back, 50 years ahead.
    @Test(arguments: [
        (2026, "76", 2076), (2026, "77", 1977), (2026, "25", 2025), (2048, "99", 1999), (2049, "99", 2099),
        (1999, "49", 2049), (1999, "50", 1950), (2050, "00", 2100), (2000, "51", 1951), (2000, "50", 2050),
        (2099, "49", 2149), (2099, "50", 2050),
    ])
    func twoDigitYearsFindTheirCentury(_ currentYear: Int, _ shortYear: String, _ expected: Int) throws {
        let parser = ScanParser(ScanParser.Configuration(currentYear: currentYear))
        let code = try parser.parse(Array("]C117\(shortYear)0115".utf8))
        #expect(code.expiry?.text == "\(expected)-01-15")
    }
}
