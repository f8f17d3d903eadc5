// The `shelfwire` program: one verb per file, words on standard error, answers on standard output, exit codes of sysexits.

import ArgumentParser

@main
struct Program: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "shelfwire",
        abstract: "The stock server that handheld terminals and tills talk to, and its tools.",
        discussion: """
            Verbs that open the books (init, import, user, role, terminal, store, location, supplier, verify, audit, backup, \
            demo) work on a data \
            folder that no server holds; while one runs, use `shelfwire office`, which talks to it.

            \(ExitStatus.help)
            """,
        version: ProgramVersion.text,
        groupedSubcommands: [
            CommandGroup(name: "Serving", subcommands: [ServeCommand.self, DemoCommand.self]),
            CommandGroup(name: "At a desk, through a server", subcommands: [OfficeCommand.self]),
            CommandGroup(
                name: "Setting up",
                subcommands: [
                    InitCommand.self, ImportCommand.self, UserCommand.self, RoleCommand.self, TerminalCommand.self, StoreCommand.self, LocationCommand.self,
                    SupplierCommand.self,
                ]),
            CommandGroup(name: "Books", subcommands: [VerifyCommand.self, AuditCommand.self, BackupCommand.self, RestoreCommand.self]),
            CommandGroup(name: "Other", subcommands: [BarcodeCommand.self, VersionCommand.self]),
        ])
}
