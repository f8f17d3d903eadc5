// Lines that differ too much are counted again, by somebody else who is told nothing of the first count; where both disagree, a third
// person counts. Which lines: pure, from the evaluation and the store's limits.

import Storage

/// What becomes of a stocktake when its counters are done.
enum CountingEnd: Hashable {
    /// Everything is good enough for the approver.
    case submitted
    /// These buckets are counted once more.
    case recount([Bucket])

    /// After the first pass: what differs more than the store accepts.
    static func afterFirst(
        _ evaluated: EvaluatedStocktake, _ policy: StockPolicy, classes: [ProductID: SalesClass]
    ) -> CountingEnd {
        let wanted = zip(evaluated.variances, evaluated.values).filter { variance, value in
            policy.recount(of: classes[variance.bucket.product] ?? .c).wants(variance, worth: value)
        }
        return wanted.isEmpty ? .submitted : .recount(wanted.map(\.0.bucket))
    }

    /// After a recount: where it found another difference than the pass before, somebody counts a third time, and that is the end.
    static func afterRecount(
        of buckets: [Bucket], before: [Bucket: CountVariance], now: [Bucket: CountVariance], isLast: Bool
    ) -> CountingEnd {
        let disputed = buckets.filter { before[$0]?.difference != now[$0]?.difference }
        return isLast || disputed.isEmpty ? .submitted : .recount(disputed)
    }
}

/// What becomes of a stocktake that is handed in now, by the rules that its store has now.
struct CountingJudgement: Evaluated {
    let ground: EvaluationGround
    private let policy: StockPolicy
    /// What the goods were when the stocktake was opened; nil where no rule asked.
    let classes: [ProductID: SalesClass]?
    /// Buckets of the recount that goes on which nobody has counted yet.
    let missing: Int
    let end: CountingEnd

    /// - Parameters:
    ///   - document: takes counts.
    ///   - known: the classes, where a judgement of the same stocktake has found them: they do not change.
    init(
        _ document: Document, classes known: [ProductID: SalesClass]? = nil, in source: borrowing some Reading & ~Copyable
    ) throws {
        policy = try StockPolicies.policy(of: document.store, in: source)
        if document.isIn(StocktakeState.recounting) {
            classes = known
            let round = try Stocktakes.requiredHeader(document, in: source).round
            let buckets = try Recounts.buckets(of: document.id, pass: round.pass, in: source)
            let counted = try CountedAgain(document.id, pass: round.pass, in: source)
            let before = try EvaluationFacts.gather(document, before: round.pass, in: source)
            let now = try EvaluationFacts.gather(document, in: source)
            ground = try EvaluationGround(document, [before, now], in: source)
            missing = buckets.count { counted.line(of: $0) == nil }
            end = .afterRecount(of: buckets, before: Self.byBucket(before), now: Self.byBucket(now), isLast: round.isLast)
        } else if policy.hasRecounts {
            let facts = try EvaluationFacts.gather(document, in: source)
            ground = try EvaluationGround(document, [facts], in: source)
            missing = 0
            classes = try policy.classRecounts.isEmpty ? known : known ?? SalesRanking.classes(atOpeningOf: document, in: source)
            end = .afterFirst(try EvaluatedStocktake(document, facts, in: source), policy, classes: classes ?? [:])
        } else {
            classes = known
            ground = try EvaluationGround(document, [], in: source)
            missing = 0
            end = .submitted
        }
    }

    func holds(for document: Document, in source: borrowing some Reading & ~Copyable) throws -> Bool {
        try StockPolicies.policy(of: document.store, in: source) == policy && ground.holds(for: document, in: source)
    }

    private static func byBucket(_ facts: EvaluationFacts) -> [Bucket: CountVariance] {
        Dictionary(Evaluation.variances(facts).map { ($0.bucket, $0) }, uniquingKeysWith: { first, _ in first })
    }
}

/// How the passes of a stocktake follow each other.
struct RecountRound: Hashable {
    /// The pass that is counted now; `CountPass.first` while nothing is counted again.
    var pass: Int64
    /// The first pass of the round of recounts; 0 = there is none.
    var from: Int64
    /// The highest pass ever used: a count that was sent back begins no pass anew.
    var last: Int64

    static let first = RecountRound(pass: CountPass.first, from: 0, last: CountPass.first)

    /// The passes whose recounts hold, oldest first.
    var recounts: [Int64] { from == 0 ? [] : Array(from...max(from, pass)) }

    /// Two recounts after the first count, no more.
    var isLast: Bool { from != 0 && pass > from }

    var next: RecountRound { RecountRound(pass: last + 1, from: from == 0 ? last + 1 : from, last: last + 1) }

    /// Back to the first pass; what was counted again no longer holds.
    var restarted: RecountRound { RecountRound(pass: CountPass.first, from: 0, last: last) }
}

enum Recounts {
    /// The buckets to be counted in `pass`, in counting order.
    static func buckets(
        of id: DocumentID, pass: Int64, in source: borrowing some Reading & ~Copyable
    ) throws -> [Bucket] {
        try source.all(findBuckets, id.rawValue, pass) { row in try Stocktakes.bucket(row) }
            .sorted { $0.countingOrder < $1.countingOrder }
    }

    static func contains(
        _ bucket: Bucket, on id: DocumentID, pass: Int64, in source: borrowing some Reading & ~Copyable
    ) throws -> Bool {
        try source.first(
            findBucket, id.rawValue, pass, bucket.product.rawValue, bucket.location.rawValue, bucket.lotNumber,
            bucket.condition.rawValue
        ) { _ in true } ?? false
    }

    static func start(
        _ buckets: [Bucket], _ round: RecountRound, of id: DocumentID, in transaction: borrowing Transaction
    ) throws {
        try set(round, of: id, in: transaction)
        for bucket in buckets {
            try transaction.run(
                insertBucket, id.rawValue, round.pass, bucket.product.rawValue, bucket.location.rawValue, bucket.lotNumber,
                bucket.condition.rawValue)
        }
    }

    static func set(_ round: RecountRound, of id: DocumentID, in transaction: borrowing Transaction) throws {
        try transaction.run(setRound, id.rawValue, round.pass, round.from, round.last)
    }

    // MARK: who counted what

    /// Remembers that `person` counted the bucket, or (nil) completed the place.
    static func note(
        _ person: UserID, counted bucket: Bucket?, at place: LocationID, on id: DocumentID, pass: Int64, in transaction: borrowing Transaction
    ) throws {
        try transaction.run(
            insertCounter, id.rawValue, pass, bucket?.product.rawValue ?? 0, place.rawValue, bucket?.lotNumber ?? 0,
            bucket?.condition.rawValue ?? 0, person.rawValue)
    }

    /// Whether `person` counted the bucket, or completed its place, in a pass of the stocktake before `pass`.
    static func hasCounted(
        _ person: UserID, _ bucket: Bucket, on id: DocumentID, before pass: Int64, in source: borrowing some Reading & ~Copyable
    ) throws -> Bool {
        try source.first(
            findCounter, id.rawValue, pass, person.rawValue, bucket.location.rawValue, bucket.product.rawValue, bucket.lotNumber,
            bucket.condition.rawValue
        ) { _ in true } ?? false
    }

    /// Whether `person` completed the place in a pass before `pass`.
    static func hasCompleted(
        _ person: UserID, _ place: LocationID, on id: DocumentID, before pass: Int64, in source: borrowing some Reading & ~Copyable
    ) throws -> Bool {
        try source.first(findCompletion, id.rawValue, pass, person.rawValue, place.rawValue) { _ in true } ?? false
    }

    /// Whether `person` counted anything at the place in a pass before `pass`.
    static func hasCounted(
        _ person: UserID, at place: LocationID, on id: DocumentID, before pass: Int64, in source: borrowing some Reading & ~Copyable
    ) throws -> Bool {
        try source.first(findCounterAt, id.rawValue, pass, person.rawValue, place.rawValue) { _ in true } ?? false
    }

    private static let findBuckets = SQL(
        "SELECT product, location, lot, condition FROM recount_line WHERE document = $1 AND pass = $2")
    private static let findBucket = SQL(
        """
        SELECT 1 FROM recount_line
        WHERE document = $1 AND pass = $2 AND product = $3 AND location = $4 AND lot = $5 AND condition = $6
        """)
    private static let insertBucket = SQL(
        "INSERT INTO recount_line (document, pass, product, location, lot, condition) VALUES ($1, $2, $3, $4, $5, $6)")
    private static let setRound = SQL("UPDATE stocktake SET pass = $2, recount_from = $3, last_pass = $4 WHERE document = $1")
    private static let insertCounter = SQL(
        """
        INSERT INTO count_counter (document, pass, product, location, lot, condition, app_user) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (document, location, product, lot, condition, pass, app_user) DO NOTHING
        """)
    private static let findCounter = SQL(
        """
        SELECT 1 FROM count_counter WHERE document = $1 AND pass < $2 AND app_user = $3 AND location = $4
            AND (product = 0 OR (product = $5 AND lot = $6 AND condition = $7)) LIMIT 1
        """)
    private static let findCompletion = SQL(
        """
        SELECT 1 FROM count_counter WHERE document = $1 AND pass < $2 AND app_user = $3 AND location = $4 AND product = 0 LIMIT 1
        """)
    private static let findCounterAt = SQL(
        "SELECT 1 FROM count_counter WHERE document = $1 AND pass < $2 AND app_user = $3 AND location = $4 LIMIT 1")
}
