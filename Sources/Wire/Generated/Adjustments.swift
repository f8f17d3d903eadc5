// Generated from shelfwire/v1/adjustments.proto by Protos/generate. Do not edit.
//
// Stock that is not what the books say, outside any count: broken, expired, stolen, eaten, found.

import CWire
public import NIOCore

public enum AdjustmentState: Int32, Hashable, Sendable, CaseIterable {
    case submitted = 1
    case posted = 2
    case rejected = 3
}

public struct AdjustmentLineDraft: WireMessage, Hashable, Sendable {
    /// Its quantity is below zero for a loss.
    public var goods: StockLine?
    public var reason: AdjustmentReason

    public init(goods: StockLine? = nil, reason: AdjustmentReason) {
        self.goods = goods
        self.reason = reason
    }
}

public struct AdjustmentLine: WireMessage, Hashable, Sendable {
    public var productID: Int64
    public var productName: String
    public var lotCode: String
    public var locationID: Int64
    public var locationCode: String
    public var condition: Condition
    public var quantity: Int64
    public var reason: AdjustmentReason

    public init(
        productID: Int64 = 0,
        productName: String = "",
        lotCode: String = "",
        locationID: Int64 = 0,
        locationCode: String = "",
        condition: Condition,
        quantity: Int64 = 0,
        reason: AdjustmentReason
    ) {
        self.productID = productID
        self.productName = productName
        self.lotCode = lotCode
        self.locationID = locationID
        self.locationCode = locationCode
        self.condition = condition
        self.quantity = quantity
        self.reason = reason
    }
}

public struct Adjustment: WireMessage, Hashable, Sendable {
    public var adjustmentID: Int64
    public var number: String
    public var state: AdjustmentState
    public var storeID: Int64
    public var version: Int64
    public var createdBy: String
    public var approvedBy: String
    public var createdMs: Int64
    public var note: String
    public var postedSequence: Int64
    public var evidenceSha256: [[UInt8]]
    /// What the store gains, below zero loses; absent for callers who may not see costs.
    public var valueE4: Int64?
    public var lines: [AdjustmentLine]

    public init(
        adjustmentID: Int64 = 0,
        number: String = "",
        state: AdjustmentState,
        storeID: Int64 = 0,
        version: Int64 = 0,
        createdBy: String = "",
        approvedBy: String = "",
        createdMs: Int64 = 0,
        note: String = "",
        postedSequence: Int64 = 0,
        evidenceSha256: [[UInt8]] = [],
        valueE4: Int64? = nil,
        lines: [AdjustmentLine] = []
    ) {
        self.adjustmentID = adjustmentID
        self.number = number
        self.state = state
        self.storeID = storeID
        self.version = version
        self.createdBy = createdBy
        self.approvedBy = approvedBy
        self.createdMs = createdMs
        self.note = note
        self.postedSequence = postedSequence
        self.evidenceSha256 = evidenceSha256
        self.valueE4 = valueE4
        self.lines = lines
    }
}

public struct CreateAdjustmentRequest: WireMessage, Hashable, Sendable {
    public var storeID: Int64
    /// At most 1,000.
    public var lines: [AdjustmentLineDraft]
    public var note: String
    /// 32 bytes each, at most 20.
    public var evidenceSha256: [[UInt8]]

    public init(
        storeID: Int64 = 0,
        lines: [AdjustmentLineDraft] = [],
        note: String = "",
        evidenceSha256: [[UInt8]] = []
    ) {
        self.storeID = storeID
        self.lines = lines
        self.note = note
        self.evidenceSha256 = evidenceSha256
    }
}

public struct CreateAdjustmentReply: WireMessage, Hashable, Sendable {
    public var adjustmentID: Int64
    public var number: String
    public var state: AdjustmentState

    public init(adjustmentID: Int64 = 0, number: String = "", state: AdjustmentState) {
        self.adjustmentID = adjustmentID
        self.number = number
        self.state = state
    }
}

public struct ApproveAdjustmentRequest: WireMessage, Hashable, Sendable {
    public var adjustmentID: Int64
    /// What the approver saw; 0 = no check.
    public var version: Int64

    public init(adjustmentID: Int64 = 0, version: Int64 = 0) {
        self.adjustmentID = adjustmentID
        self.version = version
    }
}

public struct ApproveAdjustmentReply: WireMessage, Hashable, Sendable {
    public var state: AdjustmentState
    public var postedSequence: Int64

    public init(state: AdjustmentState, postedSequence: Int64 = 0) {
        self.state = state
        self.postedSequence = postedSequence
    }
}

public struct RejectAdjustmentRequest: WireMessage, Hashable, Sendable {
    public var adjustmentID: Int64
    public var note: String

    public init(adjustmentID: Int64 = 0, note: String = "") {
        self.adjustmentID = adjustmentID
        self.note = note
    }
}

public struct RejectAdjustmentReply: WireMessage, Hashable, Sendable {
    public var state: AdjustmentState

    public init(state: AdjustmentState) {
        self.state = state
    }
}

public struct GetAdjustmentRequest: WireMessage, Hashable, Sendable {
    public var adjustmentID: Int64

    public init(adjustmentID: Int64 = 0) {
        self.adjustmentID = adjustmentID
    }
}

public struct GetAdjustmentReply: WireMessage, Hashable, Sendable {
    public var adjustment: Adjustment?

    public init(adjustment: Adjustment? = nil) {
        self.adjustment = adjustment
    }
}

public struct ListAdjustmentsRequest: WireMessage, Hashable, Sendable {
    public var storeID: Int64
    public var states: [AdjustmentState]
    public var page: Page?

    public init(storeID: Int64 = 0, states: [AdjustmentState] = [], page: Page? = nil) {
        self.storeID = storeID
        self.states = states
        self.page = page
    }
}

public struct ListAdjustmentsReply: WireMessage, Hashable, Sendable {
    public var adjustments: [Adjustment]
    public var nextToken: [UInt8]

    public init(adjustments: [Adjustment] = [], nextToken: [UInt8] = []) {
        self.adjustments = adjustments
        self.nextToken = nextToken
    }
}

extension AdjustmentLineDraft: CMessage {
    static var fullName: StaticString { "shelfwire.v1.AdjustmentLineDraft" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__adjustment_line_draft()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__AdjustmentLineDraft.self)
        self.goods = try unsafe Decoded.messageIfAny(c.pointee.goods, "goods")
        self.reason = try unsafe Decoded.choice(c.pointee.reason.rawValue, "reason")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__AdjustmentLineDraft.self)
        if let value = goods {
            unsafe c.pointee.goods = try arena.message(value, "goods")
        }
        unsafe c.pointee.reason = Shelfwire__V1__AdjustmentReason(rawValue: UInt32(reason.rawValue))
    }
}

extension AdjustmentLine: CMessage {
    static var fullName: StaticString { "shelfwire.v1.AdjustmentLine" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__adjustment_line()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__AdjustmentLine.self)
        self.productID = unsafe c.pointee.product_id
        self.productName = try unsafe Decoded.text(c.pointee.product_name, "product_name")
        self.lotCode = try unsafe Decoded.text(c.pointee.lot_code, "lot_code")
        self.locationID = unsafe c.pointee.location_id
        self.locationCode = try unsafe Decoded.text(c.pointee.location_code, "location_code")
        self.condition = try unsafe Decoded.choice(c.pointee.condition.rawValue, "condition")
        self.quantity = unsafe c.pointee.quantity
        self.reason = try unsafe Decoded.choice(c.pointee.reason.rawValue, "reason")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__AdjustmentLine.self)
        unsafe c.pointee.product_id = productID
        unsafe c.pointee.product_name = try arena.text(productName, "product_name")
        unsafe c.pointee.lot_code = try arena.text(lotCode, "lot_code")
        unsafe c.pointee.location_id = locationID
        unsafe c.pointee.location_code = try arena.text(locationCode, "location_code")
        unsafe c.pointee.condition = Shelfwire__V1__Condition(rawValue: UInt32(condition.rawValue))
        unsafe c.pointee.quantity = quantity
        unsafe c.pointee.reason = Shelfwire__V1__AdjustmentReason(rawValue: UInt32(reason.rawValue))
    }
}

extension Adjustment: CMessage {
    static var fullName: StaticString { "shelfwire.v1.Adjustment" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__adjustment()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Adjustment.self)
        self.adjustmentID = unsafe c.pointee.adjustment_id
        self.number = try unsafe Decoded.text(c.pointee.number, "number")
        self.state = try unsafe Decoded.choice(c.pointee.state.rawValue, "state")
        self.storeID = unsafe c.pointee.store_id
        self.version = unsafe c.pointee.version
        self.createdBy = try unsafe Decoded.text(c.pointee.created_by, "created_by")
        self.approvedBy = try unsafe Decoded.text(c.pointee.approved_by, "approved_by")
        self.createdMs = unsafe c.pointee.created_ms
        self.note = try unsafe Decoded.text(c.pointee.note, "note")
        self.postedSequence = unsafe c.pointee.posted_sequence
        self.evidenceSha256 = unsafe Decoded.byteStrings(c.pointee.n_evidence_sha256, c.pointee.evidence_sha256)
        self.valueE4 = unsafe c.pointee.value_given_case.rawValue == 12 ? c.pointee.value_e4 : nil
        self.lines = try unsafe Decoded.messages(c.pointee.n_lines, c.pointee.lines, "lines")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Adjustment.self)
        unsafe c.pointee.adjustment_id = adjustmentID
        unsafe c.pointee.number = try arena.text(number, "number")
        unsafe c.pointee.state = Shelfwire__V1__AdjustmentState(rawValue: UInt32(state.rawValue))
        unsafe c.pointee.store_id = storeID
        unsafe c.pointee.version = version
        unsafe c.pointee.created_by = try arena.text(createdBy, "created_by")
        unsafe c.pointee.approved_by = try arena.text(approvedBy, "approved_by")
        unsafe c.pointee.created_ms = createdMs
        unsafe c.pointee.note = try arena.text(note, "note")
        unsafe c.pointee.posted_sequence = postedSequence
        unsafe c.pointee.n_evidence_sha256 = evidenceSha256.count
        unsafe c.pointee.evidence_sha256 = try arena.byteStrings(evidenceSha256)
        if let value = valueE4 {
            unsafe c.pointee.value_e4 = value
            unsafe c.pointee.value_given_case = Shelfwire__V1__Adjustment__ValueGivenCase(rawValue: 12)
        }
        unsafe c.pointee.n_lines = lines.count
        unsafe c.pointee.lines = try arena.messages(lines, "lines")
    }
}

extension CreateAdjustmentRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.CreateAdjustmentRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__create_adjustment_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CreateAdjustmentRequest.self)
        self.storeID = unsafe c.pointee.store_id
        self.lines = try unsafe Decoded.messages(c.pointee.n_lines, c.pointee.lines, "lines")
        self.note = try unsafe Decoded.text(c.pointee.note, "note")
        self.evidenceSha256 = unsafe Decoded.byteStrings(c.pointee.n_evidence_sha256, c.pointee.evidence_sha256)
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CreateAdjustmentRequest.self)
        unsafe c.pointee.store_id = storeID
        unsafe c.pointee.n_lines = lines.count
        unsafe c.pointee.lines = try arena.messages(lines, "lines")
        unsafe c.pointee.note = try arena.text(note, "note")
        unsafe c.pointee.n_evidence_sha256 = evidenceSha256.count
        unsafe c.pointee.evidence_sha256 = try arena.byteStrings(evidenceSha256)
    }
}

extension CreateAdjustmentReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.CreateAdjustmentReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__create_adjustment_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CreateAdjustmentReply.self)
        self.adjustmentID = unsafe c.pointee.adjustment_id
        self.number = try unsafe Decoded.text(c.pointee.number, "number")
        self.state = try unsafe Decoded.choice(c.pointee.state.rawValue, "state")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CreateAdjustmentReply.self)
        unsafe c.pointee.adjustment_id = adjustmentID
        unsafe c.pointee.number = try arena.text(number, "number")
        unsafe c.pointee.state = Shelfwire__V1__AdjustmentState(rawValue: UInt32(state.rawValue))
    }
}

extension ApproveAdjustmentRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ApproveAdjustmentRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__approve_adjustment_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ApproveAdjustmentRequest.self)
        self.adjustmentID = unsafe c.pointee.adjustment_id
        self.version = unsafe c.pointee.version
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ApproveAdjustmentRequest.self)
        unsafe c.pointee.adjustment_id = adjustmentID
        unsafe c.pointee.version = version
    }
}

extension ApproveAdjustmentReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ApproveAdjustmentReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__approve_adjustment_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ApproveAdjustmentReply.self)
        self.state = try unsafe Decoded.choice(c.pointee.state.rawValue, "state")
        self.postedSequence = unsafe c.pointee.posted_sequence
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ApproveAdjustmentReply.self)
        unsafe c.pointee.state = Shelfwire__V1__AdjustmentState(rawValue: UInt32(state.rawValue))
        unsafe c.pointee.posted_sequence = postedSequence
    }
}

extension RejectAdjustmentRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.RejectAdjustmentRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__reject_adjustment_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__RejectAdjustmentRequest.self)
        self.adjustmentID = unsafe c.pointee.adjustment_id
        self.note = try unsafe Decoded.text(c.pointee.note, "note")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__RejectAdjustmentRequest.self)
        unsafe c.pointee.adjustment_id = adjustmentID
        unsafe c.pointee.note = try arena.text(note, "note")
    }
}

extension RejectAdjustmentReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.RejectAdjustmentReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__reject_adjustment_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__RejectAdjustmentReply.self)
        self.state = try unsafe Decoded.choice(c.pointee.state.rawValue, "state")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__RejectAdjustmentReply.self)
        unsafe c.pointee.state = Shelfwire__V1__AdjustmentState(rawValue: UInt32(state.rawValue))
    }
}

extension GetAdjustmentRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.GetAdjustmentRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__get_adjustment_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__GetAdjustmentRequest.self)
        self.adjustmentID = unsafe c.pointee.adjustment_id
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__GetAdjustmentRequest.self)
        unsafe c.pointee.adjustment_id = adjustmentID
    }
}

extension GetAdjustmentReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.GetAdjustmentReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__get_adjustment_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__GetAdjustmentReply.self)
        self.adjustment = try unsafe Decoded.messageIfAny(c.pointee.adjustment, "adjustment")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__GetAdjustmentReply.self)
        if let value = adjustment {
            unsafe c.pointee.adjustment = try arena.message(value, "adjustment")
        }
    }
}

extension ListAdjustmentsRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListAdjustmentsRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_adjustments_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListAdjustmentsRequest.self)
        self.storeID = unsafe c.pointee.store_id
        self.states = try unsafe Decoded.choices(c.pointee.n_states, c.pointee.states, "states") { $0.rawValue }
        self.page = try unsafe Decoded.messageIfAny(c.pointee.page, "page")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListAdjustmentsRequest.self)
        unsafe c.pointee.store_id = storeID
        unsafe c.pointee.n_states = states.count
        unsafe c.pointee.states = try arena.choices(states) { Shelfwire__V1__AdjustmentState(rawValue: UInt32($0.rawValue)) }
        if let value = page {
            unsafe c.pointee.page = try arena.message(value, "page")
        }
    }
}

extension ListAdjustmentsReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListAdjustmentsReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_adjustments_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListAdjustmentsReply.self)
        self.adjustments = try unsafe Decoded.messages(c.pointee.n_adjustments, c.pointee.adjustments, "adjustments")
        self.nextToken = unsafe Decoded.bytes(c.pointee.next_token)
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListAdjustmentsReply.self)
        unsafe c.pointee.n_adjustments = adjustments.count
        unsafe c.pointee.adjustments = try arena.messages(adjustments, "adjustments")
        unsafe c.pointee.next_token = try arena.bytes(nextToken)
    }
}

extension AdjustmentState: WireEnum {
    static var fullName: StaticString { "shelfwire.v1.AdjustmentState" }
    static var zeroName: StaticString { "ADJUSTMENT_STATE_UNSPECIFIED" }
}
