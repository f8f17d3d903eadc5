// The SQL of reservations. What is promised of a bucket is kept in its balance, too, and is always the sum of these rows.

import Storage

enum Reservations {
    static func insert(
        _ id: DocumentID, reference: String, expires: Instant, _ allocations: [Allocation], in transaction: borrowing Transaction
    ) throws {
        try transaction.run(insertHeader, id.rawValue, reference, expires.milliseconds)
        for allocation in allocations {
            try insert(allocation, of: id, in: transaction)
            try Balances.reserve(allocation.open, of: allocation.bucket, in: transaction)
        }
        try announce(allocations, in: transaction)
    }

    /// The rows anew, with the change of what is promised per bucket.
    static func rewrite(
        _ id: DocumentID, _ allocations: [Allocation], reserved: [Bucket: Int64], in transaction: borrowing Transaction
    ) throws {
        try transaction.run(deleteLines, id.rawValue)
        for allocation in allocations { try insert(allocation, of: id, in: transaction) }
        for (bucket, change) in reserved.sorted(by: { $0.key.countingOrder < $1.key.countingOrder }) {
            try Balances.reserve(change, of: bucket, in: transaction)
        }
    }

    /// Nothing is promised any more.
    static func close(
        _ document: Document, _ allocations: [Allocation], as state: ReservationState, note: String? = nil,
        in transaction: borrowing Transaction
    ) throws {
        for allocation in allocations where allocation.open != 0 {
            try Balances.reserve(0 &- allocation.open, of: allocation.bucket, in: transaction)
        }
        try transaction.run(closeLines, document.id.rawValue)
        try Documents.move(document.id, store: document.store, to: state.rawValue, note: note, in: transaction)
        try announce(allocations, in: transaction)
    }

    /// What is available has changed: tills and terminals that watch it want to know.
    private static func announce(_ allocations: [Allocation], in transaction: borrowing Transaction) throws {
        guard let place = allocations.first?.bucket.location, let store = try Places.place(place, in: transaction)?.store else { return }
        for product in Set(allocations.map(\.bucket.product)).sorted() {
            try Outbox.put(.stock, store: store, key: product.rawValue, in: transaction)
        }
    }

    static func allocations(of id: DocumentID, in source: borrowing some Reading & ~Copyable) throws -> [Allocation] {
        try source.all(findLines, id.rawValue) { row in
            Allocation(
                line: row.int(4), bucket: try Stocktakes.bucket(row), quantity: row.int(5), open: row.int(6), isPicked: row.bool(7))
        }
    }

    static func header(_ id: DocumentID, in source: borrowing some Reading & ~Copyable) throws -> (reference: String, expires: Instant) {
        try source.first(findHeader, id.rawValue) { row in (row.text(0), Instant(milliseconds: row.int(1))) }
            ?? ("", Instant(milliseconds: 0))
    }

    /// Open ones whose time is over, oldest first.
    static func runOut(at now: Instant, in source: borrowing some Reading & ~Copyable) throws -> [DocumentID] {
        try source.all(
            findRunOut, DocumentKind.reservation.rawValue, ReservationState.active.rawValue, ReservationState.picked.rawValue,
            now.milliseconds, Limits.sweptReservations
        ) { row in DocumentID(trusted: row.int(0)) }
    }

    static func log(
        _ override: PickOverride, note: String, sequence: Int64, in transaction: borrowing Transaction
    ) throws {
        try transaction.run(
            insertOverride, sequence, override.bucket.product.rawValue, override.bucket.lotNumber,
            override.bucket.location.rawValue, override.quantity, override.rule.rawValue, override.due?.rawValue ?? 0, note)
    }

    private static func insert(_ allocation: Allocation, of id: DocumentID, in transaction: borrowing Transaction) throws {
        let bucket = allocation.bucket
        try transaction.run(
            insertLine, id.rawValue, allocation.line, bucket.product.rawValue, bucket.lotNumber, bucket.location.rawValue,
            bucket.condition.rawValue, allocation.quantity, allocation.open, allocation.isPicked)
    }

    private static let insertHeader = SQL("INSERT INTO reservation (document, reference, expires_ms) VALUES ($1, $2, $3)")
    private static let insertLine = SQL(
        """
        INSERT INTO reservation_line (document, line, product, lot, location, condition, quantity, open, picked)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """)
    private static let deleteLines = SQL("DELETE FROM reservation_line WHERE document = $1")
    private static let closeLines = SQL("UPDATE reservation_line SET open = 0 WHERE document = $1")
    private static let findHeader = SQL("SELECT reference, expires_ms FROM reservation WHERE document = $1")
    private static let findLines = SQL(
        """
        SELECT product, location, lot, condition, line, quantity, open, picked FROM reservation_line WHERE document = $1 ORDER BY line
        """)
    private static let findRunOut = SQL(
        """
        SELECT document.id FROM reservation CROSS JOIN document
        WHERE reservation.expires_ms <= $4 AND document.id = reservation.document AND document.kind = $1 AND document.state IN ($2, $3)
        ORDER BY document.id LIMIT $5
        """)
    private static let insertOverride = SQL(
        """
        INSERT INTO pick_override (journal_sequence, product, lot, location, quantity, rule, due_lot, note)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (journal_sequence, product, lot, location) DO UPDATE SET quantity = pick_override.quantity + excluded.quantity
        """)
}
