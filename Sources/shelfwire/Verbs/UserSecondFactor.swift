import ArgumentParser
import Inventory
import Server

extension UserCommand {
    /// `shelfwire user second-factor`: set up with the person present, or taken away when the phone is lost.
    struct SecondFactor: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "second-factor", abstract: "Set up a person's second factor with them, or --remove it.",
            discussion: "The key is printed, then the code that the person's authenticator shows is read from standard input.")
        @OptionGroup var folder: BooksFolder
        @Argument(help: "User name.") var user: String
        @Flag(help: "Take it away; their sessions end.") var remove = false

        func run() async throws {
            try await reporting {
                try await folder.withBooks { books in
                    let id = try await UserCommand.id(of: user, books)
                    let caller = Caller(.operatorAtMachine)
                    if remove {
                        _ = try await books.removeSecondFactor(of: id, current: nil, as: caller).reply()
                        return print("\(user) signs in without a second factor.")
                    }
                    let begun = try await books.beginSecondFactor(of: id, current: nil, as: caller).reply()
                    print("Key: \(begun.key)\n\(begun.link)")
                    let code = try SecretSource.line("Code that the authenticator shows")
                    SecondFactorWords.tell(try await books.confirmSecondFactor(of: id, code: code, as: caller).reply())
                }
            }
        }
    }

    /// `shelfwire user grant`: all roles anew.
    struct Grant: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give a person these roles and no others.", discussion: "ROLE@STORE grants a role in one store only.")
        @OptionGroup var folder: BooksFolder
        @Argument(help: "User name.") var user: String
        @Option(help: ArgumentHelp("A role, or ROLE@STORE; may be given several times; none takes all away.", valueName: "role")) var role: [String] = []

        func run() async throws {
            try await reporting {
                try await folder.withBooks { books in
                    var grants: [RoleGrant] = []
                    for text in role { grants.append(try await UserCommand.grant(text, books)) }
                    try await books.perform(ChangeGrants(of: try await UserCommand.id(of: user, books), to: grants), said: "\(user) \(role)")
                }
                print("\(user) is " + (role.isEmpty ? "nothing any more." : role.joined(separator: ", ") + "."))
            }
        }
    }
}

enum SecondFactorWords {
    static func tell(_ codes: [String]) {
        print("From now on a code is asked for. Recovery codes, each good once (shown once, keep them apart from the phone):")
        for code in codes { print("  \(code)") }
    }
}
