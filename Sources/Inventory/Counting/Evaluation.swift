// What was counted against what the ledger says was there, at each count's own instant. Pure: everything it needs is in its
// facts, so a hundred thousand lines cost a pass over three arrays.

/// One bucket's count against the ledger.
struct CountVariance: Hashable {
    var bucket: Bucket
    var counted: Int64
    /// What the ledger knows to have been there at `instant`, as known now.
    var expected: Int64
    /// The instant the count speaks of.
    var instant: Instant
    /// Goods of this bucket moved between its first and its last entry.
    var movedDuringCount: Bool
    /// Nobody saw it, but its place was counted completely.
    var isUnseen: Bool
    /// Who counted it last; nil where nobody saw it.
    var counter: UserID?

    var difference: Int64 { counted - expected }
}

/// Everything that a stocktake's variance depends on.
struct EvaluationFacts {
    struct Movement: Hashable {
        var bucket: Bucket
        var quantity: Int64
        var occurred: Instant
    }

    /// Lines within the stocktake's scope that hold at least one entry.
    var lines: [CountLine]
    /// Places within the scope that were counted completely, and when.
    var completed: [LocationID: Instant]
    /// On hand now, of every counted bucket and of every bucket at a completed place (within the scope).
    var balances: [Bucket: Int64]
    /// Every movement of these buckets after the earliest instant that matters; others do no harm.
    var movements: [Movement]
    /// Movements in the balances that the evaluation shall not know of, whenever they happened.
    var unknown: [Movement] = []
}

enum Evaluation {
    /// expected(b, t) = on hand now - what moved after t. Ordered by place, product, lot, condition.
    ///
    /// A bucket of a completed place that has no entry counts zero at the instant of completion.
    static func variances(_ facts: EvaluationFacts) -> [CountVariance] {
        var variances = facts.lines.map { line in
            CountVariance(
                bucket: line.bucket, counted: line.counted, expected: facts.balances[line.bucket] ?? 0, instant: line.last,
                movedDuringCount: false, isUnseen: false, counter: line.counter)
        }
        var index = [Bucket: Int](minimumCapacity: facts.lines.count)
        for (position, line) in facts.lines.enumerated() { index[line.bucket] = position }
        for (bucket, onHand) in facts.balances where index[bucket] == nil {
            guard let instant = facts.completed[bucket.location] else { continue }
            index[bucket] = variances.count
            variances.append(
                CountVariance(
                    bucket: bucket, counted: 0, expected: onHand, instant: instant, movedDuringCount: false, isUnseen: true))
        }
        for movement in facts.movements {
            guard let position = index[movement.bucket] else { continue }
            if movement.occurred > variances[position].instant {
                variances[position].expected -= movement.quantity
            } else if position < facts.lines.count, movement.occurred > facts.lines[position].first {
                variances[position].movedDuringCount = true
            }
        }
        for movement in facts.unknown {
            if let position = index[movement.bucket] { variances[position].expected -= movement.quantity }
        }
        return variances.sorted { $0.bucket.countingOrder < $1.bucket.countingOrder }
    }

    /// The value of each difference at the store's average, in order: the differences of one product use up one holding, so
    /// that their values add up to what the holding loses or gains.
    static func values(_ variances: [CountVariance], holdings: [ProductID: Holding]) -> [Value] {
        var holdings = holdings
        return variances.map { variance in
            let difference = Quantity(trusted: variance.difference)
            guard difference != .zero else { return .zero }
            let value = holdings[variance.bucket.product, default: Holding()].value(of: difference)
            holdings[variance.bucket.product, default: Holding()].add(difference, worth: value)
            return value
        }
    }
}

extension Bucket {
    /// How people walk: place by place.
    var countingOrder: CountingOrder {
        CountingOrder(
            location: location.rawValue, product: product.rawValue, lot: lotNumber, condition: condition.rawValue)
    }
}

struct CountingOrder: Comparable {
    var location: Int64
    var product: Int64
    var lot: Int64
    var condition: Int64

    static func < (left: Self, right: Self) -> Bool {
        if left.location != right.location { return left.location < right.location }
        if left.product != right.product { return left.product < right.product }
        if left.lot != right.lot { return left.lot < right.lot }
        return left.condition < right.condition
    }
}
