import Storage

@testable import Inventory

/// What a story may ask of the books: the answer is a figure.
extension ScenarioStage {
    func figure(_ name: String, _ words: [String]) throws -> ScenarioAnswer {
        switch name {
        case "stock":
            // stock tea A1
            return text(try shop.onHand(try product(words[0]), at: try place(words[1])))
        case "value":
            // value tea: quantity:value of the store's holding
            let product = try product(words[0])
            let holding = try shop.read { snapshot in try Valuation.holding(of: product, in: Shop.store, snapshot) }
            return ScenarioAnswer(verdict: "\(holding.quantity):\(holding.value)")
        case "held":
            // held GR: the lines with goods on them
            let id = try document(words[0])
            let lines = try shop.read { snapshot in try Receipts.lines(of: id, in: snapshot) }
            return text(Int64(lines.count { $0.quantity != .zero }))
        case "received":
            // received PO 1
            let id = try document(words[0])
            let lines = try shop.read { snapshot in try PurchaseOrders.lines(of: id, in: snapshot) }
            return text(lines.first { "\($0.line)" == words[1] }?.received.units ?? -1)
        case "state":
            let id = try document(words[0])
            guard let found = try shop.read({ snapshot in try Documents.find(id.rawValue, in: snapshot) }) else { return text(0) }
            return ScenarioAnswer(verdict: stateWords(found).replacing(" ", with: "-"))
        case "reviews":
            let kind = ReviewKind.allCases.first { "\($0)" == words[0] }
            return text(Int64(try kind.map { try shop.openReviews($0).count } ?? -1))
        case "recheck":
            let reviews = try shop.openReviews(.lateEventRecheck)
            return ScenarioAnswer(verdict: reviews.map { "\(Consequences.proposedDifference(in: $0.facts))" }.joined(separator: ","))
        case "reserved", "available", "promises", "goods", "trace", "verdict", "lines":
            return try stockFigure(name, words)
        case "recounts", "reasons", "summary":
            return try countFigure(name, words)
        case "variance":
            return try variance(words)
        default:
            return try receivingFigure(name, words)
        }
    }

    /// "variance ST by dora": every line as place:product:counted-expected, with what is odd about it.
    private func variance(_ words: [String]) throws -> ScenarioAnswer {
        let said = ScenarioWords(words)
        let person = Shop.Person.allCases.first { "\($0)" == said["by"] ?? "dora" } ?? .dora
        let query = VarianceReport(try document(words[0]), differencesOnly: said.has("different"))
        do {
            let report = try shop.books.askSync(query, as: shop.caller(person))
            let lines = report.page.items.map { line in
                "\(line.locationCode):\(Self.products.first { $0.value == line.product }?.key ?? "?"):\(line.counted)-\(line.expected)"
                    + (line.movedDuringCount ? "!" : "") + (line.isUnseen ? "?" : "")
            }
            let value = report.valueTotal.map { "\($0.e4)" } ?? "hidden"
            return ScenarioAnswer(verdict: lines.isEmpty ? "empty" : lines.joined(separator: ","), facts: ["value": value])
        } catch let refusal as Refusal {
            return ScenarioAnswer(verdict: "refused", reasons: refusal.rejections.map(\.reason))
        }
    }

    private func stateWords(_ document: Document) -> String {
        switch document.kind {
        case .purchaseOrder: document.stateWords(PurchaseOrderState.self)
        case .receipt: document.stateWords(ReceiptState.self)
        case .stocktake: document.stateWords(StocktakeState.self)
        case .adjustment: document.stateWords(AdjustmentState.self)
        case .reservation: document.stateWords(ReservationState.self)
        case .transfer: document.stateWords(TransferState.self)
        }
    }

    func product(_ name: String) throws -> ProductID {
        guard let product = Self.products[name] else { throw Misunderstood(description: name) }
        return product
    }

    private func place(_ name: String) throws -> LocationID {
        guard let place = Self.places[name] else { throw Misunderstood(description: name) }
        return place
    }

    func text(_ number: Int64) -> ScenarioAnswer { ScenarioAnswer(verdict: "\(number)") }
}
