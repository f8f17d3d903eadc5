import Foundation
import RPC
import Storage
import Testing
import Wire

@testable import Inventory

/// The calls about stock as a desk makes them, over the wire: what works, what is refused and with which words, and what is there afterwards.
@Suite("Stock over the wire", .serialized)
struct StockEndpointTests {
    /// A person at a desk.
    private struct Desk {
        let shop: TwoStores
        let token: String

        static func with(_ role: Inventory.Role, isGlobal: Bool = false, _ shop: TwoStores) async throws -> Desk {
            Desk(shop: shop, token: try await shop.signIn(isGlobal ? TwoStores.global(role) : TwoStores.local(role)))
        }

        var reading: CallOptions { CallOptions(metadata: TwoStores.bearer(token), timeout: ListeningTerminal.patience) }

        func writing(_ key: String = UUID().uuidString) -> CallOptions {
            var options = reading
            _ = options.metadata.add(name: "idempotency-key", value: key)
            return options
        }

        var stock: StockLevelsClient { StockLevelsClient(shop.client) }

        /// Buckets of tea in a store as "place:condition:on hand:available".
        func piles(_ store: Int64 = 1) async throws -> [String] {
            try await stock.listStock(ListStockRequest(storeID: store, productID: 1), options: reading).buckets.map {
                "\($0.locationCode):\($0.condition):\($0.onHand):\($0.available)"
            }
        }
    }

    /// The stable reason of what `body` is refused with.
    private func reason(_ body: () async throws -> Void) async -> String {
        do {
            try await body()
            return "OK"
        } catch let error as RPCError {
            return TwoStores.reason(error)
        } catch {
            return "\(error)"
        }
    }

    private func dock(_ shop: TwoStores, _ store: Int = 0) async throws -> Int64 {
        try await shop.books.database.read { try Places.required(.dock, of: TwoStores.stores[store], in: $0).id.rawValue }
    }

    private func shelf(_ shop: TwoStores) async throws -> Int64 {
        _ = try await TwoStores.perform(CreateLocation(store: TwoStores.stores[0], code: "A1", name: "Shelf"), shop.books)
        return try await shop.books.database.read { try Places.find(code: "A1", of: TwoStores.stores[0], in: $0)?.id.rawValue ?? 0 }
    }

    @Test func goodsAreMovedSetAsideAndReleased() async throws {
        try await TwoStores.with { shop in
            let (dock, shelf) = (try await dock(shop), try await shelf(shop))
            let (clerk, supervisor) = (try await Desk.with(.clerk, shop), try await Desk.with(.supervisor, shop))
            func move(
                _ quantity: Int64, _ from: Wire.Condition, _ to: Wire.Condition, to place: Int64 = 0, note: String = "", as desk: Desk, key: String = UUID().uuidString
            ) async -> String {
                let goods = Wire.StockLine(productID: 1, locationID: dock, condition: from, quantity: quantity)
                let request = MoveStockRequest(storeID: 1, lines: [Wire.MoveLine(goods: goods, toLocationID: place, toCondition: to)], note: note)
                return await reason { _ = try await desk.stock.moveStock(request, options: desk.writing(key)) }
            }
            #expect(try await clerk.piles() == ["DOCK:sellable:10:8"])
            #expect(await move(3, .sellable, .sellable, to: shelf, as: clerk, key: "once") == "OK")
            // The same request once more, as a network does it: no second move.
            #expect(await move(3, .sellable, .sellable, to: shelf, as: clerk, key: "once") == "OK")
            #expect(try await clerk.piles() == ["DOCK:sellable:7:5", "A1:sellable:3:3"])
            #expect(await move(2, .sellable, .damaged, as: clerk) == "OK")
            #expect(try await clerk.piles() == ["DOCK:sellable:5:3", "DOCK:damaged:2:0", "A1:sellable:3:3"])
            #expect(await move(1, .damaged, .sellable, note: "looks fine", as: clerk) == "NOT_PERMITTED")
            #expect(await move(1, .damaged, .sellable, as: supervisor) == "MALFORMED")
            #expect(await move(1, .damaged, .sellable, note: "looks fine", as: supervisor) == "OK")
            #expect(await move(5, .sellable, .sellable, to: shelf, as: clerk) == "INSUFFICIENT_STOCK")
            #expect(await move(1, .sellable, .sellable, to: dock, as: clerk) == "MALFORMED")
            #expect(await move(1, .sellable, .sellable, to: 9_999, as: clerk) == "UNKNOWN_REFERENCE")
            #expect(try await clerk.piles() == ["DOCK:sellable:6:4", "DOCK:damaged:1:0", "A1:sellable:3:3"])
        }
    }

    @Test func aLossWaitsForSomebodyElse() async throws {
        try await TwoStores.with { shop in
            let dock = try await dock(shop)
            let (clerk, manager) = (try await Desk.with(.clerk, shop), try await Desk.with(.storeManager, shop))
            let client = AdjustmentsClient(shop.client)
            func request(_ quantity: Int64, evidence: [[UInt8]] = []) -> CreateAdjustmentRequest {
                let goods = Wire.StockLine(productID: 1, locationID: dock, quantity: quantity)
                return CreateAdjustmentRequest(
                    storeID: 1, lines: [Wire.AdjustmentLineDraft(goods: goods, reason: .broken)], note: "fell", evidenceSha256: evidence)
            }
            let photo = [UInt8](repeating: 5, count: 32)
            let made = try await client.createAdjustment(request(-3, evidence: [photo]), options: clerk.writing())
            #expect(made.state == .submitted)
            #expect(try await clerk.piles() == ["DOCK:sellable:10:8"])
            let approve = ApproveAdjustmentRequest(adjustmentID: made.adjustmentID)
            #expect(await reason { _ = try await client.approveAdjustment(approve, options: clerk.writing()) } == "NOT_PERMITTED")
            #expect(try await client.approveAdjustment(approve, options: manager.writing()).state == .posted)
            #expect(try await clerk.piles() == ["DOCK:sellable:7:5"])
            let told = try await client.getAdjustment(GetAdjustmentRequest(adjustmentID: made.adjustmentID), options: clerk.reading).adjustment
            #expect(told?.evidenceSha256 == [photo] && told?.lines.map(\.quantity) == [-3])
            // A clerk is not told what it was worth, the manager is.
            #expect(told?.valueE4 == nil)
            #expect(try await client.getAdjustment(GetAdjustmentRequest(adjustmentID: made.adjustmentID), options: manager.reading).adjustment?.valueE4 != nil)
            let own = try await client.createAdjustment(request(-1), options: manager.writing())
            let ownApproval = ApproveAdjustmentRequest(adjustmentID: own.adjustmentID)
            #expect(await reason { _ = try await client.approveAdjustment(ownApproval, options: manager.writing()) } == "SAME_PERSON")
            #expect(await reason { _ = try await client.createAdjustment(request(-1, evidence: [[1]]), options: clerk.writing()) } == "MALFORMED")
            #expect(await reason { _ = try await client.createAdjustment(request(1), options: clerk.writing()) } == "MALFORMED")
        }
    }

    @Test func goodsArePromisedPickedAndHandedOver() async throws {
        try await TwoStores.with { shop in
            let dock = try await dock(shop)
            let (clerk, counter) = (try await Desk.with(.clerk, shop), try await Desk.with(.counter, shop))
            let client = ReservationsClient(shop.client)
            func reserve(_ quantity: Int64) -> ReserveStockRequest {
                ReserveStockRequest(
                    storeID: 1, reference: "W-7", expiresMs: shop.books.nowMilliseconds + 3_600_000,
                    lines: [ReservationWish(productID: 1, quantity: quantity)])
            }
            #expect(await reason { _ = try await client.reserveStock(reserve(9), options: clerk.writing()) } == "INSUFFICIENT_STOCK")
            #expect(await reason { _ = try await client.reserveStock(reserve(1), options: counter.writing()) } == "NOT_PERMITTED")
            let made = try await client.reserveStock(reserve(8), options: clerk.writing())
            #expect(try await clerk.piles() == ["DOCK:sellable:10:0"])
            func pick(_ quantity: Int64) -> PickStockRequest {
                PickStockRequest(reservationID: made.reservationID, lines: [Wire.StockLine(productID: 1, locationID: dock, quantity: quantity)])
            }
            #expect(await reason { _ = try await client.pickStock(pick(9), options: clerk.writing()) } == "MORE_THAN_AGREED")
            #expect(try await client.pickStock(pick(5), options: clerk.writing()).state == .active)
            #expect(await reason { _ = try await client.pickStock(pick(1), options: counter.writing()) } == "NOT_PERMITTED")
            let id = HandOverReservationRequest(reservationID: made.reservationID)
            #expect(try await client.handOverReservation(id, options: clerk.writing()).state == .fulfilled)
            #expect(try await clerk.piles() == ["DOCK:sellable:5:3"])
            let told = try await client.getReservation(GetReservationRequest(reservationID: made.reservationID), options: clerk.reading)
            #expect(told.reservation?.state == .fulfilled && told.reservation?.reference == "W-7")
            #expect(await reason { _ = try await client.handOverReservation(id, options: clerk.writing()) } == "WRONG_STATE")
        }
    }

    @Test func goodsGoFromStoreToStoreWithADifference() async throws {
        try await TwoStores.with { shop in
            let (dock, farDock) = (try await dock(shop), try await dock(shop, 1))
            let (local, clerk) = (try await Desk.with(.clerk, shop), try await Desk.with(.clerk, isGlobal: true, shop))
            let manager = try await Desk.with(.storeManager, isGlobal: true, shop)
            let client = TransfersClient(shop.client)
            let wish = CreateTransferRequest(fromStoreID: 1, toStoreID: 2, lines: [TransferWish(productID: 1, quantity: 6)])
            let made = try await client.createTransfer(wish, options: clerk.writing()).transferID
            let approval = ApproveTransferRequest(transferID: made)
            #expect(await reason { _ = try await client.approveTransfer(approval, options: clerk.writing()) } == "NOT_PERMITTED")
            let goods = [Wire.StockLine(productID: 1, locationID: dock, quantity: 6)]
            let shipment = ShipTransferRequest(transferID: made, lines: goods)
            #expect(await reason { _ = try await client.shipTransfer(shipment, options: local.writing()) } == "WRONG_STATE")
            #expect(try await client.approveTransfer(approval, options: manager.writing()).state == .approved)
            #expect(try await client.shipTransfer(shipment, options: local.writing()).state == .shipped)
            func receive(_ quantity: Int64, _ condition: Wire.Condition = .sellable) -> ReceiveTransferRequest {
                ReceiveTransferRequest(
                    transferID: made, lines: [Wire.ArrivalLine(productID: 1, quantity: quantity, toLocationID: farDock, toCondition: condition)])
            }
            // The arrival is the other store's matter.
            #expect(await reason { _ = try await client.receiveTransfer(receive(1), options: local.writing()) } == "NOT_PERMITTED")
            #expect(await reason { _ = try await client.receiveTransfer(receive(7), options: clerk.writing()) } == "MORE_THAN_AGREED")
            #expect(try await client.receiveTransfer(receive(4), options: clerk.writing()).state == .partlyReceived)
            #expect(try await client.receiveTransfer(receive(1, .damaged), options: clerk.writing()).state == .partlyReceived)
            #expect(try await client.closeTransfer(CloseTransferRequest(transferID: made, note: "one lacks"), options: manager.writing()).state == .closed)
            let told = try await client.getTransfer(GetTransferRequest(transferID: made), options: local.reading).transfer
            #expect(told?.goods.map { [$0.shipped, $0.received, $0.closed, $0.inTransit] } == [[6, 5, 1, 0]])
            #expect(try await clerk.piles(1) == ["DOCK:sellable:4:2"])
            #expect(try await clerk.piles(2) == ["DOCK:sellable:14:12", "DOCK:damaged:1:0"])
            #expect(try shop.books.verify().isSound)
        }
    }

    @Test func aRecallBlocksEverywhereAndIsToldToAll() async throws {
        try await TwoStores.with { shop in
            try await shop.books.database.write { transaction in
                try transaction.run(
                    SQL(
                        """
                        INSERT INTO lot (id, product, code, shown_code, production_date, shelf_life_days, expiry, status, created_sequence)
                        VALUES (1, 1, 'L7', 'L7', '', 0, '2030-01-01', 1, 1)
                        """))
            }
            let (buyer, supervisor) = (try await Desk.with(.buyer, isGlobal: true, shop), try await Desk.with(.supervisor, shop))
            let client = LotsClient(shop.client)
            @Sendable func set(_ status: Wire.LotStatus, note: String = "glass") -> SetLotStatusRequest {
                SetLotStatusRequest(productID: 1, lotCode: "L7", status: status, note: note)
            }
            #expect(await reason { _ = try await client.setLotStatus(set(.recalled), options: supervisor.writing()) } == "NOT_PERMITTED")
            #expect(await reason { _ = try await client.setLotStatus(set(.recalled, note: ""), options: buyer.writing()) } == "MALFORMED")
            try await ListeningTerminal.with(shop.things.terminals[1], shop) { device in
                let changed = try await client.setLotStatus(set(.recalled), options: buyer.writing())
                #expect(changed.before == .ok && changed.now == .recalled)
                try await device.wait("recall") { body in
                    guard case .push(let push)? = body, case .lot(let lot)? = push.body else { return false }
                    return lot.lotCode == "L7" && lot.status == .recalled && lot.note == "glass"
                }
            }
            let blocked = try await client.listBlockedLots(ListBlockedLotsRequest(), options: supervisor.reading).lots
            #expect(blocked.map(\.lotCode) == ["L7"] && blocked.map(\.status) == [.recalled])
            let trace = try await client.traceLot(TraceLotRequest(productID: 1, lotCode: "L7"), options: supervisor.reading)
            #expect(trace.status == .recalled && trace.places.isEmpty)
            // What was recalled is not for a supervisor to free.
            #expect(await reason { _ = try await client.setLotStatus(set(.ok, note: "fine"), options: supervisor.writing()) } == "NOT_PERMITTED")
            #expect(try await client.setLotStatus(set(.ok, note: "fine"), options: buyer.writing()).before == .recalled)
            #expect(await reason { _ = try await client.setLotStatus(set(.hold), options: supervisor.writing()) } == "OK")
        }
    }

    @Test func stockIsWatchedOnceAWindowAndGoneOnWithWhereItStopped() async throws {
        try await TwoStores.with { shop in
            let dock = try await dock(shop)
            let clerk = try await Desk.with(.clerk, shop)
            func watch(_ request: WatchStockRequest, until isEnough: @Sendable @escaping (Wire.StockNews) -> Bool) async throws -> [Wire.StockNews] {
                try await clerk.stock.watchStock(request, options: clerk.reading) { replies in
                    var told: [Wire.StockNews] = []
                    for try await news in replies {
                        told.append(news)
                        if isEnough(news) { break }
                    }
                    return told
                }
            }
            func breakOne() async throws {
                let goods = Wire.StockLine(productID: 1, locationID: dock, quantity: 1)
                let request = MoveStockRequest(storeID: 1, lines: [Wire.MoveLine(goods: goods, toCondition: .damaged)])
                _ = try await clerk.stock.moveStock(request, options: clerk.writing())
            }
            let first = try await watch(WatchStockRequest(storeID: 1, productIDs: [1])) { _ in true }
            #expect(first.first?.products.map(\.available) == [8])
            let position = try #require(first.first?.position)
            // What happens while nobody listens is told when somebody goes on, each product once, as it is now.
            for _ in 0..<5 { try await breakOne() }
            let missed = try await watch(WatchStockRequest(storeID: 1, productIDs: [1], afterPosition: position)) { _ in true }
            #expect(missed.count == 1)
            #expect(missed.first?.missed == false && missed.first?.products.map(\.available) == [3])
            // Of the other store, and of goods that are not watched, nothing is told: the first news is the change that is waited for.
            let next = try #require(missed.first?.position)
            try await breakOne()
            let other = try await watch(WatchStockRequest(storeID: 1, productIDs: [1], afterPosition: next)) { _ in true }
            #expect(other.first?.products.map(\.available) == [2])
            // A position that the books have never reached: everything is read anew.
            let lost = try await watch(WatchStockRequest(storeID: 1, productIDs: [1], afterPosition: 1_000_000)) { _ in true }
            #expect(lost.first?.missed == true && lost.first?.products.map(\.available) == [2])
        }
    }

    @Test func alertsAreRaisedToldTakenAndPutOff() async throws {
        try await TwoStores.with { shop in
            let (clerk, supervisor) = (try await Desk.with(.clerk, shop), try await Desk.with(.supervisor, shop))
            let manager = try await Desk.with(.storeManager, shop)
            let client = AlertsClient(shop.client)
            let list = ListAlertsRequest(storeID: 1)
            let first = try await client.listAlerts(list, options: clerk.reading).alerts
            #expect(first.map(\.kind) == [.lowStock] && first.map(\.quantity) == [8] && first.map(\.bound) == [1_000])
            let id = try #require(first.first?.alertID)
            try await ListeningTerminal.with(shop.things.terminals[0], shop) { device in
                func told(_ state: Wire.AlertState) async throws {
                    try await device.wait("alert \(state)") { body in
                        guard case .push(let push)? = body, case .alert(let alert)? = push.body else { return false }
                        return alert.alertID == id && alert.state == state && alert.reason == "LOW_STOCK" && alert.message == "Tea is running out."
                    }
                }
                let take = AcknowledgeAlertRequest(alertID: id, note: "ordered")
                #expect(await reason { _ = try await client.acknowledgeAlert(take, options: clerk.writing()) } == "NOT_PERMITTED")
                #expect(try await client.acknowledgeAlert(take, options: supervisor.writing()).state == .acknowledged)
                try await told(.acknowledged)
                let late = SnoozeAlertRequest(alertID: id, untilMs: shop.books.nowMilliseconds - 1)
                #expect(await reason { _ = try await client.snoozeAlert(late, options: manager.writing()) } == "MALFORMED")
                let snooze = SnoozeAlertRequest(alertID: id, untilMs: shop.books.nowMilliseconds + 3_600_000, note: "delivery")
                #expect(try await client.snoozeAlert(snooze, options: manager.writing()).state == .snoozed)
                try await told(.snoozed)
                let rule = SetAlertRuleRequest(storeID: 1, productID: 1, rule: Wire.AlertRule(least: 2, nearExpiryDays: 3))
                #expect(await reason { _ = try await client.setAlertRule(rule, options: supervisor.writing()) } == "NOT_PERMITTED")
                #expect(try await client.setAlertRule(rule, options: manager.writing()).rule?.least == 2)
                #expect(try await shop.books.sweepAlerts().cleared == 1)
                try await told(.cleared)
            }
            #expect(try await client.listAlerts(list, options: clerk.reading).alerts.isEmpty)
            let cleared = try await client.listAlerts(ListAlertsRequest(storeID: 1, states: [.cleared]), options: clerk.reading).alerts
            #expect(cleared.map(\.owner) == [TwoStores.local(.storeManager)] && cleared.map(\.note) == ["delivery"])
            let rules = try await client.listAlertRules(ListAlertRulesRequest(storeID: 1), options: clerk.reading).rules
            #expect(rules.map(\.productID) == [0, 1] && rules.map { $0.rule?.least } == [1_000, 2])
            #expect(await reason { _ = try await client.setAlertRule(SetAlertRuleRequest(storeID: 0), options: manager.writing()) } == "MALFORMED")
        }
    }

    @Test func placesOfACountAreHandedOutAndTakenOver() async throws {
        try await TwoStores.with { shop in
            let dock = try await dock(shop)
            let supervisor = try await Desk.with(.supervisor, shop)
            let other = try await TwoStores.enrol("PDA 9", in: TwoStores.stores[0], shop.books)
            let client = StocktakesClient(shop.client)
            let id = shop.things.stocktakes[0]
            try await ListeningTerminal.with(shop.things.terminals[0], shop) { first in
                try await ListeningTerminal.with(other, shop) { second in
                    func told(_ device: ListeningTerminal, _ message: String) async throws {
                        try await device.wait(message) { body in
                            guard case .push(let push)? = body, case .countTask(let task)? = push.body else { return false }
                            return task.message == message && task.stocktakeID == id && task.locationID == dock
                        }
                    }
                    let number = try await client.getStocktake(GetStocktakeRequest(stocktakeID: id), options: supervisor.reading).stocktake?.number ?? ""
                    let out = HandOutCountTaskRequest(stocktakeID: id, locationID: dock, terminalID: first.terminal.terminal.rawValue)
                    #expect(try await client.handOutCountTask(out, options: supervisor.writing()).formerTerminalID == 0)
                    try await told(first, "You count DOCK in \(number).")
                    // The counter takes it over on the other device.
                    let attempt = SignInAttempt(userName: TwoStores.local(.counter), secret: "8261", peer: "")
                    guard case .done(let session, _, _) = try await shop.books.signIn(attempt, on: other.terminal) else {
                        Issue.record("the counter could not sign in")
                        return
                    }
                    var metadata = TwoStores.device(other)
                    _ = metadata.add(name: "x-session-token", value: TwoStores.hexadecimal(session.token))
                    _ = metadata.add(name: "idempotency-key", value: "take")
                    let take = TakeCountTaskRequest(stocktakeID: id, locationID: dock)
                    let taken = try await client.takeCountTask(take, options: CallOptions(metadata: metadata, timeout: ListeningTerminal.patience))
                    #expect(taken.formerTerminalID == first.terminal.terminal.rawValue)
                    try await told(second, "You count DOCK in \(number).")
                    try await told(first, "PDA 9 counts DOCK in \(number) now.")
                    let tasks = try await client.listCountTasks(ListCountTasksRequest(stocktakeID: id), options: supervisor.reading).tasks
                    let held = tasks.filter { $0.terminalID != 0 }
                    #expect(held.map(\.locationID) == [dock] && held.map(\.terminalName) == ["PDA 9"])
                    #expect(held.map(\.by) == [TwoStores.local(.counter)])
                    #expect(await reason { _ = try await client.takeCountTask(take, options: supervisor.writing()) } == "MALFORMED")
                }
            }
        }
    }
}
