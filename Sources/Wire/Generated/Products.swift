// Generated from shelfwire/v1/products.proto by Protos/generate. Do not edit.
//
// What the shop trades in.

import CWire
public import NIOCore

public struct GetProductRequest: WireMessage, Hashable, Sendable {
    public var productID: Int64

    public init(productID: Int64 = 0) {
        self.productID = productID
    }
}

public struct GetProductReply: WireMessage, Hashable, Sendable {
    public var product: CatalogProduct?

    public init(product: CatalogProduct? = nil) {
        self.product = product
    }
}

public struct ResolveScanRequest: WireMessage, Hashable, Sendable {
    public var raw: [UInt8]
    public var symbology: String
    public var storeID: Int64

    public init(raw: [UInt8] = [], symbology: String = "", storeID: Int64 = 0) {
        self.raw = raw
        self.symbology = symbology
        self.storeID = storeID
    }
}

public struct ResolveScanReply: WireMessage, Hashable, Sendable {
    public var product: CatalogProduct?
    /// Base units one such scan means.
    public var quantity: Int64
    public var level: String
    public var lotCode: String
    public var expiry: String
    public var warnings: [Warning]

    public init(
        product: CatalogProduct? = nil,
        quantity: Int64 = 0,
        level: String = "",
        lotCode: String = "",
        expiry: String = "",
        warnings: [Warning] = []
    ) {
        self.product = product
        self.quantity = quantity
        self.level = level
        self.lotCode = lotCode
        self.expiry = expiry
        self.warnings = warnings
    }
}

public struct ListProductsRequest: WireMessage, Hashable, Sendable {
    public var search: String
    public var page: Page?

    public init(search: String = "", page: Page? = nil) {
        self.search = search
        self.page = page
    }
}

public struct ListProductsReply: WireMessage, Hashable, Sendable {
    public var products: [CatalogProduct]
    public var nextToken: [UInt8]

    public init(products: [CatalogProduct] = [], nextToken: [UInt8] = []) {
        self.products = products
        self.nextToken = nextToken
    }
}

extension GetProductRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.GetProductRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__get_product_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__GetProductRequest.self)
        self.productID = unsafe c.pointee.product_id
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__GetProductRequest.self)
        unsafe c.pointee.product_id = productID
    }
}

extension GetProductReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.GetProductReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__get_product_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__GetProductReply.self)
        self.product = try unsafe Decoded.messageIfAny(c.pointee.product, "product")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__GetProductReply.self)
        if let value = product {
            unsafe c.pointee.product = try arena.message(value, "product")
        }
    }
}

extension ResolveScanRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ResolveScanRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__resolve_scan_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ResolveScanRequest.self)
        self.raw = unsafe Decoded.bytes(c.pointee.raw)
        self.symbology = try unsafe Decoded.text(c.pointee.symbology, "symbology")
        self.storeID = unsafe c.pointee.store_id
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ResolveScanRequest.self)
        unsafe c.pointee.raw = try arena.bytes(raw)
        unsafe c.pointee.symbology = try arena.text(symbology, "symbology")
        unsafe c.pointee.store_id = storeID
    }
}

extension ResolveScanReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ResolveScanReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__resolve_scan_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ResolveScanReply.self)
        self.product = try unsafe Decoded.messageIfAny(c.pointee.product, "product")
        self.quantity = unsafe c.pointee.quantity
        self.level = try unsafe Decoded.text(c.pointee.level, "level")
        self.lotCode = try unsafe Decoded.text(c.pointee.lot_code, "lot_code")
        self.expiry = try unsafe Decoded.text(c.pointee.expiry, "expiry")
        self.warnings = try unsafe Decoded.messages(c.pointee.n_warnings, c.pointee.warnings, "warnings")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ResolveScanReply.self)
        if let value = product {
            unsafe c.pointee.product = try arena.message(value, "product")
        }
        unsafe c.pointee.quantity = quantity
        unsafe c.pointee.level = try arena.text(level, "level")
        unsafe c.pointee.lot_code = try arena.text(lotCode, "lot_code")
        unsafe c.pointee.expiry = try arena.text(expiry, "expiry")
        unsafe c.pointee.n_warnings = warnings.count
        unsafe c.pointee.warnings = try arena.messages(warnings, "warnings")
    }
}

extension ListProductsRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListProductsRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_products_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListProductsRequest.self)
        self.search = try unsafe Decoded.text(c.pointee.search, "search")
        self.page = try unsafe Decoded.messageIfAny(c.pointee.page, "page")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListProductsRequest.self)
        unsafe c.pointee.search = try arena.text(search, "search")
        if let value = page {
            unsafe c.pointee.page = try arena.message(value, "page")
        }
    }
}

extension ListProductsReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListProductsReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_products_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListProductsReply.self)
        self.products = try unsafe Decoded.messages(c.pointee.n_products, c.pointee.products, "products")
        self.nextToken = unsafe Decoded.bytes(c.pointee.next_token)
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListProductsReply.self)
        unsafe c.pointee.n_products = products.count
        unsafe c.pointee.products = try arena.messages(products, "products")
        unsafe c.pointee.next_token = try arena.bytes(nextToken)
    }
}
