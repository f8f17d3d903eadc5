// What a store should see to. Translation only.

import Inventory
import RPC
import Wire

struct AlertsService: AlertsProvider {
    let desk: CommandDesk

    func listAlerts(_ request: ListAlertsRequest, context: ServerContext) async throws -> ListAlertsReply {
        let list = AlertList(
            store: try Parsing.optional(request.storeID, "store_id", context),
            kinds: Set(request.kinds.map { Inventory.AlertKind($0) }), states: Set(request.states.map { Inventory.AlertState($0) }),
            mineOnly: request.mineOnly, page: Inventory.Page(request.page))
        let page = try await desk.answer(list, context)
        let language = Authentication.language(context.metadata)
        return ListAlertsReply(alerts: page.items.map { Wire.Alert($0, language) }, nextToken: page.nextToken)
    }

    func acknowledgeAlert(_ request: AcknowledgeAlertRequest, context: ServerContext) async throws -> AcknowledgeAlertReply {
        let command = AcknowledgeAlert(try Parsing.identifier(request.alertID, "alert_id", context), note: request.note)
        return try await desk.perform(command, said: request, context) { AcknowledgeAlertReply(state: Wire.AlertState($0)) }
    }

    func snoozeAlert(_ request: SnoozeAlertRequest, context: ServerContext) async throws -> SnoozeAlertReply {
        let command = SnoozeAlert(
            try Parsing.identifier(request.alertID, "alert_id", context), until: Instant(milliseconds: request.untilMs), note: request.note)
        return try await desk.perform(command, said: request, context) { SnoozeAlertReply(state: Wire.AlertState($0)) }
    }

    func setAlertRule(_ request: SetAlertRuleRequest, context: ServerContext) async throws -> SetAlertRuleReply {
        let rule = try request.rule.map { said in
            Inventory.AlertRule(
                least: said.least, most: said.most, nearExpiryDays: said.nearExpiryDays,
                owner: try Parsing.optional(said.ownerID, "rule.owner_id", context))
        }
        let command = SetAlertRule(
            rule, of: try Parsing.optional(request.productID, "product_id", context),
            in: try Parsing.identifier(request.storeID, "store_id", context))
        return try await desk.perform(command, said: request, context) { SetAlertRuleReply(rule: $0.map { Wire.AlertRule($0) }) }
    }

    func listAlertRules(_ request: ListAlertRulesRequest, context: ServerContext) async throws -> ListAlertRulesReply {
        let list = AlertRuleList(
            try Parsing.identifier(request.storeID, "store_id", context), page: Inventory.Page(request.page))
        let page = try await desk.answer(list, context)
        let rules = page.items.map { line in
            AlertRuleLine(
                productID: line.product?.rawValue ?? 0, productName: line.productName, rule: Wire.AlertRule(line.rule), owner: line.ownerName)
        }
        return ListAlertRulesReply(rules: rules, nextToken: page.nextToken)
    }
}

extension Wire.AlertRule {
    init(_ rule: Inventory.AlertRule) {
        self.init(least: rule.least, most: rule.most, nearExpiryDays: rule.nearExpiryDays, ownerID: rule.owner?.rawValue ?? 0)
    }
}

extension Wire.Alert {
    init(_ alert: Inventory.Alert, _ language: Language) {
        let sentence = alert.sentence(language)
        self.init(
            alertID: alert.id.rawValue, kind: Wire.AlertKind(alert.kind), state: Wire.AlertState(alert.state), storeID: alert.store.rawValue,
            productID: alert.product.rawValue, productName: alert.productName, lotCode: alert.lotCode, expiry: alert.expiry,
            quantity: alert.quantity, bound: alert.bound, ownerID: alert.owner?.rawValue ?? 0, owner: alert.ownerName, note: alert.note,
            raisedMs: alert.raised.milliseconds, changedMs: alert.changed.milliseconds,
            snoozedUntilMs: alert.snoozedUntil?.milliseconds ?? 0, message: sentence.message, nextStep: sentence.nextStep)
    }
}

extension AlertChanged {
    init(_ alert: Inventory.Alert, _ language: Language) {
        let sentence = alert.sentence(language)
        self.init(
            alertID: alert.id.rawValue, kind: Wire.AlertKind(alert.kind), state: Wire.AlertState(alert.state),
            productID: alert.product.rawValue, lotCode: alert.lotCode, reason: alert.reason, message: sentence.message,
            nextStep: sentence.nextStep)
    }

    /// Many at once.
    static func many(_ language: Language) -> AlertChanged {
        let sentence = Inventory.Alert.many(language)
        return AlertChanged(
            alertID: 0, kind: .lowStock, state: .open, productID: 0, lotCode: "", reason: "MANY_ALERTS", message: sentence.message,
            nextStep: sentence.nextStep)
    }
}

extension CountTaskChanged {
    init(_ task: CountTaskNews, _ attachment: AttachedTerminal) {
        self.init(
            stocktakeID: task.stocktake.rawValue, number: task.number, locationID: task.location?.rawValue ?? 0,
            terminalID: task.holder?.rawValue ?? 0, message: task.sentence(attachment.language, for: attachment.terminal).message)
    }
}

extension Wire.AlertKind {
    init(_ kind: Inventory.AlertKind) {
        self =
            switch kind {
            case .lowStock: .lowStock
            case .overStock: .overStock
            case .nearExpiry: .nearExpiry
            case .expired: .expired
            }
    }
}

extension Inventory.AlertKind {
    init(_ kind: Wire.AlertKind) {
        self =
            switch kind {
            case .lowStock: .lowStock
            case .overStock: .overStock
            case .nearExpiry: .nearExpiry
            case .expired: .expired
            }
    }
}

extension Wire.AlertState {
    init(_ state: Inventory.AlertState) {
        self =
            switch state {
            case .open: .open
            case .acknowledged: .acknowledged
            case .snoozed: .snoozed
            case .cleared: .cleared
            }
    }
}

extension Inventory.AlertState {
    init(_ state: Wire.AlertState) {
        self =
            switch state {
            case .open: .open
            case .acknowledged: .acknowledged
            case .snoozed: .snoozed
            case .cleared: .cleared
            }
    }
}
