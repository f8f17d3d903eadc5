// One run: gather the terminals, let them work, and settle with the books.

import Foundation
import NIOPosix
import RPC
import Wire

/// What the command line says about a run.
struct RunPlan: Sendable {
    var terminals: Int
    var seconds: Double
    /// Entries that each terminal sends; nil = until the time is over.
    var entriesPerTerminal: Int64?
    var batch: Int
    var window: Int
    /// Entries per second of the whole fleet; nil = closed loop.
    var rate: Double?
    var documents: Int
    var products: Int
    var seed: UInt64
    var wantsFeedback: Bool
    /// Whether the documents' lines are added up at the end.
    var readsLines: Bool
    var isEachInTurn = false
    /// To draw from; empty = any product, one piece.
    var lines: [SoldLine] = []
    /// How many loopback addresses the terminals come from, in turn; 1 = as the system chooses.
    var addresses = 1
    /// Whether the end of standard input is the end of the sending.
    var endsWithInput = false
}

/// How a run ended.
struct RunOutcome: Sendable {
    var figures: Tally.Figures
    var seconds: Double
    /// Promises that only the end shows: what the books hold against what was answered.
    var settlement: [String] = []
}

struct FleetRun: Sendable {
    let state: FleetState
    let plan: RunPlan
    let endpoint: ServerEndpoint

    init(_ state: FleetState, _ plan: RunPlan) throws(FleetError) {
        guard let endpoint = ServerEndpoint(state.server, trust: state.trust) else { throw .state("the state file names no server: \(state.server)") }
        guard state.terminals.count >= plan.terminals else {
            throw .usage("the state file has \(state.terminals.count) terminals; make more with `fleet enrol --terminals \(plan.terminals)`")
        }
        guard plan.addresses == 1 || endpoint.isLoopback else {
            throw .usage("--addresses: the server \(endpoint) is not at 127.x.x.x; one address is all there is")
        }
        self.state = state
        self.plan = plan
        self.endpoint = endpoint
    }

    private func terminal(_ workload: Workload, _ number: Int, pace: Pace?, _ shared: Rehearsal) throws -> SimulatedTerminal {
        let seen = plan.addresses == 1 ? endpoint : try endpoint.seen(fromLoopback: number % plan.addresses)
        return SimulatedTerminal(workload, pace: pace, to: seen, shared)
    }

    // MARK: entries

    /// Plays entries and settles with the books.
    func work(_ scenario: Scenario) async throws -> (outcome: RunOutcome, papers: [Papers]) {
        guard state.terminals.prefix(plan.terminals).allSatisfy({ $0.session > 0 }) else {
            throw FleetError.usage("nobody is signed in on some of the terminals; run `fleet enrol --terminals \(plan.terminals)`")
        }
        return try await endpoint.withClient { client in
            let desk = try await Desk(client, name: state.manager.name, password: state.manager.password)
            let papers = try await openPapers(scenario, desk)
            let shared = rehearsal(isGathered: true)
            let terminals = try (0..<plan.terminals).map { number in
                try terminal(
                    workload(scenario, number, papers[number % papers.count]), number,
                    pace: Pace(rate: plan.rate, batch: plan.batch, terminals: plan.terminals, number: number), shared)
            }
            let seconds = await play(terminals, shared)
            var outcome = RunOutcome(figures: shared.tally.now, seconds: seconds)
            outcome.settlement = try await settle(terminals, papers, desk)
            return (outcome, papers)
        }
    }

    /// A stocktake and a receipt that some of the terminals work on.
    struct Papers: Sendable {
        var stocktake: Int64
        var receipt: Int64
    }

    private var documents: Int { min(plan.documents, plan.terminals) }

    private func openPapers(_ scenario: Scenario, _ desk: Desk) async throws -> [Papers] {
        var papers: [Papers] = []
        for _ in 0..<documents {
            papers.append(
                Papers(
                    stocktake: scenario == .receive ? 0 : try await desk.openStocktake(store: state.store),
                    receipt: scenario == .count ? 0 : try await desk.openReceipt(store: state.store, supplier: state.supplier)))
        }
        return papers
    }

    private func workload(_ scenario: Scenario, _ number: Int, _ papers: Papers) -> Workload {
        let products = plan.products == 0 ? state.products : Array(state.products.prefix(plan.products))
        return Workload(
            scenario: scenario, seed: plan.seed, terminal: state.terminals[number], products: products, places: state.places,
            stocktake: papers.stocktake, receipt: papers.receipt, wantsFeedback: plan.wantsFeedback, lines: plan.lines,
            isEachInTurn: plan.isEachInTurn)
    }

    private func rehearsal(isGathered: Bool) -> Rehearsal {
        Rehearsal(
            group: MultiThreadedEventLoopGroup.singleton, tally: Tally(), start: StartGate(), stop: StopSign(),
            turnstile: isGathered ? Turnstile(places: Limits.connecting) : nil, batch: plan.batch, window: plan.window,
            entriesPerTerminal: plan.entriesPerTerminal)
    }

    /// Attaches all, starts them together, stops them in time; answers how long they worked.
    private func play(_ terminals: [SimulatedTerminal], _ shared: Rehearsal) async -> Double {
        let crowd = Self.crowd(terminals)
        await attached(terminals.count, shared.tally, within: Double(Limits.patienceSeconds))
        let start = Rehearsal.nanoseconds
        StandardError.say("working")
        shared.start.open(atNanoseconds: start)
        let clock = Task {
            guard plan.seconds > 0 else { return }
            try? await Task.sleep(for: .seconds(plan.seconds))
            shared.stop.raise()
        }
        if plan.endsWithInput {
            // A thread of its own: reading blocks. It ends with the process.
            Thread.detachNewThread {
                _ = try? FileHandle.standardInput.readToEnd()
                shared.stop.raise()
            }
        }
        let watch = Task { await self.watch(shared.tally, crowd) }
        await crowd.value
        let end = Rehearsal.nanoseconds
        StandardError.say("worked")
        clock.cancel()
        watch.cancel()
        return Double(end - start) / 1e9
    }

    private static func crowd(_ terminals: [SimulatedTerminal]) -> Task<Void, Never> {
        Task {
            await withDiscardingTaskGroup { group in
                for terminal in terminals { group.addTask { await terminal.play() } }
            }
        }
    }

    /// Tells of the progress once a second; ends a run that gets no answers any more.
    private func watch(_ tally: Tally, _ crowd: Task<Void, Never>) async {
        var last = tally.entries
        var silentSeconds = 0
        while !Task.isCancelled {
            try? await Task.sleep(for: .seconds(1))
            let now = tally.entries
            StandardError.say("\(tally.attached) attached, \(now) entries answered, \(now - last)/s")
            silentSeconds = now == last ? silentSeconds + 1 : 0
            last = now
            if silentSeconds >= Limits.patienceSeconds {
                tally.broken([Flight.Breach(text: "no answer for \(Limits.patienceSeconds) s")], by: 0)
                crowd.cancel()
                return
            }
        }
    }

    /// Until so many are attached or the time is over.
    private func attached(_ count: Int, _ tally: Tally, within seconds: Double) async {
        let end = Rehearsal.nanoseconds + Int64(seconds * 1e9)
        while tally.attached < count, Rehearsal.nanoseconds < end {
            try? await Task.sleep(for: .milliseconds(2))
        }
    }

    // MARK: streams that stay open

    /// Attaches all and keeps them so; every stream that ends before the time is a broken promise.
    func idle() async throws -> RunOutcome {
        let shared = rehearsal(isGathered: true)
        let terminals = try idlers(shared)
        let crowd = Self.crowd(terminals)
        await attached(plan.terminals, shared.tally, within: 600)
        var settlement: [String] = []
        if shared.tally.attached < plan.terminals { settlement.append("\(shared.tally.attached) of \(plan.terminals) terminals attached") }
        StandardError.say("\(shared.tally.attached) attached")
        let start = Rehearsal.nanoseconds
        try? await Task.sleep(for: .seconds(plan.seconds))
        let left = shared.tally.attached
        if left < plan.terminals { settlement.append("\(left) of \(plan.terminals) terminals were attached at the end") }
        shared.stop.raise()
        await crowd.value
        return RunOutcome(
            figures: shared.tally.now, seconds: Double(Rehearsal.nanoseconds - start) / 1e9, settlement: settlement)
    }

    /// Attaches all, cuts every connection at once, and measures how long until the last is back; `times` times.
    func storm(times: Int, patienceSeconds: Double) async throws -> RunOutcome {
        var settlement: [String] = []
        var crowd: Task<Void, Never>?
        let first = Rehearsal.nanoseconds
        var shared = rehearsal(isGathered: true)
        for storm in 0...times {
            if storm > 0 { shared = rehearsal(isGathered: false) }
            crowd?.cancel()
            await crowd?.value
            crowd = Self.crowd(try idlers(shared))
            await attached(plan.terminals, shared.tally, within: storm > 0 ? patienceSeconds : 600)
            let back = shared.tally.attached
            StandardError.say("\(storm == 0 ? "gathered" : "storm \(storm)"): \(back) attached")
            if back < plan.terminals { settlement.append("storm \(storm): \(back) of \(plan.terminals) came back in time") }
        }
        shared.stop.raise()
        await crowd?.value
        return RunOutcome(figures: shared.tally.now, seconds: Double(Rehearsal.nanoseconds - first) / 1e9, settlement: settlement)
    }

    private func idlers(_ shared: Rehearsal) throws -> [SimulatedTerminal] {
        try (0..<plan.terminals).map { number in
            try terminal(workload(.count, number, Papers(stocktake: 0, receipt: 0)), number, pace: nil, shared)
        }
    }

    // MARK: settling

    private func settle(_ terminals: [SimulatedTerminal], _ papers: [Papers], _ desk: Desk) async throws -> [String] {
        var words: [String] = []
        let applied = try await desk.appliedThrough(store: state.store)
        for terminal in terminals {
            let (flight, id) = (terminal.flight, terminal.workload.terminal.id)
            if !flight.isAnswered { words.append("terminal \(id): \(flight.waiting.count) batches have no answer") }
            if applied[id] != flight.sentThrough {
                words.append("terminal \(id): \(flight.sentThrough) sent, but the server has applied \(applied[id] ?? -1)")
            }
        }
        guard plan.readsLines else { return words }
        for (index, papers) in papers.enumerated() {
            let mine = terminals.indices.filter { $0 % documents == index }.map { terminals[$0].flight }
            func owed(_ kind: Workload.Draft.Kind) -> Int64 { mine.reduce(0) { $0 + ($1.pieces[kind] ?? 0) } }
            if papers.stocktake != 0 {
                let counted = try await desk.counted(on: papers.stocktake)
                if counted != owed(.counted) { words.append("stocktake \(papers.stocktake) holds \(counted), not \(owed(.counted))") }
            }
            if papers.receipt != 0 {
                let received = try await desk.received(on: papers.receipt)
                if received != owed(.received) { words.append("receipt \(papers.receipt) holds \(received), not \(owed(.received))") }
            }
        }
        return words
    }
}
