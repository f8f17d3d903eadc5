// What the keys and the terminal's words do to the screen. Pure: inputs in, effects out; the shell in RunCommand obeys.

import TerminalKit

/// The flow of the device.
///
///     scan <--> quantity, lot -> expiry, user -> secret (-> code), task (-> supplier -> note), finish, exit, help
///     scan <--> doubt (before it is saved), answer (after the server wondered)
///     scan <--> what is wrong -> what is done -> how many -> why;  goods -> (lot) -> how many -> place (-> why)
///     scan <--> menu -> list -> what was chosen;  with a checklist at hand scans go into it: (lot) (-> why), finish sends it
///     any call to the server: working, until its outcome comes
struct HandheldFlow {
    var screen: ScreenState
    var held: HeldScan?
    /// A typed quantity that waits for its answer.
    var heldQuantity: Int64?
    /// What is asked about the scan or quantity that waits.
    var doubts: [Doubt] = []
    /// Booked entries that the server wondered about and nobody has answered for, oldest first.
    var questions: [Reading] = []
    /// What is being said about goods, put away, or begun without an order.
    var problemSaid = ProblemSaid()
    var placing = PlacingSaid()
    var supplier: KnownTask?
    var choice = ListChoice()
    /// Goods for the checklist that wait for their lot or a reason, and the lot that was due.
    var heldCheck: CheckStep?
    var heldLot = ""
    private var user = ""
    private var secret = ""

    init(language: Language, status: TerminalStatus, hasBoxes: Bool, user: String = "") {
        screen = ScreenState(language: language, status: status)
        screen.hasBoxes = hasBoxes
        if !status.checklistSetAside.isEmpty {
            screen.message = ScreenState.Message(
                tone: .problem, text: "\(words.lists.listUnreadable): \(status.checklistSetAside)", nextStep: words.lists.listUnreadableNext)
        }
        if status.person == nil, !user.isEmpty {
            self.user = user
            screen.mode = .secret
        }
    }

    /// What the person has typed so far; the shell tells it after every key.
    mutating func typed(_ bytes: [UInt8]) {
        screen.typed = String(decoding: bytes.map { $0 < 0x20 ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
    }

    mutating func take(_ input: Input) -> [Effect] {
        let effects = react(to: input)
        return screen.mode == .scan && !questions.isEmpty ? effects + askNext() : effects
    }

    private mutating func react(to input: Input) -> [Effect] {
        switch input {
        case .key(let key): return take(key)
        case .status(let status, let oldest):
            let before = screen.status.connection
            screen.status = status
            screen.oldestUnsent = oldest
            if case .stopped(let reason) = status.connection, before != status.connection {
                return problem(screen.language.sentence(for: reason))
            }
            return []
        case .event(let event): return take(event)
        case .outcome(let outcome): return take(outcome)
        }
    }

    // MARK: Keys

    private mutating func take(_ key: Key) -> [Effect] {
        switch key {
        case .typing: return []
        case .quit: return [.quit]
        case .overlong: return problem(words.notBooked)
        case .escape: return escape()
        case .function(let number):
            guard let function = DeviceFunction(rawValue: number), screen.mode != .working else { return [.beep(.problem)] }
            if isAsking { return whileAsked(function) }
            return perform(function, argument: "")
        case .line(let bytes): return line(bytes)
        }
    }

    private mutating func escape() -> [Effect] {
        guard screen.mode != .working else { return [] }
        if screen.mode == .answer { return problem(questionText, next: words.answerNext) }
        let wasHolding = held != nil || heldQuantity != nil
        forgetPrompt()
        return wasHolding ? problem(words.notBooked) : []
    }

    private mutating func line(_ bytes: [UInt8]) -> [Effect] {
        let text = String(decoding: bytes, as: UTF8.self)
        switch screen.mode {
        case .scan, .help:
            return scanLine(bytes)
        case .working:
            return problem(words.pleaseWait)
        case .quantity:
            guard let quantity = Int64(text), quantity >= 0 else { return problem(words.promptQuantity) }
            forgetPrompt()
            return isChecking ? [.check(.more(quantity, lot: "", reason: ""))] : [.add(quantity, isAsking: true, confirmed: [])]
        case .lot(let expiryToo):
            return lotLine(bytes, text, expiryToo: expiryToo)
        case .expiry:
            return expiryLine(text)
        case .user:
            guard !text.isEmpty else { return escape() }
            user = text
            screen.mode = .secret
            return []
        case .secret:
            secret = text
            return signIn(code: "")
        case .code:
            return signIn(code: text)
        case .task:
            return taskLine(text)
        case .finish:
            guard text.isEmpty else { return problem(isChecking ? words.lists.promptSend : words.promptFinish) }
            forgetPrompt()
            return isChecking ? sendChecklist() : [.finish]
        case .place:
            forgetPrompt()
            return [isChecking ? .check(.place(text)) : .setPlace(text)]
        case .placeCounted:
            guard text.isEmpty else { return problem(words.promptPlaceCounted) }
            forgetPrompt()
            return [.placeCounted]
        case .exit:
            guard text.isEmpty else { return problem(words.promptExit) }
            return [.quit]
        case .doubt: return doubtLine(bytes)
        case .answer: return answerLine(bytes)
        case .supplier, .deliveryNote: return unplannedLine(text)
        case .problemKind, .problemAction, .problemQuantity, .problemReason: return problemLine(text)
        case .placeGoods, .placeLot, .placeQuantity, .placeTarget, .placeReason: return placingLine(bytes, text)
        case .menu, .list, .alertAction, .countPlaceAction, .takeOver, .lotGoods, .lotQuantity: return listLine(bytes, text)
        case .checkLot, .checkReason, .leaveList, .checkDamaged: return checkLine(bytes, text)
        }
    }

    private mutating func scanLine(_ bytes: [UInt8]) -> [Effect] {
        screen.mode = .scan
        switch TypedLine(bytes) {
        case .empty:
            return []
        case .times(let times):
            screen.times = times
            return []
        case .unknownFunction:
            return problem(words.unknownFunction)
        case .function(let function, let argument):
            return perform(function, argument: argument)
        case .scan(let raw):
            if isChecking { return checkScan(raw) }
            return [.scan(HeldScan(raw: raw, times: screen.times), asking: .all, confirmed: [])]
        }
    }

    private mutating func taskLine(_ text: String) -> [Effect] {
        let choices = screen.tasks.prefix(ScreenRenderer.choicesShown)
        if text == "0" { return beginUnplanned() }
        screen.mode = .working
        if let number = Int(text), number >= 1, number <= choices.count { return [choose(choices[choices.startIndex + number - 1])] }
        if let known = screen.tasks.first(where: { $0.number == text }) { return [choose(known)] }
        if text.isEmpty {
            screen.mode = .scan
            return []
        }
        return [.startReceipt(order: text)]
    }

    private func choose(_ task: KnownTask) -> Effect {
        task.kind == .purchaseOrder ? .startReceipt(order: task.number) : .join(task)
    }

    private mutating func signIn(code: String) -> [Effect] {
        screen.mode = .working
        return [.signIn(user: user, secret: secret, code: code)]
    }

    // MARK: Functions

    private mutating func perform(_ function: DeviceFunction, argument: String) -> [Effect] {
        forgetPrompt()
        switch function {
        case .help:
            screen.mode = .help
            screen.message = ScreenState.Message(tone: .plain, text: words.help.dropFirst(7).joined(separator: " "))
            return []
        case .quantity:
            guard !argument.isEmpty else { return ask(.quantity) }
            screen.mode = .quantity
            return line(Array(argument.utf8))
        case .undo: return [isChecking ? .check(.takeBack) : .undo]
        case .finish: return isChecking ? beginSending() : ask(.finish)
        case .signIn:
            guard !argument.isEmpty else { return ask(.user) }
            user = argument
            return ask(.secret)
        case .task:
            guard !argument.isEmpty else { return ask(.task) }
            return taskLine(argument)
        case .lot: return lotFunction(argument)
        case .offline:
            return [screen.status.connection == .offline ? .goOnline : isStopped ? .goOnline : .goOffline]
        case .language:
            screen.language = screen.language.next
            screen.message = nil
            return []
        case .exit: return ask(.exit)
        case .place:
            guard !argument.isEmpty else { return ask(.place) }
            return [isChecking ? .check(.place(argument)) : .setPlace(argument)]
        case .placeCounted: return isChecking ? problem(words.lists.notHere) : ask(.placeCounted)
        case .discrepancy: return isChecking ? beginDamaged(argument) : beginProblem()
        case .putAway: return beginPlacing()
        case .more:
            screen.mode = .menu
            return argument.isEmpty ? ask(.menu) : menuLine(argument)
        }
    }

    private var isStopped: Bool {
        if case .stopped = screen.status.connection { true } else { false }
    }

    mutating func ask(_ mode: ScreenState.Mode) -> [Effect] {
        screen.mode = mode
        screen.message = nil
        return []
    }

    mutating func forgetPrompt() {
        screen.mode = .scan
        held = nil
        heldQuantity = nil
        doubts = []
        secret = ""
        (heldCheck, heldLot, choice) = (nil, "", ListChoice())
        screen.list = nil
    }

    // MARK: Outcomes

    private mutating func take(_ outcome: Outcome) -> [Effect] {
        switch outcome {
        case .scanned(.saved(let reading), _):
            screen.times = 1
            return show(reading, words.saved)
        case .scanned(.place(let place), _), .atPlace(let place?):
            return atPlace(place)
        case .atPlace(nil):
            return good("\(words.place) -")
        case .scanned(.doubleRead, _):
            screen.message = ScreenState.Message(tone: .plain, text: words.doubleRead)
            return []
        case .scanned(.asksLot(let name, let expiryToo), let scan):
            held = scan
            (screen.lot, screen.expiry) = ("", "")
            screen.mode = .lot(expiryToo: expiryToo)
            return problem("\(name): \(words.promptLot)?")
        case .scanned(.doubts(_, let doubts), let scan):
            held = scan
            return doubt(doubts)
        case .doubted(let quantity, let doubts):
            heldQuantity = quantity
            return doubt(doubts)
        case .placing, .proposed, .targeted:
            return placingOutcome(outcome)
        case .checked(let outcome, let step): return checked(outcome, step)
        case .ranErrand(let reply): return take(reply)
        case .leftChecklist:
            forgetGoods()
            return good(words.lists.left)
        case .booked(let reading) where reading.kind == .putAway:
            return placed(reading)
        case .booked(let reading) where reading.kind == .discrepancy:
            // The goods that it is about stay on the screen as they are.
            return good("\(words.noted)  \(reading.quantity)")
        case .booked(let reading):
            return show(reading, wordOnSaving(reading))
        case .tookTask(let task):
            forgetPrompt()
            forgetGoods()
            return good("\(words.started): \(task.title)")
        case .signedIn(let person):
            forgetPrompt()
            return good("\(words.signedIn): \(person.displayName)")
        case .switched(let isOffline):
            return good(isOffline ? words.offlineNow : words.onlineNow)
        case .failed(let error):
            return failed(error)
        }
    }

    private func wordOnSaving(_ reading: Reading) -> String {
        switch reading.kind {
        case .undo: words.takenBack
        case .finish: words.finished
        case .locationCounted: "\(words.placeCounted): \(reading.place?.code ?? "")"
        case .discrepancy: words.noted
        case .move: words.lists.setAside
        case .checked: reading.quantity < 0 ? words.takenBack : words.lists.calledDamaged
        case .scan, .quantity, .start, .writeOff, .putAway: words.saved
        }
    }

    private mutating func atPlace(_ place: WorkPlace) -> [Effect] {
        screen.times = 1
        return good("\(words.place): \(place.code) \(place.name)")
    }

    private mutating func failed(_ error: TerminalError) -> [Effect] {
        if error.reason == "SECOND_FACTOR_NEEDED", !secret.isEmpty {
            screen.mode = .code
            return problem(screen.language.sentence(for: error))
        }
        // The dialogue of putting away goes on where it was.
        if screen.mode == .placeGoods || screen.mode == .placeTarget { return problem(screen.language.sentence(for: error)) }
        forgetPrompt()
        if error.code == .badDate { (screen.lot, screen.expiry) = ("", "") }
        return problem(screen.language.sentence(for: error))
    }

    private mutating func show(_ reading: Reading, _ word: String) -> [Effect] {
        if reading.kind == .finish || reading.kind == .locationCounted {
            forgetGoods()
            return good(word)
        }
        if screen.reading?.screenLine != reading.screenLine { keepLotOnly(for: reading) }
        screen.reading = reading
        if let remark = reading.remarks.first {
            screen.message = ScreenState.Message(tone: .problem, text: "\(word). \(screen.language.sentence(for: remark))")
            return [.beep(.problem)]
        }
        return good("\(word)  \(signed(reading.quantity))")
    }

    /// The typed lot belongs to one product: it leaves the screen with it.
    private mutating func keepLotOnly(for reading: Reading) {
        if screen.lot != reading.lot { (screen.lot, screen.expiry) = ("", "") }
    }

    private mutating func forgetGoods() {
        screen.reading = nil
        (screen.lot, screen.expiry, screen.times) = ("", "", 1)
    }

    // MARK: Words

    var words: Words { screen.language.words }

    func signed(_ quantity: Int64) -> String { quantity > 0 ? "+\(quantity)" : "\(quantity)" }

    mutating func good(_ text: String) -> [Effect] {
        screen.message = ScreenState.Message(tone: .good, text: text)
        return [.beep(.good)]
    }

    mutating func problem(_ text: String, next: String = "") -> [Effect] {
        screen.message = ScreenState.Message(tone: .problem, text: text, nextStep: next)
        return [.beep(.problem)]
    }
}
