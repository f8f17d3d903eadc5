// The flow's words about lists become calls of the terminal.

import TerminalKit

extension Terminal {
    /// What stays on the device.
    func obey(_ step: HandheldFlow.CheckStep) throws(TerminalError) -> HandheldFlow.Outcome? {
        switch step {
        case .scan(let scan, let lot, let reason):
            return .checked(try check(scan.raw, times: scan.times, lot: lot, because: reason), step)
        case .more(let quantity, let lot, let reason):
            return .checked(try check(quantity: quantity, lot: lot, because: reason), step)
        case .takeBack: return .booked(try takeBackChecked())
        case .damaged(let quantity): return .booked(try checkedIsDamaged(quantity))
        case .place(let code): return .atPlace(try setChecklistPlace(code: code))
        case .leave:
            try leaveChecklist()
            return .leftChecklist
        }
    }

    /// What the server is asked.
    func run(_ errand: HandheldFlow.Errand) async throws(TerminalError) -> HandheldFlow.Outcome {
        switch errand {
        case .list(let kind): return .ranErrand(.listed(kind, try await items(kind)))
        case .standings(let lot): return .ranErrand(.listed(.standings, try await standings(of: lot).map { .standing($0) }))
        case .takeChecklist(let kind, let number): return .ranErrand(.took(try await takeChecklist(kind, number: number)))
        case .sendChecklist: return .ranErrand(.sent(try await sendChecklist()))
        case .takeCountPlace(let place, let isTakingOver): return .tookTask(try await takeCountPlace(place, isTakingOver: isTakingOver))
        case .giveBack(let place):
            try await giveBackCountPlace(place)
            return .ranErrand(.gaveBack(place))
        case .acknowledge(let alert):
            try await acknowledge(alert: alert)
            return .ranErrand(.acknowledged)
        case .snooze(let alert, let days):
            try await snooze(alert: alert, days: days)
            return .ranErrand(.snoozed)
        }
    }

    /// The rows of a list in the menu.
    func items(_ kind: ShownList.Kind) async throws(TerminalError) -> [ShownList.Item] {
        switch kind {
        case .shipping: try await openDocuments(.shipping).map { .document($0) }
        case .arrivals: try await openDocuments(.arrival).map { .document($0) }
        case .pickings: try await openDocuments(.picking).map { .document($0) }
        case .countPlaces: try await countPlaces().map { .countPlace($0) }
        case .stoppedLots: try await stoppedLots().map { .lot($0) }
        case .alerts: try await storeAlerts().map { .alert($0) }
        case .standings: []
        }
    }
}
