// fleet receive: every terminal scans into a receipt.

import ArgumentParser

struct ReceiveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "receive", abstract: "Scans goods into unplanned receipts.",
        discussion: "Judged: verdicts, order, applied_through of every terminal, and what the receipts' lines add up to.")

    @OptionGroup var fleet: FleetOptions
    @OptionGroup var entries: EntryOptions

    func run() async throws { try await play(.receive, fleet, entries) }
}
