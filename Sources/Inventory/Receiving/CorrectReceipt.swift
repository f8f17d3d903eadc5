// A posted receipt was wrong: a correction begins as a draft that holds the goods as they were posted, and is put right there.

public import Storage

/// Opens the correction of a posted receipt. Its lines are what was posted; goods are added to them and taken from them as in any draft,
/// prices are noted, and others approve and post it. The original never changes.
public struct CorrectReceipt: Command {
    public static let kind = JournalKind.correctReceipt
    public var receipt: DocumentID
    /// Why; needed.
    public var reason: String

    public init(_ receipt: DocumentID, reason: String) {
        self.receipt = receipt
        self.reason = reason
    }

    public struct Facts {
        var document: DocumentFacts
        var header: ReceiptHeader?
        /// A correction of it that is on its way.
        var underway: String?
        /// What was posted, per line; that of its last correction, if there are any.
        var posted: [Posting]
    }

    public struct Plan {
        var document: Document
        var header: ReceiptHeader
        var posted: [Posting]
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        let document = try DocumentFacts.gather(receipt, of: .receipt, circumstances.caller, in: transaction)
        var facts = Facts(document: document, header: try Receipts.header(receipt, in: transaction), underway: nil, posted: [])
        guard let found = document.document, found.isIn(ReceiptState.posted) else { return facts }
        facts.underway = try Corrections.underway(of: receipt, in: transaction)
        let supplier = try Places.required(.supplier, of: found.store, in: transaction).id
        facts.posted = try Corrections.standing(of: receipt, in: transaction).filter { $0.bucket.location == supplier }
        return facts
    }

    public func permission(_ facts: Facts) -> Permission { facts.document.permission(.change) }

    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) -> Plan {
        try Refusal.check(NoteRules.problems(with: reason, isNeeded: true, field: "reason"))
        let document = try facts.document.found(in: ReceiptState.posted)
        guard var header = facts.header else { throw Refusal(.unknown(subject: .receipt, reference: "\(receipt)")) }
        // What corrects is itself put right by correcting the original once more.
        guard header.kind != .correction else { throw Refusal(.wrongTask(number: document.number)) }
        if let underway = facts.underway { throw Refusal(.correctionUnderway(number: document.number, correction: underway)) }
        header.arrived = header.arrived ?? document.createdAt
        header.kind = .correction
        header.deliveryNote = .none
        (header.overReceiptBy, header.duplicateOf, header.hold) = (nil, nil, .none)
        return Plan(document: document, header: header, posted: facts.posted)
    }

    public func apply(
        _ plan: Plan, to draft: inout JournalDraft, in transaction: borrowing Transaction
    ) throws -> CreatedDocument {
        let (id, number) = try Documents.create(
            .receipt, in: plan.document.store, state: ReceiptState.draft.rawValue, draft: &draft, transaction)
        try Receipts.insert(id, plan.header, in: transaction)
        try Corrections.insert(id, of: receipt, reason: reason, in: transaction)
        for posting in plan.posted where posting.quantity.isNegative {
            try Receipts.add(
                posting.quantity.negated, of: posting.bucket.product, lot: posting.bucket.lot, posting.bucket.condition, on: id,
                isNew: true, in: transaction)
        }
        return CreatedDocument(id: id, number: number)
    }
}
