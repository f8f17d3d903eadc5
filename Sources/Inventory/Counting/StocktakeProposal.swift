// What is worth counting next: the goods that bring the most money, those that nobody has counted for long, and those whose figures cannot
// be right. A proposal, read by the side of the work; the stocktake is then opened with its products.

public import Storage

/// Products of a store that a cycle count should look at.
public struct StocktakeProposal: Query {
    public var store: StoreID
    /// Empty = every class.
    public var classes: Set<SalesClass>
    /// Products without a count in the last so many days; 0 = does not matter.
    public var uncountedDays: Int64
    /// Products with a bucket below zero.
    public var hasNegative: Bool
    /// Products of which the books say there is nothing, though there was.
    public var isEmpty: Bool
    /// Sales of so many days make the class.
    public var salesDays: Int64
    /// Empty = every category.
    public var category: String
    public var page: Page

    public init(
        store: StoreID, classes: Set<SalesClass> = [], uncountedDays: Int64 = 0, hasNegative: Bool = false, isEmpty: Bool = false,
        salesDays: Int64 = Limits.salesClassDays, category: String = "", page: Page = Page()
    ) {
        self.store = store
        self.classes = classes
        self.uncountedDays = uncountedDays
        self.hasNegative = hasNegative
        self.isEmpty = isEmpty
        self.salesDays = salesDays
        self.category = category
        self.page = page
    }

    public struct Line: Hashable, Sendable {
        public var product: ProductID
        public var productName: String
        public var salesClass: SalesClass
        /// Nil: never, as far as approved stocktakes say.
        public var lastCounted: Instant?
        public var onHand: Int64
        public var isNegative: Bool
    }

    /// The most valuable first; each page computes the classes again.
    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> Paged<Line> {
        try Rights.require(Permission(.create, .stocktake, in: store), of: caller, in: snapshot)
        for (field, days) in [("uncounted_days", uncountedDays), ("sales_days", salesDays)] where !(0...Limits.proposalDays).contains(days) {
            throw Refusal(.malformed(field: field, problem: "is not between 0 and \(Limits.proposalDays)"))
        }
        let names = classes.map(\.rawValue).sorted().map(String.init).joined()
        let filter = "proposal/\(store)/\(names)/\(uncountedDays)/\(hasNegative)/\(isEmpty)/\(salesDays)/\(category)"
        let paging = try Paging(page, list: filter, keys: .number(0))
        let found = try lines(snapshot)
        let start = paging.after.isEmpty ? 0 : Int(clamping: paging.number()) + 1
        let rows = Array(found.enumerated().dropFirst(start).prefix(Int(paging.rowsToRead)))
        let told = paging.page(rows) { [.number(Int64($0.offset))] }
        return Paged(items: told.items.map(\.element), nextToken: told.nextToken)
    }

    private func lines(_ snapshot: borrowing Snapshot) throws -> [Line] {
        let now = snapshot.nowMilliseconds
        let sales = try StoreSales.byProduct(in: store, since: now &- salesDays &* 86_400_000, snapshot)
        let classes = SalesRanking.classes(of: sales)
        let counted = try lastCounts(snapshot)
        let cutoff = now &- uncountedDays &* 86_400_000
        let hasReason = uncountedDays > 0 || hasNegative || isEmpty
        var lines: [Line] = []
        try snapshot.forEach(Self.products, store.rawValue, category) { row in
            let product = ProductID(trusted: row.int(0))
            let line = Line(
                product: product, productName: row.text(1), salesClass: classes[product] ?? .c,
                lastCounted: counted[product].map(Instant.init(milliseconds:)), onHand: row.int(2), isNegative: row.int(3) < 0)
            let isDue = uncountedDays > 0 && (counted[product] ?? .min) < cutoff
            let isWanted = !hasReason || isDue || (hasNegative && line.isNegative) || (isEmpty && line.onHand == 0)
            if isWanted, self.classes.isEmpty || self.classes.contains(line.salesClass) { lines.append(line) }
            return true
        }
        return lines.sorted { left, right in
            let (leftSales, rightSales) = (sales[left.product] ?? 0, sales[right.product] ?? 0)
            return leftSales == rightSales ? left.product < right.product : leftSales > rightSales
        }
    }

    private func lastCounts(_ snapshot: borrowing Snapshot) throws -> [ProductID: Int64] {
        let rows = try snapshot.all(Self.counts, store.rawValue) { row in (ProductID(trusted: row.int(0)), row.int(1)) }
        return Dictionary(rows, uniquingKeysWith: max)
    }

    private static let products = SQL(
        """
        SELECT balance.product, product.name, CAST(sum(balance.on_hand) AS BIGINT), min(balance.on_hand)
        FROM location CROSS JOIN balance JOIN product ON product.id = balance.product
        WHERE location.store = $1 AND location.kind < 10 AND balance.location = location.id
            AND ($2 = '' OR balance.product IN (SELECT product_category.product FROM product_category WHERE product_category.category = $2))
        GROUP BY balance.product, product.name
        """)
    private static let counts = SQL(
        """
        SELECT count_observation.product, max(count_observation.instant_ms)
        FROM count_observation JOIN location ON location.id = count_observation.location
        WHERE location.store = $1 GROUP BY count_observation.product
        """)
}
