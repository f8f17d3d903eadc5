// Generated from shelfwire/v1/messages.proto by Protos/generate. Do not edit.
//
// What a person at a desk has to know and see to: each has messages of their own.

import CWire
public import NIOCore

public enum MessageState: Int32, Hashable, Sendable, CaseIterable {
    case unread = 1
    case read = 2
    /// Seen to; also when somebody settled its matter, or the note was taken back. Kept for 90 days then.
    case handled = 3
}

/// About a discrepancy of a receipt whose goods the caller ordered (or which they opened), noted by somebody else.
public struct InboxMessage: WireMessage, Hashable, Sendable {
    public var messageID: Int64
    public var state: MessageState
    public var storeID: Int64
    public var sentMs: Int64
    /// 0 = not yet.
    public var readMs: Int64
    /// 0 = not yet.
    public var handledMs: Int64
    /// Stable code: DISCREPANCY.
    public var reason: String
    /// In the language of the call.
    public var message: String
    public var nextStep: String
    public var discrepancyID: Int64
    public var receiptID: Int64
    public var receiptNumber: String

    public init(
        messageID: Int64 = 0,
        state: MessageState,
        storeID: Int64 = 0,
        sentMs: Int64 = 0,
        readMs: Int64 = 0,
        handledMs: Int64 = 0,
        reason: String = "",
        message: String = "",
        nextStep: String = "",
        discrepancyID: Int64 = 0,
        receiptID: Int64 = 0,
        receiptNumber: String = ""
    ) {
        self.messageID = messageID
        self.state = state
        self.storeID = storeID
        self.sentMs = sentMs
        self.readMs = readMs
        self.handledMs = handledMs
        self.reason = reason
        self.message = message
        self.nextStep = nextStep
        self.discrepancyID = discrepancyID
        self.receiptID = receiptID
        self.receiptNumber = receiptNumber
    }
}

public struct ListMessagesRequest: WireMessage, Hashable, Sendable {
    /// 0 = every store.
    public var storeID: Int64
    /// Empty = every state but HANDLED.
    public var states: [MessageState]
    public var page: Page?

    public init(storeID: Int64 = 0, states: [MessageState] = [], page: Page? = nil) {
        self.storeID = storeID
        self.states = states
        self.page = page
    }
}

public struct ListMessagesReply: WireMessage, Hashable, Sendable {
    public var messages: [InboxMessage]
    public var nextToken: [UInt8]
    /// On all pages, whatever states were asked for.
    public var unread: Int64

    public init(messages: [InboxMessage] = [], nextToken: [UInt8] = [], unread: Int64 = 0) {
        self.messages = messages
        self.nextToken = nextToken
        self.unread = unread
    }
}

public struct MarkMessagesRequest: WireMessage, Hashable, Sendable {
    /// At most 1,000; the caller's own.
    public var messageIDs: [Int64]
    /// READ or HANDLED.
    public var state: MessageState

    public init(messageIDs: [Int64] = [], state: MessageState) {
        self.messageIDs = messageIDs
        self.state = state
    }
}

public struct MarkMessagesReply: WireMessage, Hashable, Sendable {
    /// How many were not so before.
    public var changed: Int64

    public init(changed: Int64 = 0) {
        self.changed = changed
    }
}

extension InboxMessage: CMessage {
    static var fullName: StaticString { "shelfwire.v1.InboxMessage" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__inbox_message()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__InboxMessage.self)
        self.messageID = unsafe c.pointee.message_id
        self.state = try unsafe Decoded.choice(c.pointee.state.rawValue, "state")
        self.storeID = unsafe c.pointee.store_id
        self.sentMs = unsafe c.pointee.sent_ms
        self.readMs = unsafe c.pointee.read_ms
        self.handledMs = unsafe c.pointee.handled_ms
        self.reason = try unsafe Decoded.text(c.pointee.reason, "reason")
        self.message = try unsafe Decoded.text(c.pointee.message, "message")
        self.nextStep = try unsafe Decoded.text(c.pointee.next_step, "next_step")
        self.discrepancyID = unsafe c.pointee.discrepancy_id
        self.receiptID = unsafe c.pointee.receipt_id
        self.receiptNumber = try unsafe Decoded.text(c.pointee.receipt_number, "receipt_number")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__InboxMessage.self)
        unsafe c.pointee.message_id = messageID
        unsafe c.pointee.state = Shelfwire__V1__MessageState(rawValue: UInt32(state.rawValue))
        unsafe c.pointee.store_id = storeID
        unsafe c.pointee.sent_ms = sentMs
        unsafe c.pointee.read_ms = readMs
        unsafe c.pointee.handled_ms = handledMs
        unsafe c.pointee.reason = try arena.text(reason, "reason")
        unsafe c.pointee.message = try arena.text(message, "message")
        unsafe c.pointee.next_step = try arena.text(nextStep, "next_step")
        unsafe c.pointee.discrepancy_id = discrepancyID
        unsafe c.pointee.receipt_id = receiptID
        unsafe c.pointee.receipt_number = try arena.text(receiptNumber, "receipt_number")
    }
}

extension ListMessagesRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListMessagesRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_messages_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListMessagesRequest.self)
        self.storeID = unsafe c.pointee.store_id
        self.states = try unsafe Decoded.choices(c.pointee.n_states, c.pointee.states, "states") { $0.rawValue }
        self.page = try unsafe Decoded.messageIfAny(c.pointee.page, "page")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListMessagesRequest.self)
        unsafe c.pointee.store_id = storeID
        unsafe c.pointee.n_states = states.count
        unsafe c.pointee.states = try arena.choices(states) { Shelfwire__V1__MessageState(rawValue: UInt32($0.rawValue)) }
        if let value = page {
            unsafe c.pointee.page = try arena.message(value, "page")
        }
    }
}

extension ListMessagesReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListMessagesReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_messages_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListMessagesReply.self)
        self.messages = try unsafe Decoded.messages(c.pointee.n_messages, c.pointee.messages, "messages")
        self.nextToken = unsafe Decoded.bytes(c.pointee.next_token)
        self.unread = unsafe c.pointee.unread
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListMessagesReply.self)
        unsafe c.pointee.n_messages = messages.count
        unsafe c.pointee.messages = try arena.messages(messages, "messages")
        unsafe c.pointee.next_token = try arena.bytes(nextToken)
        unsafe c.pointee.unread = unread
    }
}

extension MarkMessagesRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.MarkMessagesRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__mark_messages_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__MarkMessagesRequest.self)
        self.messageIDs = unsafe Decoded.numbers(c.pointee.n_message_ids, c.pointee.message_ids)
        self.state = try unsafe Decoded.choice(c.pointee.state.rawValue, "state")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__MarkMessagesRequest.self)
        unsafe c.pointee.n_message_ids = messageIDs.count
        unsafe c.pointee.message_ids = try arena.numbers(messageIDs)
        unsafe c.pointee.state = Shelfwire__V1__MessageState(rawValue: UInt32(state.rawValue))
    }
}

extension MarkMessagesReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.MarkMessagesReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__mark_messages_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__MarkMessagesReply.self)
        self.changed = unsafe c.pointee.changed
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__MarkMessagesReply.self)
        unsafe c.pointee.changed = changed
    }
}

extension MessageState: WireEnum {
    static var fullName: StaticString { "shelfwire.v1.MessageState" }
    static var zeroName: StaticString { "MESSAGE_STATE_UNSPECIFIED" }
}
