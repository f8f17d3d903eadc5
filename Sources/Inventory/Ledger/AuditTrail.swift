// Who did what, when, and what came of it: the journal as auditors read it, newest first, by person, document, kind and time.

public import Storage

/// One row of the journal without what only machines need.
public struct AuditRow: Hashable, Sendable {
    public var sequence: Int64
    public var kind: JournalKind
    /// Nil: the operator at the machine, or nobody known.
    public var actor: UserID?
    public var actorName: String
    public var session: PersonSessionID?
    /// The terminal's entry; nil for commands.
    public var entry: Origin?
    public var store: StoreID?
    /// The document's number; empty where there is none.
    public var document: String
    /// When it happened, and when the books were told.
    public var occurred: Instant
    public var received: Instant
    public var verdict: Verdict
    /// The stable reason where it was refused or parked; else empty.
    public var reason: String
    /// How many attempts it stands for: refusals of one minute are told together.
    public var times: Int64
    /// 64 hexadecimal digits: the seal of the row.
    public var seal: String
    /// The row that it takes back, and replaces where it corrects a receipt; 0 = none.
    public var corrects: Int64
}

/// Rows of the journal in the stores the caller may audit; rows of no store where that is all of them.
///
/// The journal has no index by person or document, because every scan would pay for it. A page reads at most `Limits.auditRowsPerPage`
/// rows; it may therefore be short, or empty, and still have a next one. Times are found by the order of the rows, with an hour's
/// allowance for a server clock that was set back.
public struct AuditTrail: Query {
    public var store: StoreID?
    public var person: UserID?
    public var document: DocumentID?
    public var kinds: Set<JournalKind>
    /// Only what was refused, rejected or parked.
    public var refusedOnly: Bool
    /// Told to the books at or after it.
    public var from: Instant?
    /// Told to the books before it.
    public var to: Instant?
    public var page: Page
    var rowsPerPage = Limits.auditRowsPerPage

    public init(
        store: StoreID? = nil, person: UserID? = nil, document: DocumentID? = nil, kinds: Set<JournalKind> = [],
        refusedOnly: Bool = false, from: Instant? = nil, to: Instant? = nil, page: Page = Page()
    ) {
        (self.store, self.person, self.document, self.kinds) = (store, person, document, kinds)
        (self.refusedOnly, self.from, self.to, self.page) = (refusedOnly, from, to, page)
    }

    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> Paged<AuditRow> {
        let stores = try StoresInSight.of(caller, .see, .audit, store: store, in: snapshot)
        let paging = try Paging(page, list: filter, keys: .number(0))
        let head = try Journal.head(snapshot).sequence
        let newest = paging.after.isEmpty ? try last(before: to, head: head, in: snapshot) : paging.number() - 1
        let oldest = max(try first(since: from, head: head, in: snapshot), try beginning(in: snapshot))
        let stop = max(oldest, newest - rowsPerPage + 1)
        var found: [AuditRow] = []
        if stop <= newest {
            try snapshot.forEach(Self.rows, stop, newest, person?.rawValue ?? 0, document?.rawValue ?? 0) { row in
                guard isWanted(row), isInSight(StoreID(row.int(5)), stores) else { return true }
                found.append(try Self.row(row))
                return found.count < paging.rowsToRead
            }
        }
        if found.count <= paging.size, stop > oldest { return paging.page(found, continuingAfter: [.number(stop)]) }
        return paging.page(found) { [.number($0.sequence)] }
    }

    private var filter: String {
        let kinds = kinds.map(\.rawValue).sorted().map(String.init).joined(separator: ",")
        let times = "\(from?.milliseconds ?? .min)/\(to?.milliseconds ?? .max)"
        return "audit/\(store?.rawValue ?? 0)/\(person?.rawValue ?? 0)/\(document?.rawValue ?? 0)/\(kinds)/\(refusedOnly)/\(times)"
    }

    private func isWanted(_ row: borrowing Row) -> Bool {
        let received = row.int(10)
        guard received >= from?.milliseconds ?? .min, received < to?.milliseconds ?? .max else { return false }
        if refusedOnly, row.int(11) == Verdict.accepted.rawValue || row.int(11) == Verdict.acceptedWithException.rawValue { return false }
        return kinds.isEmpty || JournalKind(rawValue: row.int(1)).map(kinds.contains) ?? false
    }

    private func isInSight(_ store: StoreID?, _ stores: StoresInSight) -> Bool {
        if let store { return stores.contains(store) }
        return stores == .all
    }

    // MARK: where to read

    private static let clockAllowanceMilliseconds: Int64 = 3_600_000

    /// The last row that may have been told before `instant`.
    private func last(before instant: Instant?, head: Int64, in source: borrowing Snapshot) throws -> Int64 {
        guard let instant, instant.milliseconds < Int64.max - Self.clockAllowanceMilliseconds else { return head }
        return try Self.firstRow(receivedFrom: instant.milliseconds + Self.clockAllowanceMilliseconds, head: head, in: source) - 1
    }

    /// The first row that may have been told at or after `instant`.
    private func first(since instant: Instant?, head: Int64, in source: borrowing Snapshot) throws -> Int64 {
        guard let instant, instant.milliseconds > Int64.min + Self.clockAllowanceMilliseconds else { return 1 }
        return try Self.firstRow(receivedFrom: instant.milliseconds - Self.clockAllowanceMilliseconds, head: head, in: source)
    }

    /// No row speaks of a document before the one that made it.
    private func beginning(in source: borrowing Snapshot) throws -> Int64 {
        guard let document else { return 1 }
        return try source.first(Self.madeBy, document.rawValue) { row in row.int(0) } ?? 1
    }

    /// By halving: rows are numbered in the order in which they were received.
    private static func firstRow(receivedFrom milliseconds: Int64, head: Int64, in source: borrowing Snapshot) throws -> Int64 {
        var (low, high) = (Int64(1), head + 1)
        while low < high {
            let middle = low + (high - low) / 2
            let received = try source.first(receivedOf, middle) { row in row.int(0) } ?? .max
            if received < milliseconds { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private static func row(_ row: borrowing Row) throws -> AuditRow {
        guard let kind = JournalKind(rawValue: row.int(1)), let verdict = Verdict(rawValue: row.int(11)) else {
            throw BooksError.damaged("journal row \(row.int(0)) has the unknown kind \(row.int(1)) or verdict \(row.int(11))")
        }
        let isEntry = row.int(6) != 0
        let wasTaken = verdict == .accepted || verdict == .acceptedWithException
        var reason = ""
        // Alarms about an entry stand as commands, since the entry's own identity is taken.
        let saysEntry = row.int(1) < JournalKind.openBooks.rawValue
        if !wasTaken || saysEntry { reason = saysEntry ? try EntryRecord(parsing: row.blob(12)).reason : String(decoding: row.blob(12), as: UTF8.self) }
        return AuditRow(
            sequence: row.int(0), kind: kind, actor: UserID(row.int(2)), actorName: row.text(3), session: PersonSessionID(row.int(4)),
            entry: isEntry ? Origin(terminal: row.int(6), epoch: row.int(7), sequence: row.int(8)) : nil, store: StoreID(row.int(5)),
            document: row.text(13), occurred: Instant(milliseconds: row.int(9)), received: Instant(milliseconds: row.int(10)),
            verdict: verdict, reason: reason, times: kind.isCounted ? RefusedAttempt.times(in: row.blob(16)) : 1,
            seal: Hexadecimal.text(row.blob(14)),
            corrects: row.int(15))
    }

    private static let receivedOf = SQL("SELECT received_ms FROM journal WHERE sequence = $1")
    private static let madeBy = SQL("SELECT created_sequence FROM document WHERE id = $1")
    private static let rows = SQL(
        """
        SELECT journal.sequence, journal.kind, journal.actor, coalesce(app_user.display_name, ''), session, journal.store, origin, epoch,
            origin_sequence, occurred_ms, received_ms, verdict, reply, coalesce(document.number, ''), hash,
            corrects,
            CASE WHEN journal.kind IN (115, 309, 310, 312) THEN payload ELSE hash END
        FROM journal LEFT JOIN app_user ON app_user.id = journal.actor LEFT JOIN document ON document.id = journal.document
        WHERE journal.sequence >= $1 AND journal.sequence <= $2 AND ($3 = 0 OR journal.actor = $3)
            AND ($4 = 0 OR journal.document = $4)
        ORDER BY journal.sequence DESC
        """)
}

/// Where the journal stands, and whether it still leads to a head that was kept elsewhere.
public struct JournalStanding: Query {
    /// A head as it was printed or exported before.
    public var kept: JournalHead?

    public init(kept: JournalHead? = nil) {
        self.kept = kept
    }

    public struct Answer: Hashable, Sendable {
        public var head: JournalHead
        /// Nil: no head was given to compare with.
        public var holdsKept: Bool?
    }

    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> Answer {
        try Rights.require(Permission(.see, .audit), of: caller, in: snapshot)
        let holds = try kept.map { kept in
            if kept.sequence == 0 { return kept == JournalHead(.start) }
            return try snapshot.first(Self.sealOf, kept.sequence) { row in row.blob(0) } == kept.seal
        }
        return Answer(head: JournalHead(try Journal.head(snapshot)), holdsKept: holds)
    }

    private static let sealOf = SQL("SELECT hash FROM journal WHERE sequence = $1")
}
