import ArgumentParser
import FoundationEssentials
import Wire


/// `shelfwire office alerts`: what a store should see to.
struct OfficeAlerts: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alerts", abstract: "Alerts (low, too much, near expiry, expired): list, acknowledge, snooze, rules.",
        subcommands: [List.self, Acknowledge.self, Snooze.self, Rules.self, Rule.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the store's alerts, newest first.")
        @OptionGroup var options: OfficeOptions
        @Flag(help: "Only your own.") var mine = false
        @Flag(help: "The cleared ones too.") var all = false

        func run() async throws {
            try await options.work { office in
                let store = try await office.store()
                let states = all ? AlertState.allCases : []
                let alerts = try await office.pages { page in
                    let reply = try await AlertsClient(office.client).listAlerts(
                        ListAlertsRequest(storeID: store.storeID, states: states, mineOnly: mine, page: page), options: office.reading)
                    return (reply.alerts, reply.nextToken)
                }
                if options.json { return try JSONPrinter.print(alerts.map(AlertAnswer.init)) }
                guard !alerts.isEmpty else { return print("Nothing to see to.") }
                var table = TextTable(("ALERT", .right), ("STATE", .left), ("OWNER", .left), ("QUANTITY", .right), ("RULE", .right), ("WHAT", .left))
                for one in alerts {
                    table.add(
                        "\(one.alertID)", "\(one.state)", one.owner, "\(one.quantity)", one.bound == 0 ? "" : "\(one.bound)",
                        one.message + (one.nextStep.isEmpty ? "" : " " + one.nextStep))
                }
                for line in table.lines { print(line) }
            }
        }
    }

    struct Acknowledge: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Say that you see to it; it is yours from now on.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "The alert's id.") var alert: Int64
        @Option(help: "What you do about it.") var note = ""

        func run() async throws {
            try await options.work { office in
                let reply = try await AlertsClient(office.client).acknowledgeAlert(
                    AcknowledgeAlertRequest(alertID: alert, note: note), options: office.writing())
                try DocumentAnswer(number: "alert \(alert)", state: "\(reply.state)").tell(json: options.json)
            }
        }
    }

    struct Snooze: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Have it come back later, if it is still so; it is yours from now on.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "The alert's id.") var alert: Int64
        @Option(help: "In so many hours, up to 720.") var hours: Int64 = 24
        @Option(help: "What you wait for.") var note = ""

        func run() async throws {
            guard (1...720).contains(hours) else { throw Failure(.usage, "--hours \(hours) is not between 1 and 720.") }
            try await options.work { office in
                let until = Int64(Date().timeIntervalSince1970 * 1_000) + hours * 3_600_000
                let reply = try await AlertsClient(office.client).snoozeAlert(
                    SnoozeAlertRequest(alertID: alert, untilMs: until, note: note), options: office.writing())
                try DocumentAnswer(number: "alert \(alert)", state: "\(reply.state)").tell(json: options.json)
            }
        }
    }

    struct Rules: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List from when on the store wants to be told.")
        @OptionGroup var options: OfficeOptions

        func run() async throws {
            try await options.work { office in
                let store = try await office.store()
                let rules = try await office.pages { page in
                    let reply = try await AlertsClient(office.client).listAlertRules(
                        ListAlertRulesRequest(storeID: store.storeID, page: page), options: office.reading)
                    return (reply.rules, reply.nextToken)
                }
                if options.json { return try JSONPrinter.print(rules.map(AlertRuleAnswer.init)) }
                guard !rules.isEmpty else { return print("No rules: only expired lots are told.") }
                var table = TextTable(("PRODUCT", .left), ("LEAST", .right), ("MOST", .right), ("DAYS", .right), ("OWNER", .left))
                for one in rules {
                    let rule = one.rule ?? AlertRule()
                    table.add(
                        one.productID == 0 ? "(all others)" : one.productName, "\(rule.least)", "\(rule.most)", "\(rule.nearExpiryDays)", one.owner)
                }
                for line in table.lines { print(line) }
            }
        }
    }

    struct Rule: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Set a rule for one product, or for all that have none of their own; without a threshold it is taken away.")
        @OptionGroup var options: OfficeOptions
        @Option(help: "Product id; none: all that have no rule of their own.") var product: Int64 = 0
        @Option(help: "Tell when less is available.") var least: Int64 = 0
        @Option(help: "Tell when more is on hand.") var most: Int64 = 0
        @Option(help: "Tell so many days before a lot expires.") var days: Int64 = 0
        @Option(help: "User id of whose matter it is.") var owner: Int64 = 0

        func run() async throws {
            try await options.work { office in
                let store = try await office.store()
                let isSet = least != 0 || most != 0 || days != 0
                let rule = isSet ? AlertRule(least: least, most: most, nearExpiryDays: days, ownerID: owner) : nil
                _ = try await AlertsClient(office.client).setAlertRule(
                    SetAlertRuleRequest(storeID: store.storeID, productID: product, rule: rule), options: office.writing())
                try DocumentAnswer(number: product == 0 ? "the store's rule" : "the rule of product \(product)", state: isSet ? "set" : "removed")
                    .tell(json: options.json)
            }
        }
    }
}

/// An alert for scripts.
private struct AlertAnswer: Encodable {
    let id: Int64
    let kind: String
    let state: String
    let productID: Int64
    let product: String
    let lot: String
    let expiry: String
    let quantity: Int64
    let bound: Int64
    let owner: String
    let note: String
    let message: String

    init(_ alert: Alert) {
        id = alert.alertID
        kind = "\(alert.kind)"
        state = "\(alert.state)"
        productID = alert.productID
        product = alert.productName
        lot = alert.lotCode
        expiry = alert.expiry
        quantity = alert.quantity
        bound = alert.bound
        owner = alert.owner
        note = alert.note
        message = alert.message
    }
}

/// A rule for scripts.
private struct AlertRuleAnswer: Encodable {
    let productID: Int64
    let product: String
    let least: Int64
    let most: Int64
    let nearExpiryDays: Int64
    let owner: String

    init(_ line: AlertRuleLine) {
        productID = line.productID
        product = line.productName
        least = line.rule?.least ?? 0
        most = line.rule?.most ?? 0
        nearExpiryDays = line.rule?.nearExpiryDays ?? 0
        owner = line.owner
    }
}
