// The options that the scenarios share.

import ArgumentParser

/// Which fleet.
struct FleetOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("The state file that `fleet enrol` made.", valueName: "file"))
    var state: String

    @Option(name: .long, help: ArgumentHelp("How many terminals; all of the file when left out.", valueName: "n"))
    var terminals: Int?

    @Option(name: .long, help: ArgumentHelp("Another address than the one of the enrolment.", valueName: "host:port"))
    var server: String?

    @Option(name: .long, help: ArgumentHelp("Another file of trusted certificates than that of the enrolment (TLS).", valueName: "pem"))
    var trust: String?

    func load() throws(FleetError) -> FleetState {
        var state = try FleetState.load(state)
        if let trust { state.trust = trust }
        if let server { state.server = server }
        return state
    }

    func count(in state: FleetState) throws(FleetError) -> Int {
        let count = terminals ?? state.terminals.count
        guard (1...Limits.terminals).contains(count) else { throw .usage("--terminals: 1 to \(Limits.terminals)") }
        return count
    }
}

/// Where the terminals are.
struct OriginOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "Loopback addresses that the terminals come from, in turn: a server bounds the connections of one address.", valueName: "n"))
    var addresses = 1

    func checked() throws(FleetError) -> Int {
        guard (1...Limits.addresses).contains(addresses) else { throw .usage("--addresses: 1 to \(Limits.addresses)") }
        return addresses
    }
}

/// How entries are sent.
struct EntryOptions: ParsableArguments {
    @OptionGroup var origin: OriginOptions

    @Option(name: .long, help: ArgumentHelp("How long to send.", valueName: "s"))
    var seconds = 10.0

    @Flag(name: .long, help: "Send until standard input ends, at most for the time: for whoever measures beside something else.")
    var untilInputEnds = false

    @Option(name: .long, help: ArgumentHelp("Entries that each terminal sends; then it is done, whatever the time.", valueName: "n"))
    var entries: Int64?

    @Option(name: .long, help: ArgumentHelp("Entries in a batch.", valueName: "n"))
    var batch = 32

    @Option(name: .long, help: ArgumentHelp("Batches of one terminal that may be unanswered.", valueName: "n"))
    var window = 2

    @Option(
        name: .long,
        help: ArgumentHelp("Entries per second of the whole fleet (open loop); as fast as answers come when left out.", valueName: "n"))
    var rate: Double?

    @Option(name: .long, help: ArgumentHelp("Documents that the terminals share.", valueName: "n"))
    var documents = 1

    @Option(name: .long, help: ArgumentHelp("Products scanned; 0 = all that can be.", valueName: "n"))
    var products = 0

    @Option(name: .long, help: ArgumentHelp("Start of the random numbers.", valueName: "n"))
    var seed: UInt64 = 1

    @Flag(name: .long, help: "Each terminal scans every product once, place by place, instead of at random.")
    var each = false

    @Flag(name: .long, inversion: .prefixedNo, help: "Ask for what staff see after each entry.")
    var feedback = true

    @Flag(name: .long, inversion: .prefixedNo, help: "Add up the documents' lines at the end.")
    var lines = true

    func plan(_ terminals: Int) throws(FleetError) -> RunPlan {
        guard (1...Limits.entriesPerBatch).contains(batch) else { throw .usage("--batch: 1 to \(Limits.entriesPerBatch)") }
        guard (1...Limits.window).contains(window) else { throw .usage("--window: 1 to \(Limits.window)") }
        guard documents >= 1, products >= 0, seconds >= 0, entries ?? 1 >= 1, rate ?? 1 > 0 else {
            throw .usage("--documents, --entries and --rate must be above zero, --products and --seconds not below it")
        }
        guard seconds > 0 || entries != nil else { throw .usage("give --seconds or --entries") }
        return RunPlan(
            terminals: terminals, seconds: entries == nil ? seconds : 0, entriesPerTerminal: entries, batch: batch, window: window,
            rate: rate, documents: documents, products: products, seed: seed, wantsFeedback: feedback, readsLines: lines, isEachInTurn: each,
            endsWithInput: untilInputEnds)
    }
}

/// Plays `scenario`, prints the figures, and fails when a promise was broken.
func play(
    _ scenario: Scenario, _ fleet: FleetOptions, _ entries: EntryOptions, lines: [SoldLine] = []
) async throws {
    try await complaining {
        let state = try fleet.load()
        var plan = try entries.plan(try fleet.count(in: state))
        plan.lines = lines
        plan.addresses = try entries.origin.checked()
        let report = Report(outcome: try await FleetRun(state, plan).work(scenario).outcome)
        try settle(report, report.entryLines)
    }
}

func settle(_ report: Report, _ lines: [String]) throws {
    for line in lines { print(line) }
    for complaint in report.complaints { StandardError.say("fleet: \(complaint)") }
    if !report.isSound { throw ExitCode(1) }
}
