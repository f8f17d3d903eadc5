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
            try requireLive(session, of: user, on: caller.terminal, in: source)
            guard try holds(permission, user, in: source) else {
                throw Refusal(.notPermitted(verb: permission.verb, subject: permission.subject))
            }
        }
    }

    /// Whether a role of the person gives the right, in the store or in all; with no store named, anywhere.
    static func holds(
        _ permission: Permission, _ user: UserID, in source: borrowing some Reading & ~Copyable
    ) throws -> Bool {
        let found = try source.first(
            grant, user.rawValue, permission.verb.rawValue, permission.subject.rawValue, permission.store?.rawValue ?? 0
        ) { _ in true }
        return found ?? false
    }

    /// Throws unless the session is the person's, lives, and belongs to the terminal it is used from.
    static func requireLive(
        _ session: PersonSessionID, of user: UserID, on terminal: TerminalID?, in source: borrowing some Reading & ~Copyable
    ) throws {
        let state = try source.first(sessionState, session.rawValue) { row in
            (user: row.int(0), terminal: row.int(1), expires: row.int(2), ended: row.int(3), disabled: row.int(4))
        }
        guard let state, state.user == user.rawValue else { throw Refusal(.notSignedIn) }
        guard state.terminal == terminal?.rawValue ?? 0 else { throw Refusal(.sessionOfAnotherTerminal) }
        guard state.ended == 0, state.disabled == 0, state.expires > source.nowMilliseconds else {
            throw Refusal(.sessionEnded)
        }
    }

    private static let grant = SQL(
        """
        SELECT 1 FROM user_role JOIN role_permission ON role_permission.role = user_role.role
        WHERE user_role.app_user = $1 AND role_permission.verb = $2 AND role_permission.subject = $3
            AND ($4 = 0 OR user_role.store = 0 OR user_role.store = $4)
        LIMIT 1
        """)
    private static let sessionState = SQL(
        """
        SELECT person_session.app_user, person_session.terminal, person_session.expires_ms, person_session.ended_ms,
            app_user.disabled
        FROM person_session JOIN app_user ON app_user.id = person_session.app_user WHERE person_session.id = $1
        """)
}
