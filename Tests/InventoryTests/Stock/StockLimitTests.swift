import Testing

@testable import Inventory

/// Each bound of commands about stock just below, at and just above it.
@Suite struct StockLimitTests {
    private static let sizes = [(Limits.stockLines - 1, true), (Limits.stockLines, true), (Limits.stockLines + 1, false)]

    private func isDone<C: Command>(_ command: C, as person: Shop.Person, in shop: Shop) throws -> Bool {
        switch try shop.perform(command, as: person) {
        case .done: return true
        case .refused(let refusal):
            #expect(refusal.rejections.map(\.reason) == ["TOO_MANY"])
            return false
        case .repeated: return false
        }
    }

    private func shop() throws -> Shop {
        let shop = try Shop()
        try shop.openStation()
        try shop.move(Shop.tea, 5_000, from: Shop.supplierPlace, to: Shop.a1)
        return shop
    }

    private func goods(_ count: Int) -> [StockLineDraft] {
        [StockLineDraft](repeating: StockLineDraft(product: 1, location: Shop.a1.rawValue, quantity: 1), count: count)
    }

    @Test(arguments: sizes) func movesAreBounded(count: Int, isTaken: Bool) throws {
        let lines = goods(count).map { MoveLine($0, toLocation: Shop.b1.rawValue, toCondition: .sellable) }
        #expect(try isDone(MoveStock(store: Shop.store, lines: lines), as: .anna, in: shop()) == isTaken)
    }

    @Test(arguments: sizes) func adjustmentsAreBounded(count: Int, isTaken: Bool) throws {
        let lines = goods(count).map { AdjustmentLineDraft($0, reason: .found) }
        #expect(try isDone(CreateAdjustment(store: Shop.store, lines: lines), as: .anna, in: shop()) == isTaken)
    }

    @Test(arguments: sizes) func promisesAreBounded(count: Int, isTaken: Bool) throws {
        let lines = [ReserveStock.Line](repeating: ReserveStock.Line(product: 1, quantity: 1), count: count)
        let expires = Instant(milliseconds: TestClock.start + 60_000)
        let command = ReserveStock(store: Shop.store, reference: "order", expires: expires, lines: lines)
        #expect(try isDone(command, as: .anna, in: shop()) == isTaken)
    }

    @Test(arguments: sizes) func shipmentsAreBounded(count: Int, isTaken: Bool) throws {
        let shop = try shop()
        let wish = CreateTransfer(from: Shop.store, to: Shop.station, lines: [CreateTransfer.Line(product: 1, quantity: 5_000)])
        guard case .done(let transfer, _, _) = try shop.perform(wish, as: .eve) else {
            Issue.record("the transfer was refused")
            return
        }
        _ = try shop.perform(ApproveTransfer(transfer.id), as: .dora)
        #expect(try isDone(ShipTransfer(transfer.id, lines: goods(count)), as: .anna, in: shop) == isTaken)
    }

    @Test(arguments: [(-1, 1), (0, 1), (1, 2)]) func aSweepFreesOnlySoManyPromisesAtATime(more: Int, sweeps: Int) throws {
        let shop = try shop()
        for _ in 0..<Limits.sweptReservations + more {
            let command = ReserveStock(
                store: Shop.store, reference: "order", expires: Instant(milliseconds: shop.clock.milliseconds + 1),
                lines: [ReserveStock.Line(product: 1, quantity: 1)])
            _ = try shop.perform(command, as: .anna)
        }
        shop.clock.advance(milliseconds: 1)
        var swept: [Int] = []
        while case .done(let count, _, _) = try shop.perform(ExpireReservations(), as: Caller(.operatorAtMachine)), count > 0 {
            swept.append(count)
        }
        #expect(swept.count == sweeps)
        #expect(swept.reduce(0, +) == Limits.sweptReservations + more)
        #expect(swept.allSatisfy { $0 <= Limits.sweptReservations })
    }

    @Test func aSweepOfTheBooksFreesAllAndWritesNothingWhereNothingIsDue() async throws {
        let shop = try shop()
        let command = ReserveStock(
            store: Shop.store, reference: "order", expires: Instant(milliseconds: shop.clock.milliseconds + 1),
            lines: [ReserveStock.Line(product: 1, quantity: 1)])
        _ = try shop.perform(command, as: .anna)
        let before = try shop.read { snapshot in try Journal.head(snapshot).sequence }
        #expect(try await shop.books.sweepReservations() == 0)
        #expect(try shop.read { snapshot in try Journal.head(snapshot).sequence } == before)
        shop.clock.advance(milliseconds: 1)
        #expect(try await shop.books.sweepReservations() == 1)
        #expect(try await shop.books.sweepReservations() == 0)
        #expect(try shop.read { snapshot in try Journal.head(snapshot).sequence } == before + 1)
    }
}
