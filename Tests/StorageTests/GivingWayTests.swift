import Foundation
import Synchronization
import Testing

@testable import Storage

/// A copy beside a shop that writes: in small pieces, with rests, and checked by a patient thread.
@Suite struct GivingWayTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    // MARK: The rule

    @Test func besideAShopThatWritesACopyRestsThreeTimesAsLongAsItWorked() {
        var way = GivingWay(commits: 7)
        let start = ContinuousClock.now
        #expect(way.rest(after: .milliseconds(2), commits: 8, at: start) == .milliseconds(6))
        #expect(way.rest(after: .milliseconds(4), commits: 9, at: start + .milliseconds(10)) == .milliseconds(12))
    }

    @Test func besideAShopThatNeverWroteItDoesNotRest() {
        var way = GivingWay(commits: 7)
        #expect(way.rest(after: .milliseconds(2), commits: 7, at: .now) == .zero)
    }

    @Test(arguments: [(-1, true), (0, false), (1, false)])
    func itRestsUntilNothingWasWrittenForAWhile(milliseconds: Int, rests: Bool) {
        var way = GivingWay(commits: 0)
        let start = ContinuousClock.now
        _ = way.rest(after: .milliseconds(2), commits: 1, at: start)
        let later = start + Limits.quietBeforeHaste + .milliseconds(milliseconds)
        #expect((way.rest(after: .milliseconds(2), commits: 1, at: later) > .zero) == rests)
    }

    @Test(arguments: [(-3, -3), (0, 0), (3, 0)])
    func noRestIsLongerThanTheLongest(more: Int, than longest: Int) {
        var way = GivingWay(commits: 0)
        let piece = (Limits.longestRest + .microseconds(more)) / Limits.restsPerPiece
        let rest = way.rest(after: piece, commits: 1, at: .now)
        #expect(abs((rest - Limits.longestRest - .microseconds(longest)) / .nanoseconds(1)) < 10)
    }

    // MARK: The copy

    /// Copies 4 MB and answers how often and how long it rested, and in which steps it went.
    private func copy(beside commits: @escaping @Sendable () -> Int) throws -> (rests: [Duration], steps: [BackupProgress]) {
        let database = try Database.open(directory: folder.file("shop"), migrations: Shelf.migrations)
        try database.writeSync { transaction in
            for label in 0..<4 { try transaction.run(Shelf.putLabel, label, "", [UInt8](repeating: 3, count: 1_000_000), 0) }
        }
        let rests = Mutex<[Duration]>([])
        let steps = Mutex<[BackupProgress]>([])
        let copy = CheckedCopy(
            target: folder.file("copy.db"), progress: { step in steps.withLock { $0.append(step) } },
            beside: ShopBeside(commits: commits) { rest in rests.withLock { $0.append(rest) } })
        let path = try #require(database.path)
        _ = try copy.writeSnapshot(of: Connection.reader(path: path, configuration: database.configuration))
        database.close()
        return (rests.withLock { $0 }, steps.withLock { $0 })
    }

    @Test func aCopyRestsAfterEveryPieceButTheLast() throws {
        let commits = Mutex(0)
        let (rests, steps) = try copy { commits.withLock { $0 += 1; return $0 } }
        #expect(steps.count > 10)
        #expect(rests.count == steps.count - 1)
        #expect(rests.allSatisfy { $0 > .zero && $0 <= Limits.longestRest })
    }

    @Test func aCopyBesideAQuietShopNeverRests() throws {
        #expect(try copy { 5 }.rests == [])
    }

    @Test func noPieceIsLargerThanTheLimit() throws {
        let copied = try copy { 0 }.steps.map(\.pagesCopied)
        let pieces = zip(copied, [0] + copied).map { $0 - $1 }
        #expect(pieces.dropLast().allSatisfy { $0 == Limits.backupPagesPerStep })
        #expect(try #require(pieces.last) <= Limits.backupPagesPerStep)
    }

    /// A snapshot that is held keeps the log from starting over; checking a copy of many gigabytes takes minutes.
    @Test func theShopsLogStartsOverWhileTheCopyIsChecked() throws {
        var configuration = Database.Configuration()
        configuration.checkpointPages = 50
        let database = try Database.open(directory: folder.file("shop"), migrations: Shelf.migrations, configuration: configuration)
        try database.writeSync { for product in 1...500 { try $0.run(Shelf.add, product, 1) } }
        let largestLog = Mutex<Int64>(0)
        _ = try database.backupSync(to: folder.file("copy.db")) { [folder] step in
            guard step.isComplete else { return }
            for _ in 0..<400 { try? database.writeSync { try $0.run(Shelf.add, 1, 1) } }
            largestLog.withLock { $0 = Files.size(folder.file("shop/shelfwire.db-wal")) ?? 0 }
        }
        let pages = largestLog.withLock { $0 } / 4_120
        #expect(pages > 0 && pages < 200, "the log has \(pages) pages after 400 commits")
        database.close()
    }

    // MARK: The thread

    /// How patient a thread is in the steps of a copy, and when it has checked it.
    private func patience(beside: ShopBeside?) throws -> (steps: Set<Int32>, afterwards: Int32) {
        let database = try Database.open(directory: folder.file("shop"), migrations: Shelf.migrations)
        let (path, configuration) = (try #require(database.path), database.configuration)
        let steps = Mutex<Set<Int32>>([])
        let afterwards = Mutex<Result<Int32, any Error>?>(nil)
        let copy = CheckedCopy(
            target: folder.file("copy.db"), progress: { _ in steps.withLock { _ = $0.insert(DedicatedThread.niceness) } }, beside: beside)
        let thread = try DedicatedThread {
            let result = Result {
                _ = try copy.writeSnapshot(of: Connection.reader(path: path, configuration: configuration))
                return DedicatedThread.niceness
            }
            afterwards.withLock { $0 = result }
        }
        thread.join()
        database.close()
        return (steps.withLock { $0 }, try #require(afterwards.withLock { $0 }).get())
    }

    @Test func aThreadThatChecksACopyBesideTheShopIsPatientAndNotBefore() throws {
        let usual = DedicatedThread.niceness
        let found = try patience(beside: ShopBeside { 0 })
        #expect(found.steps == [usual])
        // Nobody is more patient than 19.
        #expect(found.afterwards == min(usual + Int32(Limits.copyNiceness), 19))
    }

    @Test func whereNobodyElseWorksItIsNotPatient() throws {
        #expect(try patience(beside: nil).afterwards == DedicatedThread.niceness)
    }

    @Test func aSecondCopyIsMadeBesideTheShopToo() async throws {
        let database = try Database.open(directory: folder.file("shop"), migrations: Shelf.migrations)
        try await database.write { try $0.run(Shelf.add, 1, 5) }
        let first = try await database.backup(to: folder.file("copy.db"))
        let second = try await database.repeatBackup(from: folder.file("copy.db"), to: folder.file("second.db"))
        #expect(second == BackupReport(path: folder.file("second.db"), bytes: first.bytes, migration: 1))
        await #expect(throws: StorageError.self) { try await database.repeatBackup(from: folder.file("copy.db"), to: folder.file("second.db")) }
        database.close()
        await #expect(throws: StorageError.closed) { try await database.repeatBackup(from: folder.file("copy.db"), to: folder.file("third.db")) }
        #expect(try folder.names() == ["shop", "copy.db", "second.db"])
    }

    // MARK: The file

    private static let outcomes: [(code: Int32, expected: StorageError.Code?)] = [
        (EINVAL, nil), (ENOSYS, nil), (ESPIPE, nil), (ENOSPC, .diskFull), (EDQUOT, .diskFull), (EIO, .inputOutput),
    ]

    @Test(arguments: outcomes) func onlyADiskThatFailsStopsACopy(code: Int32, expected: StorageError.Code?) {
        #expect(SettlingFile.error(code, "copy.db")?.code == expected)
    }

    @Test func whatCannotBeSettledIsLeftToTheEnd() throws {
        try SettlingFile("/dev/null").settle()
        #expect(Result { try SettlingFile(folder.file("none")).settle() }.storageCode == .cannotOpen)
    }
}
