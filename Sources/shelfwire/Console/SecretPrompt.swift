// A secret comes from a file, from standard input, or from a person at the terminal without echo; never from the command line,
// which everybody on the machine can read.

import ArgumentParser
import FoundationEssentials
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#endif
import Server

/// Where a verb gets a secret from.
struct SecretSource: ParsableArguments {
    @Option(help: ArgumentHelp("Read the secret from the first line of this file, or of standard input for -.", valueName: "file"))
    var secretFile: String?

    /// - Parameter question: what to ask a person, e.g. "Password of anna".
    func read(_ question: String) throws -> String {
        if let secretFile, secretFile != "-" { return try Self.read(file: secretFile) }
        if secretFile == nil, isatty(STDIN_FILENO) == 1 { return try SecretPrompt.ask(question) }
        return try Self.firstLine(readLine() ?? "", of: "standard input")
    }

    /// The first line of a file that nobody but its owner may read.
    static func read(file: String) throws -> String {
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
            throw Failure(.noInput, "The secret file \(file) cannot be read.")
        }
        try checkMode(of: file)
        return try firstLine(text, of: file)
    }

    /// Throws when others than its owner may read the file. Pipes and devices have no mode that says so.
    static func checkMode(of file: String) throws {
        let attributes = try? FileManager.default.attributesOfItem(atPath: file)
        guard let mode = attributes?[.posixPermissions] as? Int, attributes?[.type] as? FileAttributeType == .typeRegular else { return }
        guard mode & 0o077 == 0 else {
            throw Failure(
                .badInput,
                """
                Others on this machine may read the secret file \(file) (mode \(String(mode, radix: 8))). Say `chmod 600 \(file)`, and \
                choose a new secret if somebody may have read it.
                """)
        }
    }

    /// What a person types and others may see, as a one-time code.
    static func line(_ question: String) throws -> String {
        if isatty(STDIN_FILENO) == 1 { StandardError.write("\(question): ") }
        return try firstLine(readLine() ?? "", of: "standard input")
    }

    private static func firstLine(_ text: String, of source: String) throws -> String {
        let line = text.split(omittingEmptySubsequences: false) { $0.isNewline }.first.map(String.init) ?? ""
        guard !line.isEmpty else { throw Failure(.noInput, "There is no secret in the first line of \(source).") }
        return line
    }
}

/// A question on the terminal whose answer is not shown.
enum SecretPrompt {
    static func ask(_ question: String) throws -> String {
        var before = termios()
        guard unsafe tcgetattr(STDIN_FILENO, &before) == 0 else {
            throw Failure(.inputOutput, "The terminal does not answer; give the secret by --secret-file or on standard input.")
        }
        var silent = before
        silent.c_lflag &= ~tcflag_t(ECHO)
        guard unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0 else {
            throw Failure(.inputOutput, "The terminal cannot be silenced; give the secret by --secret-file or on standard input.")
        }
        defer {
            _ = unsafe tcsetattr(STDIN_FILENO, TCSAFLUSH, &before)
            StandardError.write("\n")
        }
        StandardError.write("\(question): ")
        guard let line = readLine(), !line.isEmpty else { throw Failure(.noInput, "No secret was given.") }
        return line
    }
}
