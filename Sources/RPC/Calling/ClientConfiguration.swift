public import NIOCore

/// What a client does beside making calls.
extension Client {
    /// When the server is asked whether it is still there (gRFC A8 "Client-side Keepalive").
    public struct Keepalive: Sendable, Hashable {
        /// Silence after which it is asked; nil for never. Shorter than `ClientLimits.keepaliveFloor` counts as that.
        public var interval: Duration?
        public var timeout: Duration
        public var withoutCalls: Bool

        public init(interval: Duration? = nil, timeout: Duration = .seconds(20), withoutCalls: Bool = false) {
            self.interval = interval
            self.timeout = timeout
            self.withoutCalls = withoutCalls
        }
    }

    public struct Configuration: Sendable {
        public var limits = ClientLimits()
        public var keepalive = Keepalive()
        /// Between attempts to connect.
        public var backoff = Backoff()
        /// For calls that name no policy of their own; nil for none.
        public var retry: RetryPolicy?
        /// nil for none.
        public var retryThrottle: RetryThrottle?
        /// nil for cleartext.
        public var tls: ClientTLS?
        /// Sent as `:authority`; nil for host and port.
        public var authority: String?
        /// The address that connections are made from, for hosts with several; nil lets the system choose.
        public var localAddress: SocketAddress?

        public init() {}
    }
}
