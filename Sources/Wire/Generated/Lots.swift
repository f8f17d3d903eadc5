// Generated from shelfwire/v1/lots.proto by Protos/generate. Do not edit.
//
// Lots that must not be sold: held while somebody looks, or recalled.

import CWire
public import NIOCore

public struct SetLotStatusRequest: WireMessage, Hashable, Sendable {
    public var productID: Int64
    /// As printed.
    public var lotCode: String
    public var status: LotStatus
    /// Why; staff are told.
    public var note: String

    public init(productID: Int64 = 0, lotCode: String = "", status: LotStatus, note: String = "") {
        self.productID = productID
        self.lotCode = lotCode
        self.status = status
        self.note = note
    }
}

public struct SetLotStatusReply: WireMessage, Hashable, Sendable {
    public var before: LotStatus
    public var now: LotStatus
    public var sequence: Int64

    public init(before: LotStatus, now: LotStatus, sequence: Int64 = 0) {
        self.before = before
        self.now = now
        self.sequence = sequence
    }
}

public struct TraceLotRequest: WireMessage, Hashable, Sendable {
    public var productID: Int64
    public var lotCode: String

    public init(productID: Int64 = 0, lotCode: String = "") {
        self.productID = productID
        self.lotCode = lotCode
    }
}

/// Some of it is here: at a real place, or in transit.
public struct LotPlace: WireMessage, Hashable, Sendable {
    public var storeID: Int64
    public var locationID: Int64
    public var locationCode: String
    public var condition: Condition
    public var onHand: Int64
    public var reserved: Int64

    public init(
        storeID: Int64 = 0,
        locationID: Int64 = 0,
        locationCode: String = "",
        condition: Condition,
        onHand: Int64 = 0,
        reserved: Int64 = 0
    ) {
        self.storeID = storeID
        self.locationID = locationID
        self.locationCode = locationCode
        self.condition = condition
        self.onHand = onHand
        self.reserved = reserved
    }
}

/// What left a store on a day, less what came back.
public struct LotDeparture: WireMessage, Hashable, Sendable {
    public var storeID: Int64
    public var businessDate: String
    /// customer, supplier, loss.
    public var kind: String
    public var quantity: Int64

    public init(storeID: Int64 = 0, businessDate: String = "", kind: String = "", quantity: Int64 = 0) {
        self.storeID = storeID
        self.businessDate = businessDate
        self.kind = kind
        self.quantity = quantity
    }
}

public struct TraceLotReply: WireMessage, Hashable, Sendable {
    public var lotID: Int64
    public var lotCode: String
    public var expiry: String
    public var status: LotStatus
    public var places: [LotPlace]
    public var departures: [LotDeparture]
    public var asOfSequence: Int64

    public init(
        lotID: Int64 = 0,
        lotCode: String = "",
        expiry: String = "",
        status: LotStatus,
        places: [LotPlace] = [],
        departures: [LotDeparture] = [],
        asOfSequence: Int64 = 0
    ) {
        self.lotID = lotID
        self.lotCode = lotCode
        self.expiry = expiry
        self.status = status
        self.places = places
        self.departures = departures
        self.asOfSequence = asOfSequence
    }
}

public struct BlockedLot: WireMessage, Hashable, Sendable {
    public var lotID: Int64
    public var productID: Int64
    public var productName: String
    public var lotCode: String
    public var expiry: String
    public var status: LotStatus
    public var note: String
    public var by: String
    public var sinceMs: Int64

    public init(
        lotID: Int64 = 0,
        productID: Int64 = 0,
        productName: String = "",
        lotCode: String = "",
        expiry: String = "",
        status: LotStatus,
        note: String = "",
        by: String = "",
        sinceMs: Int64 = 0
    ) {
        self.lotID = lotID
        self.productID = productID
        self.productName = productName
        self.lotCode = lotCode
        self.expiry = expiry
        self.status = status
        self.note = note
        self.by = by
        self.sinceMs = sinceMs
    }
}

public struct ListBlockedLotsRequest: WireMessage, Hashable, Sendable {
    public var page: Page?

    public init(page: Page? = nil) {
        self.page = page
    }
}

public struct ListBlockedLotsReply: WireMessage, Hashable, Sendable {
    public var lots: [BlockedLot]
    public var nextToken: [UInt8]

    public init(lots: [BlockedLot] = [], nextToken: [UInt8] = []) {
        self.lots = lots
        self.nextToken = nextToken
    }
}

extension SetLotStatusRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.SetLotStatusRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__set_lot_status_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SetLotStatusRequest.self)
        self.productID = unsafe c.pointee.product_id
        self.lotCode = try unsafe Decoded.text(c.pointee.lot_code, "lot_code")
        self.status = try unsafe Decoded.choice(c.pointee.status.rawValue, "status")
        self.note = try unsafe Decoded.text(c.pointee.note, "note")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SetLotStatusRequest.self)
        unsafe c.pointee.product_id = productID
        unsafe c.pointee.lot_code = try arena.text(lotCode, "lot_code")
        unsafe c.pointee.status = Shelfwire__V1__LotStatus(rawValue: UInt32(status.rawValue))
        unsafe c.pointee.note = try arena.text(note, "note")
    }
}

extension SetLotStatusReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.SetLotStatusReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__set_lot_status_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SetLotStatusReply.self)
        self.before = try unsafe Decoded.choice(c.pointee.before.rawValue, "before")
        self.now = try unsafe Decoded.choice(c.pointee.now.rawValue, "now")
        self.sequence = unsafe c.pointee.sequence
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SetLotStatusReply.self)
        unsafe c.pointee.before = Shelfwire__V1__LotStatus(rawValue: UInt32(before.rawValue))
        unsafe c.pointee.now = Shelfwire__V1__LotStatus(rawValue: UInt32(now.rawValue))
        unsafe c.pointee.sequence = sequence
    }
}

extension TraceLotRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.TraceLotRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__trace_lot_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__TraceLotRequest.self)
        self.productID = unsafe c.pointee.product_id
        self.lotCode = try unsafe Decoded.text(c.pointee.lot_code, "lot_code")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__TraceLotRequest.self)
        unsafe c.pointee.product_id = productID
        unsafe c.pointee.lot_code = try arena.text(lotCode, "lot_code")
    }
}

extension LotPlace: CMessage {
    static var fullName: StaticString { "shelfwire.v1.LotPlace" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__lot_place()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__LotPlace.self)
        self.storeID = unsafe c.pointee.store_id
        self.locationID = unsafe c.pointee.location_id
        self.locationCode = try unsafe Decoded.text(c.pointee.location_code, "location_code")
        self.condition = try unsafe Decoded.choice(c.pointee.condition.rawValue, "condition")
        self.onHand = unsafe c.pointee.on_hand
        self.reserved = unsafe c.pointee.reserved
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__LotPlace.self)
        unsafe c.pointee.store_id = storeID
        unsafe c.pointee.location_id = locationID
        unsafe c.pointee.location_code = try arena.text(locationCode, "location_code")
        unsafe c.pointee.condition = Shelfwire__V1__Condition(rawValue: UInt32(condition.rawValue))
        unsafe c.pointee.on_hand = onHand
        unsafe c.pointee.reserved = reserved
    }
}

extension LotDeparture: CMessage {
    static var fullName: StaticString { "shelfwire.v1.LotDeparture" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__lot_departure()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__LotDeparture.self)
        self.storeID = unsafe c.pointee.store_id
        self.businessDate = try unsafe Decoded.text(c.pointee.business_date, "business_date")
        self.kind = try unsafe Decoded.text(c.pointee.kind, "kind")
        self.quantity = unsafe c.pointee.quantity
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__LotDeparture.self)
        unsafe c.pointee.store_id = storeID
        unsafe c.pointee.business_date = try arena.text(businessDate, "business_date")
        unsafe c.pointee.kind = try arena.text(kind, "kind")
        unsafe c.pointee.quantity = quantity
    }
}

extension TraceLotReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.TraceLotReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__trace_lot_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__TraceLotReply.self)
        self.lotID = unsafe c.pointee.lot_id
        self.lotCode = try unsafe Decoded.text(c.pointee.lot_code, "lot_code")
        self.expiry = try unsafe Decoded.text(c.pointee.expiry, "expiry")
        self.status = try unsafe Decoded.choice(c.pointee.status.rawValue, "status")
        self.places = try unsafe Decoded.messages(c.pointee.n_places, c.pointee.places, "places")
        self.departures = try unsafe Decoded.messages(c.pointee.n_departures, c.pointee.departures, "departures")
        self.asOfSequence = unsafe c.pointee.as_of_sequence
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__TraceLotReply.self)
        unsafe c.pointee.lot_id = lotID
        unsafe c.pointee.lot_code = try arena.text(lotCode, "lot_code")
        unsafe c.pointee.expiry = try arena.text(expiry, "expiry")
        unsafe c.pointee.status = Shelfwire__V1__LotStatus(rawValue: UInt32(status.rawValue))
        unsafe c.pointee.n_places = places.count
        unsafe c.pointee.places = try arena.messages(places, "places")
        unsafe c.pointee.n_departures = departures.count
        unsafe c.pointee.departures = try arena.messages(departures, "departures")
        unsafe c.pointee.as_of_sequence = asOfSequence
    }
}

extension BlockedLot: CMessage {
    static var fullName: StaticString { "shelfwire.v1.BlockedLot" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__blocked_lot()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__BlockedLot.self)
        self.lotID = unsafe c.pointee.lot_id
        self.productID = unsafe c.pointee.product_id
        self.productName = try unsafe Decoded.text(c.pointee.product_name, "product_name")
        self.lotCode = try unsafe Decoded.text(c.pointee.lot_code, "lot_code")
        self.expiry = try unsafe Decoded.text(c.pointee.expiry, "expiry")
        self.status = try unsafe Decoded.choice(c.pointee.status.rawValue, "status")
        self.note = try unsafe Decoded.text(c.pointee.note, "note")
        self.by = try unsafe Decoded.text(c.pointee.by, "by")
        self.sinceMs = unsafe c.pointee.since_ms
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__BlockedLot.self)
        unsafe c.pointee.lot_id = lotID
        unsafe c.pointee.product_id = productID
        unsafe c.pointee.product_name = try arena.text(productName, "product_name")
        unsafe c.pointee.lot_code = try arena.text(lotCode, "lot_code")
        unsafe c.pointee.expiry = try arena.text(expiry, "expiry")
        unsafe c.pointee.status = Shelfwire__V1__LotStatus(rawValue: UInt32(status.rawValue))
        unsafe c.pointee.note = try arena.text(note, "note")
        unsafe c.pointee.by = try arena.text(by, "by")
        unsafe c.pointee.since_ms = sinceMs
    }
}

extension ListBlockedLotsRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListBlockedLotsRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_blocked_lots_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListBlockedLotsRequest.self)
        self.page = try unsafe Decoded.messageIfAny(c.pointee.page, "page")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListBlockedLotsRequest.self)
        if let value = page {
            unsafe c.pointee.page = try arena.message(value, "page")
        }
    }
}

extension ListBlockedLotsReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListBlockedLotsReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_blocked_lots_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListBlockedLotsReply.self)
        self.lots = try unsafe Decoded.messages(c.pointee.n_lots, c.pointee.lots, "lots")
        self.nextToken = unsafe Decoded.bytes(c.pointee.next_token)
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListBlockedLotsReply.self)
        unsafe c.pointee.n_lots = lots.count
        unsafe c.pointee.lots = try arena.messages(lots, "lots")
        unsafe c.pointee.next_token = try arena.bytes(nextToken)
    }
}
