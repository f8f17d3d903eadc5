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
