// The SQL of messages.

import Storage

/// A message as it is kept: what it says is read from its matter.
struct MessageRow: Hashable {
    var id: MessageID
    var store: StoreID
    var discrepancy: DiscrepancyID
    var sent: Int64
    /// 0 = not yet.
    var read: Int64
    /// 0 = not yet.
    var handled: Int64

    var state: InboxState { handled != 0 ? .handled : read != 0 ? .read : .unread }

    func told(in source: borrowing some Reading & ~Copyable) throws -> InboxMessage {
        guard let found = try Discrepancies.findNoted(discrepancy, in: source),
            let receipt = try Documents.find(found.discrepancy.receipt.rawValue, in: source)
        else { throw BooksError.damaged("message \(id) is about discrepancy \(discrepancy), which is not there") }
        return InboxMessage(
            id: id, store: store, sent: Instant(milliseconds: sent), read: read == 0 ? nil : Instant(milliseconds: read),
            handled: handled == 0 ? nil : Instant(milliseconds: handled), discrepancy: found.discrepancy, isWithdrawn: found.isWithdrawn,
            receiptNumber: receipt.number)
    }
}

enum Messages {
    /// A person's own, newest first, below `before`.
    static func forEach(
        to person: UserID, before id: Int64, in source: borrowing some Reading & ~Copyable, _ take: (MessageRow) throws -> Bool
    ) throws {
        try source.forEach(newestOfPerson, person.rawValue, id) { row in try take(message(row)) }
    }

    /// A person's own message.
    static func find(
        _ id: Int64, to person: UserID, in source: borrowing some Reading & ~Copyable
    ) throws -> MessageRow? {
        try source.first(findOwn, person.rawValue, id) { row in message(row) }
    }

    /// How many a person has not read, by store.
    static func unread(to person: UserID, in source: borrowing some Reading & ~Copyable) throws -> [(store: StoreID, count: Int64)] {
        try source.all(countUnread, person.rawValue) { row in (StoreID(trusted: row.int(0)), row.int(1)) }
    }

    // MARK: writing

    static func send(
        _ discrepancy: DiscrepancyID, of store: StoreID, to person: UserID, at instant: Instant, in transaction: borrowing Transaction
    ) throws {
        try transaction.run(insert, person.rawValue, store.rawValue, discrepancy.rawValue, instant.milliseconds)
    }

    /// What was read or handled before keeps its time; handled is read, too.
    static func mark(_ id: MessageID, as state: InboxState, at instant: Instant, in transaction: borrowing Transaction) throws {
        try transaction.run(setState, id.rawValue, instant.milliseconds, state == .handled)
    }

    /// The matter is closed, by whomever: nobody has to see to it any more.
    static func close(_ discrepancy: DiscrepancyID, at instant: Instant, in transaction: borrowing Transaction) throws {
        try transaction.run(closeMatter, discrepancy.rawValue, instant.milliseconds)
    }

    /// The same for what the journal row noted.
    static func close(notedBy sequence: Int64, at instant: Instant, in transaction: borrowing Transaction) throws {
        try transaction.run(closeNoted, sequence, instant.milliseconds)
    }

    private static func message(_ row: borrowing Row) -> MessageRow {
        MessageRow(
            id: MessageID(trusted: row.int(0)), store: StoreID(trusted: row.int(1)), discrepancy: DiscrepancyID(trusted: row.int(2)),
            sent: row.int(3), read: row.int(4), handled: row.int(5))
    }

    private static let newestOfPerson = SQL(
        """
        SELECT id, store, discrepancy, sent_ms, read_ms, handled_ms FROM inbox_message WHERE person = $1 AND id < $2 ORDER BY id DESC
        """)
    private static let findOwn = SQL(
        "SELECT id, store, discrepancy, sent_ms, read_ms, handled_ms FROM inbox_message WHERE person = $1 AND id = $2")
    private static let countUnread = SQL(
        "SELECT store, count(*) FROM inbox_message WHERE person = $1 AND read_ms = 0 AND handled_ms = 0 GROUP BY store ORDER BY store")
    private static let insert = SQL(
        """
        INSERT INTO inbox_message (id, person, store, discrepancy, sent_ms, read_ms, handled_ms)
        SELECT coalesce(max(id), 0) + 1, $1, $2, $3, $4, 0, 0 FROM inbox_message
        """)
    private static let setState = SQL(
        """
        UPDATE inbox_message SET read_ms = CASE WHEN read_ms = 0 THEN $2 ELSE read_ms END,
            handled_ms = CASE WHEN $3 = 1 AND handled_ms = 0 THEN $2 ELSE handled_ms END
        WHERE id = $1
        """)
    private static let closeMatter = SQL("UPDATE inbox_message SET handled_ms = $2 WHERE discrepancy = $1 AND handled_ms = 0")
    private static let closeNoted = SQL(
        """
        UPDATE inbox_message SET handled_ms = $2
        WHERE discrepancy IN (SELECT discrepancy.id FROM discrepancy WHERE discrepancy.journal_sequence = $1) AND handled_ms = 0
        """)
}

extension Books {
    /// Forgets messages that were handled longer ago than `Limits.handledMessageMilliseconds`; answers how many. What they were about stays in the
    /// books.
    public func forgetMessages() async throws -> Int {
        try await database.write { transaction in
            let instant = Instant(milliseconds: transaction.nowMilliseconds - Limits.handledMessageMilliseconds)
            let old = try transaction.first(InboxHousekeeping.count, instant.milliseconds) { row in row.int(0) } ?? 0
            if old > 0 { try transaction.run(InboxHousekeeping.forget, instant.milliseconds) }
            return Int(old)
        }
    }
}

private enum InboxHousekeeping {
    static let count = SQL("SELECT count(*) FROM inbox_message WHERE handled_ms > 0 AND handled_ms < $1")
    static let forget = SQL("DELETE FROM inbox_message WHERE handled_ms > 0 AND handled_ms < $1")
}
