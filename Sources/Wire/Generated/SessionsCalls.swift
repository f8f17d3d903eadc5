// Generated from shelfwire/v1/sessions.proto by Protos/generate. Do not edit.

public import RPC

/// The calls of `shelfwire.v1.Sessions`.
public enum SessionsMethods {
    public static let signIn = MethodDescriptor(
        service: "shelfwire.v1.Sessions", name: "SignIn", kind: .unary)
    public static let signOut = MethodDescriptor(
        service: "shelfwire.v1.Sessions", name: "SignOut", kind: .unary)
    public static let listSessions = MethodDescriptor(
        service: "shelfwire.v1.Sessions", name: "ListSessions", kind: .unary)
    public static let endSessions = MethodDescriptor(
        service: "shelfwire.v1.Sessions", name: "EndSessions", kind: .unary)

    public static let all: [MethodDescriptor] = [signIn, signOut, listSessions, endSessions]
}

/// What a server of `shelfwire.v1.Sessions` does.
public protocol SessionsProvider: ServiceProvider {
    /// Opens a person's session. Sent with a terminal's credential the session is bound to that terminal (idle 30 minutes,
    /// absolute 12 hours) and its id goes into the entries; without one it is a back-office session.
    func signIn(_ request: SignInRequest, context: ServerContext) async throws -> SignInReply

    /// Ends the caller's session at once. Ending an ended session is no error.
    func signOut(_ request: SignOutRequest, context: ServerContext) async throws -> SignOutReply

    /// Sessions that live now: one's own, or with the right for it everybody's.
    func listSessions(_ request: ListSessionsRequest, context: ServerContext) async throws -> ListSessionsReply

    /// Ends all sessions of a person at once; of one's own, all but the calling one.
    func endSessions(_ request: EndSessionsRequest, context: ServerContext) async throws -> EndSessionsReply
}

extension SessionsProvider {
    /// Adds every call of `shelfwire.v1.Sessions` to the router.
    public func register(in router: inout Router) {
        router.unary(SessionsMethods.signIn) {
            try await self.signIn($0, context: $1)
        }
        router.unary(SessionsMethods.signOut) {
            try await self.signOut($0, context: $1)
        }
        router.unary(SessionsMethods.listSessions) {
            try await self.listSessions($0, context: $1)
        }
        router.unary(SessionsMethods.endSessions) {
            try await self.endSessions($0, context: $1)
        }
    }
}

/// Calls `shelfwire.v1.Sessions` over a client.
public struct SessionsClient: Sendable {
    private let client: Client

    public init(_ client: Client) {
        self.client = client
    }

    /// Opens a person's session. Sent with a terminal's credential the session is bound to that terminal (idle 30 minutes,
    /// absolute 12 hours) and its id goes into the entries; without one it is a back-office session.
    public func signIn(_ request: SignInRequest, options: CallOptions = .defaults) async throws -> SignInReply {
        try await client.unary(SessionsMethods.signIn, request, options: options)
    }

    /// Ends the caller's session at once. Ending an ended session is no error.
    public func signOut(_ request: SignOutRequest, options: CallOptions = .defaults) async throws -> SignOutReply {
        try await client.unary(SessionsMethods.signOut, request, options: options)
    }

    /// Sessions that live now: one's own, or with the right for it everybody's.
    public func listSessions(
        _ request: ListSessionsRequest,
        options: CallOptions = .defaults
    ) async throws -> ListSessionsReply {
        try await client.unary(SessionsMethods.listSessions, request, options: options)
    }

    /// Ends all sessions of a person at once; of one's own, all but the calling one.
    public func endSessions(
        _ request: EndSessionsRequest,
        options: CallOptions = .defaults
    ) async throws -> EndSessionsReply {
        try await client.unary(SessionsMethods.endSessions, request, options: options)
    }
}
