// Generated from shelfwire/v1/stock_levels.proto by Protos/generate. Do not edit.
//
// What is where, and how it changes its place within a store.

import CWire
public import NIOCore

public struct ListStockRequest: WireMessage, Hashable, Sendable {
    public var storeID: Int64
    /// 0 = every product.
    public var productID: Int64
    /// 0 = every location of the store.
    public var locationID: Int64
    public var page: Page?

    public init(storeID: Int64 = 0, productID: Int64 = 0, locationID: Int64 = 0, page: Page? = nil) {
        self.storeID = storeID
        self.productID = productID
        self.locationID = locationID
        self.page = page
    }
}

public struct StockBucket: WireMessage, Hashable, Sendable {
    public var productID: Int64
    public var productName: String
    public var lotCode: String
    public var expiry: String
    public var locationID: Int64
    public var locationCode: String
    public var condition: Condition
    public var onHand: Int64
    public var reserved: Int64
    public var available: Int64

    public init(
        productID: Int64 = 0,
        productName: String = "",
        lotCode: String = "",
        expiry: String = "",
        locationID: Int64 = 0,
        locationCode: String = "",
        condition: Condition,
        onHand: Int64 = 0,
        reserved: Int64 = 0,
        available: Int64 = 0
    ) {
        self.productID = productID
        self.productName = productName
        self.lotCode = lotCode
        self.expiry = expiry
        self.locationID = locationID
        self.locationCode = locationCode
        self.condition = condition
        self.onHand = onHand
        self.reserved = reserved
        self.available = available
    }
}

public struct ListStockReply: WireMessage, Hashable, Sendable {
    public var buckets: [StockBucket]
    public var nextToken: [UInt8]
    /// The journal sequence this answer is as of.
    public var asOfSequence: Int64

    public init(buckets: [StockBucket] = [], nextToken: [UInt8] = [], asOfSequence: Int64 = 0) {
        self.buckets = buckets
        self.nextToken = nextToken
        self.asOfSequence = asOfSequence
    }
}

public struct ListStockAsOfRequest: WireMessage, Hashable, Sendable {
    public enum Moment: Hashable, Sendable {
        /// What had happened by then, as known now.
        case instantMs(Int64)
        /// What the journal's rows up to this one say.
        case sequence(Int64)
    }

    public var storeID: Int64
    public var moment: Moment?
    public var productID: Int64
    public var locationID: Int64
    public var page: Page?

    public init(
        storeID: Int64 = 0,
        moment: Moment? = nil,
        productID: Int64 = 0,
        locationID: Int64 = 0,
        page: Page? = nil
    ) {
        self.storeID = storeID
        self.moment = moment
        self.productID = productID
        self.locationID = locationID
        self.page = page
    }
}

public struct PastStock: WireMessage, Hashable, Sendable {
    public var productID: Int64
    public var productName: String
    public var lotCode: String
    public var locationID: Int64
    public var locationCode: String
    public var condition: Condition
    public var onHand: Int64

    public init(
        productID: Int64 = 0,
        productName: String = "",
        lotCode: String = "",
        locationID: Int64 = 0,
        locationCode: String = "",
        condition: Condition,
        onHand: Int64 = 0
    ) {
        self.productID = productID
        self.productName = productName
        self.lotCode = lotCode
        self.locationID = locationID
        self.locationCode = locationCode
        self.condition = condition
        self.onHand = onHand
    }
}

public struct ListStockAsOfReply: WireMessage, Hashable, Sendable {
    public var buckets: [PastStock]
    public var nextToken: [UInt8]
    /// Of every page.
    public var onHandTotal: Int64
    /// The last journal row this answer knows of.
    public var knownThrough: Int64

    public init(buckets: [PastStock] = [], nextToken: [UInt8] = [], onHandTotal: Int64 = 0, knownThrough: Int64 = 0) {
        self.buckets = buckets
        self.nextToken = nextToken
        self.onHandTotal = onHandTotal
        self.knownThrough = knownThrough
    }
}

public struct WatchStockRequest: WireMessage, Hashable, Sendable {
    public var storeID: Int64
    /// Empty = every product; at most 200.
    public var productIDs: [Int64]
    /// The last position told; 0 = from now on.
    public var afterPosition: Int64

    public init(storeID: Int64 = 0, productIDs: [Int64] = [], afterPosition: Int64 = 0) {
        self.storeID = storeID
        self.productIDs = productIDs
        self.afterPosition = afterPosition
    }
}

public struct ProductStock: WireMessage, Hashable, Sendable {
    public var productID: Int64
    public var onHand: Int64
    public var available: Int64

    public init(productID: Int64 = 0, onHand: Int64 = 0, available: Int64 = 0) {
        self.productID = productID
        self.onHand = onHand
        self.available = available
    }
}

public struct StockNews: WireMessage, Hashable, Sendable {
    public var position: Int64
    /// News were lost between: read what you show anew.
    public var missed: Bool
    public var products: [ProductStock]

    public init(position: Int64 = 0, missed: Bool = false, products: [ProductStock] = []) {
        self.position = position
        self.missed = missed
        self.products = products
    }
}

public struct ListMovementsRequest: WireMessage, Hashable, Sendable {
    public var storeID: Int64
    public var productID: Int64
    public var fromMs: Int64
    public var toMs: Int64
    public var page: Page?
    /// 0 = every place.
    public var locationID: Int64
    /// As Movement.kind; empty = every kind.
    public var kind: String
    /// 0 = everybody.
    public var actorID: Int64

    public init(
        storeID: Int64 = 0,
        productID: Int64 = 0,
        fromMs: Int64 = 0,
        toMs: Int64 = 0,
        page: Page? = nil,
        locationID: Int64 = 0,
        kind: String = "",
        actorID: Int64 = 0
    ) {
        self.storeID = storeID
        self.productID = productID
        self.fromMs = fromMs
        self.toMs = toMs
        self.page = page
        self.locationID = locationID
        self.kind = kind
        self.actorID = actorID
    }
}

public struct Movement: WireMessage, Hashable, Sendable {
    public var sequence: Int64
    public var kind: String
    public var productID: Int64
    public var lotCode: String
    public var locationID: Int64
    public var locationCode: String
    public var condition: Condition
    public var quantity: Int64
    public var occurredMs: Int64
    public var receivedMs: Int64
    public var businessDate: String
    public var actor: String
    public var documentID: Int64

    public init(
        sequence: Int64 = 0,
        kind: String = "",
        productID: Int64 = 0,
        lotCode: String = "",
        locationID: Int64 = 0,
        locationCode: String = "",
        condition: Condition,
        quantity: Int64 = 0,
        occurredMs: Int64 = 0,
        receivedMs: Int64 = 0,
        businessDate: String = "",
        actor: String = "",
        documentID: Int64 = 0
    ) {
        self.sequence = sequence
        self.kind = kind
        self.productID = productID
        self.lotCode = lotCode
        self.locationID = locationID
        self.locationCode = locationCode
        self.condition = condition
        self.quantity = quantity
        self.occurredMs = occurredMs
        self.receivedMs = receivedMs
        self.businessDate = businessDate
        self.actor = actor
        self.documentID = documentID
    }
}

public struct ListMovementsReply: WireMessage, Hashable, Sendable {
    public var movements: [Movement]
    public var nextToken: [UInt8]

    public init(movements: [Movement] = [], nextToken: [UInt8] = []) {
        self.movements = movements
        self.nextToken = nextToken
    }
}

/// One pile of goods.
public struct StockLine: WireMessage, Hashable, Sendable {
    public var productID: Int64
    /// As printed; empty = not followed by lot.
    public var lotCode: String
    public var locationID: Int64
    /// Absent = sellable.
    public var condition: Condition?
    public var quantity: Int64

    public init(
        productID: Int64 = 0,
        lotCode: String = "",
        locationID: Int64 = 0,
        condition: Condition? = nil,
        quantity: Int64 = 0
    ) {
        self.productID = productID
        self.lotCode = lotCode
        self.locationID = locationID
        self.condition = condition
        self.quantity = quantity
    }
}

public struct MoveLine: WireMessage, Hashable, Sendable {
    public var goods: StockLine?
    /// 0 = where they are.
    public var toLocationID: Int64
    /// Absent = sellable. To make goods sellable again is a release and needs its right and a note.
    public var toCondition: Condition?

    public init(goods: StockLine? = nil, toLocationID: Int64 = 0, toCondition: Condition? = nil) {
        self.goods = goods
        self.toLocationID = toLocationID
        self.toCondition = toCondition
    }
}

public struct MoveStockRequest: WireMessage, Hashable, Sendable {
    public var storeID: Int64
    /// At most 1,000.
    public var lines: [MoveLine]
    public var note: String

    public init(storeID: Int64 = 0, lines: [MoveLine] = [], note: String = "") {
        self.storeID = storeID
        self.lines = lines
        self.note = note
    }
}

public struct MoveStockReply: WireMessage, Hashable, Sendable {
    public var sequence: Int64

    public init(sequence: Int64 = 0) {
        self.sequence = sequence
    }
}

/// A store's rules about stock.
public struct StockPolicy: WireMessage, Hashable, Sendable {
    /// Adjustments up to this value (losses and gains added up), in 1/10,000 of the currency unit, are booked without approval; 0 = none is.
    public var adjustmentLimitE4: Int64
    /// A counted line that differs by more than this share of what was expected is counted again; 0 = no such rule.
    public var recountPermille: Int64
    /// A counted line whose difference is worth more is counted again; 0 = no such rule.
    public var recountValueE4: Int64
    /// Rules of their own for classes of goods, at most one per class. A stocktake goes by the classes that its goods had when it was opened.
    public var classRecounts: [ClassRecount]

    public init(
        adjustmentLimitE4: Int64 = 0,
        recountPermille: Int64 = 0,
        recountValueE4: Int64 = 0,
        classRecounts: [ClassRecount] = []
    ) {
        self.adjustmentLimitE4 = adjustmentLimitE4
        self.recountPermille = recountPermille
        self.recountValueE4 = recountValueE4
        self.classRecounts = classRecounts
    }
}

/// Takes the place of the store's recount rule for goods of the class; without any limit they are never counted again.
public struct ClassRecount: WireMessage, Hashable, Sendable {
    public var salesClass: SalesClass
    /// Every line is counted again, whatever was counted; no limit beside it.
    public var always: Bool
    public var recountPermille: Int64
    public var recountValueE4: Int64

    public init(salesClass: SalesClass, always: Bool = false, recountPermille: Int64 = 0, recountValueE4: Int64 = 0) {
        self.salesClass = salesClass
        self.always = always
        self.recountPermille = recountPermille
        self.recountValueE4 = recountValueE4
    }
}

public struct GetStockPolicyRequest: WireMessage, Hashable, Sendable {
    public var storeID: Int64

    public init(storeID: Int64 = 0) {
        self.storeID = storeID
    }
}

public struct GetStockPolicyReply: WireMessage, Hashable, Sendable {
    public var policy: StockPolicy?

    public init(policy: StockPolicy? = nil) {
        self.policy = policy
    }
}

public struct SetStockPolicyRequest: WireMessage, Hashable, Sendable {
    public var storeID: Int64
    public var policy: StockPolicy?

    public init(storeID: Int64 = 0, policy: StockPolicy? = nil) {
        self.storeID = storeID
        self.policy = policy
    }
}

public struct SetStockPolicyReply: WireMessage, Hashable, Sendable {
    public var policy: StockPolicy?

    public init(policy: StockPolicy? = nil) {
        self.policy = policy
    }
}

extension ListStockRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListStockRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_stock_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListStockRequest.self)
        self.storeID = unsafe c.pointee.store_id
        self.productID = unsafe c.pointee.product_id
        self.locationID = unsafe c.pointee.location_id
        self.page = try unsafe Decoded.messageIfAny(c.pointee.page, "page")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListStockRequest.self)
        unsafe c.pointee.store_id = storeID
        unsafe c.pointee.product_id = productID
        unsafe c.pointee.location_id = locationID
        if let value = page {
            unsafe c.pointee.page = try arena.message(value, "page")
        }
    }
}

extension StockBucket: CMessage {
    static var fullName: StaticString { "shelfwire.v1.StockBucket" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__stock_bucket()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__StockBucket.self)
        self.productID = unsafe c.pointee.product_id
        self.productName = try unsafe Decoded.text(c.pointee.product_name, "product_name")
        self.lotCode = try unsafe Decoded.text(c.pointee.lot_code, "lot_code")
        self.expiry = try unsafe Decoded.text(c.pointee.expiry, "expiry")
        self.locationID = unsafe c.pointee.location_id
        self.locationCode = try unsafe Decoded.text(c.pointee.location_code, "location_code")
        self.condition = try unsafe Decoded.choice(c.pointee.condition.rawValue, "condition")
        self.onHand = unsafe c.pointee.on_hand
        self.reserved = unsafe c.pointee.reserved
        self.available = unsafe c.pointee.available
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__StockBucket.self)
        unsafe c.pointee.product_id = productID
        unsafe c.pointee.product_name = try arena.text(productName, "product_name")
        unsafe c.pointee.lot_code = try arena.text(lotCode, "lot_code")
        unsafe c.pointee.expiry = try arena.text(expiry, "expiry")
        unsafe c.pointee.location_id = locationID
        unsafe c.pointee.location_code = try arena.text(locationCode, "location_code")
        unsafe c.pointee.condition = Shelfwire__V1__Condition(rawValue: UInt32(condition.rawValue))
        unsafe c.pointee.on_hand = onHand
        unsafe c.pointee.reserved = reserved
        unsafe c.pointee.available = available
    }
}

extension ListStockReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListStockReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_stock_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListStockReply.self)
        self.buckets = try unsafe Decoded.messages(c.pointee.n_buckets, c.pointee.buckets, "buckets")
        self.nextToken = unsafe Decoded.bytes(c.pointee.next_token)
        self.asOfSequence = unsafe c.pointee.as_of_sequence
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListStockReply.self)
        unsafe c.pointee.n_buckets = buckets.count
        unsafe c.pointee.buckets = try arena.messages(buckets, "buckets")
        unsafe c.pointee.next_token = try arena.bytes(nextToken)
        unsafe c.pointee.as_of_sequence = asOfSequence
    }
}

extension ListStockAsOfRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListStockAsOfRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_stock_as_of_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListStockAsOfRequest.self)
        self.storeID = unsafe c.pointee.store_id
        self.moment = try unsafe Self.readMoment(c)
        self.productID = unsafe c.pointee.product_id
        self.locationID = unsafe c.pointee.location_id
        self.page = try unsafe Decoded.messageIfAny(c.pointee.page, "page")
    }

    private static func readMoment(_ c: UnsafePointer<Shelfwire__V1__ListStockAsOfRequest>) throws(WireError) -> Moment? {
        switch unsafe c.pointee.moment_case.rawValue {
        case 2: .instantMs(unsafe c.pointee.instant_ms)
        case 3: .sequence(unsafe c.pointee.sequence)
        default: nil
        }
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListStockAsOfRequest.self)
        unsafe c.pointee.store_id = storeID
        switch moment {
        case .instantMs(let value):
            unsafe c.pointee.instant_ms = value
            unsafe c.pointee.moment_case = Shelfwire__V1__ListStockAsOfRequest__MomentCase(rawValue: 2)
        case .sequence(let value):
            unsafe c.pointee.sequence = value
            unsafe c.pointee.moment_case = Shelfwire__V1__ListStockAsOfRequest__MomentCase(rawValue: 3)
        case nil: break
        }
        unsafe c.pointee.product_id = productID
        unsafe c.pointee.location_id = locationID
        if let value = page {
            unsafe c.pointee.page = try arena.message(value, "page")
        }
    }
}

extension PastStock: CMessage {
    static var fullName: StaticString { "shelfwire.v1.PastStock" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__past_stock()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__PastStock.self)
        self.productID = unsafe c.pointee.product_id
        self.productName = try unsafe Decoded.text(c.pointee.product_name, "product_name")
        self.lotCode = try unsafe Decoded.text(c.pointee.lot_code, "lot_code")
        self.locationID = unsafe c.pointee.location_id
        self.locationCode = try unsafe Decoded.text(c.pointee.location_code, "location_code")
        self.condition = try unsafe Decoded.choice(c.pointee.condition.rawValue, "condition")
        self.onHand = unsafe c.pointee.on_hand
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__PastStock.self)
        unsafe c.pointee.product_id = productID
        unsafe c.pointee.product_name = try arena.text(productName, "product_name")
        unsafe c.pointee.lot_code = try arena.text(lotCode, "lot_code")
        unsafe c.pointee.location_id = locationID
        unsafe c.pointee.location_code = try arena.text(locationCode, "location_code")
        unsafe c.pointee.condition = Shelfwire__V1__Condition(rawValue: UInt32(condition.rawValue))
        unsafe c.pointee.on_hand = onHand
    }
}

extension ListStockAsOfReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListStockAsOfReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_stock_as_of_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListStockAsOfReply.self)
        self.buckets = try unsafe Decoded.messages(c.pointee.n_buckets, c.pointee.buckets, "buckets")
        self.nextToken = unsafe Decoded.bytes(c.pointee.next_token)
        self.onHandTotal = unsafe c.pointee.on_hand_total
        self.knownThrough = unsafe c.pointee.known_through
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListStockAsOfReply.self)
        unsafe c.pointee.n_buckets = buckets.count
        unsafe c.pointee.buckets = try arena.messages(buckets, "buckets")
        unsafe c.pointee.next_token = try arena.bytes(nextToken)
        unsafe c.pointee.on_hand_total = onHandTotal
        unsafe c.pointee.known_through = knownThrough
    }
}

extension WatchStockRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.WatchStockRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__watch_stock_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__WatchStockRequest.self)
        self.storeID = unsafe c.pointee.store_id
        self.productIDs = unsafe Decoded.numbers(c.pointee.n_product_ids, c.pointee.product_ids)
        self.afterPosition = unsafe c.pointee.after_position
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__WatchStockRequest.self)
        unsafe c.pointee.store_id = storeID
        unsafe c.pointee.n_product_ids = productIDs.count
        unsafe c.pointee.product_ids = try arena.numbers(productIDs)
        unsafe c.pointee.after_position = afterPosition
    }
}

extension ProductStock: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ProductStock" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__product_stock()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ProductStock.self)
        self.productID = unsafe c.pointee.product_id
        self.onHand = unsafe c.pointee.on_hand
        self.available = unsafe c.pointee.available
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ProductStock.self)
        unsafe c.pointee.product_id = productID
        unsafe c.pointee.on_hand = onHand
        unsafe c.pointee.available = available
    }
}

extension StockNews: CMessage {
    static var fullName: StaticString { "shelfwire.v1.StockNews" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__stock_news()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__StockNews.self)
        self.position = unsafe c.pointee.position
        self.missed = unsafe c.pointee.missed != 0
        self.products = try unsafe Decoded.messages(c.pointee.n_products, c.pointee.products, "products")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__StockNews.self)
        unsafe c.pointee.position = position
        unsafe c.pointee.missed = missed ? 1 : 0
        unsafe c.pointee.n_products = products.count
        unsafe c.pointee.products = try arena.messages(products, "products")
    }
}

extension ListMovementsRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListMovementsRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_movements_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListMovementsRequest.self)
        self.storeID = unsafe c.pointee.store_id
        self.productID = unsafe c.pointee.product_id
        self.fromMs = unsafe c.pointee.from_ms
        self.toMs = unsafe c.pointee.to_ms
        self.page = try unsafe Decoded.messageIfAny(c.pointee.page, "page")
        self.locationID = unsafe c.pointee.location_id
        self.kind = try unsafe Decoded.text(c.pointee.kind, "kind")
        self.actorID = unsafe c.pointee.actor_id
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListMovementsRequest.self)
        unsafe c.pointee.store_id = storeID
        unsafe c.pointee.product_id = productID
        unsafe c.pointee.from_ms = fromMs
        unsafe c.pointee.to_ms = toMs
        if let value = page {
            unsafe c.pointee.page = try arena.message(value, "page")
        }
        unsafe c.pointee.location_id = locationID
        unsafe c.pointee.kind = try arena.text(kind, "kind")
        unsafe c.pointee.actor_id = actorID
    }
}

extension Movement: CMessage {
    static var fullName: StaticString { "shelfwire.v1.Movement" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__movement()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Movement.self)
        self.sequence = unsafe c.pointee.sequence
        self.kind = try unsafe Decoded.text(c.pointee.kind, "kind")
        self.productID = unsafe c.pointee.product_id
        self.lotCode = try unsafe Decoded.text(c.pointee.lot_code, "lot_code")
        self.locationID = unsafe c.pointee.location_id
        self.locationCode = try unsafe Decoded.text(c.pointee.location_code, "location_code")
        self.condition = try unsafe Decoded.choice(c.pointee.condition.rawValue, "condition")
        self.quantity = unsafe c.pointee.quantity
        self.occurredMs = unsafe c.pointee.occurred_ms
        self.receivedMs = unsafe c.pointee.received_ms
        self.businessDate = try unsafe Decoded.text(c.pointee.business_date, "business_date")
        self.actor = try unsafe Decoded.text(c.pointee.actor, "actor")
        self.documentID = unsafe c.pointee.document_id
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Movement.self)
        unsafe c.pointee.sequence = sequence
        unsafe c.pointee.kind = try arena.text(kind, "kind")
        unsafe c.pointee.product_id = productID
        unsafe c.pointee.lot_code = try arena.text(lotCode, "lot_code")
        unsafe c.pointee.location_id = locationID
        unsafe c.pointee.location_code = try arena.text(locationCode, "location_code")
        unsafe c.pointee.condition = Shelfwire__V1__Condition(rawValue: UInt32(condition.rawValue))
        unsafe c.pointee.quantity = quantity
        unsafe c.pointee.occurred_ms = occurredMs
        unsafe c.pointee.received_ms = receivedMs
        unsafe c.pointee.business_date = try arena.text(businessDate, "business_date")
        unsafe c.pointee.actor = try arena.text(actor, "actor")
        unsafe c.pointee.document_id = documentID
    }
}

extension ListMovementsReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListMovementsReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_movements_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListMovementsReply.self)
        self.movements = try unsafe Decoded.messages(c.pointee.n_movements, c.pointee.movements, "movements")
        self.nextToken = unsafe Decoded.bytes(c.pointee.next_token)
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListMovementsReply.self)
        unsafe c.pointee.n_movements = movements.count
        unsafe c.pointee.movements = try arena.messages(movements, "movements")
        unsafe c.pointee.next_token = try arena.bytes(nextToken)
    }
}

extension StockLine: CMessage {
    static var fullName: StaticString { "shelfwire.v1.StockLine" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__stock_line()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__StockLine.self)
        self.productID = unsafe c.pointee.product_id
        self.lotCode = try unsafe Decoded.text(c.pointee.lot_code, "lot_code")
        self.locationID = unsafe c.pointee.location_id
        self.condition = try unsafe c.pointee.condition_given_case.rawValue == 4 ? Decoded.choice(c.pointee.condition.rawValue, "condition") : nil
        self.quantity = unsafe c.pointee.quantity
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__StockLine.self)
        unsafe c.pointee.product_id = productID
        unsafe c.pointee.lot_code = try arena.text(lotCode, "lot_code")
        unsafe c.pointee.location_id = locationID
        if let value = condition {
            unsafe c.pointee.condition = Shelfwire__V1__Condition(rawValue: UInt32(value.rawValue))
            unsafe c.pointee.condition_given_case = Shelfwire__V1__StockLine__ConditionGivenCase(rawValue: 4)
        }
        unsafe c.pointee.quantity = quantity
    }
}

extension MoveLine: CMessage {
    static var fullName: StaticString { "shelfwire.v1.MoveLine" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__move_line()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__MoveLine.self)
        self.goods = try unsafe Decoded.messageIfAny(c.pointee.goods, "goods")
        self.toLocationID = unsafe c.pointee.to_location_id
        self.toCondition = try unsafe c.pointee.to_condition_given_case.rawValue == 3 ? Decoded.choice(c.pointee.to_condition.rawValue, "to_condition") : nil
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__MoveLine.self)
        if let value = goods {
            unsafe c.pointee.goods = try arena.message(value, "goods")
        }
        unsafe c.pointee.to_location_id = toLocationID
        if let value = toCondition {
            unsafe c.pointee.to_condition = Shelfwire__V1__Condition(rawValue: UInt32(value.rawValue))
            unsafe c.pointee.to_condition_given_case = Shelfwire__V1__MoveLine__ToConditionGivenCase(rawValue: 3)
        }
    }
}

extension MoveStockRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.MoveStockRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__move_stock_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__MoveStockRequest.self)
        self.storeID = unsafe c.pointee.store_id
        self.lines = try unsafe Decoded.messages(c.pointee.n_lines, c.pointee.lines, "lines")
        self.note = try unsafe Decoded.text(c.pointee.note, "note")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__MoveStockRequest.self)
        unsafe c.pointee.store_id = storeID
        unsafe c.pointee.n_lines = lines.count
        unsafe c.pointee.lines = try arena.messages(lines, "lines")
        unsafe c.pointee.note = try arena.text(note, "note")
    }
}

extension MoveStockReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.MoveStockReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__move_stock_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__MoveStockReply.self)
        self.sequence = unsafe c.pointee.sequence
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__MoveStockReply.self)
        unsafe c.pointee.sequence = sequence
    }
}

extension StockPolicy: CMessage {
    static var fullName: StaticString { "shelfwire.v1.StockPolicy" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__stock_policy()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__StockPolicy.self)
        self.adjustmentLimitE4 = unsafe c.pointee.adjustment_limit_e4
        self.recountPermille = unsafe c.pointee.recount_permille
        self.recountValueE4 = unsafe c.pointee.recount_value_e4
        self.classRecounts = try unsafe Decoded.messages(c.pointee.n_class_recounts, c.pointee.class_recounts, "class_recounts")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__StockPolicy.self)
        unsafe c.pointee.adjustment_limit_e4 = adjustmentLimitE4
        unsafe c.pointee.recount_permille = recountPermille
        unsafe c.pointee.recount_value_e4 = recountValueE4
        unsafe c.pointee.n_class_recounts = classRecounts.count
        unsafe c.pointee.class_recounts = try arena.messages(classRecounts, "class_recounts")
    }
}

extension ClassRecount: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ClassRecount" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__class_recount()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ClassRecount.self)
        self.salesClass = try unsafe Decoded.choice(c.pointee.sales_class.rawValue, "sales_class")
        self.always = unsafe c.pointee.always != 0
        self.recountPermille = unsafe c.pointee.recount_permille
        self.recountValueE4 = unsafe c.pointee.recount_value_e4
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ClassRecount.self)
        unsafe c.pointee.sales_class = Shelfwire__V1__SalesClass(rawValue: UInt32(salesClass.rawValue))
        unsafe c.pointee.always = always ? 1 : 0
        unsafe c.pointee.recount_permille = recountPermille
        unsafe c.pointee.recount_value_e4 = recountValueE4
    }
}

extension GetStockPolicyRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.GetStockPolicyRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__get_stock_policy_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__GetStockPolicyRequest.self)
        self.storeID = unsafe c.pointee.store_id
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__GetStockPolicyRequest.self)
        unsafe c.pointee.store_id = storeID
    }
}

extension GetStockPolicyReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.GetStockPolicyReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__get_stock_policy_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__GetStockPolicyReply.self)
        self.policy = try unsafe Decoded.messageIfAny(c.pointee.policy, "policy")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__GetStockPolicyReply.self)
        if let value = policy {
            unsafe c.pointee.policy = try arena.message(value, "policy")
        }
    }
}

extension SetStockPolicyRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.SetStockPolicyRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__set_stock_policy_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SetStockPolicyRequest.self)
        self.storeID = unsafe c.pointee.store_id
        self.policy = try unsafe Decoded.messageIfAny(c.pointee.policy, "policy")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SetStockPolicyRequest.self)
        unsafe c.pointee.store_id = storeID
        if let value = policy {
            unsafe c.pointee.policy = try arena.message(value, "policy")
        }
    }
}

extension SetStockPolicyReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.SetStockPolicyReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__set_stock_policy_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SetStockPolicyReply.self)
        self.policy = try unsafe Decoded.messageIfAny(c.pointee.policy, "policy")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SetStockPolicyReply.self)
        if let value = policy {
            unsafe c.pointee.policy = try arena.message(value, "policy")
        }
    }
}
