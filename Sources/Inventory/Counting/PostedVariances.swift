// What an approved stocktake found, read back from the differences that it posted: later trade does not change it.

import Storage

enum PostedVariances {
    static func read(_ document: Document, in source: borrowing some Reading & ~Copyable) throws -> [ValuedVariance] {
        let parts = try StocktakePostings.progress(of: document, in: source)?.parts ?? []
        let own = Set(parts.isEmpty ? [document.postedSequence] : parts)
        let posted = try own.sorted().flatMap { sequence in
            try source.all(findPostings, sequence) { row in
                (bucket: try Stocktakes.bucket(row), difference: row.int(4), value: Value(e4: row.int(5)))
            }
        }
        // Each difference has two ends; the end outside the shelf is at loss or gain and matches no counted bucket.
        let byBucket = Dictionary(posted.map { ($0.bucket, $0) }, uniquingKeysWith: { first, _ in first })
        let facts = try EvaluationFacts.gather(document, excluding: own, in: source)
        return Evaluation.variances(facts).map { variance in
            var variance = variance
            let found = byBucket[variance.bucket]
            variance.expected = variance.counted - (found?.difference ?? 0)
            return ValuedVariance(variance: variance, value: found?.value ?? .zero)
        }
    }

    private static let findPostings = SQL(
        "SELECT product, location, lot, condition, quantity, value_e4 FROM posting WHERE journal_sequence = $1")
}
