// Generated from shelfwire/v1/roles.proto by Protos/generate. Do not edit.

public import RPC

/// The calls of `shelfwire.v1.Roles`.
public enum RolesMethods {
    public static let listRoles = MethodDescriptor(
        service: "shelfwire.v1.Roles", name: "ListRoles", kind: .unary)
    public static let defineRole = MethodDescriptor(
        service: "shelfwire.v1.Roles", name: "DefineRole", kind: .unary)
    public static let removeRole = MethodDescriptor(
        service: "shelfwire.v1.Roles", name: "RemoveRole", kind: .unary)
    public static let demandSecondFactor = MethodDescriptor(
        service: "shelfwire.v1.Roles", name: "DemandSecondFactor", kind: .unary)

    public static let all: [MethodDescriptor] = [listRoles, defineRole, removeRole, demandSecondFactor]
}

/// What a server of `shelfwire.v1.Roles` does.
public protocol RolesProvider: ServiceProvider {
    func listRoles(_ request: ListRolesRequest, context: ServerContext) async throws -> ListRolesReply

    /// Makes one of the shop's own roles, or gives it other rights at once. Built-in roles stay as they are.
    func defineRole(_ request: DefineRoleRequest, context: ServerContext) async throws -> DefineRoleReply

    /// Only where nobody holds it.
    func removeRole(_ request: RemoveRoleRequest, context: ServerContext) async throws -> RemoveRoleReply

    /// When a role, built in or own, asks for a second factor at sign-in.
    func demandSecondFactor(
        _ request: DemandSecondFactorRequest,
        context: ServerContext
    ) async throws -> DemandSecondFactorReply
}

extension RolesProvider {
    /// Adds every call of `shelfwire.v1.Roles` to the router.
    public func register(in router: inout Router) {
        router.unary(RolesMethods.listRoles) {
            try await self.listRoles($0, context: $1)
        }
        router.unary(RolesMethods.defineRole) {
            try await self.defineRole($0, context: $1)
        }
        router.unary(RolesMethods.removeRole) {
            try await self.removeRole($0, context: $1)
        }
        router.unary(RolesMethods.demandSecondFactor) {
            try await self.demandSecondFactor($0, context: $1)
        }
    }
}

/// Calls `shelfwire.v1.Roles` over a client.
public struct RolesClient: Sendable {
    private let client: Client

    public init(_ client: Client) {
        self.client = client
    }

    public func listRoles(
        _ request: ListRolesRequest,
        options: CallOptions = .defaults
    ) async throws -> ListRolesReply {
        try await client.unary(RolesMethods.listRoles, request, options: options)
    }

    /// Makes one of the shop's own roles, or gives it other rights at once. Built-in roles stay as they are.
    public func defineRole(
        _ request: DefineRoleRequest,
        options: CallOptions = .defaults
    ) async throws -> DefineRoleReply {
        try await client.unary(RolesMethods.defineRole, request, options: options)
    }

    /// Only where nobody holds it.
    public func removeRole(
        _ request: RemoveRoleRequest,
        options: CallOptions = .defaults
    ) async throws -> RemoveRoleReply {
        try await client.unary(RolesMethods.removeRole, request, options: options)
    }

    /// When a role, built in or own, asks for a second factor at sign-in.
    public func demandSecondFactor(
        _ request: DemandSecondFactorRequest,
        options: CallOptions = .defaults
    ) async throws -> DemandSecondFactorReply {
        try await client.unary(RolesMethods.demandSecondFactor, request, options: options)
    }
}
