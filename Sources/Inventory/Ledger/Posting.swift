// A posting moves a quantity of one product into (positive) or out of (negative) one bucket. The postings of one journal row
// sum to zero per product and lot, because goods only ever move between places, real or virtual.

/// One line of a journal row's movement.
public struct Posting: Hashable, Sendable {
    public var bucket: Bucket
    public var quantity: Quantity
    public var value: Value
    /// When the goods moved; nil: when the row's event occurred. A count's difference is dated by the count.
    public var occurred: Instant?

    public init(_ bucket: Bucket, _ quantity: Quantity, value: Value, occurred: Instant? = nil) {
        self.bucket = bucket
        self.quantity = quantity
        self.value = value
        self.occurred = occurred
    }

    /// The two postings of a move: out of `source`, into `target`, the value with the goods.
    static func move(
        _ product: ProductID, lot: LotID?, _ quantity: Quantity, value: Value, occurred: Instant? = nil,
        from source: (location: LocationID, condition: Condition), to target: (location: LocationID, condition: Condition)
    ) -> [Posting] {
        [
            Posting(
                Bucket(product: product, lot: lot, location: source.location, condition: source.condition),
                quantity.negated, value: value.negated, occurred: occurred),
            Posting(
                Bucket(product: product, lot: lot, location: target.location, condition: target.condition),
                quantity, value: value, occurred: occurred),
        ]
    }

    /// Whether `postings` sum to zero in quantity and value per product and lot.
    static func balances(_ postings: [Posting]) -> Bool {
        struct Goods: Hashable {
            var product: ProductID
            var lot: Int64
        }
        var sums: [Goods: (quantity: Int64, value: Int64)] = [:]
        for posting in postings {
            let goods = Goods(product: posting.bucket.product, lot: posting.bucket.lotNumber)
            let old = sums[goods] ?? (0, 0)
            let (quantity, quantityOverflow) = old.quantity.addingReportingOverflow(posting.quantity.units)
            let (value, valueOverflow) = old.value.addingReportingOverflow(posting.value.e4)
            if quantityOverflow || valueOverflow { return false }
            sums[goods] = (quantity, value)
        }
        return sums.values.allSatisfy { $0.quantity == 0 && $0.value == 0 }
    }
}
