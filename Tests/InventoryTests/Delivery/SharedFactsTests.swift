import Storage
import Testing

@testable import Inventory

/// What the entries of a batch share is read once; none of them may see what is no longer true.
@Suite("Facts that a batch shares")
struct SharedFactsTests {
    @Test func anEntryBehindTheFinishFindsTheTaskClosed() throws {
        let stage = try DeliveryStage()
        let batch = stage.shop.batch(
            DeliveryStage.scans(2) + [.finish(note: "")] + DeliveryStage.scans(1), on: stage.receipt, from: 1)
        let results = try #require(try stage.results(of: batch))
        #expect(results.map(\.verdict) == [.accepted, .accepted, .accepted, .parked])
        #expect(try stage.standing().tea == 2)
    }

    @Test func everyEntryRaisesTheDocumentsVersion() throws {
        let stage = try DeliveryStage()
        let before = try versions(stage.shop)
        _ = try stage.results(of: stage.batch(5, from: 1))
        _ = try stage.results(of: stage.batch(1, from: 6))
        #expect(try versions(stage.shop) == before.map { $0 + 6 })
    }

    @Test func entriesOfTwoTasksInOneBatchGoWhereTheyBelong() throws {
        let stage = try DeliveryStage()
        let shop = stage.shop
        let opened = try shop.perform(OpenStocktake(store: Shop.store, isBlind: false), as: .dora)
        guard case .done(let stocktake, _, _) = opened else {
            Issue.record("no stocktake was opened")
            return
        }
        // anna may receive and, as a clerk, not count: her entries on the stocktake are parked, those on the receipt are not.
        var batch = shop.batch(DeliveryStage.scans(1), on: stage.receipt, from: 1)
        let count = Entry.Body.scan(Shop.item(Shop.Code.tea, at: Shop.a1), times: 1)
        batch.entries += shop.batch([count, count], by: .cara, on: .document(stocktake.id.rawValue), from: 2).entries
        batch.entries += shop.batch(DeliveryStage.scans(1), on: stage.receipt, from: 4).entries
        batch.entries += shop.batch([count], on: .document(stocktake.id.rawValue), from: 5).entries
        let results = try #require(try stage.results(of: batch))
        let mayCount = try shop.read { snapshot in
            try Rights.holds(Permission(.count, .stocktake, in: Shop.store), Shop.Person.anna.user, in: snapshot)
        }
        #expect(results.map(\.verdict) == [.accepted, .accepted, .accepted, .accepted, mayCount ? .accepted : .parked])
        let lines = try shop.read { snapshot in
            try snapshot.first(Self.stocktakeLines, stocktake.id.rawValue) { row in [row.int(0), row.int(1)] }
        }
        #expect(lines == [1, mayCount ? 3 : 2])
        #expect(try stage.standing().tea == 2)
    }

    @Test func feedbackIsComputedForThoseWhoAsk() throws {
        let stage = try DeliveryStage()
        var batch = stage.batch(2, from: 1)
        batch.entries[1].wantsFeedback = false
        let results = try #require(try stage.results(of: batch))
        #expect(results.map { $0.feedback != nil } == [true, false])
    }

    private func versions(_ shop: Shop) throws -> [Int64] {
        try shop.read { snapshot in try snapshot.all(Self.documentVersions) { row in row.int(0) } }
    }

    private static let documentVersions = SQL("SELECT version FROM document ORDER BY id")
    private static let stocktakeLines = SQL(
        """
        SELECT stocktake.lines, (SELECT sum(entries) FROM count_line WHERE count_line.document = stocktake.document)
        FROM stocktake WHERE document = $1
        """)
}
