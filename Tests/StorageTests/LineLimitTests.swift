import Storage
import Testing

@Suite struct LineLimitTests {
    @Test(arguments: [(4, 0), (5, 0), (6, 1)])
    func oneMoreThanMayWaitIsRefusedAtOnce(offered: Int, refused: Int) throws {
        let database = try Shelf.inMemory { $0.maximumWaiting = 5 }
        let answers = Answers<StorageError.Code?>()
        database.gather {
            for product in 1...offered {
                database.submit({ try $0.run(Shelf.add, product, 1) }, completion: { answers.add($0.storageCode) })
            }
            #expect(answers.now == Array(repeating: .overloaded, count: refused))
            #expect(database.metrics.waitingWrites == offered - refused)
            #expect(database.metrics.refusals[.overloaded] ?? 0 == refused)
        }
        #expect(answers.wait(for: offered).filter { $0 == nil }.count == offered - refused)
        #expect(try database.readSync { try $0.first(Shelf.total) { $0.int(1) } } == Int64(offered - refused))
        database.close()
    }

    @Test(arguments: [(2, 0), (3, 0), (4, 1)])
    func oneMoreReadThanMayWaitIsRefusedAtOnce(offered: Int, refused: Int) async throws {
        let folder = try TemporaryFolder()
        var configuration = Database.Configuration()
        configuration.readers = 1
        configuration.maximumWaitingReads = 3
        let database = try Database.open(directory: folder.path, migrations: Shelf.migrations, configuration: configuration)
        let gate = Gate()
        let codes = await withTaskGroup(of: StorageError.Code?.self) { tasks in
            tasks.addTask { await Self.code { try await database.read { _ in gate.pass() } } }
            await Task.detached { gate.waitUntilReached() }.value
            for _ in 0..<offered {
                tasks.addTask { await Self.code { _ = try await database.read { try $0.first(Shelf.total) { $0.int(0) } } } }
            }
            while database.metrics.waitingReads < offered - refused { await Task.yield() }
            gate.open()
            return await tasks.reduce(into: []) { $0.append($1) }
        }
        #expect(codes.filter { $0 == .overloaded }.count <= refused)
        #expect(codes.filter { $0 != nil && $0 != .overloaded }.isEmpty)
        database.close()
    }

    private static func code(_ body: () async throws -> Void) async -> StorageError.Code? {
        do {
            try await body()
            return nil
        } catch {
            return (error as? StorageError)?.code ?? .other
        }
    }

    @Test func aClosedDatabaseRefusesAndClosingServesWhatWaits() throws {
        let database = try Shelf.inMemory()
        let answers = Answers<StorageError.Code?>()
        database.gather {
            for product in 1...10 {
                database.submit({ try $0.run(Shelf.add, product, 1) }, completion: { answers.add($0.storageCode) })
            }
        }
        database.close()
        #expect(answers.now == Array(repeating: nil, count: 10))
        #expect(Result { try database.writeSync { try $0.run(Shelf.add, 1, 1) } }.storageCode == .closed)
        #expect(Result { try database.readSync { try $0.first(Shelf.total) { $0.int(0) } } }.storageCode == .closed)
        database.close()
    }

    @Test func aClosedSimulationRefuses() throws {
        let database = try Shelf.simulated()
        database.close()
        #expect(Result { try database.writeSync { try $0.run(Shelf.add, 1, 1) } }.storageCode == .closed)
        #expect(Result { try database.readSync { try $0.first(Shelf.total) { $0.int(0) } } }.storageCode == .closed)
    }

    @Test func waitingForOneselfIsRefused() throws {
        let database = try Shelf.inMemory()
        let codes = try database.writeSync { _ in
            [
                Result { try database.writeSync { _ in } }.storageCode,
                Result { try database.readSync { _ in } }.storageCode,
            ]
        }
        #expect(codes == [.misuse, .misuse])
        database.close()
    }
}
