// Generated from shelfwire/v1/reservations.proto by Protos/generate. Do not edit.
//
// Goods promised to somebody, until they are handed over, given up, or the promise runs out.

import CWire
public import NIOCore

public enum ReservationState: Int32, Hashable, Sendable, CaseIterable {
    case active = 1
    case picked = 2
    case fulfilled = 3
    case released = 4
    case expired = 5
}

/// Which picking rule was set aside.
public enum PickRule: Int32, Hashable, Sendable, CaseIterable {
    /// Another lot had to leave before.
    case firstToExpire = 1
    case held = 2
    case recalled = 3
    case expired = 4
}

public struct ReservationWish: WireMessage, Hashable, Sendable {
    public var productID: Int64
    public var quantity: Int64

    public init(productID: Int64 = 0, quantity: Int64 = 0) {
        self.productID = productID
        self.quantity = quantity
    }
}

public struct ReservationLine: WireMessage, Hashable, Sendable {
    public var productID: Int64
    public var productName: String
    public var lotCode: String
    public var expiry: String
    public var locationID: Int64
    public var locationCode: String
    public var quantity: Int64
    /// Still promised.
    public var open: Int64
    public var picked: Bool

    public init(
        productID: Int64 = 0,
        productName: String = "",
        lotCode: String = "",
        expiry: String = "",
        locationID: Int64 = 0,
        locationCode: String = "",
        quantity: Int64 = 0,
        open: Int64 = 0,
        picked: Bool = false
    ) {
        self.productID = productID
        self.productName = productName
        self.lotCode = lotCode
        self.expiry = expiry
        self.locationID = locationID
        self.locationCode = locationCode
        self.quantity = quantity
        self.open = open
        self.picked = picked
    }
}

public struct Reservation: WireMessage, Hashable, Sendable {
    public var reservationID: Int64
    public var number: String
    public var state: ReservationState
    public var storeID: Int64
    public var version: Int64
    public var reference: String
    public var expiresMs: Int64
    public var createdBy: String
    public var note: String
    public var lines: [ReservationLine]

    public init(
        reservationID: Int64 = 0,
        number: String = "",
        state: ReservationState,
        storeID: Int64 = 0,
        version: Int64 = 0,
        reference: String = "",
        expiresMs: Int64 = 0,
        createdBy: String = "",
        note: String = "",
        lines: [ReservationLine] = []
    ) {
        self.reservationID = reservationID
        self.number = number
        self.state = state
        self.storeID = storeID
        self.version = version
        self.reference = reference
        self.expiresMs = expiresMs
        self.createdBy = createdBy
        self.note = note
        self.lines = lines
    }
}

public struct ReserveStockRequest: WireMessage, Hashable, Sendable {
    public var storeID: Int64
    /// For whom or what.
    public var reference: String
    /// Within 90 days.
    public var expiresMs: Int64
    /// YYYY-MM-DD: lots that expire earlier are too short-lived; empty = today.
    public var minimumExpiry: String
    public var lines: [ReservationWish]

    public init(
        storeID: Int64 = 0,
        reference: String = "",
        expiresMs: Int64 = 0,
        minimumExpiry: String = "",
        lines: [ReservationWish] = []
    ) {
        self.storeID = storeID
        self.reference = reference
        self.expiresMs = expiresMs
        self.minimumExpiry = minimumExpiry
        self.lines = lines
    }
}

public struct ReserveStockReply: WireMessage, Hashable, Sendable {
    public var reservationID: Int64
    public var number: String

    public init(reservationID: Int64 = 0, number: String = "") {
        self.reservationID = reservationID
        self.number = number
    }
}

public struct PickStockRequest: WireMessage, Hashable, Sendable {
    public var reservationID: Int64
    /// Sellable goods; their condition is not looked at.
    public var lines: [StockLine]
    /// 0 = the dock.
    public var toLocationID: Int64
    /// Why another lot than the one due, or a blocked one; empty = the rules hold.
    public var overrideNote: String

    public init(reservationID: Int64 = 0, lines: [StockLine] = [], toLocationID: Int64 = 0, overrideNote: String = "") {
        self.reservationID = reservationID
        self.lines = lines
        self.toLocationID = toLocationID
        self.overrideNote = overrideNote
    }
}

public struct PickStockReply: WireMessage, Hashable, Sendable {
    public var state: ReservationState

    public init(state: ReservationState) {
        self.state = state
    }
}

public struct HandOverReservationRequest: WireMessage, Hashable, Sendable {
    public var reservationID: Int64

    public init(reservationID: Int64 = 0) {
        self.reservationID = reservationID
    }
}

public struct HandOverReservationReply: WireMessage, Hashable, Sendable {
    public var state: ReservationState

    public init(state: ReservationState) {
        self.state = state
    }
}

public struct ReleaseReservationRequest: WireMessage, Hashable, Sendable {
    public var reservationID: Int64
    public var note: String

    public init(reservationID: Int64 = 0, note: String = "") {
        self.reservationID = reservationID
        self.note = note
    }
}

public struct ReleaseReservationReply: WireMessage, Hashable, Sendable {
    public var state: ReservationState

    public init(state: ReservationState) {
        self.state = state
    }
}

public struct GetReservationRequest: WireMessage, Hashable, Sendable {
    public var reservationID: Int64

    public init(reservationID: Int64 = 0) {
        self.reservationID = reservationID
    }
}

public struct GetReservationReply: WireMessage, Hashable, Sendable {
    public var reservation: Reservation?

    public init(reservation: Reservation? = nil) {
        self.reservation = reservation
    }
}

public struct ListReservationsRequest: WireMessage, Hashable, Sendable {
    public var storeID: Int64
    public var openOnly: Bool
    public var page: Page?

    public init(storeID: Int64 = 0, openOnly: Bool = false, page: Page? = nil) {
        self.storeID = storeID
        self.openOnly = openOnly
        self.page = page
    }
}

public struct ListReservationsReply: WireMessage, Hashable, Sendable {
    public var reservations: [Reservation]
    public var nextToken: [UInt8]

    public init(reservations: [Reservation] = [], nextToken: [UInt8] = []) {
        self.reservations = reservations
        self.nextToken = nextToken
    }
}

public struct ListPickOverridesRequest: WireMessage, Hashable, Sendable {
    /// 0 = every store the caller may see.
    public var storeID: Int64
    /// 0 = every product.
    public var productID: Int64
    /// 0 = everybody.
    public var actorID: Int64
    /// Picked at or after it; 0 = from the first on.
    public var fromMs: Int64
    /// Picked before it; 0 = to the last.
    public var toMs: Int64
    public var page: Page?

    public init(
        storeID: Int64 = 0,
        productID: Int64 = 0,
        actorID: Int64 = 0,
        fromMs: Int64 = 0,
        toMs: Int64 = 0,
        page: Page? = nil
    ) {
        self.storeID = storeID
        self.productID = productID
        self.actorID = actorID
        self.fromMs = fromMs
        self.toMs = toMs
        self.page = page
    }
}

public struct PickOverride: WireMessage, Hashable, Sendable {
    /// The journal row of the pick.
    public var sequence: Int64
    public var rule: PickRule
    public var productID: Int64
    public var productName: String
    public var lotCode: String
    public var expiry: String
    public var locationID: Int64
    public var locationCode: String
    public var quantity: Int64
    /// For FIRST_TO_EXPIRE: the lot that was due.
    public var dueLotCode: String
    public var dueExpiry: String
    /// Why, as the person said.
    public var note: String
    public var pickedMs: Int64
    /// 0 = the operator at the machine.
    public var actorID: Int64
    public var actor: String
    public var storeID: Int64
    public var reservationID: Int64
    public var reservationNumber: String

    public init(
        sequence: Int64 = 0,
        rule: PickRule,
        productID: Int64 = 0,
        productName: String = "",
        lotCode: String = "",
        expiry: String = "",
        locationID: Int64 = 0,
        locationCode: String = "",
        quantity: Int64 = 0,
        dueLotCode: String = "",
        dueExpiry: String = "",
        note: String = "",
        pickedMs: Int64 = 0,
        actorID: Int64 = 0,
        actor: String = "",
        storeID: Int64 = 0,
        reservationID: Int64 = 0,
        reservationNumber: String = ""
    ) {
        self.sequence = sequence
        self.rule = rule
        self.productID = productID
        self.productName = productName
        self.lotCode = lotCode
        self.expiry = expiry
        self.locationID = locationID
        self.locationCode = locationCode
        self.quantity = quantity
        self.dueLotCode = dueLotCode
        self.dueExpiry = dueExpiry
        self.note = note
        self.pickedMs = pickedMs
        self.actorID = actorID
        self.actor = actor
        self.storeID = storeID
        self.reservationID = reservationID
        self.reservationNumber = reservationNumber
    }
}

public struct ListPickOverridesReply: WireMessage, Hashable, Sendable {
    public var overrides: [PickOverride]
    public var nextToken: [UInt8]

    public init(overrides: [PickOverride] = [], nextToken: [UInt8] = []) {
        self.overrides = overrides
        self.nextToken = nextToken
    }
}

extension ReservationWish: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ReservationWish" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__reservation_wish()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ReservationWish.self)
        self.productID = unsafe c.pointee.product_id
        self.quantity = unsafe c.pointee.quantity
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ReservationWish.self)
        unsafe c.pointee.product_id = productID
        unsafe c.pointee.quantity = quantity
    }
}

extension ReservationLine: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ReservationLine" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__reservation_line()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ReservationLine.self)
        self.productID = unsafe c.pointee.product_id
        self.productName = try unsafe Decoded.text(c.pointee.product_name, "product_name")
        self.lotCode = try unsafe Decoded.text(c.pointee.lot_code, "lot_code")
        self.expiry = try unsafe Decoded.text(c.pointee.expiry, "expiry")
        self.locationID = unsafe c.pointee.location_id
        self.locationCode = try unsafe Decoded.text(c.pointee.location_code, "location_code")
        self.quantity = unsafe c.pointee.quantity
        self.open = unsafe c.pointee.open
        self.picked = unsafe c.pointee.picked != 0
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ReservationLine.self)
        unsafe c.pointee.product_id = productID
        unsafe c.pointee.product_name = try arena.text(productName, "product_name")
        unsafe c.pointee.lot_code = try arena.text(lotCode, "lot_code")
        unsafe c.pointee.expiry = try arena.text(expiry, "expiry")
        unsafe c.pointee.location_id = locationID
        unsafe c.pointee.location_code = try arena.text(locationCode, "location_code")
        unsafe c.pointee.quantity = quantity
        unsafe c.pointee.open = open
        unsafe c.pointee.picked = picked ? 1 : 0
    }
}

extension Reservation: CMessage {
    static var fullName: StaticString { "shelfwire.v1.Reservation" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__reservation()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Reservation.self)
        self.reservationID = unsafe c.pointee.reservation_id
        self.number = try unsafe Decoded.text(c.pointee.number, "number")
        self.state = try unsafe Decoded.choice(c.pointee.state.rawValue, "state")
        self.storeID = unsafe c.pointee.store_id
        self.version = unsafe c.pointee.version
        self.reference = try unsafe Decoded.text(c.pointee.reference, "reference")
        self.expiresMs = unsafe c.pointee.expires_ms
        self.createdBy = try unsafe Decoded.text(c.pointee.created_by, "created_by")
        self.note = try unsafe Decoded.text(c.pointee.note, "note")
        self.lines = try unsafe Decoded.messages(c.pointee.n_lines, c.pointee.lines, "lines")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Reservation.self)
        unsafe c.pointee.reservation_id = reservationID
        unsafe c.pointee.number = try arena.text(number, "number")
        unsafe c.pointee.state = Shelfwire__V1__ReservationState(rawValue: UInt32(state.rawValue))
        unsafe c.pointee.store_id = storeID
        unsafe c.pointee.version = version
        unsafe c.pointee.reference = try arena.text(reference, "reference")
        unsafe c.pointee.expires_ms = expiresMs
        unsafe c.pointee.created_by = try arena.text(createdBy, "created_by")
        unsafe c.pointee.note = try arena.text(note, "note")
        unsafe c.pointee.n_lines = lines.count
        unsafe c.pointee.lines = try arena.messages(lines, "lines")
    }
}

extension ReserveStockRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ReserveStockRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__reserve_stock_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ReserveStockRequest.self)
        self.storeID = unsafe c.pointee.store_id
        self.reference = try unsafe Decoded.text(c.pointee.reference, "reference")
        self.expiresMs = unsafe c.pointee.expires_ms
        self.minimumExpiry = try unsafe Decoded.text(c.pointee.minimum_expiry, "minimum_expiry")
        self.lines = try unsafe Decoded.messages(c.pointee.n_lines, c.pointee.lines, "lines")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ReserveStockRequest.self)
        unsafe c.pointee.store_id = storeID
        unsafe c.pointee.reference = try arena.text(reference, "reference")
        unsafe c.pointee.expires_ms = expiresMs
        unsafe c.pointee.minimum_expiry = try arena.text(minimumExpiry, "minimum_expiry")
        unsafe c.pointee.n_lines = lines.count
        unsafe c.pointee.lines = try arena.messages(lines, "lines")
    }
}

extension ReserveStockReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ReserveStockReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__reserve_stock_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ReserveStockReply.self)
        self.reservationID = unsafe c.pointee.reservation_id
        self.number = try unsafe Decoded.text(c.pointee.number, "number")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ReserveStockReply.self)
        unsafe c.pointee.reservation_id = reservationID
        unsafe c.pointee.number = try arena.text(number, "number")
    }
}

extension PickStockRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.PickStockRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__pick_stock_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__PickStockRequest.self)
        self.reservationID = unsafe c.pointee.reservation_id
        self.lines = try unsafe Decoded.messages(c.pointee.n_lines, c.pointee.lines, "lines")
        self.toLocationID = unsafe c.pointee.to_location_id
        self.overrideNote = try unsafe Decoded.text(c.pointee.override_note, "override_note")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__PickStockRequest.self)
        unsafe c.pointee.reservation_id = reservationID
        unsafe c.pointee.n_lines = lines.count
        unsafe c.pointee.lines = try arena.messages(lines, "lines")
        unsafe c.pointee.to_location_id = toLocationID
        unsafe c.pointee.override_note = try arena.text(overrideNote, "override_note")
    }
}

extension PickStockReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.PickStockReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__pick_stock_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__PickStockReply.self)
        self.state = try unsafe Decoded.choice(c.pointee.state.rawValue, "state")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__PickStockReply.self)
        unsafe c.pointee.state = Shelfwire__V1__ReservationState(rawValue: UInt32(state.rawValue))
    }
}

extension HandOverReservationRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.HandOverReservationRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__hand_over_reservation_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__HandOverReservationRequest.self)
        self.reservationID = unsafe c.pointee.reservation_id
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__HandOverReservationRequest.self)
        unsafe c.pointee.reservation_id = reservationID
    }
}

extension HandOverReservationReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.HandOverReservationReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__hand_over_reservation_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__HandOverReservationReply.self)
        self.state = try unsafe Decoded.choice(c.pointee.state.rawValue, "state")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__HandOverReservationReply.self)
        unsafe c.pointee.state = Shelfwire__V1__ReservationState(rawValue: UInt32(state.rawValue))
    }
}

extension ReleaseReservationRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ReleaseReservationRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__release_reservation_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ReleaseReservationRequest.self)
        self.reservationID = unsafe c.pointee.reservation_id
        self.note = try unsafe Decoded.text(c.pointee.note, "note")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ReleaseReservationRequest.self)
        unsafe c.pointee.reservation_id = reservationID
        unsafe c.pointee.note = try arena.text(note, "note")
    }
}

extension ReleaseReservationReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ReleaseReservationReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__release_reservation_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ReleaseReservationReply.self)
        self.state = try unsafe Decoded.choice(c.pointee.state.rawValue, "state")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ReleaseReservationReply.self)
        unsafe c.pointee.state = Shelfwire__V1__ReservationState(rawValue: UInt32(state.rawValue))
    }
}

extension GetReservationRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.GetReservationRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__get_reservation_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__GetReservationRequest.self)
        self.reservationID = unsafe c.pointee.reservation_id
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__GetReservationRequest.self)
        unsafe c.pointee.reservation_id = reservationID
    }
}

extension GetReservationReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.GetReservationReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__get_reservation_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__GetReservationReply.self)
        self.reservation = try unsafe Decoded.messageIfAny(c.pointee.reservation, "reservation")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__GetReservationReply.self)
        if let value = reservation {
            unsafe c.pointee.reservation = try arena.message(value, "reservation")
        }
    }
}

extension ListReservationsRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListReservationsRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_reservations_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListReservationsRequest.self)
        self.storeID = unsafe c.pointee.store_id
        self.openOnly = unsafe c.pointee.open_only != 0
        self.page = try unsafe Decoded.messageIfAny(c.pointee.page, "page")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListReservationsRequest.self)
        unsafe c.pointee.store_id = storeID
        unsafe c.pointee.open_only = openOnly ? 1 : 0
        if let value = page {
            unsafe c.pointee.page = try arena.message(value, "page")
        }
    }
}

extension ListReservationsReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListReservationsReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_reservations_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListReservationsReply.self)
        self.reservations = try unsafe Decoded.messages(c.pointee.n_reservations, c.pointee.reservations, "reservations")
        self.nextToken = unsafe Decoded.bytes(c.pointee.next_token)
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListReservationsReply.self)
        unsafe c.pointee.n_reservations = reservations.count
        unsafe c.pointee.reservations = try arena.messages(reservations, "reservations")
        unsafe c.pointee.next_token = try arena.bytes(nextToken)
    }
}

extension ListPickOverridesRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListPickOverridesRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_pick_overrides_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListPickOverridesRequest.self)
        self.storeID = unsafe c.pointee.store_id
        self.productID = unsafe c.pointee.product_id
        self.actorID = unsafe c.pointee.actor_id
        self.fromMs = unsafe c.pointee.from_ms
        self.toMs = unsafe c.pointee.to_ms
        self.page = try unsafe Decoded.messageIfAny(c.pointee.page, "page")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListPickOverridesRequest.self)
        unsafe c.pointee.store_id = storeID
        unsafe c.pointee.product_id = productID
        unsafe c.pointee.actor_id = actorID
        unsafe c.pointee.from_ms = fromMs
        unsafe c.pointee.to_ms = toMs
        if let value = page {
            unsafe c.pointee.page = try arena.message(value, "page")
        }
    }
}

extension PickOverride: CMessage {
    static var fullName: StaticString { "shelfwire.v1.PickOverride" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__pick_override()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__PickOverride.self)
        self.sequence = unsafe c.pointee.sequence
        self.rule = try unsafe Decoded.choice(c.pointee.rule.rawValue, "rule")
        self.productID = unsafe c.pointee.product_id
        self.productName = try unsafe Decoded.text(c.pointee.product_name, "product_name")
        self.lotCode = try unsafe Decoded.text(c.pointee.lot_code, "lot_code")
        self.expiry = try unsafe Decoded.text(c.pointee.expiry, "expiry")
        self.locationID = unsafe c.pointee.location_id
        self.locationCode = try unsafe Decoded.text(c.pointee.location_code, "location_code")
        self.quantity = unsafe c.pointee.quantity
        self.dueLotCode = try unsafe Decoded.text(c.pointee.due_lot_code, "due_lot_code")
        self.dueExpiry = try unsafe Decoded.text(c.pointee.due_expiry, "due_expiry")
        self.note = try unsafe Decoded.text(c.pointee.note, "note")
        self.pickedMs = unsafe c.pointee.picked_ms
        self.actorID = unsafe c.pointee.actor_id
        self.actor = try unsafe Decoded.text(c.pointee.actor, "actor")
        self.storeID = unsafe c.pointee.store_id
        self.reservationID = unsafe c.pointee.reservation_id
        self.reservationNumber = try unsafe Decoded.text(c.pointee.reservation_number, "reservation_number")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__PickOverride.self)
        unsafe c.pointee.sequence = sequence
        unsafe c.pointee.rule = Shelfwire__V1__PickRule(rawValue: UInt32(rule.rawValue))
        unsafe c.pointee.product_id = productID
        unsafe c.pointee.product_name = try arena.text(productName, "product_name")
        unsafe c.pointee.lot_code = try arena.text(lotCode, "lot_code")
        unsafe c.pointee.expiry = try arena.text(expiry, "expiry")
        unsafe c.pointee.location_id = locationID
        unsafe c.pointee.location_code = try arena.text(locationCode, "location_code")
        unsafe c.pointee.quantity = quantity
        unsafe c.pointee.due_lot_code = try arena.text(dueLotCode, "due_lot_code")
        unsafe c.pointee.due_expiry = try arena.text(dueExpiry, "due_expiry")
        unsafe c.pointee.note = try arena.text(note, "note")
        unsafe c.pointee.picked_ms = pickedMs
        unsafe c.pointee.actor_id = actorID
        unsafe c.pointee.actor = try arena.text(actor, "actor")
        unsafe c.pointee.store_id = storeID
        unsafe c.pointee.reservation_id = reservationID
        unsafe c.pointee.reservation_number = try arena.text(reservationNumber, "reservation_number")
    }
}

extension ListPickOverridesReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListPickOverridesReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_pick_overrides_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListPickOverridesReply.self)
        self.overrides = try unsafe Decoded.messages(c.pointee.n_overrides, c.pointee.overrides, "overrides")
        self.nextToken = unsafe Decoded.bytes(c.pointee.next_token)
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListPickOverridesReply.self)
        unsafe c.pointee.n_overrides = overrides.count
        unsafe c.pointee.overrides = try arena.messages(overrides, "overrides")
        unsafe c.pointee.next_token = try arena.bytes(nextToken)
    }
}

extension ReservationState: WireEnum {
    static var fullName: StaticString { "shelfwire.v1.ReservationState" }
    static var zeroName: StaticString { "RESERVATION_STATE_UNSPECIFIED" }
}

extension PickRule: WireEnum {
    static var fullName: StaticString { "shelfwire.v1.PickRule" }
    static var zeroName: StaticString { "PICK_RULE_UNSPECIFIED" }
}
