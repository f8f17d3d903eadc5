// The people who work here. Translation only; secrets are blanked in what the journal keeps.

import Inventory
import RPC
import Wire

struct UsersService: UsersProvider {
    let desk: CommandDesk

    func createUser(_ request: CreateUserRequest, context: ServerContext) async throws -> CreateUserReply {
        let caller = try await desk.authentication.person(context)
        var said = request
        (said.password, said.pin) = ("", "")
        let user = NewUser(
            name: request.userName, displayName: request.displayName, password: request.password, pin: request.pin,
            grants: try grants(request.grants, caller.language), passwordIsLent: request.passwordMustChange)
        let identity = try desk.identity(of: said, caller, context)
        let outcome = try await desk.books.createUser(user, as: caller, identity: identity) { id in
            try CreateUserReply(userID: id.rawValue).bytes
        }
        return try desk.reply(outcome, caller.language) { CreateUserReply(userID: $0.rawValue) }
    }

    private func grants(_ grants: [Wire.RoleGrant], _ language: Language) throws -> [Inventory.RoleGrant] {
        try grants.enumerated().map { index, grant in
            func refused(_ field: String, _ problem: String) -> RPCError {
                RejectionStatus.error(Refusal(.malformed(field: "grants[\(index)].\(field)", problem: problem)), language)
            }
            guard let role = RoleName(grant.role) else { throw refused("role", "is no name of a role") }
            // A number that is no store must not become "every store".
            guard grant.storeID >= 0 else { throw refused("store_id", "is negative") }
            return Inventory.RoleGrant(named: role, in: StoreID(grant.storeID))
        }
    }

    func listUsers(_ request: ListUsersRequest, context: ServerContext) async throws -> ListUsersReply {
        let page = try await desk.answer(UserList(page: Inventory.Page(request.page)), context)
        return ListUsersReply(users: page.items.map { Wire.User($0) }, nextToken: page.nextToken)
    }

    func disableUser(_ request: DisableUserRequest, context: ServerContext) async throws -> DisableUserReply {
        let command = DisableUser(user: try Parsing.identifier(request.userID, "user_id", context))
        return try await desk.perform(command, said: request, context) { reply in
            DisableUserReply(sessionsEnded: Int64(reply.sessionsEnded))
        }
    }

    func enableUser(_ request: EnableUserRequest, context: ServerContext) async throws -> EnableUserReply {
        let command = EnableUser(user: try Parsing.identifier(request.userID, "user_id", context))
        return try await desk.perform(command, said: request, context) { _ in EnableUserReply() }
    }

    func setSecret(_ request: SetSecretRequest, context: ServerContext) async throws -> SetSecretReply {
        let caller = try await desk.authentication.person(context)
        let (secret, said): (NewSecret, SetSecretRequest)
        switch request.secret {
        case .password(let password):
            (secret, said) = (.password(password), SetSecretRequest(userID: request.userID, secret: .password("")))
        case .pin(let pin):
            (secret, said) = (.pin(pin), SetSecretRequest(userID: request.userID, secret: .pin("")))
        case nil:
            let missing = Rejection.malformed(field: "secret", problem: "is missing: give password or pin")
            throw RejectionStatus.error(Refusal(missing), caller.language)
        }
        let outcome = try await desk.books.setSecret(
            secret, of: try Parsing.identifier(request.userID, "user_id", context),
            current: own(request.currentSecret, context), as: caller,
            identity: try desk.identity(of: said, caller, context))
        return try desk.reply(outcome, caller.language) { _ in SetSecretReply() }
    }

    func changeGrants(_ request: ChangeGrantsRequest, context: ServerContext) async throws -> ChangeGrantsReply {
        let caller = try await desk.authentication.person(context)
        let command = ChangeGrants(
            of: try Parsing.identifier(request.userID, "user_id", context), to: try grants(request.grants, caller.language))
        return try await desk.perform(command, as: caller, said: request, context) { _ in ChangeGrantsReply() }
    }

    // MARK: second factor

    func beginSecondFactor(_ request: BeginSecondFactorRequest, context: ServerContext) async throws -> BeginSecondFactorReply {
        let (caller, user) = try await oneself(context)
        let outcome = try await desk.books.beginSecondFactor(of: user, current: own(request.currentSecret, context), as: caller)
        return try desk.reply(outcome, caller.language) { BeginSecondFactorReply(key: $0.key, link: $0.link) }
    }

    func confirmSecondFactor(
        _ request: ConfirmSecondFactorRequest, context: ServerContext
    ) async throws -> ConfirmSecondFactorReply {
        let (caller, user) = try await oneself(context)
        let outcome = try await desk.books.confirmSecondFactor(of: user, code: request.code, as: caller)
        return try desk.reply(outcome, caller.language) { ConfirmSecondFactorReply(recoveryCodes: $0) }
    }

    func removeSecondFactor(
        _ request: RemoveSecondFactorRequest, context: ServerContext
    ) async throws -> RemoveSecondFactorReply {
        let (caller, oneself) = try await oneself(context)
        let user: UserID = try Parsing.optional(request.userID, "user_id", context) ?? oneself
        let outcome = try await desk.books.removeSecondFactor(of: user, current: own(request.currentSecret, context), as: caller)
        return try desk.reply(outcome, caller.language) { _ in RemoveSecondFactorReply() }
    }

    private func oneself(_ context: ServerContext) async throws -> (Caller, UserID) {
        let caller = try await desk.authentication.person(context)
        guard let user = caller.user else { throw RejectionStatus.error(Refusal(.notSignedIn), caller.language) }
        return (caller, user)
    }

    private func own(_ secret: String, _ context: ServerContext) -> OwnSecret {
        OwnSecret(secret, peer: context.peer.address)
    }
}

extension Wire.User {
    init(_ user: Inventory.User) {
        self.init(
            userID: user.id.rawValue, userName: user.name, displayName: user.displayName, disabled: user.isDisabled,
            grants: user.grants.map { Wire.RoleGrant(role: $0.role.text, storeID: $0.store?.rawValue ?? 0) },
            hasSecondFactor: user.hasSecondFactor)
    }
}
