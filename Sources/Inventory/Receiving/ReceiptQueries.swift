// The SQL of receipts.

import Storage

enum Receipts {
    static func header(_ id: DocumentID, in source: borrowing some Reading & ~Copyable) throws -> ReceiptHeader? {
        try source.first(findHeader, id.rawValue) { row in
            guard let kind = ReceiptKind(rawValue: row.int(0)) else {
                throw BooksError.damaged("receipt \(id) has the unknown kind \(row.int(0))")
            }
            guard let hold = ReceiptHeader.Hold(rawValue: row.int(7)), let note = DeliveryNote(row.text(3)) else {
                throw BooksError.damaged("receipt \(id) has an unknown hold or an impossible delivery note")
            }
            return ReceiptHeader(
                kind: kind, order: DocumentID(row.int(1)), supplier: SupplierID(trusted: row.int(2)), deliveryNote: note,
                arrived: row.int(4) == 0 ? nil : Instant(milliseconds: row.int(4)),
                overReceiptBy: row.int(5) < 0 ? nil : row.int(5), duplicateOf: DocumentID(row.int(6)), hold: hold)
        }
    }

    /// All lines, in the order in which they were first scanned.
    static func lines(of id: DocumentID, in source: borrowing some Reading & ~Copyable) throws -> [ReceiptLineFacts] {
        try source.all(findLines, id.rawValue) { row in
            guard let tracking = Tracking(rawValue: row.int(3)), let condition = Condition(rawValue: row.int(6)),
                let status = LotStatus(rawValue: row.int(10))
            else { throw BooksError.damaged("line \(row.int(0)) of receipt \(id) has an unknown tracking, condition or status") }
            return ReceiptLineFacts(
                line: row.int(0), product: ProductID(trusted: row.int(1)), productName: row.text(2), tracking: tracking,
                expiryRequired: row.bool(4),
                life: LifeDemand(rule: row.int(12), action: row.int(13), productDays: row.int(5)), lot: LotID(row.int(8)),
                shownLotCode: row.text(9), expiry: row.text(11), lotStatus: status, condition: condition,
                quantity: Quantity(trusted: row.int(7)))
        }
    }

    /// What the line of `bucket` holds; nil where there is none yet.
    static func quantity(
        of product: ProductID, lot: LotID?, _ condition: Condition, on id: DocumentID,
        in source: borrowing some Reading & ~Copyable
    ) throws -> Quantity? {
        try source.first(findQuantity, id.rawValue, product.rawValue, lot?.rawValue ?? 0, condition.rawValue) { row in
            Quantity(trusted: row.int(0))
        }
    }

    /// The sum over all lots and conditions.
    static func total(
        of product: ProductID, on id: DocumentID, in source: borrowing some Reading & ~Copyable
    ) throws -> Int64 {
        try source.first(sumOfProduct, id.rawValue, product.rawValue) { row in row.int(0) } ?? 0
    }

    // MARK: writing

    static func insert(_ id: DocumentID, _ header: ReceiptHeader, in transaction: borrowing Transaction) throws {
        try transaction.run(
            insertHeader, id.rawValue, header.kind.rawValue, header.order?.rawValue ?? 0, header.supplier.rawValue,
            header.deliveryNote.shown, header.deliveryNote.key, header.arrived?.milliseconds ?? 0, header.overReceiptBy ?? -1,
            header.duplicateOf?.rawValue ?? 0, header.hold.rawValue)
    }

    static func hold(_ id: DocumentID, as duplicate: DocumentID?, _ hold: ReceiptHeader.Hold, in transaction: borrowing Transaction) throws {
        try transaction.run(setHold, id.rawValue, duplicate?.rawValue ?? 0, hold.rawValue)
    }

    /// Who lets through more than was ordered; nil = nobody any more.
    static func letOver(_ id: DocumentID, by person: Int64?, in transaction: borrowing Transaction) throws {
        try transaction.run(setOverReceipt, id.rawValue, person ?? -1)
    }

    /// Adds to a line, making it where `isNew`.
    static func add(
        _ quantity: Quantity, of product: ProductID, lot: LotID?, _ condition: Condition, on id: DocumentID, isNew: Bool,
        entries: Int64 = 1, in transaction: borrowing Transaction
    ) throws {
        let line = isNew ? try transaction.first(countLine, id.rawValue) { row in row.int(0) } ?? 1 : 0
        try transaction.run(
            addToLine, id.rawValue, product.rawValue, lot?.rawValue ?? 0, condition.rawValue, line, quantity.units, entries)
    }

    static func rememberStart(_ context: EntryContext, _ id: DocumentID, in transaction: borrowing Transaction) throws {
        try transaction.run(insertStart, context.terminal.rawValue, context.epoch, context.sequence, id.rawValue)
    }

    private static let findHeader = SQL(
        """
        SELECT kind, purchase_order, supplier, delivery_note, arrived_ms, over_receipt_by, duplicate_of, held
        FROM receipt WHERE document = $1
        """)
    private static let findLines = SQL(
        """
        SELECT line, receipt_line.product, product.name, tracking, expiry_required, minimum_life_days, condition, quantity, receipt_line.lot,
            coalesce(lot.shown_code, ''), coalesce(lot.status, 1), coalesce(lot.expiry, ''),
            coalesce((SELECT minimum_days FROM life_rule WHERE life_rule.product IN (receipt_line.product, 0)
                AND life_rule.supplier IN (receipt.supplier, 0) ORDER BY life_rule.product DESC, life_rule.supplier DESC LIMIT 1), -1),
            coalesce((SELECT action FROM life_rule WHERE life_rule.product IN (receipt_line.product, 0)
                AND life_rule.supplier IN (receipt.supplier, 0) ORDER BY life_rule.product DESC, life_rule.supplier DESC LIMIT 1), 0)
        FROM receipt_line JOIN receipt ON receipt.document = receipt_line.document
            JOIN product ON product.id = receipt_line.product LEFT JOIN lot ON lot.id = receipt_line.lot
        WHERE receipt_line.document = $1 ORDER BY line
        """)
    private static let findQuantity = SQL(
        "SELECT quantity FROM receipt_line WHERE document = $1 AND product = $2 AND lot = $3 AND condition = $4")
    private static let sumOfProduct = SQL(
        "SELECT CAST(coalesce(sum(quantity), 0) AS BIGINT) FROM receipt_line WHERE document = $1 AND product = $2")
    private static let insertHeader = SQL(
        """
        INSERT INTO receipt (document, kind, purchase_order, supplier, delivery_note, delivery_key, lines, arrived_ms, over_receipt_by,
            duplicate_of, held)
        VALUES ($1, $2, $3, $4, $5, $6, 0, $7, $8, $9, $10)
        """)
    private static let setHold = SQL("UPDATE receipt SET duplicate_of = $2, held = $3 WHERE document = $1")
    private static let setOverReceipt = SQL("UPDATE receipt SET over_receipt_by = $2 WHERE document = $1")
    private static let countLine = SQL("UPDATE receipt SET lines = lines + 1 WHERE document = $1 RETURNING lines")
    private static let addToLine = SQL(
        """
        INSERT INTO receipt_line (document, product, lot, condition, line, quantity, entries) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (document, product, lot, condition) DO UPDATE SET
            quantity = receipt_line.quantity + excluded.quantity, entries = receipt_line.entries + excluded.entries
        """)
    private static let insertStart = SQL(
        "INSERT INTO started_document (terminal, epoch, sequence, document) VALUES ($1, $2, $3, $4)")
}
