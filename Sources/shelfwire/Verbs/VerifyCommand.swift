import ArgumentParser
import Inventory

/// `shelfwire verify`: the books add themselves up again.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Re-add the books and follow the journal's chain of hashes from its first row.",
        discussion: """
            Every posting is added up and compared with the stock on hand and its value; every reference and every document is checked; \
            the head of the chain is printed. Keep a head in a safe place and give it later by --head: then also a journal that was \
            rewritten as a whole is found.

            Exit code 0 when the books are sound, 1 with findings.
            """)

    @OptionGroup var folder: BooksFolder
    @Option(help: ArgumentHelp("A head printed by an earlier verify: the journal must still hold it.", valueName: "head"))
    var head: String?
    @Flag(help: "Print a JSON object.")
    var json = false

    func run() async throws {
        try await reporting {
            let expected = try head.map { text -> JournalHead in
                guard let head = JournalHead(text) else { throw Failure(.usage, "--head \(text) is no head as verify prints it.") }
                return head
            }
            let line = ProgressLine()
            let report = try await folder.withBooks { books in
                try books.verify(expectedHead: expected) { step in
                    line.show("\(step.stage.rawValue) " + ProgressLine.bar(Int(clamping: step.done), of: Int(clamping: step.total)))
                }
            }
            line.end()
            try VerifyAnswer(report).tell(json: json)
            if !report.isSound { throw ExitCode(ExitStatus.findings.rawValue) }
        }
    }
}

/// What verify found.
private struct VerifyAnswer: Encodable {
    struct Finding: Encodable {
        let code: String
        let place: String
        let sentence: String
    }

    let sound: Bool
    let counts: [String: Int64]
    let findings: [Finding]
    let findingsTotal: Int
    let head: String

    init(_ report: VerificationReport) {
        sound = report.isSound
        counts = Dictionary(report.counts.map { ($0.name, $0.value) }) { $1 }
        findings = report.findings.map { Finding(code: $0.code.rawValue, place: $0.place, sentence: $0.sentence) }
        findingsTotal = report.findingsTotal
        head = "\(report.head)"
    }

    func tell(json: Bool) throws {
        if json { return try JSONPrinter.print(self) }
        for (name, value) in counts.sorted(by: { $0.key < $1.key }) { print("\(value)".padded(to: 12) + name) }
        for finding in findings { print("\(finding.code)  \(finding.place): \(finding.sentence)") }
        if findingsTotal > findings.count { print("... and \(findingsTotal - findings.count) more") }
        print("head \(head)")
        print(sound ? "The books are sound." : "The books are NOT sound: \(findingsTotal) findings.")
    }
}
