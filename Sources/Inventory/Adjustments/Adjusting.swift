// A loss found on the floor, as terminals tell it: the clerk scans the broken jar and says why. The adjustment is made from it; it is
// booked at once within the store's limit, else it waits like any other.

import Storage

enum Adjusting {
    /// Makes an adjustment of one line from an entry. Quantity is what is lost, in base units.
    static func take(
        _ item: Entry.Item, _ units: Int64, _ reason: AdjustmentReason, evidence: [UInt8], _ context: EntryContext,
        draft: inout JournalDraft, in transaction: borrowing Transaction
    ) throws -> TakenEntry {
        let goods = try Goods.resolve(item, typed: true, context, in: transaction)
        let quantity = try EntryQuantity.typed(units, least: 1)
        guard reason.allows(-1) else {
            throw Setback.rejected(.malformed(field: "write_off.reason", problem: "is not a reason for a loss"))
        }
        if let problem = EvidenceRules.problems(with: evidence.isEmpty ? [] : [evidence]).first { throw Setback.rejected(problem) }
        let place = try FloorPlace.find(item.location, in: context.store, transaction)
        let lot = try FloorLot.find(goods, in: transaction)
        let bucket = Bucket(product: goods.product.id, lot: lot?.id, location: place.id, condition: item.condition)
        let line = AdjustmentLine(bucket: bucket, quantity: quantity.negated, reason: reason)
        let posting = try AdjustmentPosting([line], in: context.store, transaction)
        let policy = try StockPolicies.policy(of: context.store, in: transaction)
        let created = try Adjustments.create(
            posting, isPosted: policy.allowsAlone(posting), note: "", evidence: evidence.isEmpty ? [] : [evidence],
            in: context.store, &draft, transaction)
        var remarks = goods.remarks
        if goods.product.tracking == .lot && lot == nil { remarks.append(.lotMissing(product: goods.product.name)) }
        let onHand = try Balances.onHand(of: bucket, in: transaction)
        if created.state == .submitted { remarks.append(.waitsForApproval(number: created.document.number)) }
        if onHand < 0 && created.state == .posted { remarks.append(.negativeStock(product: goods.product.name, onHand: onHand)) }
        return TakenEntry(
            record: EntryRecord(bucket: bucket, quantity: quantity, lineQuantity: Quantity(trusted: onHand)), remarks: remarks,
            feedback: EntryFeedback(
                product: goods.product.id, productName: goods.product.name, unit: goods.product.unit,
                lotCode: lot?.shownCode ?? "", expiry: lot?.dates.expiry ?? "", quantity: quantity,
                lineQuantity: Quantity(trusted: onHand), expected: nil, document: created.document.id,
                documentNumber: created.document.number))
    }
}
