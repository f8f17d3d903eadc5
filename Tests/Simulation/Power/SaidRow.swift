import Inventory
import Storage

/// One row that the journal must hold, as it was said.
struct SaidRow: Hashable, CustomStringConvertible {
    /// 0 for commands.
    var terminal: Int64
    /// The terminal's own number of an entry; 0 for commands.
    var sequence: Int64
    var payload: [UInt8]
    /// Nil while nobody was told.
    var verdict: Int64?

    var description: String {
        let name = terminal == 0 ? "command" : "entry \(sequence) of terminal \(terminal)"
        return "\(name) '\(String(decoding: payload, as: UTF8.self))' verdict \(verdict.map { "\($0)" } ?? "untold")"
    }
}

/// What an accepted entry adds to a line, so that lines can be added up anew without the core's code.
struct SaidEffect: Hashable {
    var line: SaidLine
    var quantity: Int64
}

struct SaidLine: Hashable {
    var document: Int64
    var product: Int64
    var lot: String
}

/// The books as they lie on the disk, read by statements of our own.
struct BooksAsFound {
    var rows: [SaidRow]
    var appliedThrough: [Int64: Int64]
    var lines: [SaidLine: Int64]
    var unbalanced: Int

    static func read(_ books: Books, after base: Int) throws -> BooksAsFound {
        try books.database.readSync { snapshot in
            let rows = try snapshot.all(journal, base) { row in
                let terminal = row.int(0)
                return SaidRow(terminal: terminal, sequence: terminal == 0 ? 0 : row.int(1), payload: row.blob(2), verdict: row.int(3))
            }
            let applied = try snapshot.all(terminals) { row in (row.int(0), row.int(1)) }
            let lines = try snapshot.all(lines) { row in
                (SaidLine(document: row.int(0), product: row.int(1), lot: row.text(2)), row.int(3))
            }
            return BooksAsFound(
                rows: rows, appliedThrough: Dictionary(uniqueKeysWithValues: applied),
                lines: Dictionary(lines.filter { $0.1 != 0 }, uniquingKeysWith: +),
                unbalanced: try snapshot.all(unbalanced) { $0.int(0) }.count)
        }
    }

    static func rows(_ books: Books, after base: Int) throws -> Int {
        try books.database.readSync { snapshot in try snapshot.first(count, base) { Int($0.int(0)) } ?? 0 }
    }

    private static let journal = SQL(
        "SELECT origin, origin_sequence, payload, verdict FROM journal WHERE sequence > $1 ORDER BY sequence")
    private static let count = SQL("SELECT count(*) FROM journal WHERE sequence > $1")
    private static let terminals = SQL("SELECT id, applied_through FROM terminal")
    private static let lines = SQL(
        """
        SELECT document, product, coalesce((SELECT code FROM lot WHERE lot.id = line.lot), ''), sum(quantity) FROM (
            SELECT document, product, lot, quantity FROM receipt_line
            UNION ALL SELECT document, product, lot, counted FROM count_line) AS line
        GROUP BY document, product, lot
        """)
    private static let unbalanced = SQL(
        """
        SELECT journal_sequence FROM posting GROUP BY journal_sequence, product, lot
        HAVING sum(quantity) <> 0 OR sum(value_e4) <> 0
        """)
}
