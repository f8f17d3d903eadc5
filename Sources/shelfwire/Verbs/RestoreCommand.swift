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

            A folder instead of a file is one into which a server with --backup-continuous shipped every commit: its newest copy is restored \
            and all that was committed after it, or up to the instant or the row of the journal that --until names. What one commit wrote \
            stays together: where the row lies inside one, the books end before it, and the answer says with which row.
            """)

    @OptionGroup var folder: BooksFolder
    @Argument(help: "The backup file, or the folder of copies and shipped logs.")
    var file: String
    @Option(
        help: ArgumentHelp(
            "The books as they were then: a time such as 2026-11-21T16:45:00Z, or the sequence of the journal's last row.",
            valueName: "time or sequence"))
    var until: String?
    @Option(help: ArgumentHelp("File with the private key of age, for an encrypted backup.", valueName: "file")) var identity: String?
    @Flag(help: "Print a JSON object.")
    var json = false

    func run() throws {
        try reporting {
            if isFolder { return try rebuild() }
            if until != nil { throw Failure(.usage, "--until needs the folder of copies and shipped logs, not one copy.") }
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

    private var isFolder: Bool {
        (try? FileManager.default.contentsOfDirectory(atPath: file)) != nil
    }

    /// The books of an instant, made beside the data folder's own and put in their place like any backup.
    private func rebuild() throws {
        let line = ProgressLine()
        let data = try folder.path()
        let names = try FileManager.default.contentsOfDirectory(atPath: file)
        let end = try RestoreEnd(until)
        try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let rebuilt = PlainCopy(in: data, named: "rebuilt.db")
        defer { rebuilt.remove() }
        let point =
            switch end {
            case .instant(let instant): try PointInTime(folder: file, names: names, untilMilliseconds: instant)
            case .sequence(let row): try PointInTime(folder: file, names: names, throughSequence: row, scratch: rebuilt.path)
            }
        let (made, sequence) = try point.rebuild(to: rebuilt.path)
        let report = try Database.restore(from: rebuilt.path, toDirectory: data) { step in
            line.show("copying " + ProgressLine.bar(step.pagesCopied, of: step.pagesInAll))
        }
        line.end()
        try RebuiltAnswer(report, made, sequence, copy: point.copy).tell(json: json)
        if let damage = made.damage { StandardError.write("shelfwire: \(damage) What was shipped after that is not in these books.\n") }
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

/// What was restored, and how far.
private struct RebuiltAnswer: Encodable {
    let path: String
    let bytes: Int64
    let schema: Int64
    let copy: String
    let commits: Int
    /// When the last commit was made; empty where the copy alone was restored.
    let through: String
    /// The last row of the journal.
    let sequence: Int64

    init(_ report: BackupReport, _ made: RebuildReport, _ sequence: Int64, copy: String) {
        (path, bytes, schema, self.copy, commits) = (report.path, report.bytes, report.migration, copy, made.commits)
        self.sequence = sequence
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        through = made.lastMilliseconds.map { Date(timeIntervalSince1970: Double($0) / 1_000).formatted(style) } ?? ""
    }

    func tell(json: Bool) throws {
        if json { return try JSONPrinter.print(self) }
        print("\(path): restored and checked, \(bytes) bytes, schema \(schema)")
        print("from \(copy)" + (commits == 0 ? "" : " and \(commits) commits through \(through)") + "; the journal ends with row \(sequence)")
    }
}
