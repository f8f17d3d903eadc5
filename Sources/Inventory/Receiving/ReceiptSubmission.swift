// A receipt is handed to whoever approves it: complete, and no receipt told twice. The same for a desk's command and a terminal's
// "finished".

import Storage

/// All that is asked of a draft that is to be submitted.
struct ReceiptSubmission {
    var document: Document
    var header: ReceiptHeader
    var lines: [ReceiptLineFacts]
    var taken: TakenGoods
    /// A receipt that this one looks like.
    var suspect: DuplicateSuspect?
    /// For a late entry: a receipt that has these goods already.
    var cover: DuplicateSuspect?

    init(_ document: Document, in source: borrowing some Reading & ~Copyable) throws {
        guard let header = try Receipts.header(document.id, in: source) else {
            throw BooksError.damaged("receipt \(document.number) has no header")
        }
        self.document = document
        self.header = header
        lines = try Receipts.lines(of: document.id, in: source).filter { $0.quantity.units > 0 }
        taken = TakenGoods(lines, try Discrepancies.standing(on: document.id, in: source))
        guard !lines.isEmpty, header.kind != .correction else { return }
        suspect = try Duplicates.suspect(of: document, header, in: source)
        if header.kind == .lateEntry { cover = try Duplicates.cover(of: document, header, in: source) }
    }

    /// Every line that is not complete, all at once.
    func check() throws(Refusal) {
        try document.require([ReceiptState.draft])
        // A correction may leave nothing.
        if header.kind != .correction || !lines.isEmpty { try SubmissionRules.check(lines, number: document.number) }
        try Refusal.check(taken.beyond)
        if let cover { throw Refusal(.alreadyReceived(receipt: cover.number)) }
    }

    /// The receipt that this one has to be compared with first; nil where there is none, or somebody has compared them before.
    private var held: DuplicateSuspect? {
        guard let suspect, header.hold != .released || header.duplicateOf != suspect.receipt else { return nil }
        return suspect
    }

    /// Submits; answers what has to be looked at.
    func apply(_ draft: JournalDraft, in transaction: borrowing Transaction) throws -> [Remark] {
        let id = document.id
        try Documents.move(id, store: document.store, to: ReceiptState.submitted.rawValue, in: transaction)
        guard let held else {
            if header.hold == .held {
                try Receipts.hold(id, as: nil, .none, in: transaction)
                try Reviews.close(
                    .likelyDuplicate, subject: Self.heldSubject(id), by: draft.actor, note: "", at: draft.received, in: transaction)
            }
            return []
        }
        try Receipts.hold(id, as: held.receipt, .held, in: transaction)
        let remark = Remark.likelyDuplicate(number: held.number)
        try Reviews.open(
            .likelyDuplicate, reason: remark.reason, facts: "receipt=\(document.number)\nduplicate_of=\(held.number)",
            subject: Self.heldSubject(id), draft, in: transaction)
        return [remark]
    }

    static func heldSubject(_ receipt: DocumentID) -> String { "held/\(receipt)" }
}
