// Generated from shelfwire/v1/transfers.proto by Protos/generate. Do not edit.
//
// Goods on their way from one store to another.

import CWire
public import NIOCore

public enum TransferState: Int32, Hashable, Sendable, CaseIterable {
    case requested = 1
    case approved = 2
    case shipped = 3
    case partlyReceived = 4
    case received = 5
    case closed = 6
    case cancelled = 7
}

public struct TransferWish: WireMessage, Hashable, Sendable {
    public var productID: Int64
    public var quantity: Int64

    public init(productID: Int64 = 0, quantity: Int64 = 0) {
        self.productID = productID
        self.quantity = quantity
    }
}

public struct TransferRequestLine: WireMessage, Hashable, Sendable {
    public var productID: Int64
    public var productName: String
    public var requested: Int64

    public init(productID: Int64 = 0, productName: String = "", requested: Int64 = 0) {
        self.productID = productID
        self.productName = productName
        self.requested = requested
    }
}

/// shipped = received + closed + in_transit, always.
public struct TransferGoods: WireMessage, Hashable, Sendable {
    public var productID: Int64
    public var productName: String
    public var lotCode: String
    public var condition: Condition
    public var shipped: Int64
    public var received: Int64
    public var closed: Int64
    public var inTransit: Int64

    public init(
        productID: Int64 = 0,
        productName: String = "",
        lotCode: String = "",
        condition: Condition,
        shipped: Int64 = 0,
        received: Int64 = 0,
        closed: Int64 = 0,
        inTransit: Int64 = 0
    ) {
        self.productID = productID
        self.productName = productName
        self.lotCode = lotCode
        self.condition = condition
        self.shipped = shipped
        self.received = received
        self.closed = closed
        self.inTransit = inTransit
    }
}

public struct Transfer: WireMessage, Hashable, Sendable {
    public var transferID: Int64
    public var number: String
    public var state: TransferState
    public var fromStoreID: Int64
    public var toStoreID: Int64
    public var version: Int64
    public var createdBy: String
    public var approvedBy: String
    public var note: String
    public var requested: [TransferRequestLine]
    public var goods: [TransferGoods]

    public init(
        transferID: Int64 = 0,
        number: String = "",
        state: TransferState,
        fromStoreID: Int64 = 0,
        toStoreID: Int64 = 0,
        version: Int64 = 0,
        createdBy: String = "",
        approvedBy: String = "",
        note: String = "",
        requested: [TransferRequestLine] = [],
        goods: [TransferGoods] = []
    ) {
        self.transferID = transferID
        self.number = number
        self.state = state
        self.fromStoreID = fromStoreID
        self.toStoreID = toStoreID
        self.version = version
        self.createdBy = createdBy
        self.approvedBy = approvedBy
        self.note = note
        self.requested = requested
        self.goods = goods
    }
}

public struct CreateTransferRequest: WireMessage, Hashable, Sendable {
    public var fromStoreID: Int64
    public var toStoreID: Int64
    /// Each product once, at most 1,000.
    public var lines: [TransferWish]
    public var note: String

    public init(fromStoreID: Int64 = 0, toStoreID: Int64 = 0, lines: [TransferWish] = [], note: String = "") {
        self.fromStoreID = fromStoreID
        self.toStoreID = toStoreID
        self.lines = lines
        self.note = note
    }
}

public struct CreateTransferReply: WireMessage, Hashable, Sendable {
    public var transferID: Int64
    public var number: String

    public init(transferID: Int64 = 0, number: String = "") {
        self.transferID = transferID
        self.number = number
    }
}

public struct ApproveTransferRequest: WireMessage, Hashable, Sendable {
    public var transferID: Int64
    /// What the approver saw; 0 = no check.
    public var version: Int64

    public init(transferID: Int64 = 0, version: Int64 = 0) {
        self.transferID = transferID
        self.version = version
    }
}

public struct ApproveTransferReply: WireMessage, Hashable, Sendable {
    public var state: TransferState

    public init(state: TransferState) {
        self.state = state
    }
}

public struct CancelTransferRequest: WireMessage, Hashable, Sendable {
    public var transferID: Int64
    public var note: String

    public init(transferID: Int64 = 0, note: String = "") {
        self.transferID = transferID
        self.note = note
    }
}

public struct CancelTransferReply: WireMessage, Hashable, Sendable {
    public var state: TransferState

    public init(state: TransferState) {
        self.state = state
    }
}

public struct ShipTransferRequest: WireMessage, Hashable, Sendable {
    public var transferID: Int64
    public var lines: [StockLine]

    public init(transferID: Int64 = 0, lines: [StockLine] = []) {
        self.transferID = transferID
        self.lines = lines
    }
}

public struct ShipTransferReply: WireMessage, Hashable, Sendable {
    public var state: TransferState

    public init(state: TransferState) {
        self.state = state
    }
}

public struct ArrivalLine: WireMessage, Hashable, Sendable {
    public var productID: Int64
    public var lotCode: String
    /// As it was shipped; absent = sellable.
    public var condition: Condition?
    public var quantity: Int64
    /// 0 = the dock.
    public var toLocationID: Int64
    /// What it is in now; absent = sellable.
    public var toCondition: Condition?

    public init(
        productID: Int64 = 0,
        lotCode: String = "",
        condition: Condition? = nil,
        quantity: Int64 = 0,
        toLocationID: Int64 = 0,
        toCondition: Condition? = nil
    ) {
        self.productID = productID
        self.lotCode = lotCode
        self.condition = condition
        self.quantity = quantity
        self.toLocationID = toLocationID
        self.toCondition = toCondition
    }
}

public struct ReceiveTransferRequest: WireMessage, Hashable, Sendable {
    public var transferID: Int64
    public var lines: [ArrivalLine]

    public init(transferID: Int64 = 0, lines: [ArrivalLine] = []) {
        self.transferID = transferID
        self.lines = lines
    }
}

public struct ReceiveTransferReply: WireMessage, Hashable, Sendable {
    public var state: TransferState

    public init(state: TransferState) {
        self.state = state
    }
}

public struct CloseTransferRequest: WireMessage, Hashable, Sendable {
    public var transferID: Int64
    public var note: String

    public init(transferID: Int64 = 0, note: String = "") {
        self.transferID = transferID
        self.note = note
    }
}

public struct CloseTransferReply: WireMessage, Hashable, Sendable {
    public var state: TransferState

    public init(state: TransferState) {
        self.state = state
    }
}

public struct GetTransferRequest: WireMessage, Hashable, Sendable {
    public var transferID: Int64

    public init(transferID: Int64 = 0) {
        self.transferID = transferID
    }
}

public struct GetTransferReply: WireMessage, Hashable, Sendable {
    public var transfer: Transfer?

    public init(transfer: Transfer? = nil) {
        self.transfer = transfer
    }
}

public struct ListTransfersRequest: WireMessage, Hashable, Sendable {
    public var storeID: Int64
    public var states: [TransferState]
    public var page: Page?

    public init(storeID: Int64 = 0, states: [TransferState] = [], page: Page? = nil) {
        self.storeID = storeID
        self.states = states
        self.page = page
    }
}

public struct ListTransfersReply: WireMessage, Hashable, Sendable {
    public var transfers: [Transfer]
    public var nextToken: [UInt8]

    public init(transfers: [Transfer] = [], nextToken: [UInt8] = []) {
        self.transfers = transfers
        self.nextToken = nextToken
    }
}

extension TransferWish: CMessage {
    static var fullName: StaticString { "shelfwire.v1.TransferWish" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__transfer_wish()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__TransferWish.self)
        self.productID = unsafe c.pointee.product_id
        self.quantity = unsafe c.pointee.quantity
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__TransferWish.self)
        unsafe c.pointee.product_id = productID
        unsafe c.pointee.quantity = quantity
    }
}

extension TransferRequestLine: CMessage {
    static var fullName: StaticString { "shelfwire.v1.TransferRequestLine" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__transfer_request_line()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__TransferRequestLine.self)
        self.productID = unsafe c.pointee.product_id
        self.productName = try unsafe Decoded.text(c.pointee.product_name, "product_name")
        self.requested = unsafe c.pointee.requested
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__TransferRequestLine.self)
        unsafe c.pointee.product_id = productID
        unsafe c.pointee.product_name = try arena.text(productName, "product_name")
        unsafe c.pointee.requested = requested
    }
}

extension TransferGoods: CMessage {
    static var fullName: StaticString { "shelfwire.v1.TransferGoods" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__transfer_goods()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__TransferGoods.self)
        self.productID = unsafe c.pointee.product_id
        self.productName = try unsafe Decoded.text(c.pointee.product_name, "product_name")
        self.lotCode = try unsafe Decoded.text(c.pointee.lot_code, "lot_code")
        self.condition = try unsafe Decoded.choice(c.pointee.condition.rawValue, "condition")
        self.shipped = unsafe c.pointee.shipped
        self.received = unsafe c.pointee.received
        self.closed = unsafe c.pointee.closed
        self.inTransit = unsafe c.pointee.in_transit
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__TransferGoods.self)
        unsafe c.pointee.product_id = productID
        unsafe c.pointee.product_name = try arena.text(productName, "product_name")
        unsafe c.pointee.lot_code = try arena.text(lotCode, "lot_code")
        unsafe c.pointee.condition = Shelfwire__V1__Condition(rawValue: UInt32(condition.rawValue))
        unsafe c.pointee.shipped = shipped
        unsafe c.pointee.received = received
        unsafe c.pointee.closed = closed
        unsafe c.pointee.in_transit = inTransit
    }
}

extension Transfer: CMessage {
    static var fullName: StaticString { "shelfwire.v1.Transfer" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__transfer()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Transfer.self)
        self.transferID = unsafe c.pointee.transfer_id
        self.number = try unsafe Decoded.text(c.pointee.number, "number")
        self.state = try unsafe Decoded.choice(c.pointee.state.rawValue, "state")
        self.fromStoreID = unsafe c.pointee.from_store_id
        self.toStoreID = unsafe c.pointee.to_store_id
        self.version = unsafe c.pointee.version
        self.createdBy = try unsafe Decoded.text(c.pointee.created_by, "created_by")
        self.approvedBy = try unsafe Decoded.text(c.pointee.approved_by, "approved_by")
        self.note = try unsafe Decoded.text(c.pointee.note, "note")
        self.requested = try unsafe Decoded.messages(c.pointee.n_requested, c.pointee.requested, "requested")
        self.goods = try unsafe Decoded.messages(c.pointee.n_goods, c.pointee.goods, "goods")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Transfer.self)
        unsafe c.pointee.transfer_id = transferID
        unsafe c.pointee.number = try arena.text(number, "number")
        unsafe c.pointee.state = Shelfwire__V1__TransferState(rawValue: UInt32(state.rawValue))
        unsafe c.pointee.from_store_id = fromStoreID
        unsafe c.pointee.to_store_id = toStoreID
        unsafe c.pointee.version = version
        unsafe c.pointee.created_by = try arena.text(createdBy, "created_by")
        unsafe c.pointee.approved_by = try arena.text(approvedBy, "approved_by")
        unsafe c.pointee.note = try arena.text(note, "note")
        unsafe c.pointee.n_requested = requested.count
        unsafe c.pointee.requested = try arena.messages(requested, "requested")
        unsafe c.pointee.n_goods = goods.count
        unsafe c.pointee.goods = try arena.messages(goods, "goods")
    }
}

extension CreateTransferRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.CreateTransferRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__create_transfer_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CreateTransferRequest.self)
        self.fromStoreID = unsafe c.pointee.from_store_id
        self.toStoreID = unsafe c.pointee.to_store_id
        self.lines = try unsafe Decoded.messages(c.pointee.n_lines, c.pointee.lines, "lines")
        self.note = try unsafe Decoded.text(c.pointee.note, "note")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CreateTransferRequest.self)
        unsafe c.pointee.from_store_id = fromStoreID
        unsafe c.pointee.to_store_id = toStoreID
        unsafe c.pointee.n_lines = lines.count
        unsafe c.pointee.lines = try arena.messages(lines, "lines")
        unsafe c.pointee.note = try arena.text(note, "note")
    }
}

extension CreateTransferReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.CreateTransferReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__create_transfer_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CreateTransferReply.self)
        self.transferID = unsafe c.pointee.transfer_id
        self.number = try unsafe Decoded.text(c.pointee.number, "number")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CreateTransferReply.self)
        unsafe c.pointee.transfer_id = transferID
        unsafe c.pointee.number = try arena.text(number, "number")
    }
}

extension ApproveTransferRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ApproveTransferRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__approve_transfer_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ApproveTransferRequest.self)
        self.transferID = unsafe c.pointee.transfer_id
        self.version = unsafe c.pointee.version
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ApproveTransferRequest.self)
        unsafe c.pointee.transfer_id = transferID
        unsafe c.pointee.version = version
    }
}

extension ApproveTransferReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ApproveTransferReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__approve_transfer_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ApproveTransferReply.self)
        self.state = try unsafe Decoded.choice(c.pointee.state.rawValue, "state")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ApproveTransferReply.self)
        unsafe c.pointee.state = Shelfwire__V1__TransferState(rawValue: UInt32(state.rawValue))
    }
}

extension CancelTransferRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.CancelTransferRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__cancel_transfer_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CancelTransferRequest.self)
        self.transferID = unsafe c.pointee.transfer_id
        self.note = try unsafe Decoded.text(c.pointee.note, "note")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CancelTransferRequest.self)
        unsafe c.pointee.transfer_id = transferID
        unsafe c.pointee.note = try arena.text(note, "note")
    }
}

extension CancelTransferReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.CancelTransferReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__cancel_transfer_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CancelTransferReply.self)
        self.state = try unsafe Decoded.choice(c.pointee.state.rawValue, "state")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CancelTransferReply.self)
        unsafe c.pointee.state = Shelfwire__V1__TransferState(rawValue: UInt32(state.rawValue))
    }
}

extension ShipTransferRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ShipTransferRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__ship_transfer_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ShipTransferRequest.self)
        self.transferID = unsafe c.pointee.transfer_id
        self.lines = try unsafe Decoded.messages(c.pointee.n_lines, c.pointee.lines, "lines")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ShipTransferRequest.self)
        unsafe c.pointee.transfer_id = transferID
        unsafe c.pointee.n_lines = lines.count
        unsafe c.pointee.lines = try arena.messages(lines, "lines")
    }
}

extension ShipTransferReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ShipTransferReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__ship_transfer_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ShipTransferReply.self)
        self.state = try unsafe Decoded.choice(c.pointee.state.rawValue, "state")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ShipTransferReply.self)
        unsafe c.pointee.state = Shelfwire__V1__TransferState(rawValue: UInt32(state.rawValue))
    }
}

extension ArrivalLine: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ArrivalLine" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__arrival_line()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ArrivalLine.self)
        self.productID = unsafe c.pointee.product_id
        self.lotCode = try unsafe Decoded.text(c.pointee.lot_code, "lot_code")
        self.condition = try unsafe c.pointee.condition_given_case.rawValue == 3 ? Decoded.choice(c.pointee.condition.rawValue, "condition") : nil
        self.quantity = unsafe c.pointee.quantity
        self.toLocationID = unsafe c.pointee.to_location_id
        self.toCondition = try unsafe c.pointee.to_condition_given_case.rawValue == 6 ? Decoded.choice(c.pointee.to_condition.rawValue, "to_condition") : nil
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ArrivalLine.self)
        unsafe c.pointee.product_id = productID
        unsafe c.pointee.lot_code = try arena.text(lotCode, "lot_code")
        if let value = condition {
            unsafe c.pointee.condition = Shelfwire__V1__Condition(rawValue: UInt32(value.rawValue))
            unsafe c.pointee.condition_given_case = Shelfwire__V1__ArrivalLine__ConditionGivenCase(rawValue: 3)
        }
        unsafe c.pointee.quantity = quantity
        unsafe c.pointee.to_location_id = toLocationID
        if let value = toCondition {
            unsafe c.pointee.to_condition = Shelfwire__V1__Condition(rawValue: UInt32(value.rawValue))
            unsafe c.pointee.to_condition_given_case = Shelfwire__V1__ArrivalLine__ToConditionGivenCase(rawValue: 6)
        }
    }
}

extension ReceiveTransferRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ReceiveTransferRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__receive_transfer_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ReceiveTransferRequest.self)
        self.transferID = unsafe c.pointee.transfer_id
        self.lines = try unsafe Decoded.messages(c.pointee.n_lines, c.pointee.lines, "lines")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ReceiveTransferRequest.self)
        unsafe c.pointee.transfer_id = transferID
        unsafe c.pointee.n_lines = lines.count
        unsafe c.pointee.lines = try arena.messages(lines, "lines")
    }
}

extension ReceiveTransferReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ReceiveTransferReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__receive_transfer_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ReceiveTransferReply.self)
        self.state = try unsafe Decoded.choice(c.pointee.state.rawValue, "state")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ReceiveTransferReply.self)
        unsafe c.pointee.state = Shelfwire__V1__TransferState(rawValue: UInt32(state.rawValue))
    }
}

extension CloseTransferRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.CloseTransferRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__close_transfer_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CloseTransferRequest.self)
        self.transferID = unsafe c.pointee.transfer_id
        self.note = try unsafe Decoded.text(c.pointee.note, "note")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CloseTransferRequest.self)
        unsafe c.pointee.transfer_id = transferID
        unsafe c.pointee.note = try arena.text(note, "note")
    }
}

extension CloseTransferReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.CloseTransferReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__close_transfer_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CloseTransferReply.self)
        self.state = try unsafe Decoded.choice(c.pointee.state.rawValue, "state")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CloseTransferReply.self)
        unsafe c.pointee.state = Shelfwire__V1__TransferState(rawValue: UInt32(state.rawValue))
    }
}

extension GetTransferRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.GetTransferRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__get_transfer_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__GetTransferRequest.self)
        self.transferID = unsafe c.pointee.transfer_id
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__GetTransferRequest.self)
        unsafe c.pointee.transfer_id = transferID
    }
}

extension GetTransferReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.GetTransferReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__get_transfer_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__GetTransferReply.self)
        self.transfer = try unsafe Decoded.messageIfAny(c.pointee.transfer, "transfer")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__GetTransferReply.self)
        if let value = transfer {
            unsafe c.pointee.transfer = try arena.message(value, "transfer")
        }
    }
}

extension ListTransfersRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListTransfersRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_transfers_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListTransfersRequest.self)
        self.storeID = unsafe c.pointee.store_id
        self.states = try unsafe Decoded.choices(c.pointee.n_states, c.pointee.states, "states") { $0.rawValue }
        self.page = try unsafe Decoded.messageIfAny(c.pointee.page, "page")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListTransfersRequest.self)
        unsafe c.pointee.store_id = storeID
        unsafe c.pointee.n_states = states.count
        unsafe c.pointee.states = try arena.choices(states) { Shelfwire__V1__TransferState(rawValue: UInt32($0.rawValue)) }
        if let value = page {
            unsafe c.pointee.page = try arena.message(value, "page")
        }
    }
}

extension ListTransfersReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListTransfersReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_transfers_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListTransfersReply.self)
        self.transfers = try unsafe Decoded.messages(c.pointee.n_transfers, c.pointee.transfers, "transfers")
        self.nextToken = unsafe Decoded.bytes(c.pointee.next_token)
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListTransfersReply.self)
        unsafe c.pointee.n_transfers = transfers.count
        unsafe c.pointee.transfers = try arena.messages(transfers, "transfers")
        unsafe c.pointee.next_token = try arena.bytes(nextToken)
    }
}

extension TransferState: WireEnum {
    static var fullName: StaticString { "shelfwire.v1.TransferState" }
    static var zeroName: StaticString { "TRANSFER_STATE_UNSPECIFIED" }
}
