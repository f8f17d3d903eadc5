// Generated from shelfwire/v1/sessions.proto by Protos/generate. Do not edit.
//
// People sign in, at a desk or on a terminal.

import CWire
public import NIOCore

public struct SignInRequest: WireMessage, Hashable, Sendable {
    public var userName: String
    /// The password, or the PIN on an enrolled terminal.
    public var secret: String
    /// Six digits of the authenticator, or a recovery code; where one is asked for (SECOND_FACTOR_NEEDED).
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
    /// True: nothing works in this session but Users.SetSecret of one's own password.
    public var passwordMustChange: Bool

    public init(
        sessionID: Int64 = 0,
        token: [UInt8] = [],
        userID: Int64 = 0,
        displayName: String = "",
        expiresMs: Int64 = 0,
        idleTimeoutMs: Int64 = 0,
        passwordMustChange: Bool = false
    ) {
        self.sessionID = sessionID
        self.token = token
        self.userID = userID
        self.displayName = displayName
        self.expiresMs = expiresMs
        self.idleTimeoutMs = idleTimeoutMs
        self.passwordMustChange = passwordMustChange
    }
}

public struct SignOutRequest: WireMessage, Hashable, Sendable {
    public init() {}
}

public struct SignOutReply: WireMessage, Hashable, Sendable {
    public init() {}
}

public struct ListSessionsRequest: WireMessage, Hashable, Sendable {
    /// 0 = everybody's.
    public var userID: Int64
    public var page: Page?

    public init(userID: Int64 = 0, page: Page? = nil) {
        self.userID = userID
        self.page = page
    }
}

public struct LiveSession: WireMessage, Hashable, Sendable {
    public var sessionID: Int64
    public var userID: Int64
    public var userName: String
    /// 0 = a desk.
    public var terminalID: Int64
    public var openedMs: Int64
    public var lastUsedMs: Int64
    public var expiresMs: Int64

    public init(
        sessionID: Int64 = 0,
        userID: Int64 = 0,
        userName: String = "",
        terminalID: Int64 = 0,
        openedMs: Int64 = 0,
        lastUsedMs: Int64 = 0,
        expiresMs: Int64 = 0
    ) {
        self.sessionID = sessionID
        self.userID = userID
        self.userName = userName
        self.terminalID = terminalID
        self.openedMs = openedMs
        self.lastUsedMs = lastUsedMs
        self.expiresMs = expiresMs
    }
}

public struct ListSessionsReply: WireMessage, Hashable, Sendable {
    public var sessions: [LiveSession]
    public var nextToken: [UInt8]

    public init(sessions: [LiveSession] = [], nextToken: [UInt8] = []) {
        self.sessions = sessions
        self.nextToken = nextToken
    }
}

public struct EndSessionsRequest: WireMessage, Hashable, Sendable {
    public var userID: Int64

    public init(userID: Int64 = 0) {
        self.userID = userID
    }
}

public struct EndSessionsReply: WireMessage, Hashable, Sendable {
    public var sessionsEnded: Int64

    public init(sessionsEnded: Int64 = 0) {
        self.sessionsEnded = sessionsEnded
    }
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
        self.passwordMustChange = unsafe c.pointee.password_must_change != 0
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SignInReply.self)
        unsafe c.pointee.session_id = sessionID
        unsafe c.pointee.token = try arena.bytes(token)
        unsafe c.pointee.user_id = userID
        unsafe c.pointee.display_name = try arena.text(displayName, "display_name")
        unsafe c.pointee.expires_ms = expiresMs
        unsafe c.pointee.idle_timeout_ms = idleTimeoutMs
        unsafe c.pointee.password_must_change = passwordMustChange ? 1 : 0
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

extension ListSessionsRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListSessionsRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_sessions_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListSessionsRequest.self)
        self.userID = unsafe c.pointee.user_id
        self.page = try unsafe Decoded.messageIfAny(c.pointee.page, "page")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListSessionsRequest.self)
        unsafe c.pointee.user_id = userID
        if let value = page {
            unsafe c.pointee.page = try arena.message(value, "page")
        }
    }
}

extension LiveSession: CMessage {
    static var fullName: StaticString { "shelfwire.v1.LiveSession" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__live_session()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__LiveSession.self)
        self.sessionID = unsafe c.pointee.session_id
        self.userID = unsafe c.pointee.user_id
        self.userName = try unsafe Decoded.text(c.pointee.user_name, "user_name")
        self.terminalID = unsafe c.pointee.terminal_id
        self.openedMs = unsafe c.pointee.opened_ms
        self.lastUsedMs = unsafe c.pointee.last_used_ms
        self.expiresMs = unsafe c.pointee.expires_ms
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__LiveSession.self)
        unsafe c.pointee.session_id = sessionID
        unsafe c.pointee.user_id = userID
        unsafe c.pointee.user_name = try arena.text(userName, "user_name")
        unsafe c.pointee.terminal_id = terminalID
        unsafe c.pointee.opened_ms = openedMs
        unsafe c.pointee.last_used_ms = lastUsedMs
        unsafe c.pointee.expires_ms = expiresMs
    }
}

extension ListSessionsReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListSessionsReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_sessions_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListSessionsReply.self)
        self.sessions = try unsafe Decoded.messages(c.pointee.n_sessions, c.pointee.sessions, "sessions")
        self.nextToken = unsafe Decoded.bytes(c.pointee.next_token)
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListSessionsReply.self)
        unsafe c.pointee.n_sessions = sessions.count
        unsafe c.pointee.sessions = try arena.messages(sessions, "sessions")
        unsafe c.pointee.next_token = try arena.bytes(nextToken)
    }
}

extension EndSessionsRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.EndSessionsRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__end_sessions_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__EndSessionsRequest.self)
        self.userID = unsafe c.pointee.user_id
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__EndSessionsRequest.self)
        unsafe c.pointee.user_id = userID
    }
}

extension EndSessionsReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.EndSessionsReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__end_sessions_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__EndSessionsReply.self)
        self.sessionsEnded = unsafe c.pointee.sessions_ended
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__EndSessionsReply.self)
        unsafe c.pointee.sessions_ended = sessionsEnded
    }
}
