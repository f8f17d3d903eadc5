// Two short dialogues of goods in: what is wrong with the goods scanned last, and goods that nobody ordered.

import TerminalKit

extension HandheldFlow {
    /// What has been said so far.
    struct ProblemSaid: Hashable {
        var problem = GoodsProblem.damaged
        var action = ProblemAction.accept
        var quantity: Int64 = 0
    }

    // MARK: what is wrong

    mutating func beginProblem() -> [Effect] {
        guard screen.reading != nil else { return problem(words.problemNeedsGoods) }
        return ask(.problemKind)
    }

    mutating func problemLine(_ text: String) -> [Effect] {
        switch screen.mode {
        case .problemKind:
            guard let chosen = Self.choice(text, GoodsProblem.allCases) else { return problem(words.promptProblem) }
            problemSaid = ProblemSaid(problem: chosen)
            screen.actions = chosen.actions
            return ask(.problemAction)
        case .problemAction:
            guard let chosen = Self.choice(text, problemSaid.problem.actions) else { return problem(words.promptAction) }
            problemSaid.action = chosen
            return ask(.problemQuantity)
        case .problemQuantity:
            guard let quantity = Int64(text), quantity > 0 else { return problem(words.promptHowMany) }
            problemSaid.quantity = quantity
            return ask(.problemReason)
        default:
            forgetPrompt()
            return [.note(problemSaid.problem, problemSaid.action, quantity: problemSaid.quantity, reason: text)]
        }
    }

    /// By the number in front of it.
    static func choice<Choice>(_ text: String, _ choices: [Choice]) -> Choice? {
        guard let number = Int(text), number >= 1, number <= choices.count else { return nil }
        return choices[number - 1]
    }

    // MARK: goods without an order

    mutating func beginUnplanned() -> [Effect] {
        supplier = nil
        let known = screen.suppliers
        if known.isEmpty {
            forgetPrompt()
            return problem(words.noSuppliers)
        }
        if known.count == 1 {
            supplier = known[0]
            return ask(.deliveryNote)
        }
        return ask(.supplier)
    }

    mutating func unplannedLine(_ text: String) -> [Effect] {
        if screen.mode == .supplier {
            let shown = Array(screen.suppliers.prefix(ScreenRenderer.choicesShown + 1))
            guard let chosen = screen.suppliers.first(where: { $0.number == text }) ?? Self.choice(text, shown) else {
                return problem(words.promptSupplier)
            }
            supplier = chosen
            return ask(.deliveryNote)
        }
        guard let supplier else {
            forgetPrompt()
            return []
        }
        screen.mode = .working
        return [.startUnplanned(supplier: supplier.documentID, note: text)]
    }
}
