// The SQL of discrepancies.

public import Storage

enum Discrepancies {
    /// What still stands on the receipt, in the order in which it was noted.
    static func standing(on receipt: DocumentID, in source: borrowing some Reading & ~Copyable) throws -> [Discrepancy] {
        try source.all(ofReceipt, receipt.rawValue) { row in try discrepancy(row) }
    }

    static func find(_ id: DiscrepancyID, in source: borrowing some Reading & ~Copyable) throws -> Discrepancy? {
        try source.first(byID, id.rawValue) { row in try discrepancy(row) }
    }

    /// Also one that was taken back.
    static func findNoted(
        _ id: DiscrepancyID, in source: borrowing some Reading & ~Copyable
    ) throws -> (discrepancy: Discrepancy, isWithdrawn: Bool)? {
        try source.first(notedByID, id.rawValue) { row in (try discrepancy(row), row.bool(19)) }
    }

    static func count(on receipt: DocumentID, in source: borrowing some Reading & ~Copyable) throws -> Int64 {
        try source.first(countOfReceipt, receipt.rawValue) { row in row.int(0) } ?? 0
    }

    /// Writes it down, and tells its owner: by a message, and through the outbox for carriers outside. Whoever noted it knows.
    static func insert(
        _ said: SaidDiscrepancy, owner: UserID?, on receipt: Document, _ draft: JournalDraft, in transaction: borrowing Transaction
    ) throws -> DiscrepancyID {
        let id = try transaction.first(nextID) { row in row.int(0) } ?? 1
        try transaction.run(
            insertRow, id, receipt.id.rawValue, said.product.rawValue, said.lot?.rawValue ?? 0, said.condition.rawValue,
            said.kind.rawValue, said.action.rawValue, said.quantity, said.unitCost ?? -1, said.reason, said.evidence,
            owner?.rawValue ?? 0, draft.actor?.rawValue ?? 0, draft.received.milliseconds, draft.sequence)
        try Outbox.put(
            .discrepancy, store: receipt.store, key: id, payload: "\(owner?.rawValue ?? 0)", in: transaction)
        if let owner, owner != draft.actor {
            try Messages.send(DiscrepancyID(trusted: id), of: receipt.store, to: owner, at: draft.received, in: transaction)
        }
        return DiscrepancyID(trusted: id)
    }

    /// What the journal row noted was a mistake; it stays in the books and counts no more.
    static func withdraw(notedBy sequence: Int64, at instant: Instant, in transaction: borrowing Transaction) throws {
        try transaction.run(withdrawRow, sequence)
        try Messages.close(notedBy: sequence, at: instant, in: transaction)
    }

    static func settle(
        _ id: DiscrepancyID, by person: UserID?, note: String, at instant: Instant, in transaction: borrowing Transaction
    ) throws {
        try transaction.run(settleRow, id.rawValue, instant.milliseconds, person?.rawValue ?? 0, note)
        try Messages.close(id, at: instant, in: transaction)
    }

    static func page(
        before: Int64, openOnly: Bool, in source: borrowing some Reading & ~Copyable, row take: (Discrepancy, StoreID) throws -> Bool
    ) throws {
        try source.forEach(newestFirst, before, openOnly) { row in
            try take(try discrepancy(row), StoreID(trusted: row.int(18)))
        }
    }

    private static func discrepancy(_ row: borrowing Row) throws -> Discrepancy {
        guard let kind = DiscrepancyKind(rawValue: row.int(5)), let action = DiscrepancyAction(rawValue: row.int(6)),
            let condition = Condition(rawValue: row.int(4))
        else { throw BooksError.damaged("discrepancy \(row.int(0)) has an unknown kind, action or condition") }
        return Discrepancy(
            id: DiscrepancyID(trusted: row.int(0)), receipt: DocumentID(trusted: row.int(1)), product: ProductID(trusted: row.int(2)),
            productName: row.text(15), lotCode: row.text(16), lot: LotID(row.int(3)), condition: condition, kind: kind,
            action: action, quantity: Quantity(trusted: row.int(7)), unitCost: row.int(8) < 0 ? nil : Value(e4: row.int(8)),
            reason: row.text(9), evidence: row.blob(10), owner: UserID(row.int(11)), ownerName: row.text(17),
            noted: Instant(milliseconds: row.int(12)), settled: row.int(13) == 0 ? nil : Instant(milliseconds: row.int(13)),
            settlement: row.text(14))
    }

    private static let columns = """
        SELECT discrepancy.id, discrepancy.document, discrepancy.product, discrepancy.lot, discrepancy.condition, discrepancy.kind,
            discrepancy.action, discrepancy.quantity, discrepancy.unit_cost_e4, discrepancy.reason, discrepancy.evidence,
            discrepancy.owner, discrepancy.noted_ms, discrepancy.settled_ms, discrepancy.settlement, product.name,
            coalesce(lot.shown_code, ''), coalesce(app_user.display_name, ''), document.store, discrepancy.is_withdrawn
        FROM discrepancy JOIN document ON document.id = discrepancy.document JOIN product ON product.id = discrepancy.product
            LEFT JOIN lot ON lot.id = discrepancy.lot LEFT JOIN app_user ON app_user.id = discrepancy.owner
        """
    private static let ofReceipt = SQL(text: columns + " WHERE discrepancy.document = $1 AND is_withdrawn = 0 ORDER BY discrepancy.id")
    private static let byID = SQL(text: columns + " WHERE discrepancy.id = $1 AND is_withdrawn = 0")
    private static let notedByID = SQL(text: columns + " WHERE discrepancy.id = $1")
    private static let newestFirst = SQL(
        text: columns + " WHERE discrepancy.id < $1 AND is_withdrawn = 0 AND (settled_ms = 0 OR $2 = 0) ORDER BY discrepancy.id DESC")
    private static let countOfReceipt = SQL("SELECT count(*) FROM discrepancy WHERE document = $1")
    private static let nextID = SQL("SELECT coalesce(max(id), 0) + 1 FROM discrepancy")
    private static let insertRow = SQL(
        """
        INSERT INTO discrepancy (id, document, product, lot, condition, kind, action, quantity, unit_cost_e4, reason, evidence, owner,
            noted_by, noted_ms, journal_sequence, settled_ms, settled_by, settlement, is_withdrawn)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 0, 0, '', 0)
        """)
    private static let withdrawRow = SQL("UPDATE discrepancy SET is_withdrawn = 1 WHERE journal_sequence = $1")
    private static let settleRow = SQL(
        "UPDATE discrepancy SET settled_ms = $2, settled_by = $3, settlement = $4 WHERE id = $1")
}

/// Discrepancies that the caller may see, newest first.
public struct DiscrepancyList: Query {
    /// Nil = every store the caller may see.
    public var store: StoreID?
    /// Only those that wait for their owner.
    public var openOnly: Bool
    /// Only those that the caller owns.
    public var mineOnly: Bool
    public var page: Page

    public init(store: StoreID? = nil, openOnly: Bool = false, mineOnly: Bool = false, page: Page = Page()) {
        self.store = store
        self.openOnly = openOnly
        self.mineOnly = mineOnly
        self.page = page
    }

    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> Paged<Discrepancy> {
        let stores = try StoresInSight.of(caller, .see, .receipt, store: store, in: snapshot)
        let paging = try Paging(
            page, list: "discrepancies/\(store?.rawValue ?? 0)/\(openOnly)/\(mineOnly)/\(caller.user?.rawValue ?? 0)", keys: .number(0))
        let before = paging.after.isEmpty ? Int64.max : paging.number()
        var found: [Discrepancy] = []
        try Discrepancies.page(before: before, openOnly: openOnly, in: snapshot) { discrepancy, store in
            if stores.contains(store), !mineOnly || discrepancy.owner == caller.user { found.append(discrepancy) }
            return found.count < paging.rowsToRead
        }
        return paging.page(found) { [.number($0.id.rawValue)] }
    }
}
