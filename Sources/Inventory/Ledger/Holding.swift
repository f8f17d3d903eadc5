// What a store owns of one product, and what its goods are worth when they come and go: the moving average.

import Storage

/// Quantity and value of a product in a store. Zero quantity has zero value.
struct Holding: Hashable {
    var quantity: Int64 = 0
    var value: Int64 = 0
    /// 1/10,000 of the currency unit per base unit; what the last receipt paid.
    var lastUnitCost: Int64 = 0

    /// The value that goes with a change of `quantity` at the average; the last receipt's cost where there is nothing to average.
    /// Whatever empties the holding takes all of its value, so that no rounding is left behind.
    func value(of change: Quantity) -> Value {
        if change == .zero { return .zero }
        if quantity &+ change.units == 0 { return Value(e4: 0 &- value) }
        if quantity > 0 { return Value(e4: value).share(of: change, in: quantity) }
        return Value.cost(of: change, at: Value(e4: lastUnitCost)) ?? .zero
    }

    /// Wraps where the sum is not representable: the same sum in the store then fails, which is the answer.
    mutating func add(_ change: Quantity, worth worthOfChange: Value) {
        quantity &+= change.units
        value &+= worthOfChange.e4
    }
}

enum Valuation {
    static func holding(
        of product: ProductID, in store: StoreID, _ source: borrowing some Reading & ~Copyable
    ) throws -> Holding {
        try source.first(find, store.rawValue, product.rawValue) { row in
            Holding(quantity: row.int(0), value: row.int(1), lastUnitCost: row.int(2))
        } ?? Holding()
    }

    /// The product must have been posted before.
    static func setLastUnitCost(
        _ cost: Value, of product: ProductID, in store: StoreID, _ transaction: borrowing Transaction
    ) throws {
        try transaction.run(setCost, store.rawValue, product.rawValue, cost.e4)
    }

    private static let find = SQL(
        "SELECT quantity, value_e4, last_unit_cost_e4 FROM valuation WHERE store = $1 AND product = $2")
    private static let setCost = SQL("UPDATE valuation SET last_unit_cost_e4 = $3 WHERE store = $1 AND product = $2")
}
