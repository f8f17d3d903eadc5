import ArgumentParser
import Foundation
import Server
import Testing

@testable import shelfwire

/// `shelfwire terminal authority` makes what `shelfwire serve --tls-terminal-ca` takes.
struct TerminalAuthorityTests {
    private func mode(_ path: String) throws -> Int? {
        (try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber)?.intValue
    }

    @Test func itMakesAnAuthorityWhoseKeyIsItsOwnersAndWritesOverNothing() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "terminal-authority-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (certificate, key) = (folder.appending(path: "ca.pem").path, folder.appending(path: "ca.key").path)
        try TerminalAuthorityCommand.parse([certificate, key, "--name", "High Street"]).run()
        #expect(try mode(key) == 0o600)
        #expect(throws: Never.self) { try ShopAuthority(ShopAuthority.Files(certificate: certificate, key: key)) }
        let before = try Data(contentsOf: URL(filePath: key))
        #expect(throws: ExitCode(73)) { try TerminalAuthorityCommand.parse([certificate, key]).run() }
        #expect(try Data(contentsOf: URL(filePath: key)) == before)
    }
}
