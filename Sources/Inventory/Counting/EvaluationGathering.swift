// The facts of an evaluation, read in four passes: lines, places, balances, and the blocks of the ledger that hold anything
// later than the earliest count. No index on postings: one scan serves all lines.

import Storage

extension EvaluationFacts {
    /// - Parameters:
    ///   - own: the rows of the stocktake's own differences, whose movements do not count as trade; empty before posting.
    ///   - progress: what was told after its approval does not count.
    ///   - before: leaves out this pass and later ones; nil = every pass that holds.
    static func gather(
        _ document: Document, excluding own: Set<Int64> = [], knownThrough progress: PostingProgress? = nil, before: Int64? = nil,
        in source: borrowing some Reading & ~Copyable
    ) throws -> EvaluationFacts {
        let header = try Stocktakes.requiredHeader(document, in: source)
        let scope = try Stocktakes.scope(document, header, in: source)
        var places = PlacesInScope(scope: scope)
        var lines: [CountLine] = []
        for line in try Stocktakes.lines(of: document.id, pass: CountPass.first, in: source)
        where line.entries > 0 && scope.covers(line.bucket.product) {
            if try places.covers(line.bucket.location, source) { lines.append(line) }
        }
        try applyRecounts(of: document, header.round, before: before, to: &lines, in: source)
        var completed: [LocationID: Instant] = [:]
        for (place, instant) in try Stocktakes.completedPlaces(of: document.id, pass: CountPass.first, in: source) {
            if try places.covers(place, source) { completed[place] = instant }
        }
        var balances = [Bucket: Int64](minimumCapacity: lines.count)
        for place in completed.keys.sorted() {
            try Balances.all(at: place, in: source) { bucket, onHand in
                if scope.covers(bucket.product) { balances[bucket] = onHand }
            }
        }
        for line in lines where completed[line.bucket.location] == nil {
            balances[line.bucket] = try Balances.onHand(of: line.bucket, in: source)
        }
        var facts = EvaluationFacts(lines: lines, completed: completed, balances: balances, movements: [])
        if let earliest = [lines.map(\.first).min(), completed.values.min()].compactMap(\.self).min() {
            let wanted = Set(balances.keys.map(\.location.rawValue))
            facts.movements = try LedgerAfter.movements(earliest, at: wanted, excluding: own, through: progress?.approved, in: source)
            if let progress { facts.unknown = try LedgerAfter.movements(afterRow: progress.approved, at: wanted, in: source) }
        }
        return facts
    }

    /// What was counted again takes the place of what was counted first, pass by pass.
    private static func applyRecounts(
        of document: Document, _ round: RecountRound, before: Int64?, to lines: inout [CountLine],
        in source: borrowing some Reading & ~Copyable
    ) throws {
        let passes = round.recounts.filter { $0 < before ?? .max }
        guard !passes.isEmpty else { return }
        var index: [Bucket: Int] = [:]
        for (position, line) in lines.enumerated() { index[line.bucket] = position }
        for pass in passes {
            let counted = try CountedAgain(document.id, pass: pass, in: source)
            for bucket in try Recounts.buckets(of: document.id, pass: pass, in: source) {
                guard let line = counted.line(of: bucket) else { continue }
                if let position = index[bucket] {
                    lines[position] = line
                } else {
                    index[bucket] = lines.count
                    lines.append(line)
                }
            }
        }
    }
}

/// Which places belong to a stocktake; each is looked up once.
private struct PlacesInScope {
    let scope: StocktakeScope
    private var known: [LocationID: Bool] = [:]

    init(scope: StocktakeScope) {
        self.scope = scope
    }

    mutating func covers(_ id: LocationID, _ source: borrowing some Reading & ~Copyable) throws -> Bool {
        if let answer = known[id] { return answer }
        let answer = try Places.place(id, in: source).map(scope.covers) ?? false
        known[id] = answer
        return answer
    }
}

/// The postings after an instant, found through the time fence of the ledger's blocks, or after a row.
enum LedgerAfter {
    static func movements(
        _ instant: Instant, at places: Set<Int64>, excluding own: Set<Int64>, through last: Int64? = nil,
        in source: borrowing some Reading & ~Copyable
    ) throws -> [EvaluationFacts.Movement] {
        var movements: [EvaluationFacts.Movement] = []
        let blocks = try source.all(blocksAfter, instant.milliseconds) { row in row.int(0) }
        for block in blocks {
            let first = block << Ledger.blockBits
            let end = first + (1 << Ledger.blockBits)
            try source.forEach(postingsAfter, first, end, instant.milliseconds) { row in
                guard places.contains(row.int(1)), row.int(6) <= last ?? .max, !own.contains(row.int(6)) else { return true }
                movements.append(
                    EvaluationFacts.Movement(
                        bucket: try Stocktakes.bucket(row), quantity: row.int(4), occurred: Instant(milliseconds: row.int(5))))
                return true
            }
        }
        return movements
    }

    /// The postings of the rows after `first` and before `end`.
    static func movements(
        afterRow first: Int64, before end: Int64 = .max, at places: Set<Int64>, in source: borrowing some Reading & ~Copyable
    ) throws -> [EvaluationFacts.Movement] {
        var movements: [EvaluationFacts.Movement] = []
        try source.forEach(postingsBetween, first, end) { row in
            guard places.contains(row.int(1)) else { return true }
            movements.append(
                EvaluationFacts.Movement(
                    bucket: try Stocktakes.bucket(row), quantity: row.int(4), occurred: Instant(milliseconds: row.int(5))))
            return true
        }
        return movements
    }

    private static let blocksAfter = SQL(
        "SELECT block FROM posting_block WHERE latest_occurred_ms > $1 ORDER BY block")
    private static let postingsAfter = SQL(
        """
        SELECT product, location, lot, condition, quantity, occurred_ms, journal_sequence FROM posting
        WHERE journal_sequence >= $1 AND journal_sequence < $2 AND occurred_ms > $3
        """)
    private static let postingsBetween = SQL(
        """
        SELECT product, location, lot, condition, quantity, occurred_ms FROM posting
        WHERE journal_sequence > $1 AND journal_sequence < $2
        """)
}

enum Balances {
    static func onHand(of bucket: Bucket, in source: borrowing some Reading & ~Copyable) throws -> Int64 {
        try source.first(
            find, bucket.product.rawValue, bucket.location.rawValue, bucket.lotNumber, bucket.condition.rawValue
        ) { row in row.int(0) } ?? 0
    }

    /// Every bucket that ever stood at `place`, also those that are empty now.
    static func all(
        at place: LocationID, in source: borrowing some Reading & ~Copyable, _ take: (Bucket, Int64) -> Void
    ) throws {
        try source.forEach(findAt, place.rawValue) { row in
            take(try Stocktakes.bucket(row), row.int(4))
            return true
        }
    }

    private static let find = SQL(
        "SELECT on_hand FROM balance WHERE product = $1 AND location = $2 AND lot = $3 AND condition = $4")
    private static let findAt = SQL(
        "SELECT product, location, lot, condition, on_hand FROM balance WHERE location = $1")
}
