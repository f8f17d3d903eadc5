// Generated from shelfwire/v1/sessions.proto by Protos/generate. Do not edit.
//
// People sign in, at a desk or on a terminal.

import CWire
public import NIOCore

public struct SignInRequest: WireMessage, Hashable, Sendable {
    public var userName: String
    /// The password, or the PIN on an enrolled terminal.
    public var secret: String
    /// Six digits, where the person's role asks for a second factor.
    public var totpCode: String

    public init(userName: String = "", secret: String = "", totpCode: String = "") {
        self.userName = userName
        self.secret = secret
        self.totpCode = totpCode
    }
}

public struct SignInReply: WireMessage, Hashable, Sendable {
    public var sessionID: Int64
    /// 256 bits, shown once; send as `authorization: Bearer <token>` (back office) or `x-session-token` beside a terminal's credential.
    public var token: [UInt8]
    public var userID: Int64
    public var displayName: String
    public var expiresMs: Int64
    public var idleTimeoutMs: Int64

    public init(
        sessionID: Int64 = 0,
        token: [UInt8] = [],
        userID: Int64 = 0,
        displayName: String = "",
        expiresMs: Int64 = 0,
        idleTimeoutMs: Int64 = 0
    ) {
        self.sessionID = sessionID
        self.token = token
        self.userID = userID
        self.displayName = displayName
        self.expiresMs = expiresMs
        self.idleTimeoutMs = idleTimeoutMs
    }
}

public struct SignOutRequest: WireMessage, Hashable, Sendable {
    public init() {}
}

public struct SignOutReply: WireMessage, Hashable, Sendable {
    public init() {}
}

extension SignInRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.SignInRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__sign_in_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SignInRequest.self)
        self.userName = try unsafe Decoded.text(c.pointee.user_name, "user_name")
        self.secret = try unsafe Decoded.text(c.pointee.secret, "secret")
        self.totpCode = try unsafe Decoded.text(c.pointee.totp_code, "totp_code")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SignInRequest.self)
        unsafe c.pointee.user_name = try arena.text(userName, "user_name")
        unsafe c.pointee.secret = try arena.text(secret, "secret")
        unsafe c.pointee.totp_code = try arena.text(totpCode, "totp_code")
    }
}

extension SignInReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.SignInReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__sign_in_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SignInReply.self)
        self.sessionID = unsafe c.pointee.session_id
        self.token = unsafe Decoded.bytes(c.pointee.token)
        self.userID = unsafe c.pointee.user_id
        self.displayName = try unsafe Decoded.text(c.pointee.display_name, "display_name")
        self.expiresMs = unsafe c.pointee.expires_ms
        self.idleTimeoutMs = unsafe c.pointee.idle_timeout_ms
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SignInReply.self)
        unsafe c.pointee.session_id = sessionID
        unsafe c.pointee.token = try arena.bytes(token)
        unsafe c.pointee.user_id = userID
        unsafe c.pointee.display_name = try arena.text(displayName, "display_name")
        unsafe c.pointee.expires_ms = expiresMs
        unsafe c.pointee.idle_timeout_ms = idleTimeoutMs
    }
}

extension SignOutRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.SignOutRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__sign_out_request()
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

extension SignOutReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.SignOutReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__sign_out_reply()
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
