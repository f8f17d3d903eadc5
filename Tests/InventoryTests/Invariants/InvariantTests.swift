import Foundation
import Testing

@testable import Inventory

/// Invariants 1 to 6 and 9 of the books, over random histories against an independent model.
///
/// `SHELFWIRE_HISTORIES` sets how many (1,000 by default); a failure prints its seed, and `SHELFWIRE_SEED` plays that one alone.
@Suite struct InvariantTests {
    private static let shares = 20

    @Test(arguments: 0..<shares) func booksAgreeWithTheModelWhateverHappens(_ share: Int) throws {
        for seed in Self.seeds(share) {
            do {
                var history = try RandomHistory(seed: seed)
                try history.run(steps: 60)
                if let deviation = try Self.deviation(of: history) { Issue.record("seed \(seed): \(deviation)") }
            } catch {
                Issue.record("seed \(seed): \(error)")
            }
        }
    }

    private static func seeds(_ share: Int) -> [UInt64] {
        let environment = ProcessInfo.processInfo.environment
        if let seed = environment["SHELFWIRE_SEED"].flatMap(UInt64.init) { return share == 0 ? [seed] : [] }
        let count = environment["SHELFWIRE_HISTORIES"].flatMap { Int($0) } ?? 1_000
        return (0..<count / shares).map { UInt64(share * 1_000_003 + $0) }
    }

    /// Nil when the books and the model tell the same story.
    static func deviation(of history: RandomHistory) throws -> String? {
        let books = BooksAsModel(shop: history.shop)
        let model = history.model
        // 1: goods come from somewhere.
        let unbalanced = try books.unbalancedRows()
        guard unbalanced.isEmpty else { return "rows \(unbalanced) do not sum to zero" }
        // 2: balances are what the ledger adds up to, and what the model says.
        let balances = try books.balances()
        guard try balances == books.postings() else { return "balances are not the sums of the postings" }
        guard balances == model.balances.filter({ $0.value != 0 }) else {
            return "balances differ: \(balances) against \(model.balances)"
        }
        guard try books.misstatedBuckets() == 0 else { return "a bucket is not the sum of its postings" }
        // 5: lines are the sums of what was not taken back.
        for (receipt, known) in model.receipts {
            guard try books.receiptLines(receipt) == known.lines.filter({ $0.value != 0 }) else { return "lines of receipt \(receipt) differ" }
        }
        for (stocktake, known) in model.counts {
            guard try books.countLines(stocktake) == known.lines else { return "lines of stocktake \(stocktake) differ" }
        }
        // 6: one open exception per bucket that went below zero.
        let negative = try history.shop.openReviews(.negativeStock)
        guard negative.count == model.belowZero.count, Set(negative.map(\.subject)).count == negative.count else {
            return "\(negative.count) reviews of negative stock, \(model.belowZero.count) buckets below zero"
        }
        // 9: each contradicted count has one recheck, and its difference makes the count true again.
        let rechecks = try books.rechecks()
        let expected = Dictionary(uniqueKeysWithValues: model.rechecks.map { (Self.subject($0.key), $0.value) })
        guard rechecks == expected else { return "rechecks differ: \(rechecks) against \(expected)" }
        return restoredCounts(model)
    }

    /// A recheck proposes exactly what its count lacks; a count without one is true.
    private static func restoredCounts(_ model: ShopModel) -> String? {
        for (observation, counted) in model.observations {
            let expected = model.expected(observation.bucket, at: observation.instant)
            guard expected + (model.rechecks[observation] ?? 0) == counted else { return "its recheck does not restore \(observation)" }
        }
        return nil
    }

    static func subject(_ observation: ModelObservation) -> String {
        let bucket = observation.bucket
        let lot = ["": 0, "L1": 1, "L2": 2][bucket.lot] ?? -1
        return "\(observation.stocktake)/\(observation.instant)/\(bucket.product)/\(lot)/\(bucket.place)/1"
    }
}
