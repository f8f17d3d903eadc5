import ArgumentParser
import Inventory

/// `shelfwire role`: what roles allow, while no server runs.
struct RoleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "role", abstract: "What roles allow: list, define, remove, second-factor.",
        subcommands: [List.self, Define.self, Remove.self, SecondFactor.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the roles with all that they allow.")
        @OptionGroup var folder: BooksFolder
        @Flag(help: "Print JSON.") var json = false

        func run() async throws {
            try await reporting {
                let roles = try await folder.withBooks { books in try await books.ask(RoleList(), as: Caller(.operatorAtMachine)) }
                try RoleAnswer.tell(roles.map(RoleAnswer.init), json: json)
            }
        }
    }

    struct Define: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make one of the shop's own roles, or give it other rights.", discussion: RightWords.help)
        @OptionGroup var folder: BooksFolder
        @Argument(help: "Small letters, digits, - and _.") var role: String
        @Option(help: ArgumentHelp("VERB:SUBJECT or VERB:SUBJECT:LIMIT; may be given several times.", valueName: "right")) var right: [String]

        func run() async throws {
            try await reporting {
                let rights = try right.map { text in
                    let words = try RightWords(text)
                    guard let verb = Verb(rawValue: words.verb), let subject = Subject(rawValue: words.subject) else {
                        throw Failure(.usage, "\(text) is no right. \(RightWords.help)")
                    }
                    return Right(verb, subject, limitE4: words.limitE4)
                }
                try await folder.withBooks { books in try await books.perform(DefineRole(role, rights: rights), said: "\(role) \(right)") }
                print("\(role) has \(rights.count) rights.")
            }
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Forget one of the shop's own roles that nobody holds.")
        @OptionGroup var folder: BooksFolder
        @Argument(help: "The role.") var role: String

        func run() async throws {
            try await reporting {
                try await folder.withBooks { books in try await books.perform(RemoveRole(role), said: role) }
                print("\(role) is removed.")
            }
        }
    }

    struct SecondFactor: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "second-factor", abstract: "Say when a role asks for a second factor: never, at_desks, everywhere.")
        @OptionGroup var folder: BooksFolder
        @Argument(help: "The role.") var role: String
        @Argument(help: "never, at_desks or everywhere.") var when: String

        func run() async throws {
            try await reporting {
                guard let demand = SecondFactorDemand(name: when) else { throw Failure(.usage, "\(when) is none of never, at_desks, everywhere.") }
                try await folder.withBooks { books in try await books.perform(DemandSecondFactor(demand, of: role), said: "\(role) \(when)") }
                print("\(role) asks for a second factor: \(when).")
            }
        }
    }
}

/// A right as people type it: `approve:stocktake:500`.
struct RightWords {
    let verb: String
    let subject: String
    /// In 1/10,000 of the currency unit; nil = no limit.
    let limitE4: Int64?

    static let help = """
        A right is VERB:SUBJECT, as approve:stocktake, or VERB:SUBJECT:LIMIT with the most that may be decided at once in whole units of the \
        store's currency. Verbs: \(Verb.allCases.map(\.rawValue).joined(separator: ", ")). Subjects: \
        \(Subject.allCases.map(\.rawValue).joined(separator: ", ")).
        """

    init(_ text: String) throws {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 || parts.count == 3 else { throw Failure(.usage, "\(text) is no right. \(Self.help)") }
        (verb, subject) = (parts[0], parts[1])
        guard parts.count == 3 else {
            limitE4 = nil
            return
        }
        guard let units = Int64(parts[2]), (0...1_000_000_000_000).contains(units) else {
            throw Failure(.usage, "\(parts[2]) is no limit in whole units.")
        }
        limitE4 = units * 10_000
    }
}

/// A role for people and scripts.
struct RoleAnswer: Encodable {
    let name: String
    let builtIn: Bool
    let secondFactor: String
    /// `verb:subject`, with the limit in 1/10,000 of the currency unit behind it.
    let rights: [String]

    init(name: String, builtIn: Bool, secondFactor: String, rights: [String]) {
        (self.name, self.builtIn, self.secondFactor, self.rights) = (name, builtIn, secondFactor, rights)
    }

    init(_ role: RoleDefinition) {
        self.init(
            name: role.name.text, builtIn: role.isBuiltIn, secondFactor: role.secondFactor.name,
            rights: role.rights.map { Self.text($0.verb.rawValue, $0.subject.rawValue, $0.limitE4) })
    }

    static func text(_ verb: String, _ subject: String, _ limitE4: Int64?) -> String {
        "\(verb):\(subject)" + (limitE4.map { ":\($0)e-4" } ?? "")
    }

    static func tell(_ roles: [RoleAnswer], json: Bool) throws {
        if json { return try JSONPrinter.print(roles) }
        for role in roles {
            print("\(role.name)\(role.builtIn ? "" : "  (own)")  second factor: \(role.secondFactor)")
            print("    " + role.rights.joined(separator: " "))
        }
    }
}
