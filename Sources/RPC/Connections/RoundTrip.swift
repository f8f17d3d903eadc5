import NIOCore
import Synchronization

/// The shortest time in which a client answered: from our SETTINGS to their acknowledgement, or from a PING to its answer.
/// Shared by a connection and its calls.
final class RoundTrip: Sendable {
    private let shortest = Mutex<TimeAmount?>(nil)

    var value: TimeAmount? { shortest.withLock { $0 } }

    func measured(_ time: TimeAmount) {
        shortest.withLock { $0 = min($0 ?? time, time) }
    }
}
