// Generated from google/rpc/status.proto by Protos/generate. Do not edit.
//
// Wire-compatible with the message that gRPC carries in grpc-status-details-bin.

import CWire
public import NIOCore

/// What went wrong with a call, in a form that programs can read.
public struct GoogleStatus: WireMessage, Hashable, Sendable {
    /// The gRPC status code, 0 to 16.
    public var code: Int32
    /// For developers, in English.
    public var message: String
    /// ErrorInfo, BadRequest, RetryInfo, LocalizedMessage.
    public var details: [GoogleAny]

    public init(code: Int32 = 0, message: String = "", details: [GoogleAny] = []) {
        self.code = code
        self.message = message
        self.details = details
    }
}

extension GoogleStatus: CMessage {
    static var fullName: StaticString { "google.rpc.Status" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_google__rpc__status()
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
        let c = unsafe start.assumingMemoryBound(to: Google__Rpc__Status.self)
        self.code = unsafe c.pointee.code
        self.message = try unsafe Decoded.text(c.pointee.message, "message")
        self.details = try unsafe Decoded.messages(c.pointee.n_details, c.pointee.details, "details")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Google__Rpc__Status.self)
        unsafe c.pointee.code = code
        unsafe c.pointee.message = try arena.text(message, "message")
        unsafe c.pointee.n_details = details.count
        unsafe c.pointee.details = try arena.messages(details, "details")
    }
}
