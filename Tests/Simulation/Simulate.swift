import ArgumentParser

/// Shops that live their days in memory, again and again, while everything under them breaks.
@main
struct Simulate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate", abstract: "Let simulated shops live through what real ones fear.", subcommands: [PowerCommand.self, ShopsCommand.self, StocktakeCommand.self])
}
