import HTTP2
import Metrics
import Synchronization

/// What happened on a server since it was made.
public struct ServerCounters: Sendable, Hashable {
    public enum Event: Int, Sendable, CaseIterable {
        case connectionsOpened, connectionsClosed
        /// Not taken: the listener or the address has too many.
        case connectionsRefused
        /// TLS was not agreed on: no common version, no "h2", no certificate that is trusted, too slow.
        case handshakesFailed
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

    /// A limit that somebody reached: a field of `ServerLimits` or `ConnectionLimits`, or a kind of `Abuse`.
    public enum Limit: String, Sendable, CaseIterable {
        case connections, connectionsPerAddress, halfOpen, halfOpenPerAddress, cutsBorne, lostCalls
        case handshakeTimeout, prefaceTimeout, settingsTimeout, headersTimeout, firstMessageTimeout, messageTimeout, writeTimeout
        case keepaliveTimeout, pingStrikes, idle, age, ageGrace, streamNumbers
        case handlers, requestSize, streamQueue, listenerQueue, headerListSize
        case resets, invalidFrames, continuations, settings, pings, acknowledgements, priorities, emptyBodies, dribble, windowUpdates
        case goAways, unknownFrames, headerLists, bombs
    }

    fileprivate var counts = [Int](repeating: 0, count: Event.allCases.count)
    fileprivate var limits: [Limit: Int] = [:]

    public subscript(event: Event) -> Int { counts[event.rawValue] }

    /// How often `limit` was reached.
    public subscript(limit: Limit) -> Int { limits[limit] ?? 0 }

    public var openConnections: Int { self[.connectionsOpened] - self[.connectionsClosed] }
    public var openCalls: Int {
        self[.callsStarted] - self[.callsSucceeded] - self[.callsFailed] - self[.callsCancelled]
    }
}

extension ServerCounters.Limit {
    init?(_ abuse: Abuse) { self.init(rawValue: abuse.rawValue) }
}

/// Counts from every event loop of a server. Limits are also counted in swift-metrics, as `rpc_server_limits_reached`.
final class CounterBoard: Sendable {
    private let counters = Mutex(ServerCounters())
    private let reached: [ServerCounters.Limit: Counter] = Dictionary(
        uniqueKeysWithValues: ServerCounters.Limit.allCases.map {
            ($0, Counter(label: "rpc_server_limits_reached", dimensions: [("limit", $0.rawValue)]))
        })

    func count(_ event: ServerCounters.Event) {
        counters.withLock { $0.counts[event.rawValue] &+= 1 }
    }

    func count(_ limit: ServerCounters.Limit) {
        counters.withLock { $0.limits[limit, default: 0] &+= 1 }
        reached[limit]?.increment()
    }

    var snapshot: ServerCounters { counters.withLock { $0 } }
}
