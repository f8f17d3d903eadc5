public import HTTP2
public import NIOCore

/// Everything on one listener that could grow or last, and how far it may.
public struct ServerLimits: Sendable, Hashable {
    /// Frames, streams, header lists and windows.
    public var connection = ConnectionLimits()
    /// Largest request message in bytes, judged by its prefix before it is buffered and again when it is inflated.
    public var requestSize = 4 * 1024 * 1024
    /// Largest reply message in bytes, before it is compressed.
    public var replySize = 4 * 1024 * 1024
    /// Whether replies are compressed for clients that accept it, unless a handler says no.
    public var compressesReplies = true
    /// Replies of fewer bytes are not.
    public var compressionThreshold = 1_024
    /// Handlers running for one connection: more than its streams when clients reset calls faster than handlers end.
    public var handlers = 100
    /// Bytes of replies that wait on one connection before writers are suspended; twice that for streams on which nothing waits.
    public var outboundQueue = 256 * 1024
    /// Bytes of replies that wait on all connections of the listener. From there on those that take nothing for `pressurePatience` are
    /// closed, and only clients for whom nothing waits and who have taken replies before get more, up to twice that.
    public var listenerQueue = 8 * 1024 * 1024
    public var pressurePatience: TimeAmount = .seconds(1)
    /// Bytes of replies that wait on one stream before its writers are suspended.
    public var streamQueue = 64 * 1024
    /// Bytes that the system keeps for a client beyond those under way to it.
    public var socketQueue = 128 * 1024
    /// Time for the TLS handshake.
    public var handshakeTimeout: TimeAmount = .seconds(5)
    /// Time for the client's preface and SETTINGS.
    public var prefaceTimeout: TimeAmount = .seconds(5)
    /// Time for the acknowledgement of our SETTINGS.
    public var settingsTimeout: TimeAmount = .seconds(10)
    /// Time from the first to the last frame of a header list.
    public var headersTimeout: TimeAmount = .seconds(5)
    /// Time from the opening of a stream to the whole first message, unless `leastProgress` arrives of it meanwhile.
    public var firstMessageTimeout: TimeAmount = .seconds(10)
    /// Time for `leastProgress` of a later message that has begun, while the handler waits for it.
    public var messageTimeout: TimeAmount = .seconds(30)
    /// Time in which a peer must take `leastProgress` of what waits for it, on each stream and on the connection.
    public var writeTimeout: TimeAmount = .seconds(30)
    /// Bytes that count as progress.
    public var leastProgress = 1_024
    /// Small chunks of a body that complete no message, beyond those that messages and proper chunks make up for.
    public var crumbs = 200
    /// Silence after which the peer is pinged, while it has a stream open.
    public var keepalive: TimeAmount = .seconds(60)
    /// Time for the answer to that ping.
    public var keepaliveTimeout: TimeAmount = .seconds(20)
    /// Time without a stream after which a connection is closed; nil for never.
    public var idle: TimeAmount?
    /// Age at which a connection is asked to leave, give or take a tenth; nil for never.
    public var age: TimeAmount? = .hours(12)
    /// Time that calls have to end after that.
    public var ageGrace: TimeAmount = .seconds(60)
    /// Pings sooner than this after the last one, without anything sent in between, are strikes.
    public var pingInterval: TimeAmount = .seconds(10)
    /// Strikes that are borne.
    public var pingStrikes = 2
    /// Connections at once on this listener.
    public var connections = 20_000
    /// Connections at once from one address.
    public var connectionsPerAddress = 2_000
    /// Of these, such as have not finished the TLS handshake, the preface and SETTINGS.
    public var halfOpen = 2_000
    public var halfOpenPerAddress = 500
    /// Connections of one address that may be cut for floods, each within `penalty` of the one before; after that, none is let in from
    /// there for that time.
    public var cutsBorne = 3
    public var penalty: TimeAmount = .seconds(1)
    /// Calls that a client may lose by breaking the rules of HTTP/2 before that counts as a flood; each bad frame before it counts like one.
    public var lostCalls = 20
    /// Number of a stream from which on a client is asked to make a new connection: HTTP/2 ends at 2,147,483,647.
    public var streamNumbers = 2_000_000_000
    /// Queue of connections not accepted yet.
    public var backlog = 1_024

    public init() {}

    /// For handhelds and tills: small messages, few streams.
    public static let terminals: ServerLimits = {
        var limits = ServerLimits()
        limits.connection.concurrentStreams = 8
        limits.handlers = 8
        limits.requestSize = 256 * 1024
        return limits
    }()

    /// For people's browsers and other programs.
    public static let backOffice = ServerLimits()
}

extension ServerLimits {
    /// Bytes that wait: on a stream, on its connection, on all connections of the listener.
    struct Queues {
        var stream = 0
        var connection = 0
        var listener = 0
    }

    /// Whether another message may be queued. A stream on which nothing waits gets in beside others that are stuck, and a connection
    /// beside others, up to a point; the latter if its client is known to take replies.
    func hasRoom(_ queued: Queues, isKnown: Bool) -> Bool {
        guard queued.stream < streamQueue else { return false }
        guard queued.connection < (queued.stream == 0 ? Self.twice(outboundQueue) : outboundQueue) else { return false }
        return queued.listener < (queued.connection == 0 && isKnown ? Self.twice(listenerQueue) : listenerQueue)
    }

    private static func twice(_ limit: Int) -> Int { min(limit, .max / 2) * 2 }
}

/// Everything in a client that could grow or last, and how far it may.
public struct ClientLimits: Sendable, Hashable {
    public var connection = ConnectionLimits()
    /// Largest reply message in bytes, unless a call says otherwise.
    public var replySize = 4 * 1024 * 1024
    /// Largest request message in bytes.
    public var requestSize = 4 * 1024 * 1024
    public var outboundQueue = 256 * 1024
    public var streamQueue = 64 * 1024
    /// Time to connect, and again to the server's SETTINGS.
    public var connectTimeout: TimeAmount = .seconds(20)
    public var writeTimeout: TimeAmount = .seconds(30)
    /// Shortest silence after which a server is asked whether it is there (gRFC A8: ten seconds).
    public var keepaliveFloor: Duration = .seconds(10)
    /// Calls that may wait for a connection at once.
    public var waitingCalls = 10_000
    /// Attempts that one call may make, whatever its policy says (gRFC A6, Limits on Retries).
    public var attempts = 5
    /// How often one call is made again because nothing of it had left this machine.
    public var unsentRepeats = 20
    /// Bytes that one call has sent and keeps, to send them again if it must.
    public var replayBuffer = 1024 * 1024

    public init() {}
}
