@testable import Inventory

/// Figures of counts that were counted again or explained. See `Scenario`.
extension ScenarioStage {
    func countFigure(_ name: String, _ words: [String]) throws -> ScenarioAnswer {
        let said = ScenarioWords(words)
        let id = try document(words[0])
        let person = Shop.Person.allCases.first { "\($0)" == said["by"] ?? "dora" } ?? .dora
        do {
            let lines: [String] =
                switch name {
                case "recounts": try recounts(id, person)
                case "reasons": try reasons(id, person)
                default: try summary(id, by: words[1], person)
                }
            return ScenarioAnswer(verdict: lines.isEmpty ? "none" : lines.joined(separator: ","))
        } catch let refusal as Refusal {
            return ScenarioAnswer(verdict: "refused", reasons: refusal.rejections.map(\.reason))
        }
    }

    /// "A1:tea*": the star says that somebody has counted it.
    private func recounts(_ id: DocumentID, _ person: Shop.Person) throws -> [String] {
        try shop.books.askSync(RecountList(id), as: shop.caller(person)).map { line in
            "\(line.locationCode):\(name(of: line.product))\(line.isCounted ? "*" : "")"
        }
    }

    private func reasons(_ id: DocumentID, _ person: Shop.Person) throws -> [String] {
        try shop.books.askSync(VarianceReport(id), as: shop.caller(person)).page.items.compactMap { line in
            line.reason.map { "\(line.locationCode):\(name(of: line.product)):\($0)" }
        }
    }

    /// "Cara:2/3+1-20=-1900": lines that differ of all, surplus, shortage, value.
    private func summary(_ id: DocumentID, by grouping: String, _ person: Shop.Person) throws -> [String] {
        let by = VarianceSummary.Grouping.allCases.first { "\($0)" == grouping } ?? .product
        return try shop.books.askSync(VarianceSummary(id, by: by), as: shop.caller(person)).map { row in
            "\(row.name.replacing(" ", with: "-")):\(row.linesDifferent)/\(row.lines)+\(row.surplus)-\(row.shortage)=\(row.value?.e4 ?? 0)"
        }
    }

    private func name(of product: ProductID) -> String {
        Self.products.first { $0.value == product }?.key ?? "?"
    }
}
