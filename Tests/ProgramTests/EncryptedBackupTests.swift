import ArgumentParser
import Foundation
import Server
@testable import shelfwire
import Testing

/// Backups through the program age, as an operator would make and read them.
struct EncryptedBackupTests {
    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "age-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private func path(_ name: String) -> String { folder.appending(path: name).path }

    /// Runs a program of the machine; answers what it printed.
    private func run(_ program: String, _ arguments: String...) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [program] + arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(program) \(arguments)")
        return text
    }

    /// A key file; answers its public key.
    private func makeKey(_ name: String) throws -> String {
        _ = try run("age-keygen", "-o", path(name))
        return try run("age-keygen", "-y", path(name)).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private func failure(_ body: () throws -> Void) -> Failure? {
        do {
            try body()
            return nil
        } catch { return Failure(wording: error) }
    }

    @Test func whatIsEncryptedIsReadByTheKeyAloneAndByAgeItself() throws {
        let key = try makeKey("key")
        _ = try makeKey("other")
        let plain = Data((0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
        try plain.write(to: folder.appending(path: "plain"))
        try AgeProgram.encrypt(path("plain"), to: path("backup.age"), for: [key])
        #expect(AgeProgram.wrote(path("backup.age")) && !AgeProgram.wrote(path("plain")) && !AgeProgram.wrote(path("nothing")))
        let written = try Data(contentsOf: folder.appending(path: "backup.age"))
        #expect(written.range(of: plain.prefix(64)) == nil)
        try AgeProgram.decrypt(path("backup.age"), to: path("again"), with: path("key"))
        #expect(try Data(contentsOf: folder.appending(path: "again")) == plain)
        _ = try run("age", "-d", "-i", path("key"), "-o", path("by-age"), path("backup.age"))
        #expect(try Data(contentsOf: folder.appending(path: "by-age")) == plain)
        #expect(failure { try AgeProgram.decrypt(path("backup.age"), to: path("x"), with: path("other")) }?.status == .badInput)
        var damaged = written
        damaged[damaged.count / 2] ^= 1
        try damaged.write(to: folder.appending(path: "damaged.age"))
        #expect(failure { try AgeProgram.decrypt(path("damaged.age"), to: path("x"), with: path("key")) }?.status == .badInput)
    }

    @Test func nothingIsOverwrittenAndNothingHalfIsLeft() throws {
        let key = try makeKey("key")
        try Data("books".utf8).write(to: folder.appending(path: "plain"))
        try Data("older".utf8).write(to: folder.appending(path: "taken"))
        #expect(failure { try AgeProgram.encrypt(path("plain"), to: path("taken"), for: [key]) }?.status == .cannotCreate)
        #expect(try String(contentsOfFile: path("taken"), encoding: .utf8) == "older")
        for wrong in ["", "age1", "-o", "age1\(String(repeating: "q", count: 58))", "age1 -o x", "AGE-SECRET-KEY-1"] {
            #expect(failure { try AgeProgram.encrypt(path("plain"), to: path("new"), for: [wrong]) } != nil, "\(wrong)")
        }
        #expect(failure { try AgeProgram.encrypt(path("missing"), to: path("new"), for: [key]) }?.status == .badInput)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["key", "plain", "taken"])
    }

    @Test func aBackupIsReadWithAKeyFileOfItsOwnerOnly() throws {
        let key = try makeKey("key")
        try Data("no books".utf8).write(to: folder.appending(path: "plain"))
        try AgeProgram.encrypt(path("plain"), to: path("backup.age"), for: [key])
        func restore(_ options: String...) throws { try RestoreCommand.parse([path("backup.age"), "--data", path("books")] + options).run() }
        #expect(throws: ExitCode(64), "without a key") { try restore() }
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path("key"))
        #expect(throws: ExitCode(65)) { try restore("--identity", path("key")) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: path("books")) == [], "nothing plain is left")
    }

    @Test("a key or password that others may read is refused", arguments: [
        (0o600, true), (0o400, true), (0o640, false), (0o604, false), (0o610, false), (0o644, false),
    ])
    func modes(mode: Int, isTaken: Bool) throws {
        try Data("the secret\nsecond line\n".utf8).write(to: folder.appending(path: "secret"))
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path("secret"))
        if isTaken {
            #expect(try SecretSource.read(file: path("secret")) == "the secret")
        } else {
            let failure = failure { _ = try SecretSource.read(file: path("secret")) }
            #expect(failure?.status == .badInput && failure?.sentence.contains("chmod 600") == true)
        }
    }
}
