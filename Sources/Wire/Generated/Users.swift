// Generated from shelfwire/v1/users.proto by Protos/generate. Do not edit.
//
// The people who work here and what they may do.

import CWire
public import NIOCore

public struct RoleGrant: WireMessage, Hashable, Sendable {
    /// clerk, counter, supervisor, buyer, store_manager, auditor, device_admin, administrator, till_service.
    public var role: String
    /// 0 = every store.
    public var storeID: Int64

    public init(role: String = "", storeID: Int64 = 0) {
        self.role = role
        self.storeID = storeID
    }
}

public struct User: WireMessage, Hashable, Sendable {
    public var userID: Int64
    public var userName: String
    public var displayName: String
    public var disabled: Bool
    public var grants: [RoleGrant]

    public init(
        userID: Int64 = 0,
        userName: String = "",
        displayName: String = "",
        disabled: Bool = false,
        grants: [RoleGrant] = []
    ) {
        self.userID = userID
        self.userName = userName
        self.displayName = displayName
        self.disabled = disabled
        self.grants = grants
    }
}

public struct CreateUserRequest: WireMessage, Hashable, Sendable {
    public var userName: String
    public var displayName: String
    public var password: String
    /// 4 to 12 digits for sign-in on terminals; empty = none.
    public var pin: String
    public var grants: [RoleGrant]

    public init(
        userName: String = "",
        displayName: String = "",
        password: String = "",
        pin: String = "",
        grants: [RoleGrant] = []
    ) {
        self.userName = userName
        self.displayName = displayName
        self.password = password
        self.pin = pin
        self.grants = grants
    }
}

public struct CreateUserReply: WireMessage, Hashable, Sendable {
    public var userID: Int64

    public init(userID: Int64 = 0) {
        self.userID = userID
    }
}

public struct ListUsersRequest: WireMessage, Hashable, Sendable {
    public var page: Page?

    public init(page: Page? = nil) {
        self.page = page
    }
}

public struct ListUsersReply: WireMessage, Hashable, Sendable {
    public var users: [User]
    public var nextToken: [UInt8]

    public init(users: [User] = [], nextToken: [UInt8] = []) {
        self.users = users
        self.nextToken = nextToken
    }
}

public struct DisableUserRequest: WireMessage, Hashable, Sendable {
    public var userID: Int64

    public init(userID: Int64 = 0) {
        self.userID = userID
    }
}

public struct DisableUserReply: WireMessage, Hashable, Sendable {
    public var sessionsEnded: Int64

    public init(sessionsEnded: Int64 = 0) {
        self.sessionsEnded = sessionsEnded
    }
}

public struct SetSecretRequest: WireMessage, Hashable, Sendable {
    public enum Secret: Hashable, Sendable {
        case password(String)
        case pin(String)
    }

    public var userID: Int64
    public var secret: Secret?

    public init(userID: Int64 = 0, secret: Secret? = nil) {
        self.userID = userID
        self.secret = secret
    }
}

public struct SetSecretReply: WireMessage, Hashable, Sendable {
    public init() {}
}

extension RoleGrant: CMessage {
    static var fullName: StaticString { "shelfwire.v1.RoleGrant" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__role_grant()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__RoleGrant.self)
        self.role = try unsafe Decoded.text(c.pointee.role, "role")
        self.storeID = unsafe c.pointee.store_id
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__RoleGrant.self)
        unsafe c.pointee.role = try arena.text(role, "role")
        unsafe c.pointee.store_id = storeID
    }
}

extension User: CMessage {
    static var fullName: StaticString { "shelfwire.v1.User" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__user()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__User.self)
        self.userID = unsafe c.pointee.user_id
        self.userName = try unsafe Decoded.text(c.pointee.user_name, "user_name")
        self.displayName = try unsafe Decoded.text(c.pointee.display_name, "display_name")
        self.disabled = unsafe c.pointee.disabled != 0
        self.grants = try unsafe Decoded.messages(c.pointee.n_grants, c.pointee.grants, "grants")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__User.self)
        unsafe c.pointee.user_id = userID
        unsafe c.pointee.user_name = try arena.text(userName, "user_name")
        unsafe c.pointee.display_name = try arena.text(displayName, "display_name")
        unsafe c.pointee.disabled = disabled ? 1 : 0
        unsafe c.pointee.n_grants = grants.count
        unsafe c.pointee.grants = try arena.messages(grants, "grants")
    }
}

extension CreateUserRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.CreateUserRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__create_user_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CreateUserRequest.self)
        self.userName = try unsafe Decoded.text(c.pointee.user_name, "user_name")
        self.displayName = try unsafe Decoded.text(c.pointee.display_name, "display_name")
        self.password = try unsafe Decoded.text(c.pointee.password, "password")
        self.pin = try unsafe Decoded.text(c.pointee.pin, "pin")
        self.grants = try unsafe Decoded.messages(c.pointee.n_grants, c.pointee.grants, "grants")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CreateUserRequest.self)
        unsafe c.pointee.user_name = try arena.text(userName, "user_name")
        unsafe c.pointee.display_name = try arena.text(displayName, "display_name")
        unsafe c.pointee.password = try arena.text(password, "password")
        unsafe c.pointee.pin = try arena.text(pin, "pin")
        unsafe c.pointee.n_grants = grants.count
        unsafe c.pointee.grants = try arena.messages(grants, "grants")
    }
}

extension CreateUserReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.CreateUserReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__create_user_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CreateUserReply.self)
        self.userID = unsafe c.pointee.user_id
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CreateUserReply.self)
        unsafe c.pointee.user_id = userID
    }
}

extension ListUsersRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListUsersRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_users_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListUsersRequest.self)
        self.page = try unsafe Decoded.messageIfAny(c.pointee.page, "page")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListUsersRequest.self)
        if let value = page {
            unsafe c.pointee.page = try arena.message(value, "page")
        }
    }
}

extension ListUsersReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListUsersReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_users_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListUsersReply.self)
        self.users = try unsafe Decoded.messages(c.pointee.n_users, c.pointee.users, "users")
        self.nextToken = unsafe Decoded.bytes(c.pointee.next_token)
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListUsersReply.self)
        unsafe c.pointee.n_users = users.count
        unsafe c.pointee.users = try arena.messages(users, "users")
        unsafe c.pointee.next_token = try arena.bytes(nextToken)
    }
}

extension DisableUserRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.DisableUserRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__disable_user_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__DisableUserRequest.self)
        self.userID = unsafe c.pointee.user_id
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__DisableUserRequest.self)
        unsafe c.pointee.user_id = userID
    }
}

extension DisableUserReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.DisableUserReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__disable_user_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__DisableUserReply.self)
        self.sessionsEnded = unsafe c.pointee.sessions_ended
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__DisableUserReply.self)
        unsafe c.pointee.sessions_ended = sessionsEnded
    }
}

extension SetSecretRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.SetSecretRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__set_secret_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SetSecretRequest.self)
        self.userID = unsafe c.pointee.user_id
        self.secret = try unsafe Self.readSecret(c)
    }

    private static func readSecret(_ c: UnsafePointer<Shelfwire__V1__SetSecretRequest>) throws(WireError) -> Secret? {
        switch unsafe c.pointee.secret_case.rawValue {
        case 2: .password(try unsafe Decoded.text(c.pointee.password, "password"))
        case 3: .pin(try unsafe Decoded.text(c.pointee.pin, "pin"))
        default: nil
        }
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SetSecretRequest.self)
        unsafe c.pointee.user_id = userID
        switch secret {
        case .password(let value):
            unsafe c.pointee.password = try arena.text(value, "password")
            unsafe c.pointee.secret_case = Shelfwire__V1__SetSecretRequest__SecretCase(rawValue: 2)
        case .pin(let value):
            unsafe c.pointee.pin = try arena.text(value, "pin")
            unsafe c.pointee.secret_case = Shelfwire__V1__SetSecretRequest__SecretCase(rawValue: 3)
        case nil: break
        }
    }
}

extension SetSecretReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.SetSecretReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__set_secret_reply()
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
