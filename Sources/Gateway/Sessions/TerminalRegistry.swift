// Who is attached where. One live stream per terminal: a newer Hello takes over.

import Inventory
import Synchronization
import Wire

/// The attached terminals. Sendable; the mutex guards the table.
final class TerminalRegistry: Sendable {
    private struct Table {
        var attached: [TerminalID: AttachedTerminal] = [:]
        /// Set once the server stops: newcomers are sent away at once.
        var isStopping = false
        var lastSession: Int64 = 0
    }

    private let table = Mutex(Table())

    /// Makes `attachment` the terminal's stream; the older one, if any, is told SUPERSEDED. False when the server is stopping.
    func attach(_ attachment: AttachedTerminal) -> Bool {
        let (older, isStopping) = table.withLock { table -> (AttachedTerminal?, Bool) in
            guard !table.isStopping else { return (nil, true) }
            return (table.attached.updateValue(attachment, forKey: attachment.terminal), false)
        }
        older?.drain(.superseded, reconnectAfterMilliseconds: 0)
        return !isStopping
    }

    /// Forgets `attachment` unless a newer one has taken its place.
    func detach(_ attachment: AttachedTerminal) {
        attachment.close()
        table.withLock { table in
            if table.attached[attachment.terminal] === attachment { table.attached[attachment.terminal] = nil }
        }
    }

    /// A number for one stream, told in Welcome and written in the log; grows while the server runs.
    func nextSession() -> Int64 {
        table.withLock { table in
            table.lastSession += 1
            return table.lastSession
        }
    }

    func attachment(of terminal: TerminalID) -> AttachedTerminal? {
        table.withLock { $0.attached[terminal] }
    }

    func isAttached(_ terminal: TerminalID) -> Bool {
        table.withLock { $0.attached[terminal] != nil }
    }

    func all() -> [AttachedTerminal] {
        table.withLock { Array($0.attached.values) }
    }

    var count: Int { table.withLock { $0.attached.count } }

    /// Sends every terminal away; from now on none may attach.
    func drainAll(_ reason: DrainReason, reconnectAfterMilliseconds: (Int) -> Int64) {
        let all = table.withLock { table in
            table.isStopping = true
            return Array(table.attached.values)
        }
        for (index, attachment) in all.enumerated() {
            attachment.drain(reason, reconnectAfterMilliseconds: reconnectAfterMilliseconds(index))
        }
    }
}
