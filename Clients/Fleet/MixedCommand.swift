// fleet mixed: a shop's day.

import ArgumentParser

struct MixedCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mixed", abstract: "A shop's day: counting and receiving, and now and then a code that nobody knows.",
        discussion: """
            With --sales each scan is a line of a file of real sales (CSV with the columns "product_code" and "quantity"): what sold often \
            is scanned often, by as many pieces. Its products are the shop's, in the order in which the file names them. The unknown codes \
            must be parked, everything else accepted.
            """)

    @OptionGroup var fleet: FleetOptions
    @OptionGroup var entries: EntryOptions

    @Option(name: .long, help: ArgumentHelp("Sale lines to draw scans from (CSV, also .gz).", valueName: "file"))
    var sales: String?

    func run() async throws {
        try await complaining {
            try await play(.mixed, fleet, entries, lines: try sales.map { path throws(FleetError) in try SoldLine.read(path) } ?? [])
        }
    }
}
