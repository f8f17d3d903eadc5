// The one place that answers "may this caller do that?". Deny by default.

import Storage

enum Rights {
    /// Throws unless `caller` holds `permission`.
    static func require(
        _ permission: Permission, of caller: Caller, in source: borrowing some Reading & ~Copyable
    ) throws {
        switch caller.speaker {
        case .operatorAtMachine:
            return
        case .nobody:
            throw Refusal(.notSignedIn)
        case .person(let user, let session):
            let known = try requireLive(session, of: user, on: caller.terminal, in: source)
            // At a desk a password that somebody else chose opens nothing but the way to an own one; on a terminal the PIN was used.
            if known.passwordIsLent, known.terminal == 0, permission != Permission(.change, .session) { throw Refusal(.passwordMustChange) }
            guard let limit = try limit(of: permission, user, in: source) else {
                throw Refusal(.notPermitted(verb: permission.verb, subject: permission.subject))
            }
            guard limit.covers(permission.amountE4) else {
                throw Refusal(.overAmountLimit(amountE4: permission.amountE4 ?? 0, limitE4: limit.e4 ?? 0))
            }
        }
    }

    /// Whether a role of the person gives the right, where and as far as it is needed.
    static func holds(
        _ permission: Permission, _ user: UserID, in source: borrowing some Reading & ~Copyable
    ) throws -> Bool {
        try limit(of: permission, user, in: source)?.covers(permission.amountE4) ?? false
    }

    /// How far a right goes; the widest of the roles that give it.
    private struct AmountLimit {
        /// Nil = as far as one likes.
        var e4: Int64?

        func covers(_ amount: Int64?) -> Bool {
            guard let e4, let amount else { return true }
            return amount.magnitude <= e4.magnitude
        }
    }

    /// Nil when no role gives the right there.
    private static func limit(
        of permission: Permission, _ user: UserID, in source: borrowing some Reading & ~Copyable
    ) throws -> AmountLimit? {
        let place: Int64 =
            switch permission.reach {
            case .anywhere: 0
            case .store(let store): store.rawValue
            case .everywhere: -1
            }
        return try source.first(grant, user.rawValue, permission.verb.rawValue, permission.subject.rawValue, place) { row in
            AmountLimit(e4: row.int(0) < 0 ? nil : row.int(0))
        }
    }

    /// Whether a role that the person had at `instant`, or was given since, gives the right: what was done offline is judged by what one
    /// might do then, however late it arrives.
    static func held(
        _ permission: Permission, _ user: UserID, at instant: Instant, in source: borrowing some Reading & ~Copyable
    ) throws -> Bool {
        if try holds(permission, user, in: source) { return true }
        let store = permission.store?.rawValue ?? 0
        return try source.first(
            formerGrant, user.rawValue, permission.verb.rawValue, permission.subject.rawValue, store, instant.milliseconds
        ) { _ in true } ?? false
    }

    /// Throws unless the session is the person's, lives, and belongs to the terminal it is used from.
    @discardableResult
    static func requireLive(
        _ session: PersonSessionID, of user: UserID, on terminal: TerminalID?, in source: borrowing some Reading & ~Copyable
    ) throws -> PersonSession {
        guard let known = try PersonSessions.find(session, in: source), known.user == user else { throw Refusal(.notSignedIn) }
        guard known.terminal == terminal?.rawValue ?? 0 else { throw Refusal(.sessionOfAnotherTerminal) }
        guard known.lives(at: source.nowMilliseconds) else { throw Refusal(.sessionEnded) }
        return known
    }

    // Place 0 is anywhere; -1 fits no store, so that only a grant for every store is found. No limit (-1) sorts as the widest.
    private static let grant = SQL(
        """
        SELECT role_permission.amount_e4 FROM user_role JOIN role_permission ON role_permission.role = user_role.role
        WHERE user_role.app_user = $1 AND role_permission.verb = $2 AND role_permission.subject = $3
            AND ($4 = 0 OR user_role.store = 0 OR user_role.store = $4)
        ORDER BY CASE WHEN role_permission.amount_e4 < 0 THEN 0 ELSE 1 END, role_permission.amount_e4 DESC LIMIT 1
        """)
    private static let formerGrant = SQL(
        """
        SELECT 1 FROM former_role JOIN role_permission ON role_permission.role = former_role.role
        WHERE former_role.app_user = $1 AND role_permission.verb = $2 AND role_permission.subject = $3
            AND (former_role.store = 0 OR former_role.store = $4) AND former_role.until_ms > $5 LIMIT 1
        """)
}
