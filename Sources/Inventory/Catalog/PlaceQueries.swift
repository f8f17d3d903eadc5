// Stores, places and suppliers for choosing from.

public import Storage

/// Every store that the caller may see.
public struct StoreListing: Query {
    public init() {}

    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> [Store] {
        let visible = try StoresInSight.of(caller, .see, .store, store: nil, in: snapshot)
        return try Stores.all(in: snapshot).filter { visible.contains($0.id) }
    }
}

/// The real places of a store: dock and shelves.
public struct LocationListing: Query {
    public var store: StoreID
    public var page: Page

    public init(store: StoreID, page: Page = Page()) {
        self.store = store
        self.page = page
    }

    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> Paged<Place> {
        try Rights.require(Permission(.see, .location, in: store), of: caller, in: snapshot)
        let paging = try Paging(page, list: "locations/\(store)", keys: .number(0))
        let places = try Places.list(of: store, after: paging.number(), count: paging.rowsToRead, in: snapshot)
        return paging.page(places) { [.number($0.id.rawValue)] }
    }
}

/// All suppliers.
public struct SupplierListing: Query {
    public var page: Page

    public init(page: Page = Page()) {
        self.page = page
    }

    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> Paged<Supplier> {
        try Rights.require(Permission(.see, .supplier), of: caller, in: snapshot)
        let paging = try Paging(page, list: "suppliers", keys: .number(0))
        let suppliers = try Suppliers.list(after: paging.number(), count: paging.rowsToRead, in: snapshot)
        return paging.page(suppliers) { [.number($0.id.rawValue)] }
    }
}
