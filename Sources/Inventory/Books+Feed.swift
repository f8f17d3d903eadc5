// What the gateway asks while it serves streams: where a terminal stands, what is new, how busy the writer is.

import Storage

/// Where a terminal stands.
public struct TerminalStanding: Hashable, Sendable {
    public let store: StoreID
    public let epoch: Int64
    public let appliedThrough: Int64
    public let isRevoked: Bool
}

/// One row of the outbox.
public struct NewsItem: Hashable, Sendable {
    public let position: Int64
    public let topic: Topic
    public let store: StoreID?
    public let key: Int64
    public let payload: String
}

/// A document in one line.
public struct DocumentSummary: Hashable, Sendable {
    public let kind: DocumentKind
    public let number: String
    public let stateName: String
}

/// What a store has of a product.
public struct StockLevel: Hashable, Sendable {
    public let product: ProductID
    public let onHand: Int64
    public let available: Int64
}

extension Books {
    public func terminalStanding(_ terminal: TerminalID) async throws -> TerminalStanding? {
        try await database.read { snapshot in
            try snapshot.first(FeedStatements.standing, terminal.rawValue) { row in
                TerminalStanding(
                    store: StoreID(trusted: row.int(0)), epoch: row.int(1), appliedThrough: row.int(2), isRevoked: row.int(3) != 0)
            }
        }
    }

    /// The store's clocks now, for its terminals.
    public func storeClock(_ store: StoreID) async throws -> StoreClock {
        let now = Instant(milliseconds: nowMilliseconds)
        return try await database.read { [calendars] snapshot in try calendars.clock(of: store, at: now, snapshot) }
    }

    /// The position of the newest news.
    public func latestNews() async throws -> Int64 {
        try await database.read { snapshot in try snapshot.first(FeedStatements.latest) { row in row.int(0) } ?? 0 }
    }

    /// News after `position`, oldest first.
    public func news(after position: Int64, limit: Int) async throws -> [NewsItem] {
        try await database.read { snapshot in
            try snapshot.all(FeedStatements.after, position, limit) { row in
                guard let topic = Topic(rawValue: row.int(1)) else {
                    throw BooksError.damaged("outbox position \(row.int(0)) has the unknown topic \(row.int(1))")
                }
                return NewsItem(
                    position: row.int(0), topic: topic, store: StoreID(row.int(2)), key: row.int(3), payload: row.text(4))
            }
        }
    }

    /// Drops news that everybody attached has been told.
    public func trimNews(through position: Int64) async throws {
        try await database.write { transaction in try transaction.run(FeedStatements.trim, position) }
    }

    public func documentSummary(_ id: Int64) async throws -> DocumentSummary? {
        try await database.read { snapshot in
            try Documents.find(id, in: snapshot).map { document in
                DocumentSummary(kind: document.kind, number: document.number, stateName: document.kind.stateName(document.state))
            }
        }
    }

    /// Sellable stock of `products` over the real places of `store`; products without a bucket are left out.
    public func stockLevels(of products: Set<Int64>, in store: StoreID) async throws -> [StockLevel] {
        try await database.read { snapshot in
            try products.sorted().compactMap { product in
                try snapshot.first(FeedStatements.level, product, store.rawValue) { row in
                    StockLevel(product: ProductID(trusted: product), onHand: row.int(0), available: row.int(1))
                }
            }
        }
    }

    /// The server's clock, as the books see it.
    public var nowMilliseconds: Int64 { database.nowMilliseconds }

    /// Commands waiting for the writer, and how many may.
    public var writerLine: (waiting: Int, capacity: Int) { database.writeLine }

    /// Calls `observer` on the writer's thread after every durable commit; it must not block.
    public func onCommit(_ observer: @escaping @Sendable () -> Void) {
        database.onCommit(observer)
    }
}

private enum FeedStatements {
    static let standing = SQL("SELECT store, epoch, applied_through, revoked FROM terminal WHERE id = $1")
    static let latest = SQL("SELECT coalesce(max(position), 0) FROM outbox")
    static let after = SQL(
        "SELECT position, topic, store, key, payload FROM outbox WHERE position > $1 ORDER BY position LIMIT $2")
    static let trim = SQL("DELETE FROM outbox WHERE position <= $1")
    static let level = SQL(
        """
        SELECT CAST(sum(balance.on_hand) AS BIGINT), CAST(sum(CASE WHEN coalesce(lot.status, 1) = 1 THEN balance.on_hand - balance.reserved ELSE 0 END) AS BIGINT)
        FROM balance JOIN location ON location.id = balance.location LEFT JOIN lot ON lot.id = balance.lot
        WHERE balance.product = $1 AND location.store = $2 AND location.kind < 10 AND balance.condition = 1
        HAVING count(*) > 0
        """)
}
