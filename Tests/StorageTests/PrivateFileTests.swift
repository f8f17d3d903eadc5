import Foundation
import Testing

@testable import Storage

/// What is in the books is read by the server's user and nobody else on the machine.
struct PrivateFileTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func mode(_ name: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.file(name))
        return try #require(attributes[.posixPermissions] as? Int)
    }

    @Test func aNewDatabaseItsLogAndItsBackupAreTheOwnersAlone() throws {
        let database = try Database.open(directory: folder.path, migrations: Shelf.migrations)
        defer { database.close() }
        for name in ["shelfwire.db", "shelfwire.db-wal", "shelfwire.db-shm", "shelfwire.lock"] {
            #expect(try mode(name) == 0o600, "\(name)")
        }
        _ = try database.backupSync(to: folder.file("copy.db"))
        #expect(try mode("copy.db") == 0o600)
    }

    @Test func othersLoseTheRightToReadADatabaseThatTheyCouldRead() throws {
        try Database.open(directory: folder.path, migrations: Shelf.migrations).close()
        try FileManager.default.setAttributes([.posixPermissions: 0o664], ofItemAtPath: folder.file("shelfwire.db"))
        let database = try Database.open(directory: folder.path, migrations: Shelf.migrations)
        defer { database.close() }
        for name in ["shelfwire.db", "shelfwire.db-wal", "shelfwire.db-shm"] { #expect(try mode(name) == 0o600, "\(name)") }
    }
}
