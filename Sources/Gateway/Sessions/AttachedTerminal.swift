// One terminal's live stream as the rest of the server sees it: a bounded line of news, and a way to end it.

import Inventory
import Synchronization
import Wire

/// The door to one terminal's stream. Sendable; the mutex guards the line.
///
/// The stream takes news with `next()`; anybody may `push` or `drain`. After `drain` nothing more is taken up from the terminal:
/// what it had sent is answered first, then comes the Drain message, then the stream ends.
final class AttachedTerminal: Sendable {
    enum News: Sendable {
        case push(Push)
        case drain(Drain)
    }

    private struct Line {
        var waiting: [News] = []
        var overflowed = false
        var drain: Drain?
        var isDrainTaken = false
        var isWorking = false
        var watched: Set<Int64> = []
        /// Of these, what changed while somebody counted blind here.
        var withheld: Set<Int64> = []
        var taker: CheckedContinuation<News?, Never>?
        var idler: CheckedContinuation<Void, Never>?
        var isClosed = false
    }

    let terminal: TerminalID
    let epoch: Int64
    let store: StoreID
    let language: Language
    private let limit: Int
    private let line = Mutex(Line())

    init(terminal: TerminalID, epoch: Int64, store: StoreID, language: Language, limit: Int) {
        self.terminal = terminal
        self.epoch = epoch
        self.store = store
        self.language = language
        self.limit = limit
    }

    // MARK: for the rest of the server

    /// Queues a push; past the limit it is dropped and the terminal will be told so.
    func push(_ push: Push) {
        let taker = line.withLock { line -> (CheckedContinuation<News?, Never>, News)? in
            guard !line.isClosed, line.drain == nil else { return nil }
            if let taker = line.taker {
                line.taker = nil
                return (taker, .push(push))
            }
            if line.waiting.count < limit { line.waiting.append(.push(push)) } else { line.overflowed = true }
            return nil
        }
        taker?.0.resume(returning: taker?.1)
    }

    /// Ends the stream in order. The first reason stands.
    func drain(_ reason: DrainReason, reconnectAfterMilliseconds: Int64) {
        let message = Drain(reason: reason, reconnectAfterMs: reconnectAfterMilliseconds)
        let taker = line.withLock { line -> CheckedContinuation<News?, Never>? in
            guard !line.isClosed, line.drain == nil else { return nil }
            line.drain = message
            guard let taker = line.taker else { return nil }
            line.taker = nil
            line.isDrainTaken = true
            return taker
        }
        taker?.resume(returning: .drain(message))
    }

    func watch(_ products: some Sequence<Int64>) {
        line.withLock { $0.watched = Set(products) }
    }

    func watched(of products: Set<Int64>) -> Set<Int64> {
        line.withLock { $0.watched.intersection(products) }
    }

    /// Keeps back that the stock of watched products changed: somebody counts here who must not know it.
    func withhold(_ products: Set<Int64>) {
        line.withLock { $0.withheld.formUnion(products) }
    }

    var withholds: Bool { line.withLock { !$0.withheld.isEmpty } }

    /// What was kept back and is still watched; it is no longer kept back then.
    func takeWithheld() -> Set<Int64> {
        line.withLock { line in
            defer { line.withheld = [] }
            return line.withheld.intersection(line.watched)
        }
    }

    // MARK: for the stream

    /// The next news in order, a drain before all others; nil once closed.
    func next() async -> News? {
        await withCheckedContinuation { (continuation: CheckedContinuation<News?, Never>) in
            let ready = line.withLock { line -> News?? in
                if line.isClosed { return .some(nil) }
                if let drain = line.drain, !line.isDrainTaken {
                    line.isDrainTaken = true
                    return .drain(drain)
                }
                if !line.waiting.isEmpty { return line.waiting.removeFirst() }
                if line.overflowed {
                    line.overflowed = false
                    return .push(Push(body: .overflow(Overflow())))
                }
                line.taker = continuation
                return nil
            }
            if let ready { continuation.resume(returning: ready) }
        }
    }

    /// Before a received message is worked on; false when the stream is draining and the message must be left.
    func beginWork() -> Bool {
        line.withLock { line in
            guard line.drain == nil, !line.isClosed else { return false }
            line.isWorking = true
            return true
        }
    }

    func endWork() {
        let idler = line.withLock { line in
            line.isWorking = false
            defer { line.idler = nil }
            return line.idler
        }
        idler?.resume()
    }

    /// Waits until the message being worked on has been answered.
    func quiesce() async {
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            let isIdle = line.withLock { line in
                if line.isWorking { line.idler = continuation }
                return !line.isWorking
            }
            if isIdle { continuation.resume() }
        }
    }

    /// The stream is gone: nobody waits any longer.
    func close() {
        let (taker, idler) = line.withLock { line in
            line.isClosed = true
            line.isWorking = false
            defer { (line.taker, line.idler) = (nil, nil) }
            return (line.taker, line.idler)
        }
        taker?.resume(returning: nil)
        idler?.resume()
    }
}
