import Testing

@testable import Inventory

@Suite struct OrderAllocationTests {
    private func line(_ number: Int64, _ ordered: Int64, received: Int64 = 0, cancelled: Int64 = 0, cost: Int64 = 100) -> OrderLine {
        OrderLine(
            line: number, product: Shop.tea, ordered: Quantity(trusted: ordered), received: Quantity(trusted: received),
            cancelled: Quantity(trusted: cancelled), unitCost: Value(e4: cost))
    }

    @Test func eachLineTakesWhatItStillExpectsAndTheLastOneTheRest() {
        var allocation = OrderAllocation([line(1, 10, received: 4, cost: 100), line(2, 5, cancelled: 2, cost: 200)])
        let parts = allocation.take(Quantity(trusted: 20), of: Shop.tea)
        #expect(parts.map(\.quantity.units) == [6, 14])
        #expect(parts.map(\.unitCost.e4) == [100, 200])
        #expect(allocation.received.map(\.quantity.units) == [6, 14])
    }

    @Test func aSecondTakeGoesOnWhereTheFirstEnded() {
        var allocation = OrderAllocation([line(1, 10), line(2, 10)])
        #expect(allocation.take(Quantity(trusted: 7), of: Shop.tea).map(\.quantity.units) == [7])
        #expect(allocation.take(Quantity(trusted: 7), of: Shop.tea).map(\.quantity.units) == [3, 4])
        #expect(allocation.take(Quantity(trusted: 1), of: Shop.milk).isEmpty)
        #expect(allocation.stateAfter == .partlyReceived)
        _ = allocation.take(Quantity(trusted: 6), of: Shop.tea)
        #expect(allocation.stateAfter == .received)
    }

    @Test func whatIsTakenBackIsTakenFromTheLastLineFirst() {
        var allocation = OrderAllocation([line(1, 5, received: 5), line(2, 5, received: 3)], without: [Shop.tea: 5])
        _ = allocation.take(Quantity(trusted: 4), of: Shop.tea)
        #expect(allocation.changes.map { [$0.line, $0.quantity.units] } == [[2, -1]])
    }

    @Test(arguments: [
        // ordered, cancelled, per mille, arrived, refused
        (10, 0, 0, 10, false), (10, 0, 0, 11, true), (10, 0, 100, 11, false), (10, 0, 100, 12, true), (10, 0, 99, 11, true),
        (1_000, 0, 1, 1_001, false), (1_000, 0, 1, 1_002, true), (10, 3, 0, 7, false), (10, 3, 0, 8, true),
        (1_000_000_000, 0, 1_000, 2_000_000_000, false),
    ]) func toleranceIsCountedOnWhatIsStillWanted(_ row: (Int64, Int64, Int64, Int64, Bool)) {
        var allocation = OrderAllocation([line(1, row.0, cancelled: row.1)])
        _ = allocation.take(Quantity(trusted: row.3), of: Shop.tea)
        #expect(allocation.beyondTolerance(row.2, lines: []).isEmpty != row.4)
    }
}
