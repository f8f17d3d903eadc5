import Testing

@testable import Inventory

@Suite struct LotDatesTests {
    @Test(arguments: [
        // production, expiry, shelf life -> production, expiry, shelf life
        ("2026-06-01", "", 10, "2026-06-01", "2026-06-11", 10),
        ("", "2026-06-11", 10, "2026-06-01", "2026-06-11", 10),
        ("2026-06-01", "2026-06-21", 10, "2026-06-01", "2026-06-21", 20),
        ("2026-06-01", "2026-06-21", 0, "2026-06-01", "2026-06-21", 20),
        ("2026-06-01", "2026-06-01", 0, "2026-06-01", "2026-06-01", 0),
        ("2026-06-01", "", 0, "2026-06-01", "", 0),
        ("", "2026-06-11", 0, "", "2026-06-11", 0),
        ("", "", 10, "", "", 10),
        ("2028-02-28", "", 1, "2028-02-28", "2028-02-29", 1),
    ]) func anyTwoGiveTheThird(_ row: (String, String, Int, String, String, Int)) throws {
        let dates = try #require(LotDates(productionDate: row.0, expiry: row.1, shelfLifeDays: row.2))
        #expect(dates.productionDate == row.3)
        #expect(dates.expiry == row.4)
        #expect(dates.shelfLifeDays == row.5)
    }

    @Test func goodsDoNotExpireBeforeTheyAreMadeNorAfterTheCalendarEnds() {
        #expect(LotDates(productionDate: "2026-06-02", expiry: "2026-06-01", shelfLifeDays: 5) == nil)
        #expect(LotDates(productionDate: "9999-12-31", expiry: "", shelfLifeDays: 1) == nil)
        #expect(LotDates(productionDate: "", expiry: "0001-01-01", shelfLifeDays: 1) == nil)
    }

    @Test(arguments: [
        ("2026-06-14", "EXPIRED"), ("2026-06-15", "SHORT_DATED"), ("2026-06-17", "SHORT_DATED"), ("2026-06-18", ""), ("", ""),
    ]) func remainingLifeIsCountedFromTheStoresOwnDay(_ row: (expiry: String, remark: String)) {
        let remarks = ShelfLife.remarks(expiry: row.expiry, lot: "L1", minimumLifeDays: 3, today: "2026-06-15")
        #expect(remarks.map(\.reason).joined() == row.remark)
    }
}
