// The shell around the flow: keys, signals and the terminal's events in, pictures and calls out.

import Dispatch
import TerminalKit
import UnixSignals

/// Runs the device's screen until somebody switches it off.
///
/// Owner: RunCommand. Everything goes through one queue of inputs, so keys are obeyed in the order they were pressed.
actor Window {
    private enum Input: Sendable {
        case bytes([UInt8])
        case endOfInput
        case event(TerminalEvent)
        case outcome(HandheldFlow.Outcome)
        case resized
        case quit
    }

    private let terminal: Terminal
    private var flow: HandheldFlow
    private var keys = KeyReader(limit: Limits().scanBytes)
    private var painter: Painter
    private let inputs: AsyncStream<Input>
    private let source: AsyncStream<Input>.Continuation
    private let signals: UnixSignalsSequence
    private var isQuitting = false

    /// What a window must know of. Trapped before the terminal is taken, so that no signal can end the program without giving it back.
    static func trapSignals() async -> UnixSignalsSequence {
        await UnixSignalsSequence(trapping: .sigterm, .sigint, .sighup, .sigwinch)
    }

    init(signals: UnixSignalsSequence, terminal: Terminal, surroundings: Surroundings, language: Language, status: TerminalStatus, user: String) {
        self.signals = signals
        self.terminal = terminal
        flow = HandheldFlow(language: language, status: status, hasBoxes: surroundings.hasBoxes, user: user)
        painter = Painter(hasColour: surroundings.hasColour)
        // Unbounded: keys come no faster than a scanner types, and none may be lost.
        (inputs, source) = AsyncStream.makeStream()
    }

    func run() async {
        TerminalDevice.write(Painter.enter)
        defer { TerminalDevice.write(Painter.leave) }
        readKeys()
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.terminal.run() }
            group.addTask { await self.forwardEvents() }
            group.addTask { await self.forwardSignals() }
            await refreshStatus()
            paint()
            for await input in inputs {
                await take(input)
                if isQuitting { break }
                paint()
            }
            source.finish()
            await terminal.stop()
            // The good-bye may take a moment; a server that does not answer is not waited for.
            try? await Task.sleep(for: .milliseconds(200))
            group.cancelAll()
        }
    }

    // MARK: In

    /// A thread of its own: reading the keyboard blocks. It ends with the queue of inputs.
    private nonisolated func readKeys() {
        let source = source
        DispatchQueue(label: "keys").async {
            while let bytes = TerminalDevice.read() {
                if case .terminated = source.yield(.bytes(bytes)) { return }
            }
            source.yield(.endOfInput)
        }
    }

    private nonisolated func forwardEvents() async {
        for await event in terminal.events { source.yield(.event(event)) }
    }

    private nonisolated func forwardSignals() async {
        for await signal in signals {
            source.yield(signal == .sigwinch ? .resized : .quit)
        }
    }

    private func take(_ input: Input) async {
        switch input {
        case .quit, .endOfInput:
            isQuitting = true
        case .resized:
            painter.forget()
        case .event(let event):
            await obey(flow.take(.event(event)))
            await refreshStatus()
        case .outcome(let outcome):
            await obey(flow.take(.outcome(outcome)))
            await refreshStatus()
        case .bytes(let bytes):
            // Nothing within a tenth of a second ends an escape sequence: it was the Esc key.
            let pressed = bytes.isEmpty ? keys.pause() : keys.read(bytes)
            flow.typed(keys.line)
            for key in pressed where !isQuitting {
                if case .escape = key { keys.clear() }
                await obey(flow.take(.key(key)))
                flow.typed(keys.line)
            }
        }
    }

    private func refreshStatus() async {
        let status = await terminal.status
        let oldest = status.oldestUnsentMilliseconds.map { TerminalDevice.clockText($0) } ?? ""
        await obey(flow.take(.status(status, oldestUnsent: oldest)))
    }

    // MARK: Out

    private func paint() {
        let size = TerminalDevice.size()
        guard size.columns >= ScreenRenderer.columns, size.rows >= ScreenRenderer.rows else {
            painter.forget()
            TerminalDevice.write("\u{1B}[2J\u{1B}[H" + flow.screen.language.words.windowTooSmall)
            return
        }
        TerminalDevice.write(painter.paint(ScreenRenderer.picture(of: flow.screen)))
    }

    private func obey(_ effects: [HandheldFlow.Effect]) async {
        for effect in effects {
            switch effect {
            case .beep(let beep): TerminalDevice.write(beep.rawValue)
            case .quit: isQuitting = true
            case .signIn, .startReceipt, .startUnplanned, .join, .propose, .errand:
                // These ask the server; the screen stays alive meanwhile.
                Task { self.source.yield(.outcome(await self.perform(effect))) }
            case .scan, .setLot, .add, .undo, .undoEntry, .note, .readToPlace, .findPlace, .putAway, .finish, .setPlace, .placeCounted,
                .check, .quarantine, .goOffline, .goOnline:
                if let outcome = await performNow(effect) {
                    // What is still open is said with the goods.
                    if case .check = effect { await refreshStatus() }
                    await obey(flow.take(.outcome(outcome)))
                    await refreshStatus()
                }
            }
        }
    }

    /// What stays on the device: done before the next key is looked at.
    private func performNow(_ effect: HandheldFlow.Effect) async -> HandheldFlow.Outcome? {
        do throws(TerminalError) {
            switch effect {
            case .scan(let scan, let asking, let confirmed):
                return .scanned(
                    try await terminal.scan(scan.raw, times: scan.times, asking: asking, confirmed: confirmed), held: scan)
            case .setLot(let lot, let expiry):
                try await terminal.setLot(lot, expiry: expiry)
                return nil
            case .add(let quantity, let isAsking, let confirmed):
                let doubts = isAsking ? try await terminal.doubtsOnAdding(quantity) : []
                if !doubts.isEmpty { return .doubted(quantity, doubts) }
                return .booked(try await terminal.add(quantity: quantity, confirmed: confirmed))
            case .undo: return .booked(try await terminal.undo())
            case .undoEntry(let sequence): return .booked(try await terminal.undo(sequence))
            case .note, .readToPlace, .findPlace, .putAway, .quarantine: return try await performOnGoods(effect)
            case .check(let step): return try await terminal.obey(step)
            case .finish: return .booked(try await terminal.finish())
            case .setPlace(let code): return .atPlace(try await terminal.setPlace(code))
            case .placeCounted: return .booked(try await terminal.placeCounted())
            case .goOffline:
                try await terminal.goOffline()
                return .switched(isOffline: true)
            case .goOnline:
                try await terminal.goOnline()
                return .switched(isOffline: false)
            case .signIn, .startReceipt, .startUnplanned, .join, .propose, .errand, .beep, .quit: return nil
            }
        } catch {
            return .failed(error)
        }
    }

    /// What is said of goods, and where they are put.
    private func performOnGoods(_ effect: HandheldFlow.Effect) async throws(TerminalError) -> HandheldFlow.Outcome? {
        switch effect {
        case .note(let problem, let action, let quantity, let reason):
            return .booked(try await terminal.note(problem, action, quantity: quantity, reason: reason))
        case .readToPlace(let raw): return .placing(raw, asksLot: try await terminal.lacksLot(raw))
        case .findPlace(let code):
            guard let place = await terminal.place(code: code) else {
                throw TerminalError(.unknownPlace, "This device knows no place \(code) in its store. Scan the label of the place.")
            }
            return .targeted(place)
        case .putAway(let raw, let lot, let quantity, let place, let proposed, let reason):
            return .booked(
                try await terminal.putAway(raw, lot: lot, quantity: quantity, to: place, proposed: proposed, because: reason))
        case .quarantine(let raw, let lot, let standing, let quantity):
            return .booked(try await terminal.quarantine(raw, of: lot, at: standing, quantity: quantity))
        default: return nil
        }
    }

    private func perform(_ effect: HandheldFlow.Effect) async -> HandheldFlow.Outcome {
        do throws(TerminalError) {
            switch effect {
            case .signIn(let user, let secret, let code):
                return .signedIn(try await terminal.signIn(user: user, secret: secret, code: code))
            case .startReceipt(let order): return .tookTask(try await terminal.startReceipt(order: order))
            case .startUnplanned(let supplier, let note):
                return .tookTask(try await terminal.startReceipt(supplier: supplier, deliveryNote: note))
            case .errand(let errand): return try await terminal.run(errand)
            case .propose(let raw, let lot): return .proposed(try await terminal.proposePlace(for: raw, lot: lot), problem: "")
            case .join(let task):
                return .tookTask(
                    task.kind == .stocktake
                        ? try await terminal.startCount(stocktake: task.number) : try await terminal.joinReceipt(number: task.number))
            default:
                return .failed(TerminalError(.unavailable, "\(effect)"))
            }
        } catch {
            // The person chooses a place without a proposal.
            if case .propose = effect { return .proposed(nil, problem: flow.screen.language.sentence(for: error)) }
            return .failed(error)
        }
    }
}
