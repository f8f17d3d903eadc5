// The steps about lists, done on the terminal.

import TerminalKit

extension ScriptRunner {
    var isChecking: Bool {
        get async { await terminal.status.checklist != nil }
    }

    func perform(_ step: ListStep, _ line: Int, _ text: String) async throws {
        switch step {
        case .show(let kind):
            listed = try await terminal.items(kind)
            tell(line, text, [("listed", .number(Int64(listed.count)))], "\(listed.count) rows")
            for (index, item) in listed.enumerated() {
                let members = members(item)
                report([("row", .number(Int64(index + 1)))] + members.map { ($0.0, .text($0.1)) }, "  \(index + 1) " + members.map(\.1).joined(separator: "  "))
            }
        case .takeChecklist(let kind, let number):
            let list = try await terminal.takeChecklist(kind, number: number)
            tell(line, text, [("checklist", .text(list.number)), ("lines", .number(Int64(list.lines.count)))], "\(list.kind.rawValue) \(list.number), \(list.lines.count) lines")
        case .take(let code, let quantity, let place, let lot, let reason):
            let at = place.isEmpty ? nil : try await self.place(place)
            try tell(checked: try await terminal.check(quantity: quantity, of: code, lot: lot, at: at, because: reason), line, text)
        case .damaged(let quantity): show(line, text, try await terminal.checkedIsDamaged(quantity))
        case .leave:
            try await terminal.leaveChecklist()
            tell(line, text, [], "left")
        case .countAt(let stocktake, let place, let isTakingOver):
            tell(line, text, try await terminal.takeCountPlace(try await countPlace(stocktake, place), isTakingOver: isTakingOver))
        case .giveBack(let stocktake, let place):
            try await terminal.giveBackCountPlace(try await countPlace(stocktake, place))
            tell(line, text, [], "given back")
        case .setAside(let row, let code, let place, let quantity): try await setAside(row, code, place, quantity, line, text)
        case .acknowledge(let row, let note):
            let state = try await terminal.acknowledge(alert: try alert(row).alertID, note: note)
            tell(line, text, [("state", .text(state.rawValue))], state.rawValue)
        case .snooze(let row, let days, let note):
            let state = try await terminal.snooze(alert: try alert(row).alertID, days: days, note: note)
            tell(line, text, [("state", .text(state.rawValue))], state.rawValue)
        }
    }

    func tell(checked outcome: CheckOutcome, _ line: Int, _ text: String) throws(TerminalError) {
        switch outcome {
        case .taken(let reading): show(line, text, reading)
        case .place(let place): tell(line, text, [("place", .text(place.code))], "works at \(place.code) \(place.name)")
        case .doubleRead: tell(line, text, [("double_read", .flag(true))], "read twice, counted once")
        // A script answers beforehand, with `take`.
        case .asksLot(let name, let due): throw TerminalError(.notDue, "\(name) needs a lot: say `take`. \(due) is due.", reason: "asksLot")
        case .asksReason(let error): throw error
        }
    }

    func send(_ line: Int, _ text: String) async throws {
        let sent = try await terminal.sendChecklist()
        let missing = sent.openLines.map { (line, missing) in "\(missing) \(line.productName)\(line.lot.isEmpty ? "" : " \(line.lot)")" }
        tell(
            line, text, [("sent", .text(sent.number)), ("missing", .text(missing.joined(separator: ", ")))],
            missing.isEmpty ? "sent, complete" : "sent, still open: \(missing.joined(separator: ", "))")
    }

    private func countPlace(_ stocktake: String, _ code: String) async throws(TerminalError) -> CountPlace {
        guard let found = try await terminal.countPlaces().first(where: { $0.number == stocktake && $0.code == code }) else {
            // All of a stocktake is listed once somebody has it.
            if code.isEmpty, let known = try await terminal.countPlaces().first(where: { $0.number == stocktake }) {
                return CountPlace(stocktakeID: known.stocktakeID, number: stocktake, locationID: 0, code: "", holder: .nobody, isDone: false)
            }
            throw TerminalError(.unknownPlace, "\(stocktake) has no place \(code) to count.")
        }
        return found
    }

    private func setAside(_ row: Int, _ code: [UInt8], _ place: String, _ quantity: Int64, _ line: Int, _ text: String) async throws {
        guard listed.indices.contains(row - 1), case .lot(let lot) = listed[row - 1] else { throw Self.noRow(row) }
        guard let standing = try await terminal.standings(of: lot).first(where: { $0.place.code == place && $0.condition != .quarantine }) else {
            throw TerminalError(.unknownPlace, "None of \(lot.lot) stands at \(place).")
        }
        show(line, text, try await terminal.quarantine(code, of: lot, at: standing, quantity: quantity == 0 ? nil : quantity))
    }

    private func alert(_ row: Int) throws(TerminalError) -> StoreAlert {
        guard listed.indices.contains(row - 1), case .alert(let alert) = listed[row - 1] else { throw Self.noRow(row) }
        return alert
    }

    private static func noRow(_ row: Int) -> TerminalError {
        TerminalError(.unknownTask, "The list asked for last has no such row \(row). List what is meant first.")
    }

    private func members(_ item: ShownList.Item) -> [(String, String)] {
        switch item {
        case .document(let document): return [("number", document.number), ("title", document.title)]
        case .countPlace(let place):
            let holder = switch place.holder {
            case .nobody: "nobody"
            case .thisDevice: "this device"
            case .other(let name): name
            }
            return [("number", place.number), ("place", place.code), ("holder", place.isDone ? "counted" : holder)]
        case .lot(let lot):
            return [("product", lot.productName), ("lot", lot.lot), ("status", lot.isRecalled ? "recalled" : "held"), ("note", lot.note)]
        case .standing(let standing):
            return [("place", standing.place.code), ("condition", standing.condition.rawValue), ("quantity", "\(standing.quantity)")]
        case .alert(let alert):
            return [
                ("kind", alert.kind.rawValue), ("state", alert.state.rawValue), ("product", alert.productName), ("lot", alert.lot),
                ("owner", alert.owner), ("message", alert.message),
            ]
        }
    }
}
