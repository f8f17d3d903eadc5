// What has to be known across the postings of one row: which places are the store's, what became of each bucket. Everything is
// gathered per bucket, so that goods which pass through a bucket within one row raise no alarm.

import Storage

/// The memory of one `Ledger.post`. Answers in the order in which things were first touched, so that the same row always has
/// the same effects in the same order.
struct PostingWork {
    private var stores: [LocationID: StoreID?] = [:]
    private var buckets: [Bucket] = []
    private var onHand: [Bucket: Int64] = [:]
    private var observations: [Ledger.Observation] = []
    private var differences: [Ledger.Observation: Int64] = [:]
    private(set) var products: [StoreProduct] = []
    private var knownProducts: Set<StoreProduct> = []

    /// A product in a store, as the valuation knows it.
    struct StoreProduct: Hashable {
        var store: StoreID
        var product: ProductID
    }

    /// The store whose stock stands at `location`; nil for virtual places.
    mutating func store(holding location: LocationID, _ source: borrowing some Reading & ~Copyable) throws -> StoreID? {
        if let known = stores[location] { return known }
        let place = try Places.place(location, in: source)
        let store = place.flatMap { $0.kind.isStock ? $0.store : nil }
        stores[location] = .some(store)
        return store
    }

    mutating func changed(_ bucket: Bucket, onHand quantity: Int64, in store: StoreID) {
        if onHand.updateValue(quantity, forKey: bucket) == nil { buckets.append(bucket) }
        let product = StoreProduct(store: store, product: bucket.product)
        if knownProducts.insert(product).inserted { products.append(product) }
    }

    mutating func contradicts(_ observation: Ledger.Observation, by quantity: Quantity) {
        if differences.updateValue((differences[observation] ?? 0) - quantity.units, forKey: observation) == nil {
            observations.append(observation)
        }
    }

    var effects: Ledger.Effects {
        Ledger.Effects(
            negative: buckets.compactMap { bucket in
                guard let quantity = onHand[bucket], quantity < 0 else { return nil }
                return (bucket, quantity)
            },
            contradicted: observations.compactMap { observation in
                guard let difference = differences[observation], difference != 0 else { return nil }
                return (observation, difference)
            })
    }
}
