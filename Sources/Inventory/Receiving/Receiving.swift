// Goods in, as terminals tell it: scans and typed quantities add up to lines, an undo takes one back, finishing hands the receipt
// to whoever approves it. Whatever arrives at the dock is taken down; what is odd about it is told and kept.

import Storage

enum Receiving: TaskRules {
    static let documentKind = DocumentKind.receipt
    static let permission = (verb: Verb.receive, subject: Subject.receipt)

    static func take(
        _ entry: Entry, on document: Document, _ context: EntryContext, draft: inout JournalDraft,
        in transaction: borrowing Transaction
    ) throws -> TakenEntry {
        guard document.isIn(ReceiptState.draft) else { throw Setback.parked(.taskClosed(number: document.number)) }
        switch entry.body {
        case .scan(let item, let times):
            let goods = try Goods.resolve(item, context, in: transaction)
            let quantity = try EntryQuantity.scanned(goods.quantityPerScan, times: times)
            return try book(quantity, of: goods, item.condition, on: document, context, draft, transaction)
        case .receive(let item, let units):
            let goods = try Goods.resolve(item, typed: true, context, in: transaction)
            let quantity = try EntryQuantity.typed(units, least: 1)
            return try book(quantity, of: goods, item.condition, on: document, context, draft, transaction)
        case .discrepancy(let item, let said, let units):
            return try note(said, of: item, units, on: document, context, draft, transaction)
        case .undo(let sequence):
            return try undo(sequence, on: document, context, &draft, transaction)
        case .finish:
            return try finish(document, context, draft, transaction)
        case .count, .locationCounted, .move, .writeOff, .putAway, .startReceipt, .malformed, .cardNumber:
            throw Setback.rejected(.wrongTask(number: document.number))
        }
    }

    // MARK: adding

    private static func book(
        _ quantity: Quantity, of goods: ResolvedGoods, _ condition: Condition, on document: Document, _ context: EntryContext,
        _ draft: JournalDraft, _ transaction: borrowing Transaction
    ) throws -> TakenEntry {
        let received = try ReceivedGoods(
            quantity, of: goods, condition, on: document, today: context.today, in: transaction)
        let bucket = try received.apply(to: document, by: context.user, draft, context.memory, in: transaction)
        let (facts, plan) = (received.facts, received.plan)
        return TakenEntry(
            record: EntryRecord(bucket: bucket, quantity: quantity, lineQuantity: plan.lineQuantity), remarks: plan.remarks,
            feedback: EntryFeedback(
                product: goods.product.id, productName: goods.product.name, unit: goods.product.unit,
                lotCode: facts.lot?.shownCode ?? goods.shownLotCode, expiry: plan.lot?.dates.expiry ?? "", quantity: quantity,
                lineQuantity: plan.lineQuantity, expected: facts.outstanding.map(Quantity.init(trusted:)), document: document.id,
                documentNumber: document.number))
    }

    // MARK: taking back

    private static func undo(
        _ sequence: Int64, on document: Document, _ context: EntryContext, _ draft: inout JournalDraft,
        _ transaction: borrowing Transaction
    ) throws -> TakenEntry {
        let undone = try UndoneEntry.find(sequence, on: document, context, in: transaction)
        if undone.kind == .discrepancyEntry { return try withdraw(undone, on: document, context, &draft, transaction) }
        guard let bucket = undone.record.bucket else { throw Setback.rejected(.nothingToUndo(sequence: sequence)) }
        let old = try Receipts.quantity(
            of: bucket.product, lot: bucket.lot, bucket.condition, on: document.id, in: transaction) ?? .zero
        let taken = undone.record.quantity.negated
        guard let rest = old.adding(taken), !rest.isNegative else {
            throw BooksError.damaged("a line of receipt \(document.number) holds less than entry \(sequence) added")
        }
        try Receipts.add(
            taken, of: bucket.product, lot: bucket.lot, bucket.condition, on: document.id, isNew: false, entries: -1, in: transaction)
        try undone.take(back: context, &draft, in: transaction)
        context.memory.touch(document.id)
        try context.memory.note(context.user, as: .receiver, on: document.id, sequence: draft.sequence, in: transaction)
        let product = try Products.find(bucket.product.rawValue, in: transaction)
        let lot = try bucket.lot.flatMap { try Lots.find($0, in: transaction) }
        let header = try Receipts.header(document.id, in: transaction)
        let outstanding = try header?.order.flatMap { try ReceivingFacts.outstanding(of: bucket.product, on: $0, in: transaction) }
        return TakenEntry(
            record: EntryRecord(bucket: bucket, quantity: taken, lineQuantity: rest),
            feedback: EntryFeedback(
                product: bucket.product, productName: product?.name ?? "", unit: product?.unit, lotCode: lot?.shownCode ?? "",
                expiry: lot?.dates.expiry ?? "", quantity: taken, lineQuantity: rest,
                expected: outstanding.map(Quantity.init(trusted:)), document: document.id, documentNumber: document.number))
    }

    // MARK: begin and end

    /// Opens a receipt for a terminal that may be offline. Goods are there whatever the order says: an order that takes none any
    /// more is an exception for a person, not a reason to lose what is scanned.
    static func start(
        _ entry: Entry, _ context: EntryContext, draft: inout JournalDraft, in transaction: borrowing Transaction
    ) throws -> TakenEntry {
        guard case .startReceipt(let order, let supplier, let deliveryNote) = entry.body else {
            throw Setback.rejected(.malformed(field: "start", problem: "is missing"))
        }
        let facts = try OpeningFacts.gather(
            store: context.store, order: DocumentID(order), supplier: SupplierID(supplier), deliveryNote: deliveryNote,
            in: transaction)
        let opening: Opening
        do {
            opening = try facts.decide(deliveryNote: deliveryNote, isFact: true)
        } catch {
            throw error.first.isOfForm ? Setback.rejected(error.first) : Setback.parked(error.first)
        }
        let created = try opening.apply(&draft, in: transaction)
        try Receipts.rememberStart(context, created.id, in: transaction)
        try Consequences.record(opening.remarks, subject: "\(created.id)", draft, in: transaction)
        return TakenEntry(remarks: opening.remarks, feedback: .about(created))
    }

    /// Submits the receipt where person and rules allow it; where not, the person is done all the same and is told why.
    private static func finish(
        _ document: Document, _ context: EntryContext, _ draft: JournalDraft, _ transaction: borrowing Transaction
    ) throws -> TakenEntry {
        var taken = TakenEntry(feedback: .about(CreatedDocument(id: document.id, number: document.number)))
        do {
            // The right as it stood when the person was done, as for every entry.
            let submit = Permission(.submit, .receipt, in: document.store)
            guard try Rights.held(submit, context.user, at: context.occurred, in: transaction) else {
                throw Refusal(.notPermitted(verb: .submit, subject: .receipt))
            }
            let submission = try ReceiptSubmission(document, in: transaction)
            try submission.check()
            taken.remarks = try submission.apply(draft, in: transaction)
        } catch let refusal as Refusal {
            taken.remarks = [.submitRefused(reason: refusal.first.reason)]
            try Consequences.record(taken.remarks, subject: "\(document.id)", draft, in: transaction)
        }
        return taken
    }
}

extension EntryFeedback {
    /// Where there are no goods to speak of.
    static func about(_ document: CreatedDocument) -> EntryFeedback {
        EntryFeedback(
            product: nil, productName: "", unit: nil, lotCode: "", expiry: "", quantity: .zero, lineQuantity: .zero, expected: nil,
            document: document.id, documentNumber: document.number)
    }
}
