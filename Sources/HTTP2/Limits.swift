/// Everything in an HTTP/2 connection that could grow, and how far it may.
///
/// A value is fixed for the life of a connection. Counts are frames or streams, sizes are bytes.
public struct ConnectionLimits: Sendable, Hashable {
    /// Streams that the peer may have open at once (SETTINGS_MAX_CONCURRENT_STREAMS).
    public var concurrentStreams = 100
    /// Decoded size of one header list: for each field its name, its value and 32 (RFC 9113, 6.5.2).
    public var headerListSize = 8 * 1024
    /// Bytes that a peer may send on one stream before the application has taken them.
    public var streamWindow = 64 * 1024
    /// Bytes that a peer may have under way on the whole connection. Returned as they arrive: what bounds memory is
    /// `concurrentStreams` times `streamWindow`.
    public var connectionWindow = 1024 * 1024
    /// Largest frame accepted (SETTINGS_MAX_FRAME_SIZE, 16,384 to 16,777,215).
    public var frameSize = 16 * 1024
    /// Acknowledgements of PING and SETTINGS that may wait to be sent before the peer counts as hostile.
    public var outboundAcknowledgements = 64
    /// Entries in one SETTINGS frame.
    public var settingsEntries = 32
    /// CONTINUATION frames that may follow one HEADERS frame.
    public var continuations = 8
    /// Frames that do no work (`Abuse`) which a client may send in a burst, and each second after that. Work done for it pays for more.
    public var badFrames = 200
    public var badFramesPerSecond = 100
    /// Decoded size at which a header list ends the connection: no client gets so far past `headerListSize` by mistake.
    public var hostileHeaderListSize = 32 * 1024
    /// Streams that closed lately of which is known how.
    public var rememberedStreams = 128
    /// Bytes put together for one write to the socket.
    public var sweep = 64 * 1024

    public init() {}
}
