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
        /// When it happened, corrected, by the server's clock; and when the server had it.
        var occurred: Int64
        var received: Int64
        var payload: [UInt8]
        var verdict: Int64
        var document: Int64
    }

    var rows: [Row]
    var states: [Int64: Int64]
    var lines: [PaperShop.Line: Int64]
    var piles: [PaperShop.Pile: Int64]
    var promised: [PaperShop.Pile: Int64]
    /// By transfer: what left, what arrived, what was given up.
    var transfers: [Int64: [PaperTransfer.Goods: PaperTransfer.Sum]]
    /// Rows that stand in the review list because they were parked or rejected.
    var reviewed: [Int64]
    /// By approved count: the difference that would make it true again.
    var rechecks: [PaperStock.Look: Int64]
    /// How many reviews are open about a pile below zero.
    var belowZero: [PaperStock.Pile: Int]
    var appliedThrough: [Int64: Int64]
    var unbalanced: Int

    init(_ books: Books, after base: Int) throws {
        self = try books.database.readSync { snapshot in try FoundShop(snapshot, after: base) }
    }

    private init(_ snapshot: borrowing Snapshot, after base: Int) throws {
        rows = try snapshot.all(Self.journal, base) { row in
            Row(
                sequence: row.int(0), device: row.int(1), epoch: row.int(2), number: row.int(3), occurred: row.int(7),
                received: row.int(8), payload: row.blob(4), verdict: row.int(5), document: row.int(6))
        }
        states = Dictionary(uniqueKeysWithValues: try snapshot.all(Self.documents) { ($0.int(0), $0.int(1)) })
        let lines = try snapshot.all(Self.lines) { row in
            (PaperShop.Line(document: row.int(0), pass: row.int(4), product: row.int(1), lot: row.text(2), place: row.int(5)), row.int(3))
        }
        self.lines = Dictionary(lines, uniquingKeysWith: +).filter { $0.value != 0 }
        let piles = try snapshot.all(Self.piles) { row in
            (PaperStock.Pile(product: row.int(0), lot: row.text(1), place: row.int(2)), row.int(3))
        }
        self.piles = Dictionary(piles, uniquingKeysWith: +).filter { $0.value != 0 }
        let promised = try snapshot.all(Self.promises) { row in
            (PaperStock.Pile(product: row.int(0), lot: row.text(1), place: row.int(2)), row.int(3))
        }
        self.promised = Dictionary(promised, uniquingKeysWith: +).filter { $0.value != 0 }
        var transfers: [Int64: [PaperTransfer.Goods: PaperTransfer.Sum]] = [:]
        try snapshot.forEach(Self.goods) { row in
            transfers[row.int(0), default: [:]][PaperTransfer.Goods(product: row.int(1), lot: row.text(2))] =
                PaperTransfer.Sum(shipped: row.int(3), received: row.int(4), closed: row.int(5))
            return true
        }
        self.transfers = transfers
        reviewed = try snapshot.all(Self.reviews, base) { $0.int(0) }
        let lots = Dictionary(uniqueKeysWithValues: try snapshot.all(Self.lots) { ($0.int(0), $0.text(1)) })
        let matters = try snapshot.all(Self.matters, base) { ReviewedMatter(kind: $0.int(0), facts: $0.text(1), lots) }
        rechecks = Dictionary(matters.filter { $0.kind == 5 }.map { ($0.look, $0.difference) }, uniquingKeysWith: +)
        belowZero = matters.filter { $0.kind == 3 }.reduce(into: [:]) { counts, matter in counts[matter.pile, default: 0] += 1 }
        appliedThrough = Dictionary(uniqueKeysWithValues: try snapshot.all(Self.terminals) { ($0.int(0), $0.int(1)) })
        unbalanced = try snapshot.all(Self.unbalanced) { $0.int(0) }.count
    }

    static func appliedThrough(_ books: Books) throws -> [Int64: Int64] {
        try books.database.readSync { snapshot in Dictionary(uniqueKeysWithValues: try snapshot.all(terminals) { ($0.int(0), $0.int(1)) }) }
    }

    private static let journal = SQL(
        """
        SELECT sequence, origin, epoch, origin_sequence, payload, verdict, document, occurred_ms, received_ms FROM journal WHERE sequence > $1 ORDER BY sequence
        """)
    private static let documents = SQL("SELECT id, state FROM document")
    private static let terminals = SQL("SELECT id, applied_through FROM terminal")
    private static let lines = SQL(
        """
        SELECT document, product, coalesce((SELECT code FROM lot WHERE lot.id = line.lot), ''), quantity, pass, location FROM (
            SELECT document, product, lot, quantity, 0 AS pass, 0 AS location FROM receipt_line
            UNION ALL SELECT document, product, lot, counted, pass, location FROM count_line) AS line
        """)
    private static let piles = SQL(
        """
        SELECT product, coalesce((SELECT code FROM lot WHERE lot.id = balance.lot), ''), location, on_hand
        FROM balance JOIN location ON location.id = balance.location WHERE location.kind IN (1, 2)
        """)
    private static let promises = SQL(
        "SELECT product, coalesce((SELECT code FROM lot WHERE lot.id = balance.lot), ''), location, reserved FROM balance WHERE reserved <> 0")
    private static let goods = SQL(
        """
        SELECT document, product, coalesce((SELECT code FROM lot WHERE lot.id = transfer_goods.lot), ''), shipped, received, closed
        FROM transfer_goods
        """)
    private static let reviews = SQL("SELECT journal_sequence FROM review WHERE journal_sequence > $1 AND kind IN (1, 2) ORDER BY 1")
    private static let matters = SQL("SELECT kind, facts FROM review WHERE journal_sequence > $1 AND kind IN (3, 5) AND closed_ms = 0")
    private static let lots = SQL("SELECT id, code FROM lot")
    private static let unbalanced = SQL(
        """
        SELECT journal_sequence FROM posting GROUP BY journal_sequence, product, lot HAVING sum(quantity) <> 0 OR sum(value_e4) <> 0
        """)
}

/// What a review about a pile says: `name=value` on each line.
private struct ReviewedMatter {
    let kind: Int64
    let pile: PaperStock.Pile
    let look: PaperStock.Look
    let difference: Int64

    init(kind: Int64, facts: String, _ lots: [Int64: String]) {
        self.kind = kind
        let numbers = facts.split(separator: "\n").reduce(into: [Substring: Int64]()) { numbers, line in
            let parts = line.split(separator: "=", maxSplits: 1)
            if parts.count == 2, let number = Int64(parts[1]) { numbers[parts[0]] = number }
        }
        pile = PaperStock.Pile(product: numbers["product"] ?? 0, lot: lots[numbers["lot"] ?? 0] ?? "", place: numbers["location"] ?? 0)
        look = PaperStock.Look(stocktake: numbers["stocktake"] ?? 0, pile: pile, instant: numbers["instant_ms"] ?? 0)
        difference = numbers["difference"] ?? 0
    }
}
