// The one place that writes postings. Balances, valuation, the time fence of each block and the outbox follow in the same
// transaction, so that a projection can never disagree with the ledger.

import Storage

enum Ledger {
    /// Rows per block of the time fence (`posting_block`).
    static let blockBits: Int64 = 12

    /// What posting brought to light.
    struct Effects {
        /// Real buckets that are below zero now, each once.
        var negative: [(bucket: Bucket, onHand: Int64)] = []
        /// Approved counts that these postings, arriving late, contradict, each once with the difference that restores it.
        var contradicted: [(observation: Observation, difference: Int64)] = []
    }

    /// An approved count: this bucket was counted in this stocktake, at this instant.
    struct Observation: Hashable {
        var bucket: Bucket
        var stocktake: DocumentID
        var instant: Instant
    }

    /// Writes `postings` under `draft`'s sequence and moves the balances.
    ///
    /// The caller records the effects (`Consequences.record`). Traps when the postings do not sum to zero: that is a mistake of
    /// the program, never of the caller's data.
    static func post(
        _ postings: [Posting], to draft: inout JournalDraft, in transaction: borrowing Transaction
    ) throws -> Effects {
        precondition(Posting.balances(postings), "postings of one row sum to zero")
        var work = PostingWork()
        var latest = Instant(milliseconds: .min)
        for posting in postings where posting.quantity != .zero || posting.value != .zero {
            let instant = posting.occurred ?? draft.occurred
            latest = max(latest, instant)
            draft.postings.append(posting)
            let bucket = posting.bucket
            try transaction.run(
                insertPosting, draft.sequence, draft.postings.count, bucket.product.rawValue, bucket.lotNumber,
                bucket.location.rawValue, bucket.condition.rawValue, posting.quantity.units, posting.value.e4, instant.milliseconds)
            let onHand = try move(posting, sequence: draft.sequence, in: transaction)
            guard let store = try work.store(holding: bucket.location, transaction) else { continue }
            try value(posting, in: store, transaction)
            work.changed(bucket, onHand: onHand, in: store)
            for late in try contradicted(by: posting, at: instant, draft: draft, in: transaction) {
                work.contradicts(late, by: posting.quantity)
            }
        }
        if latest.milliseconds > .min {
            try transaction.run(raiseFence, draft.sequence >> blockBits, latest.milliseconds)
        }
        for touched in work.products {
            try Outbox.put(.stock, store: touched.store, key: touched.product.rawValue, in: transaction)
        }
        return work.effects
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

    /// Every approved count of the posting's bucket at or after `instant`, but the one whose own difference this is.
    ///
    /// All of them and not the first alone: the difference of each recheck is then what that count lacks, whatever is corrected
    /// first. What trades now is later than every count and finds none.
    private static func contradicted(
        by posting: Posting, at instant: Instant, draft: JournalDraft, in transaction: borrowing Transaction
    ) throws -> [Observation] {
        let bucket = posting.bucket
        return try transaction.all(
            laterObservations, bucket.product.rawValue, bucket.location.rawValue, bucket.lotNumber, bucket.condition.rawValue,
            instant.milliseconds, draft.sequence
        ) { row in
            Observation(
                bucket: bucket, stocktake: DocumentID(trusted: row.int(0)), instant: Instant(milliseconds: row.int(1)))
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
    private static let laterObservations = SQL(
        """
        SELECT stocktake, instant_ms FROM count_observation
        WHERE product = $1 AND location = $2 AND lot = $3 AND condition = $4 AND instant_ms >= $5 AND posted_sequence < $6
        ORDER BY instant_ms, stocktake
        """)
}
