// A large count takes a second to evaluate. That is done on a reader, beside the work: no scan and no sale waits for it. The writer then only asks
// whether the evaluation still holds, and makes it anew itself where it does not.

import Storage

/// What an evaluation rests on: whether it still holds is asked in a moment, however long it took.
struct EvaluationGround: Hashable, Sendable {
    /// Of the stocktake: every count and every reason raises it.
    let version: Int64
    /// The last row of the journal that it knows of.
    let sequence: Int64
    /// Where something was counted.
    let places: Set<Int64>
    /// The latest instant that any of its lines speaks of.
    let latest: Instant

    /// Of evaluations of the same stocktake, read from the same `source`.
    init(_ document: Document, _ evaluations: [EvaluationFacts], in source: borrowing some Reading & ~Copyable) throws {
        version = document.version
        sequence = try Journal.head(source).sequence
        var places: Set<Int64> = []
        var latest = Instant(milliseconds: 0)
        for facts in evaluations {
            for line in facts.lines {
                places.insert(line.bucket.location.rawValue)
                latest = max(latest, line.last)
            }
            for (place, instant) in facts.completed {
                places.insert(place.rawValue)
                latest = max(latest, instant)
            }
        }
        self.places = places
        self.latest = latest
    }

    /// Whether nothing was counted since, and nothing was told that moved before the count. What trades on changes no difference; the prices
    /// are those of the evaluation.
    func holds(for document: Document, in source: borrowing some Reading & ~Copyable) throws -> Bool {
        guard document.version == version else { return false }
        return try LedgerAfter.movements(afterRow: sequence, at: places, in: source).allSatisfy { $0.occurred > latest }
    }
}

/// An answer that was found by an evaluation.
protocol Evaluated: Sendable {
    var ground: EvaluationGround { get }
}

extension Books {
    /// Submits a stocktake (see `SubmitStocktake`); which lines are counted again is found beside the work.
    public func submit(
        _ command: SubmitStocktake, as caller: Caller, identity: WriteIdentity,
        encode: @escaping @Sendable (StocktakeState) throws -> [UInt8]
    ) async throws -> CommandOutcome<StocktakeState> {
        try await submit(command, as: caller, identity: identity, whileEvaluating: {}, encode: encode)
    }

    /// - Parameter whileEvaluating: called while the snapshot of each evaluation is still being read.
    func submit(
        _ command: SubmitStocktake, as caller: Caller, identity: WriteIdentity, whileEvaluating: @escaping @Sendable () throws -> Void,
        encode: @escaping @Sendable (StocktakeState) throws -> [UInt8]
    ) async throws -> CommandOutcome<StocktakeState> {
        var command = command
        command.judged = try await evaluated(command.stocktake, for: caller) { document, snapshot in
            guard document.isIn(StocktakeState.counting, .recounting) else { return nil }
            let judged = try CountingJudgement(document, in: snapshot)
            try whileEvaluating()
            return judged
        }
        return try await perform(command, as: caller, identity: identity, encode: encode)
    }

    /// Says why lines differ (see `ExplainVariance`); which lines do is found beside the work.
    public func explain(
        _ command: ExplainVariance, as caller: Caller, identity: WriteIdentity, encode: @escaping @Sendable (Int) throws -> [UInt8]
    ) async throws -> CommandOutcome<Int> {
        try await explain(command, as: caller, identity: identity, whileEvaluating: {}, encode: encode)
    }

    /// - Parameter whileEvaluating: as of `submit`.
    func explain(
        _ command: ExplainVariance, as caller: Caller, identity: WriteIdentity, whileEvaluating: @escaping @Sendable () throws -> Void,
        encode: @escaping @Sendable (Int) throws -> [UInt8]
    ) async throws -> CommandOutcome<Int> {
        var command = command
        command.found = try await evaluated(command.stocktake, for: caller) { document, snapshot in
            guard document.isIn(StocktakeState.submitted) else { return nil }
            let found = try CountDifferences(document, in: snapshot)
            try whileEvaluating()
            return found
        }
        return try await perform(command, as: caller, identity: identity, encode: encode)
    }

    /// Evaluates on a reader until nothing that matters was told meanwhile, at most `Limits.evaluationsBeside` times. Nil where there is
    /// nothing to evaluate, and for whom it is not: the command itself says so.
    private func evaluated<Found: Evaluated>(
        _ stocktake: DocumentID, for caller: Caller, _ evaluate: @escaping @Sendable (Document, borrowing Snapshot) throws -> Found?
    ) async throws -> Found? {
        var found: Found?
        for _ in 0..<Limits.evaluationsBeside {
            found = try await database.read { snapshot in
                let facts = try DocumentFacts.gather(stocktake, of: .stocktake, caller, in: snapshot)
                guard let document = facts.document,
                    try Rights.allows(.submit, .stocktake, in: document.store, caller, snapshot)
                else { return nil }
                return try evaluate(document, snapshot)
            }
            guard let ground = found?.ground else { return nil }
            let holds = try await database.read { snapshot in
                try Documents.find(stocktake.rawValue, in: snapshot).map { try ground.holds(for: $0, in: snapshot) } ?? true
            }
            if holds { break }
        }
        return found
    }
}
