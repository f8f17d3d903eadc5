// Who counts where: places of a stocktake, or all of it, in the hands of a terminal. It keeps people out of each other's way; what another
// terminal counts there all the same is booked like everything that happened.

public import Storage

/// A place of a stocktake, or all of it, and who has it in hand. Never with a quantity.
public struct CountTask: Hashable, Sendable {
    public var stocktake: DocumentID
    /// Nil = all of it.
    public var location: LocationID?
    public var locationCode: String
    public var zone: String
    /// Nil = nobody has it.
    public var terminal: TerminalID?
    public var terminalName: String
    /// Who handed it out or took it; empty for the operator at the machine.
    public var by: String
    public var since: Instant
    /// The place was counted completely in the pass that goes on.
    public var isCompleted: Bool
}

/// A task that changed hands, for the push feed.
public struct CountTaskNews: Hashable, Sendable {
    public var stocktake: DocumentID
    public var number: String
    public var location: LocationID?
    /// Empty = all of it.
    public var locationCode: String
    public var holder: TerminalID?
    public var holderName: String
    public var former: TerminalID?
}

/// What has to be counted and by whom, all of it first, then place by place: the places of a recount while one goes on.
public struct CountTaskList: Query {
    public var stocktake: DocumentID
    public var page: Page

    public init(_ stocktake: DocumentID, page: Page = Page()) {
        self.stocktake = stocktake
        self.page = page
    }

    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> Paged<CountTask> {
        let facts = try DocumentFacts.gather(stocktake, of: .stocktake, caller, in: snapshot)
        try Rights.require(facts.permission(.see), of: caller, in: snapshot)
        let document = try facts.found()
        let header = try Stocktakes.requiredHeader(document, in: snapshot)
        let paging = try Paging(page, list: "count tasks/\(stocktake)/\(document.state)", keys: .number(0))
        let isFirst = paging.after.isEmpty
        let whole = isFirst ? try CountTasks.whole(of: document, in: snapshot).map { [$0] } ?? [] : []
        let places = try CountTasks.places(
            of: document, header, after: isFirst ? 0 : paging.number(), count: paging.rowsToRead, in: snapshot)
        return paging.page(whole + places) { [.number($0.location?.rawValue ?? 0)] }
    }
}

enum CountTasks {
    /// Who has the place (nil: all of it) in hand.
    static func holder(
        of place: LocationID?, on id: DocumentID, in source: borrowing some Reading & ~Copyable
    ) throws -> TerminalID? {
        try source.first(findHolder, id.rawValue, place?.rawValue ?? 0) { row in TerminalID(row.int(0)) } ?? nil
    }

    static func whole(of document: Document, in source: borrowing some Reading & ~Copyable) throws -> CountTask? {
        try source.first(findWhole, document.id.rawValue) { row in task(row, document) }
    }

    static func places(
        of document: Document, _ header: StocktakeHeader, after: Int64, count: Int64, in source: borrowing some Reading & ~Copyable
    ) throws -> [CountTask] {
        let isRecount = document.isIn(StocktakeState.recounting)
        return try source.all(
            findPlaces, document.id.rawValue, header.round.pass, document.store.rawValue, header.zone, after, count, isRecount
        ) { row in task(row, document) }
    }

    /// Terminals that have a blind count of the store in hand: they are told no figure of its stock.
    static func blindTerminals(of store: StoreID, in source: borrowing some Reading & ~Copyable) throws -> Set<TerminalID> {
        Set(try source.all(findBlind, store.rawValue) { row in TerminalID(trusted: row.int(0)) })
    }

    // MARK: writing

    /// Gives the place (nil: all of it) to `terminal`; nil takes it from whoever has it.
    static func set(
        _ terminal: TerminalID?, _ place: LocationID?, on id: DocumentID, by person: UserID?, at instant: Instant,
        in transaction: borrowing Transaction
    ) throws {
        guard let terminal else { return try transaction.run(delete, id.rawValue, place?.rawValue ?? 0) }
        try transaction.run(
            upsert, id.rawValue, place?.rawValue ?? 0, terminal.rawValue, person?.rawValue ?? 0, instant.milliseconds)
    }

    /// Whoever counts first at a place that nobody has, has it.
    static func begin(
        _ terminal: TerminalID, at place: LocationID, on id: DocumentID, by person: UserID, at instant: Instant,
        in transaction: borrowing Transaction
    ) throws {
        try transaction.run(insertFirst, id.rawValue, place.rawValue, terminal.rawValue, person.rawValue, instant.milliseconds)
    }

    /// The pass is over: the next one is handed out anew.
    static func clear(_ id: DocumentID, in transaction: borrowing Transaction) throws {
        try transaction.run(deleteAll, id.rawValue)
    }

    private static func task(_ row: borrowing Row, _ document: Document) -> CountTask {
        CountTask(
            stocktake: document.id, location: LocationID(row.int(0)), locationCode: row.text(1), zone: row.text(2),
            terminal: TerminalID(row.int(3)), terminalName: row.text(4), by: row.text(5), since: Instant(milliseconds: row.int(6)),
            isCompleted: row.bool(7))
    }

    private static let findHolder = SQL("SELECT terminal FROM count_task WHERE document = $1 AND location = $2")
    private static let findWhole = SQL(
        """
        SELECT 0, '', '', count_task.terminal, coalesce(terminal.name, ''), coalesce(app_user.display_name, ''), count_task.since_ms, 0
        FROM count_task LEFT JOIN terminal ON terminal.id = count_task.terminal LEFT JOIN app_user ON app_user.id = count_task.app_user
        WHERE count_task.document = $1 AND count_task.location = 0
        """)
    private static let findPlaces = SQL(
        """
        SELECT location.id, location.code, location.zone, coalesce(count_task.terminal, 0), coalesce(terminal.name, ''),
            coalesce(app_user.display_name, ''), coalesce(count_task.since_ms, 0), coalesce(location_counted.entries, 0) > 0
        FROM location LEFT JOIN count_task ON count_task.document = $1 AND count_task.location = location.id
            LEFT JOIN terminal ON terminal.id = count_task.terminal LEFT JOIN app_user ON app_user.id = count_task.app_user
            LEFT JOIN location_counted ON location_counted.document = $1 AND location_counted.pass = $2
                AND location_counted.location = location.id
        WHERE location.store = $3 AND location.kind < 10 AND ($4 = '' OR location.zone = $4) AND location.id > $5
            AND ($7 = 0 OR location.id IN (SELECT recount_line.location FROM recount_line WHERE recount_line.document = $1 AND recount_line.pass = $2))
        ORDER BY location.id LIMIT $6
        """)
    private static let findBlind = SQL(
        """
        SELECT DISTINCT count_task.terminal FROM document CROSS JOIN stocktake CROSS JOIN count_task
        WHERE document.store = $1 AND document.kind = 3 AND document.state IN (1, 4) AND stocktake.document = document.id
            AND (stocktake.blind = 1 OR document.state = 4) AND count_task.document = document.id
        """)
    private static let delete = SQL("DELETE FROM count_task WHERE document = $1 AND location = $2")
    private static let deleteAll = SQL("DELETE FROM count_task WHERE document = $1")
    private static let upsert = SQL(
        """
        INSERT INTO count_task (document, location, terminal, app_user, since_ms) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (document, location) DO UPDATE SET terminal = excluded.terminal, app_user = excluded.app_user, since_ms = excluded.since_ms
        """)
    private static let insertFirst = SQL(
        """
        INSERT INTO count_task (document, location, terminal, app_user, since_ms) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (document, location) DO NOTHING
        """)
}
