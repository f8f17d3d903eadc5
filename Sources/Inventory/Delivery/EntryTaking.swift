// What a task's rules answer to one entry, and what they may know of its circumstances.

import Storage

/// Why an entry was not booked. Thrown before anything was written for it.
enum Setback: Error, Hashable {
    /// Can never succeed; kept with its payload.
    case rejected(Rejection)
    /// A person must decide.
    case parked(Rejection)

    var rejection: Rejection {
        switch self {
        case .rejected(let rejection), .parked(let rejection): rejection
        }
    }
}

/// The circumstances of one entry.
struct EntryContext {
    var terminal: TerminalID
    var epoch: Int64
    /// The terminal's store.
    var store: StoreID
    var user: UserID
    /// The corrected instant of the entry.
    var occurred: Instant
    var received: Instant
    /// The instant whose rights count: that of the entry for what a terminal says, now for what a desk says.
    var rightsAt: Instant
    /// The store's own date when the entry happened: what "expired" is measured against.
    var today: String
    var sequence: Int64
    /// How the store's scans are read.
    var scanners: Scanners
    /// Whether the terminal wants to be told what staff need to see.
    var wantsFeedback: Bool
    /// What the batch's entries share.
    var memory: BatchMemory
}

/// An entry that was booked.
struct TakenEntry {
    var record = EntryRecord()
    var remarks: [Remark] = []
    var feedback: EntryFeedback?
}

/// The rules of one kind of task for entries.
///
/// `take` reads, decides (throwing `Setback` before it writes), writes, and answers. The draft already names the task's document.
protocol TaskRules {
    static var documentKind: DocumentKind { get }
    /// The right a person needs to add entries.
    static var permission: (verb: Verb, subject: Subject) { get }
    static func take(
        _ entry: Entry, on document: Document, _ context: EntryContext, draft: inout JournalDraft,
        in transaction: borrowing Transaction
    ) throws -> TakenEntry
}
