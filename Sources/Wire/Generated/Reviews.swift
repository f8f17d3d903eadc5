// Generated from shelfwire/v1/reviews.proto by Protos/generate. Do not edit.
//
// What a person must look at: parked and rejected entries, exceptions, rechecks.

import CWire
public import NIOCore

public enum ReviewKind: Int32, Hashable, Sendable, CaseIterable {
    case parkedEntry = 1
    case rejectedEntry = 2
    case negativeStock = 3
    case lotConflict = 4
    case lateEventRecheck = 5
    case identityReused = 6
    case otherException = 7
    case likelyDuplicate = 8
}

public struct Review: WireMessage, Hashable, Sendable {
    public var reviewID: Int64
    public var kind: ReviewKind
    public var storeID: Int64
    public var reason: String
    public var message: String
    public var nextStep: String
    public var journalSequence: Int64
    public var terminalID: Int64
    public var epoch: Int64
    public var entrySequence: Int64
    /// The entry as it was sent (a serialized shelfwire.v1.Entry), for parked and rejected ones.
    public var payload: [UInt8]
    public var openedMs: Int64
    public var closed: Bool
    public var closedBy: String
    public var closingNote: String

    public init(
        reviewID: Int64 = 0,
        kind: ReviewKind,
        storeID: Int64 = 0,
        reason: String = "",
        message: String = "",
        nextStep: String = "",
        journalSequence: Int64 = 0,
        terminalID: Int64 = 0,
        epoch: Int64 = 0,
        entrySequence: Int64 = 0,
        payload: [UInt8] = [],
        openedMs: Int64 = 0,
        closed: Bool = false,
        closedBy: String = "",
        closingNote: String = ""
    ) {
        self.reviewID = reviewID
        self.kind = kind
        self.storeID = storeID
        self.reason = reason
        self.message = message
        self.nextStep = nextStep
        self.journalSequence = journalSequence
        self.terminalID = terminalID
        self.epoch = epoch
        self.entrySequence = entrySequence
        self.payload = payload
        self.openedMs = openedMs
        self.closed = closed
        self.closedBy = closedBy
        self.closingNote = closingNote
    }
}

public struct ListReviewsRequest: WireMessage, Hashable, Sendable {
    public var storeID: Int64
    public var includeClosed: Bool
    public var page: Page?

    public init(storeID: Int64 = 0, includeClosed: Bool = false, page: Page? = nil) {
        self.storeID = storeID
        self.includeClosed = includeClosed
        self.page = page
    }
}

public struct ListReviewsReply: WireMessage, Hashable, Sendable {
    public var reviews: [Review]
    public var nextToken: [UInt8]

    public init(reviews: [Review] = [], nextToken: [UInt8] = []) {
        self.reviews = reviews
        self.nextToken = nextToken
    }
}

public struct ApplyReviewRequest: WireMessage, Hashable, Sendable {
    public var reviewID: Int64
    /// A serialized shelfwire.v1.Entry of at most 16 KiB: the review's payload, or what it should have said. Its clocks and session are not
    /// looked at.
    public var entry: [UInt8]
    /// When it happened, by the server's clock; 0 = when the entry under review did.
    public var occurredMs: Int64
    /// Why it is booked so; needed.
    public var note: String

    public init(reviewID: Int64 = 0, entry: [UInt8] = [], occurredMs: Int64 = 0, note: String = "") {
        self.reviewID = reviewID
        self.entry = entry
        self.occurredMs = occurredMs
        self.note = note
    }
}

public struct ApplyReviewReply: WireMessage, Hashable, Sendable {
    public var journalSequence: Int64
    /// What is odd about it.
    public var warnings: [Warning]
    /// What was booked; empty for entries that book no goods.
    public var productName: String
    public var lotCode: String
    public var quantity: Int64
    /// The line's total after it.
    public var lineQuantity: Int64
    public var documentNumber: String

    public init(
        journalSequence: Int64 = 0,
        warnings: [Warning] = [],
        productName: String = "",
        lotCode: String = "",
        quantity: Int64 = 0,
        lineQuantity: Int64 = 0,
        documentNumber: String = ""
    ) {
        self.journalSequence = journalSequence
        self.warnings = warnings
        self.productName = productName
        self.lotCode = lotCode
        self.quantity = quantity
        self.lineQuantity = lineQuantity
        self.documentNumber = documentNumber
    }
}

public struct CloseReviewRequest: WireMessage, Hashable, Sendable {
    public var reviewID: Int64
    public var note: String

    public init(reviewID: Int64 = 0, note: String = "") {
        self.reviewID = reviewID
        self.note = note
    }
}

public struct CloseReviewReply: WireMessage, Hashable, Sendable {
    public init() {}
}

extension Review: CMessage {
    static var fullName: StaticString { "shelfwire.v1.Review" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__review()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Review.self)
        self.reviewID = unsafe c.pointee.review_id
        self.kind = try unsafe Decoded.choice(c.pointee.kind.rawValue, "kind")
        self.storeID = unsafe c.pointee.store_id
        self.reason = try unsafe Decoded.text(c.pointee.reason, "reason")
        self.message = try unsafe Decoded.text(c.pointee.message, "message")
        self.nextStep = try unsafe Decoded.text(c.pointee.next_step, "next_step")
        self.journalSequence = unsafe c.pointee.journal_sequence
        self.terminalID = unsafe c.pointee.terminal_id
        self.epoch = unsafe c.pointee.epoch
        self.entrySequence = unsafe c.pointee.entry_sequence
        self.payload = unsafe Decoded.bytes(c.pointee.payload)
        self.openedMs = unsafe c.pointee.opened_ms
        self.closed = unsafe c.pointee.closed != 0
        self.closedBy = try unsafe Decoded.text(c.pointee.closed_by, "closed_by")
        self.closingNote = try unsafe Decoded.text(c.pointee.closing_note, "closing_note")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Review.self)
        unsafe c.pointee.review_id = reviewID
        unsafe c.pointee.kind = Shelfwire__V1__ReviewKind(rawValue: UInt32(kind.rawValue))
        unsafe c.pointee.store_id = storeID
        unsafe c.pointee.reason = try arena.text(reason, "reason")
        unsafe c.pointee.message = try arena.text(message, "message")
        unsafe c.pointee.next_step = try arena.text(nextStep, "next_step")
        unsafe c.pointee.journal_sequence = journalSequence
        unsafe c.pointee.terminal_id = terminalID
        unsafe c.pointee.epoch = epoch
        unsafe c.pointee.entry_sequence = entrySequence
        unsafe c.pointee.payload = try arena.bytes(payload)
        unsafe c.pointee.opened_ms = openedMs
        unsafe c.pointee.closed = closed ? 1 : 0
        unsafe c.pointee.closed_by = try arena.text(closedBy, "closed_by")
        unsafe c.pointee.closing_note = try arena.text(closingNote, "closing_note")
    }
}

extension ListReviewsRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListReviewsRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_reviews_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListReviewsRequest.self)
        self.storeID = unsafe c.pointee.store_id
        self.includeClosed = unsafe c.pointee.include_closed != 0
        self.page = try unsafe Decoded.messageIfAny(c.pointee.page, "page")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListReviewsRequest.self)
        unsafe c.pointee.store_id = storeID
        unsafe c.pointee.include_closed = includeClosed ? 1 : 0
        if let value = page {
            unsafe c.pointee.page = try arena.message(value, "page")
        }
    }
}

extension ListReviewsReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListReviewsReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_reviews_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListReviewsReply.self)
        self.reviews = try unsafe Decoded.messages(c.pointee.n_reviews, c.pointee.reviews, "reviews")
        self.nextToken = unsafe Decoded.bytes(c.pointee.next_token)
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListReviewsReply.self)
        unsafe c.pointee.n_reviews = reviews.count
        unsafe c.pointee.reviews = try arena.messages(reviews, "reviews")
        unsafe c.pointee.next_token = try arena.bytes(nextToken)
    }
}

extension ApplyReviewRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ApplyReviewRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__apply_review_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ApplyReviewRequest.self)
        self.reviewID = unsafe c.pointee.review_id
        self.entry = unsafe Decoded.bytes(c.pointee.entry)
        self.occurredMs = unsafe c.pointee.occurred_ms
        self.note = try unsafe Decoded.text(c.pointee.note, "note")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ApplyReviewRequest.self)
        unsafe c.pointee.review_id = reviewID
        unsafe c.pointee.entry = try arena.bytes(entry)
        unsafe c.pointee.occurred_ms = occurredMs
        unsafe c.pointee.note = try arena.text(note, "note")
    }
}

extension ApplyReviewReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ApplyReviewReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__apply_review_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ApplyReviewReply.self)
        self.journalSequence = unsafe c.pointee.journal_sequence
        self.warnings = try unsafe Decoded.messages(c.pointee.n_warnings, c.pointee.warnings, "warnings")
        self.productName = try unsafe Decoded.text(c.pointee.product_name, "product_name")
        self.lotCode = try unsafe Decoded.text(c.pointee.lot_code, "lot_code")
        self.quantity = unsafe c.pointee.quantity
        self.lineQuantity = unsafe c.pointee.line_quantity
        self.documentNumber = try unsafe Decoded.text(c.pointee.document_number, "document_number")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ApplyReviewReply.self)
        unsafe c.pointee.journal_sequence = journalSequence
        unsafe c.pointee.n_warnings = warnings.count
        unsafe c.pointee.warnings = try arena.messages(warnings, "warnings")
        unsafe c.pointee.product_name = try arena.text(productName, "product_name")
        unsafe c.pointee.lot_code = try arena.text(lotCode, "lot_code")
        unsafe c.pointee.quantity = quantity
        unsafe c.pointee.line_quantity = lineQuantity
        unsafe c.pointee.document_number = try arena.text(documentNumber, "document_number")
    }
}

extension CloseReviewRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.CloseReviewRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__close_review_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CloseReviewRequest.self)
        self.reviewID = unsafe c.pointee.review_id
        self.note = try unsafe Decoded.text(c.pointee.note, "note")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CloseReviewRequest.self)
        unsafe c.pointee.review_id = reviewID
        unsafe c.pointee.note = try arena.text(note, "note")
    }
}

extension CloseReviewReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.CloseReviewReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__close_review_reply()
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
        self.init()
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {}
}

extension ReviewKind: WireEnum {
    static var fullName: StaticString { "shelfwire.v1.ReviewKind" }
    static var zeroName: StaticString { "REVIEW_KIND_UNSPECIFIED" }
}
