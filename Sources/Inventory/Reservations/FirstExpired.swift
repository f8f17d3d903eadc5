// First expired, first out: which goods of a product leave next. Goods that are held, recalled, expired or too short-lived for whom
// they are meant are not offered. Pure.

import Storage

/// A bucket that goods may be taken from.
struct StockCandidate: Hashable {
    var bucket: Bucket
    /// `YYYY-MM-DD`; empty = does not expire.
    var expiry: String
    var lotStatus: LotStatus
    var free: Int64
    var shownLot: String

    /// Whether it may be given away at all to somebody who wants it to last until `until` (itself included).
    func isGood(until: String) -> Bool { lotStatus == .ok && (expiry.isEmpty || expiry >= until) }

    /// Earlier leaves first: by expiry, goods without one last, then in the order in which lots were first received.
    var order: (String, Int64, Int64) { (expiry.isEmpty ? "9999-99-99" : expiry, bucket.lotNumber, bucket.location.rawValue) }
}

enum FirstExpired {
    /// What to take for `wanted` units, in order; the sum is less where there is not enough.
    static func take(
        _ wanted: Int64, from candidates: [StockCandidate], until: String
    ) -> [(candidate: StockCandidate, quantity: Int64)] {
        var rest = wanted
        var taken: [(candidate: StockCandidate, quantity: Int64)] = []
        for candidate in candidates.filter({ $0.isGood(until: until) && $0.free > 0 }).sorted(by: { $0.order < $1.order }) where rest > 0 {
            let share = min(rest, candidate.free)
            taken.append((candidate, share))
            rest -= share
        }
        return taken
    }

    /// The candidate that has to leave before `picked`; nil where none has.
    static func due(before picked: StockCandidate, among candidates: [StockCandidate], until: String) -> StockCandidate? {
        let shelfDate = picked.order.0
        return candidates.filter { $0.isGood(until: until) && $0.free > 0 && $0.order.0 < shelfDate }.min { $0.order < $1.order }
    }

    /// Every sellable bucket of the product at the store's real places.
    static func candidates(
        _ product: ProductID, in store: StoreID, _ source: borrowing some Reading & ~Copyable
    ) throws -> [StockCandidate] {
        try source.all(find, product.rawValue, store.rawValue) { row in
            guard let status = LotStatus(rawValue: row.int(5)) else {
                throw BooksError.damaged("lot \(row.int(2)) has the unknown status \(row.int(5))")
            }
            return StockCandidate(
                bucket: try Stocktakes.bucket(row), expiry: row.text(4), lotStatus: status, free: row.int(6), shownLot: row.text(7))
        }
    }

    private static let find = SQL(
        """
        SELECT balance.product, balance.location, balance.lot, balance.condition, coalesce(lot.expiry, ''), coalesce(lot.status, 1),
            balance.on_hand - balance.reserved, coalesce(lot.shown_code, '')
        FROM balance JOIN location ON location.id = balance.location LEFT JOIN lot ON lot.id = balance.lot
        WHERE balance.product = $1 AND location.store = $2 AND location.kind < 10 AND balance.condition = 1
        """)
}
