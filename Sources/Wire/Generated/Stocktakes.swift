// Generated from shelfwire/v1/stocktakes.proto by Protos/generate. Do not edit.
//
// Counting what is there while trade goes on. Counts are facts and come over the terminal's stream.

import CWire
public import NIOCore

public enum StocktakeState: Int32, Hashable, Sendable, CaseIterable {
    case counting = 1
    case submitted = 2
    case posted = 3
    /// Lines that differ too much are counted again by somebody else.
    case recounting = 4
    /// Approved, and so large that it is posted in parts; POSTED follows by itself.
    case posting = 5
}

public enum VarianceGrouping: Int32, Hashable, Sendable, CaseIterable {
    case product = 1
    case location = 2
    case counter = 3
}

public struct Stocktake: WireMessage, Hashable, Sendable {
    public var stocktakeID: Int64
    public var number: String
    public var state: StocktakeState
    public var storeID: Int64
    public var zone: String
    public var blind: Bool
    public var openedMs: Int64
    public var version: Int64
    public var linesCounted: Int64
    public var openedBy: String
    public var approvedBy: String
    public var postedSequence: Int64
    public var note: String

    public init(
        stocktakeID: Int64 = 0,
        number: String = "",
        state: StocktakeState,
        storeID: Int64 = 0,
        zone: String = "",
        blind: Bool = false,
        openedMs: Int64 = 0,
        version: Int64 = 0,
        linesCounted: Int64 = 0,
        openedBy: String = "",
        approvedBy: String = "",
        postedSequence: Int64 = 0,
        note: String = ""
    ) {
        self.stocktakeID = stocktakeID
        self.number = number
        self.state = state
        self.storeID = storeID
        self.zone = zone
        self.blind = blind
        self.openedMs = openedMs
        self.version = version
        self.linesCounted = linesCounted
        self.openedBy = openedBy
        self.approvedBy = approvedBy
        self.postedSequence = postedSequence
        self.note = note
    }
}

/// Of the classes named (none = all), the products for which one of the reasons holds (none = all).
public struct ProposeStocktakeRequest: WireMessage, Hashable, Sendable {
    public var storeID: Int64
    public var classes: [SalesClass]
    /// No approved count in so many days.
    public var uncountedDays: Int64
    /// Some of it is below zero.
    public var negative: Bool
    /// The books say there is nothing left.
    public var empty: Bool
    /// Sales of so many days make the class; 0 = 90.
    public var salesDays: Int64
    public var page: Page?
    /// Empty = every category.
    public var category: String

    public init(
        storeID: Int64 = 0,
        classes: [SalesClass] = [],
        uncountedDays: Int64 = 0,
        negative: Bool = false,
        empty: Bool = false,
        salesDays: Int64 = 0,
        page: Page? = nil,
        category: String = ""
    ) {
        self.storeID = storeID
        self.classes = classes
        self.uncountedDays = uncountedDays
        self.negative = negative
        self.empty = empty
        self.salesDays = salesDays
        self.page = page
        self.category = category
    }
}

public struct ProposedProduct: WireMessage, Hashable, Sendable {
    public var productID: Int64
    public var productName: String
    public var salesClass: SalesClass
    /// 0 = never.
    public var lastCountedMs: Int64
    public var onHand: Int64
    public var negative: Bool

    public init(
        productID: Int64 = 0,
        productName: String = "",
        salesClass: SalesClass,
        lastCountedMs: Int64 = 0,
        onHand: Int64 = 0,
        negative: Bool = false
    ) {
        self.productID = productID
        self.productName = productName
        self.salesClass = salesClass
        self.lastCountedMs = lastCountedMs
        self.onHand = onHand
        self.negative = negative
    }
}

/// The most valuable first.
public struct ProposeStocktakeReply: WireMessage, Hashable, Sendable {
    public var products: [ProposedProduct]
    public var nextToken: [UInt8]

    public init(products: [ProposedProduct] = [], nextToken: [UInt8] = []) {
        self.products = products
        self.nextToken = nextToken
    }
}

public struct OpenStocktakeRequest: WireMessage, Hashable, Sendable {
    public var storeID: Int64
    /// Empty = the whole store.
    public var zone: String
    /// Counters see no expected quantities.
    public var blind: Bool
    /// Empty = every product.
    public var productIDs: [Int64]
    /// The products of these categories as well, as they stand now; at most 100.
    public var categories: [String]

    public init(
        storeID: Int64 = 0,
        zone: String = "",
        blind: Bool = false,
        productIDs: [Int64] = [],
        categories: [String] = []
    ) {
        self.storeID = storeID
        self.zone = zone
        self.blind = blind
        self.productIDs = productIDs
        self.categories = categories
    }
}

public struct OpenStocktakeReply: WireMessage, Hashable, Sendable {
    public var stocktakeID: Int64
    public var number: String

    public init(stocktakeID: Int64 = 0, number: String = "") {
        self.stocktakeID = stocktakeID
        self.number = number
    }
}

public struct GetStocktakeRequest: WireMessage, Hashable, Sendable {
    public var stocktakeID: Int64

    public init(stocktakeID: Int64 = 0) {
        self.stocktakeID = stocktakeID
    }
}

public struct GetStocktakeReply: WireMessage, Hashable, Sendable {
    public var stocktake: Stocktake?

    public init(stocktake: Stocktake? = nil) {
        self.stocktake = stocktake
    }
}

public struct ListStocktakesRequest: WireMessage, Hashable, Sendable {
    public var storeID: Int64
    public var states: [StocktakeState]
    public var page: Page?

    public init(storeID: Int64 = 0, states: [StocktakeState] = [], page: Page? = nil) {
        self.storeID = storeID
        self.states = states
        self.page = page
    }
}

public struct ListStocktakesReply: WireMessage, Hashable, Sendable {
    public var stocktakes: [Stocktake]
    public var nextToken: [UInt8]

    public init(stocktakes: [Stocktake] = [], nextToken: [UInt8] = []) {
        self.stocktakes = stocktakes
        self.nextToken = nextToken
    }
}

public struct GetVarianceRequest: WireMessage, Hashable, Sendable {
    public var stocktakeID: Int64
    /// Only lines whose counted quantity differs from the expected.
    public var differencesOnly: Bool
    public var page: Page?

    public init(stocktakeID: Int64 = 0, differencesOnly: Bool = false, page: Page? = nil) {
        self.stocktakeID = stocktakeID
        self.differencesOnly = differencesOnly
        self.page = page
    }
}

public struct VarianceLine: WireMessage, Hashable, Sendable {
    public var productID: Int64
    public var productName: String
    public var lotCode: String
    public var locationID: Int64
    public var locationCode: String
    public var condition: Condition
    public var counted: Int64
    public var expected: Int64
    public var variance: Int64
    /// variance at the store's average cost, in 1/10,000 of the currency unit; absent for callers who may not see costs.
    public var valueE4: Int64?
    /// The instant the count speaks of.
    public var countedMs: Int64
    /// Goods of this bucket moved between its first and last count entry: worth a second look.
    public var movedDuringCount: Bool
    /// Nobody saw it, but its location was counted complete.
    public var unseen: Bool
    public var reason: AdjustmentReason?
    /// Who counted it last.
    public var counter: String

    public init(
        productID: Int64 = 0,
        productName: String = "",
        lotCode: String = "",
        locationID: Int64 = 0,
        locationCode: String = "",
        condition: Condition,
        counted: Int64 = 0,
        expected: Int64 = 0,
        variance: Int64 = 0,
        valueE4: Int64? = nil,
        countedMs: Int64 = 0,
        movedDuringCount: Bool = false,
        unseen: Bool = false,
        reason: AdjustmentReason? = nil,
        counter: String = ""
    ) {
        self.productID = productID
        self.productName = productName
        self.lotCode = lotCode
        self.locationID = locationID
        self.locationCode = locationCode
        self.condition = condition
        self.counted = counted
        self.expected = expected
        self.variance = variance
        self.valueE4 = valueE4
        self.countedMs = countedMs
        self.movedDuringCount = movedDuringCount
        self.unseen = unseen
        self.reason = reason
        self.counter = counter
    }
}

public struct GetVarianceReply: WireMessage, Hashable, Sendable {
    public var lines: [VarianceLine]
    public var nextToken: [UInt8]
    public var linesTotal: Int64
    public var linesDifferent: Int64
    public var valueE4Total: Int64?

    public init(
        lines: [VarianceLine] = [],
        nextToken: [UInt8] = [],
        linesTotal: Int64 = 0,
        linesDifferent: Int64 = 0,
        valueE4Total: Int64? = nil
    ) {
        self.lines = lines
        self.nextToken = nextToken
        self.linesTotal = linesTotal
        self.linesDifferent = linesDifferent
        self.valueE4Total = valueE4Total
    }
}

public struct SummarizeVarianceRequest: WireMessage, Hashable, Sendable {
    public var stocktakeID: Int64
    public var grouping: VarianceGrouping

    public init(stocktakeID: Int64 = 0, grouping: VarianceGrouping) {
        self.stocktakeID = stocktakeID
        self.grouping = grouping
    }
}

public struct VarianceGroup: WireMessage, Hashable, Sendable {
    /// Product, location or user; 0 = nobody.
    public var id: Int64
    public var name: String
    public var lines: Int64
    public var linesDifferent: Int64
    public var surplus: Int64
    /// Above zero.
    public var shortage: Int64
    public var valueE4: Int64?

    public init(
        id: Int64 = 0,
        name: String = "",
        lines: Int64 = 0,
        linesDifferent: Int64 = 0,
        surplus: Int64 = 0,
        shortage: Int64 = 0,
        valueE4: Int64? = nil
    ) {
        self.id = id
        self.name = name
        self.lines = lines
        self.linesDifferent = linesDifferent
        self.surplus = surplus
        self.shortage = shortage
        self.valueE4 = valueE4
    }
}

/// Largest loss first.
public struct SummarizeVarianceReply: WireMessage, Hashable, Sendable {
    public var groups: [VarianceGroup]

    public init(groups: [VarianceGroup] = []) {
        self.groups = groups
    }
}

public struct VarianceReason: WireMessage, Hashable, Sendable {
    /// Its quantity is not looked at.
    public var goods: StockLine?
    public var reason: AdjustmentReason

    public init(goods: StockLine? = nil, reason: AdjustmentReason) {
        self.goods = goods
        self.reason = reason
    }
}

public struct ExplainVarianceRequest: WireMessage, Hashable, Sendable {
    public var stocktakeID: Int64
    public var lines: [VarianceReason]

    public init(stocktakeID: Int64 = 0, lines: [VarianceReason] = []) {
        self.stocktakeID = stocktakeID
        self.lines = lines
    }
}

public struct ExplainVarianceReply: WireMessage, Hashable, Sendable {
    public var lines: Int64

    public init(lines: Int64 = 0) {
        self.lines = lines
    }
}

public struct ListRecountLinesRequest: WireMessage, Hashable, Sendable {
    public var stocktakeID: Int64

    public init(stocktakeID: Int64 = 0) {
        self.stocktakeID = stocktakeID
    }
}

public struct RecountLine: WireMessage, Hashable, Sendable {
    public var productID: Int64
    public var productName: String
    public var lotCode: String
    public var locationID: Int64
    public var locationCode: String
    public var condition: Condition
    /// Somebody has counted it in this pass.
    public var counted: Bool
    /// You counted it, or its place, before: somebody else has to.
    public var forOthers: Bool

    public init(
        productID: Int64 = 0,
        productName: String = "",
        lotCode: String = "",
        locationID: Int64 = 0,
        locationCode: String = "",
        condition: Condition,
        counted: Bool = false,
        forOthers: Bool = false
    ) {
        self.productID = productID
        self.productName = productName
        self.lotCode = lotCode
        self.locationID = locationID
        self.locationCode = locationCode
        self.condition = condition
        self.counted = counted
        self.forOthers = forOthers
    }
}

public struct ListRecountLinesReply: WireMessage, Hashable, Sendable {
    public var lines: [RecountLine]

    public init(lines: [RecountLine] = []) {
        self.lines = lines
    }
}

public struct SubmitStocktakeRequest: WireMessage, Hashable, Sendable {
    public var stocktakeID: Int64

    public init(stocktakeID: Int64 = 0) {
        self.stocktakeID = stocktakeID
    }
}

public struct SubmitStocktakeReply: WireMessage, Hashable, Sendable {
    public var state: StocktakeState

    public init(state: StocktakeState) {
        self.state = state
    }
}

public struct ApproveStocktakeRequest: WireMessage, Hashable, Sendable {
    public var stocktakeID: Int64
    public var version: Int64

    public init(stocktakeID: Int64 = 0, version: Int64 = 0) {
        self.stocktakeID = stocktakeID
        self.version = version
    }
}

public struct ApproveStocktakeReply: WireMessage, Hashable, Sendable {
    public var state: StocktakeState
    public var postedSequence: Int64
    public var linesPosted: Int64

    public init(state: StocktakeState, postedSequence: Int64 = 0, linesPosted: Int64 = 0) {
        self.state = state
        self.postedSequence = postedSequence
        self.linesPosted = linesPosted
    }
}

public struct RejectStocktakeRequest: WireMessage, Hashable, Sendable {
    public var stocktakeID: Int64
    public var note: String

    public init(stocktakeID: Int64 = 0, note: String = "") {
        self.stocktakeID = stocktakeID
        self.note = note
    }
}

public struct RejectStocktakeReply: WireMessage, Hashable, Sendable {
    public var state: StocktakeState

    public init(state: StocktakeState) {
        self.state = state
    }
}

public struct HandOutCountTaskRequest: WireMessage, Hashable, Sendable {
    public var stocktakeID: Int64
    /// 0 = all of it.
    public var locationID: Int64
    /// 0 = nobody any more. A counter may give back so what the terminal of the call has in hand; all else is for those who lead the count.
    public var terminalID: Int64

    public init(stocktakeID: Int64 = 0, locationID: Int64 = 0, terminalID: Int64 = 0) {
        self.stocktakeID = stocktakeID
        self.locationID = locationID
        self.terminalID = terminalID
    }
}

public struct HandOutCountTaskReply: WireMessage, Hashable, Sendable {
    /// Who had it; 0 = nobody.
    public var formerTerminalID: Int64

    public init(formerTerminalID: Int64 = 0) {
        self.formerTerminalID = formerTerminalID
    }
}

/// On the terminal that the call comes from.
public struct TakeCountTaskRequest: WireMessage, Hashable, Sendable {
    public var stocktakeID: Int64
    /// 0 = all of it.
    public var locationID: Int64

    public init(stocktakeID: Int64 = 0, locationID: Int64 = 0) {
        self.stocktakeID = stocktakeID
        self.locationID = locationID
    }
}

public struct TakeCountTaskReply: WireMessage, Hashable, Sendable {
    /// Who had it; 0 = nobody.
    public var formerTerminalID: Int64

    public init(formerTerminalID: Int64 = 0) {
        self.formerTerminalID = formerTerminalID
    }
}

public struct ListCountTasksRequest: WireMessage, Hashable, Sendable {
    public var stocktakeID: Int64
    public var page: Page?

    public init(stocktakeID: Int64 = 0, page: Page? = nil) {
        self.stocktakeID = stocktakeID
        self.page = page
    }
}

/// A place that has to be counted (in a recount: again). Never with a quantity.
public struct CountTask: WireMessage, Hashable, Sendable {
    /// 0 = all of the stocktake.
    public var locationID: Int64
    public var locationCode: String
    public var zone: String
    /// 0 = in nobody's hands.
    public var terminalID: Int64
    public var terminalName: String
    /// Who handed it out, or took it.
    public var by: String
    public var sinceMs: Int64
    /// Counted completely in this pass.
    public var completed: Bool

    public init(
        locationID: Int64 = 0,
        locationCode: String = "",
        zone: String = "",
        terminalID: Int64 = 0,
        terminalName: String = "",
        by: String = "",
        sinceMs: Int64 = 0,
        completed: Bool = false
    ) {
        self.locationID = locationID
        self.locationCode = locationCode
        self.zone = zone
        self.terminalID = terminalID
        self.terminalName = terminalName
        self.by = by
        self.sinceMs = sinceMs
        self.completed = completed
    }
}

public struct ListCountTasksReply: WireMessage, Hashable, Sendable {
    public var tasks: [CountTask]
    public var nextToken: [UInt8]

    public init(tasks: [CountTask] = [], nextToken: [UInt8] = []) {
        self.tasks = tasks
        self.nextToken = nextToken
    }
}

extension Stocktake: CMessage {
    static var fullName: StaticString { "shelfwire.v1.Stocktake" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__stocktake()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Stocktake.self)
        self.stocktakeID = unsafe c.pointee.stocktake_id
        self.number = try unsafe Decoded.text(c.pointee.number, "number")
        self.state = try unsafe Decoded.choice(c.pointee.state.rawValue, "state")
        self.storeID = unsafe c.pointee.store_id
        self.zone = try unsafe Decoded.text(c.pointee.zone, "zone")
        self.blind = unsafe c.pointee.blind != 0
        self.openedMs = unsafe c.pointee.opened_ms
        self.version = unsafe c.pointee.version
        self.linesCounted = unsafe c.pointee.lines_counted
        self.openedBy = try unsafe Decoded.text(c.pointee.opened_by, "opened_by")
        self.approvedBy = try unsafe Decoded.text(c.pointee.approved_by, "approved_by")
        self.postedSequence = unsafe c.pointee.posted_sequence
        self.note = try unsafe Decoded.text(c.pointee.note, "note")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Stocktake.self)
        unsafe c.pointee.stocktake_id = stocktakeID
        unsafe c.pointee.number = try arena.text(number, "number")
        unsafe c.pointee.state = Shelfwire__V1__StocktakeState(rawValue: UInt32(state.rawValue))
        unsafe c.pointee.store_id = storeID
        unsafe c.pointee.zone = try arena.text(zone, "zone")
        unsafe c.pointee.blind = blind ? 1 : 0
        unsafe c.pointee.opened_ms = openedMs
        unsafe c.pointee.version = version
        unsafe c.pointee.lines_counted = linesCounted
        unsafe c.pointee.opened_by = try arena.text(openedBy, "opened_by")
        unsafe c.pointee.approved_by = try arena.text(approvedBy, "approved_by")
        unsafe c.pointee.posted_sequence = postedSequence
        unsafe c.pointee.note = try arena.text(note, "note")
    }
}

extension ProposeStocktakeRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ProposeStocktakeRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__propose_stocktake_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ProposeStocktakeRequest.self)
        self.storeID = unsafe c.pointee.store_id
        self.classes = try unsafe Decoded.choices(c.pointee.n_classes, c.pointee.classes, "classes") { $0.rawValue }
        self.uncountedDays = unsafe c.pointee.uncounted_days
        self.negative = unsafe c.pointee.negative != 0
        self.empty = unsafe c.pointee.empty != 0
        self.salesDays = unsafe c.pointee.sales_days
        self.page = try unsafe Decoded.messageIfAny(c.pointee.page, "page")
        self.category = try unsafe Decoded.text(c.pointee.category, "category")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ProposeStocktakeRequest.self)
        unsafe c.pointee.store_id = storeID
        unsafe c.pointee.n_classes = classes.count
        unsafe c.pointee.classes = try arena.choices(classes) { Shelfwire__V1__SalesClass(rawValue: UInt32($0.rawValue)) }
        unsafe c.pointee.uncounted_days = uncountedDays
        unsafe c.pointee.negative = negative ? 1 : 0
        unsafe c.pointee.empty = empty ? 1 : 0
        unsafe c.pointee.sales_days = salesDays
        if let value = page {
            unsafe c.pointee.page = try arena.message(value, "page")
        }
        unsafe c.pointee.category = try arena.text(category, "category")
    }
}

extension ProposedProduct: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ProposedProduct" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__proposed_product()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ProposedProduct.self)
        self.productID = unsafe c.pointee.product_id
        self.productName = try unsafe Decoded.text(c.pointee.product_name, "product_name")
        self.salesClass = try unsafe Decoded.choice(c.pointee.sales_class.rawValue, "sales_class")
        self.lastCountedMs = unsafe c.pointee.last_counted_ms
        self.onHand = unsafe c.pointee.on_hand
        self.negative = unsafe c.pointee.negative != 0
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ProposedProduct.self)
        unsafe c.pointee.product_id = productID
        unsafe c.pointee.product_name = try arena.text(productName, "product_name")
        unsafe c.pointee.sales_class = Shelfwire__V1__SalesClass(rawValue: UInt32(salesClass.rawValue))
        unsafe c.pointee.last_counted_ms = lastCountedMs
        unsafe c.pointee.on_hand = onHand
        unsafe c.pointee.negative = negative ? 1 : 0
    }
}

extension ProposeStocktakeReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ProposeStocktakeReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__propose_stocktake_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ProposeStocktakeReply.self)
        self.products = try unsafe Decoded.messages(c.pointee.n_products, c.pointee.products, "products")
        self.nextToken = unsafe Decoded.bytes(c.pointee.next_token)
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ProposeStocktakeReply.self)
        unsafe c.pointee.n_products = products.count
        unsafe c.pointee.products = try arena.messages(products, "products")
        unsafe c.pointee.next_token = try arena.bytes(nextToken)
    }
}

extension OpenStocktakeRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.OpenStocktakeRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__open_stocktake_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__OpenStocktakeRequest.self)
        self.storeID = unsafe c.pointee.store_id
        self.zone = try unsafe Decoded.text(c.pointee.zone, "zone")
        self.blind = unsafe c.pointee.blind != 0
        self.productIDs = unsafe Decoded.numbers(c.pointee.n_product_ids, c.pointee.product_ids)
        self.categories = try unsafe Decoded.texts(c.pointee.n_categories, c.pointee.categories, "categories")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__OpenStocktakeRequest.self)
        unsafe c.pointee.store_id = storeID
        unsafe c.pointee.zone = try arena.text(zone, "zone")
        unsafe c.pointee.blind = blind ? 1 : 0
        unsafe c.pointee.n_product_ids = productIDs.count
        unsafe c.pointee.product_ids = try arena.numbers(productIDs)
        unsafe c.pointee.n_categories = categories.count
        unsafe c.pointee.categories = try arena.texts(categories, "categories")
    }
}

extension OpenStocktakeReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.OpenStocktakeReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__open_stocktake_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__OpenStocktakeReply.self)
        self.stocktakeID = unsafe c.pointee.stocktake_id
        self.number = try unsafe Decoded.text(c.pointee.number, "number")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__OpenStocktakeReply.self)
        unsafe c.pointee.stocktake_id = stocktakeID
        unsafe c.pointee.number = try arena.text(number, "number")
    }
}

extension GetStocktakeRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.GetStocktakeRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__get_stocktake_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__GetStocktakeRequest.self)
        self.stocktakeID = unsafe c.pointee.stocktake_id
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__GetStocktakeRequest.self)
        unsafe c.pointee.stocktake_id = stocktakeID
    }
}

extension GetStocktakeReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.GetStocktakeReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__get_stocktake_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__GetStocktakeReply.self)
        self.stocktake = try unsafe Decoded.messageIfAny(c.pointee.stocktake, "stocktake")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__GetStocktakeReply.self)
        if let value = stocktake {
            unsafe c.pointee.stocktake = try arena.message(value, "stocktake")
        }
    }
}

extension ListStocktakesRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListStocktakesRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_stocktakes_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListStocktakesRequest.self)
        self.storeID = unsafe c.pointee.store_id
        self.states = try unsafe Decoded.choices(c.pointee.n_states, c.pointee.states, "states") { $0.rawValue }
        self.page = try unsafe Decoded.messageIfAny(c.pointee.page, "page")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListStocktakesRequest.self)
        unsafe c.pointee.store_id = storeID
        unsafe c.pointee.n_states = states.count
        unsafe c.pointee.states = try arena.choices(states) { Shelfwire__V1__StocktakeState(rawValue: UInt32($0.rawValue)) }
        if let value = page {
            unsafe c.pointee.page = try arena.message(value, "page")
        }
    }
}

extension ListStocktakesReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListStocktakesReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_stocktakes_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListStocktakesReply.self)
        self.stocktakes = try unsafe Decoded.messages(c.pointee.n_stocktakes, c.pointee.stocktakes, "stocktakes")
        self.nextToken = unsafe Decoded.bytes(c.pointee.next_token)
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListStocktakesReply.self)
        unsafe c.pointee.n_stocktakes = stocktakes.count
        unsafe c.pointee.stocktakes = try arena.messages(stocktakes, "stocktakes")
        unsafe c.pointee.next_token = try arena.bytes(nextToken)
    }
}

extension GetVarianceRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.GetVarianceRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__get_variance_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__GetVarianceRequest.self)
        self.stocktakeID = unsafe c.pointee.stocktake_id
        self.differencesOnly = unsafe c.pointee.differences_only != 0
        self.page = try unsafe Decoded.messageIfAny(c.pointee.page, "page")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__GetVarianceRequest.self)
        unsafe c.pointee.stocktake_id = stocktakeID
        unsafe c.pointee.differences_only = differencesOnly ? 1 : 0
        if let value = page {
            unsafe c.pointee.page = try arena.message(value, "page")
        }
    }
}

extension VarianceLine: CMessage {
    static var fullName: StaticString { "shelfwire.v1.VarianceLine" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__variance_line()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__VarianceLine.self)
        self.productID = unsafe c.pointee.product_id
        self.productName = try unsafe Decoded.text(c.pointee.product_name, "product_name")
        self.lotCode = try unsafe Decoded.text(c.pointee.lot_code, "lot_code")
        self.locationID = unsafe c.pointee.location_id
        self.locationCode = try unsafe Decoded.text(c.pointee.location_code, "location_code")
        self.condition = try unsafe Decoded.choice(c.pointee.condition.rawValue, "condition")
        self.counted = unsafe c.pointee.counted
        self.expected = unsafe c.pointee.expected
        self.variance = unsafe c.pointee.variance
        self.valueE4 = unsafe c.pointee.value_given_case.rawValue == 10 ? c.pointee.value_e4 : nil
        self.countedMs = unsafe c.pointee.counted_ms
        self.movedDuringCount = unsafe c.pointee.moved_during_count != 0
        self.unseen = unsafe c.pointee.unseen != 0
        self.reason = try unsafe c.pointee.reason_given_case.rawValue == 14 ? Decoded.choice(c.pointee.reason.rawValue, "reason") : nil
        self.counter = try unsafe Decoded.text(c.pointee.counter, "counter")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__VarianceLine.self)
        unsafe c.pointee.product_id = productID
        unsafe c.pointee.product_name = try arena.text(productName, "product_name")
        unsafe c.pointee.lot_code = try arena.text(lotCode, "lot_code")
        unsafe c.pointee.location_id = locationID
        unsafe c.pointee.location_code = try arena.text(locationCode, "location_code")
        unsafe c.pointee.condition = Shelfwire__V1__Condition(rawValue: UInt32(condition.rawValue))
        unsafe c.pointee.counted = counted
        unsafe c.pointee.expected = expected
        unsafe c.pointee.variance = variance
        if let value = valueE4 {
            unsafe c.pointee.value_e4 = value
            unsafe c.pointee.value_given_case = Shelfwire__V1__VarianceLine__ValueGivenCase(rawValue: 10)
        }
        unsafe c.pointee.counted_ms = countedMs
        unsafe c.pointee.moved_during_count = movedDuringCount ? 1 : 0
        unsafe c.pointee.unseen = unseen ? 1 : 0
        if let value = reason {
            unsafe c.pointee.reason = Shelfwire__V1__AdjustmentReason(rawValue: UInt32(value.rawValue))
            unsafe c.pointee.reason_given_case = Shelfwire__V1__VarianceLine__ReasonGivenCase(rawValue: 14)
        }
        unsafe c.pointee.counter = try arena.text(counter, "counter")
    }
}

extension GetVarianceReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.GetVarianceReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__get_variance_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__GetVarianceReply.self)
        self.lines = try unsafe Decoded.messages(c.pointee.n_lines, c.pointee.lines, "lines")
        self.nextToken = unsafe Decoded.bytes(c.pointee.next_token)
        self.linesTotal = unsafe c.pointee.lines_total
        self.linesDifferent = unsafe c.pointee.lines_different
        self.valueE4Total = unsafe c.pointee.value_given_case.rawValue == 5 ? c.pointee.value_e4_total : nil
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__GetVarianceReply.self)
        unsafe c.pointee.n_lines = lines.count
        unsafe c.pointee.lines = try arena.messages(lines, "lines")
        unsafe c.pointee.next_token = try arena.bytes(nextToken)
        unsafe c.pointee.lines_total = linesTotal
        unsafe c.pointee.lines_different = linesDifferent
        if let value = valueE4Total {
            unsafe c.pointee.value_e4_total = value
            unsafe c.pointee.value_given_case = Shelfwire__V1__GetVarianceReply__ValueGivenCase(rawValue: 5)
        }
    }
}

extension SummarizeVarianceRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.SummarizeVarianceRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__summarize_variance_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SummarizeVarianceRequest.self)
        self.stocktakeID = unsafe c.pointee.stocktake_id
        self.grouping = try unsafe Decoded.choice(c.pointee.grouping.rawValue, "grouping")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SummarizeVarianceRequest.self)
        unsafe c.pointee.stocktake_id = stocktakeID
        unsafe c.pointee.grouping = Shelfwire__V1__VarianceGrouping(rawValue: UInt32(grouping.rawValue))
    }
}

extension VarianceGroup: CMessage {
    static var fullName: StaticString { "shelfwire.v1.VarianceGroup" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__variance_group()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__VarianceGroup.self)
        self.id = unsafe c.pointee.id
        self.name = try unsafe Decoded.text(c.pointee.name, "name")
        self.lines = unsafe c.pointee.lines
        self.linesDifferent = unsafe c.pointee.lines_different
        self.surplus = unsafe c.pointee.surplus
        self.shortage = unsafe c.pointee.shortage
        self.valueE4 = unsafe c.pointee.value_given_case.rawValue == 7 ? c.pointee.value_e4 : nil
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__VarianceGroup.self)
        unsafe c.pointee.id = id
        unsafe c.pointee.name = try arena.text(name, "name")
        unsafe c.pointee.lines = lines
        unsafe c.pointee.lines_different = linesDifferent
        unsafe c.pointee.surplus = surplus
        unsafe c.pointee.shortage = shortage
        if let value = valueE4 {
            unsafe c.pointee.value_e4 = value
            unsafe c.pointee.value_given_case = Shelfwire__V1__VarianceGroup__ValueGivenCase(rawValue: 7)
        }
    }
}

extension SummarizeVarianceReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.SummarizeVarianceReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__summarize_variance_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SummarizeVarianceReply.self)
        self.groups = try unsafe Decoded.messages(c.pointee.n_groups, c.pointee.groups, "groups")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SummarizeVarianceReply.self)
        unsafe c.pointee.n_groups = groups.count
        unsafe c.pointee.groups = try arena.messages(groups, "groups")
    }
}

extension VarianceReason: CMessage {
    static var fullName: StaticString { "shelfwire.v1.VarianceReason" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__variance_reason()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__VarianceReason.self)
        self.goods = try unsafe Decoded.messageIfAny(c.pointee.goods, "goods")
        self.reason = try unsafe Decoded.choice(c.pointee.reason.rawValue, "reason")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__VarianceReason.self)
        if let value = goods {
            unsafe c.pointee.goods = try arena.message(value, "goods")
        }
        unsafe c.pointee.reason = Shelfwire__V1__AdjustmentReason(rawValue: UInt32(reason.rawValue))
    }
}

extension ExplainVarianceRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ExplainVarianceRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__explain_variance_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ExplainVarianceRequest.self)
        self.stocktakeID = unsafe c.pointee.stocktake_id
        self.lines = try unsafe Decoded.messages(c.pointee.n_lines, c.pointee.lines, "lines")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ExplainVarianceRequest.self)
        unsafe c.pointee.stocktake_id = stocktakeID
        unsafe c.pointee.n_lines = lines.count
        unsafe c.pointee.lines = try arena.messages(lines, "lines")
    }
}

extension ExplainVarianceReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ExplainVarianceReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__explain_variance_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ExplainVarianceReply.self)
        self.lines = unsafe c.pointee.lines
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ExplainVarianceReply.self)
        unsafe c.pointee.lines = lines
    }
}

extension ListRecountLinesRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListRecountLinesRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_recount_lines_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListRecountLinesRequest.self)
        self.stocktakeID = unsafe c.pointee.stocktake_id
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListRecountLinesRequest.self)
        unsafe c.pointee.stocktake_id = stocktakeID
    }
}

extension RecountLine: CMessage {
    static var fullName: StaticString { "shelfwire.v1.RecountLine" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__recount_line()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__RecountLine.self)
        self.productID = unsafe c.pointee.product_id
        self.productName = try unsafe Decoded.text(c.pointee.product_name, "product_name")
        self.lotCode = try unsafe Decoded.text(c.pointee.lot_code, "lot_code")
        self.locationID = unsafe c.pointee.location_id
        self.locationCode = try unsafe Decoded.text(c.pointee.location_code, "location_code")
        self.condition = try unsafe Decoded.choice(c.pointee.condition.rawValue, "condition")
        self.counted = unsafe c.pointee.counted != 0
        self.forOthers = unsafe c.pointee.for_others != 0
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__RecountLine.self)
        unsafe c.pointee.product_id = productID
        unsafe c.pointee.product_name = try arena.text(productName, "product_name")
        unsafe c.pointee.lot_code = try arena.text(lotCode, "lot_code")
        unsafe c.pointee.location_id = locationID
        unsafe c.pointee.location_code = try arena.text(locationCode, "location_code")
        unsafe c.pointee.condition = Shelfwire__V1__Condition(rawValue: UInt32(condition.rawValue))
        unsafe c.pointee.counted = counted ? 1 : 0
        unsafe c.pointee.for_others = forOthers ? 1 : 0
    }
}

extension ListRecountLinesReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListRecountLinesReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_recount_lines_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListRecountLinesReply.self)
        self.lines = try unsafe Decoded.messages(c.pointee.n_lines, c.pointee.lines, "lines")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListRecountLinesReply.self)
        unsafe c.pointee.n_lines = lines.count
        unsafe c.pointee.lines = try arena.messages(lines, "lines")
    }
}

extension SubmitStocktakeRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.SubmitStocktakeRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__submit_stocktake_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SubmitStocktakeRequest.self)
        self.stocktakeID = unsafe c.pointee.stocktake_id
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SubmitStocktakeRequest.self)
        unsafe c.pointee.stocktake_id = stocktakeID
    }
}

extension SubmitStocktakeReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.SubmitStocktakeReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__submit_stocktake_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SubmitStocktakeReply.self)
        self.state = try unsafe Decoded.choice(c.pointee.state.rawValue, "state")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SubmitStocktakeReply.self)
        unsafe c.pointee.state = Shelfwire__V1__StocktakeState(rawValue: UInt32(state.rawValue))
    }
}

extension ApproveStocktakeRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ApproveStocktakeRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__approve_stocktake_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ApproveStocktakeRequest.self)
        self.stocktakeID = unsafe c.pointee.stocktake_id
        self.version = unsafe c.pointee.version
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ApproveStocktakeRequest.self)
        unsafe c.pointee.stocktake_id = stocktakeID
        unsafe c.pointee.version = version
    }
}

extension ApproveStocktakeReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ApproveStocktakeReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__approve_stocktake_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ApproveStocktakeReply.self)
        self.state = try unsafe Decoded.choice(c.pointee.state.rawValue, "state")
        self.postedSequence = unsafe c.pointee.posted_sequence
        self.linesPosted = unsafe c.pointee.lines_posted
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ApproveStocktakeReply.self)
        unsafe c.pointee.state = Shelfwire__V1__StocktakeState(rawValue: UInt32(state.rawValue))
        unsafe c.pointee.posted_sequence = postedSequence
        unsafe c.pointee.lines_posted = linesPosted
    }
}

extension RejectStocktakeRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.RejectStocktakeRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__reject_stocktake_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__RejectStocktakeRequest.self)
        self.stocktakeID = unsafe c.pointee.stocktake_id
        self.note = try unsafe Decoded.text(c.pointee.note, "note")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__RejectStocktakeRequest.self)
        unsafe c.pointee.stocktake_id = stocktakeID
        unsafe c.pointee.note = try arena.text(note, "note")
    }
}

extension RejectStocktakeReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.RejectStocktakeReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__reject_stocktake_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__RejectStocktakeReply.self)
        self.state = try unsafe Decoded.choice(c.pointee.state.rawValue, "state")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__RejectStocktakeReply.self)
        unsafe c.pointee.state = Shelfwire__V1__StocktakeState(rawValue: UInt32(state.rawValue))
    }
}

extension HandOutCountTaskRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.HandOutCountTaskRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__hand_out_count_task_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__HandOutCountTaskRequest.self)
        self.stocktakeID = unsafe c.pointee.stocktake_id
        self.locationID = unsafe c.pointee.location_id
        self.terminalID = unsafe c.pointee.terminal_id
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__HandOutCountTaskRequest.self)
        unsafe c.pointee.stocktake_id = stocktakeID
        unsafe c.pointee.location_id = locationID
        unsafe c.pointee.terminal_id = terminalID
    }
}

extension HandOutCountTaskReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.HandOutCountTaskReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__hand_out_count_task_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__HandOutCountTaskReply.self)
        self.formerTerminalID = unsafe c.pointee.former_terminal_id
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__HandOutCountTaskReply.self)
        unsafe c.pointee.former_terminal_id = formerTerminalID
    }
}

extension TakeCountTaskRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.TakeCountTaskRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__take_count_task_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__TakeCountTaskRequest.self)
        self.stocktakeID = unsafe c.pointee.stocktake_id
        self.locationID = unsafe c.pointee.location_id
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__TakeCountTaskRequest.self)
        unsafe c.pointee.stocktake_id = stocktakeID
        unsafe c.pointee.location_id = locationID
    }
}

extension TakeCountTaskReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.TakeCountTaskReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__take_count_task_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__TakeCountTaskReply.self)
        self.formerTerminalID = unsafe c.pointee.former_terminal_id
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__TakeCountTaskReply.self)
        unsafe c.pointee.former_terminal_id = formerTerminalID
    }
}

extension ListCountTasksRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListCountTasksRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_count_tasks_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListCountTasksRequest.self)
        self.stocktakeID = unsafe c.pointee.stocktake_id
        self.page = try unsafe Decoded.messageIfAny(c.pointee.page, "page")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListCountTasksRequest.self)
        unsafe c.pointee.stocktake_id = stocktakeID
        if let value = page {
            unsafe c.pointee.page = try arena.message(value, "page")
        }
    }
}

extension CountTask: CMessage {
    static var fullName: StaticString { "shelfwire.v1.CountTask" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__count_task()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CountTask.self)
        self.locationID = unsafe c.pointee.location_id
        self.locationCode = try unsafe Decoded.text(c.pointee.location_code, "location_code")
        self.zone = try unsafe Decoded.text(c.pointee.zone, "zone")
        self.terminalID = unsafe c.pointee.terminal_id
        self.terminalName = try unsafe Decoded.text(c.pointee.terminal_name, "terminal_name")
        self.by = try unsafe Decoded.text(c.pointee.by, "by")
        self.sinceMs = unsafe c.pointee.since_ms
        self.completed = unsafe c.pointee.completed != 0
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CountTask.self)
        unsafe c.pointee.location_id = locationID
        unsafe c.pointee.location_code = try arena.text(locationCode, "location_code")
        unsafe c.pointee.zone = try arena.text(zone, "zone")
        unsafe c.pointee.terminal_id = terminalID
        unsafe c.pointee.terminal_name = try arena.text(terminalName, "terminal_name")
        unsafe c.pointee.by = try arena.text(by, "by")
        unsafe c.pointee.since_ms = sinceMs
        unsafe c.pointee.completed = completed ? 1 : 0
    }
}

extension ListCountTasksReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListCountTasksReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_count_tasks_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListCountTasksReply.self)
        self.tasks = try unsafe Decoded.messages(c.pointee.n_tasks, c.pointee.tasks, "tasks")
        self.nextToken = unsafe Decoded.bytes(c.pointee.next_token)
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListCountTasksReply.self)
        unsafe c.pointee.n_tasks = tasks.count
        unsafe c.pointee.tasks = try arena.messages(tasks, "tasks")
        unsafe c.pointee.next_token = try arena.bytes(nextToken)
    }
}

extension StocktakeState: WireEnum {
    static var fullName: StaticString { "shelfwire.v1.StocktakeState" }
    static var zeroName: StaticString { "STOCKTAKE_STATE_UNSPECIFIED" }
}

extension VarianceGrouping: WireEnum {
    static var fullName: StaticString { "shelfwire.v1.VarianceGrouping" }
    static var zeroName: StaticString { "VARIANCE_GROUPING_UNSPECIFIED" }
}
