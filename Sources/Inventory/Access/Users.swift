// The people who work here, as rows.

import Storage

/// A person as lists tell it. Nothing secret is in it.
public struct User: Hashable, Sendable {
    public let id: UserID
    public let name: String
    public let displayName: String
    public let isDisabled: Bool
    public let hasSecondFactor: Bool
    public let grants: [RoleGrant]
}

/// A person's account as signing in needs it.
struct Account: Hashable {
    var id: UserID
    var name: String
    var displayName: String
    var passwordHash: String
    /// Empty = no PIN.
    var pinHash: String
    var isDisabled: Bool
}

enum UserRules {
    /// Letters, digits, point, hyphen and underline, in lower case: a name is typed on a device with gloves on.
    static func problem(withName name: String) -> Rejection? {
        if PaymentCard.isIn(name) { return .cardNumber(field: "user_name") }
        guard (1...Limits.codeLength).contains(name.utf8.count) else {
            return .malformed(field: "user_name", problem: "needs 1 to \(Limits.codeLength) characters")
        }
        let isPlain = name.unicodeScalars.allSatisfy { scalar in
            ".-_".unicodeScalars.contains(scalar) || (scalar.properties.isAlphabetic && !scalar.properties.isUppercase)
                || (0x30...0x39).contains(scalar.value)
        }
        return isPlain ? nil : .malformed(field: "user_name", problem: "may hold small letters, digits and . - _ only")
    }

    static func problem(withDisplayName name: String) -> Rejection? {
        if PaymentCard.isIn(name) { return .cardNumber(field: "display_name") }
        let isUsable = (1...Limits.nameLength).contains(name.utf8.count) && name.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
        return isUsable ? nil : .malformed(field: "display_name", problem: "needs 1 to \(Limits.nameLength) characters")
    }
}

enum Users {
    static func find(name: String, in source: borrowing some Reading & ~Copyable) throws -> Account? {
        try source.first(byName, name) { row in account(row) }
    }

    static func find(_ id: UserID, in source: borrowing some Reading & ~Copyable) throws -> Account? {
        try source.first(byID, id.rawValue) { row in account(row) }
    }

    static func insert(
        name: String, displayName: String, passwordHash: String, pinHash: String, created: Instant,
        in transaction: borrowing Transaction
    ) throws -> UserID {
        let id = try transaction.first(nextID) { row in row.int(0) } ?? 1
        try transaction.run(insertUser, id, name, displayName, passwordHash, pinHash, created.milliseconds)
        return UserID(trusted: id)
    }

    static func disable(_ id: UserID, in transaction: borrowing Transaction) throws {
        try transaction.run(setDisabled, id.rawValue)
    }

    /// Replaces the secrets given; nil leaves one as it is.
    static func setSecrets(
        _ id: UserID, passwordHash: String?, pinHash: String?, in transaction: borrowing Transaction
    ) throws {
        try transaction.run(setSecretHashes, id.rawValue, passwordHash, pinHash)
    }

    static func enable(_ id: UserID, in transaction: borrowing Transaction) throws {
        try transaction.run(setEnabled, id.rawValue)
    }

    // MARK: passwords that somebody else chose

    static func passwordIsLent(to id: UserID, in source: borrowing some Reading & ~Copyable) throws -> Bool {
        try source.first(findLent, id.rawValue) { _ in true } ?? false
    }

    /// From now on the password is only good for choosing another one.
    static func lendPassword(to id: UserID, at now: Instant, in transaction: borrowing Transaction) throws {
        try transaction.run(insertLent, id.rawValue, now.milliseconds)
    }

    /// The password is the person's own.
    static func ownPassword(of id: UserID, in transaction: borrowing Transaction) throws {
        try transaction.run(deleteLent, id.rawValue)
    }

    static func grants(of id: UserID, in source: borrowing some Reading & ~Copyable) throws -> [RoleGrant] {
        let rows = try source.all(grantsOf, id.rawValue) { row in (role: row.text(0), store: row.int(1)) }
        return rows.map { row in RoleGrant(named: RoleName(trusted: row.role), in: StoreID(row.store)) }
    }

    /// Administrators who could still act if `id` could not.
    static func otherAdministrators(than id: UserID, in source: borrowing some Reading & ~Copyable) throws -> Int64 {
        try source.first(countAdministrators, id.rawValue, Role.administrator.rawValue) { row in row.int(0) } ?? 0
    }

    private static func account(_ row: borrowing Row) -> Account {
        Account(
            id: UserID(trusted: row.int(0)), name: row.text(1), displayName: row.text(2), passwordHash: row.text(3),
            pinHash: row.text(4), isDisabled: row.bool(5))
    }

    private static let byName = SQL(
        "SELECT id, name, display_name, password_hash, pin_hash, disabled FROM app_user WHERE name = $1")
    private static let byID = SQL(
        "SELECT id, name, display_name, password_hash, pin_hash, disabled FROM app_user WHERE id = $1")
    private static let nextID = SQL("SELECT coalesce(max(id), 0) + 1 FROM app_user")
    private static let insertUser = SQL(
        """
        INSERT INTO app_user (id, name, display_name, password_hash, pin_hash, disabled, created_ms) VALUES ($1, $2, $3, $4, $5, 0, $6)
        """)
    private static let setDisabled = SQL("UPDATE app_user SET disabled = 1 WHERE id = $1")
    private static let setEnabled = SQL("UPDATE app_user SET disabled = 0 WHERE id = $1")
    private static let findLent = SQL("SELECT 1 FROM lent_password WHERE app_user = $1")
    private static let insertLent = SQL(
        "INSERT INTO lent_password (app_user, lent_ms) VALUES ($1, $2) ON CONFLICT (app_user) DO UPDATE SET lent_ms = excluded.lent_ms")
    private static let deleteLent = SQL("DELETE FROM lent_password WHERE app_user = $1")
    private static let setSecretHashes = SQL(
        """
        UPDATE app_user SET password_hash = coalesce($2, password_hash), pin_hash = coalesce($3, pin_hash) WHERE id = $1
        """)
    private static let grantsOf = SQL("SELECT role, store FROM user_role WHERE app_user = $1 ORDER BY role, store")
    private static let countAdministrators = SQL(
        """
        SELECT count(DISTINCT app_user.id) FROM app_user JOIN user_role ON user_role.app_user = app_user.id
        WHERE app_user.id <> $1 AND app_user.disabled = 0 AND user_role.role = $2 AND user_role.store = 0
        """)
}
