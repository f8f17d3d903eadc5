// The one place that writes postings. Balances, valuation, the time fence of each block and the outbox follow in the same
// transaction, so that a projection can never disagree with the ledger.

import Storage

enum Ledger {
    /// Rows per block of the time fence (`posting_block`).
    static let blockBits: Int64 = 12

    /// What posting brought to light.
    struct Effects {
        /// Real buckets that are below zero now.
        var negative: [(bucket: Bucket, onHand: Int64)] = []
        /// Approved counts that this posting, arriving late, contradicts: one per bucket.
        var contradicted: [(bucket: Bucket, stocktake: DocumentID, instant: Instant, difference: Quantity)] = []
    }

    /// Writes `postings` under `draft`'s sequence and moves the balances.
    ///
    /// `occurred` is the instant the goods moved: the draft's own, or for a count's difference the instant of the count.
    /// Traps when the postings do not sum to zero: that is a mistake of the program, never of the caller's data.
    static func post(
        _ postings: [Posting], occurred: Instant? = nil, to draft: inout JournalDraft, in transaction: borrowing Transaction
    ) throws -> Effects {
        precondition(Posting.balances(postings), "postings of one row sum to zero")
        let instant = occurred ?? draft.occurred
        var effects = Effects()
        for posting in postings where posting.quantity != .zero || posting.value != .zero {
            let line = Int64(draft.postings.count + 1)
            draft.postings.append(posting)
            let bucket = posting.bucket
            try transaction.run(
                insertPosting, draft.sequence, line, bucket.product.rawValue, bucket.lotNumber, bucket.location.rawValue,
                bucket.condition.rawValue, posting.quantity.units, posting.value.e4, instant.milliseconds)
            let onHand = try move(posting, sequence: draft.sequence, in: transaction)
            guard let place = try Places.place(bucket.location, in: transaction), place.kind.isStock else { continue }
            try value(posting, in: place.store, transaction)
            if onHand < 0 { effects.negative.append((bucket, onHand)) }
            if let late = try contradiction(posting, at: instant, draft: draft, in: transaction) {
                effects.contradicted.append(late)
            }
            try Outbox.put(.stock, store: place.store, key: bucket.product.rawValue, in: transaction)
        }
        if !draft.postings.isEmpty {
            try transaction.run(raiseFence, draft.sequence >> blockBits, instant.milliseconds)
        }
        return effects
    }

    /// Adds to the bucket; answers what is on hand now.
    private static func move(
        _ posting: Posting, sequence: Int64, in transaction: borrowing Transaction
    ) throws -> Int64 {
        let bucket = posting.bucket
        return try transaction.first(
            upsertBalance, bucket.product.rawValue, bucket.lotNumber, bucket.location.rawValue, bucket.condition.rawValue,
            posting.quantity.units, posting.value.e4, sequence) { row in row.int(0) } ?? 0
    }

    private static func value(_ posting: Posting, in store: StoreID, _ transaction: borrowing Transaction) throws {
        try transaction.run(
            upsertValuation, store.rawValue, posting.bucket.product.rawValue, posting.quantity.units, posting.value.e4)
    }

    /// The earliest approved count at or after `instant` whose bucket this posting changes, unless the posting is that
    /// count's own difference.
    private static func contradiction(
        _ posting: Posting, at instant: Instant, draft: JournalDraft, in transaction: borrowing Transaction
    ) throws -> (bucket: Bucket, stocktake: DocumentID, instant: Instant, difference: Quantity)? {
        let bucket = posting.bucket
        return try transaction.first(
            firstObservation, bucket.product.rawValue, bucket.location.rawValue, bucket.lotNumber, bucket.condition.rawValue,
            instant.milliseconds, draft.sequence
        ) { row in
            (bucket, DocumentID(trusted: row.int(0)), Instant(milliseconds: row.int(1)), posting.quantity.negated)
        }
    }

    private static let insertPosting = SQL(
        """
        INSERT INTO posting (journal_sequence, line, product, lot, location, condition, quantity, value_e4, occurred_ms)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """)
    private static let upsertBalance = SQL(
        """
        INSERT INTO balance (product, lot, location, condition, on_hand, reserved, value_e4, last_sequence)
        VALUES ($1, $2, $3, $4, $5, 0, $6, $7)
        ON CONFLICT (product, location, lot, condition) DO UPDATE SET
            on_hand = balance.on_hand + excluded.on_hand, value_e4 = balance.value_e4 + excluded.value_e4,
            last_sequence = excluded.last_sequence
        RETURNING on_hand
        """)
    private static let upsertValuation = SQL(
        """
        INSERT INTO valuation (store, product, quantity, value_e4, last_unit_cost_e4) VALUES ($1, $2, $3, $4, 0)
        ON CONFLICT (store, product) DO UPDATE SET
            quantity = valuation.quantity + excluded.quantity, value_e4 = valuation.value_e4 + excluded.value_e4
        """)
    private static let raiseFence = SQL(
        """
        INSERT INTO posting_block (block, latest_occurred_ms) VALUES ($1, $2)
        ON CONFLICT (block) DO UPDATE SET latest_occurred_ms = excluded.latest_occurred_ms
        WHERE posting_block.latest_occurred_ms < excluded.latest_occurred_ms
        """)
    private static let firstObservation = SQL(
        """
        SELECT stocktake, instant_ms FROM count_observation
        WHERE product = $1 AND location = $2 AND lot = $3 AND condition = $4 AND instant_ms >= $5 AND posted_sequence < $6
        ORDER BY instant_ms, stocktake LIMIT 1
        """)
}
