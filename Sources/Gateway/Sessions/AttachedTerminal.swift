// One terminal's live stream as the rest of the server sees it: a bounded line of news, and a way to end it.

import Inventory
import Synchronization
import Wire

/// The door to one terminal's stream. Sendable; the mutex guards the line.
///
/// The stream takes news with `take()`; anybody may `push` or `drain`, and the stream is nudged. After `drain` nothing more is taken up from
/// the terminal: what is being worked on is answered first, then comes the Drain message, then the stream ends.
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
        var watched: Set<Int64> = []
        /// Of these, what changed while somebody counted blind here.
        var withheld: Set<Int64> = []
        var isClosed = false
    }

    let terminal: TerminalID
    let epoch: Int64
    let store: StoreID
    let language: Language
    private let limit: Int
    /// Tells the stream that there is something to take.
    private let nudge: @Sendable () -> Void
    private let line = Mutex(Line())

    init(
        terminal: TerminalID, epoch: Int64, store: StoreID, language: Language, limit: Int, nudge: @escaping @Sendable () -> Void = {}
    ) {
        self.terminal = terminal
        self.epoch = epoch
        self.store = store
        self.language = language
        self.limit = limit
        self.nudge = nudge
    }

    // MARK: for the rest of the server

    /// Queues a push; past the limit it is dropped and the terminal will be told so.
    func push(_ push: Push) {
        let isFirst = line.withLock { line -> Bool in
            guard !line.isClosed, line.drain == nil else { return false }
            let wasEmpty = line.waiting.isEmpty && !line.overflowed
            if line.waiting.count < limit { line.waiting.append(.push(push)) } else { line.overflowed = true }
            return wasEmpty
        }
        // Of what comes behind others the stream knows already, or it is on its way to look.
        if isFirst { nudge() }
    }

    /// Ends the stream in order. The first reason stands.
    func drain(_ reason: DrainReason, reconnectAfterMilliseconds: Int64) {
        let message = Drain(reason: reason, reconnectAfterMs: reconnectAfterMilliseconds)
        let isFirst = line.withLock { line -> Bool in
            guard !line.isClosed, line.drain == nil else { return false }
            line.drain = message
            return true
        }
        if isFirst { nudge() }
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

    /// The next news in order, a drain before all others; nil where nothing waits, and once closed.
    func take() -> News? {
        line.withLock { line in
            if line.isClosed { return nil }
            if let drain = line.drain, !line.isDrainTaken {
                line.isDrainTaken = true
                return .drain(drain)
            }
            if !line.waiting.isEmpty { return line.waiting.removeFirst() }
            guard line.overflowed else { return nil }
            line.overflowed = false
            return .push(Push(body: .overflow(Overflow())))
        }
    }

    /// Whether there is something to take.
    var hasNews: Bool {
        line.withLock { line in
            !line.isClosed && (!line.waiting.isEmpty || line.overflowed || (line.drain != nil && !line.isDrainTaken))
        }
    }

    /// Whether the stream is to end: what the terminal sends from now on is left.
    var isLeaving: Bool { line.withLock { $0.drain != nil || $0.isClosed } }

    /// The stream is gone: nothing is queued any more.
    func close() {
        line.withLock { line in
            line.isClosed = true
            line.waiting = []
        }
    }
}
