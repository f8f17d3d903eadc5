import ArgumentParser
import Wire

/// `shelfwire office roles`: what roles allow.
struct OfficeRoles: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "roles", abstract: "Roles: list, define, remove, second-factor.",
        subcommands: [List.self, Define.self, Remove.self, SecondFactor.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the roles with all that they allow.")
        @OptionGroup var options: OfficeOptions

        func run() async throws {
            try await options.work { office in
                let roles = try await RolesClient(office.client).listRoles(ListRolesRequest(), options: office.reading).roles
                try RoleAnswer.tell(
                    roles.map { role in
                        RoleAnswer(
                            name: role.name, builtIn: role.builtIn, secondFactor: DemandWords.text(role.secondFactor),
                            rights: role.rights.map { RoleAnswer.text($0.verb, $0.subject, $0.limitE4) })
                    }, json: options.json)
            }
        }
    }

    struct Define: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make one of the shop's own roles, or give it other rights.", discussion: RightWords.help)
        @OptionGroup var options: OfficeOptions
        @Argument(help: "Small letters, digits, - and _.") var role: String
        @Option(help: ArgumentHelp("VERB:SUBJECT or VERB:SUBJECT:LIMIT; may be given several times.", valueName: "right")) var right: [String]

        func run() async throws {
            try await options.work { office in
                let rights = try right.map { text in
                    let words = try RightWords(text)
                    return Right(verb: words.verb, subject: words.subject, limitE4: words.limitE4)
                }
                _ = try await RolesClient(office.client).defineRole(
                    DefineRoleRequest(name: role, rights: rights), options: office.writing())
                try DocumentAnswer(number: "role \(role)", state: "defined").tell(json: options.json)
            }
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Forget one of the shop's own roles that nobody holds.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "The role.") var role: String

        func run() async throws {
            try await options.work { office in
                _ = try await RolesClient(office.client).removeRole(RemoveRoleRequest(name: role), options: office.writing())
                try DocumentAnswer(number: "role \(role)", state: "removed").tell(json: options.json)
            }
        }
    }

    struct SecondFactor: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "second-factor", abstract: "Say when a role asks for a second factor: never, at_desks, everywhere.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "The role.") var role: String
        @Argument(help: "never, at_desks or everywhere.") var when: String

        func run() async throws {
            try await options.work { office in
                guard let demand = DemandWords.demand(when) else { throw Failure(.usage, "\(when) is none of never, at_desks, everywhere.") }
                _ = try await RolesClient(office.client).demandSecondFactor(
                    DemandSecondFactorRequest(name: role, demand: demand), options: office.writing())
                try DocumentAnswer(number: "role \(role)", state: "second factor: \(when)").tell(json: options.json)
            }
        }
    }
}

private enum DemandWords {
    static func text(_ demand: SecondFactorDemand) -> String {
        switch demand {
        case .never: "never"
        case .atDesks: "at_desks"
        case .everywhere: "everywhere"
        }
    }

    static func demand(_ text: String) -> SecondFactorDemand? {
        [SecondFactorDemand.never, .atDesks, .everywhere].first { self.text($0) == text }
    }
}

/// `shelfwire office second-factor`: one's own.
struct OfficeSecondFactor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "second-factor", abstract: "Set up your own second factor, or --remove it.",
        discussion: "The key is printed, then the code that your authenticator shows is read from standard input.")
    @OptionGroup var options: OfficeOptions
    @Flag(help: "Give it up; your other sessions end.") var remove = false

    func run() async throws {
        try await options.work { office in
            let users = UsersClient(office.client)
            if remove {
                _ = try await users.removeSecondFactor(
                    RemoveSecondFactorRequest(currentSecret: office.password), options: office.writing())
                return try DocumentAnswer(number: "second factor", state: "removed").tell(json: options.json)
            }
            let begun = try await users.beginSecondFactor(
                BeginSecondFactorRequest(currentSecret: office.password), options: office.writing())
            print("Key: \(begun.key)\n\(begun.link)")
            let code = try SecretSource.line("Code that the authenticator shows")
            let reply = try await users.confirmSecondFactor(ConfirmSecondFactorRequest(code: code), options: office.writing())
            SecondFactorWords.tell(reply.recoveryCodes)
        }
    }
}

/// `shelfwire office audit`: who did what.
struct OfficeAudit: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "The audit trail: list, head.", subcommands: [List.self, Head.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List rows of the journal, newest first.")
        @OptionGroup var options: OfficeOptions
        @Option(help: ArgumentHelp("Only what this person did, by number.", valueName: "id")) var person: Int64 = 0
        @Option(help: ArgumentHelp("From this instant on: 2026-11-21 or 2026-11-21T08:00:00Z.", valueName: "time")) var from: String?
        @Option(help: ArgumentHelp("Before this instant.", valueName: "time")) var to: String?
        @Flag(help: "Only what was refused, rejected or parked.") var refused = false
        @Option(help: ArgumentHelp("At most so many rows.", valueName: "count")) var rows = 100

        func run() async throws {
            try await options.work { office in
                let (start, end) = (try from.map { try AuditOptions.instant($0, "--from") }, try to.map { try AuditOptions.instant($0, "--to") })
                var found: [JournalRow] = []
                var token: [UInt8] = []
                repeat {
                    let request = ListJournalRowsRequest(
                        storeID: options.store == nil ? 0 : try await office.store().storeID, userID: person, refusedOnly: refused,
                        fromMs: start ?? 0, toMs: end ?? 0, page: Page(size: 500, token: token))
                    let reply = try await JournalRowsClient(office.client).listJournalRows(request, options: office.reading)
                    found += reply.rows
                    token = reply.nextToken
                } while !token.isEmpty && found.count < rows
                try AuditAnswer.tell(found.prefix(max(0, rows)).map(AuditAnswer.init), json: options.json)
            }
        }
    }

    struct Head: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print the journal's head, to be kept elsewhere; with --kept say whether the journal still leads to one.")
        @OptionGroup var options: OfficeOptions
        @Option(help: ArgumentHelp("A head printed before.", valueName: "head")) var kept: String = ""

        func run() async throws {
            try await options.work { office in
                let reply = try await JournalRowsClient(office.client).getJournalHead(GetJournalHeadRequest(kept: kept), options: office.reading)
                if options.json {
                    try JSONPrinter.print(["head": reply.head, "holds_kept": reply.holdsKept.map { "\($0)" } ?? ""])
                } else {
                    print(reply.head)
                    if let holds = reply.holdsKept { print(holds ? "The journal still leads to the head that was kept." : "The journal does NOT hold the head that was kept.") }
                }
                if reply.holdsKept == false { throw ExitCode(ExitStatus.findings.rawValue) }
            }
        }
    }
}

extension AuditAnswer {
    init(_ row: JournalRow) {
        self.init(
            sequence: row.sequence, receivedMs: row.receivedMs, kind: row.kind, person: row.displayName, terminal: row.terminalID,
            store: row.storeID, document: row.documentNumber, verdict: row.verdict, reason: row.reason, times: row.times, seal: row.seal)
    }
}
