// How stock came to be what it is: every movement in and out of the shelves and docks, newest last. The sum of a bucket's movements is
// what is on hand there.

public import Storage

/// One posting as told to a caller.
public struct Movement: Hashable, Sendable {
    public var sequence: Int64
    /// Within the journal row, from 1.
    public var line: Int64
    public var kind: JournalKind
    public var bucket: Bucket
    public var store: StoreID
    /// As printed; empty = not followed by lot.
    public var lotCode: String
    public var locationCode: String
    public var quantity: Int64
    /// When the goods moved.
    public var occurred: Instant
    /// When the books were told.
    public var received: Instant
    public var businessDate: String
    /// Who did it; empty for the operator at the machine.
    public var actor: String
    public var document: DocumentID?
}

/// Movements of real places, in the order in which the books took them.
///
/// The ledger has no index by product or time, because that would cost every scan a quarter of its speed. It is read in blocks of
/// journal rows: blocks that hold nothing as late as `from` are skipped by the time fence, and a page reads at most
/// `Limits.movementBlocksPerPage` blocks. A page may therefore be short, or empty, and still have a next one.
public struct MovementList: Query {
    /// Nil = every store the caller may see.
    public var store: StoreID?
    public var product: ProductID?
    public var location: LocationID?
    public var kind: JournalKind?
    public var actor: UserID?
    /// Movements that happened at or after it.
    public var from: Instant?
    /// Movements that happened before it.
    public var to: Instant?
    public var page: Page

    public init(
        store: StoreID? = nil, product: ProductID? = nil, location: LocationID? = nil, kind: JournalKind? = nil, actor: UserID? = nil,
        from: Instant? = nil, to: Instant? = nil, page: Page = Page()
    ) {
        self.store = store
        self.product = product
        self.location = location
        self.kind = kind
        self.actor = actor
        self.from = from
        self.to = to
        self.page = page
    }

    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> Paged<Movement> {
        let stores = try StoresInSight.of(caller, .see, .stock, store: store, in: snapshot)
        let times = (from: from?.milliseconds ?? .min, to: to?.milliseconds ?? .max)
        let people = "\(location?.rawValue ?? 0)/\(kind?.rawValue ?? 0)/\(actor?.rawValue ?? 0)"
        let filter = "movements/\(store?.rawValue ?? 0)/\(product?.rawValue ?? 0)/\(people)/\(times)"
        let paging = try Paging(page, list: filter, keys: .number(0), .number(0))
        let after = (sequence: max(0, paging.number(0)), line: paging.number(1))
        let blocks = try snapshot.all(
            Self.blocks, after.sequence >> Ledger.blockBits, times.from, Limits.movementBlocksPerPage + 1) { row in row.int(0) }

        var found: [Movement] = []
        for block in blocks.prefix(Limits.movementBlocksPerPage) where found.count < paging.rowsToRead {
            let first = block << Ledger.blockBits
            let last = first + (1 << Ledger.blockBits) - 1
            try snapshot.forEach(
                Self.postings, max(first, after.sequence), last, after.sequence, after.line, product?.rawValue ?? 0, times.from,
                times.to, location?.rawValue ?? 0, kind?.rawValue ?? 0, actor?.rawValue ?? 0
            ) { row in
                guard let store = StoreID(row.int(9)), stores.contains(store) else { return true }
                found.append(try Self.movement(row, store))
                return found.count < paging.rowsToRead
            }
        }
        if found.count <= paging.size, blocks.count > Limits.movementBlocksPerPage, let next = blocks.last {
            return paging.page(found, continuingAfter: [.number((next << Ledger.blockBits) - 1), .number(.max)])
        }
        return paging.page(found) { [.number($0.sequence), .number($0.line)] }
    }

    private static func movement(_ row: borrowing Row, _ store: StoreID) throws -> Movement {
        guard let kind = JournalKind(rawValue: row.int(2)), let condition = Condition(rawValue: row.int(6)) else {
            throw BooksError.damaged("journal row \(row.int(0)) has the unknown kind \(row.int(2)) or condition \(row.int(6))")
        }
        let bucket = Bucket(
            product: ProductID(trusted: row.int(3)), lot: LotID(row.int(4)), location: LocationID(trusted: row.int(5)),
            condition: condition)
        return Movement(
            sequence: row.int(0), line: row.int(1), kind: kind, bucket: bucket, store: store, lotCode: row.text(11),
            locationCode: row.text(10), quantity: row.int(7), occurred: Instant(milliseconds: row.int(8)),
            received: Instant(milliseconds: row.int(12)), businessDate: row.text(13), actor: row.text(14),
            document: DocumentID(row.int(15)))
    }

    private static let blocks = SQL(
        "SELECT block FROM posting_block WHERE block >= $1 AND latest_occurred_ms >= $2 ORDER BY block LIMIT $3")
    // Value-only postings (landed cost, rounding) move no goods.
    private static let postings = SQL(
        """
        SELECT posting.journal_sequence, posting.line, journal.kind, posting.product, posting.lot, posting.location, posting.condition,
            posting.quantity, posting.occurred_ms, location.store, location.code, coalesce(lot.shown_code, ''), journal.received_ms,
            journal.business_date, coalesce(app_user.display_name, ''), journal.document
        FROM posting CROSS JOIN location CROSS JOIN journal LEFT JOIN lot ON lot.id = posting.lot
            LEFT JOIN app_user ON app_user.id = journal.actor
        WHERE posting.journal_sequence >= $1 AND posting.journal_sequence <= $2
            AND (posting.journal_sequence, posting.line) > ($3, $4) AND ($5 = 0 OR posting.product = $5)
            AND posting.occurred_ms >= $6 AND posting.occurred_ms < $7 AND posting.quantity <> 0
            AND ($8 = 0 OR posting.location = $8) AND ($9 = 0 OR journal.kind = $9) AND ($10 = 0 OR journal.actor = $10)
            AND location.id = posting.location AND location.kind < 10 AND journal.sequence = posting.journal_sequence
        ORDER BY posting.journal_sequence, posting.line
        """)
}
