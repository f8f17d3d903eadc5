import Testing

@testable import Inventory

/// How many stories there are of stocktakes and stock movements, and that each has its steps and its answers.
@Suite struct ScenarioCountTests {
    private static let tables = [
        CountingStories.counting, CountingStories.evaluation, CountingStories.abuse, RecountStories.stories,
        RecountStories.reports, CountTaskStories.hands, CountTaskStories.plans, MovingStories.commands,
        MovingStories.facts, TransferStories.stories, AdjustmentStories.commands, AdjustmentStories.facts,
        ReservationStories.promises, ReservationStories.picks, RecallStories.stories, AlertStories.levels,
        AlertStories.dates, AlertStories.people,
    ]

    @Test func thereAreAtLeastAHundredAndFiftyCases() {
        let stories = Self.tables.flatMap(Scenario.all)
        #expect(stories.count >= 150, "\(stories.count) cases")
        #expect(Set(stories.map(\.rule)).count == stories.count, "two cases have the same rule")
        for story in stories {
            #expect(!story.steps.isEmpty, "\(story.rule): nothing happens")
        }
    }
}
