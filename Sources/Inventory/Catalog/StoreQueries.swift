// Stores, the places in them and who supplies them, as lists.

public import Storage

/// The stores the caller may see, by number. Not paged: a region has hundreds at most.
public struct StoreList: Query {
    public init() {}

    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> [Store] {
        let inSight = try StoresInSight.of(caller, .see, .store, store: nil, in: snapshot)
        return try Stores.all(in: snapshot).filter { inSight.contains($0.id) }
    }
}

/// Shelves and docks, by number.
public struct LocationList: Query {
    /// Nil = every store the caller may see.
    public var store: StoreID?
    public var page: Page

    public init(store: StoreID? = nil, page: Page = Page()) {
        self.store = store
        self.page = page
    }

    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> Paged<Place> {
        let stores = try StoresInSight.of(caller, .see, .location, store: store, in: snapshot)
        let paging = try Paging(page, list: "locations/\(store?.rawValue ?? 0)", keys: .number(0))
        var found: [Place] = []
        try snapshot.forEach(Self.after, paging.number()) { row in
            let place = try Places.read(row)
            if place.kind.isStock && stores.contains(place.store) { found.append(place) }
            return found.count < paging.rowsToRead
        }
        return paging.page(found) { [.number($0.id.rawValue)] }
    }

    private static let after = SQL("SELECT id, store, kind, code, name, zone FROM location WHERE id > $1 ORDER BY id")
}

/// Suppliers, by number; they belong to no store.
public struct SupplierList: Query {
    public var page: Page

    public init(page: Page = Page()) {
        self.page = page
    }

    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> Paged<Supplier> {
        try Rights.require(Permission(.see, .supplier), of: caller, in: snapshot)
        let paging = try Paging(page, list: "suppliers", keys: .number(0))
        let found = try Suppliers.list(after: paging.number(), count: paging.rowsToRead, in: snapshot)
        return paging.page(found) { [.number($0.id.rawValue)] }
    }
}
