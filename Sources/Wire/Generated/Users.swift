// Generated from shelfwire/v1/users.proto by Protos/generate. Do not edit.
//
// The people who work here and what they may do.

import CWire
public import NIOCore

public struct RoleGrant: WireMessage, Hashable, Sendable {
    /// clerk, counter, supervisor, buyer, store_manager, auditor, device_admin, administrator, till_service, or one of the shop's own.
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
    public var hasSecondFactor: Bool

    public init(
        userID: Int64 = 0,
        userName: String = "",
        displayName: String = "",
        disabled: Bool = false,
        grants: [RoleGrant] = [],
        hasSecondFactor: Bool = false
    ) {
        self.userID = userID
        self.userName = userName
        self.displayName = displayName
        self.disabled = disabled
        self.grants = grants
        self.hasSecondFactor = hasSecondFactor
    }
}

public struct CreateUserRequest: WireMessage, Hashable, Sendable {
    public var userName: String
    public var displayName: String
    public var password: String
    /// 4 to 12 digits for sign-in on terminals; empty = none.
    public var pin: String
    public var grants: [RoleGrant]
    /// True: the password is good for choosing an own one, and for nothing else.
    public var passwordMustChange: Bool

    public init(
        userName: String = "",
        displayName: String = "",
        password: String = "",
        pin: String = "",
        grants: [RoleGrant] = [],
        passwordMustChange: Bool = false
    ) {
        self.userName = userName
        self.displayName = displayName
        self.password = password
        self.pin = pin
        self.grants = grants
        self.passwordMustChange = passwordMustChange
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

public struct EnableUserRequest: WireMessage, Hashable, Sendable {
    public var userID: Int64

    public init(userID: Int64 = 0) {
        self.userID = userID
    }
}

public struct EnableUserReply: WireMessage, Hashable, Sendable {
    public init() {}
}

public struct SetSecretRequest: WireMessage, Hashable, Sendable {
    public enum Secret: Hashable, Sendable {
        case password(String)
        case pin(String)
    }

    public var userID: Int64
    public var secret: Secret?
    /// The caller's own password (on a terminal: or PIN), where the secret is their own.
    public var currentSecret: String

    public init(userID: Int64 = 0, secret: Secret? = nil, currentSecret: String = "") {
        self.userID = userID
        self.secret = secret
        self.currentSecret = currentSecret
    }
}

public struct SetSecretReply: WireMessage, Hashable, Sendable {
    public init() {}
}

public struct ChangeGrantsRequest: WireMessage, Hashable, Sendable {
    public var userID: Int64
    public var grants: [RoleGrant]

    public init(userID: Int64 = 0, grants: [RoleGrant] = []) {
        self.userID = userID
        self.grants = grants
    }
}

public struct ChangeGrantsReply: WireMessage, Hashable, Sendable {
    public init() {}
}

public struct BeginSecondFactorRequest: WireMessage, Hashable, Sendable {
    public var currentSecret: String

    public init(currentSecret: String = "") {
        self.currentSecret = currentSecret
    }
}

public struct BeginSecondFactorReply: WireMessage, Hashable, Sendable {
    /// RFC 4648 base 32, for typing.
    public var key: String
    /// otpauth://totp/..., for a QR code.
    public var link: String

    public init(key: String = "", link: String = "") {
        self.key = key
        self.link = link
    }
}

public struct ConfirmSecondFactorRequest: WireMessage, Hashable, Sendable {
    /// Six digits.
    public var code: String

    public init(code: String = "") {
        self.code = code
    }
}

public struct ConfirmSecondFactorReply: WireMessage, Hashable, Sendable {
    /// Ten codes of 26 characters; each signs in once in place of the authenticator.
    public var recoveryCodes: [String]

    public init(recoveryCodes: [String] = []) {
        self.recoveryCodes = recoveryCodes
    }
}

public struct RemoveSecondFactorRequest: WireMessage, Hashable, Sendable {
    /// 0 = one's own.
    public var userID: Int64
    /// The caller's own password, where it is their own.
    public var currentSecret: String

    public init(userID: Int64 = 0, currentSecret: String = "") {
        self.userID = userID
        self.currentSecret = currentSecret
    }
}

public struct RemoveSecondFactorReply: WireMessage, Hashable, Sendable {
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
        self.hasSecondFactor = unsafe c.pointee.has_second_factor != 0
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__User.self)
        unsafe c.pointee.user_id = userID
        unsafe c.pointee.user_name = try arena.text(userName, "user_name")
        unsafe c.pointee.display_name = try arena.text(displayName, "display_name")
        unsafe c.pointee.disabled = disabled ? 1 : 0
        unsafe c.pointee.n_grants = grants.count
        unsafe c.pointee.grants = try arena.messages(grants, "grants")
        unsafe c.pointee.has_second_factor = hasSecondFactor ? 1 : 0
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
        self.passwordMustChange = unsafe c.pointee.password_must_change != 0
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CreateUserRequest.self)
        unsafe c.pointee.user_name = try arena.text(userName, "user_name")
        unsafe c.pointee.display_name = try arena.text(displayName, "display_name")
        unsafe c.pointee.password = try arena.text(password, "password")
        unsafe c.pointee.pin = try arena.text(pin, "pin")
        unsafe c.pointee.n_grants = grants.count
        unsafe c.pointee.grants = try arena.messages(grants, "grants")
        unsafe c.pointee.password_must_change = passwordMustChange ? 1 : 0
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

extension EnableUserRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.EnableUserRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__enable_user_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__EnableUserRequest.self)
        self.userID = unsafe c.pointee.user_id
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__EnableUserRequest.self)
        unsafe c.pointee.user_id = userID
    }
}

extension EnableUserReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.EnableUserReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__enable_user_reply()
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
        self.currentSecret = try unsafe Decoded.text(c.pointee.current_secret, "current_secret")
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
        unsafe c.pointee.current_secret = try arena.text(currentSecret, "current_secret")
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

extension ChangeGrantsRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ChangeGrantsRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__change_grants_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ChangeGrantsRequest.self)
        self.userID = unsafe c.pointee.user_id
        self.grants = try unsafe Decoded.messages(c.pointee.n_grants, c.pointee.grants, "grants")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ChangeGrantsRequest.self)
        unsafe c.pointee.user_id = userID
        unsafe c.pointee.n_grants = grants.count
        unsafe c.pointee.grants = try arena.messages(grants, "grants")
    }
}

extension ChangeGrantsReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ChangeGrantsReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__change_grants_reply()
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

extension BeginSecondFactorRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.BeginSecondFactorRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__begin_second_factor_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__BeginSecondFactorRequest.self)
        self.currentSecret = try unsafe Decoded.text(c.pointee.current_secret, "current_secret")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__BeginSecondFactorRequest.self)
        unsafe c.pointee.current_secret = try arena.text(currentSecret, "current_secret")
    }
}

extension BeginSecondFactorReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.BeginSecondFactorReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__begin_second_factor_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__BeginSecondFactorReply.self)
        self.key = try unsafe Decoded.text(c.pointee.key, "key")
        self.link = try unsafe Decoded.text(c.pointee.link, "link")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__BeginSecondFactorReply.self)
        unsafe c.pointee.key = try arena.text(key, "key")
        unsafe c.pointee.link = try arena.text(link, "link")
    }
}

extension ConfirmSecondFactorRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ConfirmSecondFactorRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__confirm_second_factor_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ConfirmSecondFactorRequest.self)
        self.code = try unsafe Decoded.text(c.pointee.code, "code")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ConfirmSecondFactorRequest.self)
        unsafe c.pointee.code = try arena.text(code, "code")
    }
}

extension ConfirmSecondFactorReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ConfirmSecondFactorReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__confirm_second_factor_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ConfirmSecondFactorReply.self)
        self.recoveryCodes = try unsafe Decoded.texts(c.pointee.n_recovery_codes, c.pointee.recovery_codes, "recovery_codes")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ConfirmSecondFactorReply.self)
        unsafe c.pointee.n_recovery_codes = recoveryCodes.count
        unsafe c.pointee.recovery_codes = try arena.texts(recoveryCodes, "recovery_codes")
    }
}

extension RemoveSecondFactorRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.RemoveSecondFactorRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__remove_second_factor_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__RemoveSecondFactorRequest.self)
        self.userID = unsafe c.pointee.user_id
        self.currentSecret = try unsafe Decoded.text(c.pointee.current_secret, "current_secret")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__RemoveSecondFactorRequest.self)
        unsafe c.pointee.user_id = userID
        unsafe c.pointee.current_secret = try arena.text(currentSecret, "current_secret")
    }
}

extension RemoveSecondFactorReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.RemoveSecondFactorReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__remove_second_factor_reply()
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
