// Generated from shelfwire/v1/received.proto by Protos/generate. Do not edit.
//
// How the server itself reads the stream. The same bytes as TerminalMessage, but entries stay undecoded until each is looked at
// by itself, so that one bad entry can be rejected without harm to its neighbours. Clients use TerminalMessage.

import CWire
public import NIOCore

public struct ReceivedTerminalMessage: WireMessage, Hashable, Sendable {
    public enum Body: Hashable, Sendable {
        case hello(Hello)
        case batch(ReceivedBatch)
        case watch(Watch)
        case bye(Bye)
    }

    public var body: Body?

    public init(body: Body? = nil) {
        self.body = body
    }
}

public struct ReceivedBatch: WireMessage, Hashable, Sendable {
    public var firstSequence: Int64
    /// Each a serialized Entry.
    public var entries: [[UInt8]]

    public init(firstSequence: Int64 = 0, entries: [[UInt8]] = []) {
        self.firstSequence = firstSequence
        self.entries = entries
    }
}

extension ReceivedTerminalMessage: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ReceivedTerminalMessage" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__received_terminal_message()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ReceivedTerminalMessage.self)
        self.body = try unsafe Self.readBody(c)
    }

    private static func readBody(_ c: UnsafePointer<Shelfwire__V1__ReceivedTerminalMessage>) throws(WireError) -> Body? {
        switch unsafe c.pointee.body_case.rawValue {
        case 1: .hello(try unsafe Decoded.message(c.pointee.hello, "hello"))
        case 2: .batch(try unsafe Decoded.message(c.pointee.batch, "batch"))
        case 3: .watch(try unsafe Decoded.message(c.pointee.watch, "watch"))
        case 4: .bye(try unsafe Decoded.message(c.pointee.bye, "bye"))
        default: nil
        }
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ReceivedTerminalMessage.self)
        switch body {
        case .hello(let value):
            unsafe c.pointee.hello = try arena.message(value, "hello")
            unsafe c.pointee.body_case = Shelfwire__V1__ReceivedTerminalMessage__BodyCase(rawValue: 1)
        case .batch(let value):
            unsafe c.pointee.batch = try arena.message(value, "batch")
            unsafe c.pointee.body_case = Shelfwire__V1__ReceivedTerminalMessage__BodyCase(rawValue: 2)
        case .watch(let value):
            unsafe c.pointee.watch = try arena.message(value, "watch")
            unsafe c.pointee.body_case = Shelfwire__V1__ReceivedTerminalMessage__BodyCase(rawValue: 3)
        case .bye(let value):
            unsafe c.pointee.bye = try arena.message(value, "bye")
            unsafe c.pointee.body_case = Shelfwire__V1__ReceivedTerminalMessage__BodyCase(rawValue: 4)
        case nil: break
        }
    }
}

extension ReceivedBatch: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ReceivedBatch" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__received_batch()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ReceivedBatch.self)
        self.firstSequence = unsafe c.pointee.first_sequence
        self.entries = unsafe Decoded.byteStrings(c.pointee.n_entries, c.pointee.entries)
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ReceivedBatch.self)
        unsafe c.pointee.first_sequence = firstSequence
        unsafe c.pointee.n_entries = entries.count
        unsafe c.pointee.entries = try arena.byteStrings(entries)
    }
}
