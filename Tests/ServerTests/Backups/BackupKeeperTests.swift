import Foundation
import Inventory
import Logging
import Storage
import Synchronization
import Testing

@testable import Server

struct BackupKeeperTests {
    final class Clock: Sendable {
        private let now = Mutex(BackupGenerationsTests.instant)
        var milliseconds: Int64 { now.withLock { $0 } }
        func advance() { now.withLock { $0 += BackupGenerationsTests.hour } }
    }

    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("backup-keeper-\(UUID().uuidString)").path
    private let clock = Clock()
    private let log = BackupLog()

    private func keeping(recipients: [String] = [], _ body: (BackupKeeper) async throws -> Void) async throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var configuration = Database.Configuration()
        let clock = clock
        configuration.clock = { clock.milliseconds }
        let books = try Books.open(directory: folder + "/books", configuration: configuration)
        defer { books.database.close() }
        let settings = BackupSettings(
            folder: folder + "/copies", secondFolder: folder + "/mount/copies", intervalMilliseconds: BackupGenerationsTests.hour, keep: 2,
            recipients: recipients)
        try await body(BackupKeeper(books: books, settings: settings, log: log, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }))
    }

    private func names(_ place: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder + "/" + place).sorted()
    }

    @Test func copiesAreMadeInBothFoldersAndTheOldestGo() async throws {
        try await keeping { keeper in
            try FileManager.default.createDirectory(atPath: folder + "/copies", withIntermediateDirectories: true)
            try Data("mine".utf8).write(to: URL(fileURLWithPath: folder + "/copies/notes.txt"))
            for _ in 0..<4 {
                #expect(await keeper.makeOne())
                clock.advance()
            }
            let kept = [2, 3].map { BackupGenerations.name(at: BackupGenerationsTests.instant + $0 * BackupGenerationsTests.hour) }
            #expect(try names("copies") == ["notes.txt"] + kept)
            #expect(try names("mount/copies") == kept)
            #expect(log.figures.succeeded == 4 && log.figures.failed == 0)
            #expect(log.figures.lastMilliseconds == BackupGenerationsTests.instant + 3 * BackupGenerationsTests.hour)
            // What lies in the second folder opens as a shop of its own.
            _ = try Database.restore(from: folder + "/mount/copies/" + kept[1], toDirectory: folder + "/restored")
            let restored = try Books.open(directory: folder + "/restored")
            #expect(try restored.verify().findings == [])
            restored.database.close()
        }
    }

    /// What is left in the data folder of a copy before it was encrypted.
    private func plainCopies() throws -> [String] {
        try names("books").filter { $0.hasPrefix("backup-to-encrypt") }
    }

    /// Runs a program of the machine; answers what it printed.
    private func run(_ program: String...) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = program
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(program)")
        return text
    }

    @Test func withARecipientNothingPlainReachesTheFoldersAndTheKeyOpensEachCopy() async throws {
        let keys = FileManager.default.temporaryDirectory.appendingPathComponent("backup-keys-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: keys, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: keys) }
        _ = try run("age-keygen", "-o", keys + "/key")
        let recipient = try run("age-keygen", "-y", keys + "/key").trimmingCharacters(in: .whitespacesAndNewlines)
        try await keeping(recipients: [recipient]) { keeper in
            for _ in 0..<3 {
                #expect(await keeper.makeOne())
                clock.advance()
            }
            let kept = [1, 2].map { BackupGenerations.name(at: BackupGenerationsTests.instant + $0 * BackupGenerationsTests.hour, isEncrypted: true) }
            for place in ["copies", "mount/copies"] {
                #expect(try names(place) == kept)
                for name in kept {
                    let file = "\(folder)/\(place)/\(name)"
                    #expect(AgeProgram.wrote(file))
                    #expect(try Data(contentsOf: URL(fileURLWithPath: file)).range(of: Data("SQLite format 3".utf8)) == nil)
                }
            }
            #expect(try plainCopies() == [])
            let again = folder + "/again.db"
            try AgeProgram.decrypt("\(folder)/mount/copies/\(kept[1])", to: again, with: keys + "/key")
            _ = try Database.restore(from: again, toDirectory: folder + "/restored")
            let restored = try Books.open(directory: folder + "/restored")
            #expect(try restored.verify().findings == [])
            restored.database.close()
        }
    }

    /// Whoever wants encrypted copies never gets a plain one instead.
    @Test func aKeyThatIsNoneMakesNoCopyAtAll() async throws {
        let wrong = "age1" + String(repeating: "q", count: 58)
        #expect(throws: AgeProblem.self) { try AgeProgram.rehearse(for: [wrong]) }
        try await keeping(recipients: [wrong]) { (keeper: BackupKeeper) async throws in
            #expect(await !keeper.makeOne())
            #expect(try names("copies") == [])
            #expect(try names("mount/copies") == [])
            #expect(try plainCopies() == [])
            #expect(log.figures.failed == 1)
        }
    }

    @Test func aCopyThatFailsIsToldAndRemovesNothing() async throws {
        try await keeping { keeper in
            #expect(await keeper.makeOne())
            let first = try names("copies")
            // The second folder cannot be made: something else has its name.
            try FileManager.default.removeItem(atPath: folder + "/mount")
            try Data().write(to: URL(fileURLWithPath: folder + "/mount"))
            for _ in 0..<3 {
                clock.advance()
                #expect(await !keeper.makeOne())
            }
            #expect(try names("copies") == first)
            #expect(log.figures.failed == 3 && log.figures.succeeded == 1)
        }
    }
}
