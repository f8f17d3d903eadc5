import Foundation
import RPC
import Storage
import Testing
import Wire

@testable import Inventory

/// What people at desks set, look up and are told, over the wire: rules for recounts, picks against the rules, messages.
@Suite("Desks over the wire", .serialized)
struct DeskEndpointTests {
    private static func reading(_ role: Inventory.Role, _ shop: TwoStores, language: String = "en") async throws -> CallOptions {
        var metadata = TwoStores.bearer(try await shop.signIn(TwoStores.local(role)))
        _ = metadata.add(name: "accept-language", value: language)
        return CallOptions(metadata: metadata, timeout: ListeningTerminal.patience)
    }

    private static func writing(_ reading: CallOptions, key: String = UUID().uuidString) -> CallOptions {
        var options = reading
        _ = options.metadata.add(name: "idempotency-key", value: key)
        return options
    }

    /// The stable reason of what `body` is refused with.
    private static func reason(_ body: () async throws -> Void) async -> String {
        do {
            try await body()
            return "OK"
        } catch let error as RPCError {
            return TwoStores.reason(error)
        } catch {
            return "\(error)"
        }
    }

    @Test func aStoreSetsRecountsByClass() async throws {
        try await TwoStores.with { shop in
            let client = StockLevelsClient(shop.client)
            let (manager, supervisor) = (try await Self.reading(.storeManager, shop), try await Self.reading(.supervisor, shop))
            let rules = [
                ClassRecount(salesClass: .c), ClassRecount(salesClass: .a, always: true),
                ClassRecount(salesClass: .b, recountPermille: 20, recountValueE4: 50_000),
            ]
            let policy = Wire.StockPolicy(adjustmentLimitE4: 7, recountPermille: 100, classRecounts: rules)
            let set = SetStockPolicyRequest(storeID: 1, policy: policy)
            #expect(await Self.reason { _ = try await client.setStockPolicy(set, options: Self.writing(supervisor)) } == "NOT_PERMITTED")
            #expect(try await client.setStockPolicy(set, options: Self.writing(manager)).policy?.classRecounts == [rules[1], rules[2], rules[0]])
            let told = try await client.getStockPolicy(GetStockPolicyRequest(storeID: 1), options: supervisor).policy
            #expect(told?.classRecounts == [rules[1], rules[2], rules[0]] && told?.recountPermille == 100 && told?.adjustmentLimitE4 == 7)
            for bad in [
                [ClassRecount(salesClass: .a, always: true, recountPermille: 1)], [ClassRecount(salesClass: .a), ClassRecount(salesClass: .a)],
                [ClassRecount(salesClass: .b, recountPermille: .max)], [ClassRecount(salesClass: .b, recountValueE4: .min)],
            ] {
                let request = SetStockPolicyRequest(storeID: 1, policy: Wire.StockPolicy(classRecounts: bad))
                #expect(await Self.reason { _ = try await client.setStockPolicy(request, options: Self.writing(manager)) } == "MALFORMED")
            }
            let many = SetStockPolicyRequest(
                storeID: 1, policy: Wire.StockPolicy(classRecounts: [ClassRecount](repeating: ClassRecount(salesClass: .a), count: 50_000)))
            #expect(await Self.reason { _ = try await client.setStockPolicy(many, options: Self.writing(manager)) } == "TOO_MANY")
            #expect(try await client.getStockPolicy(GetStockPolicyRequest(storeID: 1), options: supervisor).policy == told)
        }
    }

    @Test func whatWasPickedAgainstTheRulesIsFound() async throws {
        try await TwoStores.with { shop in
            let client = ReservationsClient(shop.client)
            let (supervisor, counter) = (try await Self.reading(.supervisor, shop), try await Self.reading(.counter, shop))
            let store = TwoStores.stores[0]
            let dock = try await shop.books.database.read { try Places.required(.dock, of: store, in: $0).id.rawValue }
            try await shop.books.database.write { transaction in
                try transaction.run(
                    SQL(
                        """
                        INSERT INTO lot (id, product, code, shown_code, production_date, shelf_life_days, expiry, status, created_sequence)
                        VALUES (1, 1, 'OLD', 'old', '', 0, '2020-01-01', 1, 0)
                        """))
            }
            _ = try await TwoStores.perform(SetStockPolicy(Inventory.StockPolicy(adjustmentLimit: Value(e4: 1_000_000)), of: store), shop.books)
            let found = StockLineDraft(product: 1, lotCode: "old", location: dock, quantity: 3)
            _ = try await TwoStores.perform(
                CreateAdjustment(store: store, lines: [Inventory.AdjustmentLineDraft(found, reason: .found)]), shop.books)
            let pick = PickStockRequest(
                reservationID: shop.things.reservations[0], lines: [Wire.StockLine(productID: 1, lotCode: "old", locationID: dock, quantity: 1)],
                overrideNote: "for the window")
            _ = try await client.pickStock(pick, options: Self.writing(supervisor))
            let told = try await client.listPickOverrides(ListPickOverridesRequest(storeID: 1), options: supervisor)
            #expect(told.nextToken.isEmpty && told.overrides.count == 1)
            let one = try #require(told.overrides.first)
            #expect(one.rule == .expired && one.quantity == 1 && one.lotCode == "old" && one.expiry == "2020-01-01" && one.dueLotCode.isEmpty)
            #expect(one.note == "for the window" && one.actor == TwoStores.local(.supervisor) && one.productName == "Tea" && one.productID == 1)
            #expect(one.locationCode == "DOCK" && one.locationID == dock && one.storeID == 1 && one.pickedMs > 0)
            #expect(one.reservationID == shop.things.reservations[0] && one.reservationNumber.hasPrefix("RS-"))
            for (request, count) in [
                (ListPickOverridesRequest(storeID: 1, productID: 1), 1), (ListPickOverridesRequest(storeID: 1, productID: 2), 0),
                (ListPickOverridesRequest(storeID: 1, actorID: one.actorID), 1), (ListPickOverridesRequest(storeID: 1, actorID: 1), 0),
                (ListPickOverridesRequest(fromMs: one.pickedMs), 1), (ListPickOverridesRequest(fromMs: one.pickedMs + 1), 0),
                (ListPickOverridesRequest(toMs: one.pickedMs), 0), (ListPickOverridesRequest(toMs: one.pickedMs + 1), 1),
            ] {
                #expect(try await client.listPickOverrides(request, options: supervisor).overrides.count == count, "\(request)")
            }
            for (request, reason) in [
                (ListPickOverridesRequest(storeID: 2), "NOT_PERMITTED"), (ListPickOverridesRequest(storeID: -1), "MALFORMED"),
                (ListPickOverridesRequest(productID: -1), "MALFORMED"), (ListPickOverridesRequest(actorID: .min), "MALFORMED"),
                (ListPickOverridesRequest(page: Wire.Page(size: 1_001)), "TOO_MANY"), (ListPickOverridesRequest(page: Wire.Page(token: [1])), "MALFORMED"),
            ] {
                #expect(await Self.reason { _ = try await client.listPickOverrides(request, options: supervisor) } == reason, "\(request)")
            }
            #expect(await Self.reason { _ = try await client.listPickOverrides(ListPickOverridesRequest(), options: counter) } == "NOT_PERMITTED")
        }
    }

    @Test func whoOpenedTheReceiptHasAMessage() async throws {
        try await TwoStores.with { shop in
            let (receipts, client) = (ReceiptsClient(shop.client), MessagesClient(shop.client))
            let (clerk, chinese) = (try await Self.reading(.clerk, shop), try await Self.reading(.clerk, shop, language: "zh"))
            let (supervisor, manager) = (try await Self.reading(.supervisor, shop), try await Self.reading(.storeManager, shop))
            let receipt = try await receipts.openReceipt(OpenReceiptRequest(storeID: 1, supplierID: 1), options: Self.writing(clerk))
            let note = NoteDiscrepancyRequest(
                receiptID: receipt.receiptID, productID: 1, kind: .damaged, action: .refuse, quantity: 3, reason: "crushed")
            let noted = try await receipts.noteDiscrepancy(note, options: Self.writing(supervisor)).discrepancyID
            let told = try await client.listMessages(ListMessagesRequest(), options: clerk)
            #expect(told.unread == 1 && told.messages.count == 1)
            let one = try #require(told.messages.first)
            #expect(one.state == .unread && one.reason == "DISCREPANCY" && one.discrepancyID == noted && one.receiptID == receipt.receiptID)
            #expect(one.message == "\(receipt.number): 3 of Tea arrived damaged (refused, gone back with the driver). Reason: crushed.")
            #expect(one.sentMs > 0 && one.readMs == 0 && one.handledMs == 0 && one.storeID == 1 && one.receiptNumber == receipt.number)
            #expect(try await client.listMessages(ListMessagesRequest(), options: chinese).messages.first?.message.contains("到货破损 3") == true)
            #expect(try await client.listMessages(ListMessagesRequest(), options: supervisor).messages.isEmpty)
            // The same call once more, as a network does it, is the same answer.
            let mark = MarkMessagesRequest(messageIDs: [one.messageID], state: .read)
            for _ in 0..<2 { #expect(try await client.markMessages(mark, options: Self.writing(clerk, key: "read")).changed == 1) }
            #expect(try await client.markMessages(mark, options: Self.writing(clerk)).changed == 0)
            #expect(await Self.reason { _ = try await client.markMessages(mark, options: Self.writing(supervisor)) } == "UNKNOWN_REFERENCE")
            #expect(await Self.reason { _ = try await client.markMessages(mark, options: clerk) } != "OK")
            let none = MarkMessagesRequest(messageIDs: [], state: .read)
            #expect(await Self.reason { _ = try await client.markMessages(none, options: Self.writing(clerk)) } == "MALFORMED")
            let back = MarkMessagesRequest(messageIDs: [one.messageID], state: .unread)
            #expect(await Self.reason { _ = try await client.markMessages(back, options: Self.writing(clerk)) } == "MALFORMED")
            #expect(try await client.listMessages(ListMessagesRequest(states: [.unread]), options: clerk).messages.isEmpty)
            // Settled by somebody else, nobody has to see to it any more.
            let settle = SettleDiscrepancyRequest(discrepancyID: noted, note: "credit note 77")
            _ = try await receipts.settleDiscrepancy(settle, options: Self.writing(manager))
            #expect(try await client.listMessages(ListMessagesRequest(), options: clerk).messages.isEmpty)
            let handled = try await client.listMessages(ListMessagesRequest(states: [.handled]), options: clerk).messages
            #expect(handled.map(\.state) == [.handled] && handled.first?.nextStep == "")
        }
    }
}
