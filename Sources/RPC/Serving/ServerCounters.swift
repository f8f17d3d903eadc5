import Synchronization

/// What happened on a server since it was made.
public struct ServerCounters: Sendable, Hashable {
    public enum Event: Int, Sendable, CaseIterable {
        case connectionsOpened, connectionsClosed
        /// Not taken: the listener or the address has too many.
        case connectionsRefused
        /// Closed by a limit: no preface, no answer, no progress, a flood.
        case connectionsCut
        case callsStarted, callsSucceeded
        /// Ended with another status than OK.
        case callsFailed
        /// Ended by the client, or with its connection, before there was a status.
        case callsCancelled
        /// Errors that went to the hook instead of the client.
        case unexpectedErrors
    }

    fileprivate var counts = [Int](repeating: 0, count: Event.allCases.count)

    public subscript(event: Event) -> Int { counts[event.rawValue] }

    public var openConnections: Int { self[.connectionsOpened] - self[.connectionsClosed] }
    public var openCalls: Int {
        self[.callsStarted] - self[.callsSucceeded] - self[.callsFailed] - self[.callsCancelled]
    }
}

/// Counts from every event loop of a server.
final class CounterBoard: Sendable {
    private let counters = Mutex(ServerCounters())

    func count(_ event: ServerCounters.Event) {
        counters.withLock { $0.counts[event.rawValue] &+= 1 }
    }

    var snapshot: ServerCounters { counters.withLock { $0 } }
}
