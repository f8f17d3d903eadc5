// What the top and the bottom of the screen say.

/// Where the terminal stands with its server.
public enum ConnectionState: Hashable, Sendable {
    /// The person chose to work without the server.
    case offline
    case connecting
    case connected
    /// No server now; the next attempt comes by itself.
    case waiting
    /// The server closes for a while and said so.
    case draining
    /// No further attempt until somebody does something about it.
    case stopped(StopReason)
}

/// A picture of the terminal at one instant.
public struct TerminalStatus: Hashable, Sendable {
    public var storeName: String
    public var terminalName: String
    public var connection: ConnectionState
    /// Entries that the server has not confirmed.
    public var unsent: Int
    /// When the oldest of them was captured, Unix milliseconds.
    public var oldestUnsentMilliseconds: Int64?
    public var lastSequence: Int64
    public var appliedThrough: Int64
    public var products: Int
    public var person: Person?
    public var task: WorkTask?
    public var knownTasks: [KnownTask]
    /// What is worked through by scanning; scans go into it while it is at hand.
    public var checklist: Checklist?
    /// The list at hand could not be read when the device started: its file is kept under this name. Empty = it could, or there was none. Gone
    /// with the next list.
    public var checklistSetAside = ""
}

/// What happens while nobody presses a key.
public enum TerminalEvent: Hashable, Sendable {
    /// The server has answered an entry.
    case reading(Reading)
    /// The status is different from before: connection, queue, product master, task.
    case changed
    /// A message for staff: an alert, a recall, a clock that is wrong.
    case notice(Remark)
}
