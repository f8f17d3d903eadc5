public import NIOCore
import Synchronization

/// What a handler knows about its call besides the messages.
///
/// One per call; any task may use it.
public final class ServerContext: Sendable {
    public let method: MethodDescriptor
    /// What the client sent along, gRPC's own fields left out.
    public let metadata: Metadata
    public let peer: Peer
    /// When the client gives up; nil for never. The call is cancelled then.
    public let deadline: NIODeadline?
    /// Unique in this process: calls of one connection share it.
    public let connectionID: UInt64
    /// Name of the `Listener` that the call came through.
    public let listener: String

    private let measuredRoundTrip: RoundTrip
    private let state: Mutex<State>

    private struct State {
        var initial = Metadata()
        var trailing = Metadata()
        var compressesReplies: Bool
        var lastRequestWasCompressed = false
        var isCancelled = false
        var hooks: [@Sendable () -> Void] = []
        var values: [ObjectIdentifier: any Sendable] = [:]
    }

    init(
        method: MethodDescriptor, metadata: Metadata, peer: Peer, deadline: NIODeadline?, connectionID: UInt64,
        listener: String, roundTrip: RoundTrip = RoundTrip(), compressesReplies: Bool = false
    ) {
        state = Mutex(State(compressesReplies: compressesReplies))
        self.method = method
        self.metadata = metadata
        self.peer = peer
        self.deadline = deadline
        self.connectionID = connectionID
        self.listener = listener
        measuredRoundTrip = roundTrip
    }

    /// The shortest time that a question and its answer took on this connection; nil until one is known.
    public var roundTrip: TimeAmount? { measuredRoundTrip.value }

    /// The same in whole milliseconds.
    public var roundTripMilliseconds: Int64? { measuredRoundTrip.value.map { $0.nanoseconds / 1_000_000 } }

    /// Until the deadline, never negative; nil without one.
    public var timeRemaining: Duration? {
        deadline.map { .nanoseconds(max(0, ($0 - .now()).nanoseconds)) }
    }

    /// Sent with the head of the reply: before the first message. Setting it later does nothing.
    public var responseInitialMetadata: Metadata {
        get { state.withLock { $0.initial } }
        set { state.withLock { $0.initial = newValue } }
    }

    /// Sent with the status.
    public var responseTrailingMetadata: Metadata {
        get { state.withLock { $0.trailing } }
        set { state.withLock { $0.trailing = newValue } }
    }

    /// Whether large replies are compressed: true when the client accepts gzip and the listener does not say no. A handler may say
    /// no before its first reply, or choose for each with `ReplyWriter.write(_:compress:)`.
    public var compressesReplies: Bool {
        get { state.withLock { $0.compressesReplies } }
        set { state.withLock { $0.compressesReplies = newValue } }
    }

    /// Whether the request that was read last had travelled compressed.
    public var lastRequestWasCompressed: Bool { state.withLock { $0.lastRequestWasCompressed } }

    func tookRequest(isCompressed: Bool) { state.withLock { $0.lastRequestWasCompressed = isCompressed } }

    /// A value that an interceptor left under `Key`.
    public subscript<Key: ContextKey>(key: Key.Type) -> Key.Value? {
        get { state.withLock { $0.values[ObjectIdentifier(key)] as? Key.Value } }
        set { state.withLock { $0.values[ObjectIdentifier(key)] = newValue } }
    }

    /// Whether the client gave up, the deadline passed, or the connection broke. The handler's task is cancelled too.
    public var isCancelled: Bool { state.withLock { $0.isCancelled } }

    /// Has `hook` run once when the call is cancelled; at once if it is already. Not run when the handler just ends.
    ///
    /// Runs on the event loop: it must not block.
    public func onCancel(_ hook: @escaping @Sendable () -> Void) {
        let runsNow = state.withLock { state in
            if !state.isCancelled { state.hooks.append(hook) }
            return state.isCancelled
        }
        if runsNow { hook() }
    }

    func cancel() {
        let hooks = state.withLock { state -> [@Sendable () -> Void] in
            guard !state.isCancelled else { return [] }
            state.isCancelled = true
            defer { state.hooks = [] }
            return state.hooks
        }
        for hook in hooks { hook() }
    }
}

/// Who is at the other end of a connection.
public struct Peer: Sendable, Hashable {
    /// `192.0.2.7:51234` or `[2001:db8::7]:51234`.
    public var address: String
    /// Who it proved to be under mutual TLS; nil otherwise.
    public var identity: PeerIdentity?

    public init(address: String, identity: PeerIdentity? = nil) {
        self.address = address
        self.identity = identity
    }
}

extension Peer {
    init(_ address: SocketAddress?) {
        guard let address else {
            self.init(address: "unknown")
            return
        }
        switch address {
        case .v4: self.init(address: "\(address.ipAddress ?? "?"):\(address.port ?? 0)")
        case .v6: self.init(address: "[\(address.ipAddress ?? "?")]:\(address.port ?? 0)")
        case .unixDomainSocket: self.init(address: "unix:\(address.pathname ?? "")")
        }
    }
}
