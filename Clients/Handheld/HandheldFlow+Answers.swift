// What the server says of entries that were booked a moment ago.

import TerminalKit

extension HandheldFlow {
    mutating func take(_ event: TerminalEvent) -> [Effect] {
        switch event {
        case .changed: return []
        case .notice(let remark): return problem(screen.language.sentence(for: remark))
        case .reading(let reading): return answered(reading)
        }
    }

    private mutating func answered(_ reading: Reading) -> [Effect] {
        // An older entry's answer brings the line's figures up to date only while the same line is shown.
        if let shown = screen.reading {
            if shown.sequence == reading.sequence {
                screen.reading = reading
            } else if shown.screenLine == reading.screenLine, reading.sequence < shown.sequence {
                screen.reading?.total = reading.lineTotal
                screen.reading?.expected = reading.expected
                screen.reading?.received = reading.received
            }
        }
        if isQuestion(reading) {
            questions.append(reading)
            return []
        }
        guard reading.isProblem else {
            let isShown = screen.reading?.sequence == reading.sequence
            guard let warning = reading.remarks.first(where: { !Self.ownRemarks.contains($0.reason) }) else {
                if isShown, screen.message?.tone == .good {
                    screen.message = ScreenState.Message(tone: .good, text: "\(words.accepted)  \(signed(reading.quantity))")
                }
                return []
            }
            return problem(screen.language.sentence(for: warning))
        }
        let word = switch reading.state {
        case .acceptedWithException: words.acceptedWithException
        case .rejected: words.rejected
        default: words.parked
        }
        let code = reading.code.isEmpty || screen.reading?.sequence == reading.sequence ? "" : " \(reading.code)"
        screen.message = ScreenState.Message(tone: .problem, text: "\(word)\(code): \(reading.message)", nextStep: reading.nextStep)
        return [.beep(.problem)]
    }

    private static let ownRemarks: Set<String> = ["UNKNOWN_PRODUCT", "NOT_SIGNED_IN", "SESSION_ENDED", "LOT_MISSING", "EXPIRY_MISSING"]
}

extension Reading {
    /// Which line of the task the entry adds to, as far as the screen cares.
    var screenLine: [String] { [productID == 0 ? code : "\(productID)", lot, place?.code ?? ""] }
}
