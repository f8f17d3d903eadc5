import Foundation
import Testing

@testable import Inventory

/// Invariants 1, 2, 3, 5, 8 and 11 of goods in, over random histories against an independent model, compared after every step.
///
/// `SHELFWIRE_HISTORIES` sets how many (200 by default); a failure prints its seed, and `SHELFWIRE_SEED` plays that one alone.
@Suite struct ReceivingInvariantTests {
    private static let shares = 20

    @Test(arguments: 0..<shares) func goodsInAgreeWithTheModelAfterEveryStep(_ share: Int) throws {
        for seed in Self.seeds(share) {
            do {
                var history = try ReceivingHistory(seed: seed)
                try history.run(steps: 60)
                let books = BooksAsModel(shop: history.shop)
                #expect(try books.unbalancedRows().isEmpty, "seed \(seed)")
                #expect(try books.balances() == books.postings(), "seed \(seed)")
                #expect(try books.misstatedBuckets() == 0, "seed \(seed)")
            } catch {
                Issue.record("seed \(seed): \(error)")
            }
        }
    }

    private static func seeds(_ share: Int) -> [UInt64] {
        let environment = ProcessInfo.processInfo.environment
        if let seed = environment["SHELFWIRE_SEED"].flatMap(UInt64.init) { return share == 0 ? [seed] : [] }
        let count = environment["SHELFWIRE_HISTORIES"].flatMap { Int($0) } ?? 200
        return (0..<count / shares).map { UInt64(share * 7_000_003 + $0) }
    }
}
