import RPC
import Testing
import Wire

@testable import Inventory

/// What somebody with a stolen token, a copied device or too few rights tries, from outside.
@Suite("Abuse", .serialized)
struct AbuseTests {
    private func method(_ name: String, _ shop: TwoStores) throws -> MethodDescriptor {
        try #require(shop.methods.first { $0.path.hasSuffix("." + name) })
    }

    private func signInOnTerminal(_ name: String, _ terminal: EnrolledTerminal, _ shop: TwoStores) async throws -> SignedIn {
        let outcome = try await shop.books.signIn(SignInAttempt(userName: name, secret: "8261"), on: terminal.terminal)
        guard case .done(let session, _, _) = outcome else { throw BooksError.damaged("\(outcome)") }
        return session
    }

    @Test func aTokenOfOneTerminalIsRefusedOnAnotherAndAtADesk() async throws {
        try await TwoStores.with { shop in
            let name = TwoStores.global(.clerk)
            let session = try await signInOnTerminal(name, shop.things.terminals[0], shop)
            let token = TwoStores.hexadecimal(session.token)
            let list = try method("Stores/ListStores", shop)
            func call(_ metadata: Metadata) async throws -> String { try await shop.call(list, [:], metadata) }
            var own = TwoStores.device(shop.things.terminals[0])
            _ = own.add(name: "x-session-token", value: token)
            #expect(try await call(own) == "OK")
            var other = TwoStores.device(shop.things.terminals[1])
            _ = other.add(name: "x-session-token", value: token)
            #expect(try await call(other) == "SESSION_OF_ANOTHER_TERMINAL")
            #expect(try await call(TwoStores.bearer(token)) == "SESSION_OF_ANOTHER_TERMINAL")
            // Beside a device's credential a desk's token is another device's too.
            var mixed = TwoStores.device(shop.things.terminals[0])
            _ = mixed.add(name: "x-session-token", value: try await shop.signIn(name))
            #expect(try await call(mixed) == "SESSION_OF_ANOTHER_TERMINAL")
            let misuse = try await shop.books.ask(AuditTrail(kinds: [.tokenMisused]), as: Caller(.operatorAtMachine)).items
            #expect(misuse.count == 3 && misuse.allSatisfy { $0.actorName == name })
        }
    }

    @Test func forgedEntriesOfAnotherPersonsSessionAreParkedAndBookNothing() async throws {
        try await TwoStores.with { shop in
            let device = shop.things.terminals[0]
            let elsewhere = try await signInOnTerminal(TwoStores.global(.supervisor), shop.things.terminals[1], shop)
            let desk = try await shop.books.signIn(
                SignInAttempt(userName: TwoStores.global(.supervisor), secret: TwoStores.password, peer: "192.0.2.1:1"), on: nil)
            guard case .done(let atDesk, _, _) = desk else { throw BooksError.damaged("\(desk)") }
            let now = shop.books.nowMilliseconds
            let item = Inventory.Entry.Item(.code(raw: Array("4006381333931".utf8), symbology: ""))
            let sessions = [elsewhere.session.rawValue, atDesk.session.rawValue, 0, 999_999, -1]
            let entries = sessions.enumerated().map { index, session in
                Inventory.Entry(
                    sequence: Int64(index + 1), payload: [UInt8(index)], capturedMilliseconds: now, monotonicMilliseconds: 1, boot: 7,
                    session: session, task: .document(shop.things.receipts[0]), wantsFeedback: true, body: .scan(item, times: 1))
            }
            let clock = TerminalClock(serverMilliseconds: now, wallMilliseconds: now, monotonicMilliseconds: 1, boot: 7)
            let outcome = try await shop.books.apply(
                EntryBatch(terminal: device.terminal, epoch: 1, clock: clock, firstSequence: 1, entries: entries))
            guard case .applied(_, let results) = outcome else { throw BooksError.damaged("\(outcome)") }
            #expect(results.map { $0.rejection?.reason } == [
                "SESSION_OF_ANOTHER_TERMINAL", "SESSION_OF_ANOTHER_TERMINAL", "NOT_SIGNED_IN", "NOT_SIGNED_IN", "NOT_SIGNED_IN",
            ])
            #expect(results.allSatisfy { $0.verdict == .parked })
            // Nothing that was refused is laid at the other person's door.
            let rows = try await shop.books.ask(AuditTrail(kinds: [.scan]), as: Caller(.operatorAtMachine)).items
            #expect(rows.count == 5 && rows.allSatisfy { $0.actor == nil })
        }
    }

    @Test func aClerkApprovesNothingThroughTheBatchPath() async throws {
        try await TwoStores.with { shop in
            let before = try await shop.books.ask(StockList(), as: Caller(.operatorAtMachine))
            let device = shop.things.terminals[0]
            let session = try await signInOnTerminal(TwoStores.local(.clerk), device, shop)
            let now = shop.books.nowMilliseconds
            let item = Inventory.Entry.Item(.code(raw: Array("4006381333931".utf8), symbology: ""))
            let bodies: [Inventory.Entry.Body] = [.scan(item, times: 3), .finish(note: ""), .finish(note: "approve")]
            let entries = bodies.enumerated().map { index, body in
                Inventory.Entry(
                    sequence: Int64(index + 1), payload: [UInt8(index)], capturedMilliseconds: now, monotonicMilliseconds: 1, boot: 7,
                    session: session.session.rawValue, task: .document(shop.things.receipts[0]), wantsFeedback: true, body: body)
            }
            let clock = TerminalClock(serverMilliseconds: now, wallMilliseconds: now, monotonicMilliseconds: 1, boot: 7)
            _ = try await shop.books.apply(EntryBatch(terminal: device.terminal, epoch: 1, clock: clock, firstSequence: 1, entries: entries))
            var metadata = TwoStores.device(device)
            _ = metadata.add(name: "x-session-token", value: TwoStores.hexadecimal(session.token))
            let receipt: BareMessage = [1: .number(shop.things.receipts[0])]
            for name in ["Receipts/ApproveReceipt", "Receipts/PostReceipt", "Receipts/RejectReceipt"] {
                #expect(try await shop.call(try method(name, shop), receipt, metadata) == "NOT_PERMITTED")
            }
            let summary = try await shop.books.documentSummary(shop.things.receipts[0])
            #expect(summary?.stateName == "submitted")
            let after = try await shop.books.ask(StockList(), as: Caller(.operatorAtMachine))
            #expect(after.page.items == before.page.items)
        }
    }

    @Test func aRevokedTerminalsStreamEndsAndItsCredentialIsDead() async throws {
        try await TwoStores.with { shop in
            let device = shop.things.terminals[0]
            let token = try await shop.signIn(TwoStores.local(.storeManager))
            let hello = Hello(
                terminalID: device.terminal.rawValue, epoch: device.epoch, nextSequence: 1, protocolMin: 1, protocolMax: 1,
                wallMs: shop.books.nowMilliseconds, monotonicMs: 1, bootID: 7, language: "en")
            let revoke = try method("Terminals/RevokeTerminal", shop)
            let options = CallOptions(metadata: TwoStores.device(device), timeout: .seconds(60))
            let heard = try await TerminalsClient(shop.client).work(options: options) { requests, replies in
                try await requests.write(TerminalMessage(body: .hello(hello)))
                var heard: [String] = []
                for try await reply in replies {
                    switch reply.body {
                    case .welcome:
                        heard.append("welcome")
                        heard.append(try await shop.call(revoke, [1: .number(device.terminal.rawValue), 2: "lost"], TwoStores.bearer(token)))
                    case .drain(let drain): heard.append("drain \(drain.reason)")
                    default: heard.append("other")
                    }
                }
                return heard
            }
            #expect(heard == ["welcome", "OK", "drain revoked"])
            let again = try? await TerminalsClient(shop.client).work(options: options) { requests, replies in
                try await requests.write(TerminalMessage(body: .hello(hello)))
                for try await _ in replies {}
                return "still in"
            }
            #expect(again == nil)
            #expect(try await shop.call(try method("Sessions/SignIn", shop), [1: "x", 2: "y"], TwoStores.device(device)) == "TERMINAL_REVOKED")
        }
    }

    @Test func costsAreToldToNobodyWhoMayNotSeeThem() async throws {
        try await TwoStores.with { shop in
            for role in Inventory.Role.allCases where role.rights.contains(Inventory.Right(.see, .purchaseOrder)) {
                let token = try await shop.signIn(TwoStores.global(role))
                let reply = try await PurchaseOrdersClient(shop.client).getPurchaseOrder(
                    GetPurchaseOrderRequest(by: .purchaseOrderID(shop.things.orders[0])),
                    options: CallOptions(metadata: TwoStores.bearer(token), timeout: .seconds(60)))
                let order = try #require(reply.purchaseOrder)
                let sees = role.rights.contains(Inventory.Right(.seeCost, .purchaseOrder))
                #expect(!order.lines.isEmpty)
                #expect(order.lines.allSatisfy { $0.unitCostE4 == (sees ? 12_345 : nil) }, "\(role)")
            }
        }
    }

    @Test func disablingAPersonEndsTheirSessionsAtOnce() async throws {
        try await TwoStores.with { shop in
            let token = try await shop.signIn(TwoStores.global(.clerk))
            let list = try method("Stores/ListStores", shop)
            #expect(try await shop.call(list, [:], TwoStores.bearer(token)) == "OK")
            let users = try await shop.books.ask(UserList(page: Inventory.Page(size: 100)), as: Caller(.operatorAtMachine)).items
            let clerk = try #require(users.first { $0.name == TwoStores.global(.clerk) })
            _ = try await TwoStores.perform(DisableUser(user: clerk.id), shop.books)
            #expect(try await shop.call(list, [:], TwoStores.bearer(token)) == "SESSION_ENDED")
        }
    }
}
