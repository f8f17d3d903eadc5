// Goods that arrived are put away: the server proposes a place and says why, the person scans goods and place. What was done is
// stored like every entry; without the server there is no proposal, and the rest works.

import Barcodes
import Wire

/// Where goods should go.
public struct ProposedPlace: Hashable, Sendable {
    public var place: WorkPlace
    public var productName: String
    public var unit: QuantityUnit
    /// How much of the pile should go there, in base units.
    public var quantity: Int64
    /// One line, in the language of the device: why there.
    public var explanation: String

    public init(place: WorkPlace, productName: String, unit: QuantityUnit, quantity: Int64, explanation: String) {
        self.place = place
        self.productName = productName
        self.unit = unit
        self.quantity = quantity
        self.explanation = explanation
    }
}

extension Terminal {
    /// Where these goods should go; nil without the server. The pile at the dock, or `quantity` of it.
    public func proposePlace(
        for raw: [UInt8], symbology: String = "", lot: String = "", quantity: Int64 = 0
    ) async throws(TerminalError) -> ProposedPlace? {
        let goods = try resolve(raw, symbology)
        let lotCode = goods.lot.isEmpty ? lot : goods.lot
        do throws(TerminalError) {
            let reply = try await call { [storeID = identity.storeID] client, options in
                try await PlacementsClient(client).proposePlacement(
                    ProposePlacementRequest(
                        storeID: storeID, goods: .raw(raw), symbology: symbology, lotCode: lotCode, quantity: quantity),
                    options: options)
            }
            guard let found = reply.placement else { return nil }
            return ProposedPlace(
                place: WorkPlace(locationID: found.locationID, code: found.code, name: found.name), productName: found.productName,
                unit: goods.product.map { QuantityUnit($0.unit) } ?? .each, quantity: found.quantity, explanation: found.explanation)
        } catch where error.code == .needsServer || error.code == .unavailable {
            return nil
        }
    }

    /// Whether the goods are followed by lot and their label carries none.
    public func lacksLot(_ raw: [UInt8], symbology: String = "") throws(TerminalError) -> Bool {
        try resolve(raw, symbology).lacksLot
    }

    /// Goods from the dock stand on `place` now.
    ///
    /// - Parameters:
    ///   - quantity: base units, at least 1.
    ///   - proposed: the place that was proposed, if one was.
    ///   - reason: why they stand elsewhere; needed where they do.
    @discardableResult
    public func putAway(
        _ raw: [UInt8], symbology: String = "", lot: String = "", quantity: Int64, to place: WorkPlace, proposed: WorkPlace? = nil,
        because reason: String = ""
    ) async throws(TerminalError) -> Reading {
        guard quantity >= 1, quantity <= Self.largestQuantity else {
            throw TerminalError(.badQuantity, "Type a whole number from 1 to \(Self.largestQuantity).")
        }
        guard reason.utf8.count <= Self.longestReasonBytes, !reason.utf8.contains(0) else {
            throw TerminalError(.textTooLong, "A reason has at most \(Self.longestReasonBytes) bytes.")
        }
        if let proposed, proposed.locationID != place.locationID, reason.isEmpty {
            throw TerminalError(.reasonMissing, "\(proposed.code) was proposed. Say why the goods stand at \(place.code).")
        }
        guard !raw.isEmpty, raw.count <= configuration.limits.scanBytes else {
            throw TerminalError(.unreadableScan, "A code has 1 to \(configuration.limits.scanBytes) bytes.")
        }
        var goods = try resolve(raw, symbology)
        if goods.lot.isEmpty { goods.lot = lot }
        let body = Entry.Body.putAway(
            PutAwayEntry(
                goods: .raw(raw), symbology: symbology, quantity: quantity, lotCode: lot, toLocationID: place.locationID,
                proposedLocationID: proposed?.locationID ?? 0, reason: reason))
        let sequence = try await save(body, in: nil)
        var reading = Reading(sequence: sequence, kind: .putAway)
        reading.code = goods.code.gtin?.shortText ?? goods.code.key.text
        reading.productID = goods.product?.productID ?? 0
        reading.productName = goods.product?.name ?? ""
        reading.unit = goods.product.map { QuantityUnit($0.unit) } ?? .each
        (reading.lot, reading.quantity, reading.place) = (goods.lot, quantity, place)
        unanswered[sequence] = reading
        return reading
    }
}
