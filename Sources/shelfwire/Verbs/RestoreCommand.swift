import ArgumentParser
import FoundationEssentials
import Server
import Storage

/// `shelfwire restore`: books from a backup.
struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Put a backup into a data folder.",
        discussion: """
            The backup is checked before anything is touched. Books already there are kept as shelfwire.db.before-restore. Afterwards \
            the terminals send once more what they had sent since, by themselves and as far back as they keep it (the handheld: its \
            last 20,000 entries). One that has let go of it says so and stops: enrol it again (`shelfwire terminal code --again ID`).
            """)

    @OptionGroup var folder: BooksFolder
    @Argument(help: "The backup file.")
    var file: String
    @Option(help: ArgumentHelp("File with the private key of age, for an encrypted backup.", valueName: "file")) var identity: String?
    @Flag(help: "Print a JSON object.")
    var json = false

    func run() throws {
        try reporting {
            let line = ProgressLine()
            let source = try readable()
            defer { source.plain?.remove() }
            let report = try Database.restore(from: source.path, toDirectory: try folder.path()) { step in
                line.show("copying " + ProgressLine.bar(step.pagesCopied, of: step.pagesInAll))
            }
            line.end()
            try CopyAnswer(report).tell(json: json, verb: "restored and checked")
        }
    }

    /// The backup itself, or what age makes of it, beside the data folder.
    private func readable() throws -> (path: String, plain: PlainCopy?) {
        guard AgeProgram.wrote(file) else {
            if identity != nil { throw Failure(.badInput, "\(file) is not encrypted; leave --identity out.") }
            return (file, nil)
        }
        guard let identity else { throw Failure(.usage, "\(file) is encrypted: give the file with its private key by --identity.") }
        let folder = try folder.path()
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let plain = PlainCopy(in: folder, named: "backup-decrypted.db")
        do {
            try SecretSource.checkMode(of: identity)
            try AgeProgram.decrypt(file, to: plain.path, with: identity)
        } catch {
            plain.remove()
            throw error
        }
        return (plain.path, plain)
    }
}
