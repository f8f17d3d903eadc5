// Goods that were picked against the rules: kept for ever, for whoever looks afterwards.

public import Storage

/// Which picking rule was set aside. The numbers are frozen.
public enum PickRule: Int64, Hashable, Sendable, CaseIterable {
    /// Another lot had to leave before.
    case firstToExpire = 1
    case held = 2
    case recalled = 3
    case expired = 4
}

/// Goods that left before others that were due, or in spite of being blocked.
struct PickOverride: Hashable {
    var bucket: Bucket
    var quantity: Int64
    var rule: PickRule
    /// The lot that was due; nil where the picked one was blocked.
    var due: LotID?
}

/// An override as told to a caller.
public struct LoggedOverride: Hashable, Sendable {
    public var sequence: Int64
    public var bucket: Bucket
    public var quantity: Int64
    public var rule: PickRule
    public var productName: String
    /// As printed; empty = goods without a lot.
    public var lotCode: String
    public var expiry: String
    public var locationCode: String
    /// The lot that was due; empty unless the rule was `firstToExpire`.
    public var dueLotCode: String
    public var dueExpiry: String
    /// Why, as the person said.
    public var note: String
    public var picked: Instant
    public var person: UserID?
    /// Empty for the operator at the machine.
    public var personName: String
    public var store: StoreID
    public var reservation: DocumentID?
    public var reservationNumber: String
}

/// Overrides of the picking rules, newest first.
public struct PickOverrideList: Query {
    /// Nil = every store the caller may see.
    public var store: StoreID?
    public var product: ProductID?
    /// Who picked.
    public var person: UserID?
    /// Picked at or after it.
    public var from: Instant?
    /// Picked before it.
    public var to: Instant?
    public var page: Page

    public init(
        store: StoreID? = nil, product: ProductID? = nil, person: UserID? = nil, from: Instant? = nil, to: Instant? = nil, page: Page = Page()
    ) {
        self.store = store
        self.product = product
        self.person = person
        self.from = from
        self.to = to
        self.page = page
    }

    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> Paged<LoggedOverride> {
        let stores = try StoresInSight.of(caller, .see, .reservation, store: store, in: snapshot)
        let times = (from: from?.milliseconds ?? .min, to: to?.milliseconds ?? .max)
        let filter = "pick overrides/\(store?.rawValue ?? 0)/\(product?.rawValue ?? 0)/\(person?.rawValue ?? 0)/\(times)"
        let paging = try Paging(page, list: filter, keys: .number(0), .number(0), .number(0), .number(0))
        let isFirst = paging.after.isEmpty
        func after(_ index: Int) -> Int64 { isFirst ? .max : paging.number(index) }
        var found: [LoggedOverride] = []
        try snapshot.forEach(
            Self.newestFirst, after(0), after(1), after(2), after(3), product?.rawValue ?? 0, person?.rawValue ?? 0, times.from, times.to
        ) { row in
            let override = try Self.override(row)
            if stores.contains(override.store) { found.append(override) }
            return found.count < paging.rowsToRead
        }
        return paging.page(found) { one in
            [
                .number(one.sequence), .number(one.bucket.product.rawValue), .number(one.bucket.lotNumber),
                .number(one.bucket.location.rawValue),
            ]
        }
    }

    private static func override(_ row: borrowing Row) throws -> LoggedOverride {
        guard let rule = PickRule(rawValue: row.int(5)) else {
            throw BooksError.damaged("journal row \(row.int(0)) sets aside the unknown picking rule \(row.int(5))")
        }
        let bucket = Bucket(
            product: ProductID(trusted: row.int(1)), lot: LotID(row.int(2)), location: LocationID(trusted: row.int(3)), condition: .sellable)
        return LoggedOverride(
            sequence: row.int(0), bucket: bucket, quantity: row.int(4), rule: rule, productName: row.text(6), lotCode: row.text(7),
            expiry: row.text(8), locationCode: row.text(9), dueLotCode: row.text(10), dueExpiry: row.text(11), note: row.text(12),
            picked: Instant(milliseconds: row.int(13)), person: UserID(row.int(14)), personName: row.text(15),
            store: StoreID(trusted: row.int(16)), reservation: DocumentID(row.int(17)), reservationNumber: row.text(18))
    }

    // Few enough to be read from the newest on: picking against the rules is rare, or it is what one wants to see.
    private static let newestFirst = SQL(
        """
        SELECT pick_override.journal_sequence, pick_override.product, pick_override.lot, pick_override.location, pick_override.quantity,
            pick_override.rule, product.name, coalesce(lot.shown_code, ''), coalesce(lot.expiry, ''), location.code,
            coalesce(due.shown_code, ''), coalesce(due.expiry, ''), pick_override.note, journal.received_ms, journal.actor,
            coalesce(app_user.display_name, ''), location.store, journal.document, coalesce(document.number, '')
        FROM pick_override CROSS JOIN journal CROSS JOIN product CROSS JOIN location
            LEFT JOIN lot ON lot.id = pick_override.lot LEFT JOIN lot AS due ON due.id = pick_override.due_lot
            LEFT JOIN app_user ON app_user.id = journal.actor LEFT JOIN document ON document.id = journal.document
        WHERE (pick_override.journal_sequence, pick_override.product, pick_override.lot, pick_override.location) < ($1, $2, $3, $4)
            AND ($5 = 0 OR pick_override.product = $5) AND ($6 = 0 OR journal.actor = $6)
            AND journal.sequence = pick_override.journal_sequence AND journal.received_ms >= $7 AND journal.received_ms < $8
            AND product.id = pick_override.product AND location.id = pick_override.location
        ORDER BY pick_override.journal_sequence DESC, pick_override.product DESC, pick_override.lot DESC, pick_override.location DESC
        """)
}
