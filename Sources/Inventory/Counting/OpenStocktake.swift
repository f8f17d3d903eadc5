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
    /// Their products, as they stand now, are counted beside those that are named.
    public var categories: [String]

    public init(store: StoreID, zone: String = "", isBlind: Bool, products: [Int64] = [], categories: [String] = []) {
        self.store = store
        self.zone = zone
        self.isBlind = isBlind
        self.products = products
        self.categories = categories
    }

    public struct Facts {
        var storeExists: Bool
        /// Some place of the store lies in the zone.
        var zoneExists: Bool
        var unknownProducts: [Int64]
        /// Beside the categories, one more than is allowed at most.
        var ofCategories: [[Int64]]
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        let named = products.count <= Limits.stocktakeProducts ? Array(Set(products)).sorted() : []
        return Facts(
            storeExists: try Stores.find(store, in: transaction) != nil,
            zoneExists: try zone.isEmpty || transaction.first(Self.findZone, store.rawValue, zone) { _ in true } != nil,
            unknownProducts: try named.filter { try Products.find($0, in: transaction) == nil },
            ofCategories: try categories.prefix(Limits.stocktakeCategories).map { category in
                try Categories.products(of: category, limit: Limits.stocktakeProducts + 1, in: transaction)
            })
    }

    public func permission(_ facts: Facts) -> Permission {
        Permission(.create, .stocktake, in: facts.storeExists ? store : nil)
    }

    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) -> OpenStocktake {
        guard categories.count <= Limits.stocktakeCategories else {
            throw Refusal(.tooMany(field: "categories", limit: Limits.stocktakeCategories))
        }
        guard products.count <= Limits.stocktakeProducts else {
            throw Refusal(.tooMany(field: "product_ids", limit: Limits.stocktakeProducts))
        }
        var problems: [Rejection] = []
        if !facts.storeExists { problems.append(.unknown(subject: .store, reference: "\(store)")) }
        if facts.storeExists && !facts.zoneExists { problems.append(.unknown(subject: .location, reference: zone)) }
        problems += facts.unknownProducts.map { .unknown(subject: .product, reference: "\($0)") }
        problems += zip(categories, facts.ofCategories).filter { $0.1.isEmpty }.map { category, _ in
            .malformed(field: "categories", problem: "names \(category), which no product is of")
        }
        var plan = self
        plan.products = Array(Set(products + facts.ofCategories.joined())).sorted()
        if plan.products.count > Limits.stocktakeProducts { problems.append(.tooMany(field: "categories", limit: Limits.stocktakeProducts)) }
        try Refusal.check(problems)
        return plan
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
