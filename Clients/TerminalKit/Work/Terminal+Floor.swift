// Goods on the floor, outside any task: carried to another place, found broken, lost. It has happened, so it is stored like every entry and the
// server does not refuse it; taking back a move is another move.

import Barcodes
import Wire

/// The state of goods.
public enum GoodsCondition: String, Hashable, Sendable, Codable, CaseIterable {
    case sellable, damaged, quarantine
}

/// Why goods are lost.
public enum LossReason: String, Hashable, Sendable, CaseIterable {
    case broken, expired, missing, ownUse, sample, correction
}

extension Terminal {
    /// Goods were carried from one place to another, or are in another condition where they are.
    ///
    /// - Parameters:
    ///   - raw: the code as scanned; a typed lot goes with it as with a scan.
    ///   - quantity: in base units of the product, at least 1.
    @discardableResult
    public func move(
        _ raw: [UInt8], symbology: String = "", quantity: Int64, from source: WorkPlace, in condition: GoodsCondition = .sellable,
        to target: WorkPlace, as newCondition: GoodsCondition = .sellable
    ) async throws(TerminalError) -> Reading {
        guard source != target || condition != newCondition else {
            throw TerminalError(.unknownPlace, "The goods are there already. Name the place they were carried to.")
        }
        let goods = try floorGoods(raw, symbology, quantity)
        let body = Entry.Body.move(
            MoveEntry(
                goods: .raw(raw), symbology: symbology, quantity: quantity, locationID: source.locationID, lotCode: goods.givenLot,
                condition: condition.onWire, toLocationID: target.locationID, toCondition: newCondition.onWire))
        return floorReading(try await save(body, in: nil), .move, goods.resolved, quantity, at: target)
    }

    /// Goods are lost: broken, expired, eaten. The server makes an adjustment of it, which may wait for approval.
    ///
    /// - Parameter evidence: SHA-256 of a photo, or empty.
    @discardableResult
    public func writeOff(
        _ raw: [UInt8], symbology: String = "", quantity: Int64, at place: WorkPlace, in condition: GoodsCondition = .sellable,
        because reason: LossReason, evidence: [UInt8] = []
    ) async throws(TerminalError) -> Reading {
        let goods = try floorGoods(raw, symbology, quantity)
        let body = Entry.Body.writeOff(
            WriteOffEntry(
                goods: .raw(raw), symbology: symbology, quantity: quantity, locationID: place.locationID, lotCode: goods.givenLot,
                condition: condition.onWire, reason: reason.onWire, evidenceSha256: evidence))
        return floorReading(try await save(body, in: nil), .writeOff, goods.resolved, quantity, at: place)
    }

    private func floorGoods(
        _ raw: [UInt8], _ symbology: String, _ quantity: Int64
    ) throws(TerminalError) -> (resolved: ResolvedGoods, givenLot: String) {
        guard quantity >= 1, quantity <= Self.largestQuantity else {
            throw TerminalError(.badQuantity, "Type a whole number from 1 to \(Self.largestQuantity).")
        }
        guard !raw.isEmpty, raw.count <= configuration.limits.scanBytes else {
            throw TerminalError(.unreadableScan, "A code has 1 to \(configuration.limits.scanBytes) bytes.")
        }
        var goods = try resolve(raw, symbology)
        let given = takeGivenLot(for: goods)?.lot ?? ""
        if goods.lot.isEmpty { goods.lot = given }
        return (goods, given)
    }

    private func floorReading(
        _ sequence: Int64, _ kind: Reading.Kind, _ goods: ResolvedGoods, _ quantity: Int64, at place: WorkPlace
    ) -> Reading {
        var reading = Reading(sequence: sequence, kind: kind)
        reading.code = goods.code.gtin?.shortText ?? goods.code.key.text
        reading.productID = goods.product?.productID ?? 0
        reading.productName = goods.product?.name ?? ""
        reading.unit = goods.product.map { QuantityUnit($0.unit) } ?? .each
        reading.lot = goods.lot
        reading.quantity = quantity
        reading.place = place
        unanswered[sequence] = reading
        return reading
    }
}

extension GoodsCondition {
    var onWire: Condition {
        switch self {
        case .sellable: .sellable
        case .damaged: .damaged
        case .quarantine: .quarantine
        }
    }

    init(_ condition: Condition) {
        switch condition {
        case .sellable: self = .sellable
        case .damaged: self = .damaged
        case .quarantine: self = .quarantine
        }
    }
}

extension LossReason {
    fileprivate var onWire: AdjustmentReason {
        switch self {
        case .broken: .broken
        case .expired: .expired
        case .missing: .missing
        case .ownUse: .ownUse
        case .sample: .sample
        case .correction: .correction
        }
    }
}
