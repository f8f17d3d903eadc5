// Generated from shelfwire/v1/purchase_orders.proto by Protos/generate. Do not edit.
//
// Orders to suppliers.

import CWire
public import NIOCore

public enum PurchaseOrderState: Int32, Hashable, Sendable, CaseIterable {
    case draft = 1
    case submitted = 2
    case approved = 3
    case sent = 4
    case partlyReceived = 5
    case received = 6
    case closedShort = 7
    case cancelled = 8
}

public struct PurchaseOrderLineDraft: WireMessage, Hashable, Sendable {
    public var productID: Int64
    public var quantity: Int64
    /// Cost of one base unit, in 1/10,000 of the store's currency unit.
    public var unitCostE4: Int64
    /// YYYY-MM-DD, or empty for the order's.
    public var expectedDate: String

    public init(productID: Int64 = 0, quantity: Int64 = 0, unitCostE4: Int64 = 0, expectedDate: String = "") {
        self.productID = productID
        self.quantity = quantity
        self.unitCostE4 = unitCostE4
        self.expectedDate = expectedDate
    }
}

public struct PurchaseOrderLine: WireMessage, Hashable, Sendable {
    public var line: Int32
    public var productID: Int64
    public var productName: String
    public var ordered: Int64
    public var received: Int64
    public var cancelled: Int64
    /// Absent for callers who may not see costs.
    public var unitCostE4: Int64?
    public var expectedDate: String

    public init(
        line: Int32 = 0,
        productID: Int64 = 0,
        productName: String = "",
        ordered: Int64 = 0,
        received: Int64 = 0,
        cancelled: Int64 = 0,
        unitCostE4: Int64? = nil,
        expectedDate: String = ""
    ) {
        self.line = line
        self.productID = productID
        self.productName = productName
        self.ordered = ordered
        self.received = received
        self.cancelled = cancelled
        self.unitCostE4 = unitCostE4
        self.expectedDate = expectedDate
    }
}

public struct PurchaseOrder: WireMessage, Hashable, Sendable {
    public var purchaseOrderID: Int64
    public var number: String
    public var state: PurchaseOrderState
    public var storeID: Int64
    public var supplierID: Int64
    public var supplierName: String
    public var expectedDate: String
    public var lines: [PurchaseOrderLine]
    /// Grows with every change.
    public var version: Int64
    public var overReceiptPermille: Int32
    /// Since it was last submitted.
    public var approvalsGiven: Int32
    /// What its value asks for; as many as were given unless it waits for approval.
    public var approvalsNeeded: Int32
    /// Why it was rejected, closed or cancelled last, if it was.
    public var note: String
    /// The supplier's delivery notes that were announced.
    public var deliveryNotes: [String]

    public init(
        purchaseOrderID: Int64 = 0,
        number: String = "",
        state: PurchaseOrderState,
        storeID: Int64 = 0,
        supplierID: Int64 = 0,
        supplierName: String = "",
        expectedDate: String = "",
        lines: [PurchaseOrderLine] = [],
        version: Int64 = 0,
        overReceiptPermille: Int32 = 0,
        approvalsGiven: Int32 = 0,
        approvalsNeeded: Int32 = 0,
        note: String = "",
        deliveryNotes: [String] = []
    ) {
        self.purchaseOrderID = purchaseOrderID
        self.number = number
        self.state = state
        self.storeID = storeID
        self.supplierID = supplierID
        self.supplierName = supplierName
        self.expectedDate = expectedDate
        self.lines = lines
        self.version = version
        self.overReceiptPermille = overReceiptPermille
        self.approvalsGiven = approvalsGiven
        self.approvalsNeeded = approvalsNeeded
        self.note = note
        self.deliveryNotes = deliveryNotes
    }
}

public struct CreatePurchaseOrderRequest: WireMessage, Hashable, Sendable {
    public var storeID: Int64
    public var supplierID: Int64
    public var expectedDate: String
    /// Per mille of each line that may arrive too much without an approval.
    public var overReceiptPermille: Int32
    public var lines: [PurchaseOrderLineDraft]

    public init(
        storeID: Int64 = 0,
        supplierID: Int64 = 0,
        expectedDate: String = "",
        overReceiptPermille: Int32 = 0,
        lines: [PurchaseOrderLineDraft] = []
    ) {
        self.storeID = storeID
        self.supplierID = supplierID
        self.expectedDate = expectedDate
        self.overReceiptPermille = overReceiptPermille
        self.lines = lines
    }
}

public struct CreatePurchaseOrderReply: WireMessage, Hashable, Sendable {
    public var purchaseOrderID: Int64
    public var number: String

    public init(purchaseOrderID: Int64 = 0, number: String = "") {
        self.purchaseOrderID = purchaseOrderID
        self.number = number
    }
}

public struct RevisePurchaseOrderRequest: WireMessage, Hashable, Sendable {
    public var purchaseOrderID: Int64
    /// What the buyer saw; a change since is refused. 0 = no check.
    public var version: Int64
    public var supplierID: Int64
    public var expectedDate: String
    public var overReceiptPermille: Int32
    public var lines: [PurchaseOrderLineDraft]

    public init(
        purchaseOrderID: Int64 = 0,
        version: Int64 = 0,
        supplierID: Int64 = 0,
        expectedDate: String = "",
        overReceiptPermille: Int32 = 0,
        lines: [PurchaseOrderLineDraft] = []
    ) {
        self.purchaseOrderID = purchaseOrderID
        self.version = version
        self.supplierID = supplierID
        self.expectedDate = expectedDate
        self.overReceiptPermille = overReceiptPermille
        self.lines = lines
    }
}

public struct RevisePurchaseOrderReply: WireMessage, Hashable, Sendable {
    public var state: PurchaseOrderState

    public init(state: PurchaseOrderState) {
        self.state = state
    }
}

public struct SubmitPurchaseOrderRequest: WireMessage, Hashable, Sendable {
    public var purchaseOrderID: Int64

    public init(purchaseOrderID: Int64 = 0) {
        self.purchaseOrderID = purchaseOrderID
    }
}

public struct SubmitPurchaseOrderReply: WireMessage, Hashable, Sendable {
    public var state: PurchaseOrderState

    public init(state: PurchaseOrderState) {
        self.state = state
    }
}

public struct ApprovePurchaseOrderRequest: WireMessage, Hashable, Sendable {
    public var purchaseOrderID: Int64
    /// What the approver saw; a change since is refused. 0 = no check.
    public var version: Int64

    public init(purchaseOrderID: Int64 = 0, version: Int64 = 0) {
        self.purchaseOrderID = purchaseOrderID
        self.version = version
    }
}

public struct ApprovePurchaseOrderReply: WireMessage, Hashable, Sendable {
    /// Still submitted where more approvals are needed.
    public var state: PurchaseOrderState
    public var approvalsGiven: Int32
    public var approvalsNeeded: Int32

    public init(state: PurchaseOrderState, approvalsGiven: Int32 = 0, approvalsNeeded: Int32 = 0) {
        self.state = state
        self.approvalsGiven = approvalsGiven
        self.approvalsNeeded = approvalsNeeded
    }
}

public struct RejectPurchaseOrderRequest: WireMessage, Hashable, Sendable {
    public var purchaseOrderID: Int64
    public var note: String

    public init(purchaseOrderID: Int64 = 0, note: String = "") {
        self.purchaseOrderID = purchaseOrderID
        self.note = note
    }
}

public struct RejectPurchaseOrderReply: WireMessage, Hashable, Sendable {
    public var state: PurchaseOrderState

    public init(state: PurchaseOrderState) {
        self.state = state
    }
}

public struct SendPurchaseOrderRequest: WireMessage, Hashable, Sendable {
    public var purchaseOrderID: Int64

    public init(purchaseOrderID: Int64 = 0) {
        self.purchaseOrderID = purchaseOrderID
    }
}

public struct SendPurchaseOrderReply: WireMessage, Hashable, Sendable {
    public var state: PurchaseOrderState

    public init(state: PurchaseOrderState) {
        self.state = state
    }
}

public struct AnnounceDeliveryRequest: WireMessage, Hashable, Sendable {
    public var purchaseOrderID: Int64
    /// As printed; blanks, hyphens and case do not matter when it is looked for. Empty = none.
    public var deliveryNote: String
    /// YYYY-MM-DD for what is still to come; empty = as it was.
    public var expectedDate: String

    public init(purchaseOrderID: Int64 = 0, deliveryNote: String = "", expectedDate: String = "") {
        self.purchaseOrderID = purchaseOrderID
        self.deliveryNote = deliveryNote
        self.expectedDate = expectedDate
    }
}

public struct AnnounceDeliveryReply: WireMessage, Hashable, Sendable {
    public var state: PurchaseOrderState

    public init(state: PurchaseOrderState) {
        self.state = state
    }
}

public struct ClosePurchaseOrderRequest: WireMessage, Hashable, Sendable {
    public var purchaseOrderID: Int64
    public var note: String

    public init(purchaseOrderID: Int64 = 0, note: String = "") {
        self.purchaseOrderID = purchaseOrderID
        self.note = note
    }
}

public struct ClosePurchaseOrderReply: WireMessage, Hashable, Sendable {
    public var state: PurchaseOrderState

    public init(state: PurchaseOrderState) {
        self.state = state
    }
}

public struct CancelPurchaseOrderRequest: WireMessage, Hashable, Sendable {
    public var purchaseOrderID: Int64
    public var note: String

    public init(purchaseOrderID: Int64 = 0, note: String = "") {
        self.purchaseOrderID = purchaseOrderID
        self.note = note
    }
}

public struct CancelPurchaseOrderReply: WireMessage, Hashable, Sendable {
    public var state: PurchaseOrderState

    public init(state: PurchaseOrderState) {
        self.state = state
    }
}

public struct GetPurchaseOrderRequest: WireMessage, Hashable, Sendable {
    public enum By: Hashable, Sendable {
        case purchaseOrderID(Int64)
        case number(String)
    }

    public var by: By?

    public init(by: By? = nil) {
        self.by = by
    }
}

public struct GetPurchaseOrderReply: WireMessage, Hashable, Sendable {
    public var purchaseOrder: PurchaseOrder?

    public init(purchaseOrder: PurchaseOrder? = nil) {
        self.purchaseOrder = purchaseOrder
    }
}

public struct ListPurchaseOrdersRequest: WireMessage, Hashable, Sendable {
    /// 0 = every store the caller may see.
    public var storeID: Int64
    /// 0 = every supplier.
    public var supplierID: Int64
    /// Only orders on which goods may arrive now.
    public var openOnly: Bool
    public var page: Page?

    public init(storeID: Int64 = 0, supplierID: Int64 = 0, openOnly: Bool = false, page: Page? = nil) {
        self.storeID = storeID
        self.supplierID = supplierID
        self.openOnly = openOnly
        self.page = page
    }
}

public struct ListPurchaseOrdersReply: WireMessage, Hashable, Sendable {
    /// Without lines.
    public var purchaseOrders: [PurchaseOrder]
    public var nextToken: [UInt8]

    public init(purchaseOrders: [PurchaseOrder] = [], nextToken: [UInt8] = []) {
        self.purchaseOrders = purchaseOrders
        self.nextToken = nextToken
    }
}

public struct FindPurchaseOrdersRequest: WireMessage, Hashable, Sendable {
    public enum Clue: Hashable, Sendable {
        /// An order's number or a delivery note.
        case text(String)
        /// Any product that is expected, as scanned.
        case raw([UInt8])
        case productID(Int64)
    }

    public var storeID: Int64
    public var clue: Clue?
    /// AIM symbology identifier of raw; empty = unknown.
    public var symbology: String

    public init(storeID: Int64 = 0, clue: Clue? = nil, symbology: String = "") {
        self.storeID = storeID
        self.clue = clue
        self.symbology = symbology
    }
}

/// An order, and the line for which it was found.
public struct PurchaseOrderMatch: WireMessage, Hashable, Sendable {
    /// Without lines.
    public var purchaseOrder: PurchaseOrder?
    /// 0 = found by its papers; then the fields below are empty.
    public var line: Int32
    public var productID: Int64
    public var productName: String
    public var outstanding: Int64
    public var expectedDate: String

    public init(
        purchaseOrder: PurchaseOrder? = nil,
        line: Int32 = 0,
        productID: Int64 = 0,
        productName: String = "",
        outstanding: Int64 = 0,
        expectedDate: String = ""
    ) {
        self.purchaseOrder = purchaseOrder
        self.line = line
        self.productID = productID
        self.productName = productName
        self.outstanding = outstanding
        self.expectedDate = expectedDate
    }
}

public struct FindPurchaseOrdersReply: WireMessage, Hashable, Sendable {
    /// At most 20: what is expected first comes first.
    public var matches: [PurchaseOrderMatch]

    public init(matches: [PurchaseOrderMatch] = []) {
        self.matches = matches
    }
}

extension PurchaseOrderLineDraft: CMessage {
    static var fullName: StaticString { "shelfwire.v1.PurchaseOrderLineDraft" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__purchase_order_line_draft()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__PurchaseOrderLineDraft.self)
        self.productID = unsafe c.pointee.product_id
        self.quantity = unsafe c.pointee.quantity
        self.unitCostE4 = unsafe c.pointee.unit_cost_e4
        self.expectedDate = try unsafe Decoded.text(c.pointee.expected_date, "expected_date")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__PurchaseOrderLineDraft.self)
        unsafe c.pointee.product_id = productID
        unsafe c.pointee.quantity = quantity
        unsafe c.pointee.unit_cost_e4 = unitCostE4
        unsafe c.pointee.expected_date = try arena.text(expectedDate, "expected_date")
    }
}

extension PurchaseOrderLine: CMessage {
    static var fullName: StaticString { "shelfwire.v1.PurchaseOrderLine" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__purchase_order_line()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__PurchaseOrderLine.self)
        self.line = unsafe c.pointee.line
        self.productID = unsafe c.pointee.product_id
        self.productName = try unsafe Decoded.text(c.pointee.product_name, "product_name")
        self.ordered = unsafe c.pointee.ordered
        self.received = unsafe c.pointee.received
        self.cancelled = unsafe c.pointee.cancelled
        self.unitCostE4 = unsafe c.pointee.unit_cost_given_case.rawValue == 7 ? c.pointee.unit_cost_e4 : nil
        self.expectedDate = try unsafe Decoded.text(c.pointee.expected_date, "expected_date")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__PurchaseOrderLine.self)
        unsafe c.pointee.line = line
        unsafe c.pointee.product_id = productID
        unsafe c.pointee.product_name = try arena.text(productName, "product_name")
        unsafe c.pointee.ordered = ordered
        unsafe c.pointee.received = received
        unsafe c.pointee.cancelled = cancelled
        if let value = unitCostE4 {
            unsafe c.pointee.unit_cost_e4 = value
            unsafe c.pointee.unit_cost_given_case = Shelfwire__V1__PurchaseOrderLine__UnitCostGivenCase(rawValue: 7)
        }
        unsafe c.pointee.expected_date = try arena.text(expectedDate, "expected_date")
    }
}

extension PurchaseOrder: CMessage {
    static var fullName: StaticString { "shelfwire.v1.PurchaseOrder" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__purchase_order()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__PurchaseOrder.self)
        self.purchaseOrderID = unsafe c.pointee.purchase_order_id
        self.number = try unsafe Decoded.text(c.pointee.number, "number")
        self.state = try unsafe Decoded.choice(c.pointee.state.rawValue, "state")
        self.storeID = unsafe c.pointee.store_id
        self.supplierID = unsafe c.pointee.supplier_id
        self.supplierName = try unsafe Decoded.text(c.pointee.supplier_name, "supplier_name")
        self.expectedDate = try unsafe Decoded.text(c.pointee.expected_date, "expected_date")
        self.lines = try unsafe Decoded.messages(c.pointee.n_lines, c.pointee.lines, "lines")
        self.version = unsafe c.pointee.version
        self.overReceiptPermille = unsafe c.pointee.over_receipt_permille
        self.approvalsGiven = unsafe c.pointee.approvals_given
        self.approvalsNeeded = unsafe c.pointee.approvals_needed
        self.note = try unsafe Decoded.text(c.pointee.note, "note")
        self.deliveryNotes = try unsafe Decoded.texts(c.pointee.n_delivery_notes, c.pointee.delivery_notes, "delivery_notes")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__PurchaseOrder.self)
        unsafe c.pointee.purchase_order_id = purchaseOrderID
        unsafe c.pointee.number = try arena.text(number, "number")
        unsafe c.pointee.state = Shelfwire__V1__PurchaseOrderState(rawValue: UInt32(state.rawValue))
        unsafe c.pointee.store_id = storeID
        unsafe c.pointee.supplier_id = supplierID
        unsafe c.pointee.supplier_name = try arena.text(supplierName, "supplier_name")
        unsafe c.pointee.expected_date = try arena.text(expectedDate, "expected_date")
        unsafe c.pointee.n_lines = lines.count
        unsafe c.pointee.lines = try arena.messages(lines, "lines")
        unsafe c.pointee.version = version
        unsafe c.pointee.over_receipt_permille = overReceiptPermille
        unsafe c.pointee.approvals_given = approvalsGiven
        unsafe c.pointee.approvals_needed = approvalsNeeded
        unsafe c.pointee.note = try arena.text(note, "note")
        unsafe c.pointee.n_delivery_notes = deliveryNotes.count
        unsafe c.pointee.delivery_notes = try arena.texts(deliveryNotes, "delivery_notes")
    }
}

extension CreatePurchaseOrderRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.CreatePurchaseOrderRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__create_purchase_order_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CreatePurchaseOrderRequest.self)
        self.storeID = unsafe c.pointee.store_id
        self.supplierID = unsafe c.pointee.supplier_id
        self.expectedDate = try unsafe Decoded.text(c.pointee.expected_date, "expected_date")
        self.overReceiptPermille = unsafe c.pointee.over_receipt_permille
        self.lines = try unsafe Decoded.messages(c.pointee.n_lines, c.pointee.lines, "lines")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CreatePurchaseOrderRequest.self)
        unsafe c.pointee.store_id = storeID
        unsafe c.pointee.supplier_id = supplierID
        unsafe c.pointee.expected_date = try arena.text(expectedDate, "expected_date")
        unsafe c.pointee.over_receipt_permille = overReceiptPermille
        unsafe c.pointee.n_lines = lines.count
        unsafe c.pointee.lines = try arena.messages(lines, "lines")
    }
}

extension CreatePurchaseOrderReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.CreatePurchaseOrderReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__create_purchase_order_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CreatePurchaseOrderReply.self)
        self.purchaseOrderID = unsafe c.pointee.purchase_order_id
        self.number = try unsafe Decoded.text(c.pointee.number, "number")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CreatePurchaseOrderReply.self)
        unsafe c.pointee.purchase_order_id = purchaseOrderID
        unsafe c.pointee.number = try arena.text(number, "number")
    }
}

extension RevisePurchaseOrderRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.RevisePurchaseOrderRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__revise_purchase_order_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__RevisePurchaseOrderRequest.self)
        self.purchaseOrderID = unsafe c.pointee.purchase_order_id
        self.version = unsafe c.pointee.version
        self.supplierID = unsafe c.pointee.supplier_id
        self.expectedDate = try unsafe Decoded.text(c.pointee.expected_date, "expected_date")
        self.overReceiptPermille = unsafe c.pointee.over_receipt_permille
        self.lines = try unsafe Decoded.messages(c.pointee.n_lines, c.pointee.lines, "lines")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__RevisePurchaseOrderRequest.self)
        unsafe c.pointee.purchase_order_id = purchaseOrderID
        unsafe c.pointee.version = version
        unsafe c.pointee.supplier_id = supplierID
        unsafe c.pointee.expected_date = try arena.text(expectedDate, "expected_date")
        unsafe c.pointee.over_receipt_permille = overReceiptPermille
        unsafe c.pointee.n_lines = lines.count
        unsafe c.pointee.lines = try arena.messages(lines, "lines")
    }
}

extension RevisePurchaseOrderReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.RevisePurchaseOrderReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__revise_purchase_order_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__RevisePurchaseOrderReply.self)
        self.state = try unsafe Decoded.choice(c.pointee.state.rawValue, "state")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__RevisePurchaseOrderReply.self)
        unsafe c.pointee.state = Shelfwire__V1__PurchaseOrderState(rawValue: UInt32(state.rawValue))
    }
}

extension SubmitPurchaseOrderRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.SubmitPurchaseOrderRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__submit_purchase_order_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SubmitPurchaseOrderRequest.self)
        self.purchaseOrderID = unsafe c.pointee.purchase_order_id
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SubmitPurchaseOrderRequest.self)
        unsafe c.pointee.purchase_order_id = purchaseOrderID
    }
}

extension SubmitPurchaseOrderReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.SubmitPurchaseOrderReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__submit_purchase_order_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SubmitPurchaseOrderReply.self)
        self.state = try unsafe Decoded.choice(c.pointee.state.rawValue, "state")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SubmitPurchaseOrderReply.self)
        unsafe c.pointee.state = Shelfwire__V1__PurchaseOrderState(rawValue: UInt32(state.rawValue))
    }
}

extension ApprovePurchaseOrderRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ApprovePurchaseOrderRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__approve_purchase_order_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ApprovePurchaseOrderRequest.self)
        self.purchaseOrderID = unsafe c.pointee.purchase_order_id
        self.version = unsafe c.pointee.version
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ApprovePurchaseOrderRequest.self)
        unsafe c.pointee.purchase_order_id = purchaseOrderID
        unsafe c.pointee.version = version
    }
}

extension ApprovePurchaseOrderReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ApprovePurchaseOrderReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__approve_purchase_order_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ApprovePurchaseOrderReply.self)
        self.state = try unsafe Decoded.choice(c.pointee.state.rawValue, "state")
        self.approvalsGiven = unsafe c.pointee.approvals_given
        self.approvalsNeeded = unsafe c.pointee.approvals_needed
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ApprovePurchaseOrderReply.self)
        unsafe c.pointee.state = Shelfwire__V1__PurchaseOrderState(rawValue: UInt32(state.rawValue))
        unsafe c.pointee.approvals_given = approvalsGiven
        unsafe c.pointee.approvals_needed = approvalsNeeded
    }
}

extension RejectPurchaseOrderRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.RejectPurchaseOrderRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__reject_purchase_order_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__RejectPurchaseOrderRequest.self)
        self.purchaseOrderID = unsafe c.pointee.purchase_order_id
        self.note = try unsafe Decoded.text(c.pointee.note, "note")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__RejectPurchaseOrderRequest.self)
        unsafe c.pointee.purchase_order_id = purchaseOrderID
        unsafe c.pointee.note = try arena.text(note, "note")
    }
}

extension RejectPurchaseOrderReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.RejectPurchaseOrderReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__reject_purchase_order_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__RejectPurchaseOrderReply.self)
        self.state = try unsafe Decoded.choice(c.pointee.state.rawValue, "state")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__RejectPurchaseOrderReply.self)
        unsafe c.pointee.state = Shelfwire__V1__PurchaseOrderState(rawValue: UInt32(state.rawValue))
    }
}

extension SendPurchaseOrderRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.SendPurchaseOrderRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__send_purchase_order_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SendPurchaseOrderRequest.self)
        self.purchaseOrderID = unsafe c.pointee.purchase_order_id
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SendPurchaseOrderRequest.self)
        unsafe c.pointee.purchase_order_id = purchaseOrderID
    }
}

extension SendPurchaseOrderReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.SendPurchaseOrderReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__send_purchase_order_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SendPurchaseOrderReply.self)
        self.state = try unsafe Decoded.choice(c.pointee.state.rawValue, "state")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SendPurchaseOrderReply.self)
        unsafe c.pointee.state = Shelfwire__V1__PurchaseOrderState(rawValue: UInt32(state.rawValue))
    }
}

extension AnnounceDeliveryRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.AnnounceDeliveryRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__announce_delivery_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__AnnounceDeliveryRequest.self)
        self.purchaseOrderID = unsafe c.pointee.purchase_order_id
        self.deliveryNote = try unsafe Decoded.text(c.pointee.delivery_note, "delivery_note")
        self.expectedDate = try unsafe Decoded.text(c.pointee.expected_date, "expected_date")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__AnnounceDeliveryRequest.self)
        unsafe c.pointee.purchase_order_id = purchaseOrderID
        unsafe c.pointee.delivery_note = try arena.text(deliveryNote, "delivery_note")
        unsafe c.pointee.expected_date = try arena.text(expectedDate, "expected_date")
    }
}

extension AnnounceDeliveryReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.AnnounceDeliveryReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__announce_delivery_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__AnnounceDeliveryReply.self)
        self.state = try unsafe Decoded.choice(c.pointee.state.rawValue, "state")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__AnnounceDeliveryReply.self)
        unsafe c.pointee.state = Shelfwire__V1__PurchaseOrderState(rawValue: UInt32(state.rawValue))
    }
}

extension ClosePurchaseOrderRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ClosePurchaseOrderRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__close_purchase_order_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ClosePurchaseOrderRequest.self)
        self.purchaseOrderID = unsafe c.pointee.purchase_order_id
        self.note = try unsafe Decoded.text(c.pointee.note, "note")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ClosePurchaseOrderRequest.self)
        unsafe c.pointee.purchase_order_id = purchaseOrderID
        unsafe c.pointee.note = try arena.text(note, "note")
    }
}

extension ClosePurchaseOrderReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ClosePurchaseOrderReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__close_purchase_order_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ClosePurchaseOrderReply.self)
        self.state = try unsafe Decoded.choice(c.pointee.state.rawValue, "state")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ClosePurchaseOrderReply.self)
        unsafe c.pointee.state = Shelfwire__V1__PurchaseOrderState(rawValue: UInt32(state.rawValue))
    }
}

extension CancelPurchaseOrderRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.CancelPurchaseOrderRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__cancel_purchase_order_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CancelPurchaseOrderRequest.self)
        self.purchaseOrderID = unsafe c.pointee.purchase_order_id
        self.note = try unsafe Decoded.text(c.pointee.note, "note")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CancelPurchaseOrderRequest.self)
        unsafe c.pointee.purchase_order_id = purchaseOrderID
        unsafe c.pointee.note = try arena.text(note, "note")
    }
}

extension CancelPurchaseOrderReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.CancelPurchaseOrderReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__cancel_purchase_order_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CancelPurchaseOrderReply.self)
        self.state = try unsafe Decoded.choice(c.pointee.state.rawValue, "state")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CancelPurchaseOrderReply.self)
        unsafe c.pointee.state = Shelfwire__V1__PurchaseOrderState(rawValue: UInt32(state.rawValue))
    }
}

extension GetPurchaseOrderRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.GetPurchaseOrderRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__get_purchase_order_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__GetPurchaseOrderRequest.self)
        self.by = try unsafe Self.readBy(c)
    }

    private static func readBy(_ c: UnsafePointer<Shelfwire__V1__GetPurchaseOrderRequest>) throws(WireError) -> By? {
        switch unsafe c.pointee.by_case.rawValue {
        case 1: .purchaseOrderID(unsafe c.pointee.purchase_order_id)
        case 2: .number(try unsafe Decoded.text(c.pointee.number, "number"))
        default: nil
        }
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__GetPurchaseOrderRequest.self)
        switch by {
        case .purchaseOrderID(let value):
            unsafe c.pointee.purchase_order_id = value
            unsafe c.pointee.by_case = Shelfwire__V1__GetPurchaseOrderRequest__ByCase(rawValue: 1)
        case .number(let value):
            unsafe c.pointee.number = try arena.text(value, "number")
            unsafe c.pointee.by_case = Shelfwire__V1__GetPurchaseOrderRequest__ByCase(rawValue: 2)
        case nil: break
        }
    }
}

extension GetPurchaseOrderReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.GetPurchaseOrderReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__get_purchase_order_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__GetPurchaseOrderReply.self)
        self.purchaseOrder = try unsafe Decoded.messageIfAny(c.pointee.purchase_order, "purchase_order")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__GetPurchaseOrderReply.self)
        if let value = purchaseOrder {
            unsafe c.pointee.purchase_order = try arena.message(value, "purchase_order")
        }
    }
}

extension ListPurchaseOrdersRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListPurchaseOrdersRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_purchase_orders_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListPurchaseOrdersRequest.self)
        self.storeID = unsafe c.pointee.store_id
        self.supplierID = unsafe c.pointee.supplier_id
        self.openOnly = unsafe c.pointee.open_only != 0
        self.page = try unsafe Decoded.messageIfAny(c.pointee.page, "page")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListPurchaseOrdersRequest.self)
        unsafe c.pointee.store_id = storeID
        unsafe c.pointee.supplier_id = supplierID
        unsafe c.pointee.open_only = openOnly ? 1 : 0
        if let value = page {
            unsafe c.pointee.page = try arena.message(value, "page")
        }
    }
}

extension ListPurchaseOrdersReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListPurchaseOrdersReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_purchase_orders_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListPurchaseOrdersReply.self)
        self.purchaseOrders = try unsafe Decoded.messages(c.pointee.n_purchase_orders, c.pointee.purchase_orders, "purchase_orders")
        self.nextToken = unsafe Decoded.bytes(c.pointee.next_token)
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListPurchaseOrdersReply.self)
        unsafe c.pointee.n_purchase_orders = purchaseOrders.count
        unsafe c.pointee.purchase_orders = try arena.messages(purchaseOrders, "purchase_orders")
        unsafe c.pointee.next_token = try arena.bytes(nextToken)
    }
}

extension FindPurchaseOrdersRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.FindPurchaseOrdersRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__find_purchase_orders_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__FindPurchaseOrdersRequest.self)
        self.storeID = unsafe c.pointee.store_id
        self.clue = try unsafe Self.readClue(c)
        self.symbology = try unsafe Decoded.text(c.pointee.symbology, "symbology")
    }

    private static func readClue(_ c: UnsafePointer<Shelfwire__V1__FindPurchaseOrdersRequest>) throws(WireError) -> Clue? {
        switch unsafe c.pointee.clue_case.rawValue {
        case 2: .text(try unsafe Decoded.text(c.pointee.text, "text"))
        case 3: .raw(unsafe Decoded.bytes(c.pointee.raw))
        case 4: .productID(unsafe c.pointee.product_id)
        default: nil
        }
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__FindPurchaseOrdersRequest.self)
        unsafe c.pointee.store_id = storeID
        switch clue {
        case .text(let value):
            unsafe c.pointee.text = try arena.text(value, "text")
            unsafe c.pointee.clue_case = Shelfwire__V1__FindPurchaseOrdersRequest__ClueCase(rawValue: 2)
        case .raw(let value):
            unsafe c.pointee.raw = try arena.bytes(value)
            unsafe c.pointee.clue_case = Shelfwire__V1__FindPurchaseOrdersRequest__ClueCase(rawValue: 3)
        case .productID(let value):
            unsafe c.pointee.product_id = value
            unsafe c.pointee.clue_case = Shelfwire__V1__FindPurchaseOrdersRequest__ClueCase(rawValue: 4)
        case nil: break
        }
        unsafe c.pointee.symbology = try arena.text(symbology, "symbology")
    }
}

extension PurchaseOrderMatch: CMessage {
    static var fullName: StaticString { "shelfwire.v1.PurchaseOrderMatch" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__purchase_order_match()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__PurchaseOrderMatch.self)
        self.purchaseOrder = try unsafe Decoded.messageIfAny(c.pointee.purchase_order, "purchase_order")
        self.line = unsafe c.pointee.line
        self.productID = unsafe c.pointee.product_id
        self.productName = try unsafe Decoded.text(c.pointee.product_name, "product_name")
        self.outstanding = unsafe c.pointee.outstanding
        self.expectedDate = try unsafe Decoded.text(c.pointee.expected_date, "expected_date")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__PurchaseOrderMatch.self)
        if let value = purchaseOrder {
            unsafe c.pointee.purchase_order = try arena.message(value, "purchase_order")
        }
        unsafe c.pointee.line = line
        unsafe c.pointee.product_id = productID
        unsafe c.pointee.product_name = try arena.text(productName, "product_name")
        unsafe c.pointee.outstanding = outstanding
        unsafe c.pointee.expected_date = try arena.text(expectedDate, "expected_date")
    }
}

extension FindPurchaseOrdersReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.FindPurchaseOrdersReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__find_purchase_orders_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__FindPurchaseOrdersReply.self)
        self.matches = try unsafe Decoded.messages(c.pointee.n_matches, c.pointee.matches, "matches")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__FindPurchaseOrdersReply.self)
        unsafe c.pointee.n_matches = matches.count
        unsafe c.pointee.matches = try arena.messages(matches, "matches")
    }
}

extension PurchaseOrderState: WireEnum {
    static var fullName: StaticString { "shelfwire.v1.PurchaseOrderState" }
    static var zeroName: StaticString { "PURCHASE_ORDER_STATE_UNSPECIFIED" }
}
