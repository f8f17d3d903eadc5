import ArgumentParser
import Inventory
import Server
import Storage

/// `shelfwire backup`: a checked copy of the books.
struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Write a checked copy of the books to a new file.",
        discussion: """
            The copy gets its name only after it was checked and is on the disk; an existing file is never overwritten. Try it with \
            `shelfwire restore` into an empty folder and `shelfwire verify` there.

            With --recipient it is encrypted by the program age: make a key with age-keygen, keep the key file where the shop is not, and \
            give its public key here. The head of the journal that is printed belongs there too: `verify --head` later proves by it that \
            nothing was rewritten.
            """)

    @OptionGroup var folder: BooksFolder
    @Argument(help: "The file to write.")
    var file: String
    @Option(help: ArgumentHelp("Encrypt to this public key of age; may be given several times.", valueName: "age1...")) var recipient: [String] = []
    @Flag(help: "Print a JSON object.")
    var json = false

    func run() async throws {
        try await reporting {
            let line = ProgressLine()
            let plain = recipient.isEmpty ? nil : PlainCopy(in: try folder.path(), named: "backup-to-encrypt.db")
            defer { plain?.remove() }
            let (report, head) = try await folder.withBooks { books in
                plain?.remove()
                let head = try await books.journalHead()
                let report = try await books.database.backup(to: plain?.path ?? file) { step in
                    line.show("copying " + ProgressLine.bar(step.pagesCopied, of: step.pagesInAll))
                }
                return (report, head)
            }
            if let plain { try AgeProgram.encrypt(plain.path, to: file, for: recipient) }
            line.end()
            let verb = plain == nil ? "written and checked" : "written, checked and encrypted"
            try CopyAnswer(report, path: file, head: "\(head)").tell(json: json, verb: verb)
        }
    }
}

/// What a backup or restore did.
struct CopyAnswer: Encodable {
    let path: String
    let bytes: Int64
    let schema: Int64
    /// The journal's head that the copy leads to at least.
    let head: String?

    init(_ report: BackupReport, path: String? = nil, head: String? = nil) {
        self.path = path ?? report.path
        self.head = head
        bytes = report.bytes
        schema = report.migration
    }

    func tell(json: Bool, verb: String) throws {
        if json { try JSONPrinter.print(self) } else { print("\(path): \(verb), \(bytes) bytes, schema \(schema)") }
        if !json, let head { print("head \(head)") }
    }
}
