import Testing

@testable import Inventory

@Suite struct CurrencyTests {
    @Test(arguments: [
        ("EUR", 12_345, 123), ("EUR", 12_350, 124), ("EUR", 49, 0), ("EUR", 50, 1), ("EUR", -49, 0), ("EUR", -50, -1), ("JPY", 4_999, 0),
        ("JPY", 5_000, 1), ("JPY", 10_000, 1), ("KWD", 14, 1), ("KWD", 15, 2), ("CLF", 7, 7), ("ZZZ", 150, 2),
        ("EUR", Int64.max, 92_233_720_368_547_758), ("EUR", Int64.min, -92_233_720_368_547_758),
    ] as [(String, Int64, Int64)])
    func whatIsOwedIsRoundedHalfAwayFromZero(_ row: (currency: String, value: Int64, minor: Int64)) {
        #expect(Currency.minor(Value(e4: row.value), of: row.currency) == row.minor)
    }
}
