// Who is signed in where, and how to end that.

public import Storage

/// A session that lives, as lists tell it. Nothing of its token is in it.
public struct LiveSession: Hashable, Sendable {
    public let id: PersonSessionID
    public let user: UserID
    public let userName: String
    /// Nil = a desk.
    public let terminal: TerminalID?
    public let opened: Instant
    public let lastUsed: Instant
    public let expires: Instant
}

/// The sessions that live now, of one person or of all that the caller may see, by number. Everybody may see their own.
public struct SessionList: Query {
    /// Nil = everybody.
    public var user: UserID?
    public var page: Page

    public init(user: UserID? = nil, page: Page = Page()) {
        self.user = user
        self.page = page
    }

    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> Paged<LiveSession> {
        let isOwn = user != nil && user == caller.user
        try Rights.require(isOwn ? Permission(.change, .session) : Permission(.see, .session, .everywhere), of: caller, in: snapshot)
        let paging = try Paging(page, list: "sessions/\(user?.rawValue ?? 0)", keys: .number(0))
        let now = snapshot.nowMilliseconds
        let found = try snapshot.all(
            Self.live, paging.number(), user?.rawValue ?? 0, now, now - SessionLife.idleMilliseconds, paging.rowsToRead
        ) { row in
            LiveSession(
                id: PersonSessionID(trusted: row.int(0)), user: UserID(trusted: row.int(1)), userName: row.text(2),
                terminal: TerminalID(row.int(3)), opened: Instant(milliseconds: row.int(4)), lastUsed: Instant(milliseconds: row.int(5)),
                expires: Instant(milliseconds: row.int(6)))
        }
        return paging.page(found) { [.number($0.id.rawValue)] }
    }

    private static let live = SQL(
        """
        SELECT person_session.id, app_user, app_user.name, terminal, person_session.created_ms, last_used_ms, expires_ms
        FROM person_session JOIN app_user ON app_user.id = person_session.app_user
        WHERE person_session.id > $1 AND ($2 = 0 OR app_user = $2) AND ended_ms = 0 AND expires_ms > $3 AND last_used_ms > $4
            AND app_user.disabled = 0
        ORDER BY person_session.id LIMIT $5
        """)
}

/// Ends all of a person's sessions at once, one's own but the calling one. Answers how many.
public struct EndSessions: Command {
    public static let kind = JournalKind.endSessions
    public var user: UserID

    public init(of user: UserID) {
        self.user = user
    }

    public struct Facts {
        var account: Account?
        var isOwn: Bool
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        Facts(account: try Users.find(user, in: transaction), isOwn: circumstances.caller.user == user)
    }

    public func permission(_ facts: Facts) -> Permission {
        facts.isOwn ? Permission(.change, .session) : Permission(.revoke, .session, .everywhere)
    }

    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) {
        guard facts.account != nil else { throw Refusal(.unknown(subject: .user, reference: "\(user)")) }
    }

    public func apply(_ plan: Void, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws -> Int {
        try PersonSessions.endAll(of: user, but: draft.session, at: draft.received, in: transaction)
    }
}
