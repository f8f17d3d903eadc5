// People and devices as lists.

public import Storage

/// Everybody who has an account, by number.
public struct UserList: Query {
    public var page: Page

    public init(page: Page = Page()) {
        self.page = page
    }

    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> Paged<User> {
        try Rights.require(Permission(.see, .user), of: caller, in: snapshot)
        let paging = try Paging(page, list: "users", keys: .number(0))
        var found: [User] = []
        let rows = try snapshot.all(Self.after, paging.number(), paging.rowsToRead) { row in
            (id: row.int(0), name: row.text(1), displayName: row.text(2), isDisabled: row.bool(3))
        }
        for row in rows {
            let id = UserID(trusted: row.id)
            found.append(
                User(
                    id: id, name: row.name, displayName: row.displayName, isDisabled: row.isDisabled,
                    grants: try Users.grants(of: id, in: snapshot)))
        }
        return paging.page(found) { [.number($0.id.rawValue)] }
    }

    private static let after = SQL(
        "SELECT id, name, display_name, disabled FROM app_user WHERE id > $1 ORDER BY id LIMIT $2")
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
