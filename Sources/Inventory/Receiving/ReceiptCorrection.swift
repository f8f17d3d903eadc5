// What a correction of a posted receipt does: everything that the receipt and its earlier corrections moved is moved back, and the
// goods as they should have been are received instead, in one row, dated when the goods came, so that later counts are
// looked at again. Facts in, plan out.

import Storage

/// What stands in the books of a receipt, and what can still be taken from them.
struct ReceiptCorrection {
    /// The receipt that is corrected.
    var receipt: Document
    /// The journal row that it takes back: the receipt's own, or that of its last correction.
    var lastRow: Int64
    /// When its goods came into the books.
    var occurred: Instant
    /// The sum of its own postings and those of its earlier corrections.
    var standing: [Posting]
    /// What is owed for it up to now.
    var payable: Value
    var productNames: [ProductID: String]
    /// As printed.
    var lotCodes: [LotID: String]
    /// Where the store has goods of these buckets at the dock or elsewhere, in a fixed order.
    var available: [Goods: [Stock]]

    /// A pile of goods wherever it stands.
    struct Goods: Hashable {
        var product: ProductID
        var lot: LotID?
        var condition: Condition

        init(_ bucket: Bucket) {
            (product, lot, condition) = (bucket.product, bucket.lot, bucket.condition)
        }
    }

    /// What may be taken from one place: what is there and not reserved.
    struct Stock: Hashable {
        var location: LocationID
        var quantity: Int64
    }

    /// The postings that undo all that stands.
    var reversal: [Posting] {
        standing.map { Posting($0.bucket, $0.quantity.negated, value: $0.value.negated) }
    }

    /// What came from the supplier, and what it cost, of each product.
    func received(from supplier: LocationID) -> [ProductID: Holding] {
        var sums: [ProductID: Holding] = [:]
        for posting in standing where posting.bucket.location == supplier {
            sums[posting.bucket.product, default: Holding()].add(posting.quantity.negated, worth: posting.value.negated)
        }
        return sums
    }

    /// What was received of the line's goods and what they cost, or else of all its product: unless another price is noted the line costs
    /// the same. Nil for goods that were not received at all.
    func paid(for line: ReceiptLineFacts, to supplier: LocationID) -> Holding? {
        var (same, all) = (Holding(), Holding())
        for posting in standing where posting.bucket.location == supplier && posting.bucket.product == line.product {
            all.add(posting.quantity.negated, worth: posting.value.negated)
            if posting.bucket.lot == line.lot, posting.bucket.condition == line.condition {
                same.add(posting.quantity.negated, worth: posting.value.negated)
            }
        }
        return [same, all].first { $0.quantity > 0 }
    }

    /// `known`, and the names of products that are on no line any more.
    func names(_ known: [ProductID: String]) -> [ProductID: String] {
        known.merging(productNames) { known, _ in known }
    }

    /// What came of each lot.
    func lotCosts(from supplier: LocationID) -> [(lot: LotID, quantity: Quantity, value: Value)] {
        standing.compactMap { posting in
            guard posting.bucket.location == supplier, let lot = posting.bucket.lot else { return nil }
            return (lot, posting.quantity.negated, posting.value.negated)
        }
    }

    /// Goods that the correction takes from the dock and that are not there any more are fetched from the store's other places;
    /// what has left the store cannot be.
    ///
    /// - Parameter postings: reversal and replacement.
    func fetch(
        _ postings: [Posting], to dock: LocationID, names: [ProductID: String], _ holdings: [ProductID: Holding]
    ) -> (moves: [Posting], lacking: [Rejection]) {
        var net: [Bucket: Int64] = [:]
        for posting in postings where posting.bucket.location == dock { net[posting.bucket, default: 0] += posting.quantity.units }
        var moves: [Posting] = []
        var lacking: [Rejection] = []
        for (bucket, change) in net.sorted(by: { Self.order($0.key) < Self.order($1.key) }) where change < 0 {
            let goods = Goods(bucket)
            let stock = available[goods] ?? []
            var missing = -change - (stock.first { $0.location == dock }.map { max(0, $0.quantity) } ?? 0)
            for pile in stock where pile.location != dock && pile.quantity > 0 && missing > 0 {
                let taken = Quantity(trusted: min(missing, pile.quantity))
                let holding = holdings[bucket.product] ?? Holding()
                let value = Value(e4: holding.value).share(of: taken, in: holding.quantity)
                moves += Posting.move(
                    bucket.product, lot: bucket.lot, taken, value: value, from: (pile.location, bucket.condition),
                    to: (dock, bucket.condition))
                missing -= taken.units
            }
            if missing > 0 {
                lacking.append(
                    .notReversible(
                        product: names[bucket.product] ?? "\(bucket.product)", lot: bucket.lot.flatMap { lotCodes[$0] } ?? "",
                        wanted: Quantity(trusted: -change), possible: Quantity(trusted: -change - missing)))
            }
        }
        return (moves, lacking)
    }

    private static func order(_ bucket: Bucket) -> (Int64, Int64, Int64) {
        (bucket.product.rawValue, bucket.lotNumber, bucket.condition.rawValue)
    }
}

extension ReceiptCorrection {
    /// Nil for a receipt that corrects nothing.
    init?(of correction: Document, in source: borrowing some Reading & ~Copyable) throws {
        guard let corrected = try Corrections.corrected(by: correction.id, in: source) else { return nil }
        guard let receipt = try Documents.find(corrected.rawValue, in: source) else {
            throw BooksError.damaged("correction \(correction.number) is of a receipt that is not there")
        }
        self.receipt = receipt
        lastRow = try Corrections.lastRow(of: corrected, in: source) ?? receipt.postedSequence
        occurred = try Corrections.occurred(receipt.postedSequence, in: source)
        standing = try Corrections.standing(of: corrected, in: source)
        payable = try Corrections.payable(of: corrected, in: source)
        (available, lotCodes, productNames) = ([:], [:], [:])
        for posting in standing {
            let product = posting.bucket.product
            if productNames[product] == nil { productNames[product] = try Products.find(product.rawValue, in: source)?.name }
            if let lot = posting.bucket.lot, lotCodes[lot] == nil { lotCodes[lot] = try Lots.find(lot, in: source)?.shownCode }
            let goods = Goods(posting.bucket)
            guard available[goods] == nil else { continue }
            available[goods] = try Corrections.stock(of: goods, in: receipt.store, source)
        }
    }
}

enum Corrections {
    static func insert(
        _ correction: DocumentID, of receipt: DocumentID, reason: String, in transaction: borrowing Transaction
    ) throws {
        try transaction.run(insertRow, correction.rawValue, receipt.rawValue, reason)
    }

    static func corrected(by correction: DocumentID, in source: borrowing some Reading & ~Copyable) throws -> DocumentID? {
        try source.first(findCorrected, correction.rawValue) { row in DocumentID(trusted: row.int(0)) }
    }

    /// The journal row of the receipt's last posted correction.
    static func lastRow(of receipt: DocumentID, in source: borrowing some Reading & ~Copyable) throws -> Int64? {
        try source.all(findPosted, receipt.rawValue, ReceiptState.posted.rawValue) { row in row.int(0) }.last
    }

    /// The numbers of the receipt's posted corrections, oldest first.
    static func posted(of receipt: DocumentID, in source: borrowing some Reading & ~Copyable) throws -> [String] {
        try source.all(findPosted, receipt.rawValue, ReceiptState.posted.rawValue) { row in row.text(1) }
    }

    static func reason(of correction: DocumentID, in source: borrowing some Reading & ~Copyable) throws -> String {
        try source.first(findReason, correction.rawValue) { row in row.text(0) } ?? ""
    }

    /// The number of a correction of the receipt that is on its way.
    static func underway(of receipt: DocumentID, in source: borrowing some Reading & ~Copyable) throws -> String? {
        try source.first(
            findUnderway, receipt.rawValue, ReceiptState.posted.rawValue, ReceiptState.discarded.rawValue) { row in row.text(0) }
    }

    static func occurred(_ sequence: Int64, in source: borrowing some Reading & ~Copyable) throws -> Instant {
        guard let instant = try source.first(findOccurred, sequence, row: { row in row.int(0) }) else {
            throw BooksError.damaged("a posted receipt has no journal row \(sequence)")
        }
        return Instant(milliseconds: instant)
    }

    static func standing(of receipt: DocumentID, in source: borrowing some Reading & ~Copyable) throws -> [Posting] {
        try source.all(findStanding, receipt.rawValue, ReceiptState.posted.rawValue) { row in
            guard let condition = Condition(rawValue: row.int(3)) else {
                throw BooksError.damaged("a posting of receipt \(receipt) has the unknown condition \(row.int(3))")
            }
            let bucket = Bucket(
                product: ProductID(trusted: row.int(0)), lot: LotID(row.int(1)), location: LocationID(trusted: row.int(2)),
                condition: condition)
            return Posting(bucket, Quantity(trusted: row.int(4)), value: Value(e4: row.int(5)))
        }.filter { $0.quantity != .zero || $0.value != .zero }
    }

    static func payable(of receipt: DocumentID, in source: borrowing some Reading & ~Copyable) throws -> Value {
        Value(e4: try source.first(sumPayable, receipt.rawValue) { row in row.int(0) } ?? 0)
    }

    static func stock(
        of goods: ReceiptCorrection.Goods, in store: StoreID, _ source: borrowing some Reading & ~Copyable
    ) throws -> [ReceiptCorrection.Stock] {
        try source.all(
            findStock, goods.product.rawValue, goods.lot?.rawValue ?? 0, goods.condition.rawValue, store.rawValue
        ) { row in ReceiptCorrection.Stock(location: LocationID(trusted: row.int(0)), quantity: row.int(1)) }
    }

    private static let insertRow = SQL("INSERT INTO receipt_correction (document, corrects, reason) VALUES ($1, $2, $3)")
    private static let findCorrected = SQL("SELECT corrects FROM receipt_correction WHERE document = $1")
    private static let findReason = SQL("SELECT reason FROM receipt_correction WHERE document = $1")
    private static let findPosted = SQL(
        """
        SELECT document.posted_sequence, document.number FROM receipt_correction
            JOIN document ON document.id = receipt_correction.document
        WHERE corrects = $1 AND document.state = $2 ORDER BY document.posted_sequence
        """)
    private static let findUnderway = SQL(
        """
        SELECT document.number FROM receipt_correction JOIN document ON document.id = receipt_correction.document
        WHERE corrects = $1 AND document.state NOT IN ($2, $3) LIMIT 1
        """)
    private static let findOccurred = SQL("SELECT occurred_ms FROM journal WHERE sequence = $1")
    private static let findStanding = SQL(
        """
        SELECT product, lot, location, condition, CAST(sum(quantity) AS BIGINT), CAST(sum(value_e4) AS BIGINT) FROM posting
        WHERE journal_sequence IN (
            SELECT posted_sequence FROM document WHERE id = $1
            UNION SELECT document.posted_sequence FROM receipt_correction JOIN document ON document.id = receipt_correction.document
            WHERE corrects = $1 AND document.state = $2)
        GROUP BY product, lot, location, condition ORDER BY product, lot, condition, location
        """)
    private static let sumPayable = SQL(
        """
        SELECT CAST(coalesce(sum(value_e4), 0) AS BIGINT) FROM payable
        WHERE document = $1 OR document IN (SELECT receipt_correction.document FROM receipt_correction WHERE corrects = $1)
        """)
    private static let findStock = SQL(
        """
        SELECT location.id, on_hand - reserved FROM balance JOIN location ON location.id = balance.location
        WHERE balance.product = $1 AND balance.lot = $2 AND balance.condition = $3 AND location.store = $4 AND location.kind < 10
        ORDER BY location.id
        """)
}
