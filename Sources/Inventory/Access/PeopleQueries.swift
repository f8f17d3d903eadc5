// Who is there, and which devices.

public import Storage

/// All people, with their roles. Nothing secret is told.
public struct UserListing: Query {
    public var page: Page

    public init(page: Page = Page()) {
        self.page = page
    }

    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> Paged<User> {
        try Rights.require(Permission(.see, .user), of: caller, in: snapshot)
        let paging = try Paging(page, list: "users", keys: .number(0))
        let users = try Users.list(after: paging.number(), count: paging.rowsToRead, in: snapshot)
        return paging.page(users) { [.number($0.id.rawValue)] }
    }
}

/// The devices of one store, or of all the caller may see.
public struct TerminalListing: Query {
    public var store: StoreID?
    public var page: Page

    public init(store: StoreID? = nil, page: Page = Page()) {
        self.store = store
        self.page = page
    }

    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> Paged<Terminal> {
        let visible = try StoresInSight.of(caller, .see, .terminal, store: store, in: snapshot)
        let paging = try Paging(page, list: "terminals/\(store?.rawValue ?? 0)", keys: .number(0))
        let terminals = try Terminals.list(
            after: paging.number(), count: paging.rowsToRead, where: visible.contains, in: snapshot)
        return paging.page(terminals) { [.number($0.id.rawValue)] }
    }
}
