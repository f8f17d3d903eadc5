// Draws the device: a frame of 40 columns with the keys beside it. Pure; fits a window of 80 x 24.

import TerminalKit

/// Turns a state into lines, and says where the cursor stands.
struct ScreenRenderer {
    /// What a window must have.
    static let columns = 80
    static let rows = 24
    static let inner = 38

    /// Lines to paint, and the cursor's row and column, both from 0.
    struct Picture: Hashable {
        var lines: [StyledLine]
        var cursorRow: Int
        var cursorColumn: Int
    }

    let state: ScreenState
    let words: Words

    static func picture(of state: ScreenState) -> Picture {
        ScreenRenderer(state: state, words: state.language.words).picture()
    }

    private func picture() -> Picture {
        let body: [StyledLine] = [rule(.top), line(title), line(who), rule(.middle)]
            + middle.map(line)
            + [rule(.middle)] + message.map(line)
            + [rule(.middle), line(queueLine), line(nextLine), line(inputLine), rule(.bottom)]
        let keys = keyList
        let lines = body.enumerated().map { index, device in
            StyledLine(" ") + device + StyledLine("   ") + (index < keys.count ? keys[index] : StyledLine(""))
        }
        let cursor = 3 + DisplayWidth.of(DisplayWidth.prefix(prompt + echo, Self.inner - 2))
        return Picture(lines: lines, cursorRow: lines.count - 2, cursorColumn: cursor)
    }

    // MARK: Frame

    private enum Rule { case top, middle, bottom }

    private func rule(_ rule: Rule) -> StyledLine {
        let (left, right): (String, String) = switch rule {
        case .top: ("┌", "┐")
        case .middle: ("├", "┤")
        case .bottom: ("└", "┘")
        }
        guard state.hasBoxes else { return StyledLine("+" + String(repeating: "-", count: Self.inner) + "+", .frame) }
        return StyledLine(left + String(repeating: "─", count: Self.inner) + right, .frame)
    }

    /// One line inside the frame: `left` flush left, `right` flush right.
    private func line(_ content: Content) -> StyledLine {
        let edge = state.hasBoxes ? "│" : "|"
        let right = DisplayWidth.prefix(content.right, Self.inner - 2)
        let room = Self.inner - 2 - DisplayWidth.of(right)
        let left = DisplayWidth.fit(content.left, right.isEmpty ? room : room - 1) + (right.isEmpty ? "" : " ")
        return StyledLine(pieces: [
            .init(text: edge + " ", style: .frame), .init(text: left, style: content.style),
            .init(text: right, style: content.rightStyle), .init(text: " " + edge, style: .frame),
        ])
    }

    struct Content {
        var left = ""
        var style = StyledLine.Style.plain
        var right = ""
        var rightStyle = StyledLine.Style.plain
    }

    // MARK: Top

    private var title: Content {
        let (text, style): (String, StyledLine.Style) = switch state.status.connection {
        case .connected: (words.online, .good)
        case .offline: (words.offline, .problem)
        case .connecting: (words.connecting, .plain)
        case .waiting: (words.waiting, .problem)
        case .draining: (words.draining, .plain)
        case .stopped: (words.stopped, .problem)
        }
        return Content(left: "\(state.status.terminalName), \(state.status.storeName)", style: .strong, right: text, rightStyle: style)
    }

    private var who: Content {
        if let list = state.status.checklist {
            return Content(left: state.status.person?.displayName ?? words.nobody, right: "\(words.lists.verb(list.kind)) \(list.number)")
        }
        let task = state.status.task.map { "\($0.kind == .receipt ? words.receiving : words.counting) \($0.title)" } ?? words.noTask
        return Content(left: state.status.person?.displayName ?? words.nobody, right: task)
    }

    // MARK: Middle: seven lines

    private var middle: [Content] {
        let lines: [Content] = switch state.mode {
        case .help: words.help.prefix(7).map { Content(left: $0) }
        case .task: choices
        case .supplier: suppliers
        case .problemKind: problems
        case .problemAction: actions
        case .menu: menu
        case .list: listed
        case .alertAction: alertActions
        case .countPlaceAction: countPlaceActions
        default: state.status.checklist.map(checklist) ?? state.reading.map(goods) ?? [Content(left: words.notScanned, style: .faint)]
        }
        return Array((lines + Array(repeating: Content(), count: 7)).prefix(7))
    }

    private func goods(_ reading: Reading) -> [Content] {
        let unit = word(for: reading.unit)
        let name = reading.productName.isEmpty ? words.unknownProduct : reading.productName
        let names = DisplayWidth.wrap(name, Self.inner - 2, limit: 2) + [""]
        let expected = reading.expected.map { " \(words.of) \($0)" } ?? ""
        let sign = reading.quantity > 0 ? "+" : ""
        return [
            Content(left: labelled(words.lastScan, reading.code)),
            Content(left: names[0], style: .strong),
            Content(left: names[1], style: .strong),
            Content(left: labelled(words.lot, reading.lot)),
            Content(left: labelled(words.expiry, reading.expiry)),
            Content(left: labelled(words.booked, "\(sign)\(reading.quantity) \(unit)")),
            Content(left: labelled(words.total, "\(reading.received ?? reading.total)\(expected) \(unit)"), style: .strong),
        ]
    }

    func word(for unit: QuantityUnit) -> String {
        switch unit {
        case .each: words.pieces
        case .gram: words.grams
        case .millilitre: words.millilitres
        }
    }

    func labelled(_ label: String, _ text: String) -> String {
        DisplayWidth.fit(label, 8) + text
    }

    private var choices: [Content] {
        let heading = Content(left: words.tasks, style: .strong)
        let tasks = state.tasks.prefix(Self.choicesShown).enumerated().map { index, task in
            let kind = switch task.kind {
            case .purchaseOrder: words.order
            case .receipt: words.receipt
            case .stocktake: words.stocktake
            case .supplier: words.supplier
            }
            return Content(left: "\(index + 1) \(kind) \(task.number) \(task.title)")
        }
        let rest = tasks.isEmpty ? [Content(left: words.noTasksKnown, style: .faint)] : tasks
        return [heading] + rest + [Content(left: "0 \(words.withoutOrder)")]
    }

    private var suppliers: [Content] {
        [Content(left: words.withoutOrder, style: .strong)]
            + state.suppliers.prefix(Self.choicesShown + 1).enumerated().map { index, supplier in
                Content(left: "\(index + 1) \(supplier.number) \(supplier.title)")
            }
    }

    private var problems: [Content] {
        [Content(left: words.promptProblem, style: .strong)]
            + numbered([words.problemDamaged, words.problemShort, words.problemOver, words.problemWrongItem])
    }

    private var actions: [Content] {
        [Content(left: words.promptAction, style: .strong)] + numbered(
            state.actions.map { action in
                switch action {
                case .accept: words.actionAccept
                case .refuse: words.actionRefuse
                case .sendBack: words.actionSendBack
                case .claim: words.actionClaim
                }
            })
    }

    func numbered(_ choices: [String]) -> [Content] {
        choices.enumerated().map { index, choice in Content(left: "\(index + 1) \(choice)") }
    }

    /// As many tasks as the list has room for.
    static let choicesShown = 5

    // MARK: Bottom

    /// Three lines.
    private var message: [Content] {
        var lines: [Content] = []
        if let message = state.message {
            let style: StyledLine.Style = switch message.tone {
            case .good: .good
            case .problem: .problem
            case .plain: .plain
            }
            let room = message.nextStep.isEmpty ? 3 : 2
            lines = DisplayWidth.wrap(message.text, Self.inner - 2, limit: room).map { Content(left: $0, style: style) }
            if !message.nextStep.isEmpty {
                lines += DisplayWidth.wrap("\(words.whatToDo): \(message.nextStep)", Self.inner - 2, limit: 3 - lines.count)
                    .map { Content(left: $0, style: .strong) }
            }
        }
        return Array((lines + Array(repeating: Content(), count: 3)).prefix(3))
    }

    private var queueLine: Content {
        guard state.status.unsent > 0 else { return Content(left: words.allSent, style: .faint) }
        let separator = state.language == .english ? ", " : ","
        let space = state.language == .english ? " " : ""
        return Content(left: "\(state.status.unsent)\(space)\(words.unsent)\(separator)\(words.oldest) \(state.oldestUnsent)", style: .strong)
    }

    private var nextLine: Content {
        var parts: [String] = []
        let place = state.status.checklist.map(\.place) ?? state.status.task?.place
        if let place { parts.append("\(words.place) \(place.code)") }
        if state.times != 1 { parts.append("\(state.times) x") }
        if !state.lot.isEmpty { parts.append("\(words.lot) \(state.lot)") }
        if !state.expiry.isEmpty { parts.append(state.expiry) }
        return parts.isEmpty ? Content() : Content(left: "\(words.next): " + parts.joined(separator: "  "))
    }

    private var inputLine: Content { Content(left: prompt + echo) }

    private var prompt: String {
        let word = switch state.mode {
        case .scan, .help: words.promptScan
        case .quantity: words.promptQuantity
        case .lot: words.promptLot
        case .expiry: words.promptExpiry
        case .user: words.promptUser
        case .secret: words.promptSecret
        case .code: words.promptCode
        case .task: words.promptTask
        case .finish: state.status.checklist == nil ? words.promptFinish : words.lists.promptSend
        case .place: words.promptPlace
        case .placeCounted: words.promptPlaceCounted
        case .exit: words.promptExit
        case .working: words.pleaseWait
        case .doubt: words.promptDoubt
        case .answer: words.promptAnswer
        case .supplier: words.promptSupplier
        case .deliveryNote: words.promptDeliveryNote
        case .problemKind, .problemAction: words.promptNumber
        case .problemQuantity: words.promptHowMany
        case .problemReason: words.promptReason
        case .placeGoods: words.promptPlaceGoods
        case .placeLot: words.promptLot
        case .placeQuantity: words.promptHowMany
        case .placeTarget: words.promptScanPlace
        case .placeReason: words.promptWhyElsewhere
        case .menu, .list, .alertAction, .countPlaceAction: words.promptNumber
        case .checkLot: words.promptLot
        case .checkReason: words.lists.promptWhyThese
        case .leaveList: words.lists.promptLeave
        case .checkDamaged: words.lists.promptHowManyDamaged
        case .takeOver: words.lists.promptTakeOver
        case .lotGoods: words.lists.promptScanGoods
        case .lotQuantity: words.promptHowMany
        }
        return "\(word)> "
    }

    /// What is typed, its end when it is long; a secret only as stars.
    private var echo: String {
        let text = state.mode == .secret ? String(repeating: "*", count: state.typed.count) : state.typed
        var shown = text
        while DisplayWidth.of(prompt) + DisplayWidth.of(shown) > Self.inner - 3, !shown.isEmpty { shown.removeFirst() }
        return shown
    }

    // MARK: Keys

    private var keyList: [StyledLine] {
        let keys: [(String, String, String)] = [
            ("F1", ".h", words.keyHelp), ("F2", ".q", words.keyQuantity), ("F3", ".u", words.keyUndo), ("F4", ".f", words.keyFinish),
            ("F5", ".s", words.keySignIn), ("F6", ".t", words.keyTask), ("F7", ".l", words.keyLot), ("F8", ".o", words.keyOffline),
            ("F9", ".g", state.hasBoxes ? words.keyLanguage : "language"), ("F10", ".x", words.keyExit),
            ("F11", ".p", words.keyPlace), ("F12", ".c", words.keyPlaceCounted),
            ("", ".d", words.keyDiscrepancy), ("", ".a", words.keyPutAway), ("", ".m", words.keyMore),
        ]
        var lines = [StyledLine(""), StyledLine(words.keysTitle, .strong)]
        lines += keys.map { key, typed, meaning in
            StyledLine(DisplayWidth.fit(key, 5), .strong) + StyledLine(DisplayWidth.fit("\(typed) ⏎", 6).replacingReturnSign(state.hasBoxes), .faint)
                + StyledLine(meaning)
        }
        lines += [
            StyledLine(DisplayWidth.fit("Enter", 11), .strong) + StyledLine(words.keyEnter),
            StyledLine(DisplayWidth.fit("Esc", 11), .strong) + StyledLine(words.keyEscape),
            StyledLine(DisplayWidth.fit("12*Enter", 11), .strong) + StyledLine(words.keyTimes),
        ]
        return lines
    }
}

extension String {
    /// The return sign needs a terminal that can show more than ASCII.
    fileprivate func replacingReturnSign(_ isShown: Bool) -> String {
        isShown ? self : String(map { $0 == "⏎" ? " " : $0 })
    }
}
