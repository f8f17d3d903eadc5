// Blocked lots. Translation only.

import Inventory
import RPC
import Wire

struct LotsService: LotsProvider {
    let desk: CommandDesk

    func setLotStatus(_ request: SetLotStatusRequest, context: ServerContext) async throws -> SetLotStatusReply {
        let command = SetLotStatus(
            product: request.productID, lotCode: request.lotCode, status: Inventory.LotStatus(request.status), note: request.note)
        return try await desk.perform(command, said: request, context) { changed in
            SetLotStatusReply(
                before: Wire.LotStatus(changed.before), now: Wire.LotStatus(changed.now), sequence: changed.sequence)
        }
    }

    func traceLot(_ request: TraceLotRequest, context: ServerContext) async throws -> TraceLotReply {
        let trace = try await desk.answer(LotTrace(product: request.productID, lotCode: request.lotCode), context)
        return TraceLotReply(
            lotID: trace.lot.rawValue, lotCode: trace.lotCode, expiry: trace.expiry, status: Wire.LotStatus(trace.status),
            places: trace.places.map { place in
                LotPlace(
                    storeID: place.store.rawValue, locationID: place.location.rawValue, locationCode: place.locationCode,
                    condition: Wire.Condition(place.condition), onHand: place.onHand, reserved: place.reserved)
            },
            departures: trace.departures.map { departure in
                LotDeparture(
                    storeID: departure.store.rawValue, businessDate: departure.businessDate, kind: "\(departure.kind)",
                    quantity: departure.quantity)
            }, asOfSequence: trace.asOfSequence)
    }

    func listBlockedLots(_ request: ListBlockedLotsRequest, context: ServerContext) async throws -> ListBlockedLotsReply {
        let page = try await desk.answer(BlockedLotList(page: Inventory.Page(request.page)), context)
        return ListBlockedLotsReply(lots: page.items.map { Wire.BlockedLot($0) }, nextToken: page.nextToken)
    }
}

extension Wire.BlockedLot {
    init(_ lot: Inventory.BlockedLot) {
        self.init(
            lotID: lot.lot.rawValue, productID: lot.product.rawValue, productName: lot.productName, lotCode: lot.lotCode,
            expiry: lot.expiry, status: Wire.LotStatus(lot.status), note: lot.note, by: lot.by, sinceMs: lot.since.milliseconds)
    }
}
