// People sign in and out. Translation only.

import Inventory
import RPC
import Wire

struct SessionsService: SessionsProvider {
    let desk: CommandDesk

    func signIn(_ request: SignInRequest, context: ServerContext) async throws -> SignInReply {
        let caller = try await desk.authentication.anyone(context)
        let attempt = SignInAttempt(userName: request.userName, secret: request.secret, peer: context.peer.address)
        let outcome = try await desk.books.signIn(attempt, on: caller.terminal)
        return try desk.reply(outcome, caller.language) { session in
            SignInReply(
                sessionID: session.session.rawValue, token: session.token, userID: session.user.rawValue,
                displayName: session.displayName, expiresMs: session.expires.milliseconds,
                idleTimeoutMs: session.idleTimeoutMilliseconds)
        }
    }

    func signOut(_ request: SignOutRequest, context: ServerContext) async throws -> SignOutReply {
        let caller = try await desk.authentication.person(context)
        let outcome = try await desk.books.signOut(as: caller, identity: try desk.identity(of: request, caller, context))
        return try desk.reply(outcome, caller.language) { _ in SignOutReply() }
    }
}
