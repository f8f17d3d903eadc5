// Counting, as terminals tell it: scans and typed quantities of all counters add up within a pass; a completed place means zero for
// what was not seen there. Counting never stops trade, and a blind counter is told no expected quantity.

import Storage

enum Counting: TaskRules {
    static let documentKind = DocumentKind.stocktake
    static let permission = (verb: Verb.count, subject: Subject.stocktake)

    static func take(
        _ entry: Entry, on document: Document, _ context: EntryContext, draft: inout JournalDraft,
        in transaction: borrowing Transaction
    ) throws -> TakenEntry {
        guard document.isIn(StocktakeState.counting, StocktakeState.recounting) else {
            throw Setback.parked(.taskClosed(number: document.number))
        }
        let work = CountingWork(
            document: document, header: try context.memory.header(of: document, in: transaction), context: context)
        switch entry.body {
        case .scan(let item, let times):
            let goods = try Goods.resolve(item, context, in: transaction)
            let quantity = try EntryQuantity.scanned(goods.quantityPerScan, times: times)
            return try work.book(quantity, of: goods, item, draft, transaction)
        case .count(let item, let units):
            let goods = try Goods.resolve(item, typed: true, context, in: transaction)
            let quantity = try EntryQuantity.typed(units, least: 0)
            return try work.book(quantity, of: goods, item, draft, transaction)
        case .locationCounted(let place):
            return try work.complete(place, draft, transaction)
        case .undo(let sequence):
            return try work.undo(sequence, &draft, transaction)
        case .finish:
            // This terminal's part is done; others may still count. Submitting is a command.
            return TakenEntry(feedback: .about(CreatedDocument(id: document.id, number: document.number)))
        case .receive, .move, .writeOff, .putAway, .startReceipt, .discrepancy, .malformed, .cardNumber:
            throw Setback.rejected(.wrongTask(number: document.number))
        }
    }
}

/// One entry's work on one stocktake.
private struct CountingWork {
    let document: Document
    let header: StocktakeHeader
    let context: EntryContext

    private var pass: Int64 { header.round.pass }
    private var isRecount: Bool { pass != CountPass.first }

    // MARK: adding

    func book(
        _ quantity: Quantity, of goods: ResolvedGoods, _ item: Entry.Item, _ draft: JournalDraft,
        _ transaction: borrowing Transaction
    ) throws -> TakenEntry {
        let place = try place(item.location, transaction)
        let product = goods.product
        let known = goods.lotCode.isEmpty ? nil : try Lots.find(product.id, code: goods.lotCode, in: transaction)
        let said = SaidLot(
            code: goods.lotCode, shownCode: goods.shownLotCode, productionDate: goods.productionDate, expiry: goods.expiry)
        let finding = goods.lotCode.isEmpty ? nil : try LotFinding(said, known: known, of: product)
        var bucket = Bucket(product: product.id, lot: known?.id, location: place.id, condition: item.condition)
        // A lot nobody knew has no line yet.
        let isNewLot = finding?.action == .create
        let line = isNewLot ? nil : try Stocktakes.line(of: bucket, on: document.id, pass: pass, in: transaction)
        guard let total = Quantity(line?.counted ?? 0)?.adding(quantity) else {
            throw Setback.parked(.quantityOutOfRange(field: "quantity"))
        }
        try requireOtherCounter(of: bucket, isKnown: !isNewLot, transaction)
        let remarks = goods.remarks + (finding?.remarks ?? []) + (try remarks(product, place, bucket, finding, transaction))

        bucket.lot = try finding.map { finding in
            try Lots.settle(finding, said, known: known, of: product, sequence: draft.sequence, in: transaction)
        }
        try Stocktakes.add(
            quantity, to: bucket, at: context.occurred, on: document.id, pass: pass, entries: 1, by: context.user, in: transaction)
        if line == nil && !isRecount { context.memory.addLine(to: document.id) }
        try context.memory.begin(context.terminal, at: place.id, on: document.id, by: context.user, context.received, in: transaction)
        if line?.counter != context.user {
            try Recounts.note(context.user, counted: bucket, at: place.id, on: document.id, pass: pass, in: transaction)
        }
        try signAndTouch(draft, transaction)
        try Consequences.record(remarks, subject: "\(document.id)/\(product.id)/\(bucket.lotNumber)", draft, in: transaction)
        return TakenEntry(
            record: EntryRecord(bucket: bucket, quantity: quantity, lineQuantity: total, pass: pass), remarks: remarks,
            feedback: try feedback(
                bucket, product, lotCode: known?.shownCode ?? goods.shownLotCode, expiry: finding?.dates.expiry ?? "",
                quantity: quantity, lineQuantity: total, transaction))
    }

    /// What is odd, without ever saying what is expected.
    private func remarks(
        _ product: ProductFacts, _ place: Place, _ bucket: Bucket, _ finding: LotFinding?, _ transaction: borrowing Transaction
    ) throws -> [Remark] {
        var remarks: [Remark] = []
        if product.tracking == .lot && finding == nil { remarks.append(.lotMissing(product: product.name)) }
        let scope = StocktakeScope(store: document.store, zone: header.zone, products: nil)
        let isListed = try !header.hasProducts || Stocktakes.lists(product.id, on: document.id, in: transaction)
        let isWanted = try !isRecount || Recounts.contains(bucket, on: document.id, pass: pass, in: transaction)
        if !scope.covers(place) || !isListed || !isWanted { remarks.append(.notInThisCount(product: product.name)) }
        return remarks
    }

    /// A recount is by another person, whatever the first one had in hand.
    private func requireOtherCounter(of bucket: Bucket, isKnown: Bool, _ transaction: borrowing Transaction) throws {
        guard isRecount else { return }
        // A lot nobody knew was counted by nobody; who completed its place has said that it was not there.
        let hasCounted =
            isKnown
            ? try Recounts.hasCounted(context.user, bucket, on: document.id, before: pass, in: transaction)
            : try Recounts.hasCompleted(context.user, bucket.location, on: document.id, before: pass, in: transaction)
        if hasCounted { throw Setback.parked(.samePerson(number: document.number, part: .counter)) }
    }

    func complete(_ reference: Int64, _ draft: JournalDraft, _ transaction: borrowing Transaction) throws -> TakenEntry {
        let place = try place(reference, transaction)
        if isRecount, try Recounts.hasCounted(context.user, at: place.id, on: document.id, before: pass, in: transaction) {
            throw Setback.parked(.samePerson(number: document.number, part: .counter))
        }
        try Recounts.note(context.user, counted: nil, at: place.id, on: document.id, pass: pass, in: transaction)
        try Stocktakes.complete(
            place.id, at: context.occurred, on: document.id, pass: pass, entries: 1, in: transaction)
        try signAndTouch(draft, transaction)
        return TakenEntry(
            record: EntryRecord(place: place.id, pass: pass), feedback: .about(CreatedDocument(id: document.id, number: document.number)))
    }

    /// A real place of this store. An entry without one cannot be booked and cannot be lost: a person decides.
    private func place(_ reference: Int64, _ transaction: borrowing Transaction) throws -> Place {
        guard let id = LocationID(reference), let place = try context.memory.place(id, in: transaction), place.kind.isStock else {
            throw Setback.parked(.unknown(subject: .location, reference: "\(reference)"))
        }
        guard place.store == document.store else {
            throw Setback.parked(.elsewhere(subject: .location, reference: place.code))
        }
        return place
    }

    // MARK: taking back

    func undo(
        _ sequence: Int64, _ draft: inout JournalDraft, _ transaction: borrowing Transaction
    ) throws -> TakenEntry {
        let undone = try UndoneEntry.find(sequence, on: document, context, in: transaction)
        // What belongs to another pass was handed in with it.
        guard undone.record.pass == pass else { throw Setback.rejected(.nothingToUndo(sequence: sequence)) }
        guard let bucket = undone.record.bucket else { return try undoCompletion(undone, &draft, transaction) }
        let line = try Stocktakes.line(of: bucket, on: document.id, pass: pass, in: transaction)
        let taken = undone.record.quantity.negated
        guard let line, line.entries > 0, let rest = Quantity(line.counted)?.adding(taken), !rest.isNegative else {
            throw BooksError.damaged("a line of stocktake \(document.number) holds less than entry \(sequence) added")
        }
        try Stocktakes.add(
            taken, to: bucket, at: undone.occurred, on: document.id, pass: pass, entries: -1, by: context.user, in: transaction)
        try undone.take(back: context, &draft, in: transaction)
        try signAndTouch(draft, transaction)
        let lot = try bucket.lot.flatMap { try Lots.find($0, in: transaction) }
        let record = EntryRecord(bucket: bucket, quantity: taken, lineQuantity: rest, pass: pass)
        guard let product = try Products.find(bucket.product.rawValue, in: transaction) else { return TakenEntry(record: record) }
        return TakenEntry(
            record: record,
            feedback: try feedback(
                bucket, product, lotCode: lot?.shownCode ?? "", expiry: lot?.dates.expiry ?? "", quantity: taken, lineQuantity: rest,
                transaction))
    }

    private func undoCompletion(
        _ undone: UndoneEntry, _ draft: inout JournalDraft, _ transaction: borrowing Transaction
    ) throws -> TakenEntry {
        guard let place = undone.record.place else {
            throw BooksError.damaged("entry \(undone.sequence) of stocktake \(document.number) names no place")
        }
        try Stocktakes.complete(
            place, at: undone.occurred, on: document.id, pass: pass, entries: -1, in: transaction)
        try undone.take(back: context, &draft, in: transaction)
        try signAndTouch(draft, transaction)
        return TakenEntry(
            record: EntryRecord(place: place, pass: pass), feedback: .about(CreatedDocument(id: document.id, number: document.number)))
    }

    // MARK: answering

    private func signAndTouch(_ draft: JournalDraft, _ transaction: borrowing Transaction) throws {
        context.memory.touch(document.id)
        try context.memory.note(context.user, as: isRecount ? .recounter : .counter, on: document.id, sequence: draft.sequence, in: transaction)
    }

    private func feedback(
        _ bucket: Bucket, _ product: ProductFacts, lotCode: String, expiry: String, quantity: Quantity, lineQuantity: Quantity,
        _ transaction: borrowing Transaction
    ) throws -> EntryFeedback? {
        guard context.wantsFeedback else { return nil }
        // A second count that knows what the first one should have found is none.
        let expected = header.isBlind || isRecount ? nil : Quantity(trusted: try Balances.onHand(of: bucket, in: transaction))
        return EntryFeedback(
            product: product.id, productName: product.name, unit: product.unit, lotCode: lotCode, expiry: expiry,
            quantity: quantity, lineQuantity: lineQuantity, expected: expected, document: document.id,
            documentNumber: document.number)
    }
}
