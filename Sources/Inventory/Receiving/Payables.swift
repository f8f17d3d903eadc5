// What a posted receipt leaves behind beside stock: what is owed to the supplier, and what each lot cost.

import Barcodes
public import Storage

/// What is owed for a receipt.
public struct Payable: Hashable, Sendable {
    /// To the last 1/10,000.
    public var value: Value
    /// The same in minor units of the store's currency, as it is paid; rounded half away from zero.
    public var amountMinor: Int64
    public var currency: String
    /// When it has to be paid, YYYY-MM-DD: the supplier's days after the goods came. That of a correction is the receipt's.
    public var dueDate: String
}

/// What must be known to write a payable.
struct PayableFacts: Hashable {
    var currency: String
    /// The store's date of the arrival, moved to the first open day.
    var businessDate: String
    /// YYYY-MM-DD.
    var dueDate: String

    static func gather(
        of posting: ReceiptPosting, arrived: Instant, in source: borrowing some Reading & ~Copyable
    ) throws -> PayableFacts {
        let store = posting.receipt.store
        let date = try Calendars().businessDate(of: arrived, in: store, source)
        let days = try Suppliers.find(posting.header.supplier.rawValue, in: source)?.paymentDays ?? 0
        let owedBefore = try posting.correction.flatMap { try Payables.find($0.receipt.id, in: source) }
        return PayableFacts(
            currency: try Payables.currency(of: store, in: source), businessDate: date,
            dueDate: owedBefore?.dueDate ?? Self.dueDate(date, days: days))
    }

    /// Pure; a date outside the calendar is due at once.
    static func dueDate(_ arrived: String, days: Int64) -> String {
        CalendarDate(arrived)?.adding(days: Int(clamping: days))?.text ?? arrived
    }
}

enum Payables {
    static func insert(
        _ value: Value, _ facts: PayableFacts, for receipt: DocumentID, in store: StoreID, to supplier: SupplierID,
        _ draft: JournalDraft, in transaction: borrowing Transaction
    ) throws {
        try transaction.run(
            insertRow, receipt.rawValue, store.rawValue, supplier.rawValue, value.e4,
            Currency.minor(value, of: facts.currency), facts.dueDate, draft.sequence)
    }

    static func find(_ receipt: DocumentID, in source: borrowing some Reading & ~Copyable) throws -> Payable? {
        try source.first(ofReceipt, receipt.rawValue) { row in
            Payable(value: Value(e4: row.int(0)), amountMinor: row.int(1), currency: row.text(2), dueDate: row.text(3))
        }
    }

    static func currency(of store: StoreID, in source: borrowing some Reading & ~Copyable) throws -> String {
        try source.first(currencyOf, store.rawValue) { row in row.text(0) } ?? ""
    }

    private static let insertRow = SQL(
        """
        INSERT INTO payable (document, store, supplier, value_e4, amount_minor, due_date, journal_sequence)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        """)
    private static let ofReceipt = SQL(
        """
        SELECT value_e4, amount_minor, store.currency, due_date
        FROM payable JOIN store ON store.id = payable.store WHERE document = $1
        """)
    private static let currencyOf = SQL("SELECT currency FROM store WHERE id = $1")
}

/// How many digits a currency has behind the point.
///
/// Source: ISO 4217, List One, "minor unit"; two where not listed here.
enum Currency {
    private static let withoutMinor: Set<String> = [
        "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF",
    ]
    private static let withThree: Set<String> = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"]
    private static let withFour: Set<String> = ["CLF", "UYW"]

    static func minorDigits(_ code: String) -> Int {
        if withoutMinor.contains(code) { return 0 }
        if withThree.contains(code) { return 3 }
        return withFour.contains(code) ? 4 : 2
    }

    /// Rounded half away from zero.
    static func minor(_ value: Value, of code: String) -> Int64 {
        let unit: Int64 = [10_000, 1_000, 100, 10, 1][minorDigits(code)]
        let (quotient, remainder) = value.e4.quotientAndRemainder(dividingBy: unit)
        guard remainder.magnitude * 2 >= unit.magnitude else { return quotient }
        return quotient + (value.e4 < 0 ? -1 : 1)
    }
}

/// What was paid for the goods of a lot in a store.
public struct LotCost: Hashable, Sendable {
    public var lot: LotID
    public var lotCode: String
    public var expiry: String
    /// Received in all.
    public var quantity: Quantity
    public var value: Value
}

enum LotCosts {
    static func add(
        _ quantity: Quantity, worth value: Value, to lot: LotID, in store: StoreID, _ transaction: borrowing Transaction
    ) throws {
        try transaction.run(upsert, store.rawValue, lot.rawValue, quantity.units, value.e4)
    }

    static func list(
        of product: ProductID, in store: StoreID, _ source: borrowing some Reading & ~Copyable
    ) throws -> [LotCost] {
        try source.all(ofProduct, store.rawValue, product.rawValue) { row in
            LotCost(
                lot: LotID(trusted: row.int(0)), lotCode: row.text(1), expiry: row.text(2), quantity: Quantity(trusted: row.int(3)),
                value: Value(e4: row.int(4)))
        }
    }

    private static let upsert = SQL(
        """
        INSERT INTO lot_cost (store, lot, quantity, value_e4) VALUES ($1, $2, $3, $4)
        ON CONFLICT (store, lot) DO UPDATE SET
            quantity = lot_cost.quantity + excluded.quantity, value_e4 = lot_cost.value_e4 + excluded.value_e4
        """)
    private static let ofProduct = SQL(
        """
        SELECT lot.id, lot.shown_code, lot.expiry, lot_cost.quantity, lot_cost.value_e4
        FROM lot_cost JOIN lot ON lot.id = lot_cost.lot WHERE lot_cost.store = $1 AND lot.product = $2 ORDER BY lot.id
        """)
}

/// What was paid for each lot of a product, oldest first; for callers who may see costs.
public struct LotCostList: Query {
    public var store: StoreID
    public var product: ProductID

    public init(store: StoreID, product: ProductID) {
        self.store = store
        self.product = product
    }

    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> [LotCost] {
        try Rights.require(Permission(.seeCost, .product, in: store), of: caller, in: snapshot)
        guard try Products.find(product.rawValue, in: snapshot) != nil else {
            throw Refusal(.unknown(subject: .product, reference: "\(product)"))
        }
        return try LotCosts.list(of: product, in: store, snapshot)
    }
}
