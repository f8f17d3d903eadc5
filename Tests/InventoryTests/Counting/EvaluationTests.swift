import Testing

@testable import Inventory

@Suite struct EvaluationTests {
    private static let bucket = Bucket(product: Shop.tea, lot: nil, location: Shop.a1, condition: .sellable)

    private static func facts(
        counted: Int64, first: Int64, last: Int64, onHand: Int64, _ movements: [(Int64, Int64)]
    ) -> EvaluationFacts {
        EvaluationFacts(
            lines: [
                CountLine(
                    bucket: bucket, counted: counted, first: Instant(milliseconds: first), last: Instant(milliseconds: last), entries: 1)
            ],
            completed: [:], balances: [bucket: onHand],
            movements: movements.map { EvaluationFacts.Movement(bucket: bucket, quantity: $0.0, occurred: Instant(milliseconds: $0.1)) })
    }

    /// On hand is 10 now; one movement of -3 at an instant around the count, which lasted from 100 to 200.
    @Test(arguments: [
        (99, 10, false), (100, 10, false), (101, 10, true), (200, 10, true), (201, 13, false),
    ]) func aMovementCountsByItsInstant(_ row: (occurred: Int64, expected: Int64, moved: Bool)) {
        let facts = Self.facts(counted: 10, first: 100, last: 200, onHand: 10, [(-3, row.occurred)])
        let variance = Evaluation.variances(facts)[0]
        #expect(variance.expected == row.expected)
        #expect(variance.movedDuringCount == row.moved)
        #expect(variance.difference == 10 - row.expected)
    }

    @Test func unseenGoodsCountZeroAtTheInstantTheirPlaceWasCompleted() {
        let unseen = Bucket(product: Shop.milk, lot: LotID(trusted: 4), location: Shop.a1, condition: .damaged)
        let elsewhere = Bucket(product: Shop.milk, lot: nil, location: Shop.b1, condition: .sellable)
        var facts = Self.facts(counted: 10, first: 100, last: 200, onHand: 10, [])
        facts.completed = [Shop.a1: Instant(milliseconds: 300)]
        facts.balances[unseen] = 4
        facts.balances[elsewhere] = 9
        facts.movements = [EvaluationFacts.Movement(bucket: unseen, quantity: -2, occurred: Instant(milliseconds: 301))]
        let variances = Evaluation.variances(facts)
        #expect(variances.map(\.bucket) == [Self.bucket, unseen])
        #expect(variances.map(\.isUnseen) == [false, true])
        #expect(variances.map(\.expected) == [10, 6])
        #expect(variances.map(\.counted) == [10, 0])
        #expect(variances[1].instant == Instant(milliseconds: 300))
    }

    @Test func theDifferencesOfAProductUseUpOneHolding() {
        let places = [Shop.a1, Shop.b1, Shop.dock]
        let variances = places.map { place in
            CountVariance(
                bucket: Bucket(product: Shop.tea, lot: nil, location: place, condition: .sellable), counted: 0, expected: 1,
                instant: Instant(milliseconds: 0), movedDuringCount: false, isUnseen: false)
        }
        let values = Evaluation.values(variances, holdings: [Shop.tea: Holding(quantity: 3, value: 100, lastUnitCost: 0)])
        #expect(values.map(\.e4) == [-33, -34, -33])
    }
}

@Suite struct HoldingTests {
    @Test(arguments: [
        // quantity, value, last cost, change -> value of the change
        (10, 1_000, 0, -3, -300), (10, 1_000, 0, 3, 300), (3, 100, 0, -1, -33), (3, 100, 0, -2, -67), (3, 100, 0, -3, -100),
        (10, 1_000, 0, 0, 0), (0, 0, 70, 2, 140), (0, 0, 0, 2, 0), (-2, -140, 70, 2, 140), (-2, -150, 70, 2, 150),
        (-2, -140, 70, -1, -70), (2, 200, 70, -5, -500),
    ]) func goodsTakeTheirShareOfTheValue(_ row: (Int64, Int64, Int64, Int64, Int64)) {
        let holding = Holding(quantity: row.0, value: row.1, lastUnitCost: row.2)
        #expect(holding.value(of: Quantity(trusted: row.3)).e4 == row.4)
    }

    @Test func whatEmptiesAHoldingLeavesNoValueBehind() {
        var random = SeededRandom(7)
        for _ in 0..<1_000 {
            var holding = Holding(quantity: random.number(1...50), value: random.number(0...10_000), lastUnitCost: 0)
            while holding.quantity > 0 {
                let part = Quantity(trusted: -random.number(1...holding.quantity))
                holding.add(part, worth: holding.value(of: part))
            }
            #expect(holding.value == 0)
        }
    }
}
