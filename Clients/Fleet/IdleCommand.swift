// fleet idle: streams that only stay open.

import ArgumentParser

struct IdleCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "idle", abstract: "Keeps streams open and sends nothing.",
        discussion: "Says `N attached` on standard error once all are there. Judged: every stream stays open until the end.")

    @OptionGroup var fleet: FleetOptions
    @OptionGroup var origin: OriginOptions

    @Option(name: .long, help: ArgumentHelp("How long to stay.", valueName: "s"))
    var seconds = 30.0

    func run() async throws {
        try await complaining {
            let state = try fleet.load()
            var plan = RunPlan.streams(try fleet.count(in: state), seconds: seconds)
            plan.addresses = try origin.checked()
            let report = Report(outcome: try await FleetRun(state, plan).idle())
            try settle(report, report.streamLines)
        }
    }
}

extension RunPlan {
    /// Streams without entries.
    static func streams(_ terminals: Int, seconds: Double) -> RunPlan {
        RunPlan(
            terminals: terminals, seconds: seconds, batch: 1, window: 1, documents: 1, products: 0, seed: 1, wantsFeedback: false,
            readsLines: false)
    }
}
