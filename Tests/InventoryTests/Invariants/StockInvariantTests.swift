import Foundation
import Testing

@testable import Inventory

/// Invariants 1, 2, 4, 6, 7, 10, 11 and 12 over random days of moves, losses, promises and transfers.
///
/// `SHELFWIRE_HISTORIES` sets how many (200 by default); a failure prints its seed, and `SHELFWIRE_SEED` plays that one alone.
@Suite struct StockInvariantTests {
    private static let shares = 10

    @Test(arguments: 0..<shares) func whatMustHoldHoldsAfterEveryStep(_ share: Int) throws {
        var (done, refused, remembered) = (0, 0, 0)
        for seed in Self.seeds(share) {
            do {
                var history = try StockHistory(seed: seed)
                try history.run(steps: 60)
                done += history.done
                refused += history.refused
                remembered += history.remembered.count
                if let deviation = try Self.pastDeviation(of: history) { Issue.record("seed \(seed): \(deviation)") }
            } catch {
                Issue.record("seed \(seed): \(error)")
            }
        }
        // A history in which nothing works, or nothing is refused, proves nothing.
        let isAlone = ProcessInfo.processInfo.environment["SHELFWIRE_SEED"] != nil
        #expect(isAlone || (done > 40 && refused > 40 && remembered > 10), "\(done) done, \(refused) refused, \(remembered) remembered")
    }

    /// 10: what the books said after a row is what they say now of that row, page by page.
    private static func pastDeviation(of history: StockHistory) throws -> String? {
        for (sequence, onHand) in history.remembered {
            var told: [Bucket: Int64] = [:]
            var query = StockAsOf(.sequence(sequence), in: Shop.store, page: Page(size: 3))
            repeat {
                let answer = try history.shop.books.askSync(query, as: history.shop.caller(.dora))
                for pile in answer.page.items { told[pile.bucket] = pile.onHand }
                if answer.onHandTotal != onHand.values.reduce(0, +) { return "the total as of row \(sequence) is \(answer.onHandTotal)" }
                query.page.token = answer.page.nextToken
            } while !query.page.token.isEmpty
            if told != onHand { return "as of row \(sequence): \(told), but it was \(onHand)" }
        }
        return nil
    }

    private static func seeds(_ share: Int) -> [UInt64] {
        let environment = ProcessInfo.processInfo.environment
        if let seed = environment["SHELFWIRE_SEED"].flatMap(UInt64.init) { return share == 0 ? [seed] : [] }
        let count = environment["SHELFWIRE_HISTORIES"].flatMap { Int($0) } ?? 200
        return (0..<count / shares).map { UInt64(share * 1_000_003 + $0) }
    }
}
