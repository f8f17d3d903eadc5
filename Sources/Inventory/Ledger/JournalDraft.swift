// A journal row while its effects are being written.

/// Where a row comes from; with epoch and sequence it is unique for ever, which is what makes a repeat harmless.
public struct Origin: Hashable, Sendable {
    /// The terminal; 0 for commands.
    public var terminal: Int64
    public var epoch: Int64
    /// The entry's sequence on its terminal; for commands the journal's own.
    public var sequence: Int64
}

/// What is known of a row before its effects are decided, and what they add to it.
public struct JournalDraft: Sendable {
    public let sequence: Int64
    public var kind: JournalKind
    public var origin: Origin
    public var actor: UserID?
    public var session: PersonSessionID?
    public var store: StoreID?
    public var document: DocumentID?
    /// The device's clock, as it said.
    public var captured: Instant
    /// The captured instant corrected by the device's measured offset; for commands, now.
    public var occurred: Instant
    /// The server's clock.
    public var received: Instant
    /// The store's calendar date of `occurred`, moved to the first open day.
    public var businessDate: String
    /// What was said, byte for byte.
    public var payload: [UInt8]
    /// SHA-256 of what was said.
    public var requestHash: [UInt8]
    /// The journal sequence this row corrects; 0 = none.
    public var corrects: Int64 = 0
    /// Filled by `Ledger.post`.
    public internal(set) var postings: [Posting] = []

    /// The same command's row in another place of the journal.
    func moved(to sequence: Int64) -> JournalDraft {
        var moved = JournalDraft(
            sequence: sequence, kind: kind, origin: Origin(terminal: 0, epoch: 0, sequence: sequence), actor: actor, session: session,
            captured: captured, occurred: occurred, received: received, businessDate: businessDate, payload: payload, requestHash: requestHash)
        (moved.store, moved.document) = (store, document)
        return moved
    }
}
