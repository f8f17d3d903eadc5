// The SQL of purchase orders.

import Storage

/// What an order has beside its header.
struct OrderHeader: Hashable {
    var supplier: SupplierID
    var supplierName: String
    var expectedDate: String
    var overReceiptPermille: Int64
}

enum PurchaseOrders {
    static func header(_ id: DocumentID, in source: borrowing some Reading & ~Copyable) throws -> OrderHeader? {
        try source.first(findHeader, id.rawValue) { row in
            OrderHeader(
                supplier: SupplierID(trusted: row.int(0)), supplierName: row.text(1), expectedDate: row.text(2),
                overReceiptPermille: row.int(3))
        }
    }

    /// All lines, in their order.
    static func lines(of id: DocumentID, in source: borrowing some Reading & ~Copyable) throws -> [OrderLine] {
        try source.all(findLines, id.rawValue) { row in line(row) }
    }

    static func lines(
        of id: DocumentID, product: ProductID, in source: borrowing some Reading & ~Copyable
    ) throws -> [OrderLine] {
        try source.all(findLinesOfProduct, id.rawValue, product.rawValue) { row in line(row) }
    }

    static func shownLines(
        of id: DocumentID, withCost: Bool, in source: borrowing some Reading & ~Copyable
    ) throws -> [PurchaseOrder.Line] {
        try source.all(findShownLines, id.rawValue) { row in
            let plain = line(row)
            return PurchaseOrder.Line(
                line: plain.line, product: plain.product, productName: row.text(6), ordered: plain.ordered,
                received: plain.received, cancelled: plain.cancelled, unitCost: withCost ? plain.unitCost : nil,
                expectedDate: row.text(7))
        }
    }

    // MARK: writing

    static func insert(_ id: DocumentID, _ content: PurchaseOrderContent, in transaction: borrowing Transaction) throws {
        try transaction.run(
            insertHeader, id.rawValue, content.supplier.rawValue, content.expectedDate, content.overReceiptPermille)
        for (index, line) in content.lines.enumerated() {
            try transaction.run(
                insertLine, id.rawValue, index + 1, line.product, line.quantity, line.unitCostE4,
                line.expectedDate.isEmpty ? content.expectedDate : line.expectedDate)
        }
    }

    /// Takes header and lines away, to be written anew.
    static func clear(_ id: DocumentID, in transaction: borrowing Transaction) throws {
        try transaction.run(deleteLines, id.rawValue)
        try transaction.run(deleteHeader, id.rawValue)
    }

    /// What is still to come will not: every line keeps what it has.
    static func cancelRest(of id: DocumentID, in transaction: borrowing Transaction) throws {
        try transaction.run(cancelOutstanding, id.rawValue)
    }

    /// What is still to come is expected on `date`.
    static func expect(_ id: DocumentID, on date: String, in transaction: borrowing Transaction) throws {
        try transaction.run(moveHeaderDate, id.rawValue, date)
        try transaction.run(moveLineDates, id.rawValue, date)
    }

    /// Remembers a delivery note; the same once more changes nothing.
    static func announce(_ note: DeliveryNote, of id: DocumentID, in transaction: borrowing Transaction) throws {
        try transaction.run(insertNote, id.rawValue, note.key, note.shown)
    }

    static func deliveryNotes(of id: DocumentID, in source: borrowing some Reading & ~Copyable) throws -> [String] {
        try source.all(findNotes, id.rawValue) { row in row.text(0) }
    }

    /// Receipts against the order that hold goods and are not posted yet, oldest first.
    static func openReceipts(of id: DocumentID, in source: borrowing some Reading & ~Copyable) throws -> [String] {
        try source.all(findOpenReceipts, id.rawValue, ReceiptState.posted.rawValue, ReceiptState.discarded.rawValue) { row in
            row.text(0)
        }
    }

    static func receive(
        _ quantity: Quantity, on line: Int64, of id: DocumentID, in transaction: borrowing Transaction
    ) throws {
        try transaction.run(growReceived, id.rawValue, line, quantity.units)
    }

    private static func line(_ row: borrowing Row) -> OrderLine {
        OrderLine(
            line: row.int(0), product: ProductID(trusted: row.int(1)), ordered: Quantity(trusted: row.int(2)),
            received: Quantity(trusted: row.int(3)), cancelled: Quantity(trusted: row.int(4)), unitCost: Value(e4: row.int(5)))
    }

    private static let findHeader = SQL(
        """
        SELECT supplier, supplier.name, expected_date, over_receipt_permille
        FROM purchase_order JOIN supplier ON supplier.id = purchase_order.supplier WHERE document = $1
        """)
    private static let findLines = SQL(
        """
        SELECT line, product, ordered, received, cancelled, unit_cost_e4
        FROM purchase_order_line WHERE document = $1 ORDER BY line
        """)
    private static let findLinesOfProduct = SQL(
        """
        SELECT line, product, ordered, received, cancelled, unit_cost_e4
        FROM purchase_order_line WHERE document = $1 AND product = $2 ORDER BY line
        """)
    private static let findShownLines = SQL(
        """
        SELECT line, product, ordered, received, cancelled, unit_cost_e4, product.name, expected_date
        FROM purchase_order_line JOIN product ON product.id = purchase_order_line.product WHERE document = $1 ORDER BY line
        """)
    private static let deleteHeader = SQL("DELETE FROM purchase_order WHERE document = $1")
    private static let deleteLines = SQL("DELETE FROM purchase_order_line WHERE document = $1")
    private static let cancelOutstanding = SQL(
        """
        UPDATE purchase_order_line SET cancelled = ordered - received WHERE document = $1 AND ordered - cancelled > received
        """)
    private static let moveHeaderDate = SQL("UPDATE purchase_order SET expected_date = $2 WHERE document = $1")
    private static let moveLineDates = SQL(
        """
        UPDATE purchase_order_line SET expected_date = $2 WHERE document = $1 AND ordered - cancelled > received
        """)
    private static let insertNote = SQL(
        """
        INSERT INTO announced_delivery (document, note_key, note) VALUES ($1, $2, $3) ON CONFLICT (document, note_key) DO NOTHING
        """)
    private static let findNotes = SQL("SELECT note FROM announced_delivery WHERE document = $1 ORDER BY note_key")
    private static let findOpenReceipts = SQL(
        """
        SELECT document.number FROM receipt JOIN document ON document.id = receipt.document
        WHERE receipt.purchase_order = $1 AND document.state NOT IN ($2, $3)
            AND EXISTS (SELECT 1 FROM receipt_line WHERE receipt_line.document = receipt.document AND receipt_line.quantity > 0)
        ORDER BY document.id
        """)
    private static let insertHeader = SQL(
        "INSERT INTO purchase_order (document, supplier, expected_date, over_receipt_permille) VALUES ($1, $2, $3, $4)")
    private static let insertLine = SQL(
        """
        INSERT INTO purchase_order_line (document, line, product, ordered, received, cancelled, unit_cost_e4, expected_date)
        VALUES ($1, $2, $3, $4, 0, 0, $5, $6)
        """)
    private static let growReceived = SQL(
        "UPDATE purchase_order_line SET received = received + $3 WHERE document = $1 AND line = $2")
}
