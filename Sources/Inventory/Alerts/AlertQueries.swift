// The SQL of alerts.

import Storage

enum Alerts {
    static func find(_ id: AlertID, in source: borrowing some Reading & ~Copyable) throws -> Alert? {
        try source.first(findOne, id.rawValue) { row in try read(row) }
    }

    /// Those of a store that are not cleared.
    static func standing(in store: StoreID, _ source: borrowing some Reading & ~Copyable) throws -> [AlertFacts.Standing] {
        try source.all(standingInStore, store.rawValue) { row in try standing(row) }
    }

    static func standing(
        of product: ProductID, in store: StoreID, _ source: borrowing some Reading & ~Copyable
    ) throws -> [AlertFacts.Standing] {
        try source.all(standingOfProduct, store.rawValue, product.rawValue) { row in try standing(row) }
    }

    /// Newest first, below `before`, of every store.
    static func forEach(
        before id: Int64, clearedToo: Bool, in source: borrowing some Reading & ~Copyable, _ take: (Alert) throws -> Bool
    ) throws {
        try source.forEach(newestFirst, id, clearedToo) { row in try take(try read(row)) }
    }

    /// The same of one store.
    static func forEach(
        in store: StoreID, before id: Int64, clearedToo: Bool, _ source: borrowing some Reading & ~Copyable, _ take: (Alert) throws -> Bool
    ) throws {
        try source.forEach(newestOfStore, store.rawValue, id, clearedToo) { row in try take(try read(row)) }
    }

    // MARK: writing

    static func raise(
        _ finding: AlertFinding, in store: StoreID, at instant: Instant, sequence: Int64, _ transaction: borrowing Transaction
    ) throws -> AlertID {
        let id = AlertID(trusted: try transaction.first(nextID) { row in row.int(0) } ?? 1)
        try transaction.run(
            insert, id.rawValue, store.rawValue, finding.subject.kind.rawValue, finding.subject.product.rawValue,
            finding.subject.lot?.rawValue ?? 0, finding.owner?.rawValue ?? 0, finding.quantity, finding.bound, finding.expiry,
            instant.milliseconds, sequence)
        return id
    }

    /// Leaves owner and note as they are.
    static func move(_ id: AlertID, to state: AlertState, at instant: Instant, in transaction: borrowing Transaction) throws {
        try transaction.run(setState, id.rawValue, state.rawValue, instant.milliseconds)
    }

    /// Somebody made it theirs.
    static func own(
        _ id: AlertID, by owner: UserID?, as state: AlertState, until: Instant? = nil, note: String, at instant: Instant,
        in transaction: borrowing Transaction
    ) throws {
        try transaction.run(
            setOwner, id.rawValue, state.rawValue, owner?.rawValue ?? 0, until?.milliseconds ?? 0, note, instant.milliseconds)
    }

    // MARK: rows

    private static func standing(_ row: borrowing Row) throws -> AlertFacts.Standing {
        guard let kind = AlertKind(rawValue: row.int(1)), let state = AlertState(rawValue: row.int(4)) else {
            throw BooksError.damaged("alert \(row.int(0)) has the unknown kind \(row.int(1)) or state \(row.int(4))")
        }
        return AlertFacts.Standing(
            id: AlertID(trusted: row.int(0)),
            subject: AlertSubject(kind: kind, product: ProductID(trusted: row.int(2)), lot: LotID(row.int(3))), state: state,
            snoozedUntil: Instant(milliseconds: row.int(5)))
    }

    private static func read(_ row: borrowing Row) throws -> Alert {
        guard let kind = AlertKind(rawValue: row.int(1)), let state = AlertState(rawValue: row.int(2)) else {
            throw BooksError.damaged("alert \(row.int(0)) has the unknown kind \(row.int(1)) or state \(row.int(2))")
        }
        return Alert(
            id: AlertID(trusted: row.int(0)), kind: kind, state: state, store: StoreID(trusted: row.int(3)),
            product: ProductID(trusted: row.int(4)), productName: row.text(5), lotCode: row.text(6), expiry: row.text(7),
            quantity: row.int(8), bound: row.int(9), owner: UserID(row.int(10)), ownerName: row.text(11), note: row.text(12),
            raised: Instant(milliseconds: row.int(13)), changed: Instant(milliseconds: row.int(14)),
            snoozedUntil: state == .snoozed ? Instant(milliseconds: row.int(15)) : nil)
    }

    private static let columns = """
        SELECT alert.id, alert.kind, alert.state, alert.store, alert.product, product.name, coalesce(lot.shown_code, ''), alert.expiry,
            alert.quantity, alert.bound, alert.owner, coalesce(app_user.display_name, ''), alert.note, alert.raised_ms, alert.changed_ms,
            alert.snoozed_until_ms
        FROM alert CROSS JOIN product LEFT JOIN lot ON lot.id = alert.lot LEFT JOIN app_user ON app_user.id = alert.owner
        """
    private static let findOne = SQL(text: "\(columns) WHERE alert.id = $1 AND product.id = alert.product")
    private static let newestFirst = SQL(
        text: "\(columns) WHERE alert.id < $1 AND ($2 = 1 OR alert.state <> 4) AND product.id = alert.product ORDER BY alert.id DESC")
    private static let newestOfStore = SQL(
        text: """
        \(columns) WHERE alert.store = $1 AND alert.id < $2 AND ($3 = 1 OR alert.state <> 4) AND product.id = alert.product
        ORDER BY alert.id DESC
        """)
    private static let standingInStore = SQL(
        "SELECT id, kind, product, lot, state, snoozed_until_ms FROM alert WHERE store = $1 AND state <> 4 ORDER BY id")
    private static let standingOfProduct = SQL(
        "SELECT id, kind, product, lot, state, snoozed_until_ms FROM alert WHERE store = $1 AND product = $2 AND state <> 4 ORDER BY id")
    private static let nextID = SQL("SELECT coalesce(max(id), 0) + 1 FROM alert")
    private static let insert = SQL(
        """
        INSERT INTO alert (id, store, kind, product, lot, state, owner, quantity, bound, expiry, note, raised_ms, raised_sequence, changed_ms,
            snoozed_until_ms)
        VALUES ($1, $2, $3, $4, $5, 1, $6, $7, $8, $9, '', $10, $11, $10, 0)
        """)
    private static let setState = SQL("UPDATE alert SET state = $2, snoozed_until_ms = 0, changed_ms = $3 WHERE id = $1")
    private static let setOwner = SQL(
        "UPDATE alert SET state = $2, owner = $3, snoozed_until_ms = $4, note = $5, changed_ms = $6 WHERE id = $1")
}
