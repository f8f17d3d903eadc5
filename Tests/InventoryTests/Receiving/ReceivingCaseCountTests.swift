import Testing

@testable import Inventory

/// How many cases over goods in are told as text, so that none is lost unnoticed: at least 120, each naming its rule.
@Suite struct ReceivingCaseCountTests {
    private static let tables = [
        ReceivingStories.scanning, ReceivingStories.posting, ReceivingStories.abuse, ApprovalStories.orders, ApprovalStories.receipts,
        ApprovalStories.rules, CorrectionStories.table, CorrectionStories.gone, DiscrepancyStories.goods, DiscrepancyStories.owners,
        DiscrepancyStories.terminals, ShelfLifeStories.rules, ShelfLifeStories.costs, DuplicateStories.duplicates, DuplicateStories.near,
        DuplicateStories.late, OrderEndingStories.drafts, OrderEndingStories.deliveries, OrderEndingStories.endings,
        OrderEndingStories.finding, PurchasingStories.table, PlacingStories.proposals, PlacingStories.done, PlacingStories.abuse,
    ]

    @Test func atLeast120CasesAreToldEachByItsRule() {
        let cases = Self.tables.flatMap(Scenario.all)
        #expect(cases.count >= 120, "\(cases.count) cases")
        #expect(Set(cases.map(\.rule)).count == cases.count, "two cases name the same rule")
        #expect(cases.allSatisfy { $0.rule.count > 10 && !$0.steps.isEmpty }, "a case without a rule or a step")
    }
}
