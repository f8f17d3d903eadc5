// A lot is blocked everywhere by one command: held while somebody looks at it, recalled when it must come back, or free again. From then on
// nothing of it is available in any store, and every till and terminal is told.

public import Storage

/// Blocks a lot in all stores, or frees it.
public struct SetLotStatus: Command {
    public static let kind = JournalKind.setLotStatus
    public var product: Int64
    /// As printed.
    public var lotCode: String
    public var status: LotStatus
    /// Why; what staff are told.
    public var note: String

    public init(product: Int64, lotCode: String, status: LotStatus, note: String) {
        self.product = product
        self.lotCode = lotCode
        self.status = status
        self.note = note
    }

    public struct Facts {
        var product: ProductFacts?
        var lot: Lot?
        /// The caller holds the right in every store.
        var isPermittedEverywhere: Bool
        /// Stores that have goods of it, or had.
        var stores: [StoreID]
    }

    public struct Plan {
        var lot: Lot
    }

    public struct Changed: Hashable, Sendable {
        public var before: LotStatus
        public var now: LotStatus
        public var sequence: Int64
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        let known = try Products.find(product, in: transaction)
        let code = LotCode(lotCode)
        let lot = try known.flatMap { product in
            try code.flatMap { try Lots.find(product.id, code: $0.normalised, in: transaction) }
        }
        return Facts(
            product: known, lot: lot,
            isPermittedEverywhere: try StoresInSight.permits(circumstances.caller, verb(lot), .lot, in: transaction),
            stores: try lot.map { try LotBlocks.stores(holding: $0, in: transaction) } ?? [])
    }

    /// A hold is quickly made and lifted; a recall is not.
    private func verb(_ lot: Lot?) -> Verb { status == .recalled || lot?.status == .recalled ? .recall : .change }

    public func permission(_ facts: Facts) -> Permission { Permission(verb(facts.lot), .lot) }

    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) -> Plan {
        var problems = NoteRules.problems(with: note, isNeeded: true)
        if facts.product == nil { problems.append(.unknown(subject: .product, reference: "\(product)")) }
        if facts.product != nil, facts.lot == nil { problems.append(.unknown(subject: .lot, reference: lotCode)) }
        try Refusal.check(problems)
        guard let lot = facts.lot else { throw Refusal(.unknown(subject: .lot, reference: lotCode)) }
        // What concerns every store is for somebody who answers for all of them.
        guard verb(lot) != .recall || facts.isPermittedEverywhere else {
            throw Refusal(.notPermitted(verb: .recall, subject: .lot))
        }
        guard lot.status != status else { throw Refusal(.lotBlocked(product: facts.product?.name ?? "", lot: lot.shownCode, state: "\(status)")) }
        return Plan(lot: lot)
    }

    public func apply(_ plan: Plan, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws -> Changed {
        let lot = plan.lot
        try LotBlocks.set(status, of: lot.id, note: note, by: draft.actor, at: draft.received, sequence: draft.sequence, in: transaction)
        try Outbox.put(.lot, store: nil, key: lot.id.rawValue, in: transaction)
        for store in try LotBlocks.stores(holding: lot, in: transaction) {
            try Outbox.put(.stock, store: store, key: lot.product.rawValue, in: transaction)
        }
        return Changed(before: lot.status, now: status, sequence: draft.sequence)
    }
}

extension StoresInSight {
    /// Whether the caller holds the right in every store.
    static func permits(
        _ caller: Caller, _ verb: Verb, _ subject: Subject, in source: borrowing some Reading & ~Copyable
    ) throws -> Bool {
        do {
            return try of(caller, verb, subject, store: nil, in: source) == .all
        } catch is Refusal {
            return false
        }
    }
}
