import Foundation
import Testing

@testable import Inventory

/// Invariant 9 over 10,000 random histories of counts while the shop trades.
///
/// `SHELFWIRE_COUNT_HISTORIES` sets how many; a failure prints the seed of its shop, and `SHELFWIRE_SEED` plays that one alone.
@Suite struct CountInvariantTests {
    private static let shares = 20
    /// Histories in one shop: later ones find the counts of the earlier ones, and what contradicts them.
    private static let perShop = 10

    @Test(arguments: 0..<shares) func aCountIsTrueWhateverMovesAndWheneverItIsTold(_ share: Int) throws {
        var happened = CountHistory.Tally()
        for seed in Self.seeds(share) {
            do {
                var history = try CountHistory(seed: seed)
                for _ in 0..<Self.perShop { try history.play() }
                happened += history.happened
            } catch {
                Issue.record("seed \(seed): \(error)")
            }
        }
        let isAlone = ProcessInfo.processInfo.environment["SHELFWIRE_SEED"] != nil
        let isMeant = happened.differences > 40 && happened.lateBefore > 40 && happened.lateAfter > 10 && happened.rechecks > 10
        #expect(isAlone || isMeant, "\(happened)")
    }

    private static func seeds(_ share: Int) -> [UInt64] {
        let environment = ProcessInfo.processInfo.environment
        if let seed = environment["SHELFWIRE_SEED"].flatMap(UInt64.init) { return share == 0 ? [seed] : [] }
        let count = environment["SHELFWIRE_COUNT_HISTORIES"].flatMap { Int($0) } ?? 10_000
        return (0..<max(1, count / perShop / shares)).map { UInt64(share * 1_000_003 + $0) }
    }
}
