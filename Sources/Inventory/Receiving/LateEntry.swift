// Lost-receipt re-entry (遗失补录): goods that came long ago and whose paper was lost. It needs the report of the loss, something that
// proves the delivery, and that no receipt has the goods already; and two people approve it.

public import Storage

/// Opens a late entry as a draft; goods are added to it as to any receipt.
public struct OpenLateReceipt: Command {
    public static let kind = JournalKind.openLateReceipt

    public var store: StoreID
    /// Nil = without an order; then the supplier is needed.
    public var order: DocumentID?
    public var supplier: SupplierID?
    public var deliveryNote: String
    /// When the goods came.
    public var arrived: Instant
    /// How and when the paper was lost, and who says so.
    public var lossReport: String
    /// SHA-256 of each paper or picture that proves the delivery: 1 to `Limits.evidence`.
    public var evidence: [[UInt8]]

    public init(
        store: StoreID, order: DocumentID?, supplier: SupplierID?, deliveryNote: String, arrived: Instant, lossReport: String,
        evidence: [[UInt8]]
    ) {
        self.store = store
        self.order = order
        self.supplier = supplier
        self.deliveryNote = deliveryNote
        self.arrived = arrived
        self.lossReport = lossReport
        self.evidence = evidence
    }

    public struct Facts {
        var opening: OpeningFacts
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        Facts(
            opening: try .gather(store: store, order: order, supplier: supplier, deliveryNote: deliveryNote, in: transaction))
    }

    public func permission(_ facts: Facts) -> Permission {
        Permission(.change, .receipt, in: facts.opening.storeExists ? store : nil)
    }

    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) -> Opening {
        try Refusal.check(problems(now: circumstances.now))
        var opening = try facts.opening.decide(deliveryNote: deliveryNote, isFact: true)
        if let known = facts.opening.sameDelivery { throw Refusal(.alreadyReceived(receipt: known.number)) }
        opening.header.kind = .lateEntry
        opening.header.arrived = arrived
        opening.remarks = []
        return opening
    }

    private func problems(now: Instant) -> [Rejection] {
        var problems: [Rejection] = []
        if arrived > now || arrived.milliseconds < now.milliseconds - Limits.lateEntryMilliseconds || arrived.milliseconds <= 0 {
            problems.append(.malformed(field: "arrived_ms", problem: "is in the future, or too long ago"))
        }
        problems += NoteRules.problems(with: lossReport, isNeeded: true, field: "loss_report")
        if evidence.isEmpty { problems.append(.malformed(field: "evidence", problem: "is empty")) }
        if evidence.count > Limits.evidence { problems.append(.tooMany(field: "evidence", limit: Limits.evidence)) }
        for (index, hash) in evidence.prefix(Limits.evidence).enumerated() where hash.count != Limits.evidenceBytes {
            problems.append(.malformed(field: "evidence[\(index)]", problem: "is no SHA-256 of \(Limits.evidenceBytes) bytes"))
        }
        return problems
    }

    public func apply(
        _ opening: Opening, to draft: inout JournalDraft, in transaction: borrowing Transaction
    ) throws -> CreatedDocument {
        let created = try opening.apply(&draft, in: transaction)
        try transaction.run(Self.insert, created.id.rawValue, lossReport)
        for hash in evidence { try transaction.run(Self.insertEvidence, created.id.rawValue, hash) }
        return created
    }

    private static let insert = SQL("INSERT INTO late_entry (document, loss_report) VALUES ($1, $2)")
    private static let insertEvidence = SQL(
        "INSERT INTO late_entry_evidence (document, hash) VALUES ($1, $2) ON CONFLICT (document, hash) DO NOTHING")
}
