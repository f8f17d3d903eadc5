// People and devices as lists.

public import Storage

/// Everybody who has an account and works in a store the caller may see, by number.
public struct UserList: Query {
    public var page: Page

    public init(page: Page = Page()) {
        self.page = page
    }

    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> Paged<User> {
        let stores = try StoresInSight.of(caller, .see, .user, store: nil, in: snapshot)
        let paging = try Paging(page, list: "users", keys: .number(0))
        var found: [User] = []
        try snapshot.forEach(Self.after, paging.number()) { row in
            let id = UserID(trusted: row.int(0))
            let user = User(
                id: id, name: row.text(1), displayName: row.text(2), isDisabled: row.bool(3),
                hasSecondFactor: row.bool(4), grants: try Users.grants(of: id, in: snapshot))
            if stores == .all || user.grants.contains(where: { $0.store.map(stores.contains) ?? false }) { found.append(user) }
            return found.count < paging.rowsToRead
        }
        return paging.page(found) { [.number($0.id.rawValue)] }
    }

    private static let after = SQL(
        """
        SELECT id, name, display_name, disabled,
            EXISTS (SELECT 1 FROM second_factor WHERE second_factor.app_user = app_user.id AND confirmed_ms > 0)
        FROM app_user WHERE id > $1 ORDER BY id
        """)
}

/// Devices, by number.
public struct TerminalList: Query {
    /// Nil = every store the caller may see.
    public var store: StoreID?
    public var page: Page

    public init(store: StoreID? = nil, page: Page = Page()) {
        self.store = store
        self.page = page
    }

    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> Paged<Terminal> {
        let stores = try StoresInSight.of(caller, .see, .terminal, store: store, in: snapshot)
        let paging = try Paging(page, list: "terminals/\(store?.rawValue ?? 0)", keys: .number(0))
        var found: [Terminal] = []
        var after = paging.number()
        while found.count < Int(paging.rowsToRead) {
            let rows = try Terminals.list(store: store?.rawValue ?? 0, after: after, count: paging.rowsToRead, in: snapshot)
            found += rows.filter { stores.contains($0.store) }
            guard let last = rows.last, rows.count == Int(paging.rowsToRead) else { break }
            after = last.id.rawValue
        }
        return paging.page(Array(found.prefix(Int(paging.rowsToRead)))) { [.number($0.id.rawValue)] }
    }
}
