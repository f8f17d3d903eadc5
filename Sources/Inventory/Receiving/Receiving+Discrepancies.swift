// What staff say is wrong with goods while they receive them. The goods are on the line already; this says how many of them.

import Storage

extension Receiving {
    static func note(
        _ said: Entry.SaidOfGoods, of item: Entry.Item, _ units: Int64, on document: Document, _ context: EntryContext,
        _ draft: JournalDraft, _ transaction: borrowing Transaction
    ) throws -> TakenEntry {
        if said.kind == .price { throw Setback.rejected(.malformed(field: "kind", problem: "is for a desk: prices are noted there")) }
        let problems = Discrepancy.problems(
            said.kind, said.action, quantity: units, unitCost: nil, reason: said.reason, evidence: said.evidence)
        if let problem = problems.first { throw Setback.rejected(problem) }
        let goods = try Goods.resolve(item, typed: true, context, in: transaction)
        let lot = goods.lotCode.isEmpty ? nil : try Lots.find(goods.product.id, code: goods.lotCode, in: transaction)
        if !goods.lotCode.isEmpty, lot == nil {
            throw Setback.parked(.unknown(subject: .lot, reference: goods.shownLotCode))
        }
        if try Discrepancies.count(on: document.id, in: transaction) >= Limits.discrepancies {
            throw Setback.parked(.tooMany(field: "discrepancies", limit: Limits.discrepancies))
        }
        let row = SaidDiscrepancy(
            product: goods.product.id, lot: lot?.id, condition: item.condition, kind: said.kind, action: said.action,
            quantity: units, unitCost: nil, reason: said.reason, evidence: said.evidence)
        let owner = try DiscrepancyOwner.of(document, in: transaction)
        _ = try Discrepancies.insert(row, owner: owner, on: document, draft, in: transaction)
        try Documents.touch(document.id, in: transaction)
        try Documents.note(context.user, as: .receiver, on: document.id, sequence: draft.sequence, in: transaction)
        let dock = try Places.required(.dock, of: document.store, in: transaction)
        let bucket = Bucket(product: goods.product.id, lot: lot?.id, location: dock.id, condition: item.condition)
        return try told(bucket, quantity: Quantity(trusted: units), goods.product, lot, on: document, transaction)
    }

    /// A note that was a mistake.
    static func withdraw(
        _ undone: UndoneEntry, on document: Document, _ context: EntryContext, _ draft: inout JournalDraft,
        _ transaction: borrowing Transaction
    ) throws -> TakenEntry {
        guard let bucket = undone.record.bucket, let product = try Products.find(bucket.product.rawValue, in: transaction) else {
            throw Setback.rejected(.nothingToUndo(sequence: undone.sequence))
        }
        try Discrepancies.withdraw(notedBy: undone.journalSequence, at: draft.received, in: transaction)
        try undone.take(back: context, &draft, in: transaction)
        try Documents.touch(document.id, in: transaction)
        try Documents.note(context.user, as: .receiver, on: document.id, sequence: draft.sequence, in: transaction)
        let lot = try bucket.lot.flatMap { try Lots.find($0, in: transaction) }
        return try told(bucket, quantity: undone.record.quantity.negated, product, lot, on: document, transaction)
    }

    /// The line is what it was: only what is said of it has changed, so the screen is told that nothing was booked.
    private static func told(
        _ bucket: Bucket, quantity: Quantity, _ product: ProductFacts, _ lot: Lot?, on document: Document,
        _ transaction: borrowing Transaction
    ) throws -> TakenEntry {
        let line = try Receipts.quantity(
            of: bucket.product, lot: bucket.lot, bucket.condition, on: document.id, in: transaction) ?? .zero
        let header = try Receipts.header(document.id, in: transaction)
        let outstanding = try header?.order.flatMap { try ReceivingFacts.outstanding(of: bucket.product, on: $0, in: transaction) }
        return TakenEntry(
            record: EntryRecord(bucket: bucket, quantity: quantity, lineQuantity: line),
            feedback: EntryFeedback(
                product: product.id, productName: product.name, unit: product.unit, lotCode: lot?.shownCode ?? "",
                expiry: lot?.dates.expiry ?? "", quantity: .zero, lineQuantity: line,
                expected: outstanding.map(Quantity.init(trusted:)), document: document.id, documentNumber: document.number))
    }
}
