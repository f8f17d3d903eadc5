// A stocktake's way: submitted when all is counted, or sent back to counting. Approval is in `ApproveStocktake`.

public import Storage

/// No more counts; ready for approval.
public struct SubmitStocktake: Command {
    public static let kind = JournalKind.submitStocktake
    public var stocktake: DocumentID

    public init(_ stocktake: DocumentID) {
        self.stocktake = stocktake
    }

    public struct Facts {
        var document: DocumentFacts
        var isCounted: Bool
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        Facts(
            document: try .gather(stocktake, of: .stocktake, circumstances.caller, in: transaction),
            isCounted: try Stocktakes.isCounted(stocktake, pass: CountPass.first, in: transaction))
    }

    public func permission(_ facts: Facts) -> Permission { facts.document.permission(.submit) }

    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) -> Document {
        let document = try facts.document.found(in: StocktakeState.counting)
        guard facts.isCounted else { throw Refusal(.noLines(number: document.number)) }
        return document
    }

    public func apply(
        _ document: Document, to draft: inout JournalDraft, in transaction: borrowing Transaction
    ) throws -> StocktakeState {
        draft.document = document.id
        try Documents.move(document.id, store: document.store, to: StocktakeState.submitted.rawValue, in: transaction)
        return .submitted
    }
}

/// Back to counting, with a note.
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
        return .counting
    }
}
