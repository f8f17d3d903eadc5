import ArgumentParser
import Inventory
import Server

/// `shelfwire terminal`: the devices, while no server runs.
struct TerminalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "terminal", abstract: "Terminals: code, list, revoke, authority.",
        subcommands: [Code.self, List.self, Revoke.self, TerminalAuthorityCommand.self])

    struct Code: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a one-time code that enrols a terminal within ten minutes.",
            discussion: "With --again a known device is enrolled anew (restored, replaced, or after a restore of the books).")
        @OptionGroup var folder: BooksFolder
        @Argument(help: "What staff call the device, as \"PDA 3\".") var name: String
        @Option(help: "Code or id of its store.") var store: String
        @Option(help: ArgumentHelp("Enrol this terminal again.", valueName: "id")) var again: Int64?
        @Flag(help: "Print a JSON object.") var json = false

        func run() async throws {
            try await reporting {
                let issued = try await folder.withBooks { books in
                    let request = EnrolmentRequest(
                        store: try await books.store(store).id, terminalName: name, terminal: try again.map(TerminalCommand.identifier))
                    return try await books.createEnrolmentCode(request, as: Caller(.operatorAtMachine), payload: Array(name.utf8)).reply()
                }
                if json { return try JSONPrinter.print(["code": issued.code, "expires_ms": "\(issued.expires.milliseconds)"]) }
                print(issued.code)
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the terminals.")
        @OptionGroup var folder: BooksFolder
        @Flag(help: "Print JSON.") var json = false

        func run() async throws {
            try await reporting {
                let terminals: [Terminal] = try await folder.withBooks { books in try await books.everything { TerminalList(page: $0) } }
                if json { return try JSONPrinter.print(terminals.map(DeviceAnswer.init)) }
                var table = TextTable(("TERMINAL", .right), ("NAME", .left), ("STORE", .right), ("ENROLMENT", .right), ("APPLIED", .right), ("STATE", .left))
                for one in terminals {
                    table.add("\(one.id)", one.name, "\(one.store)", "\(one.epoch)", "\(one.appliedThrough)", one.isRevoked ? "revoked" : "")
                }
                for line in table.lines { print(line) }
            }
        }
    }

    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Shut a terminal out for good.")
        @OptionGroup var folder: BooksFolder
        @Argument(help: "The terminal's id.") var terminal: Int64
        @Option(help: "Why.") var reason: String
        @Flag(help: "Print a JSON object.") var json = false

        func run() async throws {
            try await reporting {
                try await folder.withBooks { books in
                    try await books.perform(RevokeTerminal(terminal: try TerminalCommand.identifier(terminal), reason: reason), said: reason)
                }
                if json { return try JSONPrinter.print(["terminal": "\(terminal)", "state": "revoked"]) }
                print("Terminal \(terminal) is revoked.")
            }
        }
    }

    private static func identifier(_ number: Int64) throws -> TerminalID {
        guard let id = TerminalID(number) else { throw Failure(.usage, "\(number) is no terminal id.") }
        return id
    }
}

/// A terminal for scripts.
private struct DeviceAnswer: Encodable {
    let id: Int64
    let name: String
    let store: Int64
    let epoch: Int64
    let revoked: Bool
    let appliedThrough: Int64

    init(_ terminal: Terminal) {
        id = terminal.id.rawValue
        name = terminal.name
        store = terminal.store.rawValue
        epoch = terminal.epoch
        revoked = terminal.isRevoked
        appliedThrough = terminal.appliedThrough
    }
}
