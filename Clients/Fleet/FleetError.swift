// What ends the program, with the exit code that says so (sysexits.h).

import ArgumentParser
import RPC

/// Trouble that keeps the fleet from playing; the server's broken promises are no error but figures.
struct FleetError: Error, CustomStringConvertible {
    let exitCode: ExitCode
    let description: String

    static func usage(_ text: String) -> FleetError { FleetError(exitCode: ExitCode(64), description: text) }
    /// The server's books are not what they should be.
    static func broken(_ text: String) -> FleetError { FleetError(exitCode: ExitCode(1), description: text) }
    static func state(_ text: String) -> FleetError { FleetError(exitCode: ExitCode(66), description: text) }

    /// - Parameter doing: what was asked of the server, as in "signing in".
    init(_ error: any Error, doing: String) {
        if let own = error as? FleetError {
            self = own
            return
        }
        let status = error as? RPCError
        let isRefusal = [.unauthenticated, .permissionDenied, .failedPrecondition, .invalidArgument].contains(status?.code)
        self.init(exitCode: ExitCode(isRefusal ? 77 : 69), description: "\(doing): \(status.map { "\($0)" } ?? "\(error)")")
    }

    init(exitCode: ExitCode, description: String) {
        self.exitCode = exitCode
        self.description = description
    }
}

/// Runs `body`; its trouble is one line on standard error and an exit code.
func complaining(_ body: () async throws -> Void) async throws {
    do {
        try await body()
    } catch let error as FleetError {
        StandardError.say("fleet: \(error)")
        throw error.exitCode
    }
}
