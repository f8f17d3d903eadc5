// What follows from the postings, rebuilt and compared with what is stored, both ways: balances, the moving average, the time fence.

import Storage

/// Compares the projections with the sums of the postings.
struct ProjectionCheck {
    private let buckets: [BucketNumbers: JournalWalk.BucketSum]
    private let fences: [Int64: Int64]
    /// The store of each place that holds stock.
    private var stockPlaces: [Int64: Int64] = [:]

    fileprivate struct Holding {
        var quantity: Int64 = 0
        var value: Int64 = 0
    }

    private struct HoldingKey: Hashable {
        var store: Int64
        var product: Int64
    }

    init(_ walk: JournalWalk, in source: borrowing some Reading & ~Copyable) throws {
        buckets = walk.buckets
        fences = walk.fences
        for (place, store) in try source.all(Self.stockPlaces, row: { row in (row.int(0), row.int(1)) }) { stockPlaces[place] = store }
    }

    // MARK: balances

    func checkBalances(in source: borrowing some Reading & ~Copyable, _ report: inout VerificationReport) throws {
        var rest = buckets
        var promises: [BucketNumbers: Int64] = [:]
        try source.forEach(Self.promises) { row in
            promises[BucketNumbers(product: row.int(0), lot: row.int(1), location: row.int(2), condition: row.int(3))] = row.int(4)
            return true
        }
        var rows = 0
        try source.forEach(Self.balances) { row in
            rows += 1
            let bucket = BucketNumbers(product: row.int(0), lot: row.int(1), location: row.int(2), condition: row.int(3))
            let place = "balance of \(bucket)"
            let sum = rest.removeValue(forKey: bucket) ?? JournalWalk.BucketSum(firstSequence: 0, lastSequence: 0)
            if row.int(4) != sum.quantity || row.int(6) != sum.value {
                report.find(
                    .balanceDiffers, place,
                    "It says \(row.int(4)) units worth \(row.int(6)); the postings say \(sum.quantity) worth \(sum.value).")
            }
            if row.int(7) != sum.lastSequence {
                report.find(.balanceDiffers, place, "It names row \(row.int(7)) as the last; the last is \(sum.lastSequence).")
            }
            let promised = promises.removeValue(forKey: bucket) ?? 0
            if row.int(5) != promised {
                report.find(.balanceDiffers, place, "It says \(row.int(5)) units are reserved; the reservations say \(promised).")
            }
            return true
        }
        for bucket in rest.keys.sorted(by: { $0.description < $1.description }) {
            report.find(.balanceDiffers, "balance of \(bucket)", "It is missing, but there are postings.")
        }
        for bucket in promises.keys.sorted(by: { $0.description < $1.description }) where promises[bucket] != 0 {
            report.find(.balanceDiffers, "balance of \(bucket)", "It is missing, but goods of it are reserved.")
        }
        report.count("balances", rows)
    }

    // MARK: valuation

    func checkValuation(in source: borrowing some Reading & ~Copyable, _ report: inout VerificationReport) throws {
        var rest: [HoldingKey: Holding] = [:]
        for (bucket, sum) in buckets {
            guard let store = stockPlaces[bucket.location] else { continue }
            rest[HoldingKey(store: store, product: bucket.product), default: Holding()].add(sum)
        }
        var rows = 0
        try source.forEach(Self.valuations) { row in
            rows += 1
            let key = HoldingKey(store: row.int(0), product: row.int(1))
            let place = "valuation of product \(key.product) in store \(key.store)"
            let holding = rest.removeValue(forKey: key) ?? Holding()
            if row.int(2) != holding.quantity || row.int(3) != holding.value {
                report.find(
                    .valuationDiffers, place,
                    "It says \(row.int(2)) units worth \(row.int(3)); the postings say \(holding.quantity) worth \(holding.value).")
            }
            if holding.quantity == 0 && holding.value != 0 {
                report.find(.valueWithoutGoods, place, "There are no goods, but a value of \(holding.value).")
            }
            if row.int(4) < 0 { report.find(.valuationDiffers, place, "The last unit cost is negative.") }
            return true
        }
        for key in rest.keys.sorted(by: { ($0.store, $0.product) < ($1.store, $1.product) }) {
            report.find(
                .valuationDiffers, "valuation of product \(key.product) in store \(key.store)", "It is missing, but there are postings.")
        }
        report.count("valuations", rows)
    }

    // MARK: the time fence

    func checkFences(in source: borrowing some Reading & ~Copyable, _ report: inout VerificationReport) throws {
        var rest = fences
        try source.forEach(Self.fenceRows) { row in
            let latest = rest.removeValue(forKey: row.int(0))
            if latest != row.int(1) {
                report.find(
                    .fenceDiffers, "block \(row.int(0))",
                    "It says \(row.int(1)) for its latest instant; the postings say \(latest.map(String.init) ?? "nothing").")
            }
            return true
        }
        for block in rest.keys.sorted() {
            report.find(.fenceDiffers, "block \(block)", "It is missing, but there are postings.")
        }
    }

    private static let stockPlaces = SQL("SELECT id, store FROM location WHERE kind < 10")
    private static let balances = SQL("SELECT product, lot, location, condition, on_hand, reserved, value_e4, last_sequence FROM balance")
    private static let promises = SQL(
        """
        SELECT product, lot, location, condition, CAST(sum(open) AS BIGINT) FROM reservation_line
        GROUP BY product, lot, location, condition
        """)
    private static let valuations = SQL("SELECT store, product, quantity, value_e4, last_unit_cost_e4 FROM valuation")
    private static let fenceRows = SQL("SELECT block, latest_occurred_ms FROM posting_block")
}

extension ProjectionCheck.Holding {
    fileprivate mutating func add(_ sum: JournalWalk.BucketSum) {
        quantity &+= sum.quantity
        value &+= sum.value
    }
}

/// Postings that stand under no journal row: the walk cannot meet them.
enum OrphanedPostings {
    static func check(
        _ walked: Int, in source: borrowing some Reading & ~Copyable, _ report: inout VerificationReport
    ) throws {
        let stored = try source.first(count) { row in row.int(0) } ?? 0
        guard stored != Int64(walked) else { return }
        try source.forEach(orphans) { row in
            report.find(.postingMisplaced, "posting \(row.int(0))/\(row.int(1))", "There is no journal row \(row.int(0)).")
            return true
        }
    }

    private static let count = SQL("SELECT count(*) FROM posting")
    private static let orphans = SQL(
        """
        SELECT journal_sequence, line FROM posting
        WHERE NOT EXISTS (SELECT 1 FROM journal WHERE journal.sequence = posting.journal_sequence) ORDER BY journal_sequence, line
        """)
}
