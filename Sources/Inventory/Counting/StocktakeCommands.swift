// A stocktake's way: submitted when all is counted, or sent back to counting. Approval is in `ApproveStocktake`.

public import Storage

/// No more counts: ready for approval, or, where lines differ more than the store accepts, for somebody else to count them again.
public struct SubmitStocktake: Command {
    public static let kind = JournalKind.submitStocktake
    public var stocktake: DocumentID
    /// What was found beside the work; used while it holds.
    var judged: CountingJudgement?

    public init(_ stocktake: DocumentID) {
        self.stocktake = stocktake
    }

    public struct Facts {
        var document: DocumentFacts
        var isCounted: Bool
        var round = RecountRound.first
        /// Nil unless the stocktake takes counts.
        var judged: CountingJudgement?
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        var facts = Facts(
            document: try .gather(stocktake, of: .stocktake, circumstances.caller, in: transaction),
            isCounted: try Stocktakes.isCounted(stocktake, pass: CountPass.first, in: transaction))
        guard let document = facts.document.document, document.isIn(StocktakeState.counting, .recounting) else { return facts }
        facts.round = try Stocktakes.requiredHeader(document, in: transaction).round
        if let judged, try judged.holds(for: document, in: transaction) {
            facts.judged = judged
        } else {
            facts.judged = try CountingJudgement(document, classes: judged?.classes, in: transaction)
        }
        return facts
    }

    public func permission(_ facts: Facts) -> Permission { facts.document.permission(.submit) }

    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) -> Plan {
        let document = try facts.document.found(in: StocktakeState.counting, StocktakeState.recounting)
        guard facts.isCounted else { throw Refusal(.noLines(number: document.number)) }
        guard let judged = facts.judged, judged.missing == 0 else {
            throw Refusal(.recountMissing(number: document.number, lines: facts.judged?.missing ?? 0))
        }
        return Plan(document: document, round: facts.round, end: judged.end)
    }

    public struct Plan {
        var document: Document
        var round: RecountRound
        var end: CountingEnd
    }

    public func apply(
        _ plan: Plan, to draft: inout JournalDraft, in transaction: borrowing Transaction
    ) throws -> StocktakeState {
        let document = plan.document
        draft.document = document.id
        let state: StocktakeState
        switch plan.end {
        case .submitted: state = .submitted
        case .recount(let buckets):
            try Recounts.start(buckets, plan.round.next, of: document.id, in: transaction)
            state = .recounting
        }
        try CountTasks.clear(document.id, in: transaction)
        try Documents.move(document.id, store: document.store, to: state.rawValue, in: transaction)
        return state
    }
}

/// Back to the first count, with a note; what was counted again no longer holds.
public struct RejectStocktake: Command {
    public static let kind = JournalKind.rejectStocktake
    public var stocktake: DocumentID
    public var note: String

    public init(_ stocktake: DocumentID, note: String) {
        self.stocktake = stocktake
        self.note = note
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> DocumentFacts {
        try .gather(stocktake, of: .stocktake, circumstances.caller, in: transaction)
    }

    public func permission(_ facts: DocumentFacts) -> Permission { facts.permission(.approve) }

    public func decide(_ facts: DocumentFacts, _ circumstances: Circumstances) throws(Refusal) -> Document {
        try Refusal.check(NoteRules.problems(with: note, isNeeded: true))
        return try facts.found(in: StocktakeState.submitted)
    }

    public func apply(
        _ document: Document, to draft: inout JournalDraft, in transaction: borrowing Transaction
    ) throws -> StocktakeState {
        draft.document = document.id
        try Documents.move(
            document.id, store: document.store, to: StocktakeState.counting.rawValue, note: note, in: transaction)
        if let header = try Stocktakes.header(document.id, in: transaction) {
            try Recounts.set(header.round.restarted, of: document.id, in: transaction)
        }
        return .counting
    }
}
