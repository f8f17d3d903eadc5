// Who is attached where. One live stream per terminal: a newer Hello takes over.

import Inventory
import Synchronization
import Wire

/// The attached terminals. Sendable; the mutex guards the table.
final class TerminalRegistry: Sendable {
    private struct Table {
        var attached: [TerminalID: Attachment] = [:]
        /// Set once the server stops: newcomers are sent away at once.
        var isStopping = false
    }

    private let table = Mutex(Table())

    /// Makes `attachment` the terminal's stream; the older one, if any, is told SUPERSEDED. False when the server is stopping.
    func attach(_ attachment: Attachment) -> Bool {
        let (older, isStopping) = table.withLock { table -> (Attachment?, Bool) in
            guard !table.isStopping else { return (nil, true) }
            return (table.attached.updateValue(attachment, forKey: attachment.terminal), false)
        }
        older?.drain(.superseded, reconnectAfterMilliseconds: 0)
        return !isStopping
    }

    /// Forgets `attachment` unless a newer one has taken its place.
    func detach(_ attachment: Attachment) {
        attachment.close()
        table.withLock { table in
            if table.attached[attachment.terminal] === attachment { table.attached[attachment.terminal] = nil }
        }
    }

    func attachment(of terminal: TerminalID) -> Attachment? {
        table.withLock { $0.attached[terminal] }
    }

    func isAttached(_ terminal: TerminalID) -> Bool {
        table.withLock { $0.attached[terminal] != nil }
    }

    func all() -> [Attachment] {
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
