// Goods moved on the floor, as terminals tell it: put on another shelf, found broken, set aside. It has happened, so it is booked
// whatever the books thought was there; what goes below zero is for a person. To take a move back, move back.

import Storage

enum Moving {
    /// Books a move of goods between places and conditions of the terminal's store.
    static func take(
        _ item: Entry.Item, _ units: Int64, to target: (location: Int64, condition: Condition), _ context: EntryContext,
        draft: inout JournalDraft, in transaction: borrowing Transaction
    ) throws -> TakenEntry {
        let goods = try Goods.resolve(item, typed: true, context, in: transaction)
        let quantity = try EntryQuantity.typed(units, least: 1)
        let from = try FloorPlace.find(item.location, in: context.store, transaction)
        let to = target.location == 0 ? from : try FloorPlace.find(target.location, in: context.store, transaction)
        guard from.id != to.id || item.condition != target.condition else {
            throw Setback.rejected(.malformed(field: "move.to_location_id", problem: "is where the goods are, in the condition they are in"))
        }
        let lot = try FloorLot.find(goods, in: transaction)
        let source = Bucket(product: goods.product.id, lot: lot?.id, location: from.id, condition: item.condition)
        let destination = Bucket(product: goods.product.id, lot: lot?.id, location: to.id, condition: target.condition)
        let value = try Balances.standing(of: source, in: transaction).value(of: quantity)
        let effects = try Ledger.post(
            Posting.move(
                source.product, lot: source.lot, quantity, value: value, from: (from.id, item.condition), to: (to.id, target.condition)),
            to: &draft, in: transaction)
        try Consequences.record(effects, draft, in: transaction)
        var remarks = goods.remarks
        if goods.product.tracking == .lot && lot == nil { remarks.append(.lotMissing(product: goods.product.name)) }
        for (bucket, onHand) in effects.negative where bucket == source {
            remarks.append(.negativeStock(product: goods.product.name, onHand: onHand))
        }
        let there = try Balances.onHand(of: destination, in: transaction)
        return TakenEntry(
            record: EntryRecord(bucket: source, quantity: quantity, lineQuantity: Quantity(trusted: there)), remarks: remarks,
            feedback: EntryFeedback(
                product: goods.product.id, productName: goods.product.name, unit: goods.product.unit,
                lotCode: lot?.shownCode ?? "", expiry: lot?.dates.expiry ?? "", quantity: quantity,
                lineQuantity: Quantity(trusted: there), expected: nil, document: nil, documentNumber: ""))
    }
}

/// The place that an entry names.
enum FloorPlace {
    /// A real place of `store`. An entry without one cannot be booked and cannot be lost: a person decides.
    static func find(_ reference: Int64, in store: StoreID, _ source: borrowing some Reading & ~Copyable) throws -> Place {
        guard let id = LocationID(reference), let place = try Places.place(id, in: source), place.kind.isStock else {
            throw Setback.parked(.unknown(subject: .location, reference: "\(reference)"))
        }
        guard place.store == store else { throw Setback.parked(.elsewhere(subject: .location, reference: place.code)) }
        return place
    }
}

/// The lot that goods on the floor are of.
enum FloorLot {
    /// Nil for goods that name none. A lot that nobody ever received is not made up here: a person looks at the label.
    static func find(_ goods: ResolvedGoods, in source: borrowing some Reading & ~Copyable) throws -> Lot? {
        guard !goods.lotCode.isEmpty else { return nil }
        guard let lot = try Lots.find(goods.product.id, code: goods.lotCode, in: source) else {
            throw Setback.parked(.unknown(subject: .lot, reference: goods.shownLotCode))
        }
        return lot
    }
}
