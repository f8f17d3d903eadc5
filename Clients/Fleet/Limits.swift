// What the fleet bounds.

enum Limits {
    /// Terminals in one state file.
    static let terminals = 50_000
    /// Entries in one batch; the server takes more only in parts.
    static let entriesPerBatch = 1_000
    /// Unanswered batches of one terminal.
    static let window = 64
    /// Terminals connected at the same time while a fleet gathers.
    static let connecting = 200
    /// Loopback addresses that a fleet can come from: 127.0.0.1 to 127.0.0.254.
    static let addresses = 254
    /// Calls under way while terminals are enrolled.
    static let enrolling = 32
    /// Sign-ins under way: a sign-in costs the server a third of a second of one core by design.
    static let signingIn = 2
    /// Without any answer for so long the run has failed.
    static let patienceSeconds = 60
    /// A session that ends sooner is replaced when the fleet is enrolled.
    static let sessionSecondsLeft: Int64 = 3_600
    /// Longest latency the histogram holds apart; longer ones count as this.
    static let latencyMicroseconds: UInt64 = 600_000_000
    /// Products kept in the state file.
    static let products = 1_000_000
}
