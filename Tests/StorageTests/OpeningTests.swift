import Foundation
import Testing

@testable import Storage

@Suite struct OpeningTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func open(_ path: String? = nil) throws -> Database {
        try Database.open(directory: path ?? folder.path, migrations: Shelf.migrations)
    }

    @Test func whatWasAnsweredIsThereAfterReopening() throws {
        let database = try open()
        try database.writeSync { try $0.run(Shelf.add, 1, 41) }
        database.close()
        #expect(try folder.names() == ["shelfwire.db", "shelfwire.lock"])
        let again = try open()
        try again.writeSync { try $0.run(Shelf.add, 1, 1) }
        #expect(try again.readSync { try Shelf.quantity(of: 1, in: $0) } == 42)
        again.close()
    }

    /// The files of a running server, taken as they stand, are what a crash would leave behind.
    @Test func whatWasAnsweredIsThereAfterACrash() throws {
        let database = try open()
        for step in 1...20 { try database.writeSync { try $0.run(Shelf.add, step, 1) } }
        let crashed = try TemporaryFolder()
        for name in ["shelfwire.db", "shelfwire.db-wal"] {
            try FileManager.default.copyItem(atPath: folder.file(name), toPath: crashed.file(name))
        }
        database.close()
        let recovered = try open(crashed.path)
        #expect(try recovered.readSync { try $0.first(Shelf.total) { $0.int(1) } } == 20)
        recovered.close()
    }

    /// On the system's own files: logs below, at and above the piece that opening writes again, and above what SQLite writes at once.
    @Test(arguments: [1, 15, 16, 17, 33, 70, 300]) func aLeftLogOfAnySizeIsWrittenAgain(pages: Int) throws {
        let database = try open(folder.path)
        try database.writeSync { try $0.run(Shelf.putLabel, 1, "", [UInt8](repeating: 7, count: pages * 4_000), 0) }
        let crashed = try TemporaryFolder()
        for name in ["shelfwire.db", "shelfwire.db-wal"] {
            try FileManager.default.copyItem(atPath: folder.file(name), toPath: crashed.file(name))
        }
        database.close()
        let recovered = try open(crashed.path)
        let bytes = try recovered.readSync { try $0.first(SQL("SELECT length(bytes) FROM label WHERE id = 1")) { $0.int(0) } }
        #expect(bytes == Int64(pages * 4_000))
        #expect(try recovered.readSync { try $0.integrityProblems() } == [])
        recovered.close()
    }

    @Test func commitsAreSynchronisedAndOnlyTheWriterCheckpoints() throws {
        let path = folder.file("shelfwire.db")
        let writer = try Connection.writer(path: path, configuration: .init())
        #expect(try writer.pragma("synchronous") == "2")
        #expect(try writer.pragma("journal_mode") == "wal")
        #expect(try writer.pragma("application_id") == "1397247046")
        #expect(try writer.pragma("trusted_schema") == "0")
        #expect(try writer.pragma("cell_size_check") == "1")
        #expect(try writer.pragma("foreign_keys") == "0")
        #expect(try writer.pragma("recursive_triggers") == "1")
        let reader = try Connection.reader(path: path, configuration: .init())
        try writer.execute("CREATE TABLE mine (a)")
        #expect(throws: StorageError.self) { try reader.execute("CREATE TABLE t (a)") }
        #expect(throws: StorageError.self) { try reader.checkpointAll() }
        #expect(throws: StorageError.self) { try writer.execute("ATTACH 'other.db' AS other") }
    }

    @Test func aConnectionTakesItsMemoryBackAfterEachStatement() throws {
        let connection = try Connection.memory(configuration: .init())
        let echo = SQL("SELECT $1, $2")
        for _ in 0..<3 {
            _ = try connection.reading { snapshot in
                try snapshot.first(echo, "some text", [1, 2, 3] as [UInt8]) { _ in connection.scratch.used }
            }.map { #expect($0 == 12) }
            #expect(connection.scratch.used == 0)
        }
    }

    @Test func aSecondDatabaseOnTheFolderIsRefused() throws {
        let database = try open()
        let error = #expect(throws: StorageError.self) { try open() }
        #expect(error?.code == .inUse)
        #expect(error?.message.contains("process \(ProcessInfo.processInfo.processIdentifier)") == true)
        #expect(error?.message.contains(folder.path) == true)
        database.close()
        try open().close()
    }

    @Test func anotherProcessHoldsItsFolderUntilItEnds() throws {
        let script = """
            import fcntl, os, sys
            f = open(sys.argv[1], "w"); fcntl.flock(f, fcntl.LOCK_EX); f.write(str(os.getpid())); f.flush()
            print("held", flush=True); sys.stdin.read()
            """
        let other = Process()
        other.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        other.arguments = ["python3", "-c", script, folder.file("shelfwire.lock")]
        let (input, output) = (Pipe(), Pipe())
        other.standardInput = input
        other.standardOutput = output
        try other.run()
        #expect(String(decoding: output.fileHandleForReading.availableData, as: UTF8.self).hasPrefix("held"))
        let error = #expect(throws: StorageError.self) { try open() }
        #expect(error?.code == .inUse)
        #expect(error?.message.contains("process \(other.processIdentifier)") == true)
        #expect(!folder.exists("shelfwire.db"))
        try input.fileHandleForWriting.close()
        other.waitUntilExit()
        try open().close()
    }

    /// A child that is being started shares every open file, and so the lock, until it runs its own program.
    @Test func theLockIsGivenBackAlthoughAnotherShareOfItsFileIsOpen() throws {
        let database = try open()
        let link = try #require(try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").first {
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")) == folder.file("shelfwire.lock")
        })
        let share = dup(try #require(Int32(link)))
        defer { close(share) }
        database.close()
        try open().close()
    }

    @Test func aDatabaseNobodyHoldsGivesItsFolderFree() throws {
        do { _ = try open() }
        // The writer's thread ends on its own time; the lock goes with it.
        while Result(catching: { try open().close() }).storageCode == .inUse {}
        #expect(try folder.names() == ["shelfwire.db", "shelfwire.lock"])
    }

    @Test func theFolderIsMadeWhenItsParentExists() throws {
        try open(folder.file("new")).close()
        #expect(folder.exists("new/shelfwire.db"))
        #expect(Result { try open(folder.file("missing/new")) }.storageCode == .cannotOpen)
    }

    @Test func aFileOfAnotherKindIsRefusedAndLeftAlone() throws {
        try folder.write(String(repeating: "not a database ", count: 1_000), to: "shelfwire.db")
        #expect(Result { try open() }.storageCode == .notOurs)
        #expect(try folder.bytes(of: "shelfwire.db") == 15_000)
    }

    @Test func aDatabaseOfAnotherProgramIsRefusedAndLeftAlone() throws {
        let foreign = try Connection(opening: folder.file("shelfwire.db"), as: .writer)
        try foreign.execute("CREATE TABLE theirs (a)")
        #expect(Result { try open() }.storageCode == .notOurs)
        #expect(try foreign.pragma("journal_mode") == "delete")
        #expect(try foreign.pragma("application_id") == "0")
    }

    @Test func readersAreLimited() throws {
        for readers in [Int.min, 0, 1, 16, 17] {
            var configuration = Database.Configuration()
            configuration.readers = readers
            let database = try Database.open(directory: folder.path, migrations: Shelf.migrations, configuration: configuration)
            #expect(try database.readSync { try $0.first(Shelf.total) { $0.int(1) } } == 0)
            database.close()
        }
    }

    @Test func slowStatementsAreTold() throws {
        let told = Answers<String>()
        let database = try Shelf.simulated {
            $0.slowStatementMilliseconds = 0
            $0.onSlowStatement = { statement, _ in told.add(statement) }
        }
        try database.writeSync { try $0.run(Shelf.add, 1, 1) }
        #expect(told.now.contains(Shelf.add.text))
        let quiet = try Shelf.simulated {
            $0.slowStatementMilliseconds = 1_000_000
            $0.onSlowStatement = { statement, _ in told.add("quiet") }
        }
        try quiet.writeSync { try $0.run(Shelf.add, 1, 1) }
        #expect(!told.now.contains("quiet"))
    }
}
