// Generated from google/protobuf/duration.proto by Protos/generate. Do not edit.
//
// Wire-compatible with the well-known type of this name.

import CWire
public import NIOCore

/// A span of time. `seconds` and `nanos` have the same sign.
public struct GoogleDuration: WireMessage, Hashable, Sendable {
    public var seconds: Int64
    /// Nanoseconds, -999,999,999 to 999,999,999.
    public var nanos: Int32

    public init(seconds: Int64 = 0, nanos: Int32 = 0) {
        self.seconds = seconds
        self.nanos = nanos
    }
}

extension GoogleDuration: CMessage {
    static var fullName: StaticString { "google.protobuf.Duration" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_google__protobuf__duration()
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
        let c = unsafe start.assumingMemoryBound(to: Google__Protobuf__Duration.self)
        self.seconds = unsafe c.pointee.seconds
        self.nanos = unsafe c.pointee.nanos
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Google__Protobuf__Duration.self)
        unsafe c.pointee.seconds = seconds
        unsafe c.pointee.nanos = nanos
    }
}
