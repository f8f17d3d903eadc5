import Storage

@testable import Inventory

/// The words of the stories. See `Scenario`.
extension ScenarioStage {
    func play(_ words: [String]) throws -> ScenarioAnswer {
        guard let first = words.first else { throw Misunderstood(description: "an empty step") }
        let rest = Array(words.dropFirst())
        switch first {
        case "order": return try sentOrder(rest)
        case "later":
            shop.clock.advance(minutes: Int64(rest[0]) ?? 0)
            return ScenarioAnswer(verdict: "ok")
        case "put", "sell", "move": return try trade(first, rest)
        case "lot", "station", "sweep": return try prepare(first, rest)
        case "look", "alerts": return try alertFigure(first, rest)
        case "tasks": return try countTasks(rest)
        case "sort": return try sort(rest)
        case "stock", "value", "reviews", "state", "received", "variance", "recheck", "held", "good", "bad", "apart", "payable", "cost",
            "approvals", "due", "told", "duplicate", "balanced", "reserved", "available", "promises", "goods", "trace", "verdict", "lines",
            "recounts", "reasons", "summary":
            return try figure(first, rest)
        default:
            guard let person = Shop.Person.allCases.first(where: { "\($0)" == first }), let verb = rest.first else {
                throw Misunderstood(description: words.joined(separator: " "))
            }
            return try act(person, verb, ScenarioWords(Array(rest.dropFirst())))
        }
    }

    // MARK: acts

    private func act(_ person: Shop.Person, _ verb: String, _ words: ScenarioWords) throws -> ScenarioAnswer {
        if let answer = try actOnStock(person, verb, words) ?? actOnAlert(person, verb, words) ?? actOnCountTask(person, verb, words) {
            return answer
        }
        return switch verb {
        case "orders": try answer(order(words), as: person, named: words.first)
        case "submits", "approves", "sends", "posts", "rejects": try step(person, verb, words)
        case "opens": try open(person, words)
        default: try receivingAct(person, verb, words) ?? enter(person, verb, words)
        }
    }

    private func step(_ person: Shop.Person, _ verb: String, _ words: ScenarioWords) throws -> ScenarioAnswer {
        let name = words.first
        let id = try document(name)
        let version = words.number("version") ?? 0
        let note = words["because"] ?? ""
        return switch (verb, name.prefix(2)) {
        case ("submits", "PO"): try answer(SubmitPurchaseOrder(id), as: person)
        case ("approves", "PO"): try answer(ApprovePurchaseOrder(id, version: version), as: person)
        case ("rejects", "PO"): try answer(RejectPurchaseOrder(id, note: note), as: person)
        case ("sends", _): try answer(SendPurchaseOrder(id), as: person)
        case ("submits", "ST"): try answer(SubmitStocktake(id), as: person)
        case ("approves", "ST"): try answer(ApproveStocktake(id, version: version), as: person)
        case ("rejects", "ST"): try answer(RejectStocktake(id, note: note), as: person)
        case ("submits", _): try answer(SubmitReceipt(id), as: person)
        case ("approves", _): try answer(ApproveReceipt(id, version: version, letsOver: words.has("over")), as: person)
        case ("rejects", _): try answer(RejectReceipt(id, note: note), as: person)
        default: try answer(PostReceipt(id), as: person)
        }
    }

    private func open(_ person: Shop.Person, _ words: ScenarioWords) throws -> ScenarioAnswer {
        let name = words.first
        let store = words.has("elsewhere") ? Shop.otherStore : Shop.store
        if name.hasPrefix("ST") {
            let products = words["of"]?.split(separator: ",").map { Self.products[String($0)]?.rawValue ?? 999 } ?? []
            let command = OpenStocktake(
                store: store, zone: words["zone"] ?? "", isBlind: words.has("blind"), products: products,
                categories: words["sort"]?.split(separator: ",").map(String.init) ?? [])
            return try answer(command, as: person, named: name)
        }
        let order = try words["on"].map(document)
        let supplier = words.number("from").flatMap(SupplierID.init)
        return try answer(
            OpenReceipt(store: store, order: order, supplier: supplier, deliveryNote: words["note"] ?? ""), as: person, named: name)
    }

    private func order(_ words: ScenarioWords) throws -> CreatePurchaseOrder {
        CreatePurchaseOrder(store: words.has("elsewhere") ? Shop.otherStore : Shop.store, content(words))
    }

    func content(_ words: ScenarioWords) -> PurchaseOrderContent {
        // "PO 24 tea @ 15000 10 milk @ 8000"
        var lines: [PurchaseOrderLineDraft] = []
        let all = words.all
        for (index, word) in all.enumerated() where word == "@" {
            lines.append(
                PurchaseOrderLineDraft(
                    product: Self.products[all[index - 1]]?.rawValue ?? 999, quantity: Int64(all[index - 2]) ?? 0,
                    unitCostE4: Int64(all[index + 1]) ?? 0, expectedDate: index + 3 < all.count && all[index + 2] == "on" ? all[index + 3] : ""))
        }
        return PurchaseOrderContent(
            supplier: words.has("stranger") ? SupplierID(trusted: 99) : words.number("of").flatMap(SupplierID.init) ?? Shop.supplier,
            expectedDate: words["expected"] ?? "", overReceiptPermille: words.number("tolerance") ?? 0, lines: lines)
    }

    /// An order that the supplier has.
    private func sentOrder(_ words: [String]) throws -> ScenarioAnswer {
        let said = ScenarioWords(words)
        var last = try answer(order(said), as: .bob, named: said.first)
        let id = try document(said.first)
        if last.verdict == "ok" { last = try answer(SubmitPurchaseOrder(id), as: .bob) }
        if last.verdict == "ok" { last = try answer(ApprovePurchaseOrder(id), as: .dora) }
        if last.verdict == "ok" { last = try answer(SendPurchaseOrder(id), as: .bob) }
        return last
    }

    // MARK: entries

    private func enter(_ person: Shop.Person, _ verb: String, _ words: ScenarioWords) throws -> ScenarioAnswer {
        let terminal = TerminalID(trusted: words.number("terminal") ?? 1)
        let name = words["into"] ?? words["in"] ?? ""
        let body: Entry.Body
        switch verb {
        case "scans":
            body = .scan(item(.code(raw: Array((Self.codes[words.first] ?? words.first).utf8), symbology: ""), words), times: words.times)
        case "receives": body = .receive(typed(words), quantity: Int64(words.first) ?? 0)
        case "counts": body = .count(typed(words), quantity: Int64(words.first) ?? 0)
        case "undoes": body = .undo(sequence: words.first == "last" ? lastSequence(terminal) : Int64(words.first) ?? 0)
        case "finishes": body = .finish(note: "")
        case "marks": body = marking(words)
        case "completes": body = .locationCounted(Self.places[words.first]?.rawValue ?? 999)
        case "starts":
            let order = try words["on"].map { try document($0).rawValue } ?? 0
            started[words.first] = lastSequence(terminal) + 1
            body = .startReceipt(
                purchaseOrder: order, supplier: words.number("from") ?? 0, deliveryNote: words["note"] ?? "")
        default: throw Misunderstood(description: verb)
        }
        let target = verb == "starts" ? "" : verb == "finishes" ? words.first : name
        return try answer(body, by: person, on: try task(target), terminal: terminal, minutesAgo: words.number("ago") ?? 0)
    }

    private func task(_ name: String) throws -> Entry.Task? {
        if name.isEmpty { return nil }
        if let sequence = started[name] { return .startedBy(sequence) }
        return .document(try document(name).rawValue)
    }

    private func typed(_ words: ScenarioWords) -> Entry.Item {
        item(.product(Self.products[words.second]?.rawValue ?? 999), words)
    }

    func item(_ goods: Entry.Goods, _ words: ScenarioWords) -> Entry.Item {
        Entry.Item(
            goods, location: words["at"].map { Self.places[$0]?.rawValue ?? 999 } ?? 0, lotCode: words["lot"] ?? "",
            expiry: words["expiry"] ?? "", productionDate: words["made"] ?? "", condition: words.has("damaged") ? .damaged : .sellable)
    }

    // MARK: trade

    /// "sort tea drinks": the product's category.
    private func sort(_ words: [String]) throws -> ScenarioAnswer {
        let product = try product(words[0]).rawValue
        return ScenarioAnswer(verdict: try shop.write { [word = words[1]] in try Categories.set(word, of: product, in: $0) } ? "ok" : "same")
    }

    /// "put 10 tea A1 at 15000": goods come to a place; "sell 2 tea A1 ago 5": goods left it, some time ago.
    private func trade(_ verb: String, _ words: [String]) throws -> ScenarioAnswer {
        let said = ScenarioWords(words)
        guard let quantity = Int64(words[0]), let product = Self.products[words[1]], let place = Self.places[words[2]] else {
            throw Misunderstood(description: words.joined(separator: " "))
        }
        let instant = shop.clock.milliseconds - (said.number("ago") ?? 0) * 60_000
        let lot = try said["lot"].flatMap { try shop.lot(product, $0)?.id }
        let value = quantity * (said.number("at") ?? 0)
        if verb == "move" {
            guard let target = Self.places[words[3]] else { throw Misunderstood(description: words.joined(separator: " ")) }
            try shop.move(product, lot: lot, quantity, value: try shop.worth(of: product, quantity), from: place, to: target, occurred: instant)
        } else if verb == "put" {
            try shop.move(product, lot: lot, quantity, value: value, from: Shop.supplierPlace, to: place, occurred: instant)
        } else {
            try shop.move(product, lot: lot, quantity, value: value, from: place, to: Shop.customerPlace, occurred: instant)
        }
        return ScenarioAnswer(verdict: "ok")
    }
}

/// The words of a step after the verb: some by place, some behind a key word.
struct ScenarioWords {
    let all: [String]

    init(_ all: [String]) {
        self.all = all
    }

    var first: String { all.first ?? "" }
    var second: String { all.count > 1 ? all[1] : "" }

    func has(_ word: String) -> Bool { all.contains(word) }

    subscript(_ key: String) -> String? {
        guard let index = all.firstIndex(of: key), index + 1 < all.count else { return nil }
        return all[index + 1]
    }

    func number(_ key: String) -> Int64? { self[key].flatMap { Int64($0) } }

    /// "x3"
    var times: Int64 { all.first { $0.hasPrefix("x") && Int64($0.dropFirst()) != nil }.flatMap { Int64($0.dropFirst()) } ?? 1 }
}
