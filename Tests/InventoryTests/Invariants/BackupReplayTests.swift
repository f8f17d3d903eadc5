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

    /// The same from another disk alone: a copy of the first hour and every commit after it, rebuilt through any row of the journal.
    @Test(arguments: 0..<20) func aCopyRebuiltThroughAnyRowAndTheQueuesAreTheUninterruptedRun(_ seed: UInt64) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("rebuilt-replay-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var random = SeededRandom(seed)
        let queues = Queues(&random)
        let pieces = queues.pieces(&random)
        let (copied, moment) = { ($0.min() ?? 0, $0.max() ?? 0) }([random.below(pieces.count + 1), random.below(pieces.count + 1)])

        let tap = LogTap()
        let stage = ScenarioStage(shop: try Shop(directory: folder + "/shop", logTap: tap))
        let database = stage.shop.books.database
        try queues.begin(on: stage)
        var verdicts: [[Verdict]] = [[], []]
        for piece in pieces[..<copied] { try queues.deliver(piece, on: stage, &verdicts) }
        let log = try ShippedLog(at: folder + "/books.log", life: 7, firstNumber: tap.start())
        _ = try database.backupSync(to: folder + "/books.db")
        try log.append(tap.copyFinished(at: stage.shop.clock.milliseconds))
        for piece in pieces[copied..<moment] { try queues.deliver(piece, on: stage, &verdicts) }
        let row = try database.readSync { try JournalReach.sequence($0) }
        let toldBefore = verdicts
        for piece in pieces[moment...] {
            try queues.deliver(piece, on: stage, &verdicts)
            if random.oneIn(3) { try log.append(tap.take()) }
        }
        let uninterrupted = try queues.finish(on: stage, verdicts)
        try log.append(tap.take())

        let reach = try #require(
            try Database.reach(
                row, from: folder + "/books.db", logs: [folder + "/books.log"], scratch: folder + "/scratch.db", number: JournalReach.sequence))
        #expect(reach.number == row)
        let made = try Database.rebuild(
            from: folder + "/books.db", logs: [folder + "/books.log"], until: .max, atMost: reach.commits, to: folder + "/rebuilt.db")
        #expect(made.damage == nil)
        _ = try Database.restore(from: folder + "/rebuilt.db", toDirectory: folder + "/restored")
        let restored = ScenarioStage(shop: try Shop(directory: folder + "/restored", isLaid: true, seed: seed + 99))
        restored.documents = stage.documents
        restored.shop.clock.advance(milliseconds: stage.shop.clock.milliseconds - restored.shop.clock.milliseconds)
        #expect(try restored.shop.books.verify().findings == [])
        #expect(try restored.shop.books.database.readSync { try JournalReach.sequence($0) } == row)
        var again: [[Verdict]] = [[], []]
        for piece in queues.whole { try queues.deliver(piece, on: restored, &again) }
        #expect(zip(toldBefore, again).allSatisfy { told, now in now.starts(with: told) }, "seed \(seed): a verdict told before the row changed")
        #expect(try queues.finish(on: restored, again) == uninterrupted, "seed \(seed), moment \(moment) of \(pieces.count)")
    }
}
