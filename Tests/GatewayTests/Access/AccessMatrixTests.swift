import Foundation
import RPC
import Testing

@testable import Inventory

/// Every method and every kind of entry, as every built-in role, in the own and in the other store: allowed exactly as the table says.
@Suite("Access matrix", .serialized)
struct AccessMatrixTests {
    @Test func everyMethodStandsInTheTableOnce() async throws {
        try await TwoStores.with { shop in
            let served = shop.methods.map { $0.path.replacing("/shelfwire.v1.", with: "") }
            #expect(Set(served) == Set(PolicyTable.methods.map(\.method)))
            #expect(PolicyTable.methods.count == served.count)
        }
    }

    @Test func everyKindOfEntryStandsInTheTable() {
        let kinds = Set(PolicyTable.entries.map { PolicyTable.name(of: $0.body) })
        #expect(kinds == ["scan", "count", "receive", "start of a receipt", "finish", "location counted", "undo", "discrepancy", "move", "write-off", "put-away"])
    }

    @Test func everyMethodIsAllowedExactlyAsTheTableSays() async throws {
        try await TwoStores.with { shop in
            let methods = Dictionary(uniqueKeysWithValues: shop.methods.map { ($0.path.replacing("/shelfwire.v1.", with: ""), $0) })
            for role in Role.allCases {
                for (name, isEverywhere) in [(TwoStores.local(role), false), (TwoStores.global(role), true)] {
                    let token = try await shop.signIn(name)
                    for row in PolicyTable.methods where row.need != .terminal {
                        let method = try #require(methods[row.method])
                        guard method.kind == .unary else { continue }
                        for place in 0..<2 {
                            // Signing out ends the session, so that has one of its own.
                            let used = row.method == "Sessions/SignOut" ? try await shop.signIn(name) : token
                            let answer = try await shop.call(method, row.request(shop.things, place), TwoStores.bearer(used))
                            let isAllowed = PolicyTable.allows(row.need, role, heldEverywhere: isEverywhere, place: place)
                            #expect(answer != "NOT_SIGNED_IN" && answer != "SESSION_ENDED", "\(row.method) as \(name)")
                            #expect((answer != "NOT_PERMITTED") == isAllowed, "\(row.method) in store \(place + 1) as \(name): \(answer)")
                        }
                    }
                }
            }
        }
    }

    /// A lesser right is enough in one case only, and only for those who hold it: as each role, on a device that has the task in hand and on one that
    /// has not.
    @Test func whatOneHasInHandOneMayGiveBack() async throws {
        #expect(PolicyTable.methods.filter { $0.orElse != nil }.map(\.method) == ["Stocktakes/HandOutCountTask"])
        let row = try #require(PolicyTable.methods.first { $0.orElse != nil })
        let lesser = try #require(row.orElse?.need)
        try await TwoStores.with { shop in
            let method = try #require(shop.methods.first { $0.path.hasSuffix(row.method) })
            let (holder, other) = (shop.things.terminals[0], try await TwoStores.enrol("PDA 9", in: TwoStores.stores[0], shop.books))
            let stocktake = DocumentID(trusted: shop.things.stocktakes[0])
            for role in Role.allCases {
                for device in [holder, other] {
                    let hand = HandOutCountTask(stocktake, to: holder.terminal.rawValue)
                    _ = try await TwoStores.perform(hand, shop.books)
                    let attempt = SignInAttempt(userName: TwoStores.local(role), secret: "8261", peer: "")
                    guard case .done(let session, _, _) = try await shop.books.signIn(attempt, on: device.terminal) else {
                        Issue.record("\(role) could not sign in")
                        return
                    }
                    var metadata = TwoStores.device(device)
                    _ = metadata.add(name: "x-session-token", value: TwoStores.hexadecimal(session.token))
                    let answer = try await shop.call(method, row.request(shop.things, 0), metadata)
                    let isAllowed =
                        PolicyTable.allows(row.need, role, heldEverywhere: false, place: 0)
                        || (device.terminal == holder.terminal && PolicyTable.allows(lesser, role, heldEverywhere: false, place: 0))
                    #expect(answer == (isAllowed ? "OK" : "NOT_PERMITTED"), "\(role) on \(device.terminal)")
                }
            }
        }
    }

    @Test func withoutSigningInNothingIsToldButHowToSignIn() async throws {
        try await TwoStores.with { shop in
            let methods = Dictionary(uniqueKeysWithValues: shop.methods.map { ($0.path.replacing("/shelfwire.v1.", with: ""), $0) })
            let wrong = String(repeating: "ab", count: 32)
            for row in PolicyTable.methods {
                let method = try #require(methods[row.method])
                for metadata in [[:], TwoStores.bearer(wrong), ["authorization": "Terminal 1:\(wrong)"], ["authorization": "Basic YTpi"]] as [Metadata] {
                    let answer: String
                    if method.kind == .unary {
                        answer = try await shop.call(method, row.request(shop.things, 0), metadata)
                    } else {
                        answer = try await Self.open(method, shop, metadata, row.request(shop.things, 0))
                    }
                    #expect(answer != "OK", "\(row.method)")
                    if row.need != .nothing { #expect(answer == "NOT_SIGNED_IN", "\(row.method)") }
                    if row.need == .nothing, metadata.isEmpty { #expect(answer != "NOT_SIGNED_IN", "\(row.method)") }
                }
            }
        }
    }

    /// A stream that is allowed goes on, so one that still lasts when its time is over was.
    @Test func everyStreamOfAPersonIsAllowedExactlyAsTheTableSays() async throws {
        try await TwoStores.with { shop in
            let methods = Dictionary(uniqueKeysWithValues: shop.methods.map { ($0.path.replacing("/shelfwire.v1.", with: ""), $0) })
            let rows = PolicyTable.methods.filter { $0.need != .terminal && methods[$0.method]?.kind == .serverStreaming }
            #expect(rows.map(\.method) == ["StockLevels/WatchStock"])
            for (role, isEverywhere) in [(Role.clerk, false), (.deviceAdmin, true)] {
                let token = try await shop.signIn(isEverywhere ? TwoStores.global(role) : TwoStores.local(role))
                for row in rows {
                    let method = try #require(methods[row.method])
                    for place in 0..<2 {
                        let isAllowed = PolicyTable.allows(row.need, role, heldEverywhere: isEverywhere, place: place)
                        // A refusal is waited for; that none comes is believed after a second.
                        let options = CallOptions(metadata: TwoStores.bearer(token), timeout: .seconds(isAllowed ? 1 : 60))
                        let answer = try await Self.watch(method, row.request(shop.things, place), shop, options)
                        #expect((answer != "NOT_PERMITTED") == isAllowed, "\(row.method) in store \(place + 1) as \(role): \(answer)")
                    }
                }
            }
        }
    }

    private static func watch(
        _ method: MethodDescriptor, _ request: BareMessage, _ shop: TwoStores, _ options: CallOptions
    ) async throws -> String {
        do {
            try await shop.client.serverStreaming(method, request, options: options) { (replies: ReplyStream<BareMessage>) in
                for try await _ in replies {}
            }
            return "OK"
        } catch let error as RPCError {
            return TwoStores.reason(error)
        }
    }

    /// A person's token opens no stream that is a device's.
    @Test func streamsNeedADevice() async throws {
        try await TwoStores.with { shop in
            let token = try await shop.signIn(TwoStores.global(.administrator))
            let ofDevices = Set(PolicyTable.methods.filter { $0.need == .terminal }.map(\.method))
            for method in shop.methods where ofDevices.contains(method.path.replacing("/shelfwire.v1.", with: "")) {
                #expect(try await Self.open(method, shop, TwoStores.bearer(token)) == "NOT_SIGNED_IN", "\(method)")
            }
        }
    }

    private static func open(
        _ method: MethodDescriptor, _ shop: TwoStores, _ metadata: Metadata, _ request: BareMessage = [:]
    ) async throws -> String {
        let options = CallOptions(metadata: metadata, timeout: .seconds(60))
        do {
            switch method.kind {
            case .unary:
                let _: BareMessage = try await shop.client.unary(method, request, options: options)
            case .serverStreaming:
                try await shop.client.serverStreaming(method, request, options: options) { (replies: ReplyStream<BareMessage>) in
                    for try await _ in replies {}
                }
            default:
                try await shop.client.bidirectional(method, options: options) { (requests: RequestWriter<BareMessage>, replies: ReplyStream<BareMessage>) in
                    try await requests.write(request)
                    for try await _ in replies {}
                }
            }
            return "OK"
        } catch let error as RPCError {
            return TwoStores.reason(error)
        }
    }

    @Test func everyEntryIsAllowedExactlyAsTheTableSays() async throws {
        try await TwoStores.with { shop in
            var sequences: [TerminalID: Int64] = [:]
            for role in Role.allCases {
                for (name, isEverywhere) in [(TwoStores.local(role), false), (TwoStores.global(role), true)] {
                    for (place, terminal) in shop.things.terminals.enumerated() {
                        let attempt = SignInAttempt(userName: name, secret: "8261", peer: "")
                        guard case .done(let session, _, _) = try await shop.books.signIn(attempt, on: terminal.terminal) else {
                            Issue.record("\(name) could not sign in")
                            continue
                        }
                        for row in PolicyTable.entries {
                            let sequence = (sequences[terminal.terminal] ?? 0) + 1
                            sequences[terminal.terminal] = sequence
                            let isRefused = try await Self.isRefused(row, sequence, session.session, terminal, shop, place)
                            let isAllowed = PolicyTable.allows(row.need, role, heldEverywhere: isEverywhere, place: place)
                            #expect(isRefused == !isAllowed, "\(row.name) in store \(place + 1) as \(name)")
                        }
                    }
                }
            }
        }
    }

    private static func isRefused(
        _ row: PolicyTable.EntryRow, _ sequence: Int64, _ session: PersonSessionID, _ terminal: EnrolledTerminal, _ shop: TwoStores, _ place: Int
    ) async throws -> Bool {
        let now = shop.books.nowMilliseconds
        let entry = Entry(
            sequence: sequence, payload: Array("\(sequence)".utf8), capturedMilliseconds: now, monotonicMilliseconds: 1, boot: 7,
            session: session.rawValue, task: row.task.map { .document($0(shop.things, place)) }, wantsFeedback: false, body: row.body)
        let clock = TerminalClock(serverMilliseconds: now, wallMilliseconds: now, monotonicMilliseconds: 1, boot: 7)
        let batch = EntryBatch(terminal: terminal.terminal, epoch: 1, clock: clock, firstSequence: sequence, entries: [entry])
        guard case .applied(_, let results) = try await shop.books.apply(batch), let result = results.first else {
            Issue.record("\(row.name) was not applied")
            return true
        }
        if case .notPermitted = result.rejection { return true }
        return false
    }

    /// The page that people read is made of the table.
    @Test func thePageIsTheTable() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Sources/Inventory/Inventory.docc/WhoMayDoWhat.md").standardizedFileURL
        if ProcessInfo.processInfo.environment["SHELFWIRE_UPDATE_GOLDEN"] == "1" {
            try PolicyTable.page.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == PolicyTable.page, "SHELFWIRE_UPDATE_GOLDEN=1 writes it anew")
    }
}
