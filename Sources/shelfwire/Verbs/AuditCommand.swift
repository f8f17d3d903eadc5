import ArgumentParser
import FoundationEssentials
import Inventory

/// `shelfwire audit`: who did what, while no server runs.
struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Who did what, when, and what came of it: rows of the journal, newest first.",
        discussion: "`shelfwire verify` says whether the rows are what they were; its head, kept elsewhere, makes that certain.")

    @OptionGroup var folder: BooksFolder
    @OptionGroup var wanted: AuditOptions

    func run() async throws {
        try await reporting {
            let rows = try await folder.withBooks { books in
                let person = try await wanted.person.asyncMap { try await UserCommand.id(of: $0, books) }
                var rows: [AuditRow] = []
                var token: [UInt8] = []
                repeat {
                    let trail = AuditTrail(
                        person: person, refusedOnly: wanted.refused, from: try wanted.start().map(Instant.init(milliseconds:)),
                        to: try wanted.end().map(Instant.init(milliseconds:)), page: Page(size: min(Limits.pageSize, wanted.rows), token: token))
                    let page = try await books.ask(trail, as: Caller(.operatorAtMachine))
                    rows += page.items
                    token = page.nextToken
                } while !token.isEmpty && rows.count < wanted.rows
                return rows.prefix(wanted.rows).map(AuditAnswer.init)
            }
            try AuditAnswer.tell(rows, json: wanted.json)
        }
    }
}

/// Which rows are wanted.
struct AuditOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Only what this person did.", valueName: "name")) var person: String?
    @Option(help: ArgumentHelp("From this instant on: 2026-11-21 or 2026-11-21T08:00:00Z.", valueName: "time")) var from: String?
    @Option(help: ArgumentHelp("Before this instant.", valueName: "time")) var to: String?
    @Flag(help: "Only what was refused, rejected or parked.") var refused = false
    @Option(help: ArgumentHelp("At most so many rows.", valueName: "count")) var rows = 100
    @Flag(help: "Print JSON.") var json = false

    func validate() throws {
        guard (1...1_000_000).contains(rows) else { throw ValidationError("--rows is a number from 1 to 1000000.") }
    }

    func start() throws -> Int64? { try from.map { try Self.instant($0, "--from") } }
    func end() throws -> Int64? { try to.map { try Self.instant($0, "--to") } }

    /// Milliseconds since 1970; a date alone begins at midnight UTC.
    static func instant(_ text: String, _ option: String) throws -> Int64 {
        let whole = text.contains("T") ? text : text + "T00:00:00Z"
        guard let date = try? Date(whole, strategy: .iso8601) else {
            throw Failure(.usage, "\(option) \(text) is no time as 2026-11-21 or 2026-11-21T08:00:00Z.")
        }
        return Int64((date.timeIntervalSince1970 * 1_000).rounded())
    }
}

extension Optional {
    fileprivate func asyncMap<Answer>(_ body: (Wrapped) async throws -> Answer) async rethrows -> Answer? {
        guard let self else { return nil }
        return try await body(self)
    }
}

/// A row for people and scripts.
struct AuditAnswer: Encodable {
    let sequence: Int64
    let time: String
    let kind: String
    let person: String
    let terminal: Int64
    let store: Int64
    let document: String
    let verdict: String
    let reason: String
    /// More than 1 where the same refusals of one minute stand together.
    let times: Int64
    let seal: String

    init(
        sequence: Int64, receivedMs: Int64, kind: String, person: String, terminal: Int64, store: Int64, document: String, verdict: String,
        reason: String, times: Int64, seal: String
    ) {
        (self.sequence, self.kind, self.person, self.terminal) = (sequence, kind, person, terminal)
        (self.store, self.document, self.verdict, self.reason, self.times, self.seal) = (store, document, verdict, reason, times, seal)
        time = Date(timeIntervalSince1970: Double(receivedMs) / 1_000).formatted(.iso8601)
    }

    init(_ row: AuditRow) {
        self.init(
            sequence: row.sequence, receivedMs: row.received.milliseconds, kind: row.kind.name, person: row.actorName,
            terminal: row.entry?.terminal ?? 0, store: row.store?.rawValue ?? 0, document: row.document, verdict: "\(row.verdict)",
            reason: row.reason, times: row.times, seal: row.seal)
    }

    static func tell(_ rows: [AuditAnswer], json: Bool) throws {
        if json { return try JSONPrinter.print(rows) }
        var table = TextTable(("ROW", .right), ("TIME", .left), ("WHAT", .left), ("WHO", .left), ("TERMINAL", .right), ("STORE", .right), ("DOCUMENT", .left), ("", .left))
        for row in rows {
            table.add(
                "\(row.sequence)", row.time, row.kind, row.person, row.terminal == 0 ? "" : "\(row.terminal)", row.store == 0 ? "" : "\(row.store)",
                row.document, row.verdict == "accepted" ? "" : "\(row.verdict) \(row.reason)" + (row.times > 1 ? " x\(row.times)" : ""))
        }
        for line in table.lines { print(line) }
    }
}
