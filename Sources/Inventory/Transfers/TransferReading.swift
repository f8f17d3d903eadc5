// Transfers as people at both ends look at them.

public import Storage

/// One transfer with what was asked for and what left and arrived.
public struct TransferInFull: Query {
    public var transfer: DocumentID

    public init(_ transfer: DocumentID) {
        self.transfer = transfer
    }

    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> Transfer {
        let facts = try TransferFacts.gather(transfer, caller, in: snapshot)
        var permission = facts.document.permission(.see)
        if let user = caller.user, try !Rights.holds(permission, user, in: snapshot) { permission = facts.permissionAtTarget(.see) }
        try Rights.require(permission, of: caller, in: snapshot)
        var answer = try Transfer(try facts.document.found(), in: snapshot)
        for line in facts.requested {
            answer.requested.append(
                Transfer.Request(
                    product: line.product, productName: try Products.find(line.product.rawValue, in: snapshot)?.name ?? "",
                    requested: line.requested))
        }
        for goods in facts.goods { answer.goods.append(try Transfer.Goods(goods, in: snapshot)) }
        return answer
    }
}

/// Transfers without their lines, newest first: of stores that give or take.
public struct TransferList: Query {
    /// Nil = every store the caller may see.
    public var store: StoreID?
    /// Empty = every state.
    public var states: Set<TransferState>
    public var page: Page

    public init(store: StoreID? = nil, states: Set<TransferState> = [], page: Page = Page()) {
        self.store = store
        self.states = states
        self.page = page
    }

    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> Paged<Transfer> {
        let stores = try StoresInSight.of(caller, .see, .transfer, store: store, in: snapshot)
        let wanted = Set(states.map(\.rawValue))
        let filter = "\(store?.rawValue ?? 0)/\(states.filterText)"
        let found = try DocumentList.page(.transfer, page, filter: filter, stores: .all, in: snapshot) { document in
            guard wanted.isEmpty || wanted.contains(document.state) else { return false }
            if stores.contains(document.store) { return true }
            return stores.contains(try Transfers.header(document.id, in: snapshot).target)
        }
        var transfers: [Transfer] = []
        for document in found.items { transfers.append(try Transfer(document, in: snapshot)) }
        return Paged(items: transfers, nextToken: found.nextToken)
    }
}

extension Transfer {
    /// Without lines.
    init(_ document: Document, in source: borrowing some Reading & ~Copyable) throws {
        let header = try Transfers.header(document.id, in: source)
        self.init(
            id: document.id, number: document.number, state: try document.state(as: TransferState.self), source: document.store,
            target: header.target, version: document.version, createdBy: try Signatures.name(of: document.createdBy, in: source),
            approvedBy: try Signatures.approver(of: document.id, in: source),
            note: document.note.isEmpty ? header.note : document.note, requested: [], goods: [])
    }
}

extension Transfer.Goods {
    init(_ goods: TransferGoods, in source: borrowing some Reading & ~Copyable) throws {
        self.init(
            product: goods.product, productName: try Products.find(goods.product.rawValue, in: source)?.name ?? "",
            lotCode: try goods.lot.flatMap { try Lots.find($0, in: source)?.shownCode } ?? "", condition: goods.condition,
            shipped: goods.shipped, received: goods.received, closed: goods.closed, inTransit: goods.inTransit)
    }
}
