// Who is refused the same again and again fills no journal: per person, matter and minute there is one row at once, and one with the count
// when the minute is over. Refused commands differ by what they say, so the first few of a minute have a row each, whatever they say. The
// running counts are a table, so a crash loses none.

import Storage

/// Something that somebody tried and may not, as the journal tells it.
struct RefusedAttempt: Hashable {
    var kind: JournalKind
    /// Nil: a device alone.
    var actor: UserID?
    var session: PersonSessionID?
    /// The question, or where from.
    var told: String
    /// Stable.
    var reason: String
    /// How many attempts the row stands for.
    var times: Int64 = 1

    static func question(_ question: String, _ refusal: Refusal, _ caller: Caller) -> RefusedAttempt {
        RefusedAttempt(
            kind: .questionRefused, actor: caller.user, session: caller.session, told: question, reason: refusal.first.reason)
    }

    private static let timesMark = "\ntimes="

    /// What the journal keeps: what was told, and how often where that is more than once.
    var payload: [UInt8] { Array((times == 1 ? told : told + "\(Self.timesMark)\(times)").utf8) }

    /// How many attempts a row with this payload stands for.
    static func times(in payload: [UInt8]) -> Int64 {
        let text = String(decoding: payload, as: UTF8.self)
        guard let mark = text.firstRange(of: timesMark) else { return 1 }
        return Int64(text[mark.upperBound...]) ?? 1
    }
}

enum RefusalTally {
    private static let minuteMilliseconds: Int64 = 60_000

    private static func minute(at milliseconds: Int64) -> Int64 { milliseconds.floorDivided(by: minuteMilliseconds) }

    /// Counts an attempt; answers whether it is the first of its minute.
    static func count(_ attempt: RefusedAttempt, at now: Int64, in transaction: borrowing Transaction) throws -> Bool {
        let more = try transaction.first(
            add, attempt.kind.rawValue, attempt.actor?.rawValue ?? 0, attempt.told, attempt.reason, attempt.session?.rawValue ?? 0,
            minute(at: now)
        ) { row in row.int(0) }
        return more == 0
    }

    /// Counts a refused command; answers whether it has a row of its own: the first time that it is said in this minute, unless the person
    /// has had as many rows for commands of its kind as a minute may have.
    static func takesRow(_ draft: JournalDraft, reason: String, at now: Int64, in transaction: borrowing Transaction) throws -> Bool {
        let (kind, user) = (draft.kind.rawValue, draft.actor?.rawValue ?? 0)
        let said = Hexadecimal.text(draft.requestHash)
        let isKnown = try transaction.first(find, kind, user, said, reason) { _ in true } ?? false
        let rows = try transaction.first(rowsOfKind, kind, user) { row in row.int(0) } ?? 0
        guard isKnown || rows < Limits.refusedCommandsPerMinute else {
            try transaction.run(addWithoutRow, kind, user, reason, draft.session?.rawValue ?? 0, minute(at: now))
            return false
        }
        let attempt = RefusedAttempt(kind: draft.kind, actor: draft.actor, session: draft.session, told: said, reason: reason)
        return try count(attempt, at: now, in: transaction)
    }

    static func isAnyOver(at now: Int64, in source: borrowing some Reading & ~Copyable) throws -> Bool {
        for statement in [anyBefore, anyAfter] where try source.first(statement, minute(at: now), row: { _ in true }) != nil { return true }
        return false
    }

    /// The counts of minutes that are over, of what was tried more than once; they are forgotten here. A clock that was set back ends its
    /// minute too.
    static func takeOver(at now: Int64, in transaction: borrowing Transaction) throws -> [RefusedAttempt] {
        let minute = minute(at: now)
        var over: [RefusedAttempt] = []
        for statement in [countedBefore, countedAfter] {
            over += try transaction.all(statement, minute) { row in attempt(row) }.compactMap(\.self)
        }
        for statement in [forgetBefore, forgetAfter] { try transaction.run(statement, minute) }
        return over
    }

    private static func attempt(_ row: borrowing Row) -> RefusedAttempt? {
        guard let kind = JournalKind(rawValue: row.int(0)) else { return nil }
        var attempt = RefusedAttempt(
            kind: kind, actor: UserID(row.int(1)), session: PersonSessionID(row.int(4)), told: row.text(2), reason: row.text(3),
            times: row.int(5))
        if !kind.isCounted {
            attempt.kind = .commandRefused
            attempt.told = kind.name + (attempt.told.isEmpty ? "" : "\nrequest=\(attempt.told)")
        }
        return attempt
    }

    private static let add = SQL(
        """
        INSERT INTO refusal_tally (kind, app_user, told, reason, session, minute, more) VALUES ($1, $2, $3, $4, $5, $6, 0)
        ON CONFLICT (kind, app_user, told, reason) DO UPDATE SET more = refusal_tally.more + 1, session = excluded.session
        RETURNING more
        """)
    private static let find = SQL("SELECT 1 FROM refusal_tally WHERE kind = $1 AND app_user = $2 AND told = $3 AND reason = $4")
    private static let rowsOfKind = SQL("SELECT count(*) FROM refusal_tally WHERE kind = $1 AND app_user = $2 AND told <> ''")
    private static let addWithoutRow = SQL(
        """
        INSERT INTO refusal_tally (kind, app_user, told, reason, session, minute, more) VALUES ($1, $2, '', $3, $4, $5, 1)
        ON CONFLICT (kind, app_user, told, reason) DO UPDATE SET more = refusal_tally.more + 1, session = excluded.session
        """)
    private static let anyBefore = SQL("SELECT 1 FROM refusal_tally WHERE minute < $1 LIMIT 1")
    private static let anyAfter = SQL("SELECT 1 FROM refusal_tally WHERE minute > $1 LIMIT 1")
    private static let countedBefore = SQL(
        """
        SELECT kind, app_user, told, reason, session, more FROM refusal_tally WHERE minute < $1 AND more > 0
        ORDER BY minute, kind, app_user, told, reason
        """)
    private static let countedAfter = SQL(
        """
        SELECT kind, app_user, told, reason, session, more FROM refusal_tally WHERE minute > $1 AND more > 0
        ORDER BY minute, kind, app_user, told, reason
        """)
    private static let forgetBefore = SQL("DELETE FROM refusal_tally WHERE minute < $1")
    private static let forgetAfter = SQL("DELETE FROM refusal_tally WHERE minute > $1")
}
