// What to push to terminals, written in the transaction of its cause; the gateway reads it after the commit.

import Storage

/// A kind of news.
public enum Topic: Int64, Hashable, Sendable, CaseIterable {
    /// key: product
    case stock = 1
    /// key: document
    case task = 2
    /// key: 0
    case catalog = 3
    /// key: terminal
    case terminalRevoked = 4
    /// key: review
    case notice = 5
    /// key: lot, whose status somebody set
    case lot = 6
    /// key: alert that was raised, taken, or cleared; 0 = many at once
    case alert = 7
    /// key: stocktake, whose task changed hands; payload: place/new terminal/former terminal
    case countTask = 8
    /// key: discrepancy; payload: the number of the person who owns it, for whoever carries messages to desks
    case discrepancy = 16
}

enum Outbox {
    static func put(
        _ topic: Topic, store: StoreID?, key: Int64, payload: String = "", in transaction: borrowing Transaction
    ) throws {
        try transaction.run(insert, topic.rawValue, store?.rawValue ?? 0, key, payload)
    }

    private static let insert = SQL(
        """
        INSERT INTO outbox (position, topic, store, key, payload)
        SELECT coalesce(max(position), 0) + 1, $1, $2, $3, $4 FROM outbox
        """)
}
