/// How one call is made.
public struct CallOptions: Sendable {
    /// Sent with the request.
    public var metadata: Metadata
    /// Time for the whole call, the wait for a connection and every attempt included; nil for as long as it takes.
    public var timeout: Duration?
    /// Whether the call waits while the server cannot be reached, instead of failing with UNAVAILABLE.
    public var waitsForReady: Bool
    /// Largest reply in bytes; nil for `ClientLimits.replySize`.
    public var replySize: Int?
    /// What large requests are compressed with. The server must be known to read it: one that does not ends the call with
    /// UNIMPLEMENTED.
    public var compression: Compression
    /// When the call is made again; nil for what the client is configured for.
    public var retry: RetryPolicy?
    /// Gets the head of the reply and what came with the status, when the call has ended, before whoever waits for
    /// it goes on. Runs on the event loop.
    public var onEnd: (@Sendable (_ initial: Metadata, _ trailing: Metadata) -> Void)?
    /// Told of every reply that is taken, whether it had travelled compressed. Runs on the event loop.
    package var tookReply: (@Sendable (_ isCompressed: Bool) -> Void)?

    public init(
        metadata: Metadata = [:], timeout: Duration? = nil, waitsForReady: Bool = false, replySize: Int? = nil,
        compression: Compression = .identity, retry: RetryPolicy? = nil,
        onEnd: (@Sendable (_ initial: Metadata, _ trailing: Metadata) -> Void)? = nil
    ) {
        self.metadata = metadata
        self.timeout = timeout
        self.waitsForReady = waitsForReady
        self.replySize = replySize
        self.compression = compression
        self.retry = retry
        self.onEnd = onEnd
    }

    public static let defaults = CallOptions()
}

/// Code around every call of a client: credentials, measuring, logging.
public protocol ClientInterceptor: Sendable {
    /// - Parameter proceed: Makes the call with the options it is given.
    func intercept<Result: Sendable>(
        _ method: MethodDescriptor, _ options: CallOptions,
        _ proceed: @Sendable (CallOptions) async throws -> Result
    ) async throws -> Result
}
