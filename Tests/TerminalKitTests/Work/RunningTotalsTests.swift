import Testing

@testable import TerminalKit

@Suite struct RunningTotalsTests {
    private let milk = RunningTotals.Line(productID: 1, code: "", lot: "")
    private let bread = RunningTotals.Line(productID: 2, code: "", lot: "")

    @Test func anOldAnswerNeverTakesNewerEntriesBack() {
        var totals = RunningTotals(limit: 10)
        #expect(totals.add(1, milk, quantity: 1) == 1)
        #expect(totals.add(2, milk, quantity: 12) == 13)
        #expect(totals.add(3, milk, quantity: 1) == 14)
        // Another device has counted 100 in the meantime.
        #expect(totals.confirm(1, milk, total: 101) == 114)
        #expect(totals.confirm(3, milk, total: 114) == 114)
        #expect(totals.confirm(2, milk, total: 113) == 114)
    }

    @Test func linesDoNotMix() {
        var totals = RunningTotals(limit: 10)
        #expect(totals.add(1, milk, quantity: 5) == 5)
        #expect(totals.add(2, bread, quantity: 7) == 7)
        #expect(totals.confirm(2, bread, total: 70) == 70)
        #expect(totals.total(milk) == 5)
    }

    @Test func anAnswerWithoutFiguresKeepsWhatWasBookedAndDropsWhatWasNot() {
        var totals = RunningTotals(limit: 10)
        _ = totals.add(1, milk, quantity: 5)
        _ = totals.add(2, milk, quantity: 3)
        totals.settle(1, isBooked: true)
        #expect(totals.total(milk) == 8)
        totals.settle(2, isBooked: false)
        #expect(totals.total(milk) == 5)
    }

    @Test func largeFiguresDoNotOverflow() {
        var totals = RunningTotals(limit: 10)
        _ = totals.confirm(1, milk, total: .max)
        #expect(totals.add(2, milk, quantity: 5) == .max)
    }

    @Test(arguments: [9, 10, 11])
    func theNumberOfLinesIsBounded(count: Int) {
        var totals = RunningTotals(limit: 10)
        for number in 0 ..< count {
            let line = RunningTotals.Line(productID: Int64(number), code: "", lot: "")
            _ = totals.add(Int64(number + 1), line, quantity: 1)
            _ = totals.confirm(Int64(number + 1), line, total: 1)
        }
        #expect(totals.lineCount == min(count, 10))
    }
}
