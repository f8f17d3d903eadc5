// People sign in and out. Translation only.

import Inventory
import RPC
import Wire

struct SessionsService: SessionsProvider {
    let desk: CommandDesk

    func signIn(_ request: SignInRequest, context: ServerContext) async throws -> SignInReply {
        let caller = try await desk.authentication.anyone(context)
        let attempt = SignInAttempt(
            name: request.userName, secret: request.secret, terminal: caller.terminal, device: context.peer.address)
        do {
            let session = try await desk.books.signIn(attempt)
            return SignInReply(
                sessionID: session.id.rawValue, token: session.token, userID: session.user.rawValue,
                displayName: session.displayName, expiresMs: session.expires.milliseconds,
                idleTimeoutMs: session.idleTimeoutMilliseconds)
        } catch let refusal as Refusal {
            throw RejectionStatus.error(refusal, caller.language)
        }
    }

    func signOut(_ request: SignOutRequest, context: ServerContext) async throws -> SignOutReply {
        let caller = try await desk.authentication.person(context)
        try await desk.books.signOut(caller)
        return SignOutReply()
    }
}
