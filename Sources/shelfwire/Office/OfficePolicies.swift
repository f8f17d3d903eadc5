import ArgumentParser
import Wire

/// `shelfwire office approvals`: how many must approve what.
struct OfficePolicies: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "approvals", abstract: "Rules of approval: list, set, remove.",
        subcommands: [List.self, Set.self, Remove.self])

    /// What a rule is about.
    struct Rule: ParsableArguments {
        @Argument(
            help: "purchaseOrder, receipt, receiptAgainstOrder, unplannedReceipt, lateEntry or correction.", transform: NamedChoice.read)
        var document: ApprovedDocument
        @Argument(help: "The level of approval that it asks for, 1 to 9.") var level: Int32
        @Option(help: "The document's value from which on it holds, in 1/10,000 of the currency unit.") var fromValueE4: Int64 = 0
        @Flag(help: "Only where something is not as it was ordered.") var onlyDiscrepant = false
        @Flag(help: "In the store named by --store only.") var hereOnly = false

        func policy(_ office: Office, role: String = "") async throws -> ApprovalPolicy {
            let store = hereOnly ? try await office.store().storeID : 0
            return ApprovalPolicy(
                document: document, storeID: store, onlyDiscrepant: onlyDiscrepant, fromValueE4: fromValueE4, level: level, role: role)
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the rules of approval.")
        @OptionGroup var options: OfficeOptions

        func run() async throws {
            try await options.work { office in
                let policies = try await ApprovalPoliciesClient(office.client)
                    .listApprovalPolicies(ListApprovalPoliciesRequest(), options: office.reading).policies
                if options.json { return try JSONPrinter.print(policies.map(PolicyAnswer.init)) }
                guard !policies.isEmpty else { return print("No rules: one approval is enough.") }
                var table = TextTable(
                    ("DOCUMENT", .left), ("STORE", .right), ("FROM", .right), ("ONLY DISCREPANT", .left), ("LEVEL", .right), ("ROLE", .left))
                for policy in policies {
                    table.add(
                        "\(policy.document)", policy.storeID == 0 ? "all" : "\(policy.storeID)", Money.text(e4: policy.fromValueE4),
                        policy.onlyDiscrepant ? "yes" : "no", "\(policy.level)", policy.role)
                }
                for line in table.lines { print(line) }
            }
        }
    }

    struct Set: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Add a rule, or change the role that it names.")
        @OptionGroup var options: OfficeOptions
        @OptionGroup var rule: Rule
        @Option(help: "Who gives this approval has to hold it.") var role = ""

        func run() async throws {
            try await options.work { office in
                let policy = try await rule.policy(office, role: role)
                _ = try await ApprovalPoliciesClient(office.client).setApprovalPolicy(
                    SetApprovalPolicyRequest(policy: policy), options: office.writing())
                try DocumentAnswer(number: "rule", state: "set").tell(json: options.json)
            }
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Take a rule back.")
        @OptionGroup var options: OfficeOptions
        @OptionGroup var rule: Rule

        func run() async throws {
            try await options.work { office in
                let policy = try await rule.policy(office)
                _ = try await ApprovalPoliciesClient(office.client).removeApprovalPolicy(
                    RemoveApprovalPolicyRequest(policy: policy), options: office.writing())
                try DocumentAnswer(number: "rule", state: "removed").tell(json: options.json)
            }
        }
    }
}

/// A rule for scripts.
private struct PolicyAnswer: Encodable {
    let document: String
    let storeID: Int64
    let fromValueE4: Int64
    let onlyDiscrepant: Bool
    let level: Int32
    let role: String

    init(_ policy: ApprovalPolicy) {
        document = "\(policy.document)"
        storeID = policy.storeID
        fromValueE4 = policy.fromValueE4
        onlyDiscrepant = policy.onlyDiscrepant
        level = policy.level
        role = policy.role
    }
}
