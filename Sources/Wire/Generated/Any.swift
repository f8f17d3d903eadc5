// Generated from google/protobuf/any.proto by Protos/generate. Do not edit.
//
// Wire-compatible with the well-known type of this name.

import CWire
public import NIOCore

/// A serialized message together with the name of its type.
public struct GoogleAny: WireMessage, Hashable, Sendable {
    /// "type.googleapis.com/" and the full name of the type.
    public var typeURL: String
    /// The message, serialized.
    public var value: [UInt8]

    public init(typeURL: String = "", value: [UInt8] = []) {
        self.typeURL = typeURL
        self.value = value
    }
}

extension GoogleAny: CMessage {
    static var fullName: StaticString { "google.protobuf.Any" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_google__protobuf__any()
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
        let c = unsafe start.assumingMemoryBound(to: Google__Protobuf__Any.self)
        self.typeURL = try unsafe Decoded.text(c.pointee.type_url, "type_url")
        self.value = unsafe Decoded.bytes(c.pointee.value)
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Google__Protobuf__Any.self)
        unsafe c.pointee.type_url = try arena.text(typeURL, "type_url")
        unsafe c.pointee.value = try arena.bytes(value)
    }
}
