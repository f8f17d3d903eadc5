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
            grants: try grants(request.grants, caller.language))
        let identity = try desk.identity(of: said, caller, context)
        let outcome = try await desk.books.createUser(user, as: caller, identity: identity) { id in
            try CreateUserReply(userID: id.rawValue).bytes
        }
        return try desk.reply(outcome, caller.language) { CreateUserReply(userID: $0.rawValue) }
    }

    private func grants(_ grants: [Wire.RoleGrant], _ language: Language) throws -> [Inventory.RoleGrant] {
        try grants.enumerated().map { index, grant in
            guard let role = Role(rawValue: grant.role) else {
                let known = Role.allCases.map(\.rawValue).joined(separator: ", ")
                let unknown = Rejection.malformed(field: "grants[\(index)].role", problem: "is not one of \(known)")
                throw RejectionStatus.error(Refusal(unknown), language)
            }
            return Inventory.RoleGrant(role, in: StoreID(grant.storeID))
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
            secret, of: try Parsing.identifier(request.userID, "user_id", context), as: caller,
            identity: try desk.identity(of: said, caller, context))
        return try desk.reply(outcome, caller.language) { _ in SetSecretReply() }
    }
}

extension Wire.User {
    init(_ user: Inventory.User) {
        self.init(
            userID: user.id.rawValue, userName: user.name, displayName: user.displayName, disabled: user.isDisabled,
            grants: user.grants.map { Wire.RoleGrant(role: $0.role.rawValue, storeID: $0.store?.rawValue ?? 0) })
    }
}
