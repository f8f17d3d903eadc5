import Storage

@testable import Inventory

/// The words of the stories about orders and goods in that no terminal says.
extension ScenarioStage {
    /// Nil for another verb.
    func receivingAct(_ person: Shop.Person, _ verb: String, _ words: ScenarioWords) throws -> ScenarioAnswer? {
        let note = words["because"] ?? ""
        switch verb {
        case "revises": return try answer(RevisePurchaseOrder(try document(words.first), version: words.number("version") ?? 0, content(words)), as: person)
        case "shuts": return try answer(EndPurchaseOrder(try document(words.first), .closedShort, note: note), as: person)
        case "drops": return try answer(EndPurchaseOrder(try document(words.first), .cancelled, note: note), as: person)
        case "announces":
            let command = AnnounceDelivery(
                try document(words.first), deliveryNote: words["note"] ?? "", expectedDate: words["for"] ?? "")
            return try answer(command, as: person)
        case "discards": return try answer(DiscardReceipt(try document(words.first), note: note), as: person)
        case "clears": return try answer(ReleaseReceipt(try document(words.first), note: note), as: person)
        case "corrects":
            // corrects GR as GX because miscounted
            return try answer(CorrectReceipt(try document(words.first), reason: note), as: person, named: words["as"])
        case "finds": return try find(person, words)
        case "demands", "forgoes": return try answer(rule: verb == "demands", words, as: person)
        case "adds":
            let goods = Entry.Goods.product(Self.products[words.second]?.rawValue ?? 999)
            let command = AddReceiptGoods(try document(words["to"] ?? ""), item(goods, words), quantity: Int64(words.first) ?? 0)
            return try answer(command, as: person)
        case "notes": return try discrepancy(person, words)
        case "settles":
            let id = DiscrepancyID(trusted: Int64(words.first) ?? 0)
            return try answer(SettleDiscrepancy(id, note: note), as: person)
        case "reopens": return try late(person, words)
        case "rules": return try lifeRule(person, words)
        // "ben becomes store_manager": whoever runs the machine decides it, for store 1
        case "becomes":
            guard let role = Role(rawValue: words.first) else { throw Misunderstood(description: words.first) }
            return try answer(ChangeGrants(of: person.user, to: [RoleGrant(role, in: Shop.store)]), as: Caller(.operatorAtMachine))
        // "terms 1 30": supplier 1 is paid after 30 days
        case "terms":
            let supplier = SupplierID(trusted: Int64(words.first) ?? 0)
            return try answer(SetPaymentDays(Int64(words.second) ?? 0, of: supplier), as: person)
        default: return nil
        }
    }

    // "finds tea", "finds note DN-17", "finds teaCase elsewhere"
    private func find(_ person: Shop.Person, _ words: ScenarioWords) throws -> ScenarioAnswer {
        let clue: OrderSearch.Clue
        if let note = words["note"] {
            clue = .text(note)
        } else if let number = words["number"] {
            clue = .text(try shop.read { [id = try document(number)] snapshot in try Documents.find(id.rawValue, in: snapshot) }?.number ?? "")
        } else {
            clue = .goods(.code(raw: Array((Self.codes[words.first] ?? words.first).utf8), symbology: ""))
        }
        do {
            let store = words.has("elsewhere") ? Shop.otherStore : Shop.store
            let matches = try shop.books.askSync(OrderSearch(store: store, clue), as: shop.caller(person))
            let names = matches.map { match in
                let name = documents.first { $0.value == match.order.id }?.key ?? "?"
                return name + (match.line.map { ":\($0.line):\($0.outstanding)" } ?? "")
            }
            return ScenarioAnswer(verdict: names.isEmpty ? "nothing" : names.joined(separator: ","))
        } catch let refusal as Refusal {
            return ScenarioAnswer(verdict: "refused", reasons: refusal.rejections.map(\.reason))
        }
    }

    // "demands 2 of orders above 1000000 as store_manager", "demands 2 of receipts odd", "forgoes 2 of late elsewhere"
    private func answer(rule isSet: Bool, _ words: ScenarioWords, as person: Shop.Person) throws -> ScenarioAnswer {
        let document: ApprovalPolicy.Document =
            switch words["of"] {
            case "orders": .purchaseOrder
            case "late": .receipt(.lateEntry)
            case "unplanned": .receipt(.unplanned)
            case "ordered": .receipt(.againstOrder)
            case "corrections": .receipt(.correction)
            default: .receipt(nil)
            }
        let store = words.has("elsewhere") ? Shop.otherStore : words.has("here") ? Shop.store : nil
        let policy = ApprovalPolicy(
            document, store: store, onlyDiscrepant: words.has("odd"), from: Value(e4: words.number("above") ?? 0),
            level: Int64(words.first) ?? 0, role: words["as"].flatMap(Role.init(rawValue:)))
        return isSet ? try answer(SetApprovalPolicy(policy), as: person) : try answer(RemoveApprovalPolicy(policy), as: person)
    }

    private static let kinds: [String: DiscrepancyKind] = [
        "damaged": .damaged, "short": .short, "over": .over, "wrong": .wrongItem, "price": .price,
    ]
    private static let actions: [String: DiscrepancyAction] = [
        "accept": .accept, "refuse": .refuse, "return": .sendBack, "claim": .claim,
    ]

    // "notes 2 tea damaged refuse on GR", "notes 0 tea price accept at 120 on GR"
    private func discrepancy(_ person: Shop.Person, _ words: ScenarioWords) throws -> ScenarioAnswer {
        let command = NoteDiscrepancy(
            try document(words["on"] ?? ""), product: Self.products[words.second] ?? ProductID(trusted: 999), lotCode: words["lot"] ?? "",
            condition: words.has("broken") ? .damaged : .sellable, Self.kinds[words.all[2]] ?? .damaged, Self.actions[words.all[3]] ?? .accept,
            quantity: Int64(words.first) ?? 0, unitCostE4: words.number("at"), reason: words["because"] ?? "",
            evidence: [UInt8](repeating: 7, count: Int(words.number("evidence") ?? 0)))
        return try answer(command, as: person)
    }

    // "marks 2 tea damaged refuse in GR": the same from a terminal
    func marking(_ words: ScenarioWords) -> Entry.Body {
        let said = Entry.SaidOfGoods(
            Self.kinds[words.all[2]] ?? .damaged, Self.actions[words.all[3]] ?? .accept, reason: words["because"] ?? "")
        let goods = Entry.Item(.product(Self.products[words.second]?.rawValue ?? 999), lotCode: words["lot"] ?? "")
        return .discrepancy(goods, said, quantity: Int64(words.first) ?? 0)
    }

    // "reopens GR from 1 note DN-1 days 20 evidence 1 because fire"
    private func late(_ person: Shop.Person, _ words: ScenarioWords) throws -> ScenarioAnswer {
        let command = OpenLateReceipt(
            store: words.has("elsewhere") ? Shop.otherStore : Shop.store, order: try words["on"].map(document),
            supplier: words.number("from").flatMap(SupplierID.init), deliveryNote: words["note"] ?? "",
            arrived: Instant(milliseconds: shop.clock.milliseconds - (words.number("days") ?? 0) * 86_400_000),
            lossReport: words["because"] ?? "",
            evidence: (0..<(words.number("evidence") ?? 1)).map { [UInt8](repeating: UInt8($0), count: Int(words.number("bytes") ?? 32)) })
        return try answer(command, as: person, named: words.first)
    }

    // "rules milk from 1 5 days block", "rules milk none"
    private func lifeRule(_ person: Shop.Person, _ words: ScenarioWords) throws -> ScenarioAnswer {
        let action: LifeAction = words.has("block") ? .block : words.has("role") ? .allowWithRole : .warn
        let rule = words.number("days").map { SetLifeRule.Rule(minimumDays: $0, action: action) }
        let product = words.first == "all" ? nil : Self.products[words.first] ?? ProductID(trusted: 999)
        let command = SetLifeRule(product: product, supplier: words.number("from").flatMap(SupplierID.init), rule: rule)
        return try answer(command, as: person)
    }

    // MARK: figures

    func receivingFigure(_ name: String, _ words: [String]) throws -> ScenarioAnswer {
        switch name {
        case "good", "bad", "apart":
            // good tea: sellable at the dock; bad: damaged; apart: in quarantine
            let condition: Condition = name == "good" ? .sellable : name == "bad" ? .damaged : .quarantine
            let product = try product(words[0])
            return text(
                try shop.read { snapshot in
                    try snapshot.first(Self.onHand, product.rawValue, Shop.dock.rawValue, condition.rawValue) { row in row.int(0) } ?? 0
                })
        case "payable":
            let id = try document(words[0])
            let payable = try shop.read { snapshot in try Payables.find(id, in: snapshot) }
            return ScenarioAnswer(verdict: payable.map { "\($0.value.e4):\($0.amountMinor)" } ?? "none")
        case "pays":
            // pays GR: when it has to be paid
            let id = try document(words[0])
            return ScenarioAnswer(verdict: try shop.read { snapshot in try Payables.find(id, in: snapshot) }?.dueDate ?? "none")
        case "chain":
            // chain GX: the documents whose rows its row takes back, one after the other
            return ScenarioAnswer(verdict: try chain(from: document(words[0])))
        case "cost":
            // cost milk: lot:quantity:value
            let product = try product(words[0])
            let costs = try shop.read { snapshot in try LotCosts.list(of: product, in: Shop.store, snapshot) }
            if costs.isEmpty { return ScenarioAnswer(verdict: "none") }
            return ScenarioAnswer(verdict: costs.map { "\($0.lotCode):\($0.quantity):\($0.value.e4)" }.joined(separator: ","))
        case "approvals":
            let id = try document(words[0])
            let standing =
                words[0].hasPrefix("PO")
                ? try shop.books.askSync(PurchaseOrderInFull(.id(id)), as: shop.caller(.erin)).approvals
                : try shop.books.askSync(ReceiptInFull(id), as: shop.caller(.erin)).approvals
            return ScenarioAnswer(verdict: "\(standing.given)/\(standing.needed)")
        case "due":
            // due PO 1: the line's expected date
            let order = try shop.books.askSync(PurchaseOrderInFull(.id(try document(words[0]))), as: shop.caller(.erin))
            return ScenarioAnswer(verdict: order.lines.first { "\($0.line)" == words[1] }?.expectedDate ?? "none")
        case "told":
            // told bob: discrepancies that wait for him
            let person = Shop.Person.allCases.first { "\($0)" == words[0] } ?? .dora
            let list = DiscrepancyList(openOnly: true, mineOnly: true)
            return text(Int64(try shop.books.askSync(list, as: shop.caller(person)).items.count))
        case "duplicate":
            let receipt = try shop.books.askSync(ReceiptInFull(try document(words[0])), as: shop.caller(.erin))
            let other = try documents.first { entry in
                try shop.read { [id = entry.value] snapshot in try Documents.find(id.rawValue, in: snapshot) }?.number == receipt.duplicateOf
            }
            return ScenarioAnswer(verdict: (other?.key ?? "none") + (receipt.isHeld ? "!" : ""))
        default:
            throw Misunderstood(description: name)
        }
    }

    private func chain(from id: DocumentID) throws -> String {
        var names: [String] = []
        var row = try shop.read { snapshot in try snapshot.first(Self.postedBy, id.rawValue) { row in row.int(0) } } ?? 0
        while row > 0 {
            guard let found = try shop.read({ [row] snapshot in
                try snapshot.first(Self.chainRow, row) { row in (document: row.int(0), corrects: row.int(1)) }
            }) else { break }
            names.append(documents.first { $0.value.rawValue == found.document }?.key ?? "?")
            row = found.corrects
        }
        return names.joined(separator: ",")
    }

    private static let postedBy = SQL("SELECT posted_sequence FROM document WHERE id = $1")
    private static let chainRow = SQL("SELECT document, corrects FROM journal WHERE sequence = $1")
    private static let onHand = SQL(
        "SELECT coalesce(sum(on_hand), 0) FROM balance WHERE product = $1 AND location = $2 AND condition = $3")
}
