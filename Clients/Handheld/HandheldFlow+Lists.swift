// Lists and what is chosen from them: transfers, pickings, places to count, stopped lots, alerts. Everything in a list is the server's and
// is asked for when it is opened; without the server the person is told so.

import TerminalKit

extension HandheldFlow {
    /// What the server is asked.
    enum Errand: Hashable {
        case list(ShownList.Kind)
        case standings(StoppedLot)
        case takeChecklist(Checklist.Kind, number: String)
        case sendChecklist
        case takeCountPlace(CountPlace, isTakingOver: Bool)
        case giveBack(CountPlace)
        case acknowledge(alert: Int64)
        case snooze(alert: Int64, days: Int64)
    }

    /// What became of it.
    enum ErrandReply: Hashable {
        case listed(ShownList.Kind, [ShownList.Item])
        case took(Checklist)
        case sent(Checklist)
        case gaveBack(CountPlace)
        case acknowledged
        case snoozed
    }

    /// What was chosen from lists so far.
    struct ListChoice: Hashable {
        var item: ShownList.Item?
        /// Of a stopped lot: where it stands, and the label that was scanned there.
        var standing: LotStanding?
        var raw: [UInt8] = []
    }

    // MARK: Lines

    mutating func listLine(_ bytes: [UInt8], _ text: String) -> [Effect] {
        switch screen.mode {
        case .menu: return menuLine(text)
        case .list: return choose(text)
        case .alertAction: return alertLine(text)
        case .countPlaceAction, .takeOver: return countPlaceLine(text)
        case .lotGoods:
            guard !bytes.isEmpty else { return problem(words.lists.promptScanGoods) }
            choice.raw = bytes
            screen.mode = .lotQuantity
            return []
        default: return setAside(text)
        }
    }

    mutating func menuLine(_ text: String) -> [Effect] {
        if text == "0", screen.status.checklist != nil { return ask(.leaveList) }
        guard let kind = Self.choice(text, ShownList.menu) else { return problem(words.promptNumber) }
        return go(.list(kind))
    }

    private mutating func choose(_ text: String) -> [Effect] {
        guard var list = screen.list else { return escapeList() }
        if text.isEmpty {
            list.turn()
            screen.list = list
            return []
        }
        guard let item = Self.choice(text, Array(list.page)) else { return problem(words.promptNumber) }
        if case .standing(let standing) = item {
            choice.standing = standing
            return ask(.lotGoods)
        }
        choice = ListChoice(item: item)
        switch item {
        case .document(let document): return go(.takeChecklist(document.kind, number: document.number))
        case .lot(let lot): return go(.standings(lot))
        case .countPlace(let place): return choose(place)
        case .alert(let alert):
            screen.mode = .alertAction
            let owner = alert.owner.isEmpty ? "" : " (\(words.lists.owner) \(alert.owner))"
            screen.message = ScreenState.Message(tone: .plain, text: alert.message + owner, nextStep: alert.nextStep)
            return []
        case .standing: return []
        }
    }

    private mutating func choose(_ place: CountPlace) -> [Effect] {
        switch place.holder {
        case .nobody: return go(.takeCountPlace(place, isTakingOver: false))
        case .thisDevice: return ask(.countPlaceAction)
        case .other(let name):
            screen.mode = .takeOver
            return problem("\(name): \(place.number) \(place.code.isEmpty ? words.lists.everywhere : place.code)", next: words.lists.takeOverNext)
        }
    }

    private mutating func countPlaceLine(_ text: String) -> [Effect] {
        guard case .countPlace(let place)? = choice.item else { return escapeList() }
        if screen.mode == .takeOver {
            // The next carton, scanned too early, takes nothing over.
            guard text.isEmpty else { return problem(words.lists.promptTakeOver, next: words.lists.takeOverNext) }
            return go(.takeCountPlace(place, isTakingOver: true))
        }
        switch text {
        case "1": return go(.takeCountPlace(place, isTakingOver: false))
        case "2": return go(.giveBack(place))
        default: return problem(words.promptNumber)
        }
    }

    private mutating func alertLine(_ text: String) -> [Effect] {
        guard case .alert(let alert)? = choice.item else { return escapeList() }
        switch text {
        case "1": return go(.acknowledge(alert: alert.alertID))
        case "2": return go(.snooze(alert: alert.alertID, days: 1))
        case "3": return go(.snooze(alert: alert.alertID, days: 7))
        default: return problem(words.promptNumber)
        }
    }

    /// Enter alone: all that the books have there.
    private mutating func setAside(_ text: String) -> [Effect] {
        guard case .lot(let lot)? = choice.item, let standing = choice.standing else { return escapeList() }
        guard let quantity = text.isEmpty ? standing.quantity : Int64(text), quantity > 0 else { return problem(words.promptHowMany) }
        let raw = choice.raw
        forgetPrompt()
        return [.quarantine(raw, lot, standing, quantity: quantity)]
    }

    private mutating func escapeList() -> [Effect] {
        forgetPrompt()
        return []
    }

    private mutating func go(_ errand: Errand) -> [Effect] {
        screen.mode = .working
        screen.message = nil
        return [.errand(errand)]
    }

    // MARK: Outcomes

    mutating func take(_ reply: ErrandReply) -> [Effect] {
        switch reply {
        case .listed(let kind, let items):
            if items.isEmpty {
                forgetPrompt()
                return good(kind == .standings ? words.lists.standsNowhere : words.lists.nothing)
            }
            screen.list = ShownList(kind: kind, items: items)
            screen.mode = .list
            screen.message = nil
            return [.beep(.good)]
        case .took(let checklist):
            forgetPrompt()
            screen.reading = nil
            return good("\(words.started): \(checklist.number) \(checklist.title)")
        case .sent(let checklist):
            forgetPrompt()
            screen.reading = nil
            return good("\(words.lists.sent(checklist.kind)): \(checklist.number)")
        case .gaveBack(let place):
            forgetPrompt()
            return good("\(words.lists.givenBack): \(place.number) \(place.code)")
        case .acknowledged:
            forgetPrompt()
            return good(words.lists.seen)
        case .snoozed:
            forgetPrompt()
            return good(words.lists.putOff)
        }
    }
}

extension ListWords {
    func title(_ kind: ShownList.Kind) -> String {
        switch kind {
        case .shipping: shipping
        case .arrivals: arrivals
        case .pickings: pickings
        case .countPlaces: countPlaces
        case .stoppedLots, .standings: stoppedLots
        case .alerts: alerts
        }
    }

    func verb(_ kind: Checklist.Kind) -> String {
        switch kind {
        case .shipping: ship
        case .arrival: takeIn
        case .picking: pick
        }
    }

    func sent(_ kind: Checklist.Kind) -> String {
        switch kind {
        case .shipping: shipped
        case .arrival: takenIn
        case .picking: picked
        }
    }
}
