// Generated from google/rpc/error_details.proto by Protos/generate. Do not edit.
//
// Wire-compatible with those messages of google/rpc/error_details.proto that Shelfwire sends.

import CWire
public import NIOCore

/// The stable reason of an error.
public struct GoogleErrorInfo: WireMessage, Hashable, Sendable {
    /// The entry of a map on the wire.
    public struct MetadataEntry: WireMessage, Hashable, Sendable {
        public var key: String
        public var value: String

        public init(key: String = "", value: String = "") {
            self.key = key
            self.value = value
        }
    }

    /// For example INSUFFICIENT_STOCK. Listed in Protos/README.md.
    public var reason: String
    /// "shelfwire".
    public var domain: String
    /// The facts behind the reason. The same bytes as `map<string, string> metadata = 3`.
    public var metadata: [GoogleErrorInfo.MetadataEntry]

    public init(reason: String = "", domain: String = "", metadata: [GoogleErrorInfo.MetadataEntry] = []) {
        self.reason = reason
        self.domain = domain
        self.metadata = metadata
    }
}

/// What is malformed in a request.
public struct GoogleBadRequest: WireMessage, Hashable, Sendable {
    public struct FieldViolation: WireMessage, Hashable, Sendable {
        /// Where: "entries[3].verdict".
        public var field: String
        /// What is wrong there, and what to send instead.
        public var description: String

        public init(field: String = "", description: String = "") {
            self.field = field
            self.description = description
        }
    }

    /// Every one, not only the first.
    public var fieldViolations: [GoogleBadRequest.FieldViolation]

    public init(fieldViolations: [GoogleBadRequest.FieldViolation] = []) {
        self.fieldViolations = fieldViolations
    }
}

/// When trying again may help.
public struct GoogleRetryInfo: WireMessage, Hashable, Sendable {
    public var retryDelay: GoogleDuration?

    public init(retryDelay: GoogleDuration? = nil) {
        self.retryDelay = retryDelay
    }
}

/// The sentence for the person, in the language of the call.
public struct GoogleLocalizedMessage: WireMessage, Hashable, Sendable {
    /// BCP 47, for example "zh-CN".
    public var locale: String
    public var message: String

    public init(locale: String = "", message: String = "") {
        self.locale = locale
        self.message = message
    }
}

extension GoogleErrorInfo: CMessage {
    static var fullName: StaticString { "google.rpc.ErrorInfo" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_google__rpc__error_info()
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
        let c = unsafe start.assumingMemoryBound(to: Google__Rpc__ErrorInfo.self)
        self.reason = try unsafe Decoded.text(c.pointee.reason, "reason")
        self.domain = try unsafe Decoded.text(c.pointee.domain, "domain")
        self.metadata = try unsafe Decoded.messages(c.pointee.n_metadata, c.pointee.metadata, "metadata")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Google__Rpc__ErrorInfo.self)
        unsafe c.pointee.reason = try arena.text(reason, "reason")
        unsafe c.pointee.domain = try arena.text(domain, "domain")
        unsafe c.pointee.n_metadata = metadata.count
        unsafe c.pointee.metadata = try arena.messages(metadata, "metadata")
    }
}

extension GoogleErrorInfo.MetadataEntry: CMessage {
    static var fullName: StaticString { "google.rpc.ErrorInfo.MetadataEntry" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_google__rpc__error_info__metadata_entry()
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
        let c = unsafe start.assumingMemoryBound(to: Google__Rpc__ErrorInfo__MetadataEntry.self)
        self.key = try unsafe Decoded.text(c.pointee.key, "key")
        self.value = try unsafe Decoded.text(c.pointee.value, "value")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Google__Rpc__ErrorInfo__MetadataEntry.self)
        unsafe c.pointee.key = try arena.text(key, "key")
        unsafe c.pointee.value = try arena.text(value, "value")
    }
}

extension GoogleBadRequest: CMessage {
    static var fullName: StaticString { "google.rpc.BadRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_google__rpc__bad_request()
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
        let c = unsafe start.assumingMemoryBound(to: Google__Rpc__BadRequest.self)
        self.fieldViolations = try unsafe Decoded.messages(c.pointee.n_field_violations, c.pointee.field_violations, "field_violations")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Google__Rpc__BadRequest.self)
        unsafe c.pointee.n_field_violations = fieldViolations.count
        unsafe c.pointee.field_violations = try arena.messages(fieldViolations, "field_violations")
    }
}

extension GoogleBadRequest.FieldViolation: CMessage {
    static var fullName: StaticString { "google.rpc.BadRequest.FieldViolation" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_google__rpc__bad_request__field_violation()
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
        let c = unsafe start.assumingMemoryBound(to: Google__Rpc__BadRequest__FieldViolation.self)
        self.field = try unsafe Decoded.text(c.pointee.field, "field")
        self.description = try unsafe Decoded.text(c.pointee.description, "description")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Google__Rpc__BadRequest__FieldViolation.self)
        unsafe c.pointee.field = try arena.text(field, "field")
        unsafe c.pointee.description = try arena.text(description, "description")
    }
}

extension GoogleRetryInfo: CMessage {
    static var fullName: StaticString { "google.rpc.RetryInfo" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_google__rpc__retry_info()
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
        let c = unsafe start.assumingMemoryBound(to: Google__Rpc__RetryInfo.self)
        self.retryDelay = try unsafe Decoded.messageIfAny(c.pointee.retry_delay, "retry_delay")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Google__Rpc__RetryInfo.self)
        if let value = retryDelay {
            unsafe c.pointee.retry_delay = try arena.message(value, "retry_delay")
        }
    }
}

extension GoogleLocalizedMessage: CMessage {
    static var fullName: StaticString { "google.rpc.LocalizedMessage" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_google__rpc__localized_message()
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
        let c = unsafe start.assumingMemoryBound(to: Google__Rpc__LocalizedMessage.self)
        self.locale = try unsafe Decoded.text(c.pointee.locale, "locale")
        self.message = try unsafe Decoded.text(c.pointee.message, "message")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Google__Rpc__LocalizedMessage.self)
        unsafe c.pointee.locale = try arena.text(locale, "locale")
        unsafe c.pointee.message = try arena.text(message, "message")
    }
}
