// Generated from shelfwire/v1/receipts.proto by Protos/generate. Do not edit.
//
// Goods in. Scans are facts and come over the terminal's stream; the document is handled here.

import CWire
public import NIOCore

public enum ReceiptKind: Int32, Hashable, Sendable, CaseIterable {
    case againstOrder = 1
    case unplanned = 2
}

public enum ReceiptState: Int32, Hashable, Sendable, CaseIterable {
    case draft = 1
    case submitted = 2
    case approved = 3
    case posted = 4
}

public struct ReceiptLine: WireMessage, Hashable, Sendable {
    public var line: Int32
    public var productID: Int64
    public var productName: String
    public var lotCode: String
    public var expiry: String
    public var condition: Condition
    /// The sum of scans and manual entries.
    public var quantity: Int64
    /// What the order still expected of the product when the receipt was read; 0 when not on the order.
    public var expected: Int64
    public var warnings: [Warning]

    public init(
        line: Int32 = 0,
        productID: Int64 = 0,
        productName: String = "",
        lotCode: String = "",
        expiry: String = "",
        condition: Condition,
        quantity: Int64 = 0,
        expected: Int64 = 0,
        warnings: [Warning] = []
    ) {
        self.line = line
        self.productID = productID
        self.productName = productName
        self.lotCode = lotCode
        self.expiry = expiry
        self.condition = condition
        self.quantity = quantity
        self.expected = expected
        self.warnings = warnings
    }
}

public struct Receipt: WireMessage, Hashable, Sendable {
    public var receiptID: Int64
    public var number: String
    public var kind: ReceiptKind
    public var state: ReceiptState
    public var storeID: Int64
    public var purchaseOrderID: Int64
    public var supplierID: Int64
    public var deliveryNote: String
    public var lines: [ReceiptLine]
    public var version: Int64
    public var openedBy: String
    public var approvedBy: String
    public var postedSequence: Int64
    /// Why it was rejected last, if it was.
    public var note: String

    public init(
        receiptID: Int64 = 0,
        number: String = "",
        kind: ReceiptKind,
        state: ReceiptState,
        storeID: Int64 = 0,
        purchaseOrderID: Int64 = 0,
        supplierID: Int64 = 0,
        deliveryNote: String = "",
        lines: [ReceiptLine] = [],
        version: Int64 = 0,
        openedBy: String = "",
        approvedBy: String = "",
        postedSequence: Int64 = 0,
        note: String = ""
    ) {
        self.receiptID = receiptID
        self.number = number
        self.kind = kind
        self.state = state
        self.storeID = storeID
        self.purchaseOrderID = purchaseOrderID
        self.supplierID = supplierID
        self.deliveryNote = deliveryNote
        self.lines = lines
        self.version = version
        self.openedBy = openedBy
        self.approvedBy = approvedBy
        self.postedSequence = postedSequence
        self.note = note
    }
}

public struct OpenReceiptRequest: WireMessage, Hashable, Sendable {
    public var storeID: Int64
    /// 0 = unplanned; then supplier_id is needed.
    public var purchaseOrderID: Int64
    public var supplierID: Int64
    public var deliveryNote: String

    public init(storeID: Int64 = 0, purchaseOrderID: Int64 = 0, supplierID: Int64 = 0, deliveryNote: String = "") {
        self.storeID = storeID
        self.purchaseOrderID = purchaseOrderID
        self.supplierID = supplierID
        self.deliveryNote = deliveryNote
    }
}

public struct OpenReceiptReply: WireMessage, Hashable, Sendable {
    public var receiptID: Int64
    public var number: String

    public init(receiptID: Int64 = 0, number: String = "") {
        self.receiptID = receiptID
        self.number = number
    }
}

public struct GetReceiptRequest: WireMessage, Hashable, Sendable {
    public var receiptID: Int64

    public init(receiptID: Int64 = 0) {
        self.receiptID = receiptID
    }
}

public struct GetReceiptReply: WireMessage, Hashable, Sendable {
    public var receipt: Receipt?

    public init(receipt: Receipt? = nil) {
        self.receipt = receipt
    }
}

public struct ListReceiptsRequest: WireMessage, Hashable, Sendable {
    public var storeID: Int64
    public var states: [ReceiptState]
    public var page: Page?

    public init(storeID: Int64 = 0, states: [ReceiptState] = [], page: Page? = nil) {
        self.storeID = storeID
        self.states = states
        self.page = page
    }
}

public struct ListReceiptsReply: WireMessage, Hashable, Sendable {
    /// Without lines.
    public var receipts: [Receipt]
    public var nextToken: [UInt8]

    public init(receipts: [Receipt] = [], nextToken: [UInt8] = []) {
        self.receipts = receipts
        self.nextToken = nextToken
    }
}

public struct SubmitReceiptRequest: WireMessage, Hashable, Sendable {
    public var receiptID: Int64

    public init(receiptID: Int64 = 0) {
        self.receiptID = receiptID
    }
}

public struct SubmitReceiptReply: WireMessage, Hashable, Sendable {
    public var state: ReceiptState

    public init(state: ReceiptState) {
        self.state = state
    }
}

public struct ApproveReceiptRequest: WireMessage, Hashable, Sendable {
    public var receiptID: Int64
    /// What the approver saw; a change since is refused. 0 = no check.
    public var version: Int64

    public init(receiptID: Int64 = 0, version: Int64 = 0) {
        self.receiptID = receiptID
        self.version = version
    }
}

public struct ApproveReceiptReply: WireMessage, Hashable, Sendable {
    public var state: ReceiptState

    public init(state: ReceiptState) {
        self.state = state
    }
}

public struct RejectReceiptRequest: WireMessage, Hashable, Sendable {
    public var receiptID: Int64
    public var note: String

    public init(receiptID: Int64 = 0, note: String = "") {
        self.receiptID = receiptID
        self.note = note
    }
}

public struct RejectReceiptReply: WireMessage, Hashable, Sendable {
    public var state: ReceiptState

    public init(state: ReceiptState) {
        self.state = state
    }
}

public struct PostReceiptRequest: WireMessage, Hashable, Sendable {
    public var receiptID: Int64

    public init(receiptID: Int64 = 0) {
        self.receiptID = receiptID
    }
}

public struct PostReceiptReply: WireMessage, Hashable, Sendable {
    public var state: ReceiptState
    public var postedSequence: Int64

    public init(state: ReceiptState, postedSequence: Int64 = 0) {
        self.state = state
        self.postedSequence = postedSequence
    }
}

extension ReceiptLine: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ReceiptLine" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__receipt_line()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ReceiptLine.self)
        self.line = unsafe c.pointee.line
        self.productID = unsafe c.pointee.product_id
        self.productName = try unsafe Decoded.text(c.pointee.product_name, "product_name")
        self.lotCode = try unsafe Decoded.text(c.pointee.lot_code, "lot_code")
        self.expiry = try unsafe Decoded.text(c.pointee.expiry, "expiry")
        self.condition = try unsafe Decoded.choice(c.pointee.condition.rawValue, "condition")
        self.quantity = unsafe c.pointee.quantity
        self.expected = unsafe c.pointee.expected
        self.warnings = try unsafe Decoded.messages(c.pointee.n_warnings, c.pointee.warnings, "warnings")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ReceiptLine.self)
        unsafe c.pointee.line = line
        unsafe c.pointee.product_id = productID
        unsafe c.pointee.product_name = try arena.text(productName, "product_name")
        unsafe c.pointee.lot_code = try arena.text(lotCode, "lot_code")
        unsafe c.pointee.expiry = try arena.text(expiry, "expiry")
        unsafe c.pointee.condition = Shelfwire__V1__Condition(rawValue: UInt32(condition.rawValue))
        unsafe c.pointee.quantity = quantity
        unsafe c.pointee.expected = expected
        unsafe c.pointee.n_warnings = warnings.count
        unsafe c.pointee.warnings = try arena.messages(warnings, "warnings")
    }
}

extension Receipt: CMessage {
    static var fullName: StaticString { "shelfwire.v1.Receipt" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__receipt()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Receipt.self)
        self.receiptID = unsafe c.pointee.receipt_id
        self.number = try unsafe Decoded.text(c.pointee.number, "number")
        self.kind = try unsafe Decoded.choice(c.pointee.kind.rawValue, "kind")
        self.state = try unsafe Decoded.choice(c.pointee.state.rawValue, "state")
        self.storeID = unsafe c.pointee.store_id
        self.purchaseOrderID = unsafe c.pointee.purchase_order_id
        self.supplierID = unsafe c.pointee.supplier_id
        self.deliveryNote = try unsafe Decoded.text(c.pointee.delivery_note, "delivery_note")
        self.lines = try unsafe Decoded.messages(c.pointee.n_lines, c.pointee.lines, "lines")
        self.version = unsafe c.pointee.version
        self.openedBy = try unsafe Decoded.text(c.pointee.opened_by, "opened_by")
        self.approvedBy = try unsafe Decoded.text(c.pointee.approved_by, "approved_by")
        self.postedSequence = unsafe c.pointee.posted_sequence
        self.note = try unsafe Decoded.text(c.pointee.note, "note")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Receipt.self)
        unsafe c.pointee.receipt_id = receiptID
        unsafe c.pointee.number = try arena.text(number, "number")
        unsafe c.pointee.kind = Shelfwire__V1__ReceiptKind(rawValue: UInt32(kind.rawValue))
        unsafe c.pointee.state = Shelfwire__V1__ReceiptState(rawValue: UInt32(state.rawValue))
        unsafe c.pointee.store_id = storeID
        unsafe c.pointee.purchase_order_id = purchaseOrderID
        unsafe c.pointee.supplier_id = supplierID
        unsafe c.pointee.delivery_note = try arena.text(deliveryNote, "delivery_note")
        unsafe c.pointee.n_lines = lines.count
        unsafe c.pointee.lines = try arena.messages(lines, "lines")
        unsafe c.pointee.version = version
        unsafe c.pointee.opened_by = try arena.text(openedBy, "opened_by")
        unsafe c.pointee.approved_by = try arena.text(approvedBy, "approved_by")
        unsafe c.pointee.posted_sequence = postedSequence
        unsafe c.pointee.note = try arena.text(note, "note")
    }
}

extension OpenReceiptRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.OpenReceiptRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__open_receipt_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__OpenReceiptRequest.self)
        self.storeID = unsafe c.pointee.store_id
        self.purchaseOrderID = unsafe c.pointee.purchase_order_id
        self.supplierID = unsafe c.pointee.supplier_id
        self.deliveryNote = try unsafe Decoded.text(c.pointee.delivery_note, "delivery_note")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__OpenReceiptRequest.self)
        unsafe c.pointee.store_id = storeID
        unsafe c.pointee.purchase_order_id = purchaseOrderID
        unsafe c.pointee.supplier_id = supplierID
        unsafe c.pointee.delivery_note = try arena.text(deliveryNote, "delivery_note")
    }
}

extension OpenReceiptReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.OpenReceiptReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__open_receipt_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__OpenReceiptReply.self)
        self.receiptID = unsafe c.pointee.receipt_id
        self.number = try unsafe Decoded.text(c.pointee.number, "number")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__OpenReceiptReply.self)
        unsafe c.pointee.receipt_id = receiptID
        unsafe c.pointee.number = try arena.text(number, "number")
    }
}

extension GetReceiptRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.GetReceiptRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__get_receipt_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__GetReceiptRequest.self)
        self.receiptID = unsafe c.pointee.receipt_id
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__GetReceiptRequest.self)
        unsafe c.pointee.receipt_id = receiptID
    }
}

extension GetReceiptReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.GetReceiptReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__get_receipt_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__GetReceiptReply.self)
        self.receipt = try unsafe Decoded.messageIfAny(c.pointee.receipt, "receipt")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__GetReceiptReply.self)
        if let value = receipt {
            unsafe c.pointee.receipt = try arena.message(value, "receipt")
        }
    }
}

extension ListReceiptsRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListReceiptsRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_receipts_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListReceiptsRequest.self)
        self.storeID = unsafe c.pointee.store_id
        self.states = try unsafe Decoded.choices(c.pointee.n_states, c.pointee.states, "states") { $0.rawValue }
        self.page = try unsafe Decoded.messageIfAny(c.pointee.page, "page")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListReceiptsRequest.self)
        unsafe c.pointee.store_id = storeID
        unsafe c.pointee.n_states = states.count
        unsafe c.pointee.states = try arena.choices(states) { Shelfwire__V1__ReceiptState(rawValue: UInt32($0.rawValue)) }
        if let value = page {
            unsafe c.pointee.page = try arena.message(value, "page")
        }
    }
}

extension ListReceiptsReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListReceiptsReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_receipts_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListReceiptsReply.self)
        self.receipts = try unsafe Decoded.messages(c.pointee.n_receipts, c.pointee.receipts, "receipts")
        self.nextToken = unsafe Decoded.bytes(c.pointee.next_token)
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListReceiptsReply.self)
        unsafe c.pointee.n_receipts = receipts.count
        unsafe c.pointee.receipts = try arena.messages(receipts, "receipts")
        unsafe c.pointee.next_token = try arena.bytes(nextToken)
    }
}

extension SubmitReceiptRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.SubmitReceiptRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__submit_receipt_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SubmitReceiptRequest.self)
        self.receiptID = unsafe c.pointee.receipt_id
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SubmitReceiptRequest.self)
        unsafe c.pointee.receipt_id = receiptID
    }
}

extension SubmitReceiptReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.SubmitReceiptReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__submit_receipt_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SubmitReceiptReply.self)
        self.state = try unsafe Decoded.choice(c.pointee.state.rawValue, "state")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SubmitReceiptReply.self)
        unsafe c.pointee.state = Shelfwire__V1__ReceiptState(rawValue: UInt32(state.rawValue))
    }
}

extension ApproveReceiptRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ApproveReceiptRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__approve_receipt_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ApproveReceiptRequest.self)
        self.receiptID = unsafe c.pointee.receipt_id
        self.version = unsafe c.pointee.version
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ApproveReceiptRequest.self)
        unsafe c.pointee.receipt_id = receiptID
        unsafe c.pointee.version = version
    }
}

extension ApproveReceiptReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ApproveReceiptReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__approve_receipt_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ApproveReceiptReply.self)
        self.state = try unsafe Decoded.choice(c.pointee.state.rawValue, "state")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ApproveReceiptReply.self)
        unsafe c.pointee.state = Shelfwire__V1__ReceiptState(rawValue: UInt32(state.rawValue))
    }
}

extension RejectReceiptRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.RejectReceiptRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__reject_receipt_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__RejectReceiptRequest.self)
        self.receiptID = unsafe c.pointee.receipt_id
        self.note = try unsafe Decoded.text(c.pointee.note, "note")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__RejectReceiptRequest.self)
        unsafe c.pointee.receipt_id = receiptID
        unsafe c.pointee.note = try arena.text(note, "note")
    }
}

extension RejectReceiptReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.RejectReceiptReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__reject_receipt_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__RejectReceiptReply.self)
        self.state = try unsafe Decoded.choice(c.pointee.state.rawValue, "state")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__RejectReceiptReply.self)
        unsafe c.pointee.state = Shelfwire__V1__ReceiptState(rawValue: UInt32(state.rawValue))
    }
}

extension PostReceiptRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.PostReceiptRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__post_receipt_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__PostReceiptRequest.self)
        self.receiptID = unsafe c.pointee.receipt_id
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__PostReceiptRequest.self)
        unsafe c.pointee.receipt_id = receiptID
    }
}

extension PostReceiptReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.PostReceiptReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__post_receipt_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__PostReceiptReply.self)
        self.state = try unsafe Decoded.choice(c.pointee.state.rawValue, "state")
        self.postedSequence = unsafe c.pointee.posted_sequence
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__PostReceiptReply.self)
        unsafe c.pointee.state = Shelfwire__V1__ReceiptState(rawValue: UInt32(state.rawValue))
        unsafe c.pointee.posted_sequence = postedSequence
    }
}

extension ReceiptKind: WireEnum {
    static var fullName: StaticString { "shelfwire.v1.ReceiptKind" }
    static var zeroName: StaticString { "RECEIPT_KIND_UNSPECIFIED" }
}

extension ReceiptState: WireEnum {
    static var fullName: StaticString { "shelfwire.v1.ReceiptState" }
    static var zeroName: StaticString { "RECEIPT_STATE_UNSPECIFIED" }
}
