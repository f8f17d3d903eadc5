// The lots the shop knows: one row per product and normalised code, made when the code is first seen. What is known of a lot is
// never overwritten by what somebody says later; what is not known is filled in.

import Storage

/// A lot as the books know it.
struct Lot: Hashable {
    var id: LotID
    var product: ProductID
    var shownCode: String
    var dates: LotDates
    var status: LotStatus
}

/// What a scan said about a lot.
struct SaidLot: Hashable {
    var code: String
    var shownCode: String
    var productionDate: String
    var expiry: String
}

/// What is to be done about a lot that was named, and what is odd about it.
struct LotFinding: Hashable {
    enum Action: Hashable {
        case keep
        case create
        /// A date that nobody knew before.
        case complete
    }

    var action: Action
    var dates: LotDates
    var remarks: [Remark] = []

    /// Pure: the known lot, if any, against what was said.
    ///
    /// The shelf life of a known lot is the one copied at its first receipt, so that master data never re-date stock. Throws
    /// when the dates said contradict each other.
    init(_ said: SaidLot, known: Lot?, of product: ProductFacts) throws(Setback) {
        let shelfLife = known.map(\.dates.shelfLifeDays) ?? product.shelfLifeDays
        let dates = LotDates(productionDate: said.productionDate, expiry: said.expiry, shelfLifeDays: shelfLife)
        guard let dates else { throw .rejected(.datesContradict(product: product.name)) }
        self.dates = dates
        guard let known else {
            action = .create
            return
        }
        if known.dates.expiry.isEmpty && !dates.expiry.isEmpty {
            action = .complete
            return
        }
        action = .keep
        self.dates = known.dates
        if !dates.expiry.isEmpty && dates.expiry != known.dates.expiry {
            remarks = [.lotHasAnotherExpiry(lot: known.shownCode, known: known.dates.expiry, said: dates.expiry)]
        }
    }
}

enum Lots {
    static func find(
        _ product: ProductID, code: String, in source: borrowing some Reading & ~Copyable
    ) throws -> Lot? {
        try source.first(byCode, product.rawValue, code) { row in try lot(row) }
    }

    static func find(_ id: LotID, in source: borrowing some Reading & ~Copyable) throws -> Lot? {
        try source.first(byID, id.rawValue) { row in try lot(row) }
    }

    /// Carries out the finding; answers the lot's id.
    static func settle(
        _ finding: LotFinding, _ said: SaidLot, known: Lot?, of product: ProductFacts, sequence: Int64,
        in transaction: borrowing Transaction
    ) throws -> LotID {
        let dates = finding.dates
        guard let known else {
            let id = LotID(trusted: try transaction.first(nextID) { row in row.int(0) } ?? 1)
            try transaction.run(
                insert, id.rawValue, product.id.rawValue, said.code, said.shownCode, dates.productionDate, dates.shelfLifeDays,
                dates.expiry, LotStatus.ok.rawValue, sequence)
            return id
        }
        if finding.action == .complete {
            try transaction.run(complete, known.id.rawValue, dates.productionDate, dates.shelfLifeDays, dates.expiry)
        }
        return known.id
    }

    private static func lot(_ row: borrowing Row) throws -> Lot {
        let dates = LotDates(
            productionDate: row.text(3), expiry: row.text(5), shelfLifeDays: Int(clamping: row.int(4)))
        guard let status = LotStatus(rawValue: row.int(6)), let dates else {
            throw BooksError.damaged("lot \(row.int(0)) has an unknown status or dates that contradict each other")
        }
        return Lot(
            id: LotID(trusted: row.int(0)), product: ProductID(trusted: row.int(1)), shownCode: row.text(2), dates: dates,
            status: status)
    }

    private static let byCode = SQL(
        """
        SELECT id, product, shown_code, production_date, shelf_life_days, expiry, status FROM lot
        WHERE product = $1 AND code = $2
        """)
    private static let byID = SQL(
        "SELECT id, product, shown_code, production_date, shelf_life_days, expiry, status FROM lot WHERE id = $1")
    private static let nextID = SQL("SELECT coalesce(max(id), 0) + 1 FROM lot")
    private static let insert = SQL(
        """
        INSERT INTO lot (id, product, code, shown_code, production_date, shelf_life_days, expiry, status, created_sequence)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """)
    private static let complete = SQL(
        "UPDATE lot SET production_date = $2, shelf_life_days = $3, expiry = $4 WHERE id = $1")
}
