import Storage
import Testing

@Suite struct SnapshotTests {
    let folder: TemporaryFolder
    let database: Database

    init() throws {
        folder = try TemporaryFolder()
        database = try Database.open(directory: folder.path, migrations: Shelf.migrations)
    }

    @Test func aSnapshotStaysTheSameWhileTheWriterCommits() async throws {
        try await database.write { try $0.run(Shelf.add, 1, 10) }
        let gate = Gate()
        async let seen = database.read { snapshot in
            let before = try Shelf.quantity(of: 1, in: snapshot)
            gate.pass()
            return [before, try Shelf.quantity(of: 1, in: snapshot)]
        }
        await Task.detached { gate.waitUntilReached() }.value
        try await database.write { try $0.run(Shelf.add, 1, 32) }
        gate.open()
        #expect(try await seen == [10, 10])
        #expect(try await database.read { try Shelf.quantity(of: 1, in: $0) } == 42)
        database.close()
    }

    @Test func aBodysErrorReachesItsCallerAndTheReaderGoesOn() async throws {
        struct Mishap: Error {}
        for _ in 0..<5 {
            await #expect(throws: Mishap.self) { try await database.read { _ in throw Mishap() } }
        }
        #expect(try await database.read { try $0.first(Shelf.total) { $0.int(0) } } == 0)
        database.close()
    }

    @Test func structureAndReferencesAreChecked() async throws {
        let folder = try TemporaryFolder()
        let child = Migration(
            number: 2, name: "Shelf tags",
            statements: ["CREATE TABLE tag (id INTEGER PRIMARY KEY, product INTEGER NOT NULL REFERENCES stock (product)) STRICT"])
        let database = try Database.open(directory: folder.path, migrations: Shelf.migrations + [child])
        try await database.write { try $0.run(SQL("INSERT INTO tag (id, product) VALUES ($1, $2)"), 7, 404) }
        #expect(try await database.checkIntegrity() == [])
        #expect(try await database.checkIntegrity(thorough: false) == [])
        #expect(try await database.checkForeignKeys() == ["tag row 7 refers to a stock that does not exist."])
        try await database.write { try $0.run(Shelf.insert, 404, 1) }
        #expect(try await database.checkForeignKeys() == [])
        database.close()
    }
}
