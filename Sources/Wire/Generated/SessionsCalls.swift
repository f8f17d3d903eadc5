// Generated from shelfwire/v1/sessions.proto by Protos/generate. Do not edit.

public import RPC

/// The calls of `shelfwire.v1.Sessions`.
public enum SessionsMethods {
    public static let signIn = MethodDescriptor(
        service: "shelfwire.v1.Sessions", name: "SignIn", kind: .unary)
    public static let signOut = MethodDescriptor(
        service: "shelfwire.v1.Sessions", name: "SignOut", kind: .unary)

    public static let all: [MethodDescriptor] = [signIn, signOut]
}

/// What a server of `shelfwire.v1.Sessions` does.
public protocol SessionsProvider: ServiceProvider {
    /// Opens a person's session. Sent with a terminal's credential the session is bound to that terminal (idle 30 minutes,
    /// absolute 12 hours) and its id goes into the entries; without one it is a back-office session.
    func signIn(_ request: SignInRequest, context: ServerContext) async throws -> SignInReply

    /// Ends the caller's session at once. Ending an ended session is no error.
    func signOut(_ request: SignOutRequest, context: ServerContext) async throws -> SignOutReply
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
}
