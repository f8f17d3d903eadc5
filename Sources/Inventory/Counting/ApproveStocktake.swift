// The count becomes the books: each difference is posted as of its own instant, so that what moved since stays untouched, and
// each bucket's count is kept as an observation that late goods are checked against.

public import Storage

/// By a person who counted none of it and did not open it, and who saw it as it is.
public struct ApproveStocktake: Command {
    public static let kind = JournalKind.approveStocktake
    public var stocktake: DocumentID
    /// What the approver saw; 0 = no check.
    public var version: Int64
    /// Set where the lines are so many that they are posted in parts.
    var prepared: Prepared?

    /// What was evaluated beside the work.
    struct Prepared: Hashable {
        /// The stocktake as it was evaluated; no count is added while it waits for approval.
        var version: Int64
        var worthE4: Int64
    }

    public init(_ stocktake: DocumentID, version: Int64 = 0) {
        self.stocktake = stocktake
        self.version = version
    }

    public struct Facts {
        var document: DocumentFacts
        /// Nil unless the stocktake is there and submitted, and is posted at once.
        var evaluated: EvaluatedStocktake?
        var worthE4: Int64?
    }

    public struct Plan {
        var document: Document
        /// Nil: posted in parts from now on.
        var evaluated: EvaluatedStocktake?
        var postings: [Posting]
    }

    public struct Approved: Hashable, Sendable {
        public var state: StocktakeState
        public var sequence: Int64
        /// Lines that differed.
        public var linesPosted: Int64
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        let document = try DocumentFacts.gather(stocktake, of: .stocktake, circumstances.caller, in: transaction)
        guard let found = document.document, found.isIn(StocktakeState.submitted) else {
            return Facts(document: document, evaluated: nil)
        }
        if let prepared, prepared.version == found.version {
            return Facts(document: document, evaluated: nil, worthE4: prepared.worthE4)
        }
        let evaluated = try EvaluatedStocktake(found, in: transaction)
        return Facts(document: document, evaluated: evaluated, worthE4: evaluated.worthE4)
    }

    public func permission(_ facts: Facts) -> Permission { facts.document.permission(.approve, amountE4: facts.worthE4) }

    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) -> Plan {
        let document = try facts.document.found(in: StocktakeState.submitted)
        try document.requireVersion(version)
        try facts.document.requireOther(than: .creator, .counter, .recounter)
        return Plan(document: document, evaluated: facts.evaluated, postings: facts.evaluated?.postings ?? [])
    }

    public func apply(_ plan: Plan, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws -> Approved {
        draft.document = plan.document.id
        let effects = try Ledger.post(plan.postings, to: &draft, in: transaction)
        try Consequences.record(effects, draft, in: transaction)
        for variance in plan.evaluated?.variances ?? [] {
            try Observations.insert(variance, of: plan.document.id, posted: draft.sequence, in: transaction)
        }
        let state: StocktakeState = plan.evaluated == nil ? .posting : .posted
        try Documents.move(
            plan.document.id, store: plan.document.store, to: state.rawValue, posted: draft.sequence, in: transaction)
        if let actor = draft.actor {
            try Documents.note(actor, as: .approver, on: plan.document.id, sequence: draft.sequence, in: transaction)
        }
        // Each difference moves goods between two places.
        return Approved(state: state, sequence: draft.sequence, linesPosted: Int64(plan.postings.count / 2))
    }
}

/// A stocktake's variances with their values and the places that gains come from and losses go to.
struct EvaluatedStocktake {
    /// Ordered by place, product, lot, condition.
    var variances: [CountVariance]
    /// Beside `variances`.
    var values: [Value]
    var loss: LocationID
    var gain: LocationID

    init(variances: [CountVariance], values: [Value], loss: LocationID, gain: LocationID) {
        (self.variances, self.values, self.loss, self.gain) = (variances, values, loss, gain)
    }

    /// - Parameter progress: of a stocktake that is being posted: its differences are those of its approval.
    init(_ document: Document, knownThrough progress: PostingProgress? = nil, in source: borrowing some Reading & ~Copyable) throws {
        try self.init(document, .gather(document, knownThrough: progress, in: source), in: source)
    }

    init(_ document: Document, _ facts: EvaluationFacts, in source: borrowing some Reading & ~Copyable) throws {
        variances = Evaluation.variances(facts)
        var holdings: [ProductID: Holding] = [:]
        for variance in variances where variance.difference != 0 && holdings[variance.bucket.product] == nil {
            holdings[variance.bucket.product] = try Valuation.holding(
                of: variance.bucket.product, in: document.store, source)
        }
        values = Evaluation.values(variances, holdings: holdings)
        loss = try Places.required(.loss, of: document.store, in: source).id
        gain = try Places.required(.gain, of: document.store, in: source).id
    }

    /// What all differences come to, found and missing alike: a small sum of large ones is no small decision.
    var worthE4: Int64 {
        values.reduce(0) { sum, value in
            let (worth, overflow) = sum.addingReportingOverflow(Int64(clamping: value.e4.magnitude))
            return overflow ? .max : worth
        }
    }

    /// Missing goods go from their place to loss, found ones come from gain; each as of its count's instant.
    var postings: [Posting] {
        zip(variances, values).flatMap { variance, value -> [Posting] in
            let difference = Quantity(trusted: variance.difference)
            guard difference != .zero else { return [] }
            let bucket = variance.bucket
            let outside = difference.isNegative ? loss : gain
            return Posting.move(
                bucket.product, lot: bucket.lot, difference, value: value, occurred: variance.instant,
                from: (outside, bucket.condition), to: (bucket.location, bucket.condition))
        }
    }
}

/// What approved counts said: the ground that late goods are checked against.
enum Observations {
    static func insert(
        _ variance: CountVariance, of stocktake: DocumentID, posted sequence: Int64, in transaction: borrowing Transaction
    ) throws {
        let bucket = variance.bucket
        try transaction.run(
            insert, bucket.product.rawValue, bucket.location.rawValue, bucket.lotNumber, bucket.condition.rawValue,
            variance.instant.milliseconds, stocktake.rawValue, variance.counted, sequence)
    }

    private static let insert = SQL(
        """
        INSERT INTO count_observation (product, location, lot, condition, instant_ms, stocktake, counted, posted_sequence)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """)
}
