import Foundation
import Storage
import Testing

@testable import Inventory

/// Invariant 16: a backup of any moment, restored, and the terminals' queues sent to it again end in the same books as the run that
/// nothing interrupted.
@Suite struct BackupReplayTests {
    @Test(arguments: 0..<20) func aRestoredBackupAndTheQueuesAreTheUninterruptedRun(_ seed: UInt64) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("backup-replay-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var random = SeededRandom(seed)
        let queues = Queues(&random)
        let pieces = queues.pieces(&random)
        let moment = random.below(pieces.count + 1)

        let stage = ScenarioStage(shop: try Shop(directory: folder + "/shop"))
        try queues.begin(on: stage)
        var verdicts: [[Verdict]] = [[], []]
        for piece in pieces[..<moment] { try queues.deliver(piece, on: stage, &verdicts) }
        _ = try stage.shop.books.database.backupSync(to: folder + "/backup.db")
        let toldBefore = verdicts
        for piece in pieces[moment...] { try queues.deliver(piece, on: stage, &verdicts) }
        let uninterrupted = try queues.finish(on: stage, verdicts)

        _ = try Database.restore(from: folder + "/backup.db", toDirectory: folder + "/restored")
        let restored = ScenarioStage(shop: try Shop(directory: folder + "/restored", isLaid: true, seed: seed + 99))
        restored.documents = stage.documents
        restored.shop.clock.advance(milliseconds: stage.shop.clock.milliseconds - restored.shop.clock.milliseconds)
        #expect(try restored.shop.books.verify().findings == [])
        var again: [[Verdict]] = [[], []]
        for piece in queues.whole { try queues.deliver(piece, on: restored, &again) }
        #expect(zip(toldBefore, again).allSatisfy { told, now in now.starts(with: told) }, "seed \(seed): a verdict told before the backup changed")
        #expect(try queues.finish(on: restored, again) == uninterrupted, "seed \(seed), moment \(moment) of \(pieces.count)")
    }
}
