// A count begins: where, what, and whether the counters may see what is expected.

public import Storage

/// Opens a stocktake; from then on terminals may count on it.
public struct OpenStocktake: Command {
    public static let kind = JournalKind.openStocktake

    public var store: StoreID
    /// Empty = the whole store.
    public var zone: String
    public var isBlind: Bool
    /// Empty = every product; at most `Limits.stocktakeProducts`.
    public var products: [Int64]

    public init(store: StoreID, zone: String = "", isBlind: Bool, products: [Int64] = []) {
        self.store = store
        self.zone = zone
        self.isBlind = isBlind
        self.products = products
    }

    public struct Facts {
        var storeExists: Bool
        /// Some place of the store lies in the zone.
        var zoneExists: Bool
        var unknownProducts: [Int64]
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        let named = products.count <= Limits.stocktakeProducts ? Array(Set(products)).sorted() : []
        return Facts(
            storeExists: try Stores.find(store, in: transaction) != nil,
            zoneExists: try zone.isEmpty || transaction.first(Self.findZone, store.rawValue, zone) { _ in true } != nil,
            unknownProducts: try named.filter { try Products.find($0, in: transaction) == nil })
    }

    public func permission(_ facts: Facts) -> Permission {
        Permission(.create, .stocktake, in: facts.storeExists ? store : nil)
    }

    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) -> OpenStocktake {
        guard products.count <= Limits.stocktakeProducts else {
            throw Refusal(.tooMany(field: "product_ids", limit: Limits.stocktakeProducts))
        }
        var problems: [Rejection] = []
        if !facts.storeExists { problems.append(.unknown(subject: .store, reference: "\(store)")) }
        if facts.storeExists && !facts.zoneExists { problems.append(.unknown(subject: .location, reference: zone)) }
        problems += facts.unknownProducts.map { .unknown(subject: .product, reference: "\($0)") }
        try Refusal.check(problems)
        return self
    }

    public func apply(
        _ plan: OpenStocktake, to draft: inout JournalDraft, in transaction: borrowing Transaction
    ) throws -> CreatedDocument {
        let (id, number) = try Documents.create(
            .stocktake, in: plan.store, state: StocktakeState.counting.rawValue, draft: &draft, transaction)
        try Stocktakes.insert(
            id, zone: plan.zone, isBlind: plan.isBlind, openedAt: draft.received,
            products: Set(plan.products.map(ProductID.init(trusted:))), in: transaction)
        return CreatedDocument(id: id, number: number)
    }

    private static let findZone = SQL("SELECT 1 FROM location WHERE store = $1 AND zone = $2 LIMIT 1")
}
