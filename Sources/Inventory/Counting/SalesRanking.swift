// Which goods bring the money: the classes by which counts are planned, and by which a store asks for a second pair of eyes.

import Storage

/// How much of a store's sales a product brings. By value: A the first 80 %, B the next 15 %, C the rest and what was not sold.
public enum SalesClass: Int64, Hashable, Sendable, CaseIterable {
    case a = 1
    case b = 2
    case c = 3
}

/// Products by what they bring. Pure.
enum SalesRanking {
    static let shareOfA: Int128 = 80
    static let shareOfB: Int128 = 95

    /// A product is of the class in which its first unit of money falls, so that the best seller is always A.
    static func classes(of sales: [ProductID: Int64]) -> [ProductID: SalesClass] {
        let ranked = sales.filter { $0.value > 0 }.sorted { (0 &- $0.value, $0.key) < (0 &- $1.value, $1.key) }
        let total = ranked.reduce(Int128(0)) { $0 + Int128($1.value) }
        var before: Int128 = 0
        var classes: [ProductID: SalesClass] = [:]
        for (product, value) in ranked {
            let share = before * 100
            classes[product] = share < total * shareOfA ? .a : share < total * shareOfB ? .b : .c
            before += Int128(value)
        }
        return classes
    }

    /// The classes as the books knew them when the stocktake was opened: of the rows before its own, which never change. What is sold, or told
    /// late, while it goes on moves no goods into another class. Products that are not named are C.
    static func classes(
        atOpeningOf stocktake: Document, in source: borrowing some Reading & ~Copyable
    ) throws -> [ProductID: SalesClass] {
        let since = stocktake.createdAt.milliseconds &- Limits.salesClassDays &* 86_400_000
        return classes(of: try StoreSales.byProduct(in: stocktake.store, since: since, beforeRow: stocktake.createdSequence, source))
    }
}

enum StoreSales {
    /// What went to customers of the store since, at cost, by product.
    ///
    /// - Parameter end: rows of the journal from this one on do not count.
    static func byProduct(
        in store: StoreID, since: Int64, beforeRow end: Int64 = .max, _ source: borrowing some Reading & ~Copyable
    ) throws -> [ProductID: Int64] {
        var sales: [ProductID: Int64] = [:]
        for block in try source.all(blocks, since, row: { row in row.int(0) }) {
            let first = block << Ledger.blockBits
            guard first < end else { break }
            try source.forEach(sold, first, min(first + (1 << Ledger.blockBits), end), since, store.rawValue) { row in
                sales[ProductID(trusted: row.int(0)), default: 0] &+= row.int(1)
                return true
            }
        }
        return sales
    }

    private static let blocks = SQL("SELECT block FROM posting_block WHERE latest_occurred_ms >= $1 ORDER BY block")
    private static let sold = SQL(
        """
        SELECT posting.product, posting.value_e4 FROM posting CROSS JOIN location
        WHERE posting.journal_sequence >= $1 AND posting.journal_sequence < $2 AND posting.occurred_ms >= $3
            AND location.id = posting.location AND location.kind = 12 AND location.store = $4
        """)
}
