import Foundation
import Synchronization
import Testing

@testable import Storage

@Suite struct BackupTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private var shop: String { folder.file("shop") }
    private var copy: String { folder.file("copy.db") }

    private func open(_ path: String) throws -> Database {
        try Database.open(directory: path, migrations: Shelf.migrations)
    }

    private func stock(of database: Database) throws -> [[Int64]] {
        try database.readSync {
            try $0.all(SQL("SELECT product, quantity FROM stock ORDER BY product")) { [$0.int(0), $0.int(1)] }
        }
    }

    /// Every write moves one piece between two products: a copy taken in the middle of one would not add up.
    /// The copy takes several steps, and a commit between two of them must not make it start over.
    @Test(.timeLimit(.minutes(2))) func aBackupUnderLoadIsOneInstantAndRestoresToEqualRows() async throws {
        let database = try open(shop)
        try await database.write { transaction in
            let photo = [UInt8](repeating: 3, count: 1_000_000)
            for label in 0..<16 { try transaction.run(Shelf.putLabel, label, "", photo, 0) }
            for product in 1...20_000 { try transaction.run(Shelf.add, product, 1_000) }
        }
        let goesOn = Mutex(true)
        let move = SQL("UPDATE stock SET quantity = quantity + $1 WHERE product = $2")
        async let moved = {
            var count = 0
            while goesOn.withLock({ $0 }) {
                let from = count * 7_919 % 20_000 + 1
                let to = count * 104_729 % 20_000 + 1
                try await database.write { transaction in
                    try transaction.run(move, -1, from)
                    try transaction.run(move, 1, to)
                }
                count += 1
            }
            return count
        }()
        let steps = Mutex<[BackupProgress]>([])
        let report = try await database.backup(to: copy) { step in steps.withLock { $0.append(step) } }
        goesOn.withLock { $0 = false }
        #expect(try await moved > 0)
        #expect(report.migration == 1)
        #expect(report.bytes == Int64(try folder.bytes(of: "copy.db")))
        let copied = steps.withLock { $0.map(\.pagesCopied) }
        #expect(copied.count > 3)
        #expect(zip(copied, copied.dropFirst()).allSatisfy { $0 < $1 })
        let last = try #require(steps.withLock { $0.last })
        #expect(last.isComplete && last.pagesCopied == last.pagesInAll && Int64(last.pagesInAll) * 4_096 == report.bytes)
        database.close()
        #expect(try folder.names() == ["shop", "copy.db"])

        let restored = try Database.restore(from: copy, toDirectory: folder.file("second"))
        #expect(restored.bytes == report.bytes)
        let second = try open(folder.file("second"))
        #expect(try second.readSync { try $0.first(Shelf.total) { [$0.int(0), $0.int(1)] } } == [20_000_000, 20_000])
        second.close()
    }

    @Test func aBackupOfAQuietShopHoldsTheSameRows() throws {
        let database = try open(shop)
        try database.writeSync { transaction in
            for product in 1...100 { try transaction.run(Shelf.add, product, product * 3) }
        }
        _ = try database.backupSync(to: copy)
        _ = try Database.restore(from: copy, toDirectory: folder.file("second"))
        let second = try open(folder.file("second"))
        #expect(try stock(of: second) == stock(of: database))
        second.close()
        database.close()
    }

    @Test func aDatabaseInMemoryIsBackedUpToo() throws {
        for database in [try Shelf.inMemory(), try Shelf.simulated()] {
            try database.writeSync { try $0.run(Shelf.add, 1, 5) }
            let target = folder.file(UUID().uuidString)
            _ = try database.backupSync(to: target)
            database.close()
            _ = try Database.restore(from: target, toDirectory: target + "-folder")
            let restored = try open(target + "-folder")
            #expect(try stock(of: restored) == [[1, 5]])
            restored.close()
        }
    }

    @Test func nothingStaysOpenAfterABackup() throws {
        let database = try open(shop)
        _ = try database.backupSync(to: copy)
        database.close()
        let open = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap {
            try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/" + $0)
        }
        #expect(open.filter { $0.hasPrefix(folder.path) } == [])
    }

    @Test(arguments: ["", "-wal", "-journal"])
    func nothingIsOverwritten(suffix: String) throws {
        let database = try open(shop)
        try folder.write("precious", to: "copy.db" + suffix)
        #expect(Result { try database.backupSync(to: copy) }.storageCode == .alreadyExists)
        #expect(try folder.bytes(of: "copy.db" + suffix) == 8)
        database.close()
    }

    @Test func aBackupThatCannotBeWrittenLeavesNothing() throws {
        let database = try open(shop)
        #expect(Result { try database.backupSync(to: folder.file("missing/copy.db")) }.storageCode == .cannotOpen)
        #expect(try folder.names() == ["shop"])
        database.close()
        #expect(Result { try database.backupSync(to: copy) }.storageCode == .closed)
    }

    @Test func aDamagedShopGivesNoBackup() throws {
        let healthy = try open(shop)
        try healthy.writeSync { transaction in
            for product in 1...5_000 { try transaction.run(Shelf.add, product, 1) }
        }
        healthy.close()
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: shop + "/shelfwire.db"))
        try file.seek(toOffset: 4_096 * 6 + 8)
        try file.write(contentsOf: [UInt8](repeating: 0xEE, count: 2_000))
        try file.close()
        let damaged = try open(shop)
        #expect(Result { try damaged.backupSync(to: copy) }.storageCode == .corrupt)
        #expect(try folder.names() == ["shop"])
        damaged.close()
    }

    @Test func theLeftoverOfAKilledBackupIsReplaced() throws {
        let database = try open(shop)
        try folder.write("half a copy", to: "copy.db.unfinished")
        _ = try database.backupSync(to: copy)
        #expect(try folder.names() == ["shop", "copy.db"])
        database.close()
    }

    @Test func aRestoreKeepsWhatWasThereUnderAnotherName() throws {
        let database = try open(shop)
        try database.writeSync { try $0.run(Shelf.add, 1, 1) }
        _ = try database.backupSync(to: copy)
        try database.writeSync { try $0.run(Shelf.add, 1, 1) }
        #expect(Result { try Database.restore(from: copy, toDirectory: shop) }.storageCode == .inUse)
        database.close()
        _ = try Database.restore(from: copy, toDirectory: shop)
        let restored = try open(shop)
        #expect(try stock(of: restored) == [[1, 1]])
        restored.close()
        #expect(folder.exists("shop/shelfwire.db.before-restore"))
        #expect(Result { try Database.restore(from: copy, toDirectory: shop) }.storageCode == .alreadyExists)
    }

    @Test func aRestoreOverALiveLogIsRefused() throws {
        let database = try open(shop)
        _ = try database.backupSync(to: copy)
        database.close()
        try folder.write("frames of a database that was not closed", to: "shop/shelfwire.db-wal")
        #expect(Result { try Database.restore(from: copy, toDirectory: shop) }.storageCode == .unfinishedDatabase)
        #expect(!folder.exists("shop/shelfwire.db.before-restore"))
    }

    @Test func onlyASoundBackupIsRestored() throws {
        let database = try open(shop)
        try database.writeSync { transaction in
            for product in 1...5_000 { try transaction.run(Shelf.add, product, 1) }
        }
        _ = try database.backupSync(to: copy)
        database.close()
        let second = folder.file("second")
        #expect(Result { try Database.restore(from: folder.file("none.db"), toDirectory: second) }.storageCode == .cannotOpen)
        try folder.write(String(repeating: "no database ", count: 500), to: "text.db")
        #expect(Result { try Database.restore(from: folder.file("text.db"), toDirectory: second) }.storageCode == .notOurs)
        try FileManager.default.copyItem(atPath: copy, toPath: folder.file("live.db"))
        try folder.write("frames", to: "live.db-wal")
        let live = Result { try Database.restore(from: folder.file("live.db"), toDirectory: second) }
        #expect(live.storageCode == .unfinishedDatabase)
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: copy))
        try file.seek(toOffset: 4_096 * 6 + 8)
        try file.write(contentsOf: [UInt8](repeating: 0xEE, count: 2_000))
        try file.close()
        #expect(Result { try Database.restore(from: copy, toDirectory: second) }.storageCode == .corrupt)
        #expect(!folder.exists("second"))
    }
}
