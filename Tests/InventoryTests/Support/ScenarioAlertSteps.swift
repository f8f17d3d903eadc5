import Storage

@testable import Inventory

/// The words of the stories about alerts. See `Scenario`.
extension ScenarioStage {
    /// Nil for words that are not about alerts.
    func actOnAlert(_ person: Shop.Person, _ verb: String, _ words: ScenarioWords) throws -> ScenarioAnswer? {
        switch verb {
        case "watches", "forgets": return try answer(rule(words, isSet: verb == "watches"), as: person)
        case "minds": return try answer(AcknowledgeAlert(alert(words.first), note: words["because"] ?? ""), as: person)
        case "snoozes":
            let until = Instant(milliseconds: shop.clock.milliseconds + (words.number("for") ?? 60) * 60_000)
            return try answer(SnoozeAlert(alert(words.first), until: until, note: words["because"] ?? ""), as: person)
        default: return nil
        }
    }

    // "watches tea least 5 most 20 of ben", "watches all days 3", "forgets tea"
    private func rule(_ words: ScenarioWords, isSet: Bool) -> SetAlertRule {
        let owner = words["of"].map { name in Shop.Person.allCases.first { "\($0)" == name }?.user ?? UserID(trusted: 99) }
        let rule = AlertRule(
            least: words.number("least") ?? 0, most: words.number("most") ?? 0, nearExpiryDays: words.number("days") ?? 0, owner: owner)
        let product = words.first == "all" ? nil : Self.products[words.first] ?? ProductID(trusted: 999)
        let store = words.has("elsewhere") ? Shop.otherStore : words.has("nowhere") ? StoreID(trusted: 77) : Shop.store
        return SetAlertRule(isSet ? rule : nil, of: product, in: store)
    }

    /// By its kind and product, "lowStock:tea", the newest; or a number.
    private func alert(_ name: String) throws -> AlertID {
        if let number = AlertID(Int64(name) ?? 0) { return number }
        let all = try shop.books.askSync(AlertList(states: Set(AlertState.allCases)), as: Caller(.operatorAtMachine)).items
        guard let found = all.first(where: { Self.name($0) == name }) else { throw Misunderstood(description: "no alert \(name)") }
        return found.id
    }

    private static func name(_ alert: Alert) -> String {
        "\(alert.kind):\(products.first { $0.value == alert.product }?.key ?? "?")" + (alert.lotCode.isEmpty ? "" : "/\(alert.lotCode)")
    }

    // MARK: figures

    /// "look": the sweep of store 1 on its own, as raised/woken/cleared. "alerts by anna mine cleared": newest first.
    func alertFigure(_ name: String, _ words: [String]) throws -> ScenarioAnswer {
        if name == "look" {
            let products = try shop.read { snapshot in try AlertSweep.products(of: Shop.store, Calendars(), in: snapshot) }
            guard !products.isEmpty else { return ScenarioAnswer(verdict: "nothing") }
            let outcome = try shop.perform(SweepAlerts(store: Shop.store, products: products), as: Caller(.operatorAtMachine))
            guard case .done(let swept, _, _) = outcome else { throw Misunderstood(description: "the sweep was refused") }
            return ScenarioAnswer(verdict: "\(swept.raised)/\(swept.woken)/\(swept.cleared)")
        }
        let said = ScenarioWords(words)
        let person = Shop.Person.allCases.first { "\($0)" == said["by"] }
        let store = said.has("elsewhere") ? Shop.otherStore : said.has("all") ? nil : Shop.store
        do {
            let list = AlertList(
                store: store, kinds: Set(AlertKind.allCases.filter { said.has("\($0)") }),
                states: Set(AlertState.allCases.filter { said.has("\($0)") }), mineOnly: said.has("mine"))
            let lines = try shop.books.askSync(list, as: person.map(shop.caller) ?? Caller(.operatorAtMachine)).items.map { alert in
                Self.name(alert) + "=\(alert.quantity)|\(alert.bound)" + (alert.state == .open ? "" : "|\(alert.state)")
                    + (alert.ownerName.isEmpty ? "" : "|\(alert.ownerName)")
            }
            return ScenarioAnswer(verdict: lines.isEmpty ? "none" : lines.joined(separator: ","))
        } catch let refusal as Refusal {
            return ScenarioAnswer(verdict: "refused", reasons: refusal.rejections.map(\.reason))
        }
    }
}
