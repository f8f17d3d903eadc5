import ArgumentParser
import Foundation
import Inventory
import Server
import Synchronization

/// `shelfwire import`: products and barcodes from a file.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Load products and barcodes from a CSV file (also .gz).",
        discussion: """
            The first line names the columns: barcode or sku, and name; optional unit (each, gram, millilitre), tracking (none, lot), \
            expiry_required (yes, no), shelf_life_days, minimum_life_days, case_barcode, case_quantity, scale_item, category. Text is UTF-8.

            The same SKU or barcode is the same product, so running a file again changes nothing. What is wrong in a line is written to the \
            report file (line,field,reason,value,loaded) and stops no other line: a code with a wrong check digit or of a shop's own range \
            is loaded as it is printed, a barcode that another product has already is not moved.

            Exit code 0 when the file was read to its end; with --strict 65 when a line was not loaded.
            """)

    @OptionGroup var folder: BooksFolder
    @Argument(help: "The file; - for standard input.")
    var file: String
    @Flag(help: "Check everything and keep nothing.")
    var dryRun = false
    @Option(help: ArgumentHelp("Where to write what is wrong (default FILE.report.csv, only if something is).", valueName: "file"))
    var report: String?
    @Flag(help: "End with 65 when a line was not loaded.")
    var strict = false
    @Flag(help: "Print a JSON object.")
    var json = false

    func run() async throws {
        try await reporting {
            let source = try CSVSource(file)
            let problems = ProblemReport(path: report ?? (file == "-" ? "import" : file) + ".report.csv")
            let line = ProgressLine()
            let began = ContinuousClock.now
            let summary = try await folder.withBooks { books in
                try books.importCatalog(
                    from: { try source.next() }, dryRun: dryRun, as: Caller(.operatorAtMachine), onProblem: { problems.add($0) },
                    onProgress: { summary in line.show("\(summary.rows) rows, \(summary.problems) remarks " + source.progress) })
            }
            line.end()
            try source.finish()
            try problems.finish()
            let answer = ImportAnswer(summary, took: began.duration(to: .now), dryRun: dryRun, report: problems.writtenPath)
            try answer.tell(json: json)
            if strict, summary.refused > 0 { throw ExitCode(ExitStatus.badInput.rawValue) }
        }
    }
}

/// What an import did.
private struct ImportAnswer: Encodable {
    let rows: Int
    let created: Int
    let changed: Int
    let unchanged: Int
    let refused: Int
    let problems: Int
    let seconds: Double
    let rowsPerSecond: Int
    let dryRun: Bool
    let report: String?

    init(_ summary: ImportSummary, took: Duration, dryRun: Bool, report: String?) {
        rows = summary.rows
        created = summary.created
        changed = summary.changed
        unchanged = summary.unchanged
        refused = summary.refused
        problems = summary.problems
        let milliseconds = max(Int(took / .milliseconds(1)), 1)
        seconds = Double(milliseconds) / 1_000
        rowsPerSecond = summary.rows * 1_000 / milliseconds
        self.dryRun = dryRun
        self.report = report
    }

    func tell(json: Bool) throws {
        if json { return try JSONPrinter.print(self) }
        print("\(rows) rows in \(seconds) s (\(rowsPerSecond)/s)\(dryRun ? ", dry run: nothing was kept" : "")")
        print("\(created) products created, \(changed) changed, \(unchanged) as they were, \(refused) rows not loaded, \(problems) remarks")
        if let report { print("What is wrong is in \(report)") }
    }
}
