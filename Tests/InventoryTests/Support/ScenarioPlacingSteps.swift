import Storage

@testable import Inventory

/// The words of goods put away. See `Scenario`.
extension ScenarioStage {
    func placingAct(_ person: Shop.Person, _ verb: String, _ words: ScenarioWords) throws -> ScenarioAnswer? {
        switch verb {
        case "places": return try propose(person, words)
        case "puts": return try putAway(person, words)
        case "keeps":
            // "keeps milk in cold fast"
            let turnover: Turnover = words.has("fast") ? .fast : words.has("slow") ? .slow : .medium
            let product = Self.products[words.first] ?? ProductID(trusted: 999)
            return try answer(SetStorageNeed(product, storageClass: words["in"] ?? "", turnover: turnover), as: person)
        case "fixes":
            // "fixes milk at A1", "fixes milk nowhere"
            let product = Self.products[words.first] ?? ProductID(trusted: 999)
            let store = words.has("elsewhere") ? Shop.otherStore : Shop.store
            return try answer(SetFixedPlace(product, at: try words["at"].map { try placeNamed($0) }, in: store), as: person)
        case "sizes":
            // "sizes A1 40 far 3": forty fit, three steps from the dock
            let command = SetPlaceSize(
                try placeNamed(words.first), capacity: Int64(words.second) ?? 0, distance: words.number("far") ?? 0)
            return try answer(command, as: person)
        default: return nil
        }
    }

    // "places 5 tea", "places 0 milk lot L1": where, how much, why
    private func propose(_ person: Shop.Person, _ words: ScenarioWords) throws -> ScenarioAnswer {
        let goods: Entry.Goods =
            Self.products[words.second].map { .product($0.rawValue) }
            ?? .code(raw: Array((Self.codes[words.second] ?? words.second).utf8), symbology: "")
        let query = ProposedPlacement(
            store: words.has("elsewhere") ? Shop.otherStore : Shop.store, Entry.Item(goods, lotCode: words["lot"] ?? ""),
            quantity: Int64(words.first) ?? 0)
        do {
            let found = try shop.books.askSync(query, as: shop.caller(person))
            return ScenarioAnswer(verdict: "\(found.place.code):\(found.quantity):\(found.ground)")
        } catch let refusal as Refusal {
            return ScenarioAnswer(verdict: "refused", reasons: refusal.rejections.map(\.reason))
        }
    }

    // "puts 5 tea at A1 told B1 because wet"
    private func putAway(_ person: Shop.Person, _ words: ScenarioWords) throws -> ScenarioAnswer {
        let goods: Entry.Goods =
            Self.products[words.second].map { .product($0.rawValue) }
            ?? .code(raw: Array((Self.codes[words.second] ?? words.second).utf8), symbology: "")
        let place = Entry.SaidOfPlace(
            try placeNamed(words["at"] ?? "").rawValue, proposed: try words["told"].map { try placeNamed($0).rawValue } ?? 0,
            reason: words["because"] ?? "")
        return try answer(
            .putAway(Entry.Item(goods, lotCode: words["lot"] ?? ""), place, quantity: Int64(words.first) ?? 0), by: person, on: nil,
            terminal: TerminalID(trusted: words.number("terminal") ?? 1))
    }

    /// A place of the shop's, or a shelf that the story made.
    private func placeNamed(_ code: String) throws -> LocationID {
        if let known = Self.places[code] { return known }
        let found = try shop.read { snapshot in try Places.find(code: code, of: Shop.store, in: snapshot) }
        return found?.id ?? LocationID(trusted: 999)
    }

    func placingFigure(_ name: String, _ words: [String]) throws -> ScenarioAnswer {
        if name == "shelf" {
            // "shelf K1 cold": a new shelf of store 1
            return try answer(
                CreateLocation(store: Shop.store, code: words[0], name: words[0], zone: words.count > 1 ? words[1] : ""), as: .ada)
        }
        // "waits": what stands at the dock and where it should go
        let piles = try shop.books.askSync(GoodsToPlace(store: Shop.store), as: shop.caller(.ben)).items
        if piles.isEmpty { return ScenarioAnswer(verdict: "nothing") }
        let texts = piles.map { pile in
            let name = Self.products.first { $0.value == pile.product }?.key ?? "?"
            let lot = pile.lotCode.isEmpty ? "" : "/\(pile.lotCode)"
            return "\(pile.quantity):\(name)\(lot):\(pile.placement?.place.code ?? "none")"
        }
        return ScenarioAnswer(verdict: texts.joined(separator: ","))
    }
}
