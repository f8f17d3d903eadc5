// What a person may do from now on. Whoever decides that must hold the right wherever the person works, and never decides it for
// themselves.

public import Storage

/// Where a right over a person is needed: in the one store they work in, else everywhere.
enum PersonReach {
    static func of(_ grants: [RoleGrant]) -> Permission.Reach {
        guard let first = grants.first?.store, grants.allSatisfy({ $0.store == first }) else { return .everywhere }
        return .store(first)
    }
}

/// What wished grants refer to.
struct GrantFacts {
    var unknownStores: [StoreID]
    var unknownRoles: [RoleName]

    static func gather(_ grants: [RoleGrant], in source: borrowing some Reading & ~Copyable) throws -> GrantFacts {
        var facts = GrantFacts(unknownStores: [], unknownRoles: [])
        for grant in grants.prefix(Limits.grants) {
            if let store = grant.store, try Stores.find(store, in: source) == nil { facts.unknownStores.append(store) }
            if try Roles.find(grant.role, in: source) == nil { facts.unknownRoles.append(grant.role) }
        }
        return facts
    }

    var problems: [Rejection] {
        unknownStores.map { .unknown(subject: .store, reference: "\($0)") } + unknownRoles.map { .unknown(subject: .role, reference: "\($0)") }
    }
}

/// Gives a person these roles and no others. Takes effect with the very next call.
public struct ChangeGrants: Command {
    public static let kind = JournalKind.changeGrants
    public var user: UserID
    public var grants: [RoleGrant]

    public init(of user: UserID, to grants: [RoleGrant]) {
        self.user = user
        self.grants = grants
    }

    public struct Facts {
        var account: Account?
        var held: [RoleGrant]
        var wished: GrantFacts
        var otherAdministrators: Int64
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        Facts(
            account: try Users.find(user, in: transaction), held: try Users.grants(of: user, in: transaction),
            wished: try .gather(grants, in: transaction), otherAdministrators: try Users.otherAdministrators(than: user, in: transaction))
    }

    public func permission(_ facts: Facts) -> Permission {
        Permission(.change, .user, PersonReach.of(facts.held + grants))
    }

    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) {
        guard let account = facts.account else { throw Refusal(.unknown(subject: .user, reference: "\(user)")) }
        if circumstances.caller.user == user { throw Refusal(.ownAccount) }
        var problems = facts.wished.problems
        if grants.count > Limits.grants { problems.append(.tooMany(field: "grants", limit: Limits.grants)) }
        let administrator = RoleGrant(.administrator)
        if facts.held.contains(administrator), !grants.contains(administrator), facts.otherAdministrators == 0 {
            problems.append(.wrongState(number: account.name, state: "the last administrator", needed: "one of several"))
        }
        try Refusal.check(problems)
    }

    public func apply(_ plan: Void, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws {
        try Roles.remember(whatIsHeldBy: user, until: draft.received, in: transaction)
        try Roles.takeAll(from: user, in: transaction)
        try Roles.grant(grants, to: user, in: transaction)
    }
}
