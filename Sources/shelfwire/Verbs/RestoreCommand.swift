import ArgumentParser
import Storage

/// `shelfwire restore`: books from a backup.
struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Put a backup into a data folder.",
        discussion: """
            The backup is checked before anything is touched. Books already there are kept as shelfwire.db.before-restore. Afterwards \
            every terminal has to be enrolled again (`shelfwire terminal code --again ID`), so that what it sent since is sent anew.
            """)

    @OptionGroup var folder: BooksFolder
    @Argument(help: "The backup file.")
    var file: String
    @Flag(help: "Print a JSON object.")
    var json = false

    func run() throws {
        try reporting {
            let line = ProgressLine()
            let report = try Database.restore(from: file, toDirectory: try folder.path()) { step in
                line.show("copying " + ProgressLine.bar(step.pagesCopied, of: step.pagesInAll))
            }
            line.end()
            try CopyAnswer(report).tell(json: json, verb: "restored and checked")
        }
    }
}
