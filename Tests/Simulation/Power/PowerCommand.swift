import ArgumentParser
import FaultDisk
import Foundation

/// `simulate power`: the server's lives end by power cuts, kills and failing disks; nothing acknowledged may be lost.
struct PowerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "power", abstract: "Cut the power, kill the server, let the disk fail; then look whether all that was acknowledged is there.")

    @Option(help: "How many ends of a life.") var points = 2_000
    @Option(help: "Seed of the first shop; the next shops count on from it.") var seed: UInt64 = 1
    @Option(help: "Shops at the same time.") var jobs = max(1, ProcessInfo.processInfo.activeProcessorCount)
    @Option(help: "full, normal (PRAGMA synchronous = NORMAL) or lying (the drive ignores synchronisations): the last two must lose something.")
    var durability: Lives.Durability = .full

    func run() async throws {
        let began = ContinuousClock.now
        let image = try await ShopImage(devices: 3)
        let figures = try await Self.live(image, durability, points: points, seed: seed, jobs: jobs)
        let took = began.duration(to: .now)
        Report.say("points", figures.points, "ends")
        Report.say("power_cuts", figures.cuts, "ends")
        Report.say("kills", figures.kills, "ends")
        Report.say("disk_failures", figures.failures, "ends")
        Report.say("ends_while_opening", figures.endsWhileOpening, "ends")
        Report.say("full_disks_survived", figures.fullDisksSurvived, "disks")
        Report.say("checks", figures.checks, "restarts")
        Report.say("operations", figures.operations, "operations")
        Report.say("rows_acknowledged", figures.rows, "rows")
        for kind in Finding.Kind.allCases { Report.say(kind.rawValue, figures.findings.count { $0.kind == kind }, "findings") }
        var bites = true
        if durability == .full {
            for weak in [Lives.Durability.normal, .lying] {
                let lost = try await Self.live(image, weak, points: 200, seed: seed, jobs: jobs).findings.count
                Report.say("findings_when_\(weak.rawValue)", lost, "shops")
                bites = bites && lost > 0
            }
        }
        Report.say("seconds", took.seconds, "s")
        for finding in figures.findings.prefix(8) { Report.word("FOUND \(finding)") }
        if !bites { Report.word("FOUND the oracle finds nothing where synchronisations are left out") }
        if !figures.findings.isEmpty || !bites { throw ExitCode(1) }
    }

    /// Shop after shop until all points were lived.
    private static func live(
        _ image: ShopImage, _ durability: Lives.Durability, points: Int, seed: UInt64, jobs: Int
    ) async throws -> Lives.Figures {
        let turns = Turns(from: seed, points: points)
        return await withTaskGroup(of: Lives.Figures.self) { group in
            for _ in 0..<jobs {
                group.addTask {
                    let disk = FaultDisk(seed: seed)
                    var figures = Lives.Figures()
                    while let seed = turns.next() {
                        let lives = Lives(image, on: disk, seed: seed, durability: durability)
                        lives.run()
                        var lived = lives.figures
                        lived.findings = lived.findings.map { Finding($0.kind, "seed \(seed): \($0.words) (\(lives.story))") }
                        figures.add(lived)
                        turns.took(lived.points)
                    }
                    return figures
                }
            }
            var all = Lives.Figures()
            for await figures in group { all.add(figures) }
            return all
        }
    }
}

extension Lives.Durability: ExpressibleByArgument {}
