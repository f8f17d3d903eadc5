// Is this delivery in the books already? A receipt that looks like another one waits until somebody has compared them.

public import Storage

/// A receipt that another one looks like.
struct DuplicateSuspect: Hashable {
    var receipt: DocumentID
    var number: String
}

enum Duplicates {
    /// A receipt on its way or posted that `document` looks like: the same supplier's delivery note; or, where the notes do not tell
    /// them apart, the same goods from the same supplier on the same order, at most `Limits.duplicateWindowMilliseconds` apart.
    static func suspect(
        of document: Document, _ header: ReceiptHeader, in source: borrowing some Reading & ~Copyable
    ) throws -> DuplicateSuspect? {
        if !header.deliveryNote.isEmpty {
            let same = try source.first(
                sameNote, header.supplier.rawValue, header.deliveryNote.key, document.id.rawValue, ReceiptState.draft.rawValue,
                ReceiptState.discarded.rawValue, document.store.rawValue) { row in suspect(row) }
            if let same { return same }
        }
        let instant = (header.arrived ?? document.createdAt).milliseconds
        let window = Limits.duplicateWindowMilliseconds
        return try source.first(
            sameContent, header.supplier.rawValue, header.order?.rawValue ?? 0, document.id.rawValue, instant - window,
            instant + window, header.deliveryNote.key, document.store.rawValue) { row in suspect(row) }
    }

    /// A receipt, in whatever state, with the supplier's delivery note.
    static func known(
        _ note: DeliveryNote, of supplier: SupplierID, in store: StoreID, _ source: borrowing some Reading & ~Copyable
    ) throws -> DuplicateSuspect? {
        guard !note.isEmpty else { return nil }
        return try source.first(
            sameNote, supplier.rawValue, note.key, 0, 0, ReceiptState.discarded.rawValue, store.rawValue) { row in suspect(row) }
    }

    /// A receipt that holds at least all of the late entry's goods, of the same supplier, about the day on which they came.
    static func cover(
        of document: Document, _ header: ReceiptHeader, in source: borrowing some Reading & ~Copyable
    ) throws -> DuplicateSuspect? {
        let instant = (header.arrived ?? document.createdAt).milliseconds
        let window = Limits.coverWindowMilliseconds
        return try source.first(
            covering, header.supplier.rawValue, document.id.rawValue, instant - window, instant + window, document.store.rawValue
        ) { row in suspect(row) }
    }

    private static func suspect(_ row: borrowing Row) -> DuplicateSuspect {
        DuplicateSuspect(receipt: DocumentID(trusted: row.int(0)), number: row.text(1))
    }

    private static let sameNote = SQL(
        """
        SELECT document.id, document.number FROM receipt JOIN document ON document.id = receipt.document
        WHERE receipt.supplier = $1 AND receipt.delivery_key = $2 AND document.id <> $3 AND document.state NOT IN ($4, $5)
            AND document.store = $6 AND receipt.kind <> 5
        ORDER BY document.id LIMIT 1
        """)
    // States 2 to 4: submitted, approved, posted. Kind 5: corrections, which tell a delivery again on purpose.
    private static let sameContent = SQL(
        """
        SELECT document.id, document.number FROM receipt JOIN document ON document.id = receipt.document
        WHERE receipt.supplier = $1 AND receipt.purchase_order = $2 AND document.id <> $3 AND document.state BETWEEN 2 AND 4
            AND document.store = $7 AND receipt.kind <> 5
            AND CASE WHEN arrived_ms > 0 THEN arrived_ms ELSE created_ms END BETWEEN $4 AND $5
            AND (delivery_key = '' OR $6 = '')
            AND (SELECT count(*) FROM receipt_line AS mine WHERE mine.document = $3 AND mine.quantity > 0)
                = (SELECT count(*) FROM receipt_line AS theirs WHERE theirs.document = document.id AND theirs.quantity > 0)
            AND NOT EXISTS (
                SELECT 1 FROM receipt_line AS mine WHERE mine.document = $3 AND mine.quantity > 0 AND NOT EXISTS (
                    SELECT 1 FROM receipt_line AS theirs WHERE theirs.document = document.id AND theirs.product = mine.product
                        AND theirs.lot = mine.lot AND theirs.condition = mine.condition AND theirs.quantity = mine.quantity))
        ORDER BY document.id LIMIT 1
        """)
    private static let covering = SQL(
        """
        SELECT document.id, document.number FROM receipt JOIN document ON document.id = receipt.document
        WHERE receipt.supplier = $1 AND document.id <> $2 AND document.state BETWEEN 2 AND 4 AND document.store = $5
            AND receipt.kind <> 5
            AND CASE WHEN arrived_ms > 0 THEN arrived_ms ELSE created_ms END BETWEEN $3 AND $4
            AND NOT EXISTS (
                SELECT 1 FROM receipt_line AS mine WHERE mine.document = $2 AND mine.quantity > 0 AND NOT EXISTS (
                    SELECT 1 FROM receipt_line AS theirs WHERE theirs.document = document.id AND theirs.product = mine.product
                        AND theirs.lot = mine.lot AND theirs.condition = mine.condition AND theirs.quantity >= mine.quantity))
        ORDER BY document.id LIMIT 1
        """)
}

/// Somebody has compared the two: they are two deliveries. By another person than those who opened or filled the receipt.
public struct ReleaseReceipt: Command {
    public static let kind = JournalKind.releaseReceipt
    public var receipt: DocumentID
    /// What was compared; needed.
    public var note: String

    public init(_ receipt: DocumentID, note: String) {
        self.receipt = receipt
        self.note = note
    }

    public struct Facts {
        var document: DocumentFacts
        var header: ReceiptHeader?
    }

    public struct Plan {
        var document: Document
        var suspect: DocumentID?
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        Facts(
            document: try .gather(receipt, of: .receipt, circumstances.caller, in: transaction),
            header: try Receipts.header(receipt, in: transaction))
    }

    public func permission(_ facts: Facts) -> Permission { facts.document.permission(.approve) }

    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) -> Plan {
        try Refusal.check(NoteRules.problems(with: note, isNeeded: true))
        let document = try facts.document.found(in: ReceiptState.submitted)
        try facts.document.requireOther(than: .creator, .receiver)
        guard let header = facts.header, header.hold == .held else { throw Refusal(.alreadyClosed(reference: document.number)) }
        return Plan(document: document, suspect: header.duplicateOf)
    }

    public func apply(
        _ plan: Plan, to draft: inout JournalDraft, in transaction: borrowing Transaction
    ) throws -> ReceiptState {
        draft.document = receipt
        try Receipts.hold(receipt, as: plan.suspect, .released, in: transaction)
        try Reviews.close(
            .likelyDuplicate, subject: ReceiptSubmission.heldSubject(receipt), by: draft.actor, note: note, at: draft.received,
            in: transaction)
        try Documents.move(receipt, store: plan.document.store, to: ReceiptState.submitted.rawValue, in: transaction)
        return .submitted
    }
}
