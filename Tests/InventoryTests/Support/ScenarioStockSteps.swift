import Storage

@testable import Inventory

/// The words of the stories about stock between its coming and its going. See `Scenario`.
extension ScenarioStage {
    /// What a story needs to be there: "lot milk L1 expiry 2026-06-20", "station", "sweep".
    func prepare(_ verb: String, _ words: [String]) throws -> ScenarioAnswer {
        switch verb {
        case "lot": try shop.know(Self.products[words[0]] ?? Shop.milk, words[1], expiry: ScenarioWords(words)["expiry"] ?? "")
        case "station": try shop.openStation()
        default:
            let outcome = try shop.perform(ExpireReservations(), as: Caller(.operatorAtMachine))
            if case .done(let count, _, _) = outcome { return ScenarioAnswer(verdict: "\(count)") }
            throw Misunderstood(description: "the sweep was refused")
        }
        return ScenarioAnswer(verdict: "ok")
    }

    /// Nil for words that are not about stock.
    func actOnStock(_ person: Shop.Person, _ verb: String, _ words: ScenarioWords) throws -> ScenarioAnswer? {
        switch verb {
        case "sets":
            let policy = StockPolicy(
                adjustmentLimit: Value(e4: words.number("limit") ?? 0), recountPermille: words.number("permille") ?? 0,
                recountValue: Value(e4: words.number("value") ?? 0), classRecounts: classRecounts(words))
            return try answer(SetStockPolicy(policy, of: Shop.store), as: person)
        case "moves": return try answer(move(words), as: person)
        case "carries", "loses": return try onFloor(person, verb, words)
        case "explains":
            let reason = AdjustmentReason.allCases.first { words.has("\($0)") } ?? .correction
            let lines = goods(words).map { ExplainVariance.Line($0, reason: reason) }
            return try answer(ExplainVariance(document(words.first), lines: lines), as: person)
        case "adjusts": return try answer(adjustment(words), as: person, named: words.first)
        case "reserves": return try answer(promise(words), as: person, named: words.first)
        case "asks": return try answer(request(words), as: person, named: words.first)
        case "holds", "frees", "recalls":
            let status: LotStatus = verb == "holds" ? .hold : verb == "frees" ? .ok : .recalled
            let command = SetLotStatus(
                product: Self.products[words.first]?.rawValue ?? 999, lotCode: words.second, status: status, note: words["because"] ?? "")
            return try answer(command, as: person)
        case "picks", "hands", "releases", "ships", "takes", "closes", "cancels": return try goOn(person, verb, words)
        case "approves" where words.first.hasPrefix("AD"):
            return try answer(ApproveAdjustment(document(words.first), version: words.number("version") ?? 0), as: person)
        case "rejects" where words.first.hasPrefix("AD"):
            return try answer(RejectAdjustment(document(words.first), note: words["because"] ?? ""), as: person)
        case "approves" where words.first.hasPrefix("TR"):
            return try answer(ApproveTransfer(document(words.first), version: words.number("version") ?? 0), as: person)
        default: return nil
        }
    }

    private func goOn(_ person: Shop.Person, _ verb: String, _ words: ScenarioWords) throws -> ScenarioAnswer {
        let id = try document(words.first)
        let note = words["because"] ?? ""
        return switch verb {
        case "picks":
            try answer(
                PickStock(id, lines: goods(words), toLocation: words["to"].flatMap { Self.places[$0]?.rawValue } ?? 0, overrideNote: note),
                as: person)
        case "hands": try answer(HandOverReservation(id), as: person)
        case "releases": try answer(ReleaseReservation(id, note: note), as: person)
        case "ships": try answer(ShipTransfer(id, lines: goods(words)), as: person)
        case "takes": try answer(ReceiveTransfer(id, lines: arrivals(words)), as: person)
        case "closes": try answer(CloseTransfer(id, note: note), as: person)
        default: try answer(CancelTransfer(id, note: note), as: person)
        }
    }

    /// "a=always b=20 c=20,500": class, share, worth.
    private func classRecounts(_ words: ScenarioWords) -> [ClassRecountRule] {
        words.all.compactMap { word in
            let parts = word.split(separator: "=")
            guard parts.count == 2, let salesClass = SalesClass.allCases.first(where: { "\($0)" == parts[0] }) else { return nil }
            if parts[1] == "always" { return ClassRecountRule(salesClass, RecountRule(isAlways: true)) }
            let limits = parts[1].split(separator: ",").compactMap { Int64($0) }
            let value = Value(e4: limits.count > 1 ? limits[1] : 0)
            return ClassRecountRule(salesClass, RecountRule(permille: limits.first ?? 0, value: value))
        }
    }

    // MARK: goods in words

    private static let conditions: [String: Condition] = ["sellable": .sellable, "damaged": .damaged, "quarantine": .quarantine]

    /// "3 tea A1 2 milk B1/L1 4 tea A1!damaged": quantity, product, place with lot and condition.
    private func goods(_ words: ScenarioWords) -> [StockLineDraft] {
        let all = words.all
        return all.indices.compactMap { index in
            guard let quantity = Int64(all[index]), index + 2 < all.count, Self.isProduct(all[index + 1]) else { return nil }
            let place = all[index + 2].split(separator: "!")
            let parts = (place.first ?? "").split(separator: "/")
            return StockLineDraft(
                product: Self.products[all[index + 1]]?.rawValue ?? 999, lotCode: parts.count > 1 ? String(parts[1]) : "",
                location: Self.places[String(parts.first ?? "")]?.rawValue ?? 999,
                condition: place.count > 1 ? Self.conditions[String(place[1])] ?? .sellable : .sellable, quantity: quantity)
        }
    }

    private static func isProduct(_ word: String) -> Bool { products[word] != nil || word == "ghost" }

    private func wishes(_ words: ScenarioWords) -> [(product: Int64, quantity: Int64)] {
        let all = words.all
        return all.indices.compactMap { index in
            guard let quantity = Int64(all[index]), index + 1 < all.count, Self.isProduct(all[index + 1]) else { return nil }
            return (Self.products[all[index + 1]]?.rawValue ?? 999, quantity)
        }
    }

    private func move(_ words: ScenarioWords) -> MoveStock {
        let target = words["to"]?.split(separator: "!").map(String.init) ?? []
        let lines = goods(words).map { line in
            MoveLine(
                line, toLocation: target.first == "here" ? line.location : target.first.flatMap { Self.places[$0]?.rawValue } ?? 999,
                toCondition: target.count > 1 ? Self.conditions[target[1]] ?? .sellable : .sellable)
        }
        return MoveStock(store: words.has("elsewhere") ? Shop.otherStore : Shop.store, lines: lines, note: words["because"] ?? "")
    }

    /// "AD -3 tea A1 broken because x": the reason stands behind each line.
    private func adjustment(_ words: ScenarioWords) -> CreateAdjustment {
        let all = words.all
        let reasons = all.indices.compactMap { index -> AdjustmentReason? in
            guard Int64(all[index]) != nil, index + 3 < all.count, Self.isProduct(all[index + 1]) else { return nil }
            return AdjustmentReason.allCases.first { "\($0)" == all[index + 3] }
        }
        let lines = zip(goods(words), reasons).map { AdjustmentLineDraft($0, reason: $1) }
        let photos = words.number("photos") ?? 0
        let evidence = (0..<photos).map { [UInt8](repeating: UInt8(truncatingIfNeeded: $0), count: Int(words.number("bytes") ?? 32)) }
        return CreateAdjustment(
            store: words.has("elsewhere") ? Shop.otherStore : Shop.store, lines: lines, note: words["because"] ?? "", evidence: evidence)
    }

    private func promise(_ words: ScenarioWords) -> ReserveStock {
        ReserveStock(
            store: words.has("elsewhere") ? Shop.otherStore : Shop.store, reference: words.has("nobody") ? "" : "order 7",
            expires: Instant(milliseconds: shop.clock.milliseconds + (words.number("for") ?? 60) * 60_000),
            minimumExpiry: words["until"] ?? "", lines: wishes(words).map { ReserveStock.Line(product: $0.product, quantity: $0.quantity) })
    }

    /// "TR 10 tea": from store 1 to store 3; "back" the other way; "abroad" to store 2.
    private func request(_ words: ScenarioWords) -> CreateTransfer {
        let ways: (StoreID, StoreID) =
            words.has("back") ? (Shop.station, Shop.store) : words.has("abroad") ? (Shop.store, Shop.otherStore)
            : words.has("home") ? (Shop.store, Shop.store) : (Shop.store, Shop.station)
        return CreateTransfer(
            from: ways.0, to: ways.1, lines: wishes(words).map { CreateTransfer.Line(product: $0.product, quantity: $0.quantity) })
    }

    /// "TR 9 tea SDOCK 1 tea E1 now damaged": what arrived and where it was put.
    private func arrivals(_ words: ScenarioWords) -> [ArrivalLine] {
        goods(words).map { line in
            ArrivalLine(
                product: line.product, lotCode: line.lotCode, condition: line.condition, quantity: line.quantity, toLocation: line.location,
                toCondition: words["now"].flatMap { Self.conditions[$0] } ?? .sellable)
        }
    }

    // MARK: entries without a task

    private func onFloor(_ person: Shop.Person, _ verb: String, _ words: ScenarioWords) throws -> ScenarioAnswer {
        guard let line = goods(words).first else { throw Misunderstood(description: words.all.joined(separator: " ")) }
        let item = Entry.Item(.product(line.product), location: line.location, lotCode: line.lotCode, condition: line.condition)
        let target = words["to"]?.split(separator: "!").map(String.init) ?? []
        let body: Entry.Body =
            verb == "carries"
            ? .move(
                item, quantity: line.quantity, toLocation: target.first == "here" ? 0 : target.first.flatMap { Self.places[$0]?.rawValue } ?? 999,
                toCondition: target.count > 1 ? Self.conditions[target[1]] ?? .sellable : .sellable)
            : .writeOff(
                item, quantity: line.quantity, reason: AdjustmentReason.allCases.first { words.has("\($0)") } ?? .broken,
                evidence: [UInt8](repeating: 1, count: Int(words.number("bytes") ?? 0)))
        return try answer(
            body, by: person, on: nil, terminal: TerminalID(trusted: words.number("terminal") ?? 1), minutesAgo: words.number("ago") ?? 0)
    }

    // MARK: figures

    func stockFigure(_ name: String, _ words: [String]) throws -> ScenarioAnswer {
        switch name {
        case "reserved":
            let (product, place) = (Self.products[words[0]] ?? Shop.tea, Self.places[words[1]] ?? Shop.a1)
            return ScenarioAnswer(
                verdict: "\(try shop.read { try $0.first(Self.reservedAt, product.rawValue, place.rawValue) { row in row.int(0) } ?? 0 })")
        case "available":
            let product = Self.products[words[0]] ?? Shop.tea
            let page = try shop.books.askSync(StockList(store: Shop.store, product: product), as: shop.caller(.dora))
            return ScenarioAnswer(verdict: "\(page.page.items.reduce(0) { $0 + $1.available })")
        case "promises":
            let answer = try shop.books.askSync(ReservationInFull(document(words[0])), as: shop.caller(.dora))
            let lines = answer.lines.map { "\($0.locationCode):\($0.lotCode):\($0.open)\($0.isPicked ? "*" : "")" }
            return ScenarioAnswer(verdict: lines.isEmpty ? "none" : lines.joined(separator: ","))
        case "goods":
            let answer = try shop.books.askSync(TransferInFull(document(words[0])), as: shop.caller(.eve))
            let lines = answer.goods.map { "\($0.shipped)/\($0.received)/\($0.closed)/\($0.inTransit)" }
            return ScenarioAnswer(verdict: lines.isEmpty ? "none" : lines.joined(separator: ","))
        case "lines":
            let answer = try shop.books.askSync(AdjustmentInFull(document(words[0])), as: shop.caller(.dora))
            return ScenarioAnswer(
                verdict: answer.lines.map { "\($0.locationCode):\($0.quantity):\($0.reason)" }.joined(separator: ","),
                facts: ["value": answer.value.map { "\($0.e4)" } ?? "hidden", "evidence": "\(answer.evidence.count)"])
        case "verdict":
            let report = try shop.books.verify()
            return ScenarioAnswer(verdict: report.isSound ? "sound" : "\(report.findings.first.map { "\($0.code) \($0.place)" } ?? "")")
        default:
            return try trace(words)
        }
    }

    /// "trace milk L1 by bob": where it is and where it went.
    private func trace(_ words: [String]) throws -> ScenarioAnswer {
        let said = ScenarioWords(words)
        let person = Shop.Person.allCases.first { "\($0)" == said["by"] ?? "bob" } ?? .bob
        do {
            let answer = try shop.books.askSync(
                LotTrace(product: Self.products[words[0]]?.rawValue ?? 999, lotCode: words[1]), as: shop.caller(person))
            let places = answer.places.map { "\($0.locationCode):\($0.onHand)" }
            let departures = answer.departures.map { "\($0.kind):\($0.quantity)" }
            return ScenarioAnswer(
                verdict: places.isEmpty ? "nowhere" : places.joined(separator: ","),
                facts: ["went": departures.isEmpty ? "nowhere" : departures.joined(separator: ","), "status": "\(answer.status)"])
        } catch let refusal as Refusal {
            return ScenarioAnswer(verdict: "refused", reasons: refusal.rejections.map(\.reason))
        }
    }

    private static let reservedAt = SQL(
        "SELECT CAST(coalesce(sum(reserved), 0) AS BIGINT) FROM balance WHERE product = $1 AND location = $2")
}
