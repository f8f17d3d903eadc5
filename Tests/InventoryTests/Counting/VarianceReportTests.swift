import Testing

@testable import Inventory

@Suite struct VarianceReportTests {
    /// Counts of three products at two places, some of them right.
    private func stage() throws -> ScenarioStage {
        let stage = ScenarioStage(shop: try Shop())
        for step in [
            "put 5 tea A1 at 100", "put 5 tea B1 at 100", "put 250 cheese A1 at 2", "put 4 milk B1 at 50", "later 1", "ben opens ST",
            "cara counts 5 tea at A1 into ST", "cara counts 4 tea at B1 into ST", "cara counts 300 cheese at A1 into ST",
            "cara counts 4 milk at B1 into ST",
        ] { _ = try stage.play(step.split(separator: " ").map(String.init)) }
        return stage
    }

    @Test(arguments: [1, 2, 3, 4, 5]) func pagesAddUpAndEachTellsTheTotals(_ size: Int) throws {
        let stage = try stage()
        let id = try stage.document("ST")
        var told: [String] = []
        var page = Page(size: size)
        repeat {
            let report = try stage.shop.books.askSync(VarianceReport(id, page: page), as: stage.shop.caller(.dora))
            #expect(report.linesTotal == 4)
            #expect(report.linesDifferent == 2)
            #expect(report.valueTotal == Value(e4: 0))
            told += report.page.items.map { "\($0.locationCode) \($0.product) \($0.difference)" }
            page.token = report.page.nextToken
        } while !page.token.isEmpty
        #expect(told == ["A1 1 0", "A1 3 50", "B1 1 -1", "B1 2 0"])
    }

    @Test func onlyDifferencesAreToldWhenOnlyTheyAreAskedFor() throws {
        let stage = try stage()
        let report = try stage.shop.books.askSync(
            VarianceReport(try stage.document("ST"), differencesOnly: true, page: Page(size: 1)), as: stage.shop.caller(.dora))
        #expect(report.page.items.map(\.difference) == [50])
        #expect(report.linesTotal == 4)
        #expect(!report.page.nextToken.isEmpty)
    }

    /// What the approval books is no trade: a line that was counted in two entries did not move meanwhile.
    @Test func theOwnDifferenceIsNoMovement() throws {
        let stage = ScenarioStage(shop: try Shop())
        for step in [
            "put 5 tea A1 at 100", "later 1", "ben opens ST", "cara counts 1 tea at A1 into ST", "later 1", "cara counts 1 tea at A1 into ST",
            "ben submits ST", "dora approves ST",
        ] { _ = try stage.play(step.split(separator: " ").map(String.init)) }
        let lines = try stage.shop.books.askSync(VarianceReport(try stage.document("ST")), as: stage.shop.caller(.dora)).page.items
        #expect(lines.map(\.difference) == [-3])
        #expect(lines.map(\.movedDuringCount) == [false])
    }

    @Test(arguments: [
        (Limits.stocktakeProducts - 1, true), (Limits.stocktakeProducts, true), (Limits.stocktakeProducts + 1, false),
    ]) func stocktakesNameUpToTheirLimitOfProducts(_ row: (count: Int, isTaken: Bool)) throws {
        let shop = try Shop()
        let command = OpenStocktake(
            store: Shop.store, isBlind: false, products: Array(repeating: Shop.tea.rawValue, count: row.count))
        switch try shop.perform(command, as: .ben) {
        case .done: #expect(row.isTaken)
        case .refused(let refusal):
            #expect(refusal.rejections == [.tooMany(field: "product_ids", limit: Limits.stocktakeProducts)])
            #expect(!row.isTaken)
        case .repeated: Issue.record("not said before")
        }
    }

    @Test(arguments: [(Limits.noteLength - 1, true), (Limits.noteLength, true), (Limits.noteLength + 1, false)])
    func notesAreBounded(_ row: (length: Int, isTaken: Bool)) {
        let note = String(repeating: "n", count: row.length)
        #expect(NoteRules.problems(with: note, isNeeded: true).isEmpty == row.isTaken)
    }
}
