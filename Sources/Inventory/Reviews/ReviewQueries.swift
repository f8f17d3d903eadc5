// What waits for a person, as a list.

public import Storage

/// A review as told to a caller.
public struct Review: Hashable, Sendable {
    public var id: ReviewID
    public var kind: ReviewKind
    /// Nil: it concerns no store.
    public var store: StoreID?
    /// The stable code of what was wrong.
    public var reason: String
    /// What is known about it, by name.
    public var facts: [Fact]
    /// What they say, where that is understood.
    var matter: Matter?
    public var journalSequence: Int64
    /// The terminal's entry it is about; nil for a command.
    public var entry: Origin?
    /// The entry as it was sent, where it was not booked; else empty.
    public var payload: [UInt8]
    public var opened: Instant
    /// Nil while it waits.
    public var closed: Closing?

    public struct Fact: Hashable, Sendable {
        public var name: String
        public var value: String
    }

    public struct Closing: Hashable, Sendable {
        public var at: Instant
        /// Empty for the operator at the machine.
        public var by: String
        public var note: String
    }
}

/// Reviews, newest first.
public struct ReviewList: Query {
    /// Nil = every store the caller may see, and what concerns no store where that is all of them.
    public var store: StoreID?
    public var includeClosed: Bool
    public var page: Page

    public init(store: StoreID? = nil, includeClosed: Bool = false, page: Page = Page()) {
        self.store = store
        self.includeClosed = includeClosed
        self.page = page
    }

    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> Paged<Review> {
        let stores = try StoresInSight.of(caller, .see, .review, store: store, in: snapshot)
        let paging = try Paging(page, list: "reviews/\(store?.rawValue ?? 0)/\(includeClosed)", keys: .number(0))
        let before = paging.after.isEmpty ? Int64.max : paging.number()
        var found: [Review] = []
        func take(_ row: borrowing Row) throws -> Bool {
            let review = try Self.review(row, in: snapshot)
            let isShown = review.store.map { stores.contains($0) } ?? (stores == .all)
            if isShown { found.append(review) }
            return found.count < paging.rowsToRead
        }
        if let store, !includeClosed {
            try snapshot.forEach(Self.openOfStore, store.rawValue, before, row: take)
        } else {
            try snapshot.forEach(Self.ofAll, before, includeClosed, row: take)
        }
        return paging.page(found) { [.number($0.id.rawValue)] }
    }

    private static func review(_ row: borrowing Row, in snapshot: borrowing Snapshot) throws -> Review {
        guard let kind = ReviewKind(rawValue: row.int(1)) else {
            throw BooksError.damaged("review \(row.int(0)) has the unknown kind \(row.int(1))")
        }
        let isEntry = row.int(6) != 0
        let wasNotBooked = kind == .parkedEntry || kind == .rejectedEntry
        let kept = row.text(4).split(separator: "\n").map { line in
            let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return Review.Fact(name: String(parts[0]), value: parts.count > 1 ? String(parts[1]) : "")
        }
        let facts = try Review.named(kept, kind, in: snapshot)
        let closing = Review.Closing(at: Instant(milliseconds: row.int(10)), by: row.text(11), note: row.text(12))
        return Review(
            id: ReviewID(trusted: row.int(0)), kind: kind, store: StoreID(row.int(2)), reason: row.text(3), facts: facts,
            matter: Review.Matter(reason: row.text(3), facts: facts),
            journalSequence: row.int(5),
            entry: isEntry ? Origin(terminal: row.int(6), epoch: row.int(7), sequence: row.int(8)) : nil,
            payload: isEntry && wasNotBooked ? row.blob(13) : [], opened: Instant(milliseconds: row.int(9)),
            closed: closing.at.milliseconds == 0 ? nil : closing)
    }

    private static let openOfStore = SQL(
        """
        SELECT review.id, review.kind, review.store, reason, facts, journal_sequence, terminal, review.epoch, entry_sequence, opened_ms,
            closed_ms, coalesce(app_user.display_name, ''), review.note, journal.payload
        FROM review CROSS JOIN journal LEFT JOIN app_user ON app_user.id = review.closed_by
        WHERE review.store = $1 AND closed_ms = 0 AND review.id < $2 AND journal.sequence = review.journal_sequence
        ORDER BY review.id DESC
        """)
    private static let ofAll = SQL(
        """
        SELECT review.id, review.kind, review.store, reason, facts, journal_sequence, terminal, review.epoch, entry_sequence, opened_ms,
            closed_ms, coalesce(app_user.display_name, ''), review.note, journal.payload
        FROM review CROSS JOIN journal LEFT JOIN app_user ON app_user.id = review.closed_by
        WHERE review.id < $1 AND (closed_ms = 0 OR $2 = 1) AND journal.sequence = review.journal_sequence
        ORDER BY review.id DESC
        """)
}
