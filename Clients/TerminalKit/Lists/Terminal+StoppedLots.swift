// Lots that must not be sold: which they are, where they stand in this store, and carried aside by a scan.

import Barcodes
import Wire

/// A lot that is held or recalled.
public struct StoppedLot: Hashable, Sendable {
    public var productID: Int64
    public var productName: String
    public var lot: String
    /// It has to come back; else somebody is looking at it.
    public var isRecalled: Bool
    /// Why, in the words of who stopped it.
    public var note: String

    public init(productID: Int64, productName: String, lot: String, isRecalled: Bool, note: String) {
        self.productID = productID
        self.productName = productName
        self.lot = lot
        self.isRecalled = isRecalled
        self.note = note
    }
}

/// Where some of it is in this store.
public struct LotStanding: Hashable, Sendable {
    public var place: WorkPlace
    public var condition: GoodsCondition
    public var quantity: Int64

    public init(place: WorkPlace, condition: GoodsCondition, quantity: Int64) {
        self.place = place
        self.condition = condition
        self.quantity = quantity
    }
}

extension Terminal {
    /// Recalled lots first. Needs the server.
    public func stoppedLots() async throws(TerminalError) -> [StoppedLot] {
        let blocked: [BlockedLot] = try await pages { (page) async throws(TerminalError) in
            let reply = try await self.call { client, options in
                try await LotsClient(client).listBlockedLots(ListBlockedLotsRequest(page: page), options: options)
            }
            return (reply.lots, reply.nextToken)
        }
        let lots = blocked.map {
            StoppedLot(
                productID: $0.productID, productName: $0.productName, lot: $0.lotCode, isRecalled: $0.status == .recalled, note: $0.note)
        }
        return lots.filter(\.isRecalled) + lots.filter { !$0.isRecalled }
    }

    /// Where the lot stands in this store, what is still for sale first. Needs the server.
    public func standings(of lot: StoppedLot) async throws(TerminalError) -> [LotStanding] {
        let reply = try await call { client, options in
            try await LotsClient(client).traceLot(TraceLotRequest(productID: lot.productID, lotCode: lot.lot), options: options)
        }
        // Goods on their way stand at no place that somebody can walk to.
        let here = reply.places.filter { $0.storeID == identity.storeID && $0.onHand > 0 && master.location($0.locationID) != nil }.map { place in
            LotStanding(
                place: WorkPlace(
                    locationID: place.locationID, code: place.locationCode, name: master.location(place.locationID)?.name ?? ""),
                condition: GoodsCondition(place.condition), quantity: place.onHand)
        }
        return here.filter { $0.condition != .quarantine } + here.filter { $0.condition == .quarantine }
    }

    /// The goods that were scanned are set aside where they stand: an entry, so it works without the server too.
    ///
    /// - Parameters:
    ///   - raw: a label of the goods. One of another product, or of another lot, is refused: nothing is set aside by mistake.
    ///   - quantity: base units; nil for all that the books have there.
    @discardableResult
    public func quarantine(_ raw: [UInt8], of lot: StoppedLot, at standing: LotStanding, quantity: Int64? = nil) async throws(TerminalError) -> Reading {
        let goods = try resolve(raw, "")
        guard goods.product?.productID == lot.productID else {
            throw TerminalError(.notOnList, "That is not \(lot.productName). Leave it where it is.")
        }
        var wanted = Checklist.Line(productID: lot.productID, productName: lot.productName, wanted: 0)
        wanted.lot = lot.lot
        guard goods.lot.isEmpty || wanted.hasLot(goods.lot) else {
            throw TerminalError(.notOnList, "That is lot \(goods.lot), not \(lot.lot). Leave it where it is.")
        }
        if goods.lot.isEmpty { try setLot(lot.lot, expiry: "") }
        return try await move(
            raw, quantity: quantity ?? standing.quantity, from: standing.place, in: standing.condition, to: standing.place, as: .quarantine)
    }
}
