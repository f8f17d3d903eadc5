// Generated from shelfwire/v1/stores.proto by Protos/generate. Do not edit.
//
// Stores and the places in them.

import CWire
public import NIOCore

public struct Store: WireMessage, Hashable, Sendable {
    public var storeID: Int64
    public var code: String
    public var name: String
    /// IANA name, e.g. "Asia/Shanghai".
    public var timeZone: String
    /// ISO 4217, e.g. "CNY".
    public var currency: String

    public init(
        storeID: Int64 = 0,
        code: String = "",
        name: String = "",
        timeZone: String = "",
        currency: String = ""
    ) {
        self.storeID = storeID
        self.code = code
        self.name = name
        self.timeZone = timeZone
        self.currency = currency
    }
}

public struct ListStoresRequest: WireMessage, Hashable, Sendable {
    public init() {}
}

public struct ListStoresReply: WireMessage, Hashable, Sendable {
    public var stores: [Store]

    public init(stores: [Store] = []) {
        self.stores = stores
    }
}

public struct ListLocationsRequest: WireMessage, Hashable, Sendable {
    public var storeID: Int64
    public var page: Page?

    public init(storeID: Int64 = 0, page: Page? = nil) {
        self.storeID = storeID
        self.page = page
    }
}

public struct ListLocationsReply: WireMessage, Hashable, Sendable {
    public var locations: [CatalogLocation]
    public var nextToken: [UInt8]

    public init(locations: [CatalogLocation] = [], nextToken: [UInt8] = []) {
        self.locations = locations
        self.nextToken = nextToken
    }
}

public struct Supplier: WireMessage, Hashable, Sendable {
    public var supplierID: Int64
    public var code: String
    public var name: String
    /// Days after the goods came in which they are paid.
    public var paymentDays: Int32

    public init(supplierID: Int64 = 0, code: String = "", name: String = "", paymentDays: Int32 = 0) {
        self.supplierID = supplierID
        self.code = code
        self.name = name
        self.paymentDays = paymentDays
    }
}

public struct ListSuppliersRequest: WireMessage, Hashable, Sendable {
    public var page: Page?

    public init(page: Page? = nil) {
        self.page = page
    }
}

public struct ListSuppliersReply: WireMessage, Hashable, Sendable {
    public var suppliers: [Supplier]
    public var nextToken: [UInt8]

    public init(suppliers: [Supplier] = [], nextToken: [UInt8] = []) {
        self.suppliers = suppliers
        self.nextToken = nextToken
    }
}

extension Store: CMessage {
    static var fullName: StaticString { "shelfwire.v1.Store" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__store()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Store.self)
        self.storeID = unsafe c.pointee.store_id
        self.code = try unsafe Decoded.text(c.pointee.code, "code")
        self.name = try unsafe Decoded.text(c.pointee.name, "name")
        self.timeZone = try unsafe Decoded.text(c.pointee.time_zone, "time_zone")
        self.currency = try unsafe Decoded.text(c.pointee.currency, "currency")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Store.self)
        unsafe c.pointee.store_id = storeID
        unsafe c.pointee.code = try arena.text(code, "code")
        unsafe c.pointee.name = try arena.text(name, "name")
        unsafe c.pointee.time_zone = try arena.text(timeZone, "time_zone")
        unsafe c.pointee.currency = try arena.text(currency, "currency")
    }
}

extension ListStoresRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListStoresRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_stores_request()
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

extension ListStoresReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListStoresReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_stores_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListStoresReply.self)
        self.stores = try unsafe Decoded.messages(c.pointee.n_stores, c.pointee.stores, "stores")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListStoresReply.self)
        unsafe c.pointee.n_stores = stores.count
        unsafe c.pointee.stores = try arena.messages(stores, "stores")
    }
}

extension ListLocationsRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListLocationsRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_locations_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListLocationsRequest.self)
        self.storeID = unsafe c.pointee.store_id
        self.page = try unsafe Decoded.messageIfAny(c.pointee.page, "page")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListLocationsRequest.self)
        unsafe c.pointee.store_id = storeID
        if let value = page {
            unsafe c.pointee.page = try arena.message(value, "page")
        }
    }
}

extension ListLocationsReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListLocationsReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_locations_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListLocationsReply.self)
        self.locations = try unsafe Decoded.messages(c.pointee.n_locations, c.pointee.locations, "locations")
        self.nextToken = unsafe Decoded.bytes(c.pointee.next_token)
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListLocationsReply.self)
        unsafe c.pointee.n_locations = locations.count
        unsafe c.pointee.locations = try arena.messages(locations, "locations")
        unsafe c.pointee.next_token = try arena.bytes(nextToken)
    }
}

extension Supplier: CMessage {
    static var fullName: StaticString { "shelfwire.v1.Supplier" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__supplier()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Supplier.self)
        self.supplierID = unsafe c.pointee.supplier_id
        self.code = try unsafe Decoded.text(c.pointee.code, "code")
        self.name = try unsafe Decoded.text(c.pointee.name, "name")
        self.paymentDays = unsafe c.pointee.payment_days
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Supplier.self)
        unsafe c.pointee.supplier_id = supplierID
        unsafe c.pointee.code = try arena.text(code, "code")
        unsafe c.pointee.name = try arena.text(name, "name")
        unsafe c.pointee.payment_days = paymentDays
    }
}

extension ListSuppliersRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListSuppliersRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_suppliers_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListSuppliersRequest.self)
        self.page = try unsafe Decoded.messageIfAny(c.pointee.page, "page")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListSuppliersRequest.self)
        if let value = page {
            unsafe c.pointee.page = try arena.message(value, "page")
        }
    }
}

extension ListSuppliersReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListSuppliersReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_suppliers_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListSuppliersReply.self)
        self.suppliers = try unsafe Decoded.messages(c.pointee.n_suppliers, c.pointee.suppliers, "suppliers")
        self.nextToken = unsafe Decoded.bytes(c.pointee.next_token)
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListSuppliersReply.self)
        unsafe c.pointee.n_suppliers = suppliers.count
        unsafe c.pointee.suppliers = try arena.messages(suppliers, "suppliers")
        unsafe c.pointee.next_token = try arena.bytes(nextToken)
    }
}
