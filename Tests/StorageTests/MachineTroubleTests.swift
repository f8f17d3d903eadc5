import Foundation
import Synchronization
import Testing

@testable import Storage

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif

/// Disks that are full or fail. The failing disk is real to SQLite: its open file is exchanged under it.
@Suite struct MachineTroubleTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static let fill = [UInt8](repeating: 9, count: 100_000)

    private func open(_ adjust: (inout Database.Configuration) -> Void = { _ in }) throws -> Database {
        var configuration = Database.Configuration()
        adjust(&configuration)
        return try Database.open(directory: folder.path, migrations: Shelf.migrations, configuration: configuration)
    }

    private func put(_ label: Int, in database: Database) -> StorageError.Code? {
        Result { try database.writeSync { try $0.run(Shelf.putLabel, label, "", Self.fill, 0) } }.storageCode
    }

    @Test func aFullDiskKeepsNothingOfTheGroupReadsGoOnAndLaterWritesSucceed() throws {
        let database = try open { $0.maximumPages = 200 }
        var stored = 0
        while put(stored, in: database) == nil { stored += 1 }
        #expect(put(stored, in: database) == .diskFull)
        let codes = Answers<StorageError.Code?>()
        database.gather {
            database.submit({ try $0.run(Shelf.add, 1, 1) }, completion: { codes.add($0.storageCode) })
            database.submit({ try $0.run(Shelf.putLabel, 999, "", Self.fill, 0) }, completion: { codes.add($0.storageCode) })
        }
        #expect(codes.wait(for: 2) == [.diskFull, .diskFull])
        #expect(try database.readSync { try $0.first(SQL("SELECT count(*) FROM label")) { $0.int(0) } } == Int64(stored))
        #expect(try database.readSync { try $0.first(Shelf.total) { $0.int(1) } } == 0)
        try database.writeSync { try $0.run(SQL("DELETE FROM label WHERE id = $1"), 0) }
        #expect(put(0, in: database) == nil)
        #expect(try database.readSync { try $0.integrityProblems() } == [])
        database.close()
    }

    @Test func aBodyThatSwallowsTheFullDiskIsNotAnswered() throws {
        let database = try open { $0.maximumPages = 200 }
        let result = Result {
            try database.writeSync { transaction in
                for label in 0..<100 { try? transaction.run(Shelf.putLabel, label, "", Self.fill, 0) }
            }
        }
        #expect(result.storageCode == .diskFull)
        #expect(try database.readSync { try $0.first(SQL("SELECT count(*) FROM label")) { $0.int(0) } } == 0)
        database.close()
    }

    @Test func aFullDeviceAtCommitIsToldAsSuchAndPasses() throws {
        let first = try open()
        try first.writeSync { try $0.run(Shelf.add, 1, 1) }
        first.close()
        // The log is empty now, so that the exchanged file is only written to: reading it would give zeros, which no full disk
        // does.
        let database = try open()
        let fault = try #require(FileExchange(of: folder.file("shelfwire.db-wal"), for: "/dev/full", flags: O_RDWR))
        #expect(put(1, in: database) == .diskFull)
        fault.end()
        #expect(put(1, in: database) == nil)
        #expect(try database.readSync { try Shelf.quantity(of: 1, in: $0) } == 1)
        #expect(try database.readSync { try $0.integrityProblems() } == [])
        database.close()
    }

    @Test func aDiskThatTakesNoWritesStopsNothingAndPasses() throws {
        let conditions = Answers<StoreCondition>()
        let first = try open()
        try first.writeSync { try $0.run(Shelf.add, 1, 41) }
        // So that the log is empty, and the exchanged file is only written to.
        first.close()
        let database = try open {
            $0.diskTakesNoWrites = { $0.hasSuffix("shelfwire.db") }
            $0.onCondition = { conditions.add($0) }
        }
        let fault = try #require(FileExchange(of: folder.file("shelfwire.db-wal"), for: "/dev/null", flags: O_RDONLY))
        for _ in 0..<2 { #expect(Result { try database.writeSync { try $0.run(Shelf.add, 1, 1) } }.storageCode == .readOnlyDisk) }
        #expect(database.condition == .readOnlyDisk && !database.condition.takesWrites)
        #expect(try database.readSync { try $0.first(SQL("SELECT count(*) FROM label")) { $0.int(0) } } == 0)
        fault.end()
        #expect(Result { try database.writeSync { try $0.run(Shelf.add, 1, 1) } }.isSuccess)
        // Told once for each change, before the callers were.
        #expect(conditions.now == [.readOnlyDisk, .writable])
        #expect(database.metrics.refusals == [.readOnlyDisk: 2])
        #expect(try database.readSync { try Shelf.quantity(of: 1, in: $0) } == 42)
        #expect(try database.readSync { try $0.integrityProblems() } == [])
        database.close()
    }

    @Test func aFolderThatTakesFilesIsOnNoReadOnlyDisk() {
        #expect(!Files.isOnReadOnlyDisk(folder.path))
        #expect(!Files.isOnReadOnlyDisk(folder.file("nothing of this name")))
    }

    @Test func aTrialTellsThatThereIsRoomAgainAndLeavesNothing() async throws {
        let conditions = Answers<StoreCondition>()
        let first = try open { $0.onCondition = { conditions.add($0) } }
        try await first.tryWriting()
        #expect(conditions.now == [], "nothing has changed")
        first.close()
        let database = try open { $0.onCondition = { conditions.add($0) } }
        let fault = try #require(FileExchange(of: folder.file("shelfwire.db-wal"), for: "/dev/full", flags: O_RDWR))
        #expect(put(1, in: database) == .diskFull)
        await #expect(throws: StorageError.self) { try await database.tryWriting() }
        #expect(database.condition == .diskFull)
        fault.end()
        try await database.tryWriting()
        #expect(database.condition == .writable && conditions.now == [.diskFull, .writable])
        #expect(try database.readSync { try $0.first(SQL("SELECT count(*) FROM schema_migration")) { $0.int(0) } } == 1)
        database.close()
        try open().close()
    }

    @Test func aFailedCommitStopsTheDatabaseForGood() throws {
        let fatal = Answers<StorageError>()
        let database = try open { $0.onFatal = { fatal.add($0) } }
        try database.writeSync { try $0.run(Shelf.add, 1, 41) }
        // A log that can be opened only for reading: the write of the commit fails.
        let fault = try #require(FileExchange(of: folder.file("shelfwire.db-wal"), for: "/dev/null", flags: O_RDONLY))
        let codes = Answers<StorageError.Code?>()
        database.gather {
            for product in 1...3 {
                database.submit({ try $0.run(Shelf.add, product, 1) }, completion: { codes.add($0.storageCode) })
            }
        }
        #expect(codes.wait(for: 3) == [.failed, .failed, .failed])
        #expect(fatal.wait(for: 1).map(\.code) == [.inputOutput])
        fault.end()
        // The disk is well again, the database stays stopped: what the file holds is known only after a restart.
        #expect(Result { try database.writeSync { try $0.run(Shelf.add, 1, 1) } }.storageCode == .failed)
        #expect(database.condition == .stopped)
        database.close()
        #expect(fatal.now.count == 1)
        let again = try open()
        #expect(try again.readSync { try $0.integrityProblems() } == [])
        #expect(try again.readSync { try Shelf.quantity(of: 1, in: $0) } == 41)
        again.close()
    }

    @Test func aReaderThatMeetsDamageSaysSoAndTheOthersGoOn() throws {
        let database = try open()
        for label in 0..<20 { #expect(put(label, in: database) == nil) }
        database.close()
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: folder.file("shelfwire.db")))
        let size = try file.seekToEnd()
        // Page 1 (the schema) stays sound, all behind page 5 is zero.
        try file.seek(toOffset: 5 * 4_096)
        try file.write(contentsOf: [UInt8](repeating: 0, count: Int(size) - 5 * 4_096))
        try file.close()
        let damaged = try open()
        let bytes = SQL("SELECT sum(length(bytes)) FROM label WHERE flag = $1")
        let blobs = SQL("SELECT bytes FROM label ORDER BY id")
        #expect(try damaged.readSync { try $0.integrityProblems() } != [])
        let result = Result { try damaged.readSync { try $0.all(blobs) { $0.blob(0).count } } }
        #expect(result.storageCode == .corrupt)
        #expect(!Result { try damaged.readSync { try $0.first(bytes, 0) { $0.optionalInt(0) } } }.isSuccess)
        #expect(try damaged.readSync { try $0.first(Shelf.total) { $0.int(1) } } == 0)
        damaged.close()
    }
}

/// Puts another file behind all descriptors of a path that this process has open, until told to end: a fault SQLite cannot tell
/// from a real one.
private struct FileExchange {
    private var exchanged: [(descriptor: Int32, saved: Int32)] = []

    init?(of path: String, for other: String, flags: Int32) {
        let replacement = flags == O_RDWR ? FileHandle(forUpdatingAtPath: other) : FileHandle(forReadingAtPath: other)
        guard let replacement else { return nil }
        // All found before any is exchanged: a saved descriptor must not be taken for one of SQLite's.
        let open = ((try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []).filter {
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/" + $0)) == path
        }
        for descriptor in open.compactMap({ Int32($0) }) {
            exchanged.append((descriptor, dup(descriptor)))
            dup2(replacement.fileDescriptor, descriptor)
        }
        if exchanged.isEmpty { return nil }
    }

    func end() {
        for (descriptor, saved) in exchanged {
            dup2(saved, descriptor)
            close(saved)
        }
    }
}
