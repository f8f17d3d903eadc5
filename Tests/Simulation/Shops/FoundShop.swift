import Inventory
import Storage

/// The books at the end of a day, read by statements of our own.
struct FoundShop {
    struct Row {
        var sequence: Int64
        /// 0 for desks.
        var device: Int64
        var epoch: Int64
        var number: Int64
        var payload: [UInt8]
        var verdict: Int64
        var document: Int64
    }

    var rows: [Row]
    var states: [Int64: Int64]
    var lines: [PaperShop.Line: Int64]
    var piles: [PaperShop.Pile: Int64]
    /// Rows that stand in the review list because they were parked or rejected.
    var reviewed: [Int64]
    var appliedThrough: [Int64: Int64]
    var unbalanced: Int

    init(_ books: Books, after base: Int) throws {
        self = try books.database.readSync { snapshot in try FoundShop(snapshot, after: base) }
    }

    private init(_ snapshot: borrowing Snapshot, after base: Int) throws {
        rows = try snapshot.all(Self.journal, base) { row in
            Row(
                sequence: row.int(0), device: row.int(1), epoch: row.int(2), number: row.int(3), payload: row.blob(4), verdict: row.int(5),
                document: row.int(6))
        }
        states = Dictionary(uniqueKeysWithValues: try snapshot.all(Self.documents) { ($0.int(0), $0.int(1)) })
        let lines = try snapshot.all(Self.lines) { row in
            (PaperShop.Line(document: row.int(0), product: row.int(1), lot: row.text(2)), row.int(3))
        }
        self.lines = Dictionary(lines, uniquingKeysWith: +).filter { $0.value != 0 }
        let piles = try snapshot.all(Self.piles) { row in
            (PaperShop.Pile(product: row.int(0), lot: row.text(1), place: row.int(2)), row.int(3))
        }
        self.piles = Dictionary(piles, uniquingKeysWith: +).filter { $0.value != 0 }
        reviewed = try snapshot.all(Self.reviews, base) { $0.int(0) }
        appliedThrough = Dictionary(uniqueKeysWithValues: try snapshot.all(Self.terminals) { ($0.int(0), $0.int(1)) })
        unbalanced = try snapshot.all(Self.unbalanced) { $0.int(0) }.count
    }

    static func dock(_ books: Books) throws -> Int64 {
        try books.database.readSync { snapshot in try snapshot.first(docks) { $0.int(0) } ?? 0 }
    }

    /// Receipts and stocktakes, oldest first.
    static func documents(_ books: Books) throws -> (receipts: [Int64], stocktakes: [Int64]) {
        try books.database.readSync { snapshot in
            let found = try snapshot.all(kinds) { ($0.int(0), $0.int(1)) }
            return (found.filter { $0.1 == 2 }.map(\.0), found.filter { $0.1 == 3 }.map(\.0))
        }
    }

    static func appliedThrough(_ books: Books) throws -> [Int64: Int64] {
        try books.database.readSync { snapshot in Dictionary(uniqueKeysWithValues: try snapshot.all(terminals) { ($0.int(0), $0.int(1)) }) }
    }

    private static let journal = SQL(
        """
        SELECT sequence, origin, epoch, origin_sequence, payload, verdict, document FROM journal WHERE sequence > $1 ORDER BY sequence
        """)
    private static let documents = SQL("SELECT id, state FROM document")
    private static let kinds = SQL("SELECT id, kind FROM document ORDER BY id")
    private static let docks = SQL("SELECT id FROM location WHERE kind = 2")
    private static let terminals = SQL("SELECT id, applied_through FROM terminal")
    private static let lines = SQL(
        """
        SELECT document, product, coalesce((SELECT code FROM lot WHERE lot.id = line.lot), ''), quantity FROM (
            SELECT document, product, lot, quantity FROM receipt_line
            UNION ALL SELECT document, product, lot, counted FROM count_line) AS line
        """)
    private static let piles = SQL(
        """
        SELECT product, coalesce((SELECT code FROM lot WHERE lot.id = balance.lot), ''), location, on_hand
        FROM balance JOIN location ON location.id = balance.location WHERE location.kind IN (1, 2)
        """)
    private static let reviews = SQL("SELECT journal_sequence FROM review WHERE journal_sequence > $1 AND kind IN (1, 2) ORDER BY 1")
    private static let unbalanced = SQL(
        """
        SELECT journal_sequence FROM posting GROUP BY journal_sequence, product, lot HAVING sum(quantity) <> 0 OR sum(value_e4) <> 0
        """)
}
