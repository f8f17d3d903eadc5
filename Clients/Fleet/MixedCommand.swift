// fleet mixed: a shop's day.

import ArgumentParser

struct MixedCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mixed", abstract: "A shop's day: counting and receiving, and now and then a code that nobody knows.",
        discussion: """
            With --sales the pieces of each scan are drawn from a file of real sale lines (CSV with a column "quantity"). The unknown \
            codes must be parked, everything else accepted.
            """)

    @OptionGroup var fleet: FleetOptions
    @OptionGroup var entries: EntryOptions

    @Option(name: .long, help: ArgumentHelp("Sale lines to draw pieces from (CSV, also .gz).", valueName: "file"))
    var sales: String?

    func run() async throws {
        try await complaining {
            try await play(.mixed, fleet, entries, pieces: try sales.map { path throws(FleetError) in try SoldPieces.read(path) } ?? [])
        }
    }
}
