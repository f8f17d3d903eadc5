// What is where, now.

public import Storage

/// One pile of goods as told to a caller.
public struct StockBucket: Hashable, Sendable {
    public var bucket: Bucket
    public var store: StoreID
    public var productName: String
    /// As printed; empty = not followed by lot.
    public var lotCode: String
    /// `YYYY-MM-DD`; empty = none.
    public var expiry: String
    public var locationCode: String
    public var onHand: Int64
    public var reserved: Int64
    /// What may be promised: on hand less reservations; nothing of goods that are damaged, in quarantine, or of a lot that is held.
    public var available: Int64
}

/// One page of stock.
public struct StockPage: Hashable, Sendable {
    public var page: Paged<StockBucket>
    /// The last journal row this answer knows of.
    public var asOfSequence: Int64
}

/// Buckets that are not empty, at shelves and docks, by product, location, lot and condition.
///
/// A location's stock is found by index, a product's by key; a store's is read in key order past the other stores' buckets.
public struct StockList: Query {
    /// Nil = every store the caller may see.
    public var store: StoreID?
    public var product: ProductID?
    public var location: LocationID?
    public var page: Page

    public init(store: StoreID? = nil, product: ProductID? = nil, location: LocationID? = nil, page: Page = Page()) {
        self.store = store
        self.product = product
        self.location = location
        self.page = page
    }

    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> StockPage {
        let stores = try StoresInSight.of(caller, .see, .stock, store: store, in: snapshot)
        let filter = "stock/\(store?.rawValue ?? 0)/\(product?.rawValue ?? 0)/\(location?.rawValue ?? 0)"
        let paging = try Paging(page, list: filter, keys: .number(0), .number(0), .number(0), .number(0))
        var found: [StockBucket] = []
        func take(_ row: borrowing Row) throws -> Bool {
            guard let store = StoreID(row.int(10)), stores.contains(store) else { return true }
            found.append(try Self.bucket(row, store))
            return found.count < paging.rowsToRead
        }
        let (atProduct, atLocation, lot, condition) = (paging.number(0), paging.number(1), paging.number(2), paging.number(3))
        if let location {
            try snapshot.forEach(
                Self.ofLocation, location.rawValue, product?.rawValue ?? .min, product?.rawValue ?? .max, atProduct, lot, condition,
                row: take)
        } else {
            try snapshot.forEach(
                Self.ofProducts, product?.rawValue ?? .min, product?.rawValue ?? .max, atProduct, atLocation, lot, condition, row: take)
        }
        let page = paging.page(found) { item in
            let bucket = item.bucket
            return [
                .number(bucket.product.rawValue), .number(bucket.location.rawValue), .number(bucket.lotNumber),
                .number(bucket.condition.rawValue),
            ]
        }
        return StockPage(page: page, asOfSequence: try Journal.head(snapshot).sequence)
    }

    private static func bucket(_ row: borrowing Row, _ store: StoreID) throws -> StockBucket {
        guard let condition = Condition(rawValue: row.int(3)) else {
            throw BooksError.damaged("a balance of product \(row.int(0)) has the unknown condition \(row.int(3))")
        }
        let bucket = Bucket(
            product: ProductID(trusted: row.int(0)), lot: LotID(row.int(2)), location: LocationID(trusted: row.int(1)),
            condition: condition)
        let (onHand, reserved) = (row.int(4), row.int(5))
        let isFree = condition == .sellable && row.int(9) == LotStatus.ok.rawValue
        return StockBucket(
            bucket: bucket, store: store, productName: row.text(6), lotCode: row.text(7), expiry: row.text(8),
            locationCode: row.text(11), onHand: onHand, reserved: reserved, available: isFree ? onHand &- reserved : 0)
    }

    // The redundant first comparison of each key is what the engine can use an index for.
    private static let ofProducts = SQL(
        """
        SELECT balance.product, balance.location, balance.lot, condition, on_hand, reserved, product.name, coalesce(lot.shown_code, ''),
            coalesce(lot.expiry, ''), coalesce(lot.status, 1), location.store, location.code
        FROM balance JOIN location ON location.id = balance.location JOIN product ON product.id = balance.product
            LEFT JOIN lot ON lot.id = balance.lot
        WHERE balance.product >= $1 AND balance.product <= $2 AND balance.product >= $3
            AND (balance.product, balance.location, balance.lot, condition) > ($3, $4, $5, $6)
            AND location.kind < 10 AND (on_hand <> 0 OR reserved <> 0)
        ORDER BY balance.product, balance.location, balance.lot, condition
        """)
    private static let ofLocation = SQL(
        """
        SELECT balance.product, balance.location, balance.lot, condition, on_hand, reserved, product.name, coalesce(lot.shown_code, ''),
            coalesce(lot.expiry, ''), coalesce(lot.status, 1), location.store, location.code
        FROM balance JOIN location ON location.id = balance.location JOIN product ON product.id = balance.product
            LEFT JOIN lot ON lot.id = balance.lot
        WHERE balance.location = $1 AND balance.product >= $2 AND balance.product <= $3 AND balance.product >= $4
            AND (balance.product, balance.lot, condition) > ($4, $5, $6)
            AND location.kind < 10 AND (on_hand <> 0 OR reserved <> 0)
        ORDER BY balance.product, balance.lot, condition
        """)
}
