import Storage

@testable import Inventory

/// What the books say, in the model's words.
struct BooksAsModel {
    let shop: Shop

    /// Every bucket that does not hold zero, as the projection says.
    func balances() throws -> [ModelBucket: Int64] {
        try sums(Self.balances)
    }

    /// The same, added up from the ledger.
    func postings() throws -> [ModelBucket: Int64] {
        try sums(Self.postings)
    }

    /// Rows whose goods or values do not come from somewhere; there must be none.
    func unbalancedRows() throws -> [Int64] {
        try shop.read { snapshot in try snapshot.all(Self.unbalanced) { row in row.int(0) } }
    }

    /// Buckets whose projected quantity or value is not what the ledger adds up to, condition by condition; there must be none.
    func misstatedBuckets() throws -> Int {
        try shop.read { snapshot in try snapshot.all(Self.misstated) { row in row.int(0) } }.count
    }

    func receiptLines(_ receipt: Int64) throws -> [ModelBucket: Int64] {
        try shop.read { snapshot in
            var lines: [ModelBucket: Int64] = [:]
            for line in try Receipts.lines(of: DocumentID(trusted: receipt), in: snapshot) where line.quantity != .zero {
                lines[ModelBucket(product: line.product.rawValue, lot: line.shownLotCode, place: ShopModel.dock)] = line.quantity.units
            }
            return lines
        }
    }

    func countLines(_ stocktake: Int64) throws -> [ModelBucket: ModelCount.Line] {
        let codes = try lotCodes()
        return try shop.read { snapshot in
            var lines: [ModelBucket: ModelCount.Line] = [:]
            for line in try Stocktakes.lines(of: DocumentID(trusted: stocktake), pass: CountPass.first, in: snapshot) {
                lines[Self.bucket(line.bucket, codes)] = ModelCount.Line(
                    counted: line.counted, live: line.entries, first: line.first.milliseconds, last: line.last.milliseconds)
            }
            return lines
        }
    }

    /// What the open rechecks propose, by what they are about.
    func rechecks() throws -> [String: Int64] {
        let open = try shop.openReviews(.lateEventRecheck)
        return Dictionary(open.map { ($0.subject, Consequences.proposedDifference(in: $0.facts)) }, uniquingKeysWith: { $0 + $1 })
    }

    func lotCodes() throws -> [Int64: String] {
        let rows = try shop.read { snapshot in try snapshot.all(Self.lots) { row in (row.int(0), row.text(1)) } }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    static func bucket(_ bucket: Bucket, _ codes: [Int64: String]) -> ModelBucket {
        ModelBucket(
            product: bucket.product.rawValue, lot: codes[bucket.lotNumber] ?? "", place: bucket.location.rawValue)
    }

    private func sums(_ statement: SQL) throws -> [ModelBucket: Int64] {
        let codes = try lotCodes()
        let rows = try shop.read { snapshot in
            try snapshot.all(statement) { row in (row.int(0), row.int(1), row.int(2), row.int(3)) }
        }
        var sums: [ModelBucket: Int64] = [:]
        for (product, lot, place, quantity) in rows where quantity != 0 {
            sums[ModelBucket(product: product, lot: codes[lot] ?? "", place: place), default: 0] += quantity
        }
        // Conditions of one lot in one place can make up for each other.
        return sums.filter { $0.value != 0 }
    }

    private static let balances = SQL("SELECT product, lot, location, on_hand FROM balance")
    private static let postings = SQL(
        "SELECT product, lot, location, sum(quantity) FROM posting GROUP BY product, lot, location, condition")
    private static let unbalanced = SQL(
        """
        SELECT journal_sequence FROM posting GROUP BY journal_sequence, product, lot
        HAVING sum(quantity) <> 0 OR sum(value_e4) <> 0
        """)
    private static let misstated = SQL(
        """
        SELECT balance.product FROM balance LEFT JOIN (
            SELECT product, lot, location, condition, sum(value_e4) AS value, sum(quantity) AS quantity FROM posting GROUP BY product, lot, location, condition
        ) AS ledger ON ledger.product = balance.product AND ledger.lot = balance.lot AND ledger.location = balance.location
            AND ledger.condition = balance.condition
        WHERE ledger.value IS NULL OR ledger.value <> balance.value_e4 OR ledger.quantity <> balance.on_hand
        """)
    private static let lots = SQL("SELECT id, code FROM lot")
}

/// Everything the books hold beside journal, reviews and how far terminals are, as one text.
enum Fingerprint {
    static func of(_ shop: Shop) throws -> String {
        try shop.read { snapshot in
            var text = ""
            for statement in statements {
                text += try snapshot.all(statement) { row in row.text(0) }.joined(separator: ";") + "\n"
            }
            return text
        }
    }

    private static let statements = [
        SQL("SELECT id || '/' || state || '/' || version || '/' || posted_sequence || '/' || note FROM document ORDER BY id"),
        SQL("SELECT document || '/' || actor || '/' || part FROM document_part ORDER BY document, actor, part"),
        SQL("SELECT product || '/' || lot || '/' || location || '/' || condition || '/' || on_hand || '/' || value_e4 FROM balance"),
        SQL("SELECT journal_sequence || '/' || line || '/' || quantity || '/' || occurred_ms FROM posting"),
        SQL("SELECT store || '/' || product || '/' || quantity || '/' || value_e4 || '/' || last_unit_cost_e4 FROM valuation"),
        SQL("SELECT document || '/' || line || '/' || ordered || '/' || received FROM purchase_order_line"),
        SQL("SELECT document || '/' || product || '/' || lot || '/' || condition || '/' || quantity || '/' || entries FROM receipt_line"),
        SQL("SELECT document || '/' || product || '/' || lot || '/' || location || '/' || counted || '/' || last_ms || '/' || entries FROM count_line"),
        SQL("SELECT document || '/' || location || '/' || instant_ms || '/' || entries FROM location_counted"),
        SQL("SELECT id || '/' || product || '/' || code || '/' || expiry || '/' || production_date FROM lot"),
        SQL("SELECT terminal || '/' || epoch || '/' || sequence || '/' || undone_by FROM undone_entry"),
        SQL("SELECT product || '/' || location || '/' || lot || '/' || instant_ms || '/' || counted FROM count_observation"),
        SQL("SELECT 'outbox ' || count(*) FROM outbox"),
    ]
}
