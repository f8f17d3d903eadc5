// fleet storm: every connection cut at once, and all of them back at once.

import ArgumentParser

struct StormCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "storm", abstract: "Cuts all connections at once and measures how long until everybody is back.",
        discussion: "The welcome figures are those of the last storm, from the cut to Welcome. Judged: all are back in time.")

    @OptionGroup var fleet: FleetOptions
    @OptionGroup var origin: OriginOptions

    @Option(name: .long, help: ArgumentHelp("How often.", valueName: "n"))
    var storms = 1

    @Option(name: .long, help: ArgumentHelp("Within which time all must be back.", valueName: "s"))
    var within = 60.0

    func run() async throws {
        try await complaining {
            guard storms >= 1, within > 0 else { throw FleetError.usage("--storms and --within must be above zero") }
            let state = try fleet.load()
            var plan = RunPlan.streams(try fleet.count(in: state), seconds: within)
            plan.addresses = try origin.checked()
            let report = Report(outcome: try await FleetRun(state, plan).storm(times: storms, patienceSeconds: within))
            try settle(report, report.streamLines)
        }
    }
}
