// Adjustments as people look at them.

public import Storage

/// One adjustment with its lines.
public struct AdjustmentInFull: Query {
    public var adjustment: DocumentID

    public init(_ adjustment: DocumentID) {
        self.adjustment = adjustment
    }

    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> Adjustment {
        let facts = try DocumentFacts.gather(adjustment, of: .adjustment, caller, in: snapshot)
        try Rights.require(facts.permission(.see), of: caller, in: snapshot)
        let document = try facts.found()
        var answer = try Adjustment(
            document, seesCost: try Rights.sees(costOf: .adjustment, in: document.store, caller, snapshot), in: snapshot)
        for line in try Adjustments.lines(of: document.id, in: snapshot) {
            answer.lines.append(try Adjustment.Line(line, in: snapshot))
        }
        return answer
    }
}

/// Adjustments without their lines, newest first.
public struct AdjustmentList: Query {
    /// Nil = every store the caller may see.
    public var store: StoreID?
    /// Empty = every state.
    public var states: Set<AdjustmentState>
    public var page: Page

    public init(store: StoreID? = nil, states: Set<AdjustmentState> = [], page: Page = Page()) {
        self.store = store
        self.states = states
        self.page = page
    }

    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> Paged<Adjustment> {
        let stores = try StoresInSight.of(caller, .see, .adjustment, store: store, in: snapshot)
        let wanted = Set(states.map(\.rawValue))
        let filter = "\(store?.rawValue ?? 0)/\(states.filterText)"
        let found = try DocumentList.page(.adjustment, page, filter: filter, stores: stores, in: snapshot) { document in
            wanted.isEmpty || wanted.contains(document.state)
        }
        var adjustments: [Adjustment] = []
        for document in found.items {
            let seesCost = try Rights.sees(costOf: .adjustment, in: document.store, caller, snapshot)
            adjustments.append(try Adjustment(document, seesCost: seesCost, in: snapshot))
        }
        return Paged(items: adjustments, nextToken: found.nextToken)
    }
}

extension Adjustment {
    /// Without lines.
    init(_ document: Document, seesCost: Bool, in source: borrowing some Reading & ~Copyable) throws {
        let header = try Adjustments.header(document.id, in: source)
        self.init(
            id: document.id, number: document.number, state: try document.state(as: AdjustmentState.self), store: document.store,
            version: document.version, createdBy: try Signatures.name(of: document.createdBy, in: source),
            approvedBy: try Signatures.approver(of: document.id, in: source), created: document.createdAt,
            note: document.note.isEmpty ? header.note : document.note, postedSequence: document.postedSequence,
            evidence: try Adjustments.evidence(of: document.id, in: source), value: seesCost ? header.value : nil, lines: [])
    }
}

extension Adjustment.Line {
    init(_ line: AdjustmentLine, in source: borrowing some Reading & ~Copyable) throws {
        let bucket = line.bucket
        self.init(
            product: bucket.product, productName: try Products.find(bucket.product.rawValue, in: source)?.name ?? "",
            lotCode: try bucket.lot.flatMap { try Lots.find($0, in: source)?.shownCode } ?? "", location: bucket.location,
            locationCode: try Places.place(bucket.location, in: source)?.code ?? "", condition: bucket.condition,
            quantity: line.quantity.units, reason: line.reason)
    }
}
