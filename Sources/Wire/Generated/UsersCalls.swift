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
    public static let enableUser = MethodDescriptor(
        service: "shelfwire.v1.Users", name: "EnableUser", kind: .unary)
    public static let changeGrants = MethodDescriptor(
        service: "shelfwire.v1.Users", name: "ChangeGrants", kind: .unary)
    public static let setSecret = MethodDescriptor(
        service: "shelfwire.v1.Users", name: "SetSecret", kind: .unary)
    public static let beginSecondFactor = MethodDescriptor(
        service: "shelfwire.v1.Users", name: "BeginSecondFactor", kind: .unary)
    public static let confirmSecondFactor = MethodDescriptor(
        service: "shelfwire.v1.Users", name: "ConfirmSecondFactor", kind: .unary)
    public static let removeSecondFactor = MethodDescriptor(
        service: "shelfwire.v1.Users", name: "RemoveSecondFactor", kind: .unary)

    public static let all: [MethodDescriptor] = [
        createUser,
        listUsers,
        disableUser,
        enableUser,
        changeGrants,
        setSecret,
        beginSecondFactor,
        confirmSecondFactor,
        removeSecondFactor,
    ]
}

/// What a server of `shelfwire.v1.Users` does.
public protocol UsersProvider: ServiceProvider {
    func createUser(_ request: CreateUserRequest, context: ServerContext) async throws -> CreateUserReply

    func listUsers(_ request: ListUsersRequest, context: ServerContext) async throws -> ListUsersReply

    /// Ends every session of the person at once.
    func disableUser(_ request: DisableUserRequest, context: ServerContext) async throws -> DisableUserReply

    /// Lets a disabled person in again, with the roles and secrets they had.
    func enableUser(_ request: EnableUserRequest, context: ServerContext) async throws -> EnableUserReply

    /// Replaces all roles of a person; takes effect with the next call. Nobody changes their own.
    func changeGrants(_ request: ChangeGrantsRequest, context: ServerContext) async throws -> ChangeGrantsReply

    /// A new password or PIN; ends the person's other sessions. For one's own, the current secret is needed. Somebody else's new password is
    /// good for choosing an own one, and for nothing else (PASSWORD_MUST_CHANGE).
    func setSecret(_ request: SetSecretRequest, context: ServerContext) async throws -> SetSecretReply

    /// Tells the caller a new key for their authenticator. Nothing is asked for until it is confirmed.
    func beginSecondFactor(
        _ request: BeginSecondFactorRequest,
        context: ServerContext
    ) async throws -> BeginSecondFactorReply

    /// Confirms it by a code that the authenticator shows; answers recovery codes, told once.
    func confirmSecondFactor(
        _ request: ConfirmSecondFactorRequest,
        context: ServerContext
    ) async throws -> ConfirmSecondFactorReply

    /// Gives up one's own second factor, or takes away that of a person who lost it; ends the person's other sessions.
    func removeSecondFactor(
        _ request: RemoveSecondFactorRequest,
        context: ServerContext
    ) async throws -> RemoveSecondFactorReply
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
        router.unary(UsersMethods.enableUser) {
            try await self.enableUser($0, context: $1)
        }
        router.unary(UsersMethods.changeGrants) {
            try await self.changeGrants($0, context: $1)
        }
        router.unary(UsersMethods.setSecret) {
            try await self.setSecret($0, context: $1)
        }
        router.unary(UsersMethods.beginSecondFactor) {
            try await self.beginSecondFactor($0, context: $1)
        }
        router.unary(UsersMethods.confirmSecondFactor) {
            try await self.confirmSecondFactor($0, context: $1)
        }
        router.unary(UsersMethods.removeSecondFactor) {
            try await self.removeSecondFactor($0, context: $1)
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

    /// Lets a disabled person in again, with the roles and secrets they had.
    public func enableUser(
        _ request: EnableUserRequest,
        options: CallOptions = .defaults
    ) async throws -> EnableUserReply {
        try await client.unary(UsersMethods.enableUser, request, options: options)
    }

    /// Replaces all roles of a person; takes effect with the next call. Nobody changes their own.
    public func changeGrants(
        _ request: ChangeGrantsRequest,
        options: CallOptions = .defaults
    ) async throws -> ChangeGrantsReply {
        try await client.unary(UsersMethods.changeGrants, request, options: options)
    }

    /// A new password or PIN; ends the person's other sessions. For one's own, the current secret is needed. Somebody else's new password is
    /// good for choosing an own one, and for nothing else (PASSWORD_MUST_CHANGE).
    public func setSecret(
        _ request: SetSecretRequest,
        options: CallOptions = .defaults
    ) async throws -> SetSecretReply {
        try await client.unary(UsersMethods.setSecret, request, options: options)
    }

    /// Tells the caller a new key for their authenticator. Nothing is asked for until it is confirmed.
    public func beginSecondFactor(
        _ request: BeginSecondFactorRequest,
        options: CallOptions = .defaults
    ) async throws -> BeginSecondFactorReply {
        try await client.unary(UsersMethods.beginSecondFactor, request, options: options)
    }

    /// Confirms it by a code that the authenticator shows; answers recovery codes, told once.
    public func confirmSecondFactor(
        _ request: ConfirmSecondFactorRequest,
        options: CallOptions = .defaults
    ) async throws -> ConfirmSecondFactorReply {
        try await client.unary(UsersMethods.confirmSecondFactor, request, options: options)
    }

    /// Gives up one's own second factor, or takes away that of a person who lost it; ends the person's other sessions.
    public func removeSecondFactor(
        _ request: RemoveSecondFactorRequest,
        options: CallOptions = .defaults
    ) async throws -> RemoveSecondFactorReply {
        try await client.unary(UsersMethods.removeSecondFactor, request, options: options)
    }
}
