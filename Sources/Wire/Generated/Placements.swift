// Generated from shelfwire/v1/placements.proto by Protos/generate. Do not edit.
//
// Where goods that arrived are put away: what products and places need, and a proposal for each pile at the dock. What was done is an
// entry on the terminal's stream (PutAwayEntry).

import CWire
public import NIOCore

/// How fast goods leave their place.
public enum Turnover: Int32, Hashable, Sendable, CaseIterable {
    /// Kept near the dock.
    case fast = 1
    case medium = 2
    /// Kept far from it, so that the near places stay free.
    case slow = 3
}

/// Why a place is proposed, the strongest first. Only places of the product's storage class that hold all of the pile come into question,
/// until none does.
public enum PlacementGround: Int32, Hashable, Sendable, CaseIterable {
    case sameLot = 1
    case fixedPlace = 2
    /// The nearest empty one, because the goods leave fast.
    case nearForFast = 3
    /// The farthest empty one, because the goods leave slowly.
    case farForSlow = 4
    case nearestEmpty = 5
    /// No place is empty, or none holds all of it: the one with the most room.
    case mostRoom = 6
}

public struct Placement: WireMessage, Hashable, Sendable {
    public var locationID: Int64
    public var code: String
    public var name: String
    public var zone: String
    public var ground: PlacementGround
    /// One line in the caller's language.
    public var explanation: String
    /// What should go there, in base units; less than the pile where it does not fit.
    public var quantity: Int64
    public var productID: Int64
    public var productName: String
    public var lotCode: String

    public init(
        locationID: Int64 = 0,
        code: String = "",
        name: String = "",
        zone: String = "",
        ground: PlacementGround,
        explanation: String = "",
        quantity: Int64 = 0,
        productID: Int64 = 0,
        productName: String = "",
        lotCode: String = ""
    ) {
        self.locationID = locationID
        self.code = code
        self.name = name
        self.zone = zone
        self.ground = ground
        self.explanation = explanation
        self.quantity = quantity
        self.productID = productID
        self.productName = productName
        self.lotCode = lotCode
    }
}

public struct ProposePlacementRequest: WireMessage, Hashable, Sendable {
    public enum Goods: Hashable, Sendable {
        case productID(Int64)
        case raw([UInt8])
    }

    public var storeID: Int64
    public var goods: Goods?
    /// AIM symbology identifier of raw; empty = unknown.
    public var symbology: String
    /// Empty = as the code says, or none.
    public var lotCode: String
    /// Base units; 0 = all of it that is at the dock.
    public var quantity: Int64

    public init(
        storeID: Int64 = 0,
        goods: Goods? = nil,
        symbology: String = "",
        lotCode: String = "",
        quantity: Int64 = 0
    ) {
        self.storeID = storeID
        self.goods = goods
        self.symbology = symbology
        self.lotCode = lotCode
        self.quantity = quantity
    }
}

public struct ProposePlacementReply: WireMessage, Hashable, Sendable {
    public var placement: Placement?

    public init(placement: Placement? = nil) {
        self.placement = placement
    }
}

public struct ListGoodsToPlaceRequest: WireMessage, Hashable, Sendable {
    public var storeID: Int64
    public var page: Page?

    public init(storeID: Int64 = 0, page: Page? = nil) {
        self.storeID = storeID
        self.page = page
    }
}

/// Goods at the dock that may be sold.
public struct PileToPlace: WireMessage, Hashable, Sendable {
    public var productID: Int64
    public var productName: String
    public var lotCode: String
    /// YYYY-MM-DD, or empty.
    public var expiry: String
    public var quantity: Int64
    /// Absent where no place has room for it.
    public var placement: Placement?

    public init(
        productID: Int64 = 0,
        productName: String = "",
        lotCode: String = "",
        expiry: String = "",
        quantity: Int64 = 0,
        placement: Placement? = nil
    ) {
        self.productID = productID
        self.productName = productName
        self.lotCode = lotCode
        self.expiry = expiry
        self.quantity = quantity
        self.placement = placement
    }
}

public struct ListGoodsToPlaceReply: WireMessage, Hashable, Sendable {
    public var piles: [PileToPlace]
    public var nextToken: [UInt8]

    public init(piles: [PileToPlace] = [], nextToken: [UInt8] = []) {
        self.piles = piles
        self.nextToken = nextToken
    }
}

public struct SetStorageNeedRequest: WireMessage, Hashable, Sendable {
    public var productID: Int64
    /// As the zones of locations are called; empty = any.
    public var storageClass: String
    public var turnover: Turnover

    public init(productID: Int64 = 0, storageClass: String = "", turnover: Turnover) {
        self.productID = productID
        self.storageClass = storageClass
        self.turnover = turnover
    }
}

public struct SetStorageNeedReply: WireMessage, Hashable, Sendable {
    public init() {}
}

public struct SetFixedPlaceRequest: WireMessage, Hashable, Sendable {
    public var storeID: Int64
    public var productID: Int64
    /// 0 = none any more.
    public var locationID: Int64

    public init(storeID: Int64 = 0, productID: Int64 = 0, locationID: Int64 = 0) {
        self.storeID = storeID
        self.productID = productID
        self.locationID = locationID
    }
}

public struct SetFixedPlaceReply: WireMessage, Hashable, Sendable {
    public init() {}
}

public struct SetPlaceSizeRequest: WireMessage, Hashable, Sendable {
    public var locationID: Int64
    /// Pieces; of goods by weight or volume begun kilograms or litres. 0 = not bounded.
    public var capacity: Int64
    /// Steps from the dock; 0 = nearest.
    public var distance: Int64

    public init(locationID: Int64 = 0, capacity: Int64 = 0, distance: Int64 = 0) {
        self.locationID = locationID
        self.capacity = capacity
        self.distance = distance
    }
}

public struct SetPlaceSizeReply: WireMessage, Hashable, Sendable {
    public init() {}
}

extension Placement: CMessage {
    static var fullName: StaticString { "shelfwire.v1.Placement" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__placement()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Placement.self)
        self.locationID = unsafe c.pointee.location_id
        self.code = try unsafe Decoded.text(c.pointee.code, "code")
        self.name = try unsafe Decoded.text(c.pointee.name, "name")
        self.zone = try unsafe Decoded.text(c.pointee.zone, "zone")
        self.ground = try unsafe Decoded.choice(c.pointee.ground.rawValue, "ground")
        self.explanation = try unsafe Decoded.text(c.pointee.explanation, "explanation")
        self.quantity = unsafe c.pointee.quantity
        self.productID = unsafe c.pointee.product_id
        self.productName = try unsafe Decoded.text(c.pointee.product_name, "product_name")
        self.lotCode = try unsafe Decoded.text(c.pointee.lot_code, "lot_code")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Placement.self)
        unsafe c.pointee.location_id = locationID
        unsafe c.pointee.code = try arena.text(code, "code")
        unsafe c.pointee.name = try arena.text(name, "name")
        unsafe c.pointee.zone = try arena.text(zone, "zone")
        unsafe c.pointee.ground = Shelfwire__V1__PlacementGround(rawValue: UInt32(ground.rawValue))
        unsafe c.pointee.explanation = try arena.text(explanation, "explanation")
        unsafe c.pointee.quantity = quantity
        unsafe c.pointee.product_id = productID
        unsafe c.pointee.product_name = try arena.text(productName, "product_name")
        unsafe c.pointee.lot_code = try arena.text(lotCode, "lot_code")
    }
}

extension ProposePlacementRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ProposePlacementRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__propose_placement_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ProposePlacementRequest.self)
        self.storeID = unsafe c.pointee.store_id
        self.goods = try unsafe Self.readGoods(c)
        self.symbology = try unsafe Decoded.text(c.pointee.symbology, "symbology")
        self.lotCode = try unsafe Decoded.text(c.pointee.lot_code, "lot_code")
        self.quantity = unsafe c.pointee.quantity
    }

    private static func readGoods(_ c: UnsafePointer<Shelfwire__V1__ProposePlacementRequest>) throws(WireError) -> Goods? {
        switch unsafe c.pointee.goods_case.rawValue {
        case 2: .productID(unsafe c.pointee.product_id)
        case 3: .raw(unsafe Decoded.bytes(c.pointee.raw))
        default: nil
        }
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ProposePlacementRequest.self)
        unsafe c.pointee.store_id = storeID
        switch goods {
        case .productID(let value):
            unsafe c.pointee.product_id = value
            unsafe c.pointee.goods_case = Shelfwire__V1__ProposePlacementRequest__GoodsCase(rawValue: 2)
        case .raw(let value):
            unsafe c.pointee.raw = try arena.bytes(value)
            unsafe c.pointee.goods_case = Shelfwire__V1__ProposePlacementRequest__GoodsCase(rawValue: 3)
        case nil: break
        }
        unsafe c.pointee.symbology = try arena.text(symbology, "symbology")
        unsafe c.pointee.lot_code = try arena.text(lotCode, "lot_code")
        unsafe c.pointee.quantity = quantity
    }
}

extension ProposePlacementReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ProposePlacementReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__propose_placement_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ProposePlacementReply.self)
        self.placement = try unsafe Decoded.messageIfAny(c.pointee.placement, "placement")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ProposePlacementReply.self)
        if let value = placement {
            unsafe c.pointee.placement = try arena.message(value, "placement")
        }
    }
}

extension ListGoodsToPlaceRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListGoodsToPlaceRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_goods_to_place_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListGoodsToPlaceRequest.self)
        self.storeID = unsafe c.pointee.store_id
        self.page = try unsafe Decoded.messageIfAny(c.pointee.page, "page")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListGoodsToPlaceRequest.self)
        unsafe c.pointee.store_id = storeID
        if let value = page {
            unsafe c.pointee.page = try arena.message(value, "page")
        }
    }
}

extension PileToPlace: CMessage {
    static var fullName: StaticString { "shelfwire.v1.PileToPlace" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__pile_to_place()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__PileToPlace.self)
        self.productID = unsafe c.pointee.product_id
        self.productName = try unsafe Decoded.text(c.pointee.product_name, "product_name")
        self.lotCode = try unsafe Decoded.text(c.pointee.lot_code, "lot_code")
        self.expiry = try unsafe Decoded.text(c.pointee.expiry, "expiry")
        self.quantity = unsafe c.pointee.quantity
        self.placement = try unsafe Decoded.messageIfAny(c.pointee.placement, "placement")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__PileToPlace.self)
        unsafe c.pointee.product_id = productID
        unsafe c.pointee.product_name = try arena.text(productName, "product_name")
        unsafe c.pointee.lot_code = try arena.text(lotCode, "lot_code")
        unsafe c.pointee.expiry = try arena.text(expiry, "expiry")
        unsafe c.pointee.quantity = quantity
        if let value = placement {
            unsafe c.pointee.placement = try arena.message(value, "placement")
        }
    }
}

extension ListGoodsToPlaceReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListGoodsToPlaceReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_goods_to_place_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListGoodsToPlaceReply.self)
        self.piles = try unsafe Decoded.messages(c.pointee.n_piles, c.pointee.piles, "piles")
        self.nextToken = unsafe Decoded.bytes(c.pointee.next_token)
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListGoodsToPlaceReply.self)
        unsafe c.pointee.n_piles = piles.count
        unsafe c.pointee.piles = try arena.messages(piles, "piles")
        unsafe c.pointee.next_token = try arena.bytes(nextToken)
    }
}

extension SetStorageNeedRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.SetStorageNeedRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__set_storage_need_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SetStorageNeedRequest.self)
        self.productID = unsafe c.pointee.product_id
        self.storageClass = try unsafe Decoded.text(c.pointee.storage_class, "storage_class")
        self.turnover = try unsafe Decoded.choice(c.pointee.turnover.rawValue, "turnover")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SetStorageNeedRequest.self)
        unsafe c.pointee.product_id = productID
        unsafe c.pointee.storage_class = try arena.text(storageClass, "storage_class")
        unsafe c.pointee.turnover = Shelfwire__V1__Turnover(rawValue: UInt32(turnover.rawValue))
    }
}

extension SetStorageNeedReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.SetStorageNeedReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__set_storage_need_reply()
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

extension SetFixedPlaceRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.SetFixedPlaceRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__set_fixed_place_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SetFixedPlaceRequest.self)
        self.storeID = unsafe c.pointee.store_id
        self.productID = unsafe c.pointee.product_id
        self.locationID = unsafe c.pointee.location_id
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SetFixedPlaceRequest.self)
        unsafe c.pointee.store_id = storeID
        unsafe c.pointee.product_id = productID
        unsafe c.pointee.location_id = locationID
    }
}

extension SetFixedPlaceReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.SetFixedPlaceReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__set_fixed_place_reply()
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

extension SetPlaceSizeRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.SetPlaceSizeRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__set_place_size_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SetPlaceSizeRequest.self)
        self.locationID = unsafe c.pointee.location_id
        self.capacity = unsafe c.pointee.capacity
        self.distance = unsafe c.pointee.distance
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SetPlaceSizeRequest.self)
        unsafe c.pointee.location_id = locationID
        unsafe c.pointee.capacity = capacity
        unsafe c.pointee.distance = distance
    }
}

extension SetPlaceSizeReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.SetPlaceSizeReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__set_place_size_reply()
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

extension Turnover: WireEnum {
    static var fullName: StaticString { "shelfwire.v1.Turnover" }
    static var zeroName: StaticString { "TURNOVER_UNSPECIFIED" }
}

extension PlacementGround: WireEnum {
    static var fullName: StaticString { "shelfwire.v1.PlacementGround" }
    static var zeroName: StaticString { "PLACEMENT_GROUND_UNSPECIFIED" }
}
