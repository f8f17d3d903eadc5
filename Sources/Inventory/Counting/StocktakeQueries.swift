// The SQL of stocktakes and their lines.

import Storage

/// What one bucket's entries add up to within a pass.
struct CountLine: Hashable {
    var bucket: Bucket
    var counted: Int64
    /// The earliest entry's instant.
    var first: Instant
    /// The latest entry's instant: what the count speaks of.
    var last: Instant
    /// Entries that were not taken back; a line without any was not seen.
    var entries: Int64
    /// Who counted it last; nil for goods that nobody saw.
    var counter: UserID?
}

enum Stocktakes {
    static func header(_ id: DocumentID, in source: borrowing some Reading & ~Copyable) throws -> StocktakeHeader? {
        try source.first(findHeader, id.rawValue) { row in
            StocktakeHeader(
                zone: row.text(0), isBlind: row.bool(1), openedAt: Instant(milliseconds: row.int(2)), lines: row.int(3),
                hasProducts: row.bool(4), round: RecountRound(pass: row.int(5), from: row.int(6), last: row.int(7)))
        }
    }

    static func requiredHeader(_ document: Document, in source: borrowing some Reading & ~Copyable) throws -> StocktakeHeader {
        guard let header = try header(document.id, in: source) else {
            throw BooksError.damaged("stocktake \(document.number) has no header")
        }
        return header
    }

    static func scope(
        _ document: Document, _ header: StocktakeHeader, in source: borrowing some Reading & ~Copyable
    ) throws -> StocktakeScope {
        let products = try source.all(findProducts, document.id.rawValue) { row in ProductID(trusted: row.int(0)) }
        return StocktakeScope(store: document.store, zone: header.zone, products: header.hasProducts ? Set(products) : nil)
    }

    static func lists(
        _ product: ProductID, on id: DocumentID, in source: borrowing some Reading & ~Copyable
    ) throws -> Bool {
        try source.first(findProduct, id.rawValue, product.rawValue) { _ in true } ?? false
    }

    static func line(
        of bucket: Bucket, on id: DocumentID, pass: Int64, in source: borrowing some Reading & ~Copyable
    ) throws -> CountLine? {
        try source.first(
            findLine, id.rawValue, pass, bucket.product.rawValue, bucket.location.rawValue, bucket.lotNumber,
            bucket.condition.rawValue
        ) { row in
            CountLine(
                bucket: bucket, counted: row.int(0), first: Instant(milliseconds: row.int(1)),
                last: Instant(milliseconds: row.int(2)), entries: row.int(3), counter: UserID(row.int(4)))
        }
    }

    static func lines(
        of id: DocumentID, pass: Int64, in source: borrowing some Reading & ~Copyable
    ) throws -> [CountLine] {
        try source.all(findLines, id.rawValue, pass) { row in
            CountLine(
                bucket: try bucket(row), counted: row.int(4), first: Instant(milliseconds: row.int(5)),
                last: Instant(milliseconds: row.int(6)), entries: row.int(7), counter: UserID(row.int(8)))
        }
    }

    /// Reads product, location, lot, condition from columns 0 to 3.
    static func bucket(_ row: borrowing Row) throws -> Bucket {
        guard let condition = Condition(rawValue: row.int(3)) else {
            throw BooksError.damaged("a bucket of product \(row.int(0)) has the unknown condition \(row.int(3))")
        }
        return Bucket(
            product: ProductID(trusted: row.int(0)), lot: LotID(row.int(2)), location: LocationID(trusted: row.int(1)),
            condition: condition)
    }

    /// The places that somebody counted completely, and when.
    static func completedPlaces(
        of id: DocumentID, pass: Int64, in source: borrowing some Reading & ~Copyable
    ) throws -> [LocationID: Instant] {
        let rows = try source.all(findCompleted, id.rawValue, pass) { row in
            (LocationID(trusted: row.int(0)), Instant(milliseconds: row.int(1)))
        }
        return Dictionary(rows, uniquingKeysWith: max)
    }

    /// Whether any entry, of goods or of a completed place, has not been taken back.
    static func isCounted(
        _ id: DocumentID, pass: Int64, in source: borrowing some Reading & ~Copyable
    ) throws -> Bool {
        if try source.first(findLiveLine, id.rawValue, pass, row: { _ in true }) != nil { return true }
        return try !completedPlaces(of: id, pass: pass, in: source).isEmpty
    }

    // MARK: writing

    static func insert(
        _ id: DocumentID, zone: String, isBlind: Bool, openedAt: Instant, products: Set<ProductID>, in transaction: borrowing Transaction
    ) throws {
        try transaction.run(
            insertHeader, id.rawValue, zone, isBlind, openedAt.milliseconds, !products.isEmpty)
        for product in products.sorted() { try transaction.run(insertProduct, id.rawValue, product.rawValue) }
    }

    /// Adds one entry (or, with `entries` -1, takes one back, which leaves the instants and the counter as they are). A line that is new is counted
    /// by `addLines`.
    static func add(
        _ quantity: Quantity, to bucket: Bucket, at instant: Instant, on id: DocumentID, pass: Int64, entries: Int64,
        by counter: UserID, in transaction: borrowing Transaction
    ) throws {
        try transaction.run(
            addToLine, id.rawValue, pass, bucket.product.rawValue, bucket.location.rawValue, bucket.lotNumber,
            bucket.condition.rawValue, quantity.units, instant.milliseconds, entries, counter.rawValue)
    }

    static func addLines(_ lines: Int64, to id: DocumentID, in transaction: borrowing Transaction) throws {
        try transaction.run(countLines, id.rawValue, lines)
    }

    static func complete(
        _ place: LocationID, at instant: Instant, on id: DocumentID, pass: Int64, entries: Int64,
        in transaction: borrowing Transaction
    ) throws {
        try transaction.run(addCompletion, id.rawValue, pass, place.rawValue, instant.milliseconds, entries)
    }

    private static let findHeader = SQL(
        "SELECT zone, blind, opened_ms, lines, has_products, pass, recount_from, last_pass FROM stocktake WHERE document = $1")
    private static let findProducts = SQL("SELECT product FROM stocktake_product WHERE document = $1")
    private static let findProduct = SQL("SELECT 1 FROM stocktake_product WHERE document = $1 AND product = $2")
    private static let findLine = SQL(
        """
        SELECT counted, first_ms, last_ms, entries, counter FROM count_line
        WHERE document = $1 AND pass = $2 AND product = $3 AND location = $4 AND lot = $5 AND condition = $6
        """)
    private static let findLines = SQL(
        """
        SELECT product, location, lot, condition, counted, first_ms, last_ms, entries, counter FROM count_line
        WHERE document = $1 AND pass = $2
        """)
    private static let findLiveLine = SQL(
        "SELECT 1 FROM count_line WHERE document = $1 AND pass = $2 AND entries > 0 LIMIT 1")
    private static let findCompleted = SQL(
        "SELECT location, instant_ms FROM location_counted WHERE document = $1 AND pass = $2 AND entries > 0")
    private static let insertHeader = SQL(
        """
        INSERT INTO stocktake (document, zone, blind, opened_ms, lines, has_products, pass, recount_from, last_pass)
        VALUES ($1, $2, $3, $4, 0, $5, 1, 0, 1)
        """)
    private static let insertProduct = SQL("INSERT INTO stocktake_product (document, product) VALUES ($1, $2)")
    private static let countLines = SQL("UPDATE stocktake SET lines = lines + $2 WHERE document = $1")
    private static let addToLine = SQL(
        """
        INSERT INTO count_line (document, pass, product, location, lot, condition, counted, first_ms, last_ms, entries, counter)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9, $10)
        ON CONFLICT (document, pass, product, location, lot, condition) DO UPDATE SET
            counted = count_line.counted + excluded.counted, entries = count_line.entries + excluded.entries,
            counter = CASE WHEN excluded.entries > 0 THEN excluded.counter ELSE count_line.counter END,
            first_ms = CASE WHEN excluded.entries > 0 AND excluded.first_ms < count_line.first_ms
                THEN excluded.first_ms ELSE count_line.first_ms END,
            last_ms = CASE WHEN excluded.entries > 0 AND excluded.last_ms > count_line.last_ms
                THEN excluded.last_ms ELSE count_line.last_ms END
        """)
    private static let addCompletion = SQL(
        """
        INSERT INTO location_counted (document, pass, location, instant_ms, entries) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (document, pass, location) DO UPDATE SET
            entries = location_counted.entries + excluded.entries,
            instant_ms = CASE WHEN excluded.entries > 0 AND excluded.instant_ms > location_counted.instant_ms
                THEN excluded.instant_ms ELSE location_counted.instant_ms END
        """)
}
