import ArgumentParser

/// The version people and scripts see.
enum ProgramVersion {
    static let text = "0.1.0"
}

/// `shelfwire version`
struct VersionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "version", abstract: "Print the version.")

    @Flag(help: "Print a JSON object.")
    var json = false

    func run() throws {
        if json { try JSONPrinter.print(["version": ProgramVersion.text]) } else { print("shelfwire \(ProgramVersion.text)") }
    }
}
