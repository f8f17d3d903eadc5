// handheld enrol: a manager's code makes this folder a device.

import ArgumentParser
import SystemPackage
import TerminalKit

struct EnrolCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "enrol",
        abstract: "Make this folder a device of a shop, with a manager's one-time code.",
        discussion: """
            The code is good for ten minutes and for one device; the credential it gives is kept in the state folder, readable by its \
            owner alone. Give the code on standard input (--code -) where other users of this machine must not see it. With --tls or \
            --tls-ca the device talks TLS to its server from then on; the files stay where they are.

            Enrolling a folder again begins a new numbering. Unsent entries of the old one are never mixed in: sync them first, or \
            move them beside with --set-aside.
            """)

    @Option(name: .long, help: ArgumentHelp("The server.", valueName: "host:port"))
    var server: String

    @Option(name: .long, help: ArgumentHelp("The one-time code; - reads it from standard input.", valueName: "code"))
    var code: String

    @Option(name: .long, help: ArgumentHelp("The folder to keep the device in.", valueName: "dir"))
    var state: String

    @OptionGroup var security: SecurityOptions

    @Option(name: .long, help: ArgumentHelp("What kind of device this is, for the list of devices.", valueName: "name"))
    var model = "Linux terminal window"

    @Flag(name: .long, help: "Move an old enrolment's unsent entries beside instead of refusing.")
    var setAside = false

    @Flag(name: .long, help: "Print the result as one JSON line.")
    var json = false

    func run() async throws {
        try await complaining {
            guard let address = ServerAddress(server) else { throw ValidationError("--server: \(server) is not HOST:PORT.") }
            let given = code == "-" ? readLine() ?? "" : code
            let outcome = try await Enrolment.enrol(
                server: address, code: given.filter { !$0.isWhitespace }, model: model, appVersion: "handheld/\(HandheldProgram.version)",
                folder: FilePath(state), isSettingAside: setAside, security: try security.security())
            report(outcome)
        }
    }

    private func report(_ outcome: Enrolment.Outcome) {
        let identity = outcome.identity
        if json {
            print(JSONLine([
                ("terminal_id", .number(identity.terminalID)), ("epoch", .number(identity.epoch)), ("name", .text(identity.terminalName)),
                ("store_id", .number(identity.storeID)), ("store", .text(identity.storeName)),
                ("old_queue", outcome.oldQueue.map { .text($0.string) } ?? .null),
            ]))
            return
        }
        print("This is now terminal \(identity.terminalID), \"\(identity.terminalName)\", of store \(identity.storeName) (enrolment \(identity.epoch)).")
        if let old = outcome.oldQueue { print("The old enrolment's entries are in \(old).") }
        print("Next: handheld run --state \(state)")
    }
}
