import FaultDisk
import Foundation
import Storage
import Testing

@testable import Inventory

/// The histories of `InvariantTests` once more, on a disk, with a server that is killed and loses its power again and again: the books must
/// agree with the same model, to which nothing of that happens.
///
/// `SHELFWIRE_ENDED_HISTORIES` sets how many (200 by default); a failure prints its seed, and `SHELFWIRE_SEED` plays that one alone.
@Suite struct EndedHistoryTests {
    private static let shares = 10

    @Test(arguments: 0..<shares) func booksAgreeWithTheModelHoweverOftenTheyEnd(_ share: Int) throws {
        for seed in Self.seeds(share) {
            let disk = FaultDisk(seed: seed)
            do {
                var history = try RandomHistory(seed: seed, on: disk)
                defer { history.shop.books.database.close() }
                try history.run(steps: 60)
                if let deviation = try InvariantTests.deviation(of: history) { Issue.record("seed \(seed): \(deviation)") }
                // The history's sales take no value with them, so what is left of it is no finding here.
                let findings = try history.shop.books.verify().findings.filter { $0.code != .valueWithoutGoods }
                #expect(findings == [], "seed \(seed)")
            } catch {
                Issue.record("seed \(seed): \(error)")
            }
        }
    }

    private static func seeds(_ share: Int) -> [UInt64] {
        let environment = ProcessInfo.processInfo.environment
        if let seed = environment["SHELFWIRE_SEED"].flatMap(UInt64.init) { return share == 0 ? [seed] : [] }
        let count = environment["SHELFWIRE_ENDED_HISTORIES"].flatMap { Int($0) } ?? 200
        return (0..<count / shares).map { UInt64(7_000_000 + share * 1_000_003 + $0) }
    }
}
