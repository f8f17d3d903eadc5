import Storage

@testable import Inventory

extension Shop {
    /// Goods move outside any document, as a sale or an old delivery would: a row of its own, dated `occurred` (nil: now).
    @discardableResult
    func move(
        _ product: ProductID, lot: LotID? = nil, _ quantity: Int64, value: Int64 = 0, from source: LocationID,
        to target: LocationID, condition: Condition = .sellable, occurred: Int64? = nil
    ) throws -> Int64 {
        try write { transaction in
            try Shop.move(
                product, lot: lot, quantity, value: value, from: source, to: target, condition: condition, occurred: occurred,
                in: transaction)
        }
    }

    static func move(
        _ product: ProductID, lot: LotID? = nil, _ quantity: Int64, value: Int64 = 0, from source: LocationID,
        to target: LocationID, condition: Condition = .sellable, occurred: Int64? = nil, in transaction: borrowing Transaction
    ) throws -> Int64 {
        var journal = try Journal(transaction)
        let now = Instant(milliseconds: transaction.nowMilliseconds)
        var draft = JournalDraft(
            sequence: journal.nextSequence, kind: .postReceipt,
            origin: Origin(terminal: 0, epoch: 0, sequence: journal.nextSequence), store: Shop.store, captured: now,
            occurred: occurred.map(Instant.init(milliseconds:)) ?? now, received: now, businessDate: "2026-06-15", payload: [],
            requestHash: [])
        let postings = Posting.move(
            product, lot: lot, Quantity(trusted: quantity), value: Value(e4: value), from: (source, condition),
            to: (target, condition))
        let effects = try Ledger.post(postings, to: &draft, in: transaction)
        try Consequences.record(effects, draft, in: transaction)
        try journal.append(draft, verdict: .accepted, reply: [], in: transaction)
        return draft.sequence
    }

    /// The part of the store's value of the product that goes with `quantity` of it.
    func worth(of product: ProductID, _ quantity: Int64) throws -> Int64 {
        let holding = try read { snapshot in try Valuation.holding(of: product, in: Shop.store, snapshot) }
        return Value(e4: holding.value).share(of: Quantity(trusted: quantity), in: holding.quantity).e4
    }

    static let supplierPlace = LocationID(trusted: 11)
    static let customerPlace = LocationID(trusted: 12)
    static let lossPlace = LocationID(trusted: 13)
    static let gainPlace = LocationID(trusted: 14)

    /// Open reviews of a kind: subject and facts.
    func openReviews(_ kind: ReviewKind) throws -> [(subject: String, facts: String)] {
        try read { snapshot in
            try snapshot.all(Self.reviews, kind.rawValue) { row in (row.text(0), row.text(1)) }
        }
    }

    func lot(_ product: ProductID, _ code: String) throws -> Lot? {
        try read { snapshot in try Lots.find(product, code: code, in: snapshot) }
    }

    private static let reviews = SQL("SELECT subject_key, facts FROM review WHERE kind = $1 AND closed_ms = 0 ORDER BY id")
}
