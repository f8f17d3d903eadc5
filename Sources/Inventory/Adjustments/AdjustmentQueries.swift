// The SQL of adjustments and their lines.

import Storage

enum Adjustments {
    /// A new adjustment, posted at once or waiting.
    static func create(
        _ posting: AdjustmentPosting, isPosted: Bool, note: String, evidence: [[UInt8]], in store: StoreID,
        _ draft: inout JournalDraft, _ transaction: borrowing Transaction
    ) throws -> CreateAdjustment.Created {
        let (id, number) = try Documents.create(
            .adjustment, in: store, state: AdjustmentState.submitted.rawValue, draft: &draft, transaction)
        try transaction.run(insertHeader, id.rawValue, posting.value.e4, note)
        for (index, line) in posting.lines.enumerated() {
            try transaction.run(
                insertLine, id.rawValue, index + 1, line.bucket.product.rawValue, line.bucket.lotNumber,
                line.bucket.location.rawValue, line.bucket.condition.rawValue, line.quantity.units, line.reason.rawValue)
        }
        for (index, hash) in evidence.enumerated() { try transaction.run(insertEvidence, id.rawValue, index + 1, hash) }
        let created = CreatedDocument(id: id, number: number)
        guard isPosted else { return CreateAdjustment.Created(document: created, state: .submitted) }
        guard let document = try Documents.find(id.rawValue, in: transaction) else {
            throw BooksError.damaged("adjustment \(number) vanished")
        }
        try post(posting, of: document, &draft, transaction)
        return CreateAdjustment.Created(document: created, state: .posted)
    }

    /// Books it, and keeps what it was worth then.
    static func post(
        _ posting: AdjustmentPosting, of document: Document, _ draft: inout JournalDraft, _ transaction: borrowing Transaction
    ) throws {
        let effects = try Ledger.post(posting.postings, to: &draft, in: transaction)
        try Consequences.record(effects, draft, in: transaction)
        try transaction.run(setValue, document.id.rawValue, posting.value.e4)
        try Documents.move(
            document.id, store: document.store, to: AdjustmentState.posted.rawValue, posted: draft.sequence, in: transaction)
    }

    static func lines(of id: DocumentID, in source: borrowing some Reading & ~Copyable) throws -> [AdjustmentLine] {
        try source.all(findLines, id.rawValue) { row in
            guard let reason = AdjustmentReason(rawValue: row.int(5)) else {
                throw BooksError.damaged("adjustment \(id) has the unknown reason \(row.int(5))")
            }
            return AdjustmentLine(bucket: try Stocktakes.bucket(row), quantity: Quantity(trusted: row.int(4)), reason: reason)
        }
    }

    /// The same lines as stock to take from, with what is there now.
    static func stockLines(_ lines: [AdjustmentLine], in source: borrowing some Reading & ~Copyable) throws -> StockLines {
        var found = StockLines(lines: [])
        for line in lines {
            let lot = try line.bucket.lot.flatMap { try Lots.find($0, in: source) }
            let draft = StockLineDraft(
                product: line.bucket.product.rawValue, lotCode: lot?.shownCode ?? "", location: line.bucket.location.rawValue,
                condition: line.bucket.condition, quantity: line.quantity.units)
            found.lines.append(
                StockLine(
                    draft: draft, product: try Products.find(line.bucket.product.rawValue, in: source), lot: lot,
                    place: try Places.place(line.bucket.location, in: source),
                    standing: try Balances.standing(of: line.bucket, in: source)))
        }
        return found
    }

    static func header(_ id: DocumentID, in source: borrowing some Reading & ~Copyable) throws -> (value: Value, note: String) {
        try source.first(findHeader, id.rawValue) { row in (Value(e4: row.int(0)), row.text(1)) } ?? (.zero, "")
    }

    static func evidence(of id: DocumentID, in source: borrowing some Reading & ~Copyable) throws -> [[UInt8]] {
        try source.all(findEvidence, id.rawValue) { row in row.blob(0) }
    }

    private static let insertHeader = SQL("INSERT INTO adjustment (document, value_e4, note) VALUES ($1, $2, $3)")
    private static let insertLine = SQL(
        """
        INSERT INTO adjustment_line (document, line, product, lot, location, condition, quantity, reason)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """)
    private static let insertEvidence = SQL("INSERT INTO adjustment_evidence (document, position, sha256) VALUES ($1, $2, $3)")
    private static let setValue = SQL("UPDATE adjustment SET value_e4 = $2 WHERE document = $1")
    private static let findHeader = SQL("SELECT value_e4, note FROM adjustment WHERE document = $1")
    private static let findLines = SQL(
        """
        SELECT product, location, lot, condition, quantity, reason FROM adjustment_line WHERE document = $1 ORDER BY line
        """)
    private static let findEvidence = SQL("SELECT sha256 FROM adjustment_evidence WHERE document = $1 ORDER BY position")
}
