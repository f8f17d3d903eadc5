import Testing

@testable import Storage

@Suite struct MigrationTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static let first = Migration(number: 1, name: "One", statements: ["CREATE TABLE one (id INTEGER PRIMARY KEY) STRICT"])
    private static let second = Migration(
        number: 2, name: "Two",
        statements: ["CREATE TABLE two (id INTEGER PRIMARY KEY) STRICT", "INSERT INTO two (id) VALUES (7)"])
    private static let applied = SQL("SELECT number, applied_ms FROM schema_migration ORDER BY number")
    private static let tables = SQL("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")

    private func open(_ migrations: [Migration], at milliseconds: Int64 = 5) throws -> Database {
        var configuration = Database.Configuration()
        configuration.clock = { milliseconds }
        return try Database.openForSimulation(directory: folder.path, migrations: migrations, configuration: configuration)
    }

    private func code(opening migrations: [Migration]) -> StorageError.Code? {
        Result { try open(migrations).close() }.storageCode
    }

    @Test func eachMigrationIsAppliedOnce() throws {
        try open([Self.first], at: 5).close()
        try open([Self.first, Self.second], at: 6).close()
        let database = try open([Self.first, Self.second], at: 7)
        let rows = try database.readSync { try $0.all(Self.applied) { [$0.int(0), $0.int(1)] } }
        #expect(rows == [[1, 5], [2, 6]])
        #expect(try database.readSync { try $0.first(SQL("SELECT count(*) FROM two")) { $0.int(0) } } == 1)
        #expect(try database.readSync { try $0.first(SQL("PRAGMA user_version")) { $0.int(0) } } == 2)
        database.close()
    }

    @Test(arguments: [
        (["CREATE TABLE two (id INTEGER PRIMARY KEY) STRICT", "NONSENSE"]),
        (["CREATE TABLE two (id INTEGER PRIMARY KEY) STRICT", "INSERT INTO missing VALUES (1)"]),
        (["CREATE TABLE two (id INTEGER PRIMARY KEY) STRICT", "CREATE TABLE a (i INTEGER); CREATE TABLE b (i INTEGER)"]),
        (["CREATE TABLE two (id INTEGER PRIMARY KEY) STRICT", "COMMIT", "NONSENSE"]),
    ])
    func aMigrationThatFailsHalfwayLeavesNothingAndCanBeRepeated(statements: [String]) throws {
        try open([Self.first]).close()
        let result = Result { try open([Self.first, Migration(number: 2, name: "Two", statements: statements)]) }
        #expect(result.storageCode == .migrationFailed)
        let database = try open([Self.first])
        #expect(try database.readSync { try $0.all(Self.tables) { $0.text(0) } } == ["one", "schema_migration"])
        database.close()
        #expect(code(opening: [Self.first, Self.second]) == nil)
    }

    @Test func whatDoesNotFitIsRefusedAndTheFileIsLeftAsItWas() throws {
        try open([Self.first, Self.second]).close()
        let renamed = Migration(number: 2, name: "Zwei", statements: Self.second.statements)
        let changed = Migration(number: 1, name: "One", statements: ["CREATE TABLE one (id INTEGER) STRICT"])
        #expect(code(opening: [Self.first]) == .newerSchema)
        #expect(code(opening: []) == .newerSchema)
        #expect(code(opening: [Self.first, renamed]) == .migrationMismatch)
        #expect(code(opening: [changed, Self.second]) == .migrationMismatch)
        #expect(code(opening: [Self.second]) == .migrationMismatch)
        #expect(code(opening: [Self.first, Self.first]) == .migrationMismatch)
        #expect(code(opening: [Self.first, Self.second]) == nil)
    }

    @Test func aGapInTheFileIsRefused() throws {
        let database = try open([Self.first, Self.second])
        try database.writeSync { try $0.run(SQL("DELETE FROM schema_migration WHERE number = $1"), 1) }
        database.close()
        #expect(code(opening: [Self.first, Self.second]) == .migrationMismatch)
    }

    /// The sums are frozen with the first release: a change of the formula would refuse every shop's file.
    @Test func theFingerprintIsFrozen() {
        #expect(Self.first.checksum == 31_078_261_626_532_175)
        #expect(
            Migration(number: 1, name: "a", statements: ["b", "c"]).checksum
                != Migration(number: 1, name: "a", statements: ["bc"]).checksum)
        #expect(
            Migration(number: 1, name: "a", statements: ["b"]).checksum
                != Migration(number: 1, name: "ab", statements: []).checksum)
    }
}
