// What a movement brought to light becomes work for a person, exactly once: stock below zero, and approved counts that goods
// which moved earlier contradict.

import Storage

enum Consequences {
    /// Opens the reviews that `effects` of `draft`'s row call for: one open per bucket below zero, one per contradicted count.
    static func record(
        _ effects: Ledger.Effects, _ draft: JournalDraft, in transaction: borrowing Transaction
    ) throws {
        for (bucket, onHand) in effects.negative {
            try Reviews.open(
                .negativeStock, reason: "NEGATIVE_STOCK", facts: facts(of: bucket) + "\non_hand=\(onHand)", subject: key(of: bucket),
                draft, in: transaction)
        }
        for (observation, difference) in effects.contradicted {
            try recheck(observation, difference, draft, in: transaction)
        }
    }

    /// Opens the review of every exception among `remarks`; `subject` keeps it to one open review of that matter.
    static func record(
        _ remarks: [Remark], subject: String, _ draft: JournalDraft, in transaction: borrowing Transaction
    ) throws {
        for remark in remarks where remark.isException {
            var kind = ReviewKind.otherException
            if case .lotHasAnotherExpiry = remark { kind = .lotConflict }
            if case .likelyDuplicate = remark { kind = .likelyDuplicate }
            let facts = remark.facts.map { "\($0.name)=\($0.value)" }.joined(separator: "\n")
            try Reviews.open(
                kind, reason: remark.reason, facts: facts, subject: "\(remark.reason)/\(subject)", draft, in: transaction)
        }
    }

    /// One recheck per count: goods that turn up late for the same count add to the difference of the open one.
    private static func recheck(
        _ observation: Ledger.Observation, _ difference: Int64, _ draft: JournalDraft, in transaction: borrowing Transaction
    ) throws {
        let subject = "\(observation.stocktake)/\(observation.instant.milliseconds)/\(key(of: observation.bucket))"
        let open = try transaction.first(openRecheck, ReviewKind.lateEventRecheck.rawValue, subject) { row in
            (id: row.int(0), facts: row.text(1))
        }
        if let open {
            let total = proposedDifference(in: open.facts) + difference
            try transaction.run(rewriteRecheck, open.id, recheckFacts(observation, total))
        } else {
            try Reviews.open(
                .lateEventRecheck, reason: "LATE_EVENT", facts: recheckFacts(observation, difference), subject: subject, draft,
                in: transaction)
        }
    }

    /// The compensating difference that a recheck proposes: posted at the count's instant it makes the count true again.
    static func proposedDifference(in facts: String) -> Int64 {
        let line = facts.split(separator: "\n").first { $0.hasPrefix("difference=") }
        return line.flatMap { Int64($0.dropFirst("difference=".count)) } ?? 0
    }

    private static func recheckFacts(_ observation: Ledger.Observation, _ difference: Int64) -> String {
        """
        \(facts(of: observation.bucket))
        stocktake=\(observation.stocktake)
        instant_ms=\(observation.instant.milliseconds)
        difference=\(difference)
        """
    }

    private static func facts(of bucket: Bucket) -> String {
        """
        product=\(bucket.product)
        lot=\(bucket.lotNumber)
        location=\(bucket.location)
        condition=\(bucket.condition.rawValue)
        """
    }

    private static func key(of bucket: Bucket) -> String {
        "\(bucket.product)/\(bucket.lotNumber)/\(bucket.location)/\(bucket.condition.rawValue)"
    }

    private static let openRecheck = SQL("SELECT id, facts FROM review WHERE kind = $1 AND subject_key = $2 AND closed_ms = 0 AND subject_key <> ''")
    private static let rewriteRecheck = SQL("UPDATE review SET facts = $2 WHERE id = $1")
}
