// Generated from shelfwire/v1/vocabulary.proto by Protos/generate. Do not edit.
//
// Words that several services share.

import CWire
public import NIOCore

/// The state of goods within a bucket of stock.
public enum Condition: Int32, Hashable, Sendable, CaseIterable {
    case sellable = 1
    case damaged = 2
    case quarantine = 3
}

/// What one base unit of a product is. Every quantity of that product is a whole number of these.
public enum Unit: Int32, Hashable, Sendable, CaseIterable {
    case each = 1
    case gram = 2
    case millilitre = 3
}

/// How finely a product's stock is followed.
public enum Tracking: Int32, Hashable, Sendable, CaseIterable {
    case none = 1
    case lot = 2
}

/// Whether a lot may be sold, in every store.
public enum LotStatus: Int32, Hashable, Sendable, CaseIterable {
    case ok = 1
    /// Somebody is looking at it.
    case hold = 2
    /// It has to come back.
    case recalled = 3
}

/// Why stock changes outside trade and counting.
public enum AdjustmentReason: Int32, Hashable, Sendable, CaseIterable {
    case broken = 1
    case expired = 2
    case missing = 3
    case ownUse = 4
    case sample = 5
    /// The only reason that is always a gain.
    case found = 6
    /// The books were wrong; a loss or a gain.
    case correction = 7
}

/// How much of the store's sales a product brings, by value.
public enum SalesClass: Int32, Hashable, Sendable, CaseIterable {
    /// The first 80 %.
    case a = 1
    /// The next 15 %.
    case b = 2
    /// The rest, and what was not sold.
    case c = 3
}

/// What an alert is about.
public enum AlertKind: Int32, Hashable, Sendable, CaseIterable {
    case lowStock = 1
    case overStock = 2
    case nearExpiry = 3
    case expired = 4
}

public enum AlertState: Int32, Hashable, Sendable, CaseIterable {
    case open = 1
    /// Its owner sees to it.
    case acknowledged = 2
    /// Its owner wants to be reminded later.
    case snoozed = 3
    /// What it said is no longer so.
    case cleared = 4
}

/// A remark that needs somebody's eyes but stops nothing.
public struct Warning: WireMessage, Hashable, Sendable {
    /// Stable code, listed in Protos/README.md.
    public var reason: String
    /// The sentence for staff, in the language of Hello or of the call.
    public var message: String

    public init(reason: String = "", message: String = "") {
        self.reason = reason
        self.message = message
    }
}

/// Where a page of a list ends and the next begins. Opaque; empty in a request means the first page.
public struct Page: WireMessage, Hashable, Sendable {
    /// At most 1,000; 0 means 100.
    public var size: Int32
    public var token: [UInt8]

    public init(size: Int32 = 0, token: [UInt8] = []) {
        self.size = size
        self.token = token
    }
}

extension Warning: CMessage {
    static var fullName: StaticString { "shelfwire.v1.Warning" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__warning()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Warning.self)
        self.reason = try unsafe Decoded.text(c.pointee.reason, "reason")
        self.message = try unsafe Decoded.text(c.pointee.message, "message")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Warning.self)
        unsafe c.pointee.reason = try arena.text(reason, "reason")
        unsafe c.pointee.message = try arena.text(message, "message")
    }
}

extension Page: CMessage {
    static var fullName: StaticString { "shelfwire.v1.Page" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__page()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Page.self)
        self.size = unsafe c.pointee.size
        self.token = unsafe Decoded.bytes(c.pointee.token)
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Page.self)
        unsafe c.pointee.size = size
        unsafe c.pointee.token = try arena.bytes(token)
    }
}

extension Condition: WireEnum {
    static var fullName: StaticString { "shelfwire.v1.Condition" }
    static var zeroName: StaticString { "CONDITION_UNSPECIFIED" }
}

extension Unit: WireEnum {
    static var fullName: StaticString { "shelfwire.v1.Unit" }
    static var zeroName: StaticString { "UNIT_UNSPECIFIED" }
}

extension Tracking: WireEnum {
    static var fullName: StaticString { "shelfwire.v1.Tracking" }
    static var zeroName: StaticString { "TRACKING_UNSPECIFIED" }
}

extension LotStatus: WireEnum {
    static var fullName: StaticString { "shelfwire.v1.LotStatus" }
    static var zeroName: StaticString { "LOT_STATUS_UNSPECIFIED" }
}

extension AdjustmentReason: WireEnum {
    static var fullName: StaticString { "shelfwire.v1.AdjustmentReason" }
    static var zeroName: StaticString { "ADJUSTMENT_REASON_UNSPECIFIED" }
}

extension SalesClass: WireEnum {
    static var fullName: StaticString { "shelfwire.v1.SalesClass" }
    static var zeroName: StaticString { "SALES_CLASS_UNSPECIFIED" }
}

extension AlertKind: WireEnum {
    static var fullName: StaticString { "shelfwire.v1.AlertKind" }
    static var zeroName: StaticString { "ALERT_KIND_UNSPECIFIED" }
}

extension AlertState: WireEnum {
    static var fullName: StaticString { "shelfwire.v1.AlertState" }
    static var zeroName: StaticString { "ALERT_STATE_UNSPECIFIED" }
}
