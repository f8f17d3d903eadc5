// What waits to be shipped, received or picked in this store, as the server lists it, and what is wanted on it.

import Wire

/// A transfer or a picking that may be taken.
public struct OpenDocument: Hashable, Sendable {
    public var kind: Checklist.Kind
    public var documentID: Int64
    public var number: String
    /// The other store, or for whom.
    public var title: String
    /// Some of it was received before.
    public var isBegun = false

    public init(kind: Checklist.Kind, documentID: Int64, number: String, title: String) {
        self.kind = kind
        self.documentID = documentID
        self.number = number
        self.title = title
    }
}

extension Terminal {
    /// Newest first, at most `listRows`. Needs the server.
    public func openDocuments(_ kind: Checklist.Kind) async throws(TerminalError) -> [OpenDocument] {
        switch kind {
        case .shipping: try await transfers(kind, [.approved]) { [store = identity.storeID] in ($0.fromStoreID == store, $0.toStoreID) }
        case .arrival:
            try await transfers(kind, [.shipped, .partlyReceived]) { [store = identity.storeID] in ($0.toStoreID == store, $0.fromStoreID) }
        case .picking: try await pickings()
        }
    }

    private func transfers(
        _ kind: Checklist.Kind, _ states: [TransferState], _ way: @Sendable (Transfer) -> (isOurs: Bool, other: Int64)
    ) async throws(TerminalError) -> [OpenDocument] {
        let store = identity.storeID
        let found: [Transfer] = try await pages { (page) async throws(TerminalError) in
            let reply = try await self.call { client, options in
                try await TransfersClient(client).listTransfers(
                    ListTransfersRequest(storeID: store, states: states, page: page), options: options)
            }
            return (reply.transfers, reply.nextToken)
        }
        let stores = try await call { client, options in try await StoresClient(client).listStores(ListStoresRequest(), options: options) }.stores
        return found.compactMap { transfer in
            let (isOurs, other) = way(transfer)
            guard isOurs else { return nil }
            var document = OpenDocument(
                kind: kind, documentID: transfer.transferID, number: transfer.number,
                title: stores.first { $0.storeID == other }?.name ?? "")
            document.isBegun = transfer.state == .partlyReceived
            return document
        }
    }

    private func pickings() async throws(TerminalError) -> [OpenDocument] {
        let store = identity.storeID
        let found: [Reservation] = try await pages { (page) async throws(TerminalError) in
            let reply = try await self.call { client, options in
                try await ReservationsClient(client).listReservations(
                    ListReservationsRequest(storeID: store, openOnly: true, page: page), options: options)
            }
            return (reply.reservations, reply.nextToken)
        }
        return found.filter { $0.state == .active }.map {
            OpenDocument(kind: .picking, documentID: $0.reservationID, number: $0.number, title: $0.reference)
        }
    }

    /// Page after page, until the list or the room for it ends.
    func pages<Item: Sendable>(
        _ read: (Page) async throws(TerminalError) -> (items: [Item], nextToken: [UInt8])
    ) async throws(TerminalError) -> [Item] {
        let limit = configuration.limits.listRows
        var found: [Item] = []
        var token: [UInt8] = []
        repeat {
            let page = try await read(Page(size: Int32(clamping: min(100, limit - found.count)), token: token))
            // A page without rows and with a token would go on for ever.
            guard !page.items.isEmpty else { break }
            found += page.items
            token = page.nextToken
        } while !token.isEmpty && found.count < limit
        return Array(found.prefix(limit))
    }
}

extension Transfer {
    var toShip: [Checklist.Line] {
        requested.map { Checklist.Line(productID: $0.productID, productName: $0.productName, wanted: $0.requested) }
    }

    var toArrive: [Checklist.Line] {
        goods.filter { $0.inTransit > 0 }.map { goods in
            var line = Checklist.Line(productID: goods.productID, productName: goods.productName, wanted: goods.inTransit)
            (line.lot, line.condition) = (goods.lotCode, GoodsCondition(goods.condition))
            return line
        }
    }
}

extension Reservation {
    var toPick: [Checklist.Line] {
        lines.filter { !$0.picked && $0.open > 0 }.map { promised in
            var line = Checklist.Line(productID: promised.productID, productName: promised.productName, wanted: promised.open)
            (line.lot, line.expiry) = (promised.lotCode, promised.expiry)
            line.place = WorkPlace(locationID: promised.locationID, code: promised.locationCode, name: "")
            return line
        }
    }
}
