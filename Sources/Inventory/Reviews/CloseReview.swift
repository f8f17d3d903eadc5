// A person has dealt with it, and says how.

public import Storage

/// Closes a review with a note. Nothing is deleted: the row, its entry and its payload stay.
public struct CloseReview: Command {
    public static let kind = JournalKind.closeReview
    public var review: ReviewID
    /// What was done about it; needed.
    public var note: String

    public init(_ review: ReviewID, note: String) {
        self.review = review
        self.note = note
    }

    public struct Facts {
        var standing: Standing?
        /// The caller may close reviews in every store.
        var closesEverywhere: Bool
    }

    public struct Standing: Hashable {
        var store: StoreID?
        var isClosed: Bool
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        let standing = try transaction.first(Self.find, review.rawValue) { row in
            Standing(store: StoreID(row.int(0)), isClosed: row.int(1) != 0)
        }
        // Throws where the caller may close reviews nowhere.
        let stores = try StoresInSight.of(circumstances.caller, .close, .review, store: nil, in: transaction)
        return Facts(standing: standing, closesEverywhere: stores == .all)
    }

    public func permission(_ facts: Facts) -> Permission {
        Permission(.close, .review, in: facts.standing?.store)
    }

    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) -> Standing {
        try Refusal.check(NoteRules.problems(with: note, isNeeded: true))
        guard let standing = facts.standing else { throw Refusal(.unknown(subject: .review, reference: "\(review)")) }
        // What concerns no store concerns all of them.
        guard standing.store != nil || facts.closesEverywhere else {
            throw Refusal(.notPermitted(verb: .close, subject: .review))
        }
        guard !standing.isClosed else { throw Refusal(.alreadyClosed(reference: "\(review)")) }
        return standing
    }

    public func apply(
        _ plan: Standing, to draft: inout JournalDraft, in transaction: borrowing Transaction
    ) throws -> ReviewID {
        try Reviews.close(review, by: draft.actor, note: note, at: draft.received, in: transaction)
        return review
    }

    private static let find = SQL("SELECT store, closed_ms FROM review WHERE id = $1")
}
