// The SQL of transfers, their wishes and their goods.

import Storage

enum Transfers {
    static func insert(
        _ id: DocumentID, to target: StoreID, note: String, _ lines: [CreateTransfer.Line], in transaction: borrowing Transaction
    ) throws {
        try transaction.run(insertHeader, id.rawValue, target.rawValue, note)
        for (index, line) in lines.enumerated() {
            try transaction.run(insertLine, id.rawValue, index + 1, line.product, line.quantity)
        }
    }

    static func insert(_ goods: [TransferGoods], of id: DocumentID, in transaction: borrowing Transaction) throws {
        for one in goods {
            try transaction.run(
                insertGoods, id.rawValue, one.line, one.product.rawValue, one.lot?.rawValue ?? 0, one.condition.rawValue, one.shipped,
                one.value)
        }
    }

    static func update(_ goods: [TransferGoods], of id: DocumentID, in transaction: borrowing Transaction) throws {
        for one in goods {
            try transaction.run(updateGoods, id.rawValue, one.line, one.received, one.closed, one.value)
        }
    }

    static func header(_ id: DocumentID, in source: borrowing some Reading & ~Copyable) throws -> (target: StoreID, note: String) {
        guard let found = try source.first(findHeader, id.rawValue, row: { row in (StoreID(trusted: row.int(0)), row.text(1)) }) else {
            throw BooksError.damaged("transfer \(id) has no header")
        }
        return found
    }

    static func way(of document: Document, in source: borrowing some Reading & ~Copyable) throws -> TransferWay {
        let target = try header(document.id, in: source).target
        return TransferWay(
            source: document.store, target: target, transit: try Places.required(.transit, of: document.store, in: source).id,
            sourceLoss: try Places.required(.loss, of: document.store, in: source).id,
            targetLoss: try Places.required(.loss, of: target, in: source).id)
    }

    static func requested(_ id: DocumentID, in source: borrowing some Reading & ~Copyable) throws -> [TransferRequestLine] {
        try source.all(findLines, id.rawValue) { row in
            TransferRequestLine(product: ProductID(trusted: row.int(0)), requested: row.int(1))
        }
    }

    static func goods(of id: DocumentID, in source: borrowing some Reading & ~Copyable) throws -> [TransferGoods] {
        try source.all(findGoods, id.rawValue) { row in
            guard let condition = Condition(rawValue: row.int(3)) else {
                throw BooksError.damaged("transfer \(id) has goods of the unknown condition \(row.int(3))")
            }
            return TransferGoods(
                line: row.int(0), product: ProductID(trusted: row.int(1)), lot: LotID(row.int(2)), condition: condition,
                shipped: row.int(4), received: row.int(5), closed: row.int(6), value: row.int(7))
        }
    }

    private static let insertHeader = SQL("INSERT INTO transfer (document, target, note) VALUES ($1, $2, $3)")
    private static let insertLine = SQL(
        "INSERT INTO transfer_line (document, line, product, requested) VALUES ($1, $2, $3, $4)")
    private static let insertGoods = SQL(
        """
        INSERT INTO transfer_goods (document, line, product, lot, condition, shipped, received, closed, value_e4)
        VALUES ($1, $2, $3, $4, $5, $6, 0, 0, $7)
        """)
    private static let updateGoods = SQL(
        "UPDATE transfer_goods SET received = $3, closed = $4, value_e4 = $5 WHERE document = $1 AND line = $2")
    private static let findHeader = SQL("SELECT target, note FROM transfer WHERE document = $1")
    private static let findLines = SQL("SELECT product, requested FROM transfer_line WHERE document = $1 ORDER BY line")
    private static let findGoods = SQL(
        """
        SELECT line, product, lot, condition, shipped, received, closed, value_e4 FROM transfer_goods WHERE document = $1 ORDER BY line
        """)
}
