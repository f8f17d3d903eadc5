// Does what a script says, line by line, and keeps what the screen would show.

import ArgumentParser
import TerminalKit

/// Plays a script on a terminal.
actor ScriptRunner {
    /// Why the script ended early: which line, and what was wrong.
    struct Failure: Error {
        var line: Int
        var text: String
        var exitCode: ExitCode
    }

    let terminal: Terminal
    private let isJSON: Bool
    private let patienceMilliseconds: Int64
    private let print: @Sendable (String) -> Void
    /// What the screen would show of the last goods.
    private var shown: Reading?
    /// The next step must be refused with this code.
    private var expectedRefusal: String?
    /// The scan that waits for its answer, and what was asked.
    private var asked: (raw: [UInt8], symbology: String, times: Int64, doubts: [Doubt])?
    private var proposed: ProposedPlace?
    /// The list that was asked for last.
    var listed: [ShownList.Item] = []

    init(terminal: Terminal, isJSON: Bool, patienceMilliseconds: Int64, print: @escaping @Sendable (String) -> Void) {
        self.terminal = terminal
        self.isJSON = isJSON
        self.patienceMilliseconds = patienceMilliseconds
        self.print = print
    }

    func run(_ steps: [(line: Int, text: String, step: ScriptStep)]) async throws {
        for (line, text, step) in steps {
            let refusal = expectedRefusal
            expectedRefusal = nil
            do {
                try await perform(step, line: line, text: text)
                if let refusal { throw Failure(line: line, text: "expected to be refused with \(refusal), but was not", exitCode: .expectationFailed) }
            } catch let error as TerminalError {
                guard let refusal else {
                    throw Failure(line: line, text: "\(text): \(error.message) [\(error.name)]", exitCode: ExitCode(error))
                }
                guard error.name == refusal || error.code.rawValue == refusal else {
                    throw Failure(line: line, text: "expected to be refused with \(refusal), but it was \(error.name): \(error.message)", exitCode: .expectationFailed)
                }
                tell(line, text, [("refused", .text(error.name)), ("message", .text(error.message))], "refused as expected: \(error.message)")
            }
        }
    }

    /// The server's answers, while the script runs.
    func follow() async {
        for await event in terminal.events {
            switch event {
            case .changed: continue
            case .notice(let remark):
                report([("event", .text("notice")), ("reason", .text(remark.reason)), ("message", .text(remark.message))], "  notice: \(remark.message)")
            case .reading(let reading):
                if shown?.sequence == reading.sequence { shown = reading }
                report([("event", .text("reading"))] + members(reading), "  server: \(sentence(reading))")
            }
        }
    }

    // MARK: Steps

    private func perform(_ step: ScriptStep, line: Int, text: String) async throws {
        let isChecklist = await isChecking
        switch step {
        case .signIn(let user, let secret, let code):
            let person = try await terminal.signIn(user: user, secret: secret, code: code)
            tell(line, "sign-in \(user)", [("session_id", .number(person.sessionID))], "\(person.displayName) is signed in")
        case .signOut:
            try await terminal.signOut()
            tell(line, text, [], "signed out")
        case .receiveOrder(let number, let note):
            tell(line, text, try await terminal.startReceipt(order: number, deliveryNote: note))
        case .receiveWithoutOrder(let supplier, let note):
            tell(line, text, try await terminal.startReceipt(supplier: supplier, deliveryNote: note))
        case .joinReceipt(let number): tell(line, text, try await terminal.joinReceipt(number: number))
        case .count(let number): tell(line, text, try await terminal.startCount(stocktake: number))
        case .scan(let raw, let symbology, let times, let isAsking):
            try await scan(raw, symbology, times, asking: isAsking ? .all : [], line, text)
        case .answer(let isYes): try await answer(isYes, line, text)
        case .discrepancy(let problem, let action, let quantity, let code, let reason):
            show(line, text, try await terminal.note(problem, action, quantity: quantity, of: code, reason: reason))
        case .lot(let lot, let expiry):
            try await terminal.setLot(lot, expiry: expiry)
            tell(line, text, [], "lot set")
        case .list(let step): try await perform(step, line, text)
        case .add(let quantity, let code) where isChecklist:
            try tell(checked: try await terminal.check(quantity: quantity, of: code), line, text)
        case .undo where isChecklist: show(line, text, try await terminal.takeBackChecked())
        case .place(let code) where isChecklist:
            let place = try await terminal.setChecklistPlace(code: code)
            tell(line, text, [("place", .text(place?.code ?? ""))], "works at \(place?.code ?? "no place in particular")")
        case .finish where isChecklist: try await send(line, text)
        case .add(let quantity, let code?): show(line, text, try await terminal.add(quantity: quantity, of: code))
        case .add(let quantity, nil): show(line, text, try await terminal.add(quantity: quantity))
        case .undo: show(line, text, try await terminal.undo())
        case .place(let code):
            let place = try await terminal.setPlace(code)
            tell(line, text, [("place", .text(place?.code ?? ""))], place.map { "works at \($0.code) \($0.name)" } ?? "works at the task's own place")
        case .locationCounted(let place): show(line, text, try await locationCounted(place))
        case .move, .writeOff, .putAway: show(line, text, try await onFloor(step))
        case .finish(let note): tell(line, text, members(try await terminal.finish(note: note)), "finished")
        case .offline:
            try await terminal.goOffline()
            tell(line, text, [], "offline")
        case .online:
            try await terminal.goOnline()
            tell(line, text, [], "online again")
        case .say(let words): report([("say", .text(words))], words)
        case .pause(let milliseconds): try await Task.sleep(for: .milliseconds(milliseconds))
        case .expect(.refused(let code)): expectedRefusal = code
        case .expect(let expectation): try await check(expectation, line, text)
        case .waitSynced, .waitOnline, .waitProducts: try await wait(for: step, line, text)
        }
    }

    private func scan(
        _ raw: [UInt8], _ symbology: String, _ times: Int64, asking: ScanQuestions, confirmed: [Doubt] = [], _ line: Int, _ text: String
    ) async throws {
        asked = nil
        if await isChecking { return try tell(checked: try await terminal.check(raw, symbology: symbology, times: times), line, text) }
        switch try await terminal.scan(raw, symbology: symbology, times: times, asking: asking, confirmed: confirmed) {
        case .saved(let reading): show(line, text, reading)
        case .place(let place): tell(line, text, [("place", .text(place.code))], "works at \(place.code) \(place.name)")
        case .doubleRead: tell(line, text, [("double_read", .flag(true))], "read twice, counted once")
        case .asksLot(let name, _): tell(line, text, [("asks_lot", .text(name))], "asks for a lot")
        case .doubts(_, let doubts):
            asked = (raw, symbology, times, doubts)
            let reasons = doubts.map(\.reason).joined(separator: " ")
            tell(line, text, [("doubts", .text(reasons))], "asks: \(reasons)")
        }
    }

    private func answer(_ isYes: Bool, _ line: Int, _ text: String) async throws {
        guard let asked else { throw TerminalError(.nothingScanned, "Nothing was asked.") }
        self.asked = nil
        guard isYes else { return tell(line, text, [], "not saved") }
        try await scan(asked.raw, asked.symbology, asked.times, asking: [], confirmed: asked.doubts, line, text)
    }

    /// Goods outside any task.
    private func onFloor(_ step: ScriptStep) async throws -> Reading {
        switch step {
        case .move(let code, let quantity, let from, let to, let condition):
            return try await terminal.move(code, quantity: quantity, from: try await place(from), to: try await place(to), as: condition)
        case .writeOff(let code, let quantity, let at, let reason):
            return try await terminal.writeOff(code, quantity: quantity, at: try await place(at), because: reason)
        case .putAway(let code, let quantity, let place, let lot, let reason):
            proposed = try await terminal.proposePlace(for: code, lot: lot, quantity: quantity)
            return try await terminal.putAway(
                code, lot: lot, quantity: quantity, to: try await self.place(place), proposed: proposed?.place, because: reason)
        default: throw TerminalError(.noTask, "This is no step of the floor.")
        }
    }

    func place(_ code: String) async throws(TerminalError) -> WorkPlace {
        guard let place = await terminal.place(code: code) else {
            throw TerminalError(.unknownPlace, "This device knows no place \(code) in its store.")
        }
        return place
    }

    /// By the code on the place's label; a number that is no code is a location's id.
    private func locationCounted(_ place: String) async throws -> Reading {
        if place.isEmpty { return try await terminal.placeCounted() }
        if await terminal.place(code: place) == nil, let id = Int64(place) { return try await terminal.locationCounted(id) }
        try await terminal.setPlace(place)
        return try await terminal.placeCounted()
    }

    private func wait(for step: ScriptStep, _ line: Int, _ text: String) async throws {
        switch step {
        case .waitSynced(let milliseconds):
            guard await terminal.waitSynced(milliseconds: milliseconds) else {
                let status = await terminal.status
                throw Failure(line: line, text: "\(status.unsent) entries are still unsent (\(status.connection))", exitCode: .unavailable)
            }
        case .waitOnline(let milliseconds):
            guard await holds(within: milliseconds, { await self.terminal.status.connection == .connected }) else {
                throw Failure(line: line, text: "no connection: \(await terminal.status.connection)", exitCode: .unavailable)
            }
        case .waitProducts(let count, let milliseconds):
            guard await holds(within: milliseconds, { await self.terminal.status.products >= count }) else {
                throw Failure(line: line, text: "\(await terminal.status.products) products, not \(count)", exitCode: .unavailable)
            }
        default: return
        }
        tell(line, text, [], "done")
    }

    /// Looks again for a while: the server's word may be on its way.
    private func check(_ expectation: ScriptStep.Expectation, _ line: Int, _ text: String) async throws {
        guard await holds(within: patienceMilliseconds, { await self.isTrue(expectation) }) else {
            throw Failure(line: line, text: "\(text), but \(await found(expectation))", exitCode: .expectationFailed)
        }
        tell(line, text, [], "as expected")
    }

    private func holds(within milliseconds: Int64, _ condition: () async -> Bool) async -> Bool {
        let deadline = ContinuousClock.now.advanced(by: .milliseconds(milliseconds))
        while true {
            if await condition() { return true }
            if ContinuousClock.now >= deadline { return false }
            guard (try? await Task.sleep(for: .milliseconds(10))) != nil else { return false }
        }
    }

    private func isTrue(_ expectation: ScriptStep.Expectation) async -> Bool {
        switch expectation {
        case .total(let total): shown?.total == total
        case .booked(let quantity): shown?.quantity == quantity
        case .expected(let quantity): shown?.expected == quantity
        case .product(let name): shown?.productName == name
        case .lot(let lot): shown?.lot == lot
        case .expiry(let expiry): shown?.expiry == expiry
        case .state(let state): shown?.state == state
        case .reason(let reason): shown?.reason == reason || shown?.remarks.contains { $0.reason == reason } == true
        case .unsent(let count): Int64(await terminal.status.unsent) == count
        case .products(let count): Int64(await terminal.status.products) == count
        case .doubt(let reason): asked?.doubts.contains { $0.reason == reason } == true
        case .proposed(let code): proposed?.place.code == code
        case .listed(let count): listed.count == Int(exactly: count)
        case .open(let count): (await terminal.status.checklist?.openLines.count ?? 0) == Int(exactly: count)
        case .refused: true
        }
    }

    private func found(_ expectation: ScriptStep.Expectation) async -> String {
        switch expectation {
        case .unsent: return "\(await terminal.status.unsent) are unsent"
        case .products: return "the device knows \(await terminal.status.products)"
        case .doubt: return asked.map { "it asks \($0.doubts.map(\.reason))" } ?? "nothing was asked"
        case .listed: return "there are \(listed.count) rows"
        case .open: return "\(await terminal.status.checklist?.openLines.count ?? 0) lines are open"
        case .proposed: return "\(proposed?.place.code ?? "nothing") was proposed"
        default: return shown.map { "the screen shows: \(sentence($0))" } ?? "nothing was scanned"
        }
    }

    // MARK: Telling

    func show(_ line: Int, _ text: String, _ reading: Reading) {
        shown = reading
        tell(line, text, members(reading), sentence(reading))
    }

    func tell(_ line: Int, _ text: String, _ task: WorkTask) {
        shown = nil
        tell(line, text, [("task", .text(task.title))], "works on \(task.title)")
    }

    func tell(_ line: Int, _ text: String, _ members: [(String, JSONLine.Value)], _ sentence: String) {
        report([("line", .number(Int64(line))), ("step", .text(text))] + members, "\(line): \(text): \(sentence)")
    }

    func report(_ members: [(String, JSONLine.Value)], _ sentence: String) {
        print(isJSON ? JSONLine(members).description : sentence)
    }

    private func members(_ reading: Reading) -> [(String, JSONLine.Value)] {
        [
            ("sequence", .number(reading.sequence)), ("kind", .text(reading.kind.rawValue)), ("state", .text(reading.state.rawValue)),
            ("product", .text(reading.productName)), ("code", .text(reading.code)), ("lot", .text(reading.lot)),
            ("expiry", .text(reading.expiry)), ("quantity", .number(reading.quantity)), ("total", .number(reading.total)),
            ("expected", reading.expected.map { .number($0) } ?? .null), ("reason", .text(reading.reason)),
            ("message", .text(reading.message)), ("next_step", .text(reading.nextStep)),
            ("remarks", .text(reading.remarks.map(\.reason).joined(separator: " "))),
        ]
    }

    private func sentence(_ reading: Reading) -> String {
        let name = reading.productName.isEmpty ? reading.code : reading.productName
        let goods = name.isEmpty ? "" : " \(name)\(reading.lot.isEmpty ? "" : ", lot \(reading.lot)")\(reading.expiry.isEmpty ? "" : ", until \(reading.expiry)")"
        let expected = reading.expected.map { " of \($0)" } ?? ""
        let problem = reading.isProblem ? " \(reading.reason) \(reading.message) \(reading.nextStep)" : ""
        let remarks = reading.remarks.isEmpty ? "" : " (\(reading.remarks.map(\.reason).joined(separator: ", ")))"
        return "#\(reading.sequence) \(reading.state.rawValue)\(goods): \(reading.quantity), total \(reading.total)\(expected)\(problem)\(remarks)"
    }
}

extension TerminalError {
    /// The server's or the barcode reader's stable code, else the device's own.
    fileprivate var name: String { reason.isEmpty ? code.rawValue : reason }
}
