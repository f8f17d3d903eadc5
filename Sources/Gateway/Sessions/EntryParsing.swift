// A serialized entry into the core's words. One bad entry is one malformed entry; its bytes are kept either way.

import Inventory
import Wire

extension Inventory.Entry {
    /// Never fails: what cannot be understood becomes `.malformed` with the field's path and what is wrong with it.
    init(parsing payload: [UInt8], sequence: Int64) {
        do {
            self.init(try Wire.Entry(bytes: payload), payload: payload, sequence: sequence)
        } catch {
            self.init(malformed: payload, sequence: sequence, field: error.path.isEmpty ? "entry" : error.path, problem: error.message)
        }
    }

    private init(_ entry: Wire.Entry, payload: [UInt8], sequence: Int64) {
        guard let body = entry.body else {
            self.init(
                malformed: payload, sequence: sequence, field: "body", problem: "is missing or of a kind this server does not know")
            return
        }
        self.init(
            sequence: sequence, payload: payload, capturedMilliseconds: entry.capturedMs,
            monotonicMilliseconds: entry.monotonicMs, boot: entry.bootID, session: entry.sessionID,
            task: entry.task.map(Task.init), wantsFeedback: entry.feedback, body: Body(body))
    }

    private init(malformed payload: [UInt8], sequence: Int64, field: String, problem: String) {
        self.init(
            sequence: sequence, payload: payload, capturedMilliseconds: 0, monotonicMilliseconds: 0, boot: 0, session: 0,
            task: nil, wantsFeedback: false, body: .malformed(field: field, problem: problem))
    }
}

extension Inventory.Entry.Task {
    fileprivate init(_ task: Wire.Entry.Task) {
        self =
            switch task {
            case .documentID(let id): .document(id)
            case .startedBy(let sequence): .startedBy(sequence)
            }
    }
}

extension Inventory.Entry.Body {
    fileprivate init(_ body: Wire.Entry.Body) {
        self =
            switch body {
            case .scan(let scan): Self.scan(scan)
            case .count(let count): Self.count(count)
            case .receive(let receive): Self.receive(receive)
            case .start(let start): Self.start(start)
            case .finish(let finish): .finish(note: finish.note)
            case .locationCounted(let counted): .locationCounted(counted.locationID)
            case .undo(let undo): .undo(sequence: undo.sequence)
            case .move(let move): Self.move(move)
            case .writeOff(let loss): Self.writeOff(loss)
            case .discrepancy(let said): Self.discrepancy(said)
            case .putAway(let said): Self.putAway(said)
            }
    }

    private static func scan(_ scan: ScanEntry) -> Self {
        let item = Inventory.Entry.Item(
            .code(raw: scan.raw, symbology: scan.symbology), location: scan.locationID, lotCode: scan.lotCode,
            expiry: scan.expiry, condition: scan.condition.map(Inventory.Condition.init) ?? .sellable)
        return .scan(item, times: scan.times == 0 ? 1 : scan.times)
    }

    private static func count(_ count: CountEntry) -> Self {
        guard let given = count.goods else { return missingGoods("count.goods") }
        let goods: Inventory.Entry.Goods =
            switch given {
            case .productID(let id): .product(id)
            case .raw(let raw): .code(raw: raw, symbology: count.symbology)
            }
        let item = Inventory.Entry.Item(
            goods, location: count.locationID, lotCode: count.lotCode, expiry: count.expiry,
            condition: count.condition.map(Inventory.Condition.init) ?? .sellable)
        return .count(item, quantity: count.quantity)
    }

    private static func receive(_ receive: ReceiveEntry) -> Self {
        guard let given = receive.goods else { return missingGoods("receive.goods") }
        let goods: Inventory.Entry.Goods =
            switch given {
            case .productID(let id): .product(id)
            case .raw(let raw): .code(raw: raw, symbology: receive.symbology)
            }
        let item = Inventory.Entry.Item(
            goods, location: receive.locationID, lotCode: receive.lotCode, expiry: receive.expiry,
            productionDate: receive.productionDate, condition: receive.condition.map(Inventory.Condition.init) ?? .sellable)
        return .receive(item, quantity: receive.quantity)
    }

    private static func move(_ move: MoveEntry) -> Self {
        guard let given = move.goods else { return missingGoods("move.goods") }
        let goods: Inventory.Entry.Goods =
            switch given {
            case .productID(let id): .product(id)
            case .raw(let raw): .code(raw: raw, symbology: move.symbology)
            }
        let item = Inventory.Entry.Item(
            goods, location: move.locationID, lotCode: move.lotCode, condition: move.condition.map(Inventory.Condition.init) ?? .sellable)
        return .move(
            item, quantity: move.quantity, toLocation: move.toLocationID,
            toCondition: move.toCondition.map(Inventory.Condition.init) ?? .sellable)
    }

    private static func writeOff(_ loss: WriteOffEntry) -> Self {
        guard let given = loss.goods else { return missingGoods("write_off.goods") }
        let goods: Inventory.Entry.Goods =
            switch given {
            case .productID(let id): .product(id)
            case .raw(let raw): .code(raw: raw, symbology: loss.symbology)
            }
        let item = Inventory.Entry.Item(
            goods, location: loss.locationID, lotCode: loss.lotCode, condition: loss.condition.map(Inventory.Condition.init) ?? .sellable)
        return .writeOff(
            item, quantity: loss.quantity, reason: Inventory.AdjustmentReason(loss.reason), evidence: loss.evidenceSha256)
    }

    private static func start(_ start: StartEntry) -> Self {
        guard let receipt = start.receipt else {
            return .malformed(field: "start.receipt", problem: "is missing: say what kind of document begins")
        }
        return .startReceipt(
            purchaseOrder: receipt.purchaseOrderID, supplier: receipt.supplierID, deliveryNote: receipt.deliveryNote)
    }

    private static func discrepancy(_ said: DiscrepancyEntry) -> Self {
        guard let given = said.goods else { return missingGoods("discrepancy.goods") }
        let goods: Inventory.Entry.Goods =
            switch given {
            case .productID(let id): .product(id)
            case .raw(let raw): .code(raw: raw, symbology: said.symbology)
            }
        let item = Inventory.Entry.Item(
            goods, lotCode: said.lotCode, condition: said.condition.map(Inventory.Condition.init) ?? .sellable)
        let what = Inventory.Entry.SaidOfGoods(
            Inventory.DiscrepancyKind(said.kind), Inventory.DiscrepancyAction(said.action), reason: said.reason,
            evidence: said.evidence)
        return .discrepancy(item, what, quantity: said.quantity)
    }

    private static func putAway(_ said: PutAwayEntry) -> Self {
        guard let given = said.goods else { return missingGoods("put_away.goods") }
        let goods: Inventory.Entry.Goods =
            switch given {
            case .productID(let id): .product(id)
            case .raw(let raw): .code(raw: raw, symbology: said.symbology)
            }
        let place = Inventory.Entry.SaidOfPlace(said.toLocationID, proposed: said.proposedLocationID, reason: said.reason)
        return .putAway(Inventory.Entry.Item(goods, lotCode: said.lotCode), place, quantity: said.quantity)
    }

    private static func missingGoods(_ field: String) -> Self {
        .malformed(field: field, problem: "is missing: give product_id or raw")
    }
}

extension Inventory.Condition {
    init(_ condition: Wire.Condition) {
        self =
            switch condition {
            case .sellable: .sellable
            case .damaged: .damaged
            case .quarantine: .quarantine
            }
    }
}
