import ArgumentParser
import Wire

/// `shelfwire office users`: the people, through a server.
struct OfficeUsers: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "users", abstract: "People: list, add, grant, disable, enable, end-sessions, set-secret.",
        subcommands: [List.self, Add.self, Grant.self, Disable.self, Enable.self, EndSessions.self, SetSecret.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the people who work in your stores.")
        @OptionGroup var options: OfficeOptions

        func run() async throws {
            try await options.work { office in
                let users = try await office.users()
                if options.json { return try JSONPrinter.print(users.map(PersonAnswer.init)) }
                var table = TextTable(("ID", .right), ("USER", .left), ("NAME", .left), ("ROLES", .left), ("2ND", .left), ("STATE", .left))
                for user in users {
                    let answer = PersonAnswer(user)
                    table.add("\(user.userID)", user.userName, user.displayName, answer.roles.joined(separator: " "), user.hasSecondFactor ? "yes" : "", user.disabled ? "disabled" : "")
                }
                for line in table.lines { print(line) }
            }
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add a person; their password is read from a file.",
            discussion: "The person has to choose an own password before anything else. ROLE@STORE grants a role in one store only, by code or id.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "User name: small letters, digits and . - _") var name: String
        @Option(help: "Name as shown to others; else the user name.") var displayName: String?
        @Option(help: ArgumentHelp("A role, or ROLE@STORE; may be given several times.", valueName: "role")) var role: [String]
        @Option(help: ArgumentHelp("File with the new person's password in its first line.", valueName: "file")) var passwordFile: String

        func run() async throws {
            try await options.work { office in
                let password = try SecretSource.read(file: passwordFile)
                let reply = try await UsersClient(office.client).createUser(
                    CreateUserRequest(
                        userName: name, displayName: displayName ?? name, password: password, grants: try await office.grants(role),
                        passwordMustChange: true),
                    options: office.writing())
                try DocumentAnswer(number: "user \(name) (\(reply.userID))", state: "added").tell(json: options.json)
            }
        }
    }

    struct Grant: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give a person these roles and no others.", discussion: "ROLE@STORE grants a role in one store only, by code or id.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "User name.") var name: String
        @Option(help: ArgumentHelp("A role, or ROLE@STORE; may be given several times; none takes all away.", valueName: "role")) var role: [String] = []

        func run() async throws {
            try await options.work { office in
                _ = try await UsersClient(office.client).changeGrants(
                    ChangeGrantsRequest(userID: try await office.user(name), grants: try await office.grants(role)), options: office.writing())
                try DocumentAnswer(number: "user \(name)", state: role.isEmpty ? "no roles" : role.joined(separator: ", ")).tell(json: options.json)
            }
        }
    }

    struct Disable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Shut a person out; their sessions end at once.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "User name.") var name: String

        func run() async throws {
            try await options.work { office in
                let reply = try await UsersClient(office.client).disableUser(
                    DisableUserRequest(userID: try await office.user(name)), options: office.writing())
                try DocumentAnswer(number: "user \(name)", state: "disabled, \(reply.sessionsEnded) sessions ended").tell(json: options.json)
            }
        }
    }

    struct Enable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Let a disabled person in again, with the roles and secrets they had.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "User name.") var name: String

        func run() async throws {
            try await options.work { office in
                _ = try await UsersClient(office.client).enableUser(
                    EnableUserRequest(userID: try await office.user(name)), options: office.writing())
                try DocumentAnswer(number: "user \(name)", state: "enabled").tell(json: options.json)
            }
        }
    }

    struct EndSessions: AsyncParsableCommand {
        static let configuration = CommandConfiguration(commandName: "end-sessions", abstract: "End all sessions of a person at once.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "User name.") var name: String

        func run() async throws {
            try await options.work { office in
                let reply = try await SessionsClient(office.client).endSessions(
                    EndSessionsRequest(userID: try await office.user(name)), options: office.writing())
                try DocumentAnswer(number: "user \(name)", state: "\(reply.sessionsEnded) sessions ended").tell(json: options.json)
            }
        }
    }

    struct SetSecret: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "set-secret", abstract: "Give a person, or yourself, a new password, or with --pin a new PIN.",
            discussion: "Somebody else's new password is good for choosing an own one, and for nothing else.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "User name.") var name: String
        @Option(help: ArgumentHelp("File with the new secret in its first line.", valueName: "file")) var newSecretFile: String
        @Flag(help: "Set the PIN for terminals instead of the password.") var pin = false

        func run() async throws {
            try await options.work { office in
                let secret = try SecretSource.read(file: newSecretFile)
                let isOwn = name == options.user
                let request = SetSecretRequest(
                    userID: isOwn ? office.userID : try await office.user(name), secret: pin ? .pin(secret) : .password(secret),
                    currentSecret: isOwn ? office.password : "")
                _ = try await UsersClient(office.client).setSecret(request, options: office.writing())
                try DocumentAnswer(number: "user \(name)", state: pin ? "new PIN" : "new password").tell(json: options.json)
            }
        }
    }
}

extension Office {
    fileprivate func users() async throws -> [User] {
        try await pages { page in
            let reply = try await UsersClient(client).listUsers(ListUsersRequest(page: page), options: reading)
            return (reply.users, reply.nextToken)
        }
    }

    fileprivate func user(_ name: String) async throws -> Int64 {
        guard let user = try await users().first(where: { $0.userName == name }) else {
            throw Failure(.findings, "There is no user \(name) in your stores.")
        }
        return user.userID
    }

    fileprivate func grants(_ texts: [String]) async throws -> [RoleGrant] {
        let stores = try await StoresClient(client).listStores(ListStoresRequest(), options: reading).stores
        return try texts.map { text in
            let parts = text.split(separator: "@", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { return RoleGrant(role: text) }
            guard let store = stores.first(where: { $0.code == parts[1] || String($0.storeID) == parts[1] }) else {
                throw Failure(.usage, "There is no store \(parts[1]).")
            }
            return RoleGrant(role: parts[0], storeID: store.storeID)
        }
    }
}

/// A person for scripts.
private struct PersonAnswer: Encodable {
    let id: Int64
    let user: String
    let name: String
    let disabled: Bool
    let secondFactor: Bool
    let roles: [String]

    init(_ user: User) {
        (id, self.user, name, disabled, secondFactor) = (user.userID, user.userName, user.displayName, user.disabled, user.hasSecondFactor)
        roles = user.grants.map { $0.role + ($0.storeID == 0 ? "" : "@\($0.storeID)") }
    }
}
