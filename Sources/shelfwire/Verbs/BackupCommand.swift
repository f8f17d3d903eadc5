import ArgumentParser
import Inventory
import Storage

/// `shelfwire backup`: a checked copy of the books.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Write a checked copy of the books to a new file.",
        discussion: """
            The copy gets its name only after it was checked and is on the disk; an existing file is never overwritten. Try it with \
            `shelfwire restore` into an empty folder and `shelfwire verify` there.
            """)

    @OptionGroup var folder: BooksFolder
    @Argument(help: "The file to write.")
    var file: String
    @Flag(help: "Print a JSON object.")
    var json = false

    func run() async throws {
        try await reporting {
            let line = ProgressLine()
            let report = try await folder.withBooks { books in
                try await books.database.backup(to: file) { step in
                    line.show("copying " + ProgressLine.bar(step.pagesCopied, of: step.pagesInAll))
                }
            }
            line.end()
            try CopyAnswer(report).tell(json: json, verb: "written and checked")
        }
    }
}

/// What a backup or restore did.
struct CopyAnswer: Encodable {
    let path: String
    let bytes: Int64
    let schema: Int64

    init(_ report: BackupReport) {
        path = report.path
        bytes = report.bytes
        schema = report.migration
    }

    func tell(json: Bool, verb: String) throws {
        if json { try JSONPrinter.print(self) } else { print("\(path): \(verb), \(bytes) bytes, schema \(schema)") }
    }
}
