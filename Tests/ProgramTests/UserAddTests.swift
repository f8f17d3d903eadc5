import ArgumentParser
import Foundation
import Inventory
import Storage
import Testing

@testable import shelfwire

/// A password that somebody else chose is good for choosing an own one, also when it was given at the machine.
struct UserAddTests {
    /// Whether the person has to choose another password; nil when they cannot sign in.
    private func mustChange(_ options: String...) async throws -> Bool? {
        let folder = FileManager.default.temporaryDirectory.appending(path: "user-add-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let secret = "blue lamp under the stairs"
        try Data("\(secret)\n".utf8).write(to: URL(filePath: folder + "/secret"))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: folder + "/secret")
        let data = folder + "/books"
        try await InitCommand.parse(["--data", data]).run()
        try await UserCommand.Add.parse(["anna", "--role", "clerk", "--secret-file", folder + "/secret", "--data", data] + options).run()
        let books = try Books.open(directory: data)
        defer { books.database.close() }
        guard case .done(let session, _, _) = try await books.signIn(SignInAttempt(userName: "anna", secret: secret, peer: "192.0.2.1:1"), on: nil) else { return nil }
        return session.passwordMustChange
    }

    @Test func whatTheOperatorChoseIsLent() async throws {
        #expect(try await mustChange() == true)
    }

    @Test func whatThePersonTypedThemselfIsTheirs() async throws {
        #expect(try await mustChange("--own") == false)
    }

    @Test func nobodyChoseAGeneratedOne() {
        #expect(throws: (any Error).self) { try UserCommand.Add.parse(["anna", "--role", "clerk", "--generate", "--own"]) }
    }
}
