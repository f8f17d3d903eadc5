/// Every bound of the terminal, named once. A terminal can be given others; these are the defaults.
public struct Limits: Hashable, Sendable {
    /// Entries that wait in the queue. At 20 scans a minute this is a week of shifts without a server.
    public var queuedEntries = 100_000
    /// Serialized bytes of one entry.
    public var entryBytes = 4 * 1024
    /// Confirmed entries that are kept, for a server that is restored from a backup and has forgotten them: at a scan every
    /// three seconds, two days of shifts.
    public var keptEntries = 20_000
    /// Their bytes.
    public var keptBytes = 4 << 20
    /// Bytes of entries that are not kept any more the queue's file may carry before it is rewritten.
    public var queueSlackBytes = 1 << 20
    /// Entries of one batch, whatever the credit.
    public var batchEntries = 256
    /// One payload in a file of the terminal; a larger length field is damage.
    public var recordBytes = 16 << 20
    /// Products on the device.
    public var products = 2_000_000
    /// Bytes of one chunk of the product master.
    public var chunkBytes = 4 << 20
    /// Deltas that the product master's file may carry, in bytes, before it is rewritten.
    public var catalogSlackBytes = 8 << 20
    /// Bytes of one scan (ScanEntry.raw).
    public var scanBytes = 512
    /// The same symbol again within this time is one pull of the trigger; 0 = every read counts.
    public var doubleReadMilliseconds: Int64 = 300
    /// Events that wait for the screen; the oldest are dropped, since the screen redraws from the status.
    public var screenEvents = 1_024
    /// Tasks (orders, receipts, stocktakes) the device remembers for offline use.
    public var knownTasks = 500
    /// Rows of a list that is shown: transfers, picks, places to count, stopped lots, alerts.
    public var listRows = 500
    /// Piles of goods that one shipping, arrival or picking may name; the server takes as many.
    public var checklistPiles = 1_000
    /// Files that could not be read and are kept aside.
    public var damagedFiles = 9
    /// Scans into a checklist that may be taken back one by one.
    public var checklistUndo = 100
    /// Lines of open orders that the device keeps for use without the server.
    public var orderLines = 50_000
    /// Lines of running totals the device keeps for the task at hand.
    public var taskLines = 20_000
    /// First wait before a reconnect; doubles with each failure.
    public var backoffFirstMilliseconds: Int64 = 500
    /// Longest wait before a reconnect.
    public var backoffLongestMilliseconds: Int64 = 30_000
    /// The longest a unary call (sign in, open a receipt) may take.
    public var callTimeoutMilliseconds: Int64 = 5_000
    /// Between Hello and Welcome.
    public var welcomeTimeoutMilliseconds: Int64 = 10_000
    /// Between the device's good-bye and the server's end of the stream.
    public var goodbyeTimeoutMilliseconds: Int64 = 2_000
    /// TLS handshakes in a row that break off before staff are told: one or two may be bad Wi-Fi.
    public var brokenHandshakes = 3
    /// How often the end of the device's certificate is looked at, beside every Welcome.
    public var certificateCheckMilliseconds: Int64 = 6 * 3_600_000
    /// After a renewal that failed.
    public var certificateRetryMilliseconds: Int64 = 10 * 60_000

    public init() {}
}
