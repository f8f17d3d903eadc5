// Backups that only the holder of a key can read: encrypted by the program `age` (https://age-encryption.org/v1), which is kept well, is in
// Debian, and whose files other tools read too. No cryptography of our own.

import Foundation
import Server

/// The `age` program of the machine.
enum AgeProgram {
    /// The first line of every file it writes.
    static let header = "age-encryption.org/v1"

    /// Whether the file is encrypted with it.
    static func wrote(_ path: String) -> Bool {
        guard let file = FileHandle(forReadingAtPath: path) else { return false }
        defer { try? file.close() }
        let start = try? file.read(upToCount: header.utf8.count)
        return start == Data(header.utf8)
    }

    /// Encrypts `plain` to the public keys `recipients` and puts it on the disk as `target`, which gets its name only when it is whole.
    static func encrypt(_ plain: String, to target: String, for recipients: [String]) throws {
        guard !FileManager.default.fileExists(atPath: target) else {
            throw Failure(.cannotCreate, "\(target) exists already. Nothing was written; choose another name or move it away.")
        }
        for recipient in recipients { try check(recipient) }
        let unfinished = target + ".unfinished"
        try? FileManager.default.removeItem(atPath: unfinished)
        do {
            try run(recipients.flatMap { ["-r", $0] } + ["-o", unfinished, plain])
            guard wrote(unfinished) else { throw Failure(.inputOutput, "age wrote nothing that it could read again.") }
            let file = FileHandle(forUpdatingAtPath: unfinished)
            try file?.synchronize()
            try file?.close()
            try FileManager.default.moveItem(atPath: unfinished, toPath: target)
        } catch {
            try? FileManager.default.removeItem(atPath: unfinished)
            throw error
        }
    }

    /// Decrypts `path` with the private key in the file `identity`.
    static func decrypt(_ path: String, to plain: String, with identity: String) throws {
        try SecretSource.checkMode(of: identity)
        try run(["-d", "-i", identity, "-o", plain, path])
    }

    /// A public key as age prints it. A word that begins with a hyphen would be an option of age's.
    private static func check(_ recipient: String) throws {
        let isKey = recipient.hasPrefix("age1") && recipient.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
        guard isKey else { throw Failure(.usage, "\(recipient) is no recipient: age-keygen prints one that begins with age1.") }
    }

    private static func run(_ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["age"] + arguments
        let words = Pipe()
        process.standardError = words
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        do {
            try process.run()
        } catch {
            throw Failure(.unavailable, "The program age cannot be started: \(error)")
        }
        let said = (try? words.fileHandleForReading.readToEnd()) ?? nil
        process.waitUntilExit()
        guard process.terminationStatus != 0 else { return }
        // env answers 127 for a program that is not there.
        if process.terminationStatus == 127 { throw Failure(.unavailable, "The program age is missing: apt-get install age") }
        let first = String(decoding: said ?? Data(), as: UTF8.self).split(separator: "\n").first.map(String.init) ?? "no word of why"
        throw Failure(.badInput, first)
    }
}

/// A file in the data folder, readable by its owner only, that is gone when the work is done.
struct PlainCopy {
    let path: String

    /// One that an interrupted run left behind is removed first.
    init(in folder: String, named name: String) {
        path = folder + "/" + name
        remove()
    }

    func remove() {
        try? FileManager.default.removeItem(atPath: path)
    }
}
