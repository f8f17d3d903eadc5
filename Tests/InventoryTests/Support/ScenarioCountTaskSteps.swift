@testable import Inventory

/// The words of the stories about who counts where. See `Scenario`.
extension ScenarioStage {
    /// Nil for other words.
    func actOnCountTask(_ person: Shop.Person, _ verb: String, _ words: ScenarioWords) throws -> ScenarioAnswer? {
        switch verb {
        case "assigns":
            // assigns ST A1 to 2; assigns ST all to 2; to 0: taken back
            let command = HandOutCountTask(
                try document(words.first), place: place(words.second), to: words.number("to") ?? 0)
            return try answer(command, as: person)
        case "grabs":
            // grabs ST A1 terminal 2; without a terminal at a desk
            return try answer(TakeCountTask(document(words.first), place: place(words.second)), as: holding(words, person))
        case "yields":
            // yields ST A1 terminal 2: gives back what that terminal has; to 1: passes it on
            let command = HandOutCountTask(try document(words.first), place: place(words.second), to: words.number("to") ?? 0)
            return try answer(command, as: holding(words, person))
        default: return nil
        }
    }

    /// The person with the terminal that is named; without one at a desk.
    private func holding(_ words: ScenarioWords, _ person: Shop.Person) -> Caller {
        let terminal = words.number("terminal").flatMap(TerminalID.init)
        let session = PersonSessionID(trusted: terminal.map { shop.session(person, on: $0) } ?? person.rawValue)
        return Caller(.person(person.user, session), terminal: terminal)
    }

    private func place(_ name: String) -> Int64 { name == "all" ? 0 : Self.places[name]?.rawValue ?? 999 }

    /// "tasks ST by cara": "A1:PDA-2*" is in the hands of that terminal; the star says that it was counted completely.
    func countTasks(_ words: [String]) throws -> ScenarioAnswer {
        let said = ScenarioWords(words)
        let person = Shop.Person.allCases.first { "\($0)" == said["by"] ?? "dora" } ?? .dora
        do {
            let tasks = try shop.books.askSync(CountTaskList(document(words[0])), as: shop.caller(person)).items
            let lines = tasks.map { task in
                (task.location == nil ? "all" : task.locationCode)
                    + (task.terminal == nil ? "" : ":\(task.terminalName.replacing(" ", with: "-")):\(task.by)") + (task.isCompleted ? "*" : "")
            }
            return ScenarioAnswer(verdict: lines.isEmpty ? "none" : lines.joined(separator: ","))
        } catch let refusal as Refusal {
            return ScenarioAnswer(verdict: "refused", reasons: refusal.rejections.map(\.reason))
        }
    }
}
