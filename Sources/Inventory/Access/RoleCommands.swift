// The shop's own roles, and what a role asks of whoever holds it. Nobody changes what they themselves may do.

public import Storage

/// What every command on a role asks first.
public struct RoleFacts {
    var known: RoleDefinition?
    var holders: Int64
    /// The caller holds the role.
    var isOwn: Bool

    static func gather(
        _ name: RoleName?, _ caller: Caller, in source: borrowing some Reading & ~Copyable
    ) throws -> RoleFacts {
        guard let name else { return RoleFacts(known: nil, holders: 0, isOwn: false) }
        let own = try caller.user.map { try Users.grants(of: $0, in: source) } ?? []
        return RoleFacts(
            known: try Roles.find(name, in: source), holders: try Roles.holders(of: name, in: source),
            isOwn: own.contains { $0.role == name })
    }

    static let permission = Permission(.configure, .role, .everywhere)
}

/// Makes one of the shop's own roles, or gives it other rights; those who hold it have them at once.
public struct DefineRole: Command {
    public static let kind = JournalKind.defineRole
    public var name: String
    public var rights: [Right]

    public init(_ name: String, rights: [Right]) {
        self.name = name
        self.rights = rights
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> RoleFacts {
        try .gather(RoleName(name), circumstances.caller, in: transaction)
    }

    public func permission(_ facts: RoleFacts) -> Permission { RoleFacts.permission }

    public func decide(_ facts: RoleFacts, _ circumstances: Circumstances) throws(Refusal) -> RoleName {
        if PaymentCard.isIn(name) { throw Refusal(.cardNumber(field: "role")) }
        guard let role = RoleName(name) else {
            throw Refusal(.malformed(field: "role", problem: "needs 1 to \(Limits.codeLength) small letters, digits, - and _"))
        }
        var problems: [Rejection] = []
        if role.builtIn != nil { problems.append(.nameTaken(name: name)) }
        if facts.isOwn { problems.append(.ownAccount) }
        if rights.isEmpty { problems.append(.malformed(field: "rights", problem: "is empty")) }
        if rights.count > Limits.rights { problems.append(.tooMany(field: "rights", limit: Limits.rights)) }
        if Set(rights.map { Right($0.verb, $0.subject) }).count < rights.count {
            problems.append(.malformed(field: "rights", problem: "names a right twice"))
        }
        if rights.contains(where: { ($0.limitE4 ?? 0) < 0 }) {
            problems.append(.malformed(field: "rights.limit_e4", problem: "is negative"))
        }
        try Refusal.check(problems)
        return role
    }

    public func apply(_ role: RoleName, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws {
        try Roles.define(role, rights: rights, in: transaction)
    }
}

/// Forgets one of the shop's own roles that nobody holds.
public struct RemoveRole: Command {
    public static let kind = JournalKind.removeRole
    public var name: String

    public init(_ name: String) {
        self.name = name
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> RoleFacts {
        try .gather(RoleName(name), circumstances.caller, in: transaction)
    }

    public func permission(_ facts: RoleFacts) -> Permission { RoleFacts.permission }

    public func decide(_ facts: RoleFacts, _ circumstances: Circumstances) throws(Refusal) -> RoleName {
        guard let role = facts.known else { throw Refusal(.unknown(subject: .role, reference: name)) }
        guard !role.isBuiltIn else { throw Refusal(.wrongState(number: name, state: "built in", needed: "the shop's own")) }
        guard facts.holders == 0 else {
            throw Refusal(.wrongState(number: name, state: "held by \(facts.holders)", needed: "held by nobody"))
        }
        return role.name
    }

    public func apply(_ role: RoleName, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws {
        try Roles.remove(role, in: transaction)
    }
}

/// Says when a role, built in or own, asks for a second factor.
public struct DemandSecondFactor: Command {
    public static let kind = JournalKind.demandSecondFactor
    public var name: String
    public var demand: SecondFactorDemand

    public init(_ demand: SecondFactorDemand, of name: String) {
        self.name = name
        self.demand = demand
    }

    public struct Facts {
        var role: RoleFacts
        var callerHasFactor: Bool
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        let factor = try circumstances.caller.user.flatMap { try SecondFactors.find($0, in: transaction) }
        return Facts(
            role: try .gather(RoleName(name), circumstances.caller, in: transaction), callerHasFactor: factor?.isConfirmed ?? false)
    }

    public func permission(_ facts: Facts) -> Permission { RoleFacts.permission }

    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) -> RoleName {
        guard let role = facts.role.known else { throw Refusal(.unknown(subject: .role, reference: name)) }
        // Whoever asks it of their own role must be able to sign in again.
        if facts.role.isOwn, demand != .never, !facts.callerHasFactor { throw Refusal(.secondFactorMissing) }
        return role.name
    }

    public func apply(_ role: RoleName, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws {
        try Roles.demand(demand, of: role, in: transaction)
    }
}

/// Brings the built-in roles of a newer program into the books, where that changes who may do what.
struct InstallRoles: Command {
    static let kind = JournalKind.installRoles

    func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws {}
    func permission(_ facts: Void) -> Permission { RoleFacts.permission }
    func decide(_ facts: Void, _ circumstances: Circumstances) throws(Refusal) {}

    func apply(_ plan: Void, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws {
        try Roles.install(in: transaction)
    }
}

/// Every role with its rights, by name.
public struct RoleList: Query {
    public init() {}

    public func answer(to caller: Caller, from snapshot: borrowing Snapshot) throws -> [RoleDefinition] {
        try Rights.require(Permission(.see, .role), of: caller, in: snapshot)
        return try Roles.all(in: snapshot)
    }
}
