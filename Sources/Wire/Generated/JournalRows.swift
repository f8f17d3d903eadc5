// Generated from shelfwire/v1/journal_rows.proto by Protos/generate. Do not edit.
//
// The audit trail: who did what, when, and what came of it.

import CWire
public import NIOCore

public struct ListJournalRowsRequest: WireMessage, Hashable, Sendable {
    /// 0 = every store the caller may audit, and what concerns no store where that is all of them.
    public var storeID: Int64
    /// 0 = everybody.
    public var userID: Int64
    /// 0 = every document and none.
    public var documentID: Int64
    /// Names as told in JournalRow.kind; none = all.
    public var kinds: [String]
    /// Only what was refused, rejected or parked.
    public var refusedOnly: Bool
    /// Told to the books at or after it; 0 = from the first.
    public var fromMs: Int64
    /// Told to the books before it; 0 = to the last.
    public var toMs: Int64
    public var page: Page?

    public init(
        storeID: Int64 = 0,
        userID: Int64 = 0,
        documentID: Int64 = 0,
        kinds: [String] = [],
        refusedOnly: Bool = false,
        fromMs: Int64 = 0,
        toMs: Int64 = 0,
        page: Page? = nil
    ) {
        self.storeID = storeID
        self.userID = userID
        self.documentID = documentID
        self.kinds = kinds
        self.refusedOnly = refusedOnly
        self.fromMs = fromMs
        self.toMs = toMs
        self.page = page
    }
}

public struct JournalRow: WireMessage, Hashable, Sendable {
    public var sequence: Int64
    /// scan, signIn, postReceipt ...
    public var kind: String
    /// 0 = the operator at the machine, or nobody known.
    public var userID: Int64
    public var displayName: String
    public var sessionID: Int64
    /// A terminal's entry; 0 for commands.
    public var terminalID: Int64
    public var epoch: Int64
    public var entrySequence: Int64
    public var storeID: Int64
    public var documentNumber: String
    public var occurredMs: Int64
    public var receivedMs: Int64
    /// accepted, acceptedWithException, rejected, parked.
    public var verdict: String
    /// The stable reason where it was not plainly accepted.
    public var reason: String
    /// 64 hexadecimal digits.
    public var seal: String
    /// The row that this one takes back, and replaces where it corrects a receipt; 0 = none.
    public var corrects: Int64
    /// How many attempts the row stands for: the same refusals of one minute are told as one row.
    public var times: Int64

    public init(
        sequence: Int64 = 0,
        kind: String = "",
        userID: Int64 = 0,
        displayName: String = "",
        sessionID: Int64 = 0,
        terminalID: Int64 = 0,
        epoch: Int64 = 0,
        entrySequence: Int64 = 0,
        storeID: Int64 = 0,
        documentNumber: String = "",
        occurredMs: Int64 = 0,
        receivedMs: Int64 = 0,
        verdict: String = "",
        reason: String = "",
        seal: String = "",
        corrects: Int64 = 0,
        times: Int64 = 0
    ) {
        self.sequence = sequence
        self.kind = kind
        self.userID = userID
        self.displayName = displayName
        self.sessionID = sessionID
        self.terminalID = terminalID
        self.epoch = epoch
        self.entrySequence = entrySequence
        self.storeID = storeID
        self.documentNumber = documentNumber
        self.occurredMs = occurredMs
        self.receivedMs = receivedMs
        self.verdict = verdict
        self.reason = reason
        self.seal = seal
        self.corrects = corrects
        self.times = times
    }
}

public struct ListJournalRowsReply: WireMessage, Hashable, Sendable {
    public var rows: [JournalRow]
    public var nextToken: [UInt8]

    public init(rows: [JournalRow] = [], nextToken: [UInt8] = []) {
        self.rows = rows
        self.nextToken = nextToken
    }
}

public struct GetJournalHeadRequest: WireMessage, Hashable, Sendable {
    /// A head as it was told before, to compare with; empty = none.
    public var kept: String

    public init(kept: String = "") {
        self.kept = kept
    }
}

public struct GetJournalHeadReply: WireMessage, Hashable, Sendable {
    /// "<sequence>:<64 hexadecimal digits>".
    public var head: String
    /// Whether the journal still holds the row that `kept` names, with that seal.
    public var holdsKept: Bool?

    public init(head: String = "", holdsKept: Bool? = nil) {
        self.head = head
        self.holdsKept = holdsKept
    }
}

extension ListJournalRowsRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListJournalRowsRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_journal_rows_request()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListJournalRowsRequest.self)
        self.storeID = unsafe c.pointee.store_id
        self.userID = unsafe c.pointee.user_id
        self.documentID = unsafe c.pointee.document_id
        self.kinds = try unsafe Decoded.texts(c.pointee.n_kinds, c.pointee.kinds, "kinds")
        self.refusedOnly = unsafe c.pointee.refused_only != 0
        self.fromMs = unsafe c.pointee.from_ms
        self.toMs = unsafe c.pointee.to_ms
        self.page = try unsafe Decoded.messageIfAny(c.pointee.page, "page")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListJournalRowsRequest.self)
        unsafe c.pointee.store_id = storeID
        unsafe c.pointee.user_id = userID
        unsafe c.pointee.document_id = documentID
        unsafe c.pointee.n_kinds = kinds.count
        unsafe c.pointee.kinds = try arena.texts(kinds, "kinds")
        unsafe c.pointee.refused_only = refusedOnly ? 1 : 0
        unsafe c.pointee.from_ms = fromMs
        unsafe c.pointee.to_ms = toMs
        if let value = page {
            unsafe c.pointee.page = try arena.message(value, "page")
        }
    }
}

extension JournalRow: CMessage {
    static var fullName: StaticString { "shelfwire.v1.JournalRow" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__journal_row()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__JournalRow.self)
        self.sequence = unsafe c.pointee.sequence
        self.kind = try unsafe Decoded.text(c.pointee.kind, "kind")
        self.userID = unsafe c.pointee.user_id
        self.displayName = try unsafe Decoded.text(c.pointee.display_name, "display_name")
        self.sessionID = unsafe c.pointee.session_id
        self.terminalID = unsafe c.pointee.terminal_id
        self.epoch = unsafe c.pointee.epoch
        self.entrySequence = unsafe c.pointee.entry_sequence
        self.storeID = unsafe c.pointee.store_id
        self.documentNumber = try unsafe Decoded.text(c.pointee.document_number, "document_number")
        self.occurredMs = unsafe c.pointee.occurred_ms
        self.receivedMs = unsafe c.pointee.received_ms
        self.verdict = try unsafe Decoded.text(c.pointee.verdict, "verdict")
        self.reason = try unsafe Decoded.text(c.pointee.reason, "reason")
        self.seal = try unsafe Decoded.text(c.pointee.seal, "seal")
        self.corrects = unsafe c.pointee.corrects
        self.times = unsafe c.pointee.times
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__JournalRow.self)
        unsafe c.pointee.sequence = sequence
        unsafe c.pointee.kind = try arena.text(kind, "kind")
        unsafe c.pointee.user_id = userID
        unsafe c.pointee.display_name = try arena.text(displayName, "display_name")
        unsafe c.pointee.session_id = sessionID
        unsafe c.pointee.terminal_id = terminalID
        unsafe c.pointee.epoch = epoch
        unsafe c.pointee.entry_sequence = entrySequence
        unsafe c.pointee.store_id = storeID
        unsafe c.pointee.document_number = try arena.text(documentNumber, "document_number")
        unsafe c.pointee.occurred_ms = occurredMs
        unsafe c.pointee.received_ms = receivedMs
        unsafe c.pointee.verdict = try arena.text(verdict, "verdict")
        unsafe c.pointee.reason = try arena.text(reason, "reason")
        unsafe c.pointee.seal = try arena.text(seal, "seal")
        unsafe c.pointee.corrects = corrects
        unsafe c.pointee.times = times
    }
}

extension ListJournalRowsReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListJournalRowsReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_journal_rows_reply()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListJournalRowsReply.self)
        self.rows = try unsafe Decoded.messages(c.pointee.n_rows, c.pointee.rows, "rows")
        self.nextToken = unsafe Decoded.bytes(c.pointee.next_token)
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListJournalRowsReply.self)
        unsafe c.pointee.n_rows = rows.count
        unsafe c.pointee.rows = try arena.messages(rows, "rows")
        unsafe c.pointee.next_token = try arena.bytes(nextToken)
    }
}

extension GetJournalHeadRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.GetJournalHeadRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__get_journal_head_request()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__GetJournalHeadRequest.self)
        self.kept = try unsafe Decoded.text(c.pointee.kept, "kept")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__GetJournalHeadRequest.self)
        unsafe c.pointee.kept = try arena.text(kept, "kept")
    }
}

extension GetJournalHeadReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.GetJournalHeadReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__get_journal_head_reply()
    }

    public init(serialized buffer: ByteBuffer) throws {
        self = try Self.decoded(from: buffer)
    }

    public init(bytes: [UInt8]) throws(WireError) {
        self = try Self.decoded(from: bytes)
    }

    public func serialize(into buffer: inout ByteBuffer) throws {
        try encode(into: &buffer)
    }

    public var bytes: [UInt8] {
        get throws(WireError) { try encoded() }
    }

    init(reading start: UnsafeRawPointer) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__GetJournalHeadReply.self)
        self.head = try unsafe Decoded.text(c.pointee.head, "head")
        self.holdsKept = unsafe c.pointee.comparison_case.rawValue == 2 ? c.pointee.holds_kept != 0 : nil
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__GetJournalHeadReply.self)
        unsafe c.pointee.head = try arena.text(head, "head")
        if let value = holdsKept {
            unsafe c.pointee.holds_kept = value ? 1 : 0
            unsafe c.pointee.comparison_case = Shelfwire__V1__GetJournalHeadReply__ComparisonCase(rawValue: 2)
        }
    }
}
