// Goods carried from the dock to a shelf, as terminals tell it: the product and the place were scanned. It has happened, so it is
// booked; a place other than the proposed one, of the wrong kind, or too full is told and kept.

import Storage

enum Placing {
    static func take(
        _ item: Entry.Item, _ said: Entry.SaidOfPlace, _ quantity: Int64, _ context: EntryContext, draft: inout JournalDraft, in transaction: borrowing Transaction
    ) throws -> TakenEntry {
        guard said.reason.utf8.count <= Limits.noteLength else {
            throw Setback.rejected(.malformed(field: "put_away.reason", problem: "is longer than \(Limits.noteLength) bytes"))
        }
        let target = try FloorPlace.find(said.place, in: context.store, transaction)
        let dock = try Places.required(.dock, of: context.store, in: transaction)
        let proposed = said.proposed == 0 ? nil : try LocationID(said.proposed).flatMap { try Places.place($0, in: transaction) }
        var item = item
        item.location = dock.id.rawValue
        var taken = try Moving.take(
            item, quantity, to: (target.id.rawValue, item.condition), context, draft: &draft, in: transaction)
        var odd: [Remark] = []
        if let proposed, proposed.id != target.id {
            odd.append(
                said.reason.isEmpty
                    ? .placedWithoutReason(place: target.code, proposed: proposed.code)
                    : .placedElsewhere(place: target.code, proposed: proposed.code, reason: said.reason))
        }
        if let product = taken.record.bucket?.product {
            let need = try StorageNeeds.need(of: product, in: transaction)
            if !need.storageClass.isEmpty, target.zone != need.storageClass {
                odd.append(
                    .wrongStorage(product: taken.feedback?.productName ?? "", place: target.code, storageClass: need.storageClass))
            }
            try Consequences.record(odd, subject: "placing/\(target.id)/\(product)", draft, in: transaction)
        }
        taken.remarks += odd
        return taken
    }
}
