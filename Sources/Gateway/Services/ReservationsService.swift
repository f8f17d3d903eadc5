// Goods promised and picked. Translation only.

import Inventory
import RPC
import Wire

struct ReservationsService: ReservationsProvider {
    let desk: CommandDesk

    func reserveStock(_ request: ReserveStockRequest, context: ServerContext) async throws -> ReserveStockReply {
        let command = ReserveStock(
            store: try Parsing.identifier(request.storeID, "store_id", context), reference: request.reference,
            expires: Instant(milliseconds: request.expiresMs), minimumExpiry: request.minimumExpiry,
            lines: request.lines.map { ReserveStock.Line(product: $0.productID, quantity: $0.quantity) })
        return try await desk.perform(command, said: request, context) { created in
            ReserveStockReply(reservationID: created.id.rawValue, number: created.number)
        }
    }

    func pickStock(_ request: PickStockRequest, context: ServerContext) async throws -> PickStockReply {
        let command = PickStock(
            try id(request.reservationID, context), lines: request.lines.map { StockLineDraft($0) }, toLocation: request.toLocationID,
            overrideNote: request.overrideNote)
        return try await desk.perform(command, said: request, context) { state in
            PickStockReply(state: Wire.ReservationState(state))
        }
    }

    func handOverReservation(_ request: HandOverReservationRequest, context: ServerContext) async throws -> HandOverReservationReply {
        let command = HandOverReservation(try id(request.reservationID, context))
        return try await desk.perform(command, said: request, context) { state in
            HandOverReservationReply(state: Wire.ReservationState(state))
        }
    }

    func releaseReservation(_ request: ReleaseReservationRequest, context: ServerContext) async throws -> ReleaseReservationReply {
        let command = ReleaseReservation(try id(request.reservationID, context), note: request.note)
        return try await desk.perform(command, said: request, context) { state in
            ReleaseReservationReply(state: Wire.ReservationState(state))
        }
    }

    func getReservation(_ request: GetReservationRequest, context: ServerContext) async throws -> GetReservationReply {
        let found = try await desk.answer(ReservationInFull(try id(request.reservationID, context)), context)
        return GetReservationReply(reservation: Wire.Reservation(found))
    }

    func listReservations(_ request: ListReservationsRequest, context: ServerContext) async throws -> ListReservationsReply {
        let list = ReservationList(
            store: try Parsing.optional(request.storeID, "store_id", context), openOnly: request.openOnly,
            page: Inventory.Page(request.page))
        let page = try await desk.answer(list, context)
        return ListReservationsReply(reservations: page.items.map { Wire.Reservation($0) }, nextToken: page.nextToken)
    }

    func listPickOverrides(_ request: ListPickOverridesRequest, context: ServerContext) async throws -> ListPickOverridesReply {
        let list = PickOverrideList(
            store: try Parsing.optional(request.storeID, "store_id", context),
            product: try Parsing.optional(request.productID, "product_id", context),
            person: try Parsing.optional(request.actorID, "actor_id", context),
            from: request.fromMs == 0 ? nil : Instant(milliseconds: request.fromMs),
            to: request.toMs == 0 ? nil : Instant(milliseconds: request.toMs), page: Inventory.Page(request.page))
        let page = try await desk.answer(list, context)
        return ListPickOverridesReply(overrides: page.items.map { Wire.PickOverride($0) }, nextToken: page.nextToken)
    }

    private func id(_ raw: Int64, _ context: ServerContext) throws -> DocumentID {
        try Parsing.identifier(raw, "reservation_id", context)
    }
}

extension Wire.Reservation {
    init(_ reservation: Inventory.Reservation) {
        self.init(
            reservationID: reservation.id.rawValue, number: reservation.number, state: Wire.ReservationState(reservation.state),
            storeID: reservation.store.rawValue, version: reservation.version, reference: reservation.reference,
            expiresMs: reservation.expires.milliseconds, createdBy: reservation.createdBy, note: reservation.note,
            lines: reservation.lines.map { line in
                ReservationLine(
                    productID: line.product.rawValue, productName: line.productName, lotCode: line.lotCode, expiry: line.expiry,
                    locationID: line.location.rawValue, locationCode: line.locationCode, quantity: line.quantity, open: line.open,
                    picked: line.isPicked)
            })
    }
}

extension Wire.ReservationState {
    init(_ state: Inventory.ReservationState) {
        self =
            switch state {
            case .active: .active
            case .picked: .picked
            case .fulfilled: .fulfilled
            case .released: .released
            case .expired: .expired
            }
    }
}

extension Wire.PickOverride {
    init(_ one: LoggedOverride) {
        self.init(
            sequence: one.sequence, rule: Wire.PickRule(one.rule), productID: one.bucket.product.rawValue, productName: one.productName,
            lotCode: one.lotCode, expiry: one.expiry, locationID: one.bucket.location.rawValue, locationCode: one.locationCode,
            quantity: one.quantity, dueLotCode: one.dueLotCode, dueExpiry: one.dueExpiry, note: one.note,
            pickedMs: one.picked.milliseconds, actorID: one.person?.rawValue ?? 0, actor: one.personName, storeID: one.store.rawValue,
            reservationID: one.reservation?.rawValue ?? 0, reservationNumber: one.reservationNumber)
    }
}

extension Wire.PickRule {
    init(_ rule: Inventory.PickRule) {
        self =
            switch rule {
            case .firstToExpire: .firstToExpire
            case .held: .held
            case .recalled: .recalled
            case .expired: .expired
            }
    }
}
