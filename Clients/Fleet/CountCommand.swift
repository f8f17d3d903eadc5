// fleet count: every terminal scans into a stocktake.

import ArgumentParser

struct CountCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "count", abstract: "Scans into stocktakes, as fast as answers come or at a rate.",
        discussion: "Judged: verdicts, order, applied_through of every terminal, and what the stocktakes' lines add up to.")

    @OptionGroup var fleet: FleetOptions
    @OptionGroup var entries: EntryOptions

    func run() async throws { try await play(.count, fleet, entries) }
}
