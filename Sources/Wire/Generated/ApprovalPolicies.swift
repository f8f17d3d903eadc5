// Generated from shelfwire/v1/approval_policies.proto by Protos/generate. Do not edit.
//
// How many people must approve a document, and of which role.

import CWire
public import NIOCore

public enum ApprovedDocument: Int32, Hashable, Sendable, CaseIterable {
    case purchaseOrder = 1
    case receipt = 2
    case receiptAgainstOrder = 3
    case unplannedReceipt = 4
    case lateEntry = 5
    case correction = 6
}

/// A document that meets the rule needs approvals 1 to level. Rules add up: the highest level of all that it meets counts.
public struct ApprovalPolicy: WireMessage, Hashable, Sendable {
    public var document: ApprovedDocument
    /// 0 = every store.
    public var storeID: Int64
    /// Only documents on which something is not as it was ordered.
    public var onlyDiscrepant: Bool
    /// The document's value, in 1/10,000 of the currency unit, from which on the rule holds.
    public var fromValueE4: Int64
    /// 1 to 9.
    public var level: Int32
    /// Whoever gives this approval has to hold it; empty = anybody who may approve.
    public var role: String

    public init(
        document: ApprovedDocument,
        storeID: Int64 = 0,
        onlyDiscrepant: Bool = false,
        fromValueE4: Int64 = 0,
        level: Int32 = 0,
        role: String = ""
    ) {
        self.document = document
        self.storeID = storeID
        self.onlyDiscrepant = onlyDiscrepant
        self.fromValueE4 = fromValueE4
        self.level = level
        self.role = role
    }
}

public struct SetApprovalPolicyRequest: WireMessage, Hashable, Sendable {
    public var policy: ApprovalPolicy?

    public init(policy: ApprovalPolicy? = nil) {
        self.policy = policy
    }
}

public struct SetApprovalPolicyReply: WireMessage, Hashable, Sendable {
    public init() {}
}

public struct RemoveApprovalPolicyRequest: WireMessage, Hashable, Sendable {
    /// Its role does not matter.
    public var policy: ApprovalPolicy?

    public init(policy: ApprovalPolicy? = nil) {
        self.policy = policy
    }
}

public struct RemoveApprovalPolicyReply: WireMessage, Hashable, Sendable {
    public init() {}
}

public struct ListApprovalPoliciesRequest: WireMessage, Hashable, Sendable {
    public init() {}
}

public struct ListApprovalPoliciesReply: WireMessage, Hashable, Sendable {
    public var policies: [ApprovalPolicy]

    public init(policies: [ApprovalPolicy] = []) {
        self.policies = policies
    }
}

extension ApprovalPolicy: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ApprovalPolicy" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__approval_policy()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ApprovalPolicy.self)
        self.document = try unsafe Decoded.choice(c.pointee.document.rawValue, "document")
        self.storeID = unsafe c.pointee.store_id
        self.onlyDiscrepant = unsafe c.pointee.only_discrepant != 0
        self.fromValueE4 = unsafe c.pointee.from_value_e4
        self.level = unsafe c.pointee.level
        self.role = try unsafe Decoded.text(c.pointee.role, "role")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ApprovalPolicy.self)
        unsafe c.pointee.document = Shelfwire__V1__ApprovedDocument(rawValue: UInt32(document.rawValue))
        unsafe c.pointee.store_id = storeID
        unsafe c.pointee.only_discrepant = onlyDiscrepant ? 1 : 0
        unsafe c.pointee.from_value_e4 = fromValueE4
        unsafe c.pointee.level = level
        unsafe c.pointee.role = try arena.text(role, "role")
    }
}

extension SetApprovalPolicyRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.SetApprovalPolicyRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__set_approval_policy_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SetApprovalPolicyRequest.self)
        self.policy = try unsafe Decoded.messageIfAny(c.pointee.policy, "policy")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SetApprovalPolicyRequest.self)
        if let value = policy {
            unsafe c.pointee.policy = try arena.message(value, "policy")
        }
    }
}

extension SetApprovalPolicyReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.SetApprovalPolicyReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__set_approval_policy_reply()
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

extension RemoveApprovalPolicyRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.RemoveApprovalPolicyRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__remove_approval_policy_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__RemoveApprovalPolicyRequest.self)
        self.policy = try unsafe Decoded.messageIfAny(c.pointee.policy, "policy")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__RemoveApprovalPolicyRequest.self)
        if let value = policy {
            unsafe c.pointee.policy = try arena.message(value, "policy")
        }
    }
}

extension RemoveApprovalPolicyReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.RemoveApprovalPolicyReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__remove_approval_policy_reply()
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

extension ListApprovalPoliciesRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListApprovalPoliciesRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_approval_policies_request()
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

extension ListApprovalPoliciesReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListApprovalPoliciesReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_approval_policies_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListApprovalPoliciesReply.self)
        self.policies = try unsafe Decoded.messages(c.pointee.n_policies, c.pointee.policies, "policies")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListApprovalPoliciesReply.self)
        unsafe c.pointee.n_policies = policies.count
        unsafe c.pointee.policies = try arena.messages(policies, "policies")
    }
}

extension ApprovedDocument: WireEnum {
    static var fullName: StaticString { "shelfwire.v1.ApprovedDocument" }
    static var zeroName: StaticString { "APPROVED_DOCUMENT_UNSPECIFIED" }
}
