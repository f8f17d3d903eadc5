// fleet enrol: terminals, and a worker signed in on each.

import ArgumentParser
import Foundation

struct EnrolCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enrol",
        abstract: "Makes terminals at a server and keeps their credentials in a state file.",
        discussion: """
            The first time an administrator's secret is needed: the fleet hires a manager and a worker of its own. Run again it only makes \
            what is missing, signs in again where a session ends soon, and reads the product list anew.

            Signing in is slow by design (a third of a second each); --unsigned leaves it out, which is enough for `idle` and `storm`.
            """)

    @Option(name: .long, help: ArgumentHelp("The server.", valueName: "host:port"))
    var server: String

    @Option(name: .long, help: ArgumentHelp("The state file.", valueName: "file"))
    var state: String

    @Option(name: .long, help: ArgumentHelp("How many terminals the file shall have.", valueName: "n"))
    var terminals: Int

    @Option(name: .long, help: ArgumentHelp("Who hires the fleet's people.", valueName: "name"))
    var administrator = "admin"

    @Option(name: .long, help: ArgumentHelp("File with the administrator's password.", valueName: "file"))
    var secretFile: String?

    @Option(name: .long, help: ArgumentHelp("Use TLS, and believe the certificates in this file.", valueName: "pem"))
    var trust: String?

    @Flag(name: .long, help: "Sign nobody in.")
    var unsigned = false

    func run() async throws {
        try await complaining {
            guard let endpoint = ServerEndpoint(server, trust: trust) else { throw FleetError.usage("--server: \(server) is not HOST:PORT") }
            guard (1...Limits.terminals).contains(terminals) else { throw FleetError.usage("--terminals: 1 to \(Limits.terminals)") }
            let known = try FleetState.loadIfThere(state)
            guard known != nil || secretFile != nil else { throw FleetError.usage("--secret-file is needed the first time") }
            let muster = Muster(endpoint: endpoint, wanted: terminals, signsIn: !unsigned)
            let made = try await muster.gather(known, administrator: (administrator, try secret()))
            try made.save(state)
            print("terminals \(made.terminals.count) terminals")
            print("signed_in \(made.terminals.count { $0.session > 0 }) terminals")
            print("products \(made.products.count) products")
        }
    }

    private func secret() throws(FleetError) -> String {
        guard let secretFile else { return "" }
        do {
            return try String(contentsOfFile: secretFile, encoding: .utf8).trimmingCharacters(in: .whitespacesAndNewlines)
        } catch {
            throw .usage("\(secretFile): cannot be read (\(error))")
        }
    }
}
