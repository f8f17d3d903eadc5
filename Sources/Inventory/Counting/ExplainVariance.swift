// Why a count differs, line by line, in the words that adjustments use: what the approver and the shrinkage report read.

public import Storage

/// Sets the reasons of differences while the stocktake waits for approval; a later reason of the same line replaces the former.
public struct ExplainVariance: Command {
    public static let kind = JournalKind.explainVariance
    public var stocktake: DocumentID
    public var lines: [Line]
    /// What was found beside the work; used while it holds.
    var found: CountDifferences?

    public struct Line: Hashable, Sendable {
        /// The quantity is not looked at.
        public var goods: StockLineDraft
        public var reason: AdjustmentReason

        public init(_ goods: StockLineDraft, reason: AdjustmentReason) {
            self.goods = goods
            self.reason = reason
            self.goods.quantity = 1
        }
    }

    public init(_ stocktake: DocumentID, lines: [Line]) {
        self.stocktake = stocktake
        self.lines = lines
    }

    public struct Facts {
        var document: DocumentFacts
        var goods: StockLines
        var differences: [Bucket: Int64]
    }

    public struct Plan {
        var document: Document
        var reasons: [(bucket: Bucket, reason: AdjustmentReason)]
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        var facts = Facts(
            document: try .gather(stocktake, of: .stocktake, circumstances.caller, in: transaction),
            goods: try StockLines.gather(lines.map(\.goods), in: transaction), differences: [:])
        guard let document = facts.document.document, document.isIn(StocktakeState.submitted) else { return facts }
        if let found, try found.ground.holds(for: document, in: transaction) {
            facts.differences = found.byBucket
        } else {
            facts.differences = try CountDifferences(document, in: transaction).byBucket
        }
        return facts
    }

    public func permission(_ facts: Facts) -> Permission { facts.document.permission(.submit) }

    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) -> Plan {
        let document = try facts.document.found(in: StocktakeState.submitted)
        try Refusal.check(facts.goods.problems(lines.map(\.goods), in: document.store))
        var plan = Plan(document: document, reasons: [])
        var problems: [Rejection] = []
        for (index, (line, known)) in zip(lines, facts.goods.lines).enumerated() {
            guard let bucket = known.bucket else { continue }
            guard let difference = facts.differences[bucket] else {
                problems.append(.malformed(field: "lines[\(index)]", problem: "is no line that differs"))
                continue
            }
            if !line.reason.allows(difference) {
                problems.append(.malformed(field: "lines[\(index)].reason", problem: "is not a reason for a change of this sign"))
            }
            plan.reasons.append((bucket, line.reason))
        }
        try Refusal.check(problems)
        return plan
    }

    public func apply(_ plan: Plan, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws -> Int {
        draft.document = plan.document.id
        for (bucket, reason) in plan.reasons {
            try VarianceReasons.set(reason, of: bucket, on: plan.document.id, in: transaction)
        }
        try Documents.touch(plan.document.id, in: transaction)
        return plan.reasons.count
    }
}

/// Lines that differ, and by how much.
struct CountDifferences: Evaluated {
    let ground: EvaluationGround
    let byBucket: [Bucket: Int64]

    init(_ document: Document, in source: borrowing some Reading & ~Copyable) throws {
        let facts = try EvaluationFacts.gather(document, in: source)
        ground = try EvaluationGround(document, [facts], in: source)
        let differing = Evaluation.variances(facts).filter { $0.difference != 0 }
        byBucket = Dictionary(differing.map { ($0.bucket, $0.difference) }, uniquingKeysWith: { first, _ in first })
    }
}

enum VarianceReasons {
    static func set(
        _ reason: AdjustmentReason, of bucket: Bucket, on id: DocumentID, in transaction: borrowing Transaction
    ) throws {
        try transaction.run(
            upsert, id.rawValue, bucket.product.rawValue, bucket.location.rawValue, bucket.lotNumber, bucket.condition.rawValue,
            reason.rawValue)
    }

    static func all(of id: DocumentID, in source: borrowing some Reading & ~Copyable) throws -> [Bucket: AdjustmentReason] {
        var reasons: [Bucket: AdjustmentReason] = [:]
        try source.forEach(find, id.rawValue) { row in
            reasons[try Stocktakes.bucket(row)] = AdjustmentReason(rawValue: row.int(4))
            return true
        }
        return reasons
    }

    private static let upsert = SQL(
        """
        INSERT INTO variance_reason (document, product, location, lot, condition, reason) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (document, product, location, lot, condition) DO UPDATE SET reason = excluded.reason
        """)
    private static let find = SQL(
        "SELECT product, location, lot, condition, reason FROM variance_reason WHERE document = $1")
}
