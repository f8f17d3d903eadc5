// A large count is posted in parts, each a row of its own, so that scans and sales never wait for more than one of them. The approval decides
// once and for all: every difference is what the books knew at the approval's row; what is told of earlier instants after it opens rechecks.

import Storage

/// Where the posting of an approved stocktake stands.
struct PostingProgress {
    /// The approval's row: what the books knew then is what is posted.
    var approved: Int64
    /// The rows of the parts, in order.
    var parts: [Int64]
    /// The last line posted; nil before the first part.
    var last: CountingOrder?
    var linesPosted: Int64
}

/// Posts one part of an approved stocktake: the next lines in counting order. The server's own; does nothing when another hand has posted
/// that part already.
struct PostStocktakePart: Command {
    static let kind = JournalKind.postStocktakePart

    let stocktake: DocumentID
    /// How many parts went before.
    let part: Int
    /// At most `Limits.postedLinesPerPart`, in counting order.
    let lines: [CountVariance]
    let isLast: Bool

    struct Facts {
        /// Nil where there is nothing to do any more.
        var document: Document?
        var holdings: [ProductID: Holding] = [:]
        var loss = LocationID(trusted: 1)
        var gain = LocationID(trusted: 1)
        /// What was told after the approval of the instant of a line or before it.
        var late: [Bucket: Int64] = [:]
    }

    typealias Plan = Work?

    struct Work {
        var document: Document
        var postings: [Posting]
        var late: [(observation: Ledger.Observation, difference: Int64)]
    }

    func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        guard let document = try Documents.find(stocktake.rawValue, in: transaction), document.isIn(StocktakeState.posting),
            let progress = try StocktakePostings.progress(of: document, in: transaction), progress.parts.count == part
        else { return Facts() }
        var facts = Facts(document: document)
        facts.loss = try Places.required(.loss, of: document.store, in: transaction).id
        facts.gain = try Places.required(.gain, of: document.store, in: transaction).id
        for line in lines where line.difference != 0 && facts.holdings[line.bucket.product] == nil {
            facts.holdings[line.bucket.product] = try Valuation.holding(of: line.bucket.product, in: document.store, transaction)
        }
        let instants = Dictionary(lines.map { ($0.bucket, $0.instant) }, uniquingKeysWith: max)
        for movement in try StocktakePostings.tradeSince(progress, at: Set(lines.map(\.bucket.location.rawValue)), in: transaction) {
            if let instant = instants[movement.bucket], movement.occurred <= instant { facts.late[movement.bucket, default: 0] += movement.quantity }
        }
        return facts
    }

    func permission(_ facts: Facts) -> Permission { Permission(.post, .stocktake, in: facts.document?.store) }

    func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) -> Work? {
        guard let document = facts.document else { return nil }
        let evaluated = EvaluatedStocktake(
            variances: lines, values: Evaluation.values(lines, holdings: facts.holdings), loss: facts.loss, gain: facts.gain)
        let late = lines.compactMap { line -> (observation: Ledger.Observation, difference: Int64)? in
            guard let sum = facts.late[line.bucket], sum != 0 else { return nil }
            return (Ledger.Observation(bucket: line.bucket, stocktake: document.id, instant: line.instant), 0 &- sum)
        }
        return Work(document: document, postings: evaluated.postings, late: late)
    }

    func apply(_ plan: Work?, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws -> Bool {
        guard let plan else { return false }
        draft.document = plan.document.id
        var effects = try Ledger.post(plan.postings, to: &draft, in: transaction)
        effects.contradicted += plan.late
        try Consequences.record(effects, draft, in: transaction)
        for line in lines { try Observations.insert(line, of: plan.document.id, posted: draft.sequence, in: transaction) }
        try StocktakePostings.add(
            draft.sequence, through: lines.last?.bucket.countingOrder, lines: Int64(plan.postings.count / 2), to: plan.document.id, part: part,
            in: transaction)
        if isLast {
            try Documents.move(
                plan.document.id, store: plan.document.store, to: StocktakeState.posted.rawValue, in: transaction)
        }
        return true
    }
}

enum StocktakePostings {
    /// Nil for a stocktake that was not approved.
    static func progress(of document: Document, in source: borrowing some Reading & ~Copyable) throws -> PostingProgress? {
        guard document.postedSequence != 0 else { return nil }
        var progress = PostingProgress(approved: document.postedSequence, parts: [], last: nil, linesPosted: 0)
        try source.forEach(findParts, document.id.rawValue) { row in
            progress.parts.append(row.int(0))
            progress.linesPosted += row.int(1)
            progress.last = CountingOrder(location: row.int(2), product: row.int(3), lot: row.int(4), condition: row.int(5))
            return true
        }
        return progress
    }

    /// What moved after the approval, without the parts' own rows.
    static func tradeSince(
        _ progress: PostingProgress, at places: Set<Int64>, in source: borrowing some Reading & ~Copyable
    ) throws -> [EvaluationFacts.Movement] {
        var movements: [EvaluationFacts.Movement] = []
        for (first, end) in zip([progress.approved] + progress.parts, progress.parts + [.max]) where end > first + 1 {
            movements += try LedgerAfter.movements(afterRow: first, before: end, at: places, in: source)
        }
        return movements
    }

    static func add(
        _ sequence: Int64, through last: CountingOrder?, lines: Int64, to id: DocumentID, part: Int, in transaction: borrowing Transaction
    ) throws {
        try transaction.run(
            insert, id.rawValue, part, sequence, lines, last?.location ?? 0, last?.product ?? 0, last?.lot ?? 0, last?.condition ?? 0)
    }

    /// Stocktakes of the store that were approved and are not posted to their end.
    static func unfinished(in store: StoreID, _ source: borrowing some Reading & ~Copyable) throws -> [DocumentID] {
        try source.all(findUnfinished, store.rawValue) { row in DocumentID(trusted: row.int(0)) }
    }

    private static let findParts = SQL(
        "SELECT journal_sequence, lines, location, product, lot, condition FROM stocktake_part WHERE document = $1 ORDER BY part")
    private static let findUnfinished = SQL("SELECT id FROM document WHERE store = $1 AND kind = 3 AND state = 5 ORDER BY id")
    private static let insert = SQL(
        """
        INSERT INTO stocktake_part (document, part, journal_sequence, lines, location, product, lot, condition)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        """)
}

extension Books {
    /// Approves a stocktake and posts it: a small one in the approval's own row, a large one in parts.
    ///
    /// `encode` makes the reply that a repeat gets; of a large one it says that the posting goes on, and `finishPosting` answers its end.
    public func approve(
        _ command: ApproveStocktake, as caller: Caller, identity: WriteIdentity,
        encode: @escaping @Sendable (ApproveStocktake.Approved) throws -> [UInt8]
    ) async throws -> CommandOutcome<ApproveStocktake.Approved> {
        var command = command
        // Evaluated beside the work; the approval itself then only looks whether the stocktake is still the one that was evaluated.
        command.prepared = try await database.read { [id = command.stocktake] snapshot in
            guard let document = try Documents.find(id.rawValue, in: snapshot), document.kind == .stocktake,
                document.isIn(StocktakeState.submitted)
            else { return nil }
            let evaluated = try EvaluatedStocktake(document, in: snapshot)
            guard evaluated.variances.count > Limits.postedLinesPerPart else { return nil }
            return ApproveStocktake.Prepared(version: document.version, worthE4: evaluated.worthE4)
        }
        return try await perform(command, as: caller, identity: identity, encode: encode)
    }

    /// Posts what is left of an approved stocktake, part by part; answers how it ended. May be called by several at once.
    public func finishPosting(_ stocktake: DocumentID) async throws -> ApproveStocktake.Approved? {
        var lines: [CountVariance]?
        while true {
            let known = lines
            let step = try await database.read { snapshot in try PostingStep(stocktake, lines: known, in: snapshot) }
            guard let step else { return nil }
            guard let part = step.part else { return step.ended }
            lines = step.lines
            let identity = WriteIdentity(key: nil, payload: [], requestHash: [])
            _ = try await perform(part, as: Caller(.operatorAtMachine), identity: identity)
        }
    }

    /// Goes on with what a restart interrupted; answers how many stocktakes that were.
    public func finishPostings() async throws -> Int {
        let unfinished = try await database.read { snapshot in
            try Stores.all(in: snapshot).flatMap { try StocktakePostings.unfinished(in: $0.id, snapshot) }
        }
        for stocktake in unfinished { _ = try await finishPosting(stocktake) }
        return unfinished.count
    }
}

/// What has to be done next for a stocktake that is being posted.
struct PostingStep {
    /// Every line, in counting order, as of the approval.
    var lines: [CountVariance] = []
    /// Nil when all is done.
    var part: PostStocktakePart?
    var ended: ApproveStocktake.Approved

    /// - Parameter lines: as found before, so that they are evaluated once.
    init?(_ stocktake: DocumentID, lines known: [CountVariance]?, in snapshot: borrowing Snapshot) throws {
        guard let document = try Documents.find(stocktake.rawValue, in: snapshot), document.kind == .stocktake,
            let progress = try StocktakePostings.progress(of: document, in: snapshot)
        else { return nil }
        ended = ApproveStocktake.Approved(state: .posted, sequence: progress.approved, linesPosted: progress.linesPosted)
        guard document.isIn(StocktakeState.posting) else { return }
        lines = try known ?? Evaluation.variances(.gather(document, knownThrough: progress, in: snapshot))
        let rest = lines.drop { line in progress.last.map { line.bucket.countingOrder <= $0 } ?? false }
        part = PostStocktakePart(
            stocktake: stocktake, part: progress.parts.count, lines: Array(rest.prefix(Limits.postedLinesPerPart)),
            isLast: rest.count <= Limits.postedLinesPerPart)
    }
}
