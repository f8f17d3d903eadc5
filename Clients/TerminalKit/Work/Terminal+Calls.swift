// What needs the server at once: sign in, choose a document. Each has a bounded time and a clear "needs the server".

import Barcodes
import RPC
import Wire

extension Terminal {
    // MARK: People

    /// Opens a person's session on this device with a password or a PIN. Needs the server; the session outlives a restart.
    @discardableResult
    public func signIn(user: String, secret: String, code: String = "") async throws(TerminalError) -> Person {
        let reply = try await call { client, options in
            try await SessionsClient(client).signIn(
                SignInRequest(userName: user, secret: secret, totpCode: code), options: options)
        }
        let person = Person(
            sessionID: reply.sessionID, token: reply.token, userName: user,
            displayName: reply.displayName.isEmpty ? user : reply.displayName, expiresMilliseconds: reply.expiresMs)
        try keep { $0.person = person }
        await refreshTasks()
        return person
    }

    /// Ends the person's session. Entries already saved keep it.
    public func signOut() async throws(TerminalError) {
        guard note.person != nil else { return }
        // Without the server the session ends there by its idle time.
        _ = try? await call { client, options in try await SessionsClient(client).signOut(SignOutRequest(), options: options) }
        try keep { $0.person = nil }
    }

    // MARK: Receipts

    /// Begins a receipt against an order, found by its number, by a delivery note, or by any product on it as scanned: then the
    /// order on which it is expected first. With the server the receipt is opened there; without it, it is begun on the device
    /// for an order that was heard of before.
    @discardableResult
    public func startReceipt(order number: String, deliveryNote: String = "") async throws(TerminalError) -> WorkTask {
        try refuseWhileChecking()
        let known = knownOrder(number)
        do throws(TerminalError) {
            let order = try await order(number)
            let opened = try await call { [storeID = identity.storeID] client, options in
                try await ReceiptsClient(client).openReceipt(
                    OpenReceiptRequest(storeID: storeID, purchaseOrderID: order.purchaseOrderID, deliveryNote: deliveryNote),
                    options: options)
            }
            let task = WorkTask(
                kind: .receipt, reference: .document(opened.receiptID), title: order.number, expected: order.stillExpected)
            try take(task)
            return task
        } catch where error.code == .needsServer || error.code == .unavailable {
            guard known != nil else {
                throw TerminalError(.unknownTask, "The device knows no open order for \(number). Connect it, or receive without an order.")
            }
            _ = try await startOffline(order: known, supplier: 0, deliveryNote: deliveryNote)
            return try taskAtHand()
        }
    }

    /// Begins a receipt of goods that nobody ordered.
    @discardableResult
    public func startReceipt(supplier: Int64, deliveryNote: String) async throws(TerminalError) -> WorkTask {
        try refuseWhileChecking()
        _ = try await startOffline(order: nil, supplier: supplier, deliveryNote: deliveryNote)
        return try taskAtHand()
    }

    /// Joins a receipt that another person or device began.
    @discardableResult
    public func joinReceipt(number: String) async throws(TerminalError) -> WorkTask {
        try await join(.receipt, as: .receipt, number)
    }

    /// Counts in a stocktake, found by its number.
    @discardableResult
    public func startCount(stocktake number: String) async throws(TerminalError) -> WorkTask {
        try await join(.stocktake, as: .stocktake, number)
    }

    private func join(_ kind: KnownTask.Kind, as workKind: WorkTask.Kind, _ number: String) async throws(TerminalError) -> WorkTask {
        try refuseWhileChecking()
        func find() -> KnownTask? { knownTasks.first { $0.kind == kind && $0.number == number } }
        if find() == nil { await refreshTasks() }
        guard let found = find() else {
            throw TerminalError(.unknownTask, "There is no open \(workKind.rawValue) \(number). Check the number, or connect the device.")
        }
        var task = WorkTask(kind: workKind, reference: .document(found.documentID), title: number)
        if workKind == .receipt { task.expected = await expected(on: found.documentID) }
        try take(task)
        return task
    }

    /// What the order of a receipt still expects; nothing where the server does not say.
    private func expected(on receipt: Int64) async -> [Int64: Int64] {
        let found = try? await call { client, options in
            try await ReceiptsClient(client).getReceipt(GetReceiptRequest(receiptID: receipt), options: options)
        }.receipt
        guard let order = found?.purchaseOrderID, order != 0 else { return [:] }
        return knownTasks.first { $0.kind == .purchaseOrder && $0.documentID == order }?.expected ?? [:]
    }

    private func order(_ clue: String) async throws(TerminalError) -> PurchaseOrder {
        var by = GetPurchaseOrderRequest.By.number(clue)
        if let found = try await find(.text(clue)) {
            by = .purchaseOrderID(found)
        } else if let found = try await find(.raw(Array(clue.utf8))) {
            by = .purchaseOrderID(found)
        }
        let reply = try await call { [by] client, options in
            try await PurchaseOrdersClient(client).getPurchaseOrder(GetPurchaseOrderRequest(by: by), options: options)
        }
        guard let order = reply.purchaseOrder else {
            throw TerminalError(.unknownTask, "There is no order \(clue).")
        }
        return order
    }

    /// The open order that fits best; nil where none does, or the clue is no such thing.
    private func find(_ clue: FindPurchaseOrdersRequest.Clue) async throws(TerminalError) -> Int64? {
        do throws(TerminalError) {
            let reply = try await call { [storeID = identity.storeID] client, options in
                try await PurchaseOrdersClient(client).findPurchaseOrders(
                    FindPurchaseOrdersRequest(storeID: storeID, clue: clue), options: options)
            }
            return reply.matches.first?.purchaseOrder?.purchaseOrderID
        } catch where error.code == .refused {
            return nil
        }
    }

    // MARK: What may be done here

    /// Asks which orders, receipts and stocktakes are open, for now and for when there is no server. Keeps the old list where
    /// the server does not say.
    public func refreshTasks() async {
        let page = Page(size: Int32(clamping: max(1, configuration.limits.knownTasks / 4)))
        let store = identity.storeID
        var found: [KnownTask] = []
        var answered: Set<KnownTask.Kind> = []
        if let orders = try? await call({ client, options in
            try await PurchaseOrdersClient(client).listPurchaseOrders(
                ListPurchaseOrdersRequest(storeID: store, openOnly: true, page: page), options: options)
        }) {
            answered.insert(.purchaseOrder)
            found += orders.purchaseOrders.map { order in
                KnownTask(order, known: knownTasks.first { $0.kind == .purchaseOrder && $0.documentID == order.purchaseOrderID })
            }
        }
        if let receipts = try? await call({ client, options in
            try await ReceiptsClient(client).listReceipts(
                ListReceiptsRequest(storeID: store, states: [.draft], page: page), options: options)
        }) {
            answered.insert(.receipt)
            found += receipts.receipts.map {
                KnownTask(kind: .receipt, documentID: $0.receiptID, number: $0.number, title: $0.deliveryNote)
            }
        }
        if let stocktakes = try? await call({ client, options in
            try await StocktakesClient(client).listStocktakes(
                ListStocktakesRequest(storeID: store, states: [.counting, .recounting], page: page), options: options)
        }) {
            answered.insert(.stocktake)
            found += stocktakes.stocktakes.map {
                KnownTask(kind: .stocktake, documentID: $0.stocktakeID, number: $0.number, title: $0.zone)
            }
        }
        if let suppliers = try? await call({ client, options in
            try await StoresClient(client).listSuppliers(ListSuppliersRequest(page: page), options: options)
        }) {
            answered.insert(.supplier)
            found += suppliers.suppliers.map {
                KnownTask(kind: .supplier, documentID: $0.supplierID, number: $0.code, title: $0.name)
            }
        }
        guard !answered.isEmpty else { return }
        knowTasks(knownTasks.filter { !answered.contains($0.kind) } + found)
        await learnOrders()
    }

    func knowTasks(_ tasks: [KnownTask]) {
        knownTasks = Array(tasks.prefix(configuration.limits.knownTasks))
        // A list that could not be written is asked for again after a restart.
        try? KnownTask.save(knownTasks, folder.tasks)
        changed()
    }

    // MARK: Calling

    /// What makes one call safe to repeat.
    func newKey() -> String {
        HexText.encode((0 ..< 16).map { _ in UInt8(truncatingIfNeeded: configuration.clock.random()) })
    }

    /// One call with the device's and the person's credentials, an identity that makes it safe to repeat, and a bounded time.
    func call<Reply: Sendable>(
        key: String? = nil, _ body: @Sendable (Client, CallOptions) async throws -> Reply
    ) async throws(TerminalError) -> Reply {
        guard connection != .offline else {
            throw TerminalError(.needsServer, "This needs the server, and the device is switched to offline.")
        }
        let options = ServerConnection.options(
            identity: identity, person: note.person, language: configuration.language,
            idempotencyKey: key ?? newKey(),
            timeoutMilliseconds: configuration.limits.callTimeoutMilliseconds)
        do {
            return try await body(client, options)
        } catch {
            throw TerminalError(calling: error)
        }
    }
}
