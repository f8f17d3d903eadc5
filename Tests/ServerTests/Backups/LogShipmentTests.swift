import Foundation
import Inventory
import Logging
import Storage
import Testing

@testable import Server

/// Copies and the log between them, and the shop of any instant made of both.
struct LogShipmentTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("log-shipment-\(UUID().uuidString)").path
    private let clock = BackupKeeperTests.Clock()
    private let shipment = LogShipment()

    private func keeping(_ body: (BackupKeeper) async throws -> Void) async throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var configuration = Database.Configuration()
        let clock = clock
        configuration.clock = { clock.milliseconds }
        configuration.logTap = shipment.tap
        let books = try Books.open(directory: folder + "/books", configuration: configuration)
        defer { books.database.close() }
        let settings = BackupSettings(
            folder: folder + "/copies", secondFolder: folder + "/mount", intervalMilliseconds: BackupGenerationsTests.hour, keep: 2, ships: true)
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        try await body(BackupKeeper(books: books, settings: settings, log: BackupLog(), shipment: shipment, logger: logger))
    }

    private func open(_ store: String, _ books: Books) async throws {
        clock.advance()
        let identity = WriteIdentity(key: nil, method: "test", request: Array(store.utf8))
        let command = CreateStore(code: store, name: store, timeZone: "Europe/Berlin", currency: "EUR")
        _ = try await books.perform(command, as: Caller(.operatorAtMachine), identity: identity)
    }

    /// The stores of the shop as it was then.
    private func stores(until instant: Int64? = nil) async throws -> [String] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder + "/mount")
        let place = folder + "/restored-\(UUID().uuidString)"
        _ = try PointInTime(folder: folder + "/mount", names: names, untilMilliseconds: instant).rebuild(to: place + ".db")
        _ = try Database.restore(from: place + ".db", toDirectory: place)
        let books = try Books.open(directory: place)
        defer { books.database.close() }
        #expect(try books.verify().findings == [])
        return try await books.ask(StoreList(), as: Caller(.operatorAtMachine)).map(\.code)
    }

    @Test func theShopOfEveryInstantSinceTheFirstCopyCanBeMadeAgain() async throws {
        try await keeping { keeper in
            #expect(shipment.needsCopy)
            try await open("A", keeper.books)
            #expect(await keeper.makeOne())
            #expect(!shipment.needsCopy)
            let copied = clock.milliseconds
            var instants: [Int64] = []
            for store in ["B", "C", "D", "E"] {
                try await open(store, keeper.books)
                instants.append(clock.milliseconds)
                try shipment.ship()
                if store == "C" {
                    clock.advance()
                    #expect(await keeper.makeOne())
                }
            }
            #expect(try await stores(until: copied) == ["A"])
            #expect(try await stores(until: instants[0]) == ["A", "B"])
            #expect(try await stores(until: instants[2] - 1) == ["A", "B", "C"])
            #expect(try await stores(until: instants[2]) == ["A", "B", "C", "D"])
            #expect(try await stores() == ["A", "B", "C", "D", "E"])
            #expect(throws: StorageError.self) { try PointInTime(folder: folder + "/mount", names: [], untilMilliseconds: nil) }
            let names = try FileManager.default.contentsOfDirectory(atPath: folder + "/mount")
            #expect(throws: StorageError.self) { try PointInTime(folder: folder + "/mount", names: names, untilMilliseconds: copied - 1) }
            #expect(shipment.figures.lastMilliseconds == instants[3] && shipment.figures.failures == 0)
        }
    }

    /// The rows of the journal that the books hold through a row, or the error's words.
    private func rows(through sequence: Int64) throws -> Int64 {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder + "/mount")
        let place = folder + "/restored-\(UUID().uuidString)"
        let point = try PointInTime(folder: folder + "/mount", names: names, throughSequence: sequence, scratch: place + ".scratch")
        #expect(!FileManager.default.fileExists(atPath: place + ".scratch"))
        let (report, reached) = try point.rebuild(to: place + ".db")
        _ = try Database.restore(from: report.report.path, toDirectory: place)
        let books = try Books.open(directory: place)
        defer { books.database.close() }
        let verification = try books.verify()
        #expect(verification.findings == [])
        return reached
    }

    /// What rows 1 to 200 were: a copy, then more commits than lie between two looks, then another copy, then some more.
    @Test func theShopOfEveryRowOfTheJournalCanBeMadeAgain() async throws {
        try await keeping { keeper in
            for number in 1...5 { try await open("A\(number)", keeper.books) }
            #expect(await keeper.makeOne())
            let copied = try await keeper.books.journalHead().sequence
            for number in 1...140 { try await open("B\(number)", keeper.books) }
            try shipment.ship()
            clock.advance()
            #expect(await keeper.makeOne())
            let again = try await keeper.books.journalHead().sequence
            for number in 1...3 { try await open("C\(number)", keeper.books) }
            try shipment.ship()
            let last = try await keeper.books.journalHead().sequence
            let wanted = [copied, copied + 1, copied + 63, copied + 64, copied + 65, copied + 128, again - 1, again, again + 1, last - 1, last]
            for row in wanted { #expect(try rows(through: row) == row) }
            #expect(throws: StorageError.self) { try rows(through: copied - 1) }
            let beyond = try #require(throws: StorageError.self) { try rows(through: last + 1) }
            #expect(beyond.message.contains("ends with row \(last) of the journal"))
        }
    }

    /// Rows of one commit stay together: the books end before a commit that goes further.
    @Test func aRowInsideACommitEndsTheBooksBeforeIt() async throws {
        try await keeping { keeper in
            try await open("A", keeper.books)
            #expect(await keeper.makeOne())
            let before = try await keeper.books.journalHead().sequence
            let books = keeper.books
            let gate = DispatchSemaphore(value: 0)
            // Whoever comes while the writer is busy is written together.
            books.database.submit({ _ in gate.wait() }, completion: { _ in })
            async let all: Void = withThrowingTaskGroup(of: Void.self) { group in
                for name in ["B", "C", "D"] { group.addTask { try await open(name, books) } }
                try await group.waitForAll()
            }
            while books.writerLine.waiting < 3 { await Task.yield() }
            gate.signal()
            try await all
            try await open("E", books)
            try shipment.ship()
            #expect(try rows(through: before + 1) == before)
            #expect(try rows(through: before + 2) == before)
            #expect(try rows(through: before + 3) == before + 3)
            #expect(try rows(through: before + 4) == before + 4)
        }
    }

    @Test func logsGoWithTheCopiesThatTheyBeginWith() async throws {
        try await keeping { keeper in
            for _ in 0..<4 {
                #expect(await keeper.makeOne())
                clock.advance()
            }
            let kept = [2, 3].map { BackupGenerationsTests.instant + $0 * BackupGenerationsTests.hour }
            let expected = kept.flatMap { [BackupGenerations.name(at: $0), BackupGenerations.name(at: $0, suffix: BackupGenerations.logSuffix)] }
            let names = try FileManager.default.contentsOfDirectory(atPath: folder + "/mount")
            #expect(names.sorted() == expected.sorted())
        }
    }

    /// The other disk is gone for a while: the shop goes on, the log asks for a copy and goes on with it.
    @Test func aLogThatCannotBeWrittenGoesOnWithTheNextCopy() async throws {
        try await keeping { keeper in
            #expect(await keeper.makeOne())
            try await open("A", keeper.books)
            try shipment.ship()
            // Somebody has taken the disk out, and with it all that was there.
            try FileManager.default.removeItem(atPath: folder + "/mount")
            try Data().write(to: URL(fileURLWithPath: folder + "/mount"))
            try await open("B", keeper.books)
            #expect(throws: StorageError.self) { try shipment.ship() }
            #expect(shipment.needsCopy && shipment.figures.failures == 1)
            // Nothing is left of it to be tried again.
            try shipment.ship()
            clock.advance()
            #expect(await !keeper.makeOne())
            #expect(shipment.needsCopy)
            try FileManager.default.removeItem(atPath: folder + "/mount")
            clock.advance()
            #expect(await keeper.makeOne())
            #expect(!shipment.needsCopy)
            try await open("C", keeper.books)
            try shipment.ship()
            #expect(try await stores() == ["A", "B", "C"])
        }
    }
}
