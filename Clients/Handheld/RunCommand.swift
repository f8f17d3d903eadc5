// handheld run: the device in a window.

import ArgumentParser
import FoundationEssentials
import TerminalKit

struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Work on the device: scan, count, receive. F1 shows the keys.",
        discussion: """
            Needs a window of at least 80 x 24. A keyboard-wedge scanner types into it; so can you. \
            Switch off with F10 or Ctrl-C: what is not sent yet is kept and sent the next time.
            """)

    @OptionGroup var options: StateOptions

    @Option(name: .long, help: ArgumentHelp("Ask for this person's PIN at once.", valueName: "name"))
    var user = ""

    @Flag(name: .long, help: "Begin without the server; F8 connects.")
    var offline = false

    func run() async throws {
        try await complaining {
            let surroundings = Surroundings(environment: ProcessInfo.processInfo.environment)
            let terminal = try options.open(language: surroundings.language)
            if offline { try await terminal.goOffline() }
            let signals = await Window.trapSignals()
            guard let device = TerminalDevice.taken() else {
                throw Complaint("`handheld run` needs a terminal window. For pipes there is `handheld script`.", .usage)
            }
            let window = Window(
                signals: signals, terminal: terminal, surroundings: surroundings, language: options.language ?? surroundings.language,
                status: await terminal.status, user: user)
            await window.run()
            _ = consume device
        }
    }
}
