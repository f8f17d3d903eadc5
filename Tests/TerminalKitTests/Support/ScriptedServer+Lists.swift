import RPC
import Wire

/// Transfers, pickings, places to count, stopped lots and alerts of the scripted server: lists that do not change by themselves.
extension ScriptedServer {
    func registerLists(in router: inout Router) {
        router.unary(StoresMethods.listStores) { (_: ListStoresRequest, _) -> ListStoresReply in
            ListStoresReply(stores: [Store(storeID: 1, code: "01", name: "North"), Store(storeID: 2, code: "02", name: "Hilltop")])
        }
        router.unary(TransfersMethods.listTransfers) { (request: ListTransfersRequest, _) -> ListTransfersReply in
            // Two to a page, so that pages are turned.
            let all = self.look { $0.transfers }.filter { request.states.contains($0.state) }
            let start = request.page?.token.first.map(Int.init) ?? 0
            let end = min(all.count, start + 2)
            return ListTransfersReply(transfers: Array(all[start ..< end]), nextToken: end < all.count ? [UInt8(end)] : [])
        }
        router.unary(TransfersMethods.getTransfer) { (request: GetTransferRequest, _) -> GetTransferReply in
            GetTransferReply(transfer: self.look { $0.transfers }.first { $0.transferID == request.transferID })
        }
        router.unary(TransfersMethods.shipTransfer) { (request: ShipTransferRequest, context) -> ShipTransferReply in
            try self.book(context) { $0.shipped.append(request) }
            return ShipTransferReply(state: .shipped)
        }
        router.unary(TransfersMethods.receiveTransfer) { (request: ReceiveTransferRequest, context) -> ReceiveTransferReply in
            try self.book(context) { $0.received.append(request) }
            return ReceiveTransferReply(state: .partlyReceived)
        }
        router.unary(ReservationsMethods.listReservations) { (_: ListReservationsRequest, _) -> ListReservationsReply in
            ListReservationsReply(reservations: self.look { $0.reservations })
        }
        router.unary(ReservationsMethods.getReservation) { (request: GetReservationRequest, _) -> GetReservationReply in
            GetReservationReply(reservation: self.look { $0.reservations }.first { $0.reservationID == request.reservationID })
        }
        router.unary(ReservationsMethods.pickStock) { (request: PickStockRequest, context) -> PickStockReply in
            try self.book(context) { $0.picked.append(request) }
            return PickStockReply(state: .picked)
        }
        registerTasksAndAlerts(in: &router)
    }

    private func registerTasksAndAlerts(in router: inout Router) {
        router.unary(StocktakesMethods.listCountTasks) { (_: ListCountTasksRequest, _) -> ListCountTasksReply in
            ListCountTasksReply(tasks: self.look { $0.countTasks })
        }
        router.unary(StocktakesMethods.takeCountTask) { (request: TakeCountTaskRequest, _) -> TakeCountTaskReply in
            self.look { $0.takenTasks.append(request) }
            return TakeCountTaskReply()
        }
        router.unary(StocktakesMethods.handOutCountTask) { (request: HandOutCountTaskRequest, _) -> HandOutCountTaskReply in
            self.look { $0.givenBack.append(request) }
            return HandOutCountTaskReply()
        }
        router.unary(LotsMethods.listBlockedLots) { (_: ListBlockedLotsRequest, _) -> ListBlockedLotsReply in
            ListBlockedLotsReply(lots: self.look { $0.lots })
        }
        router.unary(LotsMethods.traceLot) { (_: TraceLotRequest, _) -> TraceLotReply in
            TraceLotReply(status: .recalled, places: self.look { $0.lotPlaces })
        }
        router.unary(AlertsMethods.listAlerts) { (_: ListAlertsRequest, _) -> ListAlertsReply in
            ListAlertsReply(alerts: self.look { $0.alerts })
        }
        router.unary(AlertsMethods.acknowledgeAlert) { (request: AcknowledgeAlertRequest, _) -> AcknowledgeAlertReply in
            self.look { $0.acknowledged.append(request) }
            return AcknowledgeAlertReply(state: .acknowledged)
        }
        router.unary(AlertsMethods.snoozeAlert) { (request: SnoozeAlertRequest, _) -> SnoozeAlertReply in
            self.look { $0.snoozed.append(request) }
            return SnoozeAlertReply(state: .snoozed)
        }
    }

    /// A repeat books nothing; a lost answer comes after the booking.
    private func book(_ context: ServerContext, _ booking: (inout State) -> Void) throws {
        note(context)
        let failure = look { state -> RPCError? in
            let key = state.metadata["idempotency-key"] ?? ""
            let failure = state.refusalOfList(state.listKeys.count)
            let isLost = failure?.code == .unavailable
            if failure == nil || isLost, !state.listKeys.contains(key) { booking(&state) }
            state.listKeys.append(key)
            return failure
        }
        if let failure { throw failure }
    }
}
