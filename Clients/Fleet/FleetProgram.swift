// The program `fleet`: thousands of terminals against one server, one verb per file.

import ArgumentParser

@main
struct FleetProgram: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fleet",
        abstract: "Plays many terminals against a Shelfwire server over real connections.",
        discussion: """
            First `fleet enrol` makes the terminals and keeps their credentials in a state file; then a scenario plays them. Every run \
            judges the server by what it owes: each entry applied once, in order, with the verdict its content deserves.

            Figures come on standard output as `name value unit`, one a line; all else on standard error.

            Exit codes: 0 done, 1 the server broke a promise, 64 wrong usage, 66 the state file is missing or unreadable, 69 the server \
            does not answer, 77 refused.
            """,
        version: version,
        subcommands: [
            EnrolCommand.self, CountCommand.self, ReceiveCommand.self, MixedCommand.self, IdleCommand.self, StormCommand.self,
            LookupCommand.self, CatalogCommand.self, SettleCommand.self,
        ])

    static let version = "0.1"
}
