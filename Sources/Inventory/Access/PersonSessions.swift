// A person's session: opened by signing in, bound to the terminal it was opened on, ended by signing out, by time, or by others.

import Crypto
import Storage

/// The lives of sessions.
public enum SessionLife {
    /// Unused for so long, a session is over.
    public static let idleMilliseconds: Int64 = 30 * 60_000
    /// However busy, a session is over after so long.
    public static let absoluteMilliseconds: Int64 = 12 * 3_600_000
    /// Use is noted at most so often, so that reading does not become writing.
    public static let noteMilliseconds: Int64 = 60_000
    public static let tokenBytes = 32
}

/// A session as it stands in the books.
struct PersonSession: Hashable {
    var id: PersonSessionID
    var user: UserID
    /// 0 = a desk.
    var terminal: Int64
    var lastUsed: Int64
    var expires: Int64
    var ended: Int64
    var userIsDisabled: Bool
    /// Somebody else chose the person's password.
    var passwordIsLent: Bool

    /// Whether it may be used at `now`: not ended, not expired, not left idle.
    func lives(at now: Int64) -> Bool {
        ended == 0 && !userIsDisabled && now < expires && now - lastUsed < SessionLife.idleMilliseconds
    }

    /// Whether its last use is so long ago that this one is worth noting.
    func isStale(at now: Int64) -> Bool { now - lastUsed >= SessionLife.noteMilliseconds }
}

enum PersonSessions {
    static func hash(ofToken token: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: token)) }

    static func find(_ id: PersonSessionID, in source: borrowing some Reading & ~Copyable) throws -> PersonSession? {
        try source.first(byID, id.rawValue) { row in session(row) }
    }

    static func find(tokenHash: [UInt8], in source: borrowing some Reading & ~Copyable) throws -> PersonSession? {
        let found = try source.first(byToken, tokenHash) { row in (session: session(row), hash: row.blob(8)) }
        guard let found, ConstantTime.areEqual(found.hash, tokenHash) else { return nil }
        return found.session
    }

    static func open(
        for user: UserID, on terminal: TerminalID?, token: [UInt8], at now: Instant, in transaction: borrowing Transaction
    ) throws -> (id: PersonSessionID, expires: Instant) {
        let id = try transaction.first(nextID) { row in row.int(0) } ?? 1
        let expires = now.milliseconds + SessionLife.absoluteMilliseconds
        try transaction.run(
            insert, id, hash(ofToken: token), user.rawValue, terminal?.rawValue ?? 0, now.milliseconds, expires)
        return (PersonSessionID(trusted: id), Instant(milliseconds: expires))
    }

    static func noteUse(of id: PersonSessionID, in transaction: borrowing Transaction) throws {
        try transaction.run(setLastUsed, id.rawValue, transaction.nowMilliseconds)
    }

    static func end(_ id: PersonSessionID, at now: Instant, in transaction: borrowing Transaction) throws {
        try transaction.run(setEnded, id.rawValue, now.milliseconds)
    }

    /// Ends the person's sessions, but one if it is named; answers how many.
    static func endAll(
        of user: UserID, but kept: PersonSessionID? = nil, at now: Instant, in transaction: borrowing Transaction
    ) throws -> Int {
        try transaction.changes(setEndedOfUser, user.rawValue, kept?.rawValue ?? 0, now.milliseconds)
    }

    static func endAll(on terminal: TerminalID, at now: Instant, in transaction: borrowing Transaction) throws {
        try transaction.run(setEndedOnTerminal, terminal.rawValue, now.milliseconds)
    }

    private static func session(_ row: borrowing Row) -> PersonSession {
        PersonSession(
            id: PersonSessionID(trusted: row.int(0)), user: UserID(trusted: row.int(1)), terminal: row.int(2),
            lastUsed: row.int(3), expires: row.int(4), ended: row.int(5), userIsDisabled: row.bool(6), passwordIsLent: row.bool(7))
    }

    private static let byID = SQL(
        """
        SELECT person_session.id, person_session.app_user, terminal, last_used_ms, expires_ms, ended_ms, app_user.disabled,
            EXISTS (SELECT 1 FROM lent_password WHERE lent_password.app_user = person_session.app_user)
        FROM person_session JOIN app_user ON app_user.id = person_session.app_user WHERE person_session.id = $1
        """)
    private static let byToken = SQL(
        """
        SELECT person_session.id, person_session.app_user, terminal, last_used_ms, expires_ms, ended_ms, app_user.disabled,
            EXISTS (SELECT 1 FROM lent_password WHERE lent_password.app_user = person_session.app_user), token_hash
        FROM person_session JOIN app_user ON app_user.id = person_session.app_user WHERE token_hash = $1
        """)
    private static let nextID = SQL("SELECT coalesce(max(id), 0) + 1 FROM person_session")
    private static let insert = SQL(
        """
        INSERT INTO person_session (id, token_hash, app_user, terminal, created_ms, last_used_ms, expires_ms, ended_ms)
        VALUES ($1, $2, $3, $4, $5, $5, $6, 0)
        """)
    private static let setLastUsed = SQL(
        "UPDATE person_session SET last_used_ms = $2 WHERE id = $1 AND last_used_ms < $2 AND ended_ms = 0")
    private static let setEnded = SQL("UPDATE person_session SET ended_ms = $2 WHERE id = $1 AND ended_ms = 0")
    private static let setEndedOfUser = SQL(
        "UPDATE person_session SET ended_ms = $3 WHERE app_user = $1 AND id <> $2 AND ended_ms = 0 AND expires_ms > $3")
    private static let setEndedOnTerminal = SQL(
        "UPDATE person_session SET ended_ms = $2 WHERE terminal = $1 AND ended_ms = 0 AND expires_ms > $2")
}
