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
        guard let known = try PersonSessions.find(session, in: source), known.user == user else { throw Refusal(.notSignedIn) }
        guard known.terminal == terminal?.rawValue ?? 0 else { throw Refusal(.sessionOfAnotherTerminal) }
        guard known.lives(at: source.nowMilliseconds) else { throw Refusal(.sessionEnded) }
    }

    private static let grant = SQL(
        """
        SELECT 1 FROM user_role JOIN role_permission ON role_permission.role = user_role.role
        WHERE user_role.app_user = $1 AND role_permission.verb = $2 AND role_permission.subject = $3
            AND ($4 = 0 OR user_role.store = 0 OR user_role.store = $4)
        LIMIT 1
        """)
}
