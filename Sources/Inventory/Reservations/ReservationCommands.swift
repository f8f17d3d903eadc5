// How a promise ends: handed over, given up, or run out.

public import Storage

/// Picked goods leave the store for whom they were promised to; what was not picked is free again.
public struct HandOverReservation: Command {
    public static let kind = JournalKind.handOverReservation
    public var reservation: DocumentID

    public init(_ reservation: DocumentID) {
        self.reservation = reservation
    }

    public struct Facts {
        var document: DocumentFacts
        var allocations: [Allocation]
        var standings: [Bucket: BucketStanding]
        var holdings: [ProductID: Holding]
        var customer: LocationID?
        /// What is told where goods are short.
        var names: [Bucket: (product: String, place: String)] = [:]
    }

    public struct Plan {
        var document: Document
        var postings: [Posting]
        var allocations: [Allocation]
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        let document = try DocumentFacts.gather(reservation, of: .reservation, circumstances.caller, in: transaction)
        var facts = Facts(document: document, allocations: [], standings: [:], holdings: [:], customer: nil)
        guard let found = document.document else { return facts }
        facts.allocations = try Reservations.allocations(of: found.id, in: transaction)
        for allocation in facts.allocations {
            facts.standings[allocation.bucket] = try Balances.standing(of: allocation.bucket, in: transaction)
            let product = allocation.bucket.product
            facts.holdings[product] = try Valuation.holding(of: product, in: found.store, transaction)
            facts.names[allocation.bucket] = (
                try Products.find(product.rawValue, in: transaction)?.name ?? "",
                try Places.place(allocation.bucket.location, in: transaction)?.code ?? "")
        }
        facts.customer = try Places.required(.customer, of: found.store, in: transaction).id
        return facts
    }

    public func permission(_ facts: Facts) -> Permission { facts.document.permission(.post) }

    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) -> Plan {
        let document = try facts.document.found(in: ReservationState.active, ReservationState.picked)
        let picked = facts.allocations.filter { $0.isPicked && $0.open > 0 }
        guard !picked.isEmpty, let customer = facts.customer else { throw Refusal(.noLines(number: document.number)) }
        var holdings = facts.holdings
        var postings: [Posting] = []
        var shortages: [Rejection] = []
        for allocation in picked {
            let bucket = allocation.bucket
            let onHand = facts.standings[bucket]?.onHand ?? 0
            if onHand < allocation.open {
                shortages.append(
                    .insufficientStock(
                        product: facts.names[bucket]?.product ?? "", place: facts.names[bucket]?.place ?? "", available: max(0, onHand),
                        wanted: allocation.open))
            }
            let quantity = Quantity(trusted: allocation.open)
            let value = holdings[bucket.product, default: Holding()].value(of: quantity.negated).negated
            holdings[bucket.product, default: Holding()].add(quantity.negated, worth: value.negated)
            postings += Posting.move(
                bucket.product, lot: bucket.lot, quantity, value: value, from: (bucket.location, bucket.condition),
                to: (customer, bucket.condition))
        }
        try Refusal.check(shortages)
        return Plan(document: document, postings: postings, allocations: facts.allocations)
    }

    public func apply(_ plan: Plan, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws -> ReservationState {
        draft.document = plan.document.id
        let effects = try Ledger.post(plan.postings, to: &draft, in: transaction)
        try Consequences.record(effects, draft, in: transaction)
        try Reservations.close(plan.document, plan.allocations, as: .fulfilled, in: transaction)
        return .fulfilled
    }
}

/// Gives a promise up. Goods that were picked stay where they were brought to and are free.
public struct ReleaseReservation: Command {
    public static let kind = JournalKind.releaseReservation
    public var reservation: DocumentID
    public var note: String

    public init(_ reservation: DocumentID, note: String) {
        self.reservation = reservation
        self.note = note
    }

    public struct Facts {
        var document: DocumentFacts
        var allocations: [Allocation]
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        Facts(
            document: try .gather(reservation, of: .reservation, circumstances.caller, in: transaction),
            allocations: try Reservations.allocations(of: reservation, in: transaction))
    }

    public func permission(_ facts: Facts) -> Permission { facts.document.permission(.close) }

    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) -> Facts {
        try Refusal.check(NoteRules.problems(with: note, isNeeded: true))
        _ = try facts.document.found(in: ReservationState.active, ReservationState.picked)
        return facts
    }

    public func apply(_ plan: Facts, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws -> ReservationState {
        draft.document = reservation
        guard let document = plan.document.document else { return .released }
        try Reservations.close(document, plan.allocations, as: .released, note: note, in: transaction)
        return .released
    }
}

/// Frees what was promised until now; the sweep's. At most `Limits.sweptReservations` at a time; answers how many.
public struct ExpireReservations: Command {
    public static let kind = JournalKind.expireReservations

    public init() {}

    public struct Due {
        var reservations: [(document: Document, allocations: [Allocation])] = []
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Due {
        var due = Due()
        for id in try Reservations.runOut(at: circumstances.now, in: transaction) {
            guard let document = try Documents.find(id.rawValue, in: transaction) else { continue }
            due.reservations.append((document, try Reservations.allocations(of: id, in: transaction)))
        }
        return due
    }

    public func permission(_ due: Due) -> Permission { Permission(.close, .reservation) }

    public func decide(_ due: Due, _ circumstances: Circumstances) throws(Refusal) -> Due { due }

    public func apply(_ due: Due, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws -> Int {
        for (document, allocations) in due.reservations {
            try Reservations.close(document, allocations, as: .expired, in: transaction)
        }
        return due.reservations.count
    }
}
