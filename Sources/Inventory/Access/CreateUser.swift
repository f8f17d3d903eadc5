// A new person. The secrets arrive hashed: hashing is slow and never happens on the writer's thread (see Books+Access.swift).

import Storage

/// Who is to be created. At least one of password and PIN is needed.
public struct NewUser: Sendable {
    public var name: String
    public var displayName: String
    /// Empty = none: the person signs in on terminals only.
    public var password: String
    /// 4 to 12 digits for terminals; empty = none.
    public var pin: String
    public var grants: [RoleGrant]
    /// The password is good for choosing an own one, and for nothing else.
    public var passwordIsLent: Bool

    public init(
        name: String, displayName: String, password: String, pin: String = "", grants: [RoleGrant], passwordIsLent: Bool = false
    ) {
        self.name = name
        self.displayName = displayName
        self.password = password
        self.pin = pin
        self.grants = grants
        self.passwordIsLent = passwordIsLent
    }

    /// All that is wrong with it, as far as that can be known without the books.
    var problems: [Rejection] {
        var problems: [Rejection] = []
        problems += [UserRules.problem(withName: name), UserRules.problem(withDisplayName: displayName)].compactMap(\.self)
        if grants.count > Limits.grants { problems.append(.tooMany(field: "grants", limit: Limits.grants)) }
        if password.isEmpty && pin.isEmpty { problems.append(.weakSecret(problem: "is empty")) }
        if !password.isEmpty { problems += [SecretRules.problem(withPassword: password, of: name)].compactMap(\.self) }
        if !pin.isEmpty { problems += [SecretRules.problem(withPIN: pin)].compactMap(\.self) }
        return problems
    }
}

struct CreateUser: Command {
    let user: NewUser
    let passwordHash: String
    let pinHash: String

    static let kind = JournalKind.createUser

    struct Facts {
        var nameIsTaken: Bool
        var grants: GrantFacts
    }

    func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        Facts(
            nameIsTaken: try Users.find(name: user.name, in: transaction) != nil,
            grants: try .gather(user.grants, in: transaction))
    }

    func permission(_ facts: Facts) -> Permission { Permission(.create, .user, PersonReach.of(user.grants)) }

    func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) {
        var problems = user.problems
        problems += facts.grants.problems
        if facts.nameIsTaken { problems.append(.nameTaken(name: user.name)) }
        try Refusal.check(problems)
    }

    func apply(_ plan: Void, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws -> UserID {
        let id = try Users.insert(
            name: user.name, displayName: user.displayName, passwordHash: passwordHash, pinHash: pinHash, created: draft.received,
            in: transaction)
        try Roles.grant(user.grants, to: id, in: transaction)
        if user.passwordIsLent, !passwordHash.isEmpty { try Users.lendPassword(to: id, at: draft.received, in: transaction) }
        return id
    }
}
