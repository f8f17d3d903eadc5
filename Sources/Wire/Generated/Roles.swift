// Generated from shelfwire/v1/roles.proto by Protos/generate. Do not edit.
//
// What roles allow: the built-in ones, and the shop's own.

import CWire
public import NIOCore

public enum SecondFactorDemand: Int32, Hashable, Sendable, CaseIterable {
    case never = 1
    /// Of desks only: on a terminal the enrolled device is the second factor.
    case atDesks = 2
    case everywhere = 3
}

/// A verb on a subject, as in the table of the page "Who may do what".
public struct Right: WireMessage, Hashable, Sendable {
    /// see, create, change, submit, approve, post, close, count, receive, enrol, revoke, configure, see_cost.
    public var verb: String
    /// product, barcode, lot, store, location, supplier, stock, user, session, terminal, receipt, stocktake, review, catalog,
    /// purchase_order, role, audit.
    public var subject: String
    /// Absent = no limit.
    public var limitE4: Int64?

    public init(verb: String = "", subject: String = "", limitE4: Int64? = nil) {
        self.verb = verb
        self.subject = subject
        self.limitE4 = limitE4
    }
}

public struct Role: WireMessage, Hashable, Sendable {
    public var name: String
    public var builtIn: Bool
    public var secondFactor: SecondFactorDemand
    public var rights: [Right]

    public init(name: String = "", builtIn: Bool = false, secondFactor: SecondFactorDemand, rights: [Right] = []) {
        self.name = name
        self.builtIn = builtIn
        self.secondFactor = secondFactor
        self.rights = rights
    }
}

public struct ListRolesRequest: WireMessage, Hashable, Sendable {
    public init() {}
}

public struct ListRolesReply: WireMessage, Hashable, Sendable {
    public var roles: [Role]

    public init(roles: [Role] = []) {
        self.roles = roles
    }
}

public struct DefineRoleRequest: WireMessage, Hashable, Sendable {
    /// 1 to 64 small letters, digits, hyphens and underlines.
    public var name: String
    public var rights: [Right]

    public init(name: String = "", rights: [Right] = []) {
        self.name = name
        self.rights = rights
    }
}

public struct DefineRoleReply: WireMessage, Hashable, Sendable {
    public init() {}
}

public struct RemoveRoleRequest: WireMessage, Hashable, Sendable {
    public var name: String

    public init(name: String = "") {
        self.name = name
    }
}

public struct RemoveRoleReply: WireMessage, Hashable, Sendable {
    public init() {}
}

public struct DemandSecondFactorRequest: WireMessage, Hashable, Sendable {
    public var name: String
    public var demand: SecondFactorDemand

    public init(name: String = "", demand: SecondFactorDemand) {
        self.name = name
        self.demand = demand
    }
}

public struct DemandSecondFactorReply: WireMessage, Hashable, Sendable {
    public init() {}
}

extension Right: CMessage {
    static var fullName: StaticString { "shelfwire.v1.Right" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__right()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Right.self)
        self.verb = try unsafe Decoded.text(c.pointee.verb, "verb")
        self.subject = try unsafe Decoded.text(c.pointee.subject, "subject")
        self.limitE4 = unsafe c.pointee.limit_given_case.rawValue == 3 ? c.pointee.limit_e4 : nil
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Right.self)
        unsafe c.pointee.verb = try arena.text(verb, "verb")
        unsafe c.pointee.subject = try arena.text(subject, "subject")
        if let value = limitE4 {
            unsafe c.pointee.limit_e4 = value
            unsafe c.pointee.limit_given_case = Shelfwire__V1__Right__LimitGivenCase(rawValue: 3)
        }
    }
}

extension Role: CMessage {
    static var fullName: StaticString { "shelfwire.v1.Role" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__role()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Role.self)
        self.name = try unsafe Decoded.text(c.pointee.name, "name")
        self.builtIn = unsafe c.pointee.built_in != 0
        self.secondFactor = try unsafe Decoded.choice(c.pointee.second_factor.rawValue, "second_factor")
        self.rights = try unsafe Decoded.messages(c.pointee.n_rights, c.pointee.rights, "rights")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Role.self)
        unsafe c.pointee.name = try arena.text(name, "name")
        unsafe c.pointee.built_in = builtIn ? 1 : 0
        unsafe c.pointee.second_factor = Shelfwire__V1__SecondFactorDemand(rawValue: UInt32(secondFactor.rawValue))
        unsafe c.pointee.n_rights = rights.count
        unsafe c.pointee.rights = try arena.messages(rights, "rights")
    }
}

extension ListRolesRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListRolesRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_roles_request()
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

extension ListRolesReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListRolesReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_roles_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListRolesReply.self)
        self.roles = try unsafe Decoded.messages(c.pointee.n_roles, c.pointee.roles, "roles")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListRolesReply.self)
        unsafe c.pointee.n_roles = roles.count
        unsafe c.pointee.roles = try arena.messages(roles, "roles")
    }
}

extension DefineRoleRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.DefineRoleRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__define_role_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__DefineRoleRequest.self)
        self.name = try unsafe Decoded.text(c.pointee.name, "name")
        self.rights = try unsafe Decoded.messages(c.pointee.n_rights, c.pointee.rights, "rights")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__DefineRoleRequest.self)
        unsafe c.pointee.name = try arena.text(name, "name")
        unsafe c.pointee.n_rights = rights.count
        unsafe c.pointee.rights = try arena.messages(rights, "rights")
    }
}

extension DefineRoleReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.DefineRoleReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__define_role_reply()
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

extension RemoveRoleRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.RemoveRoleRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__remove_role_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__RemoveRoleRequest.self)
        self.name = try unsafe Decoded.text(c.pointee.name, "name")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__RemoveRoleRequest.self)
        unsafe c.pointee.name = try arena.text(name, "name")
    }
}

extension RemoveRoleReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.RemoveRoleReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__remove_role_reply()
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

extension DemandSecondFactorRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.DemandSecondFactorRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__demand_second_factor_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__DemandSecondFactorRequest.self)
        self.name = try unsafe Decoded.text(c.pointee.name, "name")
        self.demand = try unsafe Decoded.choice(c.pointee.demand.rawValue, "demand")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__DemandSecondFactorRequest.self)
        unsafe c.pointee.name = try arena.text(name, "name")
        unsafe c.pointee.demand = Shelfwire__V1__SecondFactorDemand(rawValue: UInt32(demand.rawValue))
    }
}

extension DemandSecondFactorReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.DemandSecondFactorReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__demand_second_factor_reply()
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

extension SecondFactorDemand: WireEnum {
    static var fullName: StaticString { "shelfwire.v1.SecondFactorDemand" }
    static var zeroName: StaticString { "SECOND_FACTOR_DEMAND_UNSPECIFIED" }
}
