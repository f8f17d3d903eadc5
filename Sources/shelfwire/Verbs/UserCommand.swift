import ArgumentParser
import Inventory
import Server

/// `shelfwire user`: the people, while no server runs.
struct UserCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "The people who work here: add, list, grant, disable, enable, set-secret, second-factor.",
        discussion: "Roles: \(Role.allCases.map(\.rawValue).joined(separator: ", ")), and the shop's own (`shelfwire role`). ROLE@STORE grants a role in one store only.",
        subcommands: [Add.self, List.self, Grant.self, Disable.self, Enable.self, SetSecret.self, SecondFactor.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add a person.",
            discussion: """
                The password is lent: at a desk it opens nothing but the choice of an own one, on a terminal nothing; the PIN opens \
                terminals at once. With --own it is the person's to keep: say so only where they typed it themself, here or into the file.
                """)
        @OptionGroup var folder: BooksFolder
        @OptionGroup var secret: SecretSource
        @Argument(help: "User name: small letters, digits and . - _") var user: String
        @Option(help: "Name as shown to others; else the user name.") var name: String?
        @Option(help: ArgumentHelp("A role, or ROLE@STORE; may be given several times.", valueName: "role")) var role: [String]
        @Flag(help: "Make up a password and a PIN and print them once.") var generate = false
        @Flag(help: "The person chose the password themself and keeps it.") var own = false
        @Flag(help: "Print a JSON object.") var json = false

        func validate() throws {
            if own, generate { throw ValidationError("--own says that the person chose the password, and --generate that nobody did: give one of them.") }
        }

        func run() async throws {
            try await reporting {
                var generator = SystemRandomNumberGenerator()
                let password = generate ? GeneratedSecret.password(using: &generator) : try secret.read("New password of \(user)")
                let pin = generate ? GeneratedSecret.pin(using: &generator) : ""
                try await folder.withBooks { books in
                    var grants: [RoleGrant] = []
                    for text in role { grants.append(try await UserCommand.grant(text, books)) }
                    let person = NewUser(
                        name: user, displayName: name ?? user, password: password, pin: pin, grants: grants, passwordIsLent: !own)
                    let identity = WriteIdentity(key: nil, method: "shelfwire user add", request: Array("\(user) \(role)".utf8))
                    _ = try await books.createUser(person, as: Caller(.operatorAtMachine), identity: identity).reply()
                }
                if json { return try JSONPrinter.print(generate ? ["user": user, "password": password, "pin": pin] : ["user": user]) }
                let said = own ? "\(user) can sign in." : "\(user) can sign in, and has to choose an own password before anything else."
                print(said + (generate ? " Password (shown once): \(password)  PIN: \(pin)" : ""))
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the people.")
        @OptionGroup var folder: BooksFolder
        @Flag(help: "Print JSON.") var json = false

        func run() async throws {
            try await reporting {
                let users: [User] = try await folder.withBooks { books in try await books.everything { UserList(page: $0) } }
                if json { return try JSONPrinter.print(users.map(UserAnswer.init)) }
                var table = TextTable(("USER", .left), ("NAME", .left), ("ROLES", .left), ("STATE", .left))
                for user in users {
                    table.add(user.name, user.displayName, UserAnswer(user).roles.joined(separator: " "), user.isDisabled ? "disabled" : "")
                }
                for line in table.lines { print(line) }
            }
        }
    }

    struct Disable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Shut a person out; their sessions end at once.")
        @OptionGroup var folder: BooksFolder
        @Argument(help: "User name.") var user: String
        @Flag(help: "Print a JSON object.") var json = false

        func run() async throws {
            try await reporting {
                let reply = try await folder.withBooks { books in
                    try await books.perform(DisableUser(user: try await UserCommand.id(of: user, books)), said: user)
                }
                if json { return try JSONPrinter.print(["user": user, "sessions_ended": "\(reply.sessionsEnded)"]) }
                print("\(user) is disabled; \(reply.sessionsEnded) sessions ended.")
            }
        }
    }

    struct Enable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Let a disabled person in again, with the roles and secrets they had.")
        @OptionGroup var folder: BooksFolder
        @Argument(help: "User name.") var user: String
        @Flag(help: "Print a JSON object.") var json = false

        func run() async throws {
            try await reporting {
                try await folder.withBooks { books in
                    try await books.perform(EnableUser(user: try await UserCommand.id(of: user, books)), said: user)
                }
                if json { return try JSONPrinter.print(["user": user, "state": "enabled"]) }
                print("\(user) can sign in again.")
            }
        }
    }

    struct SetSecret: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "set-secret", abstract: "Give a person a new password, or with --pin a new PIN; their other sessions end.",
            discussion: "The password is good for choosing an own one, and for nothing else.")
        @OptionGroup var folder: BooksFolder
        @OptionGroup var secret: SecretSource
        @Argument(help: "User name.") var user: String
        @Flag(help: "Set the PIN for terminals instead of the password.") var pin = false

        func run() async throws {
            try await reporting {
                let text = try secret.read("New \(pin ? "PIN" : "password") of \(user)")
                try await folder.withBooks { books in
                    let id = try await UserCommand.id(of: user, books)
                    let identity = WriteIdentity(key: nil, method: "shelfwire user set-secret", request: Array(user.utf8))
                    let new: NewSecret = pin ? .pin(text) : .password(text)
                    _ = try await books.setSecret(new, of: id, as: Caller(.operatorAtMachine), identity: identity).reply()
                }
                print("\(user) has a new \(pin ? "PIN" : "password").")
            }
        }
    }

    static func id(of name: String, _ books: Books) async throws -> UserID {
        let users: [User] = try await books.everything { UserList(page: $0) }
        guard let user = users.first(where: { $0.name == name }) else {
            throw Failure(.findings, "There is no user \(name). `shelfwire user list` shows all.")
        }
        return user.id
    }

    static func grant(_ text: String, _ books: Books) async throws -> RoleGrant {
        let parts = text.split(separator: "@", maxSplits: 1).map(String.init)
        guard let role = parts.first.flatMap(RoleName.init) else {
            throw Failure(.usage, "\(text) is no role. `shelfwire role list` shows all.")
        }
        return RoleGrant(named: role, in: parts.count == 2 ? try await books.store(parts[1]).id : nil)
    }
}

/// A person for scripts.
private struct UserAnswer: Encodable {
    let id: Int64
    let user: String
    let name: String
    let disabled: Bool
    let roles: [String]

    init(_ user: User) {
        id = user.id.rawValue
        self.user = user.name
        name = user.displayName
        disabled = user.isDisabled
        roles = user.grants.map { $0.role.text + ($0.store.map { "@\($0)" } ?? "") }
    }
}
