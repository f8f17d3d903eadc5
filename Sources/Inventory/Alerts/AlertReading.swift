// The facts of a sweep: of a whole store in three passes over its stock, or of a few products by key.

import Barcodes
import Storage

/// A day so many days later.
enum Horizon {
    static func date(_ today: String, days: Int64) -> String {
        guard let date = CalendarDate(today) else { return today }
        return CalendarDate(daysSince1970: date.daysSince1970 + Int(clamping: days)).text
    }
}

extension AlertFacts {
    /// Of a whole store.
    static func gather(
        of store: StoreID, today: String, in source: borrowing some Reading & ~Copyable
    ) throws -> AlertFacts {
        let rules = try AlertRules.all(in: store, source)
        var facts = AlertFacts(rules: rules, levels: [:], lots: [], today: today, standing: try Alerts.standing(in: store, source))
        // Where no rule asks for levels, they are not added up.
        if rules.values.contains(where: { $0.least > 0 || $0.most > 0 }) {
            try source.forEach(levelsOfStore, store.rawValue) { row in
                facts.levels[ProductID(trusted: row.int(0))] = level(row)
                return true
            }
            // Goods that never came are low, too.
            for product in rules.keys.sorted() {
                guard let id = ProductID(product), facts.levels[id] == nil else { continue }
                facts.levels[id] = try nothing(of: id, source)
            }
        }
        let horizon = Horizon.date(today, days: rules.values.map(\.nearExpiryDays).max() ?? 0)
        facts.lots = try source.all(lotsOfStore, store.rawValue, horizon) { row in lot(row) }
        return facts
    }

    /// Of a few products; what is known of others is left out.
    static func gather(
        of store: StoreID, products: [ProductID], today: String, in source: borrowing some Reading & ~Copyable
    ) throws -> AlertFacts {
        var facts = AlertFacts(rules: [:], levels: [:], lots: [], today: today, standing: [])
        facts.rules[0] = try AlertRules.find(of: nil, in: store, source)
        for product in products {
            facts.rules[product.rawValue] = try AlertRules.find(of: product, in: store, source)
            let rule = facts.rule(of: product)
            let found = try source.first(levelsOfProduct, product.rawValue, store.rawValue) { row in level(row) }
            if let known = try found ?? (facts.rules[product.rawValue] == nil ? nil : nothing(of: product, source)) {
                facts.levels[product] = known
            }
            let horizon = Horizon.date(today, days: rule.nearExpiryDays)
            facts.lots += try source.all(lotsOfProduct, product.rawValue, store.rawValue, horizon) { row in lot(row) }
            facts.standing += try Alerts.standing(of: product, in: store, source)
        }
        return facts
    }

    private static func nothing(of product: ProductID, _ source: borrowing some Reading & ~Copyable) throws -> Level {
        Level(onHand: 0, available: 0, isActive: try source.first(isActive, product.rawValue) { row in row.bool(0) } ?? false)
    }

    private static func level(_ row: borrowing Row) -> Level {
        Level(onHand: row.int(1), available: row.int(2), isActive: row.bool(3))
    }

    private static func lot(_ row: borrowing Row) -> DatedLot {
        DatedLot(
            product: ProductID(trusted: row.int(0)), lot: LotID(trusted: row.int(1)), expiry: row.text(2), onHand: row.int(3))
    }

    private static let isActive = SQL("SELECT active FROM product WHERE id = $1")
    private static let levelsOfStore = SQL(
        """
        SELECT balance.product, CAST(sum(balance.on_hand) AS BIGINT),
            CAST(sum(CASE WHEN balance.condition = 1 AND coalesce(lot.status, 1) = 1 THEN balance.on_hand - balance.reserved ELSE 0 END) AS BIGINT),
            product.active
        FROM location CROSS JOIN balance JOIN product ON product.id = balance.product LEFT JOIN lot ON lot.id = balance.lot
        WHERE location.store = $1 AND location.kind < 10 AND balance.location = location.id
        GROUP BY balance.product, product.active
        """)
    private static let levelsOfProduct = SQL(
        """
        SELECT balance.product, CAST(sum(balance.on_hand) AS BIGINT),
            CAST(sum(CASE WHEN balance.condition = 1 AND coalesce(lot.status, 1) = 1 THEN balance.on_hand - balance.reserved ELSE 0 END) AS BIGINT),
            product.active
        FROM balance JOIN location ON location.id = balance.location JOIN product ON product.id = balance.product
            LEFT JOIN lot ON lot.id = balance.lot
        WHERE balance.product = $1 AND location.store = $2 AND location.kind < 10
        GROUP BY balance.product, product.active
        """)
    private static let lotsOfStore = SQL(
        """
        SELECT balance.product, balance.lot, lot.expiry, CAST(sum(balance.on_hand) AS BIGINT)
        FROM location CROSS JOIN balance JOIN lot ON lot.id = balance.lot
        WHERE location.store = $1 AND location.kind < 10 AND balance.location = location.id AND balance.condition = 1 AND balance.on_hand > 0
            AND lot.expiry <> '' AND lot.expiry <= $2
        GROUP BY balance.product, balance.lot, lot.expiry
        """)
    private static let lotsOfProduct = SQL(
        """
        SELECT balance.product, balance.lot, lot.expiry, CAST(sum(balance.on_hand) AS BIGINT)
        FROM balance JOIN location ON location.id = balance.location JOIN lot ON lot.id = balance.lot
        WHERE balance.product = $1 AND location.store = $2 AND location.kind < 10 AND balance.condition = 1 AND balance.on_hand > 0
            AND lot.expiry <> '' AND lot.expiry <= $3
        GROUP BY balance.product, balance.lot, lot.expiry
        """)
}
