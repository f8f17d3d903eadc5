// The SQL of blocked lots: the status on the lot, and who set it, when and why.

public import Storage

/// A lot that is blocked, as told to a caller.
public struct BlockedLot: Hashable, Sendable {
    public var lot: LotID
    public var product: ProductID
    public var productName: String
    public var lotCode: String
    public var expiry: String
    public var status: LotStatus
    public var note: String
    /// Empty for the operator at the machine.
    public var by: String
    public var since: Instant
}

enum LotBlocks {
    static func set(
        _ status: LotStatus, of lot: LotID, note: String, by actor: UserID?, at instant: Instant, sequence: Int64,
        in transaction: borrowing Transaction
    ) throws {
        try transaction.run(setStatus, lot.rawValue, status.rawValue)
        try transaction.run(
            upsert, lot.rawValue, status.rawValue, note, actor?.rawValue ?? 0, instant.milliseconds, sequence)
    }

    /// Stores in which the lot ever stood on a real place.
    static func stores(holding lot: Lot, in source: borrowing some Reading & ~Copyable) throws -> [StoreID] {
        try source.all(findStores, lot.product.rawValue, lot.id.rawValue) { row in StoreID(trusted: row.int(0)) }
    }

    static func find(_ lot: LotID, in source: borrowing some Reading & ~Copyable) throws -> BlockedLot? {
        try source.first(findOne, lot.rawValue) { row in try read(row) }
    }

    static func list(after: Int64, count: Int64, in source: borrowing some Reading & ~Copyable) throws -> [BlockedLot] {
        try source.all(findBlocked, after, count) { row in try read(row) }
    }

    private static func read(_ row: borrowing Row) throws -> BlockedLot {
        guard let status = LotStatus(rawValue: row.int(5)) else {
            throw BooksError.damaged("lot \(row.int(0)) has the unknown status \(row.int(5))")
        }
        return BlockedLot(
            lot: LotID(trusted: row.int(0)), product: ProductID(trusted: row.int(1)), productName: row.text(2), lotCode: row.text(3),
            expiry: row.text(4), status: status, note: row.text(6), by: row.text(7), since: Instant(milliseconds: row.int(8)))
    }

    private static let setStatus = SQL("UPDATE lot SET status = $2 WHERE id = $1")
    private static let upsert = SQL(
        """
        INSERT INTO lot_block (lot, status, note, actor, since_ms, journal_sequence) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (lot) DO UPDATE SET status = excluded.status, note = excluded.note, actor = excluded.actor,
            since_ms = excluded.since_ms, journal_sequence = excluded.journal_sequence
        """)
    private static let findStores = SQL(
        """
        SELECT DISTINCT location.store FROM balance JOIN location ON location.id = balance.location
        WHERE balance.product = $1 AND balance.lot = $2 AND location.kind < 10 ORDER BY location.store
        """)
    private static let findOne = SQL(
        """
        SELECT lot.id, lot.product, product.name, lot.shown_code, lot.expiry, lot.status, lot_block.note,
            coalesce(app_user.display_name, ''), lot_block.since_ms
        FROM lot_block JOIN lot ON lot.id = lot_block.lot JOIN product ON product.id = lot.product
            LEFT JOIN app_user ON app_user.id = lot_block.actor
        WHERE lot_block.lot = $1
        """)
    private static let findBlocked = SQL(
        """
        SELECT lot.id, lot.product, product.name, lot.shown_code, lot.expiry, lot.status, lot_block.note,
            coalesce(app_user.display_name, ''), lot_block.since_ms
        FROM lot_block JOIN lot ON lot.id = lot_block.lot JOIN product ON product.id = lot.product
            LEFT JOIN app_user ON app_user.id = lot_block.actor
        WHERE lot_block.lot > $1 AND lot_block.status <> 1 ORDER BY lot_block.lot LIMIT $2
        """)
}

/// Lots that are held or recalled now, for everybody who may see lots.
public struct BlockedLotList: Query {
    public var page: Page

    public init(page: Page = Page()) {
        self.page = page
    }

    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> Paged<BlockedLot> {
        try Rights.require(Permission(.see, .lot), of: caller, in: snapshot)
        let paging = try Paging(page, list: "blocked lots", keys: .number(0))
        let found = try LotBlocks.list(after: max(0, paging.number()), count: paging.rowsToRead, in: snapshot)
        return paging.page(found) { [.number($0.lot.rawValue)] }
    }
}

extension Books {
    /// A lot whose status somebody set, for the push feed.
    public func blockedLot(_ lot: Int64) async throws -> BlockedLot? {
        try await database.read { snapshot in try LotID(lot).flatMap { try LotBlocks.find($0, in: snapshot) } }
    }
}
