// Backups that only the holder of a key can read: encrypted by the program `age` (https://age-encryption.org/v1), which is kept well, is in
// Debian, and whose files other tools read too. No cryptography of our own.

import Foundation
import Storage

/// Why nothing was encrypted or decrypted, as a sentence.
public struct AgeProblem: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Kind: Hashable, Sendable {
        /// What was given is no key, no file of age's, or not for that key.
        case input
        case targetExists
        case missingProgram
        case files
    }

    public let kind: Kind
    public let description: String

    init(_ kind: Kind, _ description: String) {
        (self.kind, self.description) = (kind, description)
    }
}

/// The `age` program of the machine. Blocks.
public enum AgeProgram {
    /// The first line of every file it writes.
    static let header = "age-encryption.org/v1"

    /// Whether the file is encrypted with it.
    public static func wrote(_ path: String) -> Bool {
        guard let file = FileHandle(forReadingAtPath: path) else { return false }
        defer { try? file.close() }
        let start = try? file.read(upToCount: header.utf8.count)
        return start == Data(header.utf8)
    }

    /// Encrypts `plain` to the public keys `recipients` and puts it on the disk as `target`, which gets its name only when it is whole.
    public static func encrypt(_ plain: String, to target: String, for recipients: [String]) throws {
        guard !FileManager.default.fileExists(atPath: target) else {
            throw AgeProblem(.targetExists, "\(target) exists already. Nothing was written; choose another name or move it away.")
        }
        for recipient in recipients { try check(recipient) }
        let file = WholeFile(at: target)
        try run(recipients.flatMap { ["-r", $0] } + ["-o", file.unfinished, plain])
        guard wrote(file.unfinished) else { throw AgeProblem(.files, "age wrote nothing that it could read again.") }
        try file.keep()
    }

    /// Decrypts `path` with the private key in the file `identity`.
    public static func decrypt(_ path: String, to plain: String, with identity: String) throws {
        try run(["-d", "-i", identity, "-o", plain, path])
    }

    /// A public key as age prints it. A word that begins with a hyphen would be an option of age's.
    private static func check(_ recipient: String) throws {
        guard isRecipient(recipient) else { throw AgeProblem(.input, "\(recipient) is no recipient: age-keygen prints one that begins with age1.") }
    }

    /// Whether it may be a public key. Only age knows whether it is one.
    static func isRecipient(_ text: String) -> Bool {
        text.hasPrefix("age1") && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
    }

    /// Throws where the machine has no such program, or where one of the keys is none: better now than with the first copy.
    static func rehearse(for recipients: [String]) throws {
        for recipient in recipients { try check(recipient) }
        try run(recipients.flatMap { ["-r", $0] })
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
            throw AgeProblem(.missingProgram, "The program age cannot be started: \(error)")
        }
        let said = (try? words.fileHandleForReading.readToEnd()) ?? nil
        process.waitUntilExit()
        guard process.terminationStatus != 0 else { return }
        // env answers 127 for a program that is not there.
        if process.terminationStatus == 127 { throw AgeProblem(.missingProgram, "The program age is missing: apt-get install age") }
        let first = String(decoding: said ?? Data(), as: UTF8.self).split(separator: "\n").first.map(String.init) ?? "no word of why"
        throw AgeProblem(.input, first)
    }
}

/// A file in the data folder, readable by its owner only, that is gone when the work is done.
public struct PlainCopy: Sendable {
    public let path: String

    /// One that an interrupted run left behind is removed first.
    public init(in folder: String, named name: String) {
        path = folder + "/" + name
        remove()
    }

    public func remove() {
        try? FileManager.default.removeItem(atPath: path)
    }
}
