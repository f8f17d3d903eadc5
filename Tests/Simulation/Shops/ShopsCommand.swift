import ArgumentParser
import FaultDisk
import Foundation

/// `simulate shops`: whole shops live their days on one thread, while everything between people and books breaks.
struct ShopsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "shops",
        abstract: "Shops with terminals, people, a bad network and a server that crashes; a model on paper says what must have come of it.")

    @Option(help: "How many days, each with its own seed.") var seeds = 2_000
    @Option(help: "Seed of the first day; the next ones count on from it.") var seed: UInt64 = 1
    @Option(help: "Days at the same time.") var jobs = max(1, ProcessInfo.processInfo.activeProcessorCount)
    @Option(help: "Days that are lived twice and must come out the same.") var twice = 20

    func run() async throws {
        try Self.makeHashingRepeat()
        let began = ContinuousClock.now
        // Late enough that a device whose clock is two hours slow is not before its people signed in.
        let image = try await ShopImage(devices: 4, hours: 4)
        let turns = Turns(from: seed, points: seeds)
        let repeated = seed..<(seed &+ UInt64(max(0, twice)))
        let (figures, differing) = await withTaskGroup(of: (DayFigures, [UInt64]).self) { group in
            for job in 0..<jobs { group.addTask { await Self.live(image, turns, twice: repeated, job) } }
            var all = (DayFigures(), [UInt64]())
            for await (figures, differing) in group {
                all.0.add(figures)
                all.1 += differing
            }
            return all
        }
        say(figures, differing, began.duration(to: .now).seconds)
        if !figures.findings.isEmpty || !differing.isEmpty { throw ExitCode(1) }
    }

    private func say(_ figures: DayFigures, _ differing: [UInt64], _ seconds: Double) {
        Report.say("days", seeds, "seeds")
        Report.say("server_crashes", figures.crashes, "ends")
        Report.say("server_restarts", figures.restarts, "drains")
        Report.say("device_ends", figures.pocketEnds, "ends")
        Report.say("connections_cut", figures.cuts, "connections")
        Report.say("connections_heard_twice", figures.ghosts, "connections")
        Report.say("parcels", figures.parcels, "messages")
        Report.say("entries", figures.entries, "entries")
        Report.say("entries_set_back", figures.setBack, "entries")
        Report.say("commands", figures.commands, "rows")
        Report.say("commands_refused", figures.refusals, "rows")
        Report.say("commands_not_predicted", figures.unpredicted, "rows")
        for kind in Finding.Kind.allCases { Report.say(kind.rawValue, figures.findings.count { $0.kind == kind }, "findings") }
        Report.say("differing_when_repeated", differing.count, "days")
        Report.say("operations_per_second", Double(figures.entries + figures.commands) / max(seconds, 0.001), "1/s")
        Report.say("seconds", seconds, "s")
        for finding in figures.findings.prefix(8) { Report.word("FOUND \(finding)") }
        if let first = differing.first { Report.word("FOUND seed \(first) came out differently the second time") }
    }

    /// Day after day on a thread of its own, because a day runs its tasks by itself.
    private static func live(_ image: ShopImage, _ turns: Turns, twice: Range<UInt64>, _ job: Int) async -> (DayFigures, [UInt64]) {
        await withCheckedContinuation { continuation in
            let thread = Thread {
                let disk = FaultDisk(seed: 1)
                var all = DayFigures()
                var differing: [UInt64] = []
                while let seed = turns.next() {
                    turns.took(1)
                    let figures = live(image, disk, seed, job)
                    if twice.contains(seed), live(image, disk, seed, job).digest != figures.digest { differing.append(seed) }
                    all.add(figures)
                }
                continuation.resume(returning: (all, differing))
            }
            thread.stackSize = 8 << 20
            thread.start()
        }
    }

    private static func live(_ image: ShopImage, _ disk: FaultDisk, _ seed: UInt64, _ job: Int) -> DayFigures {
        do {
            let folder = "\(fastFolder)/shelfwire-shops-\(ProcessInfo.processInfo.processIdentifier)-\(job)"
            var figures = try ShopDay(image, on: disk, seed: seed, folder: folder).run()
            figures.findings = figures.findings.map { Finding($0.kind, "seed \(seed): \($0.words)") }
            return figures
        } catch {
            var figures = DayFigures()
            figures.findings = [Finding(.broken, "seed \(seed): \(error)")]
            return figures
        }
    }

    /// In memory where the system has that: what a device's disk keeps is decided by `PocketDisk`.
    private static let fastFolder: String = {
        var isFolder: ObjCBool = false
        let isThere = unsafe FileManager.default.fileExists(atPath: "/dev/shm", isDirectory: &isFolder)
        return isThere && isFolder.boolValue ? "/dev/shm" : NSTemporaryDirectory()
    }()

    /// Swift seeds its hashing anew in each process, and with it the order of sets. A seed of ours shall repeat everything: the program
    /// starts itself once more with hashing that repeats.
    private static func makeHashingRepeat() throws {
        let name = "SWIFT_DETERMINISTIC_HASHING"
        guard ProcessInfo.processInfo.environment[name] == nil else { return }
        unsafe setenv(name, "1", 1)
        var arguments = unsafe CommandLine.arguments.map { unsafe strdup($0) } + [nil]
        unsafe execv("/proc/self/exe", &arguments)
        throw ValidationError("the program could not be started again")
    }
}
