// Scans into the checklist at hand: goods are taken, a missing lot or a reason is asked for, the rest is named before it is sent.

import TerminalKit

extension HandheldFlow {
    /// What is done to the checklist on the device.
    enum CheckStep: Hashable {
        case scan(HeldScan, lot: String, reason: String)
        /// More of the goods scanned last.
        case more(Int64, lot: String, reason: String)
        case takeBack
        /// Nil = the last scan.
        case damaged(Int64?)
        case place(String)
        case leave
    }

    /// Whether scans go into a checklist.
    var isChecking: Bool { screen.status.checklist != nil }

    mutating func checkScan(_ raw: [UInt8]) -> [Effect] {
        [.check(.scan(HeldScan(raw: raw, times: screen.times), lot: "", reason: ""))]
    }

    mutating func checkLine(_ bytes: [UInt8], _ text: String) -> [Effect] {
        if screen.mode == .leaveList {
            guard text.isEmpty else { return problem(words.lists.promptLeave) }
            forgetPrompt()
            return [.check(.leave)]
        }
        if screen.mode == .checkDamaged { return damagedLine(text) }
        guard let held = heldCheck else {
            forgetPrompt()
            return []
        }
        if screen.mode == .checkLot {
            // The next carton, scanned before the question was answered, is no lot.
            if bytes.count > 8, bytes.allSatisfy({ (0x30 ... 0x39).contains($0) }) { return problem(words.promptLot) }
            let lot = text.isEmpty ? heldLot : text
            guard !lot.isEmpty else { return problem(words.promptLot) }
            return again(held.saying(lot: lot))
        }
        guard !text.isEmpty, !text.utf8.allSatisfy({ (0x30 ... 0x39).contains($0) }) else { return problem(words.lists.promptWhyThese) }
        return again(held.saying(reason: text))
    }

    /// How many of the goods scanned last arrived damaged? Only goods that arrive are called so, and only what was scanned: all else is said at once.
    mutating func beginDamaged(_ argument: String) -> [Effect] {
        let list = screen.status.checklist
        guard list?.kind == .arrival, let most = list?.undamaged, most > 1 else { return [.check(.damaged(nil))] }
        guard argument.isEmpty else { return damagedLine(argument) }
        screen.mode = .checkDamaged
        let next = "\(words.lists.damagedNext) = \(list?.undamagedAtOnce ?? most) (1 - \(most))"
        screen.message = ScreenState.Message(tone: .plain, text: "\(words.lists.promptHowManyDamaged)?", nextStep: next)
        return []
    }

    /// Enter alone: the last scan.
    private mutating func damagedLine(_ text: String) -> [Effect] {
        guard let list = screen.status.checklist, list.undamaged > 0 else {
            forgetPrompt()
            return []
        }
        // The next carton, scanned before the question was answered, is no quantity.
        guard let quantity = text.isEmpty ? list.undamagedAtOnce : Int64(text), (1...list.undamaged).contains(quantity) else {
            screen.mode = .checkDamaged
            return problem(words.lists.promptHowManyDamaged, next: "1 - \(list.undamaged)")
        }
        forgetPrompt()
        return [.check(.damaged(quantity))]
    }

    private mutating func again(_ step: CheckStep) -> [Effect] {
        heldCheck = nil
        screen.mode = .scan
        return [.check(step)]
    }

    mutating func checked(_ outcome: CheckOutcome, _ step: CheckStep) -> [Effect] {
        switch outcome {
        case .taken(let reading):
            heldCheck = nil
            screen.times = 1
            screen.reading = reading
            if let list = screen.status.checklist, list.openLines.isEmpty { return good(words.lists.allTaken) }
            return good("\(words.saved)  \(signed(reading.quantity))")
        case .place(let place):
            screen.times = 1
            return good("\(words.place): \(place.code) \(place.name)")
        case .doubleRead:
            screen.message = ScreenState.Message(tone: .plain, text: words.doubleRead)
            return []
        case .asksLot(let name, let due):
            (heldCheck, heldLot) = (step, due)
            screen.mode = .checkLot
            return problem("\(name): \(words.promptLot)?", next: due.isEmpty ? "" : "Enter = \(due)")
        case .asksReason(let error):
            heldCheck = step
            screen.mode = .checkReason
            return problem(screen.language == .chinese ? "\(screen.language.sentence(for: error)) \(screen.status.checklist?.dueText ?? "")" : error.message)
        }
    }

    /// What is still open is said before it is sent: it may be right, and somebody should know.
    mutating func beginSending() -> [Effect] {
        screen.mode = .finish
        screen.message = nil
        guard let open = screen.status.checklist?.openLines, let first = open.first else { return [] }
        let rest = open.count == 1 ? "" : " (+\(open.count - 1))"
        return problem("\(words.lists.stillOpen): \(first.missing) \(first.line.productName)\(first.line.lot.isEmpty ? "" : " \(first.line.lot)")\(rest)")
    }

    mutating func sendChecklist() -> [Effect] {
        screen.mode = .working
        return [.errand(.sendChecklist)]
    }
}

extension HandheldFlow.CheckStep {
    fileprivate func saying(lot: String? = nil, reason: String? = nil) -> Self {
        switch self {
        case .scan(let scan, let oldLot, let oldReason): .scan(scan, lot: lot ?? oldLot, reason: reason ?? oldReason)
        case .more(let quantity, let oldLot, let oldReason): .more(quantity, lot: lot ?? oldLot, reason: reason ?? oldReason)
        case .takeBack, .damaged, .place, .leave: self
        }
    }
}

extension Checklist {
    /// What is due first, in a few words.
    var dueText: String {
        guard let due = openLines.first?.line else { return "" }
        return [due.productName, due.lot, due.place?.code ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    }
}
