// Stocktakes as people look at them; never with an expected quantity.

public import Storage

/// One stocktake.
public struct StocktakeInBrief: Query {
    public var stocktake: DocumentID

    public init(_ stocktake: DocumentID) {
        self.stocktake = stocktake
    }

    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> Stocktake {
        let facts = try DocumentFacts.gather(stocktake, of: .stocktake, caller, in: snapshot)
        try Rights.require(facts.permission(.see), of: caller, in: snapshot)
        return try Stocktake(try facts.found(), in: snapshot)
    }
}

/// Stocktakes, newest first.
public struct StocktakeList: Query {
    /// Nil = every store the caller may see.
    public var store: StoreID?
    /// Empty = every state.
    public var states: Set<StocktakeState>
    public var page: Page

    public init(store: StoreID? = nil, states: Set<StocktakeState> = [], page: Page = Page()) {
        self.store = store
        self.states = states
        self.page = page
    }

    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> Paged<Stocktake> {
        let stores = try StoresInSight.of(caller, .see, .stocktake, store: store, in: snapshot)
        let wanted = Set(states.map(\.rawValue))
        let filter = "\(store?.rawValue ?? 0)/\(states.filterText)"
        let found = try DocumentList.page(.stocktake, page, filter: filter, stores: stores, in: snapshot) { document in
            wanted.isEmpty || wanted.contains(document.state)
        }
        var stocktakes: [Stocktake] = []
        for document in found.items { stocktakes.append(try Stocktake(document, in: snapshot)) }
        return Paged(items: stocktakes, nextToken: found.nextToken)
    }
}

extension Stocktake {
    init(_ document: Document, in source: borrowing some Reading & ~Copyable) throws {
        let header = try Stocktakes.requiredHeader(document, in: source)
        self.init(
            id: document.id, number: document.number, state: try document.state(as: StocktakeState.self), store: document.store,
            zone: header.zone, isBlind: header.isBlind, openedAt: header.openedAt, version: document.version,
            linesCounted: header.lines, openedBy: try Signatures.name(of: document.createdBy, in: source),
            approvedBy: document.isIn(StocktakeState.posted, StocktakeState.posting) ? try Signatures.approver(of: document.id, in: source) : "",
            postedSequence: document.postedSequence, note: document.note)
    }
}
