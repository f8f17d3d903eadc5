import Foundation
import Storage
import Synchronization
import Testing

@testable import Inventory

/// A count is evaluated while the shop goes on: nobody waits for it, and what is told meanwhile is not overlooked.
@Suite struct EvaluatedBesideTests {
    /// What is done while the snapshot of an evaluation is being read, from that reader's thread; `round` counts from 1.
    private typealias Meanwhile = @Sendable (_ round: Int, _ books: Books) throws -> Void

    /// A shop with threads as a server's. 100 tea came to A1, ten minutes later cara counted 80 of them. A line that is more than a tenth off is
    /// counted again.
    private func withCount(_ body: (_ shop: Shop, _ stocktake: DocumentID) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("beside-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let shop = try Shop(directory: folder + "/shop", hasThreads: true)
        try #require(try shop.perform(SetStockPolicy(StockPolicy(recountPermille: 100), of: Shop.store), as: .dora).isDone)
        try shop.move(Shop.tea, 100, value: 700, from: Shop.supplierPlace, to: Shop.a1)
        shop.clock.advance(minutes: 10)
        guard case .done(let opened, _, _) = try shop.perform(OpenStocktake(store: Shop.store, isBlind: true), as: .ben) else {
            throw BooksError.damaged("no stocktake")
        }
        guard case .applied = try shop.books.applySync(Self.count(80, on: opened.id, from: 1, in: shop)) else {
            throw BooksError.damaged("not counted")
        }
        shop.clock.advance(minutes: 10)
        _ = try shop.write { transaction in try transaction.run(ShopRows.keepAwake, transaction.nowMilliseconds) }
        try await body(shop, opened.id)
        shop.books.database.close()
    }

    private static func count(_ quantity: Int64, on stocktake: DocumentID, from sequence: Int64, in shop: Shop) -> EntryBatch {
        let item = Entry.Item(.product(Shop.tea.rawValue), location: Shop.a1.rawValue)
        return shop.batch([.count(item, quantity: quantity)], by: .cara, on: .document(stocktake.rawValue), from: sequence)
    }

    /// A sale at A1; `minutes` after the goods came.
    private static func sell(_ quantity: Int64, at minutes: Int64, _ books: Books) throws {
        _ = try books.database.writeSync { transaction in
            try Shop.move(
                Shop.tea, quantity, from: Shop.a1, to: Shop.customerPlace, occurred: TestClock.start + minutes * 60_000, in: transaction)
        }
    }

    /// Answers the state that it led to, or the reason why not, and how often the count was evaluated.
    private func submit(
        _ stocktake: DocumentID, as person: Shop.Person = .ben, in shop: Shop, _ meanwhile: @escaping Meanwhile
    ) async throws -> String {
        let rounds = Mutex(0)
        let books = shop.books
        let outcome = try await books.submit(
            SubmitStocktake(stocktake), as: shop.caller(person), identity: WriteIdentity(key: "submit", payload: [], requestHash: []),
            whileEvaluating: { try meanwhile(rounds.withLock { $0 += 1; return $0 }, books) }, encode: { _ in [] })
        let count = rounds.withLock { $0 }
        if case .done(let state, _, _) = outcome { return "\(state) \(count)" }
        return "\(outcome.reasons.joined(separator: " ")) \(count)"
    }

    private func explain(_ stocktake: DocumentID, in shop: Shop, _ meanwhile: @escaping Meanwhile) async throws -> String {
        let rounds = Mutex(0)
        let books = shop.books
        let line = ExplainVariance.Line(
            StockLineDraft(product: Shop.tea.rawValue, location: Shop.a1.rawValue, quantity: 1), reason: .missing)
        let outcome = try await books.explain(
            ExplainVariance(stocktake, lines: [line]), as: shop.caller(.ben),
            identity: WriteIdentity(key: "explain", payload: [], requestHash: []),
            whileEvaluating: { try meanwhile(rounds.withLock { $0 += 1; return $0 }, books) }, encode: { _ in [] })
        let count = rounds.withLock { $0 }
        if case .done(let lines, _, _) = outcome { return "\(lines) of 1 explained, \(count)" }
        return "\(outcome.reasons.joined(separator: " ")) \(count)"
    }

    // MARK: submitting

    /// The writer is free while a reader evaluates: a scan is committed before the evaluation ends, and the end knows of it.
    @Test func aScanIsCommittedWhileACountIsEvaluated() async throws {
        try await withCount { shop, stocktake in
            let more = Self.count(20, on: stocktake, from: 2, in: shop)
            let found = try await submit(stocktake, in: shop) { round, books in
                guard round == 1 else { return }
                guard case .applied(_, let results) = try books.applySync(more) else { throw BooksError.damaged("not booked") }
                #expect(results.map(\.verdict) == [.accepted])
            }
            #expect(found == "submitted 2")
        }
    }

    /// Four pieces that were sold before the count are told during each of the first evaluations. 80 of 92 are too few, of 88 they are not:
    /// when it was told once more than the count is evaluated beside the work, the writer finds that itself.
    @Test(arguments: [(0, 1, "recounting"), (1, 2, "recounting"), (2, 3, "recounting"), (3, 3, "submitted")] as [(Int, Int, String)])
    func whatIsToldOfBeforeTheCountIsEvaluatedAnew(times: Int, rounds: Int, end: String) async throws {
        try await withCount { shop, stocktake in
            let found = try await submit(stocktake, in: shop) { round, books in
                if round <= times { try Self.sell(4, at: 1, books) }
            }
            #expect(found == "\(end) \(rounds)")
        }
    }

    /// A sale of the count's own instant is in what was counted; one a moment later is not.
    @Test(arguments: [(10, 2, "submitted"), (11, 1, "recounting")] as [(Int64, Int, String)])
    func whatTradesOnChangesNothing(minutes: Int64, rounds: Int, end: String) async throws {
        try await withCount { shop, stocktake in
            let found = try await submit(stocktake, in: shop) { round, books in
                if round == 1 { try Self.sell(12, at: minutes, books) }
            }
            #expect(found == "\(end) \(rounds)")
        }
    }

    /// Goods that nobody saw, come late to a place that was counted completely.
    @Test func goodsThatTurnUpAtACompletedPlaceAreNotOverlooked() async throws {
        try await withCount { shop, stocktake in
            let bodies: [Entry.Body] = [
                .count(Entry.Item(.product(Shop.tea.rawValue), location: Shop.a1.rawValue), quantity: 20), .locationCounted(Shop.b1.rawValue),
            ]
            guard case .applied = try shop.books.applySync(shop.batch(bodies, by: .cara, on: .document(stocktake.rawValue), from: 2)) else {
                throw BooksError.damaged("not counted")
            }
            let found = try await submit(stocktake, in: shop) { round, books in
                guard round == 1 else { return }
                _ = try books.database.writeSync { transaction in
                    try Shop.move(Shop.cheese, 9, from: Shop.supplierPlace, to: Shop.b1, occurred: TestClock.start, in: transaction)
                }
            }
            #expect(found == "recounting 2")
            let wanted = try shop.read { snapshot in try Recounts.buckets(of: stocktake, pass: 2, in: snapshot) }
            #expect(wanted.map(\.product) == [Shop.cheese])
        }
    }

    /// The store's rule is the one that holds when the count is handed in.
    @Test func aRuleThatChangesMeanwhileHolds() async throws {
        try await withCount { shop, stocktake in
            let found = try await submit(stocktake, in: shop) { _, books in
                try books.database.writeSync { transaction in
                    try StockPolicies.set(StockPolicy(recountPermille: 200), of: Shop.store, in: transaction)
                }
            }
            #expect(found == "submitted 1")
        }
    }

    /// A third count is asked for where the second disagrees; and the second is evaluated beside the work, too.
    @Test func aRecountIsEvaluatedBesideTheWork() async throws {
        try await withCount { shop, stocktake in
            let first = try await submit(stocktake, in: shop) { _, _ in }
            #expect(first == "recounting 1")
            let item = Entry.Item(.product(Shop.tea.rawValue), location: Shop.a1.rawValue)
            let task = Entry.Task.document(stocktake.rawValue)
            let batch = shop.batch([.count(item, quantity: 70)], by: .ben, on: task, from: 2)
            let books = shop.books
            let identity = WriteIdentity(key: "again", payload: [], requestHash: [])
            let rounds = Mutex(0)
            let outcome = try await books.submit(
                SubmitStocktake(stocktake), as: shop.caller(.ben), identity: identity,
                whileEvaluating: {
                    // Nobody had counted again when it began.
                    if rounds.withLock({ $0 += 1; return $0 }) == 1 { _ = try books.applySync(batch) }
                }, encode: { _ in [] })
            #expect(rounds.withLock { $0 } == 2)
            guard case .done(.recounting, _, _) = outcome else {
                Issue.record("\(outcome)")
                return
            }
            #expect(try shop.read { snapshot in try Recounts.buckets(of: stocktake, pass: 3, in: snapshot) }.count == 1)
        }
    }

    @Test func forWhomItIsNotNothingIsEvaluated() async throws {
        try await withCount { shop, stocktake in
            let clerk = try await submit(stocktake, as: .anna, in: shop) { _, _ in }
            #expect(clerk == "NOT_PERMITTED 0")
            let nothing = try await submit(DocumentID(trusted: 9_999), in: shop) { _, _ in }
            #expect(nothing == "UNKNOWN_REFERENCE 0")
        }
    }

    // MARK: explaining

    @Test func aSaleIsCommittedWhileDifferencesAreLookedFor() async throws {
        try await withCount { shop, stocktake in
            try #require(try shop.perform(SetStockPolicy(StockPolicy(), of: Shop.store), as: .dora).isDone)
            let submitted = try await submit(stocktake, in: shop) { _, _ in }
            #expect(submitted == "submitted 1")
            let found = try await explain(stocktake, in: shop) { round, books in
                if round == 1 { try Self.sell(20, at: 15, books) }
            }
            #expect(found == "1 of 1 explained, 1")
        }
    }

    /// What was missing had been sold: there is nothing to explain any more.
    @Test func whatNoLongerDiffersIsNotExplained() async throws {
        try await withCount { shop, stocktake in
            try #require(try shop.perform(SetStockPolicy(StockPolicy(), of: Shop.store), as: .dora).isDone)
            let submitted = try await submit(stocktake, in: shop) { _, _ in }
            #expect(submitted == "submitted 1")
            let found = try await explain(stocktake, in: shop) { round, books in
                if round == 1 { try Self.sell(20, at: 1, books) }
            }
            #expect(found == "MALFORMED 2")
        }
    }
}
