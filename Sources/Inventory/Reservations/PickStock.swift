// Picking: promised goods are taken from their shelf to where they are handed over. Other goods than the promised ones may be taken only
// if nothing that expires earlier is left behind and nothing blocked is taken; an override says who did it all the same, and why.

public import Storage

/// Takes goods of a reservation from their shelves. All lines or none.
public struct PickStock: Command {
    public static let kind = JournalKind.pickStock
    public var reservation: DocumentID
    /// Sellable goods; the condition is not looked at.
    public var lines: [StockLineDraft]
    /// Where they are handed over; 0 = the dock.
    public var toLocation: Int64
    /// Why the rules do not hold this time; empty = they do.
    public var overrideNote: String

    public init(_ reservation: DocumentID, lines: [StockLineDraft], toLocation: Int64 = 0, overrideNote: String = "") {
        self.reservation = reservation
        self.lines = lines.map { line in
            var line = line
            line.condition = .sellable
            return line
        }
        self.toLocation = toLocation
        self.overrideNote = overrideNote
    }

    public struct Facts {
        var document: DocumentFacts
        var today: String
        var goods: StockLines
        var target: Place?
        var allocations: [Allocation]
        var candidates: [ProductID: [StockCandidate]]
    }

    public struct Plan {
        var document: Document
        var allocations: [Allocation]
        /// Changes of what is promised, per bucket.
        var reserved: [Bucket: Int64]
        var postings: [Posting]
        var overrides: [PickOverride]
        var state: ReservationState
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        let document = try DocumentFacts.gather(reservation, of: .reservation, circumstances.caller, in: transaction)
        let goods = try StockLines.gather(lines, in: transaction)
        var facts = Facts(document: document, today: "", goods: goods, target: nil, allocations: [], candidates: [:])
        guard let found = document.document else { return facts }
        facts.today = try Calendars().today(in: found.store, at: circumstances.now, transaction)
        facts.target =
            toLocation == 0
            ? try Places.required(.dock, of: found.store, in: transaction)
            : try LocationID(toLocation).flatMap { try Places.place($0, in: transaction) }
        facts.allocations = try Reservations.allocations(of: found.id, in: transaction)
        for product in Set(goods.lines.compactMap(\.product?.id)) {
            facts.candidates[product] = try FirstExpired.candidates(product, in: found.store, transaction)
        }
        return facts
    }

    public func permission(_ facts: Facts) -> Permission {
        facts.document.permission(overrideNote.isEmpty ? .pick : .override)
    }

    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) -> Plan {
        let document = try facts.document.found(in: ReservationState.active)
        var problems = NoteRules.problems(with: overrideNote, isNeeded: false)
        problems += facts.goods.problems(lines, in: document.store)
        if let target = facts.target, target.kind.isStock {
            if target.store != document.store { problems.append(.elsewhere(subject: .location, reference: target.code)) }
        } else {
            problems.append(.unknown(subject: .location, reference: "\(toLocation)"))
        }
        try Refusal.check(problems)
        guard let target = facts.target else { throw Refusal(.unknown(subject: .location, reference: "\(toLocation)")) }
        var work = PickWork(facts, target: target.id)
        for line in facts.goods.lines { work.pick(line) }
        try Refusal.check(work.problems(isOverride: !overrideNote.isEmpty))
        return work.plan(document)
    }

    public func apply(_ plan: Plan, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws -> ReservationState {
        draft.document = plan.document.id
        let effects = try Ledger.post(plan.postings, to: &draft, in: transaction)
        try Consequences.record(effects, draft, in: transaction)
        try Reservations.rewrite(plan.document.id, plan.allocations, reserved: plan.reserved, in: transaction)
        for override in plan.overrides { try Reservations.log(override, note: overrideNote, sequence: draft.sequence, in: transaction) }
        try Documents.move(plan.document.id, store: plan.document.store, to: plan.state.rawValue, in: transaction)
        return plan.state
    }
}
