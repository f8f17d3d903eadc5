// The program `handheld`: one verb per file.

import ArgumentParser

@main
struct HandheldProgram: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "handheld",
        abstract: "A handheld terminal of Shelfwire in a terminal window.",
        discussion: """
            Everything scanned is on the disk before it is confirmed, and is sent to the server when there is one. \
            The state folder is the device: its enrolment, its unsent entries, its product list.

            Exit codes: 0 done, 1 an expectation of a script failed, 64 wrong usage or a wrong line in a script, 69 the server \
            does not answer, 73 the state folder cannot be used, 75 the folder is in use by another program, 77 refused.
            """,
        version: version,
        subcommands: [EnrolCommand.self, RunCommand.self, ScriptCommand.self, StatusCommand.self])

    static let version = "0.1"
}
