// A promise: goods are set aside, lot by lot in the order in which they expire, until an instant.

import Barcodes
public import Storage

/// Promises goods of one store to somebody. All lines or none.
public struct ReserveStock: Command {
    public static let kind = JournalKind.reserveStock
    public var store: StoreID
    public var reference: String
    /// When the promise runs out.
    public var expires: Instant
    /// `YYYY-MM-DD`: lots that expire before are too short-lived; empty = today.
    public var minimumExpiry: String
    public var lines: [Line]

    public struct Line: Hashable, Sendable {
        public var product: Int64
        public var quantity: Int64

        public init(product: Int64, quantity: Int64) {
            self.product = product
            self.quantity = quantity
        }
    }

    public init(store: StoreID, reference: String, expires: Instant, minimumExpiry: String = "", lines: [Line]) {
        self.store = store
        self.reference = reference
        self.expires = expires
        self.minimumExpiry = minimumExpiry
        self.lines = lines
    }

    public struct Facts {
        var store: Store?
        var today: String
        var products: [Int64: ProductFacts]
        var candidates: [ProductID: [StockCandidate]]
    }

    public struct Plan {
        var allocations: [Allocation]
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        let store = try Stores.find(store, in: transaction)
        var facts = Facts(store: store, today: "", products: [:], candidates: [:])
        guard let store else { return facts }
        facts.today = try Calendars().today(in: store.id, at: circumstances.now, transaction)
        for line in lines.prefix(Limits.stockLines) where facts.products[line.product] == nil {
            guard let product = try Products.find(line.product, in: transaction) else { continue }
            facts.products[line.product] = product
            facts.candidates[product.id] = try FirstExpired.candidates(product.id, in: store.id, transaction)
        }
        return facts
    }

    public func permission(_ facts: Facts) -> Permission { Permission(.create, .reservation, in: facts.store?.id) }

    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) -> Plan {
        guard let store = facts.store else { throw Refusal(.unknown(subject: .store, reference: "\(store)")) }
        try Refusal.check(problems(facts, now: circumstances.now))
        let until = max(minimumExpiry, facts.today)
        var candidates = facts.candidates
        var allocations: [Allocation] = []
        var shortages: [Rejection] = []
        for line in lines {
            guard let product = facts.products[line.product] else { continue }
            let all = candidates[product.id] ?? []
            let taken = FirstExpired.take(line.quantity, from: all, until: until)
            let found = taken.reduce(0) { $0 + $1.quantity }
            if found < line.quantity {
                shortages.append(
                    .insufficientStock(product: product.name, place: store.code, available: found, wanted: line.quantity))
            }
            for (candidate, quantity) in taken {
                allocations.append(
                    Allocation(
                        line: Int64(allocations.count + 1), bucket: candidate.bucket, quantity: quantity, open: quantity, isPicked: false))
                candidates[product.id] = candidates[product.id]?.map { other in
                    var other = other
                    if other.bucket == candidate.bucket { other.free -= quantity }
                    return other
                }
            }
        }
        try Refusal.check(shortages)
        return Plan(allocations: allocations)
    }

    public func apply(_ plan: Plan, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws -> CreatedDocument {
        let (id, number) = try Documents.create(
            .reservation, in: store, state: ReservationState.active.rawValue, draft: &draft, transaction)
        try Reservations.insert(id, reference: reference, expires: expires, plan.allocations, in: transaction)
        return CreatedDocument(id: id, number: number)
    }

    private func problems(_ facts: Facts, now: Instant) -> [Rejection] {
        guard lines.count <= Limits.stockLines else { return [.tooMany(field: "lines", limit: Limits.stockLines)] }
        var problems = [NameRules.problem(with: reference, field: "reference", limit: Limits.nameLength)].compactMap(\.self)
        if lines.isEmpty { problems.append(.malformed(field: "lines", problem: "is empty")) }
        if !minimumExpiry.isEmpty, CalendarDate(minimumExpiry) == nil { problems.append(.invalidDate(field: "minimum_expiry")) }
        let longest = now.milliseconds &+ Limits.reservationMilliseconds
        if expires <= now || expires.milliseconds > longest {
            problems.append(.malformed(field: "expires_ms", problem: "is not within the next \(Limits.reservationMilliseconds / 86_400_000) days"))
        }
        for (index, line) in lines.enumerated() {
            if line.quantity < 1 || Quantity(line.quantity) == nil {
                problems.append(.quantityOutOfRange(field: "lines[\(index)].quantity"))
            }
            if facts.products[line.product] == nil { problems.append(.unknown(subject: .product, reference: "\(line.product)")) }
        }
        return problems
    }
}
