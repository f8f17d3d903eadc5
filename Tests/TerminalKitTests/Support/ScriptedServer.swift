// The server's side of the terminal protocol, small and in memory, with faults on demand. What it has applied is what the
// tests compare with.

import NIOCore
import RPC
import Synchronization
import Wire

/// A server for one terminal, in this process, over a real socket.
final class ScriptedServer: ServiceProvider {
    /// When a stream is cut, counted in messages from the terminal on that stream, Hello first.
    struct Cut: Hashable, Sendable {
        var message: Int
        /// Whether the message still takes effect: then only the answer is lost.
        var isApplied: Bool
    }

    struct State: Sendable {
        var applied: [Entry] = []
        var credit: Int32 = 64
        var maxBatchBytes: Int32 = 65_536
        /// One per stream, in order; streams beyond them are not cut.
        var cuts: [Cut] = []
        /// Batches, counted over all streams, that are lost within the server.
        var lostBatches: Set<Int> = []
        /// Takes Hello and says nothing.
        var isSilent = false
        /// Leaves a stream open after the terminal's end.
        var ignoresGoodbye = false
        var refusal: RPCError?
        var utcOffset: Int32 = 0
        var drain: Drain?
        var appliedThroughLie: Int64?
        var result: @Sendable (Int64, Entry) -> EntryResult = { sequence, _ in EntryResult(sequence: sequence, verdict: .accepted) }
        var catalog: @Sendable (PullCatalogRequest) -> [CatalogChunk] = { _ in [] }
        var orders: [PurchaseOrder] = []
        var transfers: [Transfer] = []
        var reservations: [Reservation] = []
        var countTasks: [CountTask] = []
        var lots: [BlockedLot] = []
        var lotPlaces: [LotPlace] = []
        var alerts: [Alert] = []
        /// Of shipping, receiving, picking: what is done before it is answered. Called with the request and its number among them.
        var refusalOfList: @Sendable (Int) -> RPCError? = { _ in nil }

        // What was seen.
        var hellos: [Hello] = []
        var byes: [String] = []
        var batches = 0
        var streams = 0
        var pulls: [[UInt8]] = []
        var metadata: [String: String] = [:]
        /// Entries that came with a number already used for other bytes.
        var identitiesReused = 0
        var largestUnanswered = 0
        var opened: [OpenReceiptRequest] = []
        var shipped: [ShipTransferRequest] = []
        var received: [ReceiveTransferRequest] = []
        var picked: [PickStockRequest] = []
        /// Keys of the calls that booked a list, in order.
        var listKeys: [String] = []
        var takenTasks: [TakeCountTaskRequest] = []
        var givenBack: [HandOutCountTaskRequest] = []
        var snoozed: [SnoozeAlertRequest] = []
        var acknowledged: [AcknowledgeAlertRequest] = []
        fileprivate var replies: ReplyWriter<ServerMessage>?
    }

    private let state: Mutex<State>
    private let server = Server()

    init(_ state: sending State) {
        self.state = Mutex(state)
    }

    /// Serves on a free port of the loopback until `body` returns.
    static func serving<Outcome>(
        _ prepare: (inout State) -> Void = { _ in }, _ body: (ScriptedServer, Int) async throws -> Outcome
    ) async throws -> Outcome {
        var prepared = State()
        prepare(&prepared)
        let scripted = ScriptedServer(prepared)
        scripted.server.register(scripted)
        let address = try await scripted.server.bind(host: "127.0.0.1", port: 0)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await scripted.server.run() }
            defer { group.cancelAll() }
            return try await body(scripted, address.port ?? 0)
        }
    }

    /// Looks at what was seen, or changes what will happen.
    @discardableResult
    func look<Outcome: Sendable>(_ body: (inout State) throws -> Outcome) rethrows -> Outcome {
        try state.withLock { try body(&$0) }
    }

    /// Something happens on the server's side of the open stream.
    func send(_ message: ServerMessage.Body) async throws {
        try await state.withLock { $0.replies }?.write(ServerMessage(body: message))
    }

    func register(in router: inout Router) {
        router.bidirectional(TerminalsMethods.work) { (requests: RequestStream<TerminalMessage>, replies: ReplyWriter<ServerMessage>, context) in
            try await self.work(requests, replies, context)
        }
        router.serverStreaming(TerminalsMethods.pullCatalog) { (request: PullCatalogRequest, replies: ReplyWriter<CatalogChunk>, _) in
            let chunks = self.state.withLock { state in
                state.pulls.append(request.cursor)
                return state.catalog
            }
            for chunk in chunks(request) { try await replies.write(chunk) }
        }
        router.unary(TerminalsMethods.enrolTerminal) { (request: EnrolTerminalRequest, _) -> EnrolTerminalReply in
            guard request.code == "GOODCODE" else { throw RPCError(.permissionDenied, "That code is not valid any more. Ask for a new one.") }
            return EnrolTerminalReply(
                terminalID: 7, epoch: 2, credential: Array(0 ..< 32), storeID: 1, storeName: "North", terminalName: "PDA 3")
        }
        router.unary(SessionsMethods.signIn) { (request: SignInRequest, context) -> SignInReply in
            self.note(context)
            guard request.secret == "1234" else { throw RPCError(.unauthenticated, "Wrong name or PIN.") }
            return SignInReply(sessionID: 99, token: [1, 2, 3], userID: 5, displayName: "Anna", expiresMs: 1, idleTimeoutMs: 1)
        }
        router.unary(SessionsMethods.signOut) { (_: SignOutRequest, _) -> SignOutReply in SignOutReply() }
        registerDocuments(in: &router)
        registerLists(in: &router)
    }

    private func registerDocuments(in router: inout Router) {
        router.unary(PurchaseOrdersMethods.getPurchaseOrder) { (request: GetPurchaseOrderRequest, _) -> GetPurchaseOrderReply in
            let found = self.state.withLock { $0.orders }.first { order in
                switch request.by {
                case .number(let number): order.number == number
                case .purchaseOrderID(let id): order.purchaseOrderID == id
                case nil: false
                }
            }
            guard let found else { throw RPCError(.notFound, "There is no such order.") }
            return GetPurchaseOrderReply(purchaseOrder: found)
        }
        // Knows no delivery notes; every order is on every pallet of milk.
        router.unary(PurchaseOrdersMethods.findPurchaseOrders) { (request: FindPurchaseOrdersRequest, _) -> FindPurchaseOrdersReply in
            guard case .raw(let raw) = request.clue else { return FindPurchaseOrdersReply() }
            guard raw == Array("5901234123457".utf8) else { throw RPCError(.notFound, "The code is not known.") }
            return FindPurchaseOrdersReply(matches: self.state.withLock { $0.orders }.map { PurchaseOrderMatch(purchaseOrder: $0, line: 1) })
        }
        router.unary(PurchaseOrdersMethods.listPurchaseOrders) { (_: ListPurchaseOrdersRequest, _) -> ListPurchaseOrdersReply in
            ListPurchaseOrdersReply(purchaseOrders: self.state.withLock { $0.orders })
        }
        router.unary(ReceiptsMethods.openReceipt) { (request: OpenReceiptRequest, context) -> OpenReceiptReply in
            self.note(context)
            self.state.withLock { $0.opened.append(request) }
            return OpenReceiptReply(receiptID: 500, number: "R-500")
        }
        router.unary(ReceiptsMethods.listReceipts) { (_: ListReceiptsRequest, _) -> ListReceiptsReply in ListReceiptsReply() }
        router.unary(StocktakesMethods.listStocktakes) { (_: ListStocktakesRequest, _) -> ListStocktakesReply in
            ListStocktakesReply(stocktakes: [Stocktake(stocktakeID: 800, number: "ST-1", state: .counting, storeID: 1)])
        }
    }

    func note(_ context: ServerContext) {
        let entries = context.metadata.entries
        state.withLock { state in
            for (name, value) in entries { state.metadata[name] = value }
        }
    }

    // MARK: The stream

    private func work(
        _ requests: RequestStream<TerminalMessage>, _ replies: ReplyWriter<ServerMessage>, _ context: ServerContext
    ) async throws {
        note(context)
        let (cut, refusal) = state.withLock { state in
            state.streams += 1
            state.replies = replies
            return (state.streams <= state.cuts.count ? state.cuts[state.streams - 1] : nil, state.refusal)
        }
        if let refusal { throw refusal }
        var count = 0
        for try await message in requests {
            let isCut = cut?.message == count
            count += 1
            if isCut, cut?.isApplied == false { throw RPCError(.unavailable, "cut") }
            let answers = try answer(message)
            if isCut { throw RPCError(.unavailable, "cut") }
            for answer in answers { try await replies.write(ServerMessage(body: answer)) }
            if answers.contains(where: { if case .drain = $0 { true } else { false } }) { return }
        }
        if look({ $0.ignoresGoodbye }) { try await Task.sleep(for: .seconds(60)) }
    }

    private func answer(_ message: TerminalMessage) throws -> [ServerMessage.Body] {
        try state.withLock { state in
            switch message.body {
            case .hello(let hello)?:
                state.hellos.append(hello)
                if state.isSilent { return [] }
                return [.welcome(Self.welcome(state))] + (state.drain.map { [.drain($0)] } ?? [])
            case .batch(let batch)?:
                state.batches += 1
                if state.lostBatches.contains(state.batches) { return [] }
                return try Self.apply(batch, &state)
            case .bye(let bye)?:
                state.byes.append(bye.reason)
                return []
            case .watch?, nil:
                return []
            }
        }
    }

    private static func welcome(_ state: State) -> Welcome {
        Welcome(
            sessionID: Int64(state.streams), protocol: 1, appliedThrough: state.appliedThroughLie ?? Int64(state.applied.count),
            serverMs: 0, creditEntries: state.credit, maxBatchBytes: state.maxBatchBytes, keepaliveS: 60, storeID: 1,
            utcOffsetS: state.utcOffset)
    }

    private static func apply(_ batch: Batch, _ state: inout State) throws -> [ServerMessage.Body] {
        let applied = Int64(state.applied.count)
        guard batch.firstSequence <= applied + 1 else { return [.welcome(welcome(state))] }
        guard try TerminalMessage(body: .batch(batch)).bytes.count <= Int(state.maxBatchBytes) else {
            throw RPCError(.resourceExhausted, "the batch is larger than was agreed")
        }
        state.largestUnanswered = max(state.largestUnanswered, batch.entries.count)
        var results: [EntryResult] = []
        for (index, entry) in batch.entries.enumerated() {
            let sequence = batch.firstSequence + Int64(index)
            if sequence <= Int64(state.applied.count) {
                if state.applied[Int(sequence) - 1] != entry { state.identitiesReused += 1 }
                results.append(EntryResult(sequence: sequence, verdict: .repeated, firstVerdict: .accepted))
            } else {
                state.applied.append(entry)
                results.append(state.result(sequence, entry))
            }
        }
        return [.result(Result(appliedThrough: Int64(state.applied.count), entries: results, creditEntries: state.credit))]
    }
}
