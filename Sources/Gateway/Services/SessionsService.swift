// People sign in and out. Translation only.

import Inventory
import RPC
import Wire

struct SessionsService: SessionsProvider {
    let desk: CommandDesk

    func signIn(_ request: SignInRequest, context: ServerContext) async throws -> SignInReply {
        let caller = try await desk.authentication.anyone(context)
        let attempt = SignInAttempt(userName: request.userName, secret: request.secret, code: request.totpCode, peer: context.peer.address)
        let outcome = try await desk.books.signIn(attempt, on: caller.terminal)
        return try desk.reply(outcome, caller.language) { session in
            SignInReply(
                sessionID: session.session.rawValue, token: session.token, userID: session.user.rawValue,
                displayName: session.displayName, expiresMs: session.expires.milliseconds,
                idleTimeoutMs: session.idleTimeoutMilliseconds, passwordMustChange: session.passwordMustChange)
        }
    }

    func signOut(_ request: SignOutRequest, context: ServerContext) async throws -> SignOutReply {
        let caller = try await desk.authentication.person(context)
        let outcome = try await desk.books.signOut(as: caller, identity: try desk.identity(of: request, caller, context))
        return try desk.reply(outcome, caller.language) { _ in SignOutReply() }
    }

    func listSessions(_ request: ListSessionsRequest, context: ServerContext) async throws -> ListSessionsReply {
        let list = SessionList(
            user: try Parsing.optional(request.userID, "user_id", context), page: Inventory.Page(request.page))
        let page = try await desk.answer(list, context)
        return ListSessionsReply(sessions: page.items.map { Wire.LiveSession($0) }, nextToken: page.nextToken)
    }

    func endSessions(_ request: EndSessionsRequest, context: ServerContext) async throws -> EndSessionsReply {
        let command = EndSessions(of: try Parsing.identifier(request.userID, "user_id", context))
        return try await desk.perform(command, said: request, context) { ended in EndSessionsReply(sessionsEnded: Int64(ended)) }
    }
}

extension Wire.LiveSession {
    init(_ session: Inventory.LiveSession) {
        self.init(
            sessionID: session.id.rawValue, userID: session.user.rawValue, userName: session.userName,
            terminalID: session.terminal?.rawValue ?? 0, openedMs: session.opened.milliseconds,
            lastUsedMs: session.lastUsed.milliseconds, expiresMs: session.expires.milliseconds)
    }
}
