@testable import shelfwire
import Testing

struct TextTableTests {
    @Test func columnsAreAsWideAsTheirWidestCell() {
        var table = TextTable(("PRODUCT", .left), ("ON HAND", .right), ("LOT", .left))
        table.add("Milk", "48", "M1")
        table.add("Soy sauce 酱油", "7", "")
        #expect(
            table.lines == [
                "PRODUCT         ON HAND  LOT",
                "Milk                 48  M1",
                "Soy sauce 酱油        7",
            ])
    }

    @Test(arguments: [("", 0), ("abc", 3), ("酱油", 4), ("한국", 4), ("e\u{301}", 1), ("ｱ", 1), ("Ａ", 2)])
    func wideCharactersCountTwice(text: String, columns: Int) {
        #expect(TextTable.width(of: text) == columns)
    }

    @Test(arguments: [
        (Int64(0), "0.00"), (49, "0.00"), (50, "0.01"), (-50, "-0.01"), (-49, "0.00"), (12_345, "1.23"), (1_000_000, "100.00"),
        (Int64.max, "922337203685477.58"), (Int64.min, "-922337203685477.58"),
    ])
    func moneyIsRoundedHalfAwayFromZero(e4: Int64, text: String) {
        #expect(Money.text(e4: e4) == text)
    }

    @Test(arguments: [(0, 0, "[####################] 100 %"), (0, 7, "[....................] 0 %"), (9, 4, "[####################] 100 %"), (-1, 4, "[....................] 0 %"), (1, 2, "[##########..........] 50 %")])
    func aBarStaysWithinItself(done: Int, all: Int, text: String) {
        #expect(ProgressLine.bar(done, of: all) == text)
    }
}
