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

    private func keeping(_ body: (BackupKeeper) async throws -> Void) async throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var configuration = Database.Configuration()
        let clock = clock
        configuration.clock = { clock.milliseconds }
        let books = try Books.open(directory: folder + "/books", configuration: configuration)
        defer { books.database.close() }
        let settings = BackupSettings(
            folder: folder + "/copies", secondFolder: folder + "/mount/copies", intervalMilliseconds: BackupGenerationsTests.hour, keep: 2)
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
