import ArgumentParser
import Wire

/// `shelfwire office terminals`: the shop's devices.
struct OfficeTerminals: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "terminals", abstract: "Terminals: list, code, revoke.", subcommands: [List.self, Code.self, Revoke.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the store's terminals.")
        @OptionGroup var options: OfficeOptions

        func run() async throws {
            try await options.work { office in
                let store = try await office.store()
                let terminals = try await office.pages { page in
                    let reply = try await TerminalsClient(office.client).listTerminals(
                        ListTerminalsRequest(storeID: store.storeID, page: page), options: office.reading)
                    return (reply.terminals, reply.nextToken)
                }
                if options.json { return try JSONPrinter.print(terminals.map(TerminalAnswer.init)) }
                var table = TextTable(("TERMINAL", .right), ("NAME", .left), ("STATE", .left), ("ENROLMENT", .right), ("APPLIED", .right), ("APP", .left))
                for one in terminals {
                    let state = one.revoked ? "revoked" : one.connected ? "connected" : "away"
                    table.add("\(one.terminalID)", one.name, state, "\(one.epoch)", "\(one.appliedThrough)", one.appVersion)
                }
                for line in table.lines { print(line) }
            }
        }
    }

    struct Code: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Make a one-time code that enrols a terminal within ten minutes.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "What staff call the device, as \"PDA 3\".") var name: String
        @Option(help: "Enrol this terminal id again (a restored or replaced device).") var again: Int64 = 0

        func run() async throws {
            try await options.work { office in
                let store = try await office.store()
                let reply = try await TerminalsClient(office.client).createEnrolmentCode(
                    CreateEnrolmentCodeRequest(storeID: store.storeID, terminalName: name, terminalID: again), options: office.writing())
                if options.json { return try JSONPrinter.print(["code": reply.code, "expires_ms": "\(reply.expiresMs)"]) }
                print(reply.code)
            }
        }
    }

    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Shut a terminal out at once, also from its open stream.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "The terminal's id.") var terminal: Int64
        @Option(help: "Why.") var reason: String

        func run() async throws {
            try await options.work { office in
                _ = try await TerminalsClient(office.client).revokeTerminal(
                    RevokeTerminalRequest(terminalID: terminal, reason: reason), options: office.writing())
                try DocumentAnswer(number: "terminal \(terminal)", state: "revoked").tell(json: options.json)
            }
        }
    }
}

/// A terminal for scripts.
private struct TerminalAnswer: Encodable {
    let id: Int64
    let name: String
    let epoch: Int64
    let revoked: Bool
    let connected: Bool
    let appliedThrough: Int64

    init(_ terminal: Terminal) {
        id = terminal.terminalID
        name = terminal.name
        epoch = terminal.epoch
        revoked = terminal.revoked
        connected = terminal.connected
        appliedThrough = terminal.appliedThrough
    }
}
