// Warnings that need an answer: what the device wonders about is asked before it is saved, what only the server knows is asked when it
// has spoken. Nothing goes on until somebody has answered, and a scanned label is no answer.

import TerminalKit

extension HandheldFlow {
    /// Questions that wait at once; beyond them a warning is shown and not asked.
    static let questionsKept = 100

    var isAsking: Bool { screen.mode == .doubt || screen.mode == .answer }

    // MARK: before it is saved

    mutating func doubt(_ found: [Doubt]) -> [Effect] {
        doubts = found
        screen.mode = .doubt
        return problem(doubtText, next: words.doubtNext)
    }

    private var doubtText: String {
        let sentences = doubts.map { screen.language.sentence(for: $0) }
        return sentences.joined(separator: screen.language == .english ? " " : "")
    }

    /// Enter alone says yes: a scanner never sends an empty line.
    mutating func doubtLine(_ bytes: [UInt8]) -> [Effect] {
        guard bytes.isEmpty else { return problem(doubtText, next: words.doubtNext) }
        let (scan, quantity, confirmed) = (held, heldQuantity, doubts)
        forgetPrompt()
        if let scan { return [.scan(scan, asking: [], confirmed: confirmed)] }
        return quantity.map { [.add($0, isAsking: false, confirmed: confirmed)] } ?? []
    }

    // MARK: after the server wondered

    /// Whether the person has to say what becomes of an entry that was booked.
    func isQuestion(_ reading: Reading) -> Bool {
        guard screen.status.task?.kind == .receipt, reading.kind == .scan || reading.kind == .quantity, questions.count < Self.questionsKept,
            reading.state == .accepted || reading.state == .acceptedWithException
        else { return false }
        return open(reading) != nil
    }

    /// The first warning that was not answered before.
    private func open(_ reading: Reading) -> Remark? {
        let warnings = reading.remarks + (reading.reason.isEmpty ? [] : [Remark(reason: reading.reason, message: reading.message)])
        return warnings.first { Doubt.answered.contains($0.reason) && !reading.confirmed.contains($0.reason) }
    }

    mutating func askNext() -> [Effect] {
        screen.mode = .answer
        if let asked = questions.first, screen.reading?.sequence == asked.sequence { screen.reading = asked }
        return problem(questionText, next: words.answerNext)
    }

    var questionText: String {
        guard let asked = questions.first, let warning = open(asked) else { return "" }
        let sentence = screen.language.sentence(for: warning)
        // What is asked about may not be what is on the screen any more.
        return screen.reading?.sequence == asked.sequence ? sentence : "\(asked.code) \(signed(asked.quantity)): \(sentence)"
    }

    mutating func answerLine(_ bytes: [UInt8]) -> [Effect] {
        if case .function(let function, _) = TypedLine(bytes) { return whileAsked(function) }
        guard bytes.isEmpty else { return problem(questionText, next: words.answerNext) }
        endQuestion()
        return good(words.kept)
    }

    /// Only taking back answers a question; everything else waits for the answer.
    mutating func whileAsked(_ function: DeviceFunction) -> [Effect] {
        if screen.mode == .answer, function == .undo, let asked = questions.first {
            endQuestion()
            return [.undoEntry(asked.sequence)]
        }
        if function == .language { screen.language = screen.language.next }
        return screen.mode == .doubt
            ? problem(doubtText, next: words.doubtNext) : problem(questionText, next: words.answerNext)
    }

    private mutating func endQuestion() {
        if !questions.isEmpty { questions.removeFirst() }
        screen.mode = .scan
    }
}
