// The seven middle lines while a list is shown, or a checklist is worked through.

import TerminalKit

extension ScreenRenderer {
    // MARK: Lists

    var menu: [Content] {
        // Six kinds fill the lines: what is left goes into the message line.
        let kinds = ShownList.menu.map { Content(left: "\($0.rawValue) \(words.lists.title($0))") }
        let leave = state.status.checklist.map { [Content(left: "0 \(words.lists.leave) \($0.number)")] }
        return (leave ?? [Content(left: words.lists.menu, style: .strong)]) + kinds
    }

    var listed: [Content] {
        guard let list = state.list else { return [] }
        let heading = Content(left: words.lists.title(list.kind), style: .strong)
        let rows = list.page.enumerated().map { index, item in row(item, number: index + 1) }
        return [heading] + rows + (list.hasMore ? [Content(left: words.lists.more, style: .faint)] : [])
    }

    private func row(_ item: ShownList.Item, number: Int) -> Content {
        switch item {
        case .document(let document):
            return Content(left: "\(number) \(document.number)", right: document.title)
        case .countPlace(let place):
            let (word, style) = hands(place)
            return Content(
                left: "\(number) \(place.number) \(place.code.isEmpty ? words.lists.everywhere : place.code)", right: word, rightStyle: style)
        case .lot(let lot):
            return Content(
                left: "\(number) \(lot.productName)", right: "\(lot.lot) \(lot.isRecalled ? words.lists.recalled : words.lists.held)",
                rightStyle: lot.isRecalled ? .problem : .plain)
        case .standing(let standing):
            let isAside = standing.condition == .quarantine
            return Content(
                left: "\(number) \(standing.place.code) \(standing.place.name)",
                right: isAside ? "\(standing.quantity) \(words.lists.quarantine)" : "\(standing.quantity)",
                rightStyle: isAside ? .faint : .strong)
        case .alert(let alert):
            let kind = switch alert.kind {
            case .lowStock: words.lists.lowStock
            case .overStock: words.lists.overStock
            case .nearExpiry: words.lists.nearExpiry
            case .expired: words.lists.expired
            }
            return Content(
                left: "\(number) \(alert.productName)", style: alert.state == .open ? .plain : .faint,
                right: alert.lot.isEmpty ? kind : "\(alert.lot) \(kind)", rightStyle: alert.state == .open ? .problem : .faint)
        }
    }

    private func hands(_ place: CountPlace) -> (String, StyledLine.Style) {
        if place.isDone { return (words.lists.counted, .faint) }
        return switch place.holder {
        case .nobody: (words.lists.free, .plain)
        case .thisDevice: (words.lists.thisDevice, .good)
        case .other(let name): (name, .problem)
        }
    }

    var alertActions: [Content] {
        [Content(left: words.lists.alerts, style: .strong)] + numbered([words.lists.seeToIt, words.lists.tomorrow, words.lists.nextWeek])
    }

    var countPlaceActions: [Content] {
        [Content(left: words.lists.countPlaces, style: .strong)] + numbered([words.lists.countHere, words.lists.giveBack])
    }

    // MARK: A checklist

    /// The goods scanned last, then what is to be taken next.
    func checklist(_ list: Checklist) -> [Content] {
        let open = list.openLines
        var lines = [
            Content(left: list.title, style: .strong, right: "\(words.lists.openLines) \(open.count) / \(list.lines.count)")
        ]
        if let reading = state.reading, reading.kind == .checked {
            lines.append(Content(left: reading.productName, style: .good))
            let total = "\(reading.total) \(words.of) \(reading.expected ?? 0) \(word(for: reading.unit))"
            lines.append(Content(left: labelled(words.lot, reading.lot), right: total))
        }
        for (line, missing) in open {
            lines.append(Content(left: line.productName))
            let parts = [line.place?.code ?? "", line.lot, line.expiry].filter { !$0.isEmpty }
            lines.append(Content(left: "  " + parts.joined(separator: " "), right: "\(missing)", rightStyle: .strong))
            if lines.count >= 7 { break }
        }
        return lines
    }
}
