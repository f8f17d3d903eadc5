// Generated from shelfwire/v1/users.proto by Protos/generate. Do not edit.

public import RPC

/// The calls of `shelfwire.v1.Users`.
public enum UsersMethods {
    public static let createUser = MethodDescriptor(
        service: "shelfwire.v1.Users", name: "CreateUser", kind: .unary)
    public static let listUsers = MethodDescriptor(
        service: "shelfwire.v1.Users", name: "ListUsers", kind: .unary)
    public static let disableUser = MethodDescriptor(
        service: "shelfwire.v1.Users", name: "DisableUser", kind: .unary)
    public static let setSecret = MethodDescriptor(
        service: "shelfwire.v1.Users", name: "SetSecret", kind: .unary)

    public static let all: [MethodDescriptor] = [createUser, listUsers, disableUser, setSecret]
}

/// What a server of `shelfwire.v1.Users` does.
public protocol UsersProvider: ServiceProvider {
    func createUser(_ request: CreateUserRequest, context: ServerContext) async throws -> CreateUserReply

    func listUsers(_ request: ListUsersRequest, context: ServerContext) async throws -> ListUsersReply

    /// Ends every session of the person at once.
    func disableUser(_ request: DisableUserRequest, context: ServerContext) async throws -> DisableUserReply

    /// A new password or PIN; ends the person's other sessions.
    func setSecret(_ request: SetSecretRequest, context: ServerContext) async throws -> SetSecretReply
}

extension UsersProvider {
    /// Adds every call of `shelfwire.v1.Users` to the router.
    public func register(in router: inout Router) {
        router.unary(UsersMethods.createUser) {
            try await self.createUser($0, context: $1)
        }
        router.unary(UsersMethods.listUsers) {
            try await self.listUsers($0, context: $1)
        }
        router.unary(UsersMethods.disableUser) {
            try await self.disableUser($0, context: $1)
        }
        router.unary(UsersMethods.setSecret) {
            try await self.setSecret($0, context: $1)
        }
    }
}

/// Calls `shelfwire.v1.Users` over a client.
public struct UsersClient: Sendable {
    private let client: Client

    public init(_ client: Client) {
        self.client = client
    }

    public func createUser(
        _ request: CreateUserRequest,
        options: CallOptions = .defaults
    ) async throws -> CreateUserReply {
        try await client.unary(UsersMethods.createUser, request, options: options)
    }

    public func listUsers(
        _ request: ListUsersRequest,
        options: CallOptions = .defaults
    ) async throws -> ListUsersReply {
        try await client.unary(UsersMethods.listUsers, request, options: options)
    }

    /// Ends every session of the person at once.
    public func disableUser(
        _ request: DisableUserRequest,
        options: CallOptions = .defaults
    ) async throws -> DisableUserReply {
        try await client.unary(UsersMethods.disableUser, request, options: options)
    }

    /// A new password or PIN; ends the person's other sessions.
    public func setSecret(
        _ request: SetSecretRequest,
        options: CallOptions = .defaults
    ) async throws -> SetSecretReply {
        try await client.unary(UsersMethods.setSecret, request, options: options)
    }
}
