// Stock changes as they happen, for tills and other programs: read from the outbox after each commit, told once per product and window,
// resumable from the position told last.

public import Storage

/// What changed since a position.
public struct StockNews: Hashable, Sendable {
    /// Where to go on.
    public var position: Int64
    public var products: Set<Int64>
    /// News before this are gone: what is shown has to be read anew.
    public var hasMissed: Bool
}

extension Books {
    /// The products of `store` whose stock changed after `position`; at most `limit` news are read at once.
    public func stockNews(after position: Int64, in store: StoreID, limit: Int) async throws -> StockNews {
        try await database.read { snapshot in
            let ends = try snapshot.first(WatchStatements.ends) { row in (oldest: row.int(0), newest: row.int(1)) } ?? (oldest: 0, newest: 0)
            let hasMissed = position < ends.oldest - 1 || position > ends.newest
            var news = StockNews(position: hasMissed ? ends.newest : position, products: [], hasMissed: hasMissed)
            if hasMissed { return news }
            try snapshot.forEach(WatchStatements.after, position, limit) { row in
                news.position = row.int(0)
                if row.int(1) == Topic.stock.rawValue, row.int(2) == store.rawValue { news.products.insert(row.int(3)) }
                return true
            }
            return news
        }
    }
}

/// Whether the caller may watch a store's stock.
public struct StockWatchPermit: Query {
    public var store: StoreID

    public init(_ store: StoreID) {
        self.store = store
    }

    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> Bool {
        try Rights.require(Permission(.see, .stock, in: store), of: caller, in: snapshot)
        return true
    }
}

private enum WatchStatements {
    static let ends = SQL("SELECT coalesce(min(position), 0), coalesce(max(position), 0) FROM outbox")
    static let after = SQL("SELECT position, topic, store, key FROM outbox WHERE position > $1 ORDER BY position LIMIT $2")
}
