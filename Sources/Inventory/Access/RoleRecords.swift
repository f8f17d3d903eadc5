// Roles as rows: the built-in ones as the program knows them, and the shop's own.

import Storage

/// What a role is called: a built-in one, or one of the shop's own.
public struct RoleName: Hashable, Sendable, CustomStringConvertible {
    public let text: String

    public init(_ role: Role) {
        text = role.rawValue
    }

    /// Nil unless it is 1 to 64 small letters, digits, hyphens and underlines.
    public init?(_ text: String) {
        let isPlain = text.utf8.allSatisfy { byte in
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
        }
        guard (1...Limits.codeLength).contains(text.utf8.count), isPlain else { return nil }
        self.text = text
    }

    /// From the books, where only good ones stand.
    init(trusted text: String) {
        self.text = text
    }

    public var builtIn: Role? { Role(rawValue: text) }
    public var description: String { text }
}

/// A role in one store, or in every store (nil).
public struct RoleGrant: Hashable, Sendable {
    public var role: RoleName
    public var store: StoreID?

    public init(_ role: Role, in store: StoreID? = nil) {
        self.init(named: RoleName(role), in: store)
    }

    public init(named role: RoleName, in store: StoreID? = nil) {
        self.role = role
        self.store = store
    }
}

/// When a role asks for a second factor at sign-in. The raw value is stored.
public enum SecondFactorDemand: Int64, Hashable, Sendable, CaseIterable {
    case never = 0
    /// At desks; on a terminal the enrolled device itself is the second factor.
    case atDesks = 1
    case everywhere = 2

    public var name: String {
        switch self {
        case .never: "never"
        case .atDesks: "at_desks"
        case .everywhere: "everywhere"
        }
    }

    public init?(name: String) {
        guard let demand = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = demand
    }
}

/// A role as lists tell it.
public struct RoleDefinition: Hashable, Sendable {
    public var name: RoleName
    public var isBuiltIn: Bool
    public var secondFactor: SecondFactorDemand
    /// By subject, then verb.
    public var rights: [Right]
}

enum Roles {
    /// Makes the stored rights of the built-in roles those of the program's table; own roles and second factors stay.
    static func install(in transaction: borrowing Transaction) throws {
        try transaction.run(clearBuiltIn)
        for role in Role.allCases {
            try transaction.run(insertRole, role.rawValue, true, SecondFactorDemand.never.rawValue)
            try write(role.rights, of: RoleName(role), in: transaction)
        }
    }

    /// Whether the stored built-in roles are those of the program's table.
    static func areInstalled(in source: borrowing some Reading & ~Copyable) throws -> Bool {
        for role in Role.allCases where try Set(rights(of: RoleName(role), in: source)) != Set(role.rights) { return false }
        return true
    }

    static func define(_ name: RoleName, rights: [Right], in transaction: borrowing Transaction) throws {
        try transaction.run(clearRights, name.text)
        try transaction.run(insertRole, name.text, false, SecondFactorDemand.never.rawValue)
        try write(rights, of: name, in: transaction)
    }

    static func remove(_ name: RoleName, in transaction: borrowing Transaction) throws {
        try transaction.run(clearRights, name.text)
        try transaction.run(deleteRole, name.text)
    }

    static func demand(_ demand: SecondFactorDemand, of name: RoleName, in transaction: borrowing Transaction) throws {
        try transaction.run(setDemand, name.text, demand.rawValue)
    }

    private static func write(_ rights: [Right], of name: RoleName, in transaction: borrowing Transaction) throws {
        for right in Set(rights) {
            try transaction.run(insertRight, name.text, right.verb.rawValue, right.subject.rawValue, right.limitE4 ?? -1)
        }
    }

    // MARK: reading

    static func find(_ name: RoleName, in source: borrowing some Reading & ~Copyable) throws -> RoleDefinition? {
        guard let found = try source.first(byName, name.text, row: { row in (row.bool(0), row.int(1)) }) else { return nil }
        return RoleDefinition(
            name: name, isBuiltIn: found.0, secondFactor: SecondFactorDemand(rawValue: found.1) ?? .everywhere,
            rights: try rights(of: name, in: source))
    }

    /// Every role, by name.
    static func all(in source: borrowing some Reading & ~Copyable) throws -> [RoleDefinition] {
        try source.all(names) { row in RoleName(trusted: row.text(0)) }.compactMap { name in try find(name, in: source) }
    }

    static func rights(of name: RoleName, in source: borrowing some Reading & ~Copyable) throws -> [Right] {
        let rows = try source.all(rightsOf, name.text) { row in (verb: row.text(0), subject: row.text(1), limit: row.int(2)) }
        // A verb or subject of a newer program gives no right here.
        return rows.compactMap { row in
            guard let verb = Verb(rawValue: row.verb), let subject = Subject(rawValue: row.subject) else { return nil }
            return Right(verb, subject, limitE4: row.limit < 0 ? nil : row.limit)
        }
    }

    /// The strictest demand of the roles the person holds, wherever they hold them.
    static func demand(of user: UserID, in source: borrowing some Reading & ~Copyable) throws -> SecondFactorDemand {
        let strictest = try source.first(strictestDemand, user.rawValue) { row in row.int(0) } ?? 0
        return SecondFactorDemand(rawValue: strictest) ?? .everywhere
    }

    static func holders(of name: RoleName, in source: borrowing some Reading & ~Copyable) throws -> Int64 {
        try source.first(countHolders, name.text) { row in row.int(0) } ?? 0
    }

    // MARK: grants

    static func grant(_ grants: [RoleGrant], to user: UserID, in transaction: borrowing Transaction) throws {
        for grant in grants {
            try transaction.run(insertGrant, user.rawValue, grant.role.text, grant.store?.rawValue ?? 0)
        }
    }

    /// Remembers until when the person had the roles they have now.
    static func remember(whatIsHeldBy user: UserID, until now: Instant, in transaction: borrowing Transaction) throws {
        try transaction.run(forgetFormer, user.rawValue, now.milliseconds - Limits.formerRolesMilliseconds)
        try transaction.run(keepFormer, user.rawValue, now.milliseconds)
    }

    static func takeAll(from user: UserID, in transaction: borrowing Transaction) throws {
        try transaction.run(deleteGrants, user.rawValue)
    }

    private static let clearBuiltIn = SQL(
        "DELETE FROM role_permission WHERE role IN (SELECT name FROM role WHERE built_in = 1)")
    private static let clearRights = SQL("DELETE FROM role_permission WHERE role = $1")
    private static let insertRole = SQL(
        "INSERT INTO role (name, built_in, second_factor) VALUES ($1, $2, $3) ON CONFLICT (name) DO NOTHING")
    private static let deleteRole = SQL("DELETE FROM role WHERE name = $1 AND built_in = 0")
    private static let setDemand = SQL("UPDATE role SET second_factor = $2 WHERE name = $1")
    private static let insertRight = SQL(
        "INSERT INTO role_permission (role, verb, subject, amount_e4) VALUES ($1, $2, $3, $4)")
    private static let byName = SQL("SELECT built_in, second_factor FROM role WHERE name = $1")
    private static let names = SQL("SELECT name FROM role ORDER BY name")
    private static let rightsOf = SQL(
        "SELECT verb, subject, amount_e4 FROM role_permission WHERE role = $1 ORDER BY subject, verb")
    private static let strictestDemand = SQL(
        """
        SELECT coalesce(max(role.second_factor), 0) FROM user_role JOIN role ON role.name = user_role.role
        WHERE user_role.app_user = $1
        """)
    private static let countHolders = SQL("SELECT count(*) FROM user_role WHERE role = $1")
    private static let insertGrant = SQL(
        """
        INSERT INTO user_role (app_user, role, store) VALUES ($1, $2, $3) ON CONFLICT (app_user, role, store) DO NOTHING
        """)
    private static let keepFormer = SQL(
        """
        INSERT INTO former_role (app_user, role, store, until_ms) SELECT app_user, role, store, $2 FROM user_role WHERE app_user = $1
        ON CONFLICT (app_user, role, store) DO UPDATE SET until_ms = excluded.until_ms
        """)
    private static let forgetFormer = SQL("DELETE FROM former_role WHERE app_user = $1 AND until_ms < $2")
    private static let deleteGrants = SQL("DELETE FROM user_role WHERE app_user = $1")
}
