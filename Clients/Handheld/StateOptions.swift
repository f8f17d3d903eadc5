// The options that every verb on a device has.

import ArgumentParser
import SystemPackage
import TerminalKit

struct StateOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("The device's state folder; created by `handheld enrol`.", valueName: "dir"))
    var state: String

    @Option(name: .long, help: ArgumentHelp("Another server than the one of the enrolment, for this run.", valueName: "host:port"))
    var server: String?

    @OptionGroup var security: SecurityOptions

    @Option(name: .long, help: ArgumentHelp("Language of the screen and of the server's messages: en or zh.", valueName: "en|zh"))
    var language: Language?

    /// Opens the device; ends the program with a clear line when it cannot be opened.
    func open(language fallback: Language = .english) throws -> Terminal {
        var configuration = Terminal.Configuration()
        configuration.language = (language ?? fallback).rawValue
        configuration.appVersion = "handheld/\(HandheldProgram.version)"
        if let server {
            guard let address = ServerAddress(server) else { throw ValidationError("--server: \(server) is not HOST:PORT.") }
            configuration.server = address
        }
        do throws(TerminalError) {
            configuration.security = try security.security()
            return try Terminal(folder: FilePath(state), configuration: configuration)
        } catch {
            throw Complaint(error)
        }
    }
}

extension Language: ExpressibleByArgument {}

/// One clear line on standard error, then the exit code.
struct Complaint: Error, CustomStringConvertible {
    var description: String
    var exitCode: ExitCode

    init(_ text: String, _ exitCode: ExitCode) {
        description = text
        self.exitCode = exitCode
    }

    init(_ error: TerminalError) {
        self.init(error.code == .notEnrolled ? "\(error.message) Run `handheld enrol` first." : error.message, ExitCode(error))
    }

    /// Prints the line and gives the code to throw.
    func told() -> ExitCode {
        _ = try? FileDescriptor.standardError.writeAll(Array("handheld: \(description)\n".utf8))
        return exitCode
    }
}

/// Runs a verb; turns complaints into their line and exit code.
func complaining(_ body: () async throws -> Void) async throws {
    do {
        try await body()
    } catch let complaint as Complaint {
        throw complaint.told()
    } catch let error as TerminalError {
        throw Complaint(error).told()
    }
}
