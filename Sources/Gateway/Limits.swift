/// What the gateway bounds; defaults of the terminal protocol.
public struct GatewayLimits: Sendable {
    /// Entries a terminal may have unacknowledged while the server has room.
    public var creditEntries: Int32 = 1_000
    /// The credit under load; never below, so that every terminal keeps moving.
    public var leastCreditEntries: Int32 = 32
    /// Entries that all terminals together may have unacknowledged, as far as the least credit allows: two seconds of the writer's work.
    public var entriesUnderWay: Int64 = 100_000
    /// Bytes of one batch, as told in Welcome.
    public var maximumBatchBytes: Int32 = 256 * 1024
    public var keepaliveSeconds: Int32 = 60
    /// From the start of the stream to Hello.
    public var helloTimeoutMilliseconds: Int64 = 10_000
    /// Pushes waiting for one terminal; more are dropped and the terminal is told to pull.
    public var pushesPerTerminal = 256
    /// Products one terminal may watch.
    public var watchedProducts = 200
    /// Stock changes of one product are told at most once in this time.
    public var stockWindowMilliseconds: Int64 = 1_000
    /// How far a terminal's clock may be off before it is told.
    public var clockWarningMilliseconds: Int64 = 120_000
    /// News read from the outbox at once.
    public var newsPerRead = 1_000
    /// News kept in the outbox behind the feed.
    public var newsKept: Int64 = 10_000

    public init() {}
}
