// Generated from shelfwire/v1/receipts.proto by Protos/generate. Do not edit.
//
// Goods in. Scans are facts and come over the terminal's stream; the document is handled here.

import CWire
public import NIOCore

public enum ReceiptKind: Int32, Hashable, Sendable, CaseIterable {
    case againstOrder = 1
    case unplanned = 2
    case lateEntry = 3
    /// Puts a posted receipt right: all that it moved is moved back, and the correction's lines are received instead.
    case correction = 5
}

public enum ReceiptState: Int32, Hashable, Sendable, CaseIterable {
    case draft = 1
    case submitted = 2
    case approved = 3
    case posted = 4
    case discarded = 5
}

public enum DiscrepancyKind: Int32, Hashable, Sendable, CaseIterable {
    case damaged = 1
    /// Less than the papers say.
    case short = 2
    /// More than was ordered.
    case over = 3
    case wrongItem = 4
    /// Another price than was ordered.
    case price = 5
}

public enum DiscrepancyAction: Int32, Hashable, Sendable, CaseIterable {
    /// Taken as it is; another price is paid.
    case accept = 1
    /// Not taken: never enters the books.
    case refuse = 2
    /// Taken for now, in quarantine, to be sent back.
    case sendBack = 3
    /// Taken as it is, and the supplier is asked for a credit.
    case claim = 4
}

public enum LifeAction: Int32, Hashable, Sendable, CaseIterable {
    /// Staff are told.
    case warn = 1
    /// Nobody can approve such goods.
    case block = 2
    /// Only who may approve lots can.
    case allowWithRole = 3
}

public struct Discrepancy: WireMessage, Hashable, Sendable {
    public var discrepancyID: Int64
    public var receiptID: Int64
    public var productID: Int64
    public var productName: String
    public var lotCode: String
    public var condition: Condition
    public var kind: DiscrepancyKind
    public var action: DiscrepancyAction
    public var quantity: Int64
    /// What the supplier asks; for a price, and for callers who may see costs.
    public var unitCostE4: Int64?
    public var reason: String
    /// SHA-256 of a picture or paper; empty = none.
    public var evidence: [UInt8]
    /// Who sees to it.
    public var owner: String
    public var notedMs: Int64
    /// 0 while it waits for its owner.
    public var settledMs: Int64
    public var settlement: String

    public init(
        discrepancyID: Int64 = 0,
        receiptID: Int64 = 0,
        productID: Int64 = 0,
        productName: String = "",
        lotCode: String = "",
        condition: Condition,
        kind: DiscrepancyKind,
        action: DiscrepancyAction,
        quantity: Int64 = 0,
        unitCostE4: Int64? = nil,
        reason: String = "",
        evidence: [UInt8] = [],
        owner: String = "",
        notedMs: Int64 = 0,
        settledMs: Int64 = 0,
        settlement: String = ""
    ) {
        self.discrepancyID = discrepancyID
        self.receiptID = receiptID
        self.productID = productID
        self.productName = productName
        self.lotCode = lotCode
        self.condition = condition
        self.kind = kind
        self.action = action
        self.quantity = quantity
        self.unitCostE4 = unitCostE4
        self.reason = reason
        self.evidence = evidence
        self.owner = owner
        self.notedMs = notedMs
        self.settledMs = settledMs
        self.settlement = settlement
    }
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
    /// Why it was rejected or discarded last, if it was.
    public var note: String
    /// Since it was last submitted.
    public var approvalsGiven: Int32
    /// What it asks for; as many as were given unless it waits for approval.
    public var approvalsNeeded: Int32
    /// The number of the receipt that it looks like; empty = none.
    public var duplicateOf: String
    /// It cannot be approved until somebody releases it.
    public var held: Bool
    /// Who let through more than was ordered; empty = nobody.
    public var overReceiptBy: String
    /// What is owed for it, in minor units of currency; absent until posted, and for callers who may not see costs.
    public var payableMinor: Int64?
    public var currency: String
    /// Only in GetReceipt.
    public var discrepancies: [Discrepancy]
    /// For a correction: the number of the receipt that it puts right, and why.
    public var corrects: String
    public var correctionReason: String
    /// The numbers of its own posted corrections, oldest first.
    public var correctedBy: [String]
    /// When it has to be paid, YYYY-MM-DD; empty where payable_minor is absent.
    public var payableDueDate: String

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
        note: String = "",
        approvalsGiven: Int32 = 0,
        approvalsNeeded: Int32 = 0,
        duplicateOf: String = "",
        held: Bool = false,
        overReceiptBy: String = "",
        payableMinor: Int64? = nil,
        currency: String = "",
        discrepancies: [Discrepancy] = [],
        corrects: String = "",
        correctionReason: String = "",
        correctedBy: [String] = [],
        payableDueDate: String = ""
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
        self.approvalsGiven = approvalsGiven
        self.approvalsNeeded = approvalsNeeded
        self.duplicateOf = duplicateOf
        self.held = held
        self.overReceiptBy = overReceiptBy
        self.payableMinor = payableMinor
        self.currency = currency
        self.discrepancies = discrepancies
        self.corrects = corrects
        self.correctionReason = correctionReason
        self.correctedBy = correctedBy
        self.payableDueDate = payableDueDate
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
    /// Such as a delivery note that is known already.
    public var warnings: [Warning]

    public init(receiptID: Int64 = 0, number: String = "", warnings: [Warning] = []) {
        self.receiptID = receiptID
        self.number = number
        self.warnings = warnings
    }
}

public struct OpenLateReceiptRequest: WireMessage, Hashable, Sendable {
    public var storeID: Int64
    /// 0 = without an order; then supplier_id is needed.
    public var purchaseOrderID: Int64
    public var supplierID: Int64
    public var deliveryNote: String
    /// When the goods came.
    public var arrivedMs: Int64
    /// How and when the paper was lost, and who says so.
    public var lossReport: String
    /// SHA-256 of each paper or picture that proves the delivery: 1 to 20.
    public var evidence: [[UInt8]]

    public init(
        storeID: Int64 = 0,
        purchaseOrderID: Int64 = 0,
        supplierID: Int64 = 0,
        deliveryNote: String = "",
        arrivedMs: Int64 = 0,
        lossReport: String = "",
        evidence: [[UInt8]] = []
    ) {
        self.storeID = storeID
        self.purchaseOrderID = purchaseOrderID
        self.supplierID = supplierID
        self.deliveryNote = deliveryNote
        self.arrivedMs = arrivedMs
        self.lossReport = lossReport
        self.evidence = evidence
    }
}

public struct OpenLateReceiptReply: WireMessage, Hashable, Sendable {
    public var receiptID: Int64
    public var number: String

    public init(receiptID: Int64 = 0, number: String = "") {
        self.receiptID = receiptID
        self.number = number
    }
}

public struct AddReceiptGoodsRequest: WireMessage, Hashable, Sendable {
    public enum Goods: Hashable, Sendable {
        case productID(Int64)
        case raw([UInt8])
    }

    public var receiptID: Int64
    public var goods: Goods?
    public var symbology: String
    /// Base units; negative takes back.
    public var quantity: Int64
    public var lotCode: String
    /// YYYY-MM-DD, or empty.
    public var expiry: String
    public var productionDate: String
    /// Absent = sellable.
    public var condition: Condition?

    public init(
        receiptID: Int64 = 0,
        goods: Goods? = nil,
        symbology: String = "",
        quantity: Int64 = 0,
        lotCode: String = "",
        expiry: String = "",
        productionDate: String = "",
        condition: Condition? = nil
    ) {
        self.receiptID = receiptID
        self.goods = goods
        self.symbology = symbology
        self.quantity = quantity
        self.lotCode = lotCode
        self.expiry = expiry
        self.productionDate = productionDate
        self.condition = condition
    }
}

public struct AddReceiptGoodsReply: WireMessage, Hashable, Sendable {
    /// The line's total after it.
    public var lineQuantity: Int64
    public var warnings: [Warning]

    public init(lineQuantity: Int64 = 0, warnings: [Warning] = []) {
        self.lineQuantity = lineQuantity
        self.warnings = warnings
    }
}

public struct NoteDiscrepancyRequest: WireMessage, Hashable, Sendable {
    public var receiptID: Int64
    public var productID: Int64
    /// The line that it is about; empty = the one without a lot.
    public var lotCode: String
    /// Absent = sellable.
    public var condition: Condition?
    public var kind: DiscrepancyKind
    public var action: DiscrepancyAction
    /// Base units; 0 for a price.
    public var quantity: Int64
    /// For a price only.
    public var unitCostE4: Int64?
    public var reason: String
    /// SHA-256, 32 bytes, or empty.
    public var evidence: [UInt8]

    public init(
        receiptID: Int64 = 0,
        productID: Int64 = 0,
        lotCode: String = "",
        condition: Condition? = nil,
        kind: DiscrepancyKind,
        action: DiscrepancyAction,
        quantity: Int64 = 0,
        unitCostE4: Int64? = nil,
        reason: String = "",
        evidence: [UInt8] = []
    ) {
        self.receiptID = receiptID
        self.productID = productID
        self.lotCode = lotCode
        self.condition = condition
        self.kind = kind
        self.action = action
        self.quantity = quantity
        self.unitCostE4 = unitCostE4
        self.reason = reason
        self.evidence = evidence
    }
}

public struct NoteDiscrepancyReply: WireMessage, Hashable, Sendable {
    public var discrepancyID: Int64

    public init(discrepancyID: Int64 = 0) {
        self.discrepancyID = discrepancyID
    }
}

public struct SettleDiscrepancyRequest: WireMessage, Hashable, Sendable {
    public var discrepancyID: Int64
    public var note: String

    public init(discrepancyID: Int64 = 0, note: String = "") {
        self.discrepancyID = discrepancyID
        self.note = note
    }
}

public struct SettleDiscrepancyReply: WireMessage, Hashable, Sendable {
    public init() {}
}

public struct ListDiscrepanciesRequest: WireMessage, Hashable, Sendable {
    /// 0 = every store the caller may see.
    public var storeID: Int64
    public var openOnly: Bool
    /// Only those that the caller owns.
    public var mineOnly: Bool
    public var page: Page?

    public init(storeID: Int64 = 0, openOnly: Bool = false, mineOnly: Bool = false, page: Page? = nil) {
        self.storeID = storeID
        self.openOnly = openOnly
        self.mineOnly = mineOnly
        self.page = page
    }
}

public struct ListDiscrepanciesReply: WireMessage, Hashable, Sendable {
    public var discrepancies: [Discrepancy]
    public var nextToken: [UInt8]

    public init(discrepancies: [Discrepancy] = [], nextToken: [UInt8] = []) {
        self.discrepancies = discrepancies
        self.nextToken = nextToken
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
    /// What has to be looked at before it can be approved.
    public var warnings: [Warning]

    public init(state: ReceiptState, warnings: [Warning] = []) {
        self.state = state
        self.warnings = warnings
    }
}

public struct ApproveReceiptRequest: WireMessage, Hashable, Sendable {
    public var receiptID: Int64
    /// What the approver saw; a change since is refused. 0 = no check.
    public var version: Int64
    /// More than the order's tolerance is let through; needs the right to approve orders.
    public var letOver: Bool

    public init(receiptID: Int64 = 0, version: Int64 = 0, letOver: Bool = false) {
        self.receiptID = receiptID
        self.version = version
        self.letOver = letOver
    }
}

public struct ApproveReceiptReply: WireMessage, Hashable, Sendable {
    /// Still submitted where more approvals are needed.
    public var state: ReceiptState
    public var approvalsGiven: Int32
    public var approvalsNeeded: Int32

    public init(state: ReceiptState, approvalsGiven: Int32 = 0, approvalsNeeded: Int32 = 0) {
        self.state = state
        self.approvalsGiven = approvalsGiven
        self.approvalsNeeded = approvalsNeeded
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

public struct DiscardReceiptRequest: WireMessage, Hashable, Sendable {
    public var receiptID: Int64
    public var note: String

    public init(receiptID: Int64 = 0, note: String = "") {
        self.receiptID = receiptID
        self.note = note
    }
}

public struct DiscardReceiptReply: WireMessage, Hashable, Sendable {
    public var state: ReceiptState

    public init(state: ReceiptState) {
        self.state = state
    }
}

public struct ReleaseReceiptRequest: WireMessage, Hashable, Sendable {
    public var receiptID: Int64
    /// What was compared.
    public var note: String

    public init(receiptID: Int64 = 0, note: String = "") {
        self.receiptID = receiptID
        self.note = note
    }
}

public struct ReleaseReceiptReply: WireMessage, Hashable, Sendable {
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

public struct CorrectReceiptRequest: WireMessage, Hashable, Sendable {
    public var receiptID: Int64
    public var reason: String

    public init(receiptID: Int64 = 0, reason: String = "") {
        self.receiptID = receiptID
        self.reason = reason
    }
}

public struct CorrectReceiptReply: WireMessage, Hashable, Sendable {
    /// The correction.
    public var receiptID: Int64
    public var number: String

    public init(receiptID: Int64 = 0, number: String = "") {
        self.receiptID = receiptID
        self.number = number
    }
}

public struct ListLotCostsRequest: WireMessage, Hashable, Sendable {
    public var storeID: Int64
    public var productID: Int64

    public init(storeID: Int64 = 0, productID: Int64 = 0) {
        self.storeID = storeID
        self.productID = productID
    }
}

public struct LotCost: WireMessage, Hashable, Sendable {
    public var lotCode: String
    public var expiry: String
    /// Received in all.
    public var quantity: Int64
    /// What was paid for it in all.
    public var valueE4: Int64

    public init(lotCode: String = "", expiry: String = "", quantity: Int64 = 0, valueE4: Int64 = 0) {
        self.lotCode = lotCode
        self.expiry = expiry
        self.quantity = quantity
        self.valueE4 = valueE4
    }
}

public struct ListLotCostsReply: WireMessage, Hashable, Sendable {
    public var lots: [LotCost]

    public init(lots: [LotCost] = []) {
        self.lots = lots
    }
}

/// The rule of product and supplier goes before the product's, that before the supplier's, that before the one of all.
public struct SetLifeRuleRequest: WireMessage, Hashable, Sendable {
    /// 0 = every product.
    public var productID: Int64
    /// 0 = every supplier.
    public var supplierID: Int64
    /// Absent takes the rule back.
    public var lifeRule: LifeRule?

    public init(productID: Int64 = 0, supplierID: Int64 = 0, lifeRule: LifeRule? = nil) {
        self.productID = productID
        self.supplierID = supplierID
        self.lifeRule = lifeRule
    }
}

public struct LifeRule: WireMessage, Hashable, Sendable {
    public var minimumDays: Int32
    public var action: LifeAction

    public init(minimumDays: Int32 = 0, action: LifeAction) {
        self.minimumDays = minimumDays
        self.action = action
    }
}

public struct SetLifeRuleReply: WireMessage, Hashable, Sendable {
    public init() {}
}

extension Discrepancy: CMessage {
    static var fullName: StaticString { "shelfwire.v1.Discrepancy" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__discrepancy()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Discrepancy.self)
        self.discrepancyID = unsafe c.pointee.discrepancy_id
        self.receiptID = unsafe c.pointee.receipt_id
        self.productID = unsafe c.pointee.product_id
        self.productName = try unsafe Decoded.text(c.pointee.product_name, "product_name")
        self.lotCode = try unsafe Decoded.text(c.pointee.lot_code, "lot_code")
        self.condition = try unsafe Decoded.choice(c.pointee.condition.rawValue, "condition")
        self.kind = try unsafe Decoded.choice(c.pointee.kind.rawValue, "kind")
        self.action = try unsafe Decoded.choice(c.pointee.action.rawValue, "action")
        self.quantity = unsafe c.pointee.quantity
        self.unitCostE4 = unsafe c.pointee.unit_cost_given_case.rawValue == 10 ? c.pointee.unit_cost_e4 : nil
        self.reason = try unsafe Decoded.text(c.pointee.reason, "reason")
        self.evidence = unsafe Decoded.bytes(c.pointee.evidence)
        self.owner = try unsafe Decoded.text(c.pointee.owner, "owner")
        self.notedMs = unsafe c.pointee.noted_ms
        self.settledMs = unsafe c.pointee.settled_ms
        self.settlement = try unsafe Decoded.text(c.pointee.settlement, "settlement")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Discrepancy.self)
        unsafe c.pointee.discrepancy_id = discrepancyID
        unsafe c.pointee.receipt_id = receiptID
        unsafe c.pointee.product_id = productID
        unsafe c.pointee.product_name = try arena.text(productName, "product_name")
        unsafe c.pointee.lot_code = try arena.text(lotCode, "lot_code")
        unsafe c.pointee.condition = Shelfwire__V1__Condition(rawValue: UInt32(condition.rawValue))
        unsafe c.pointee.kind = Shelfwire__V1__DiscrepancyKind(rawValue: UInt32(kind.rawValue))
        unsafe c.pointee.action = Shelfwire__V1__DiscrepancyAction(rawValue: UInt32(action.rawValue))
        unsafe c.pointee.quantity = quantity
        if let value = unitCostE4 {
            unsafe c.pointee.unit_cost_e4 = value
            unsafe c.pointee.unit_cost_given_case = Shelfwire__V1__Discrepancy__UnitCostGivenCase(rawValue: 10)
        }
        unsafe c.pointee.reason = try arena.text(reason, "reason")
        unsafe c.pointee.evidence = try arena.bytes(evidence)
        unsafe c.pointee.owner = try arena.text(owner, "owner")
        unsafe c.pointee.noted_ms = notedMs
        unsafe c.pointee.settled_ms = settledMs
        unsafe c.pointee.settlement = try arena.text(settlement, "settlement")
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
        self.approvalsGiven = unsafe c.pointee.approvals_given
        self.approvalsNeeded = unsafe c.pointee.approvals_needed
        self.duplicateOf = try unsafe Decoded.text(c.pointee.duplicate_of, "duplicate_of")
        self.held = unsafe c.pointee.held != 0
        self.overReceiptBy = try unsafe Decoded.text(c.pointee.over_receipt_by, "over_receipt_by")
        self.payableMinor = unsafe c.pointee.payable_given_case.rawValue == 20 ? c.pointee.payable_minor : nil
        self.currency = try unsafe Decoded.text(c.pointee.currency, "currency")
        self.discrepancies = try unsafe Decoded.messages(c.pointee.n_discrepancies, c.pointee.discrepancies, "discrepancies")
        self.corrects = try unsafe Decoded.text(c.pointee.corrects, "corrects")
        self.correctionReason = try unsafe Decoded.text(c.pointee.correction_reason, "correction_reason")
        self.correctedBy = try unsafe Decoded.texts(c.pointee.n_corrected_by, c.pointee.corrected_by, "corrected_by")
        self.payableDueDate = try unsafe Decoded.text(c.pointee.payable_due_date, "payable_due_date")
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
        unsafe c.pointee.approvals_given = approvalsGiven
        unsafe c.pointee.approvals_needed = approvalsNeeded
        unsafe c.pointee.duplicate_of = try arena.text(duplicateOf, "duplicate_of")
        unsafe c.pointee.held = held ? 1 : 0
        unsafe c.pointee.over_receipt_by = try arena.text(overReceiptBy, "over_receipt_by")
        if let value = payableMinor {
            unsafe c.pointee.payable_minor = value
            unsafe c.pointee.payable_given_case = Shelfwire__V1__Receipt__PayableGivenCase(rawValue: 20)
        }
        unsafe c.pointee.currency = try arena.text(currency, "currency")
        unsafe c.pointee.n_discrepancies = discrepancies.count
        unsafe c.pointee.discrepancies = try arena.messages(discrepancies, "discrepancies")
        unsafe c.pointee.corrects = try arena.text(corrects, "corrects")
        unsafe c.pointee.correction_reason = try arena.text(correctionReason, "correction_reason")
        unsafe c.pointee.n_corrected_by = correctedBy.count
        unsafe c.pointee.corrected_by = try arena.texts(correctedBy, "corrected_by")
        unsafe c.pointee.payable_due_date = try arena.text(payableDueDate, "payable_due_date")
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
        self.warnings = try unsafe Decoded.messages(c.pointee.n_warnings, c.pointee.warnings, "warnings")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__OpenReceiptReply.self)
        unsafe c.pointee.receipt_id = receiptID
        unsafe c.pointee.number = try arena.text(number, "number")
        unsafe c.pointee.n_warnings = warnings.count
        unsafe c.pointee.warnings = try arena.messages(warnings, "warnings")
    }
}

extension OpenLateReceiptRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.OpenLateReceiptRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__open_late_receipt_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__OpenLateReceiptRequest.self)
        self.storeID = unsafe c.pointee.store_id
        self.purchaseOrderID = unsafe c.pointee.purchase_order_id
        self.supplierID = unsafe c.pointee.supplier_id
        self.deliveryNote = try unsafe Decoded.text(c.pointee.delivery_note, "delivery_note")
        self.arrivedMs = unsafe c.pointee.arrived_ms
        self.lossReport = try unsafe Decoded.text(c.pointee.loss_report, "loss_report")
        self.evidence = unsafe Decoded.byteStrings(c.pointee.n_evidence, c.pointee.evidence)
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__OpenLateReceiptRequest.self)
        unsafe c.pointee.store_id = storeID
        unsafe c.pointee.purchase_order_id = purchaseOrderID
        unsafe c.pointee.supplier_id = supplierID
        unsafe c.pointee.delivery_note = try arena.text(deliveryNote, "delivery_note")
        unsafe c.pointee.arrived_ms = arrivedMs
        unsafe c.pointee.loss_report = try arena.text(lossReport, "loss_report")
        unsafe c.pointee.n_evidence = evidence.count
        unsafe c.pointee.evidence = try arena.byteStrings(evidence)
    }
}

extension OpenLateReceiptReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.OpenLateReceiptReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__open_late_receipt_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__OpenLateReceiptReply.self)
        self.receiptID = unsafe c.pointee.receipt_id
        self.number = try unsafe Decoded.text(c.pointee.number, "number")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__OpenLateReceiptReply.self)
        unsafe c.pointee.receipt_id = receiptID
        unsafe c.pointee.number = try arena.text(number, "number")
    }
}

extension AddReceiptGoodsRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.AddReceiptGoodsRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__add_receipt_goods_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__AddReceiptGoodsRequest.self)
        self.receiptID = unsafe c.pointee.receipt_id
        self.goods = try unsafe Self.readGoods(c)
        self.symbology = try unsafe Decoded.text(c.pointee.symbology, "symbology")
        self.quantity = unsafe c.pointee.quantity
        self.lotCode = try unsafe Decoded.text(c.pointee.lot_code, "lot_code")
        self.expiry = try unsafe Decoded.text(c.pointee.expiry, "expiry")
        self.productionDate = try unsafe Decoded.text(c.pointee.production_date, "production_date")
        self.condition = try unsafe c.pointee.condition_given_case.rawValue == 9 ? Decoded.choice(c.pointee.condition.rawValue, "condition") : nil
    }

    private static func readGoods(_ c: UnsafePointer<Shelfwire__V1__AddReceiptGoodsRequest>) throws(WireError) -> Goods? {
        switch unsafe c.pointee.goods_case.rawValue {
        case 2: .productID(unsafe c.pointee.product_id)
        case 3: .raw(unsafe Decoded.bytes(c.pointee.raw))
        default: nil
        }
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__AddReceiptGoodsRequest.self)
        unsafe c.pointee.receipt_id = receiptID
        switch goods {
        case .productID(let value):
            unsafe c.pointee.product_id = value
            unsafe c.pointee.goods_case = Shelfwire__V1__AddReceiptGoodsRequest__GoodsCase(rawValue: 2)
        case .raw(let value):
            unsafe c.pointee.raw = try arena.bytes(value)
            unsafe c.pointee.goods_case = Shelfwire__V1__AddReceiptGoodsRequest__GoodsCase(rawValue: 3)
        case nil: break
        }
        unsafe c.pointee.symbology = try arena.text(symbology, "symbology")
        unsafe c.pointee.quantity = quantity
        unsafe c.pointee.lot_code = try arena.text(lotCode, "lot_code")
        unsafe c.pointee.expiry = try arena.text(expiry, "expiry")
        unsafe c.pointee.production_date = try arena.text(productionDate, "production_date")
        if let value = condition {
            unsafe c.pointee.condition = Shelfwire__V1__Condition(rawValue: UInt32(value.rawValue))
            unsafe c.pointee.condition_given_case = Shelfwire__V1__AddReceiptGoodsRequest__ConditionGivenCase(rawValue: 9)
        }
    }
}

extension AddReceiptGoodsReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.AddReceiptGoodsReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__add_receipt_goods_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__AddReceiptGoodsReply.self)
        self.lineQuantity = unsafe c.pointee.line_quantity
        self.warnings = try unsafe Decoded.messages(c.pointee.n_warnings, c.pointee.warnings, "warnings")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__AddReceiptGoodsReply.self)
        unsafe c.pointee.line_quantity = lineQuantity
        unsafe c.pointee.n_warnings = warnings.count
        unsafe c.pointee.warnings = try arena.messages(warnings, "warnings")
    }
}

extension NoteDiscrepancyRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.NoteDiscrepancyRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__note_discrepancy_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__NoteDiscrepancyRequest.self)
        self.receiptID = unsafe c.pointee.receipt_id
        self.productID = unsafe c.pointee.product_id
        self.lotCode = try unsafe Decoded.text(c.pointee.lot_code, "lot_code")
        self.condition = try unsafe c.pointee.condition_given_case.rawValue == 4 ? Decoded.choice(c.pointee.condition.rawValue, "condition") : nil
        self.kind = try unsafe Decoded.choice(c.pointee.kind.rawValue, "kind")
        self.action = try unsafe Decoded.choice(c.pointee.action.rawValue, "action")
        self.quantity = unsafe c.pointee.quantity
        self.unitCostE4 = unsafe c.pointee.unit_cost_given_case.rawValue == 8 ? c.pointee.unit_cost_e4 : nil
        self.reason = try unsafe Decoded.text(c.pointee.reason, "reason")
        self.evidence = unsafe Decoded.bytes(c.pointee.evidence)
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__NoteDiscrepancyRequest.self)
        unsafe c.pointee.receipt_id = receiptID
        unsafe c.pointee.product_id = productID
        unsafe c.pointee.lot_code = try arena.text(lotCode, "lot_code")
        if let value = condition {
            unsafe c.pointee.condition = Shelfwire__V1__Condition(rawValue: UInt32(value.rawValue))
            unsafe c.pointee.condition_given_case = Shelfwire__V1__NoteDiscrepancyRequest__ConditionGivenCase(rawValue: 4)
        }
        unsafe c.pointee.kind = Shelfwire__V1__DiscrepancyKind(rawValue: UInt32(kind.rawValue))
        unsafe c.pointee.action = Shelfwire__V1__DiscrepancyAction(rawValue: UInt32(action.rawValue))
        unsafe c.pointee.quantity = quantity
        if let value = unitCostE4 {
            unsafe c.pointee.unit_cost_e4 = value
            unsafe c.pointee.unit_cost_given_case = Shelfwire__V1__NoteDiscrepancyRequest__UnitCostGivenCase(rawValue: 8)
        }
        unsafe c.pointee.reason = try arena.text(reason, "reason")
        unsafe c.pointee.evidence = try arena.bytes(evidence)
    }
}

extension NoteDiscrepancyReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.NoteDiscrepancyReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__note_discrepancy_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__NoteDiscrepancyReply.self)
        self.discrepancyID = unsafe c.pointee.discrepancy_id
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__NoteDiscrepancyReply.self)
        unsafe c.pointee.discrepancy_id = discrepancyID
    }
}

extension SettleDiscrepancyRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.SettleDiscrepancyRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__settle_discrepancy_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SettleDiscrepancyRequest.self)
        self.discrepancyID = unsafe c.pointee.discrepancy_id
        self.note = try unsafe Decoded.text(c.pointee.note, "note")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SettleDiscrepancyRequest.self)
        unsafe c.pointee.discrepancy_id = discrepancyID
        unsafe c.pointee.note = try arena.text(note, "note")
    }
}

extension SettleDiscrepancyReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.SettleDiscrepancyReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__settle_discrepancy_reply()
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

extension ListDiscrepanciesRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListDiscrepanciesRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_discrepancies_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListDiscrepanciesRequest.self)
        self.storeID = unsafe c.pointee.store_id
        self.openOnly = unsafe c.pointee.open_only != 0
        self.mineOnly = unsafe c.pointee.mine_only != 0
        self.page = try unsafe Decoded.messageIfAny(c.pointee.page, "page")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListDiscrepanciesRequest.self)
        unsafe c.pointee.store_id = storeID
        unsafe c.pointee.open_only = openOnly ? 1 : 0
        unsafe c.pointee.mine_only = mineOnly ? 1 : 0
        if let value = page {
            unsafe c.pointee.page = try arena.message(value, "page")
        }
    }
}

extension ListDiscrepanciesReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListDiscrepanciesReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_discrepancies_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListDiscrepanciesReply.self)
        self.discrepancies = try unsafe Decoded.messages(c.pointee.n_discrepancies, c.pointee.discrepancies, "discrepancies")
        self.nextToken = unsafe Decoded.bytes(c.pointee.next_token)
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListDiscrepanciesReply.self)
        unsafe c.pointee.n_discrepancies = discrepancies.count
        unsafe c.pointee.discrepancies = try arena.messages(discrepancies, "discrepancies")
        unsafe c.pointee.next_token = try arena.bytes(nextToken)
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
        self.warnings = try unsafe Decoded.messages(c.pointee.n_warnings, c.pointee.warnings, "warnings")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SubmitReceiptReply.self)
        unsafe c.pointee.state = Shelfwire__V1__ReceiptState(rawValue: UInt32(state.rawValue))
        unsafe c.pointee.n_warnings = warnings.count
        unsafe c.pointee.warnings = try arena.messages(warnings, "warnings")
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
        self.letOver = unsafe c.pointee.let_over != 0
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ApproveReceiptRequest.self)
        unsafe c.pointee.receipt_id = receiptID
        unsafe c.pointee.version = version
        unsafe c.pointee.let_over = letOver ? 1 : 0
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
        self.approvalsGiven = unsafe c.pointee.approvals_given
        self.approvalsNeeded = unsafe c.pointee.approvals_needed
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ApproveReceiptReply.self)
        unsafe c.pointee.state = Shelfwire__V1__ReceiptState(rawValue: UInt32(state.rawValue))
        unsafe c.pointee.approvals_given = approvalsGiven
        unsafe c.pointee.approvals_needed = approvalsNeeded
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

extension DiscardReceiptRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.DiscardReceiptRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__discard_receipt_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__DiscardReceiptRequest.self)
        self.receiptID = unsafe c.pointee.receipt_id
        self.note = try unsafe Decoded.text(c.pointee.note, "note")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__DiscardReceiptRequest.self)
        unsafe c.pointee.receipt_id = receiptID
        unsafe c.pointee.note = try arena.text(note, "note")
    }
}

extension DiscardReceiptReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.DiscardReceiptReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__discard_receipt_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__DiscardReceiptReply.self)
        self.state = try unsafe Decoded.choice(c.pointee.state.rawValue, "state")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__DiscardReceiptReply.self)
        unsafe c.pointee.state = Shelfwire__V1__ReceiptState(rawValue: UInt32(state.rawValue))
    }
}

extension ReleaseReceiptRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ReleaseReceiptRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__release_receipt_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ReleaseReceiptRequest.self)
        self.receiptID = unsafe c.pointee.receipt_id
        self.note = try unsafe Decoded.text(c.pointee.note, "note")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ReleaseReceiptRequest.self)
        unsafe c.pointee.receipt_id = receiptID
        unsafe c.pointee.note = try arena.text(note, "note")
    }
}

extension ReleaseReceiptReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ReleaseReceiptReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__release_receipt_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ReleaseReceiptReply.self)
        self.state = try unsafe Decoded.choice(c.pointee.state.rawValue, "state")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ReleaseReceiptReply.self)
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

extension CorrectReceiptRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.CorrectReceiptRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__correct_receipt_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CorrectReceiptRequest.self)
        self.receiptID = unsafe c.pointee.receipt_id
        self.reason = try unsafe Decoded.text(c.pointee.reason, "reason")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CorrectReceiptRequest.self)
        unsafe c.pointee.receipt_id = receiptID
        unsafe c.pointee.reason = try arena.text(reason, "reason")
    }
}

extension CorrectReceiptReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.CorrectReceiptReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__correct_receipt_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CorrectReceiptReply.self)
        self.receiptID = unsafe c.pointee.receipt_id
        self.number = try unsafe Decoded.text(c.pointee.number, "number")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__CorrectReceiptReply.self)
        unsafe c.pointee.receipt_id = receiptID
        unsafe c.pointee.number = try arena.text(number, "number")
    }
}

extension ListLotCostsRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListLotCostsRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_lot_costs_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListLotCostsRequest.self)
        self.storeID = unsafe c.pointee.store_id
        self.productID = unsafe c.pointee.product_id
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListLotCostsRequest.self)
        unsafe c.pointee.store_id = storeID
        unsafe c.pointee.product_id = productID
    }
}

extension LotCost: CMessage {
    static var fullName: StaticString { "shelfwire.v1.LotCost" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__lot_cost()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__LotCost.self)
        self.lotCode = try unsafe Decoded.text(c.pointee.lot_code, "lot_code")
        self.expiry = try unsafe Decoded.text(c.pointee.expiry, "expiry")
        self.quantity = unsafe c.pointee.quantity
        self.valueE4 = unsafe c.pointee.value_e4
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__LotCost.self)
        unsafe c.pointee.lot_code = try arena.text(lotCode, "lot_code")
        unsafe c.pointee.expiry = try arena.text(expiry, "expiry")
        unsafe c.pointee.quantity = quantity
        unsafe c.pointee.value_e4 = valueE4
    }
}

extension ListLotCostsReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListLotCostsReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_lot_costs_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListLotCostsReply.self)
        self.lots = try unsafe Decoded.messages(c.pointee.n_lots, c.pointee.lots, "lots")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListLotCostsReply.self)
        unsafe c.pointee.n_lots = lots.count
        unsafe c.pointee.lots = try arena.messages(lots, "lots")
    }
}

extension SetLifeRuleRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.SetLifeRuleRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__set_life_rule_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SetLifeRuleRequest.self)
        self.productID = unsafe c.pointee.product_id
        self.supplierID = unsafe c.pointee.supplier_id
        self.lifeRule = try unsafe c.pointee.rule_case.rawValue == 3 ? Decoded.message(c.pointee.life_rule, "life_rule") : nil
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SetLifeRuleRequest.self)
        unsafe c.pointee.product_id = productID
        unsafe c.pointee.supplier_id = supplierID
        if let value = lifeRule {
            unsafe c.pointee.life_rule = try arena.message(value, "life_rule")
            unsafe c.pointee.rule_case = Shelfwire__V1__SetLifeRuleRequest__RuleCase(rawValue: 3)
        }
    }
}

extension LifeRule: CMessage {
    static var fullName: StaticString { "shelfwire.v1.LifeRule" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__life_rule()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__LifeRule.self)
        self.minimumDays = unsafe c.pointee.minimum_days
        self.action = try unsafe Decoded.choice(c.pointee.action.rawValue, "action")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__LifeRule.self)
        unsafe c.pointee.minimum_days = minimumDays
        unsafe c.pointee.action = Shelfwire__V1__LifeAction(rawValue: UInt32(action.rawValue))
    }
}

extension SetLifeRuleReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.SetLifeRuleReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__set_life_rule_reply()
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

extension ReceiptKind: WireEnum {
    static var fullName: StaticString { "shelfwire.v1.ReceiptKind" }
    static var zeroName: StaticString { "RECEIPT_KIND_UNSPECIFIED" }
}

extension ReceiptState: WireEnum {
    static var fullName: StaticString { "shelfwire.v1.ReceiptState" }
    static var zeroName: StaticString { "RECEIPT_STATE_UNSPECIFIED" }
}

extension DiscrepancyKind: WireEnum {
    static var fullName: StaticString { "shelfwire.v1.DiscrepancyKind" }
    static var zeroName: StaticString { "DISCREPANCY_KIND_UNSPECIFIED" }
}

extension DiscrepancyAction: WireEnum {
    static var fullName: StaticString { "shelfwire.v1.DiscrepancyAction" }
    static var zeroName: StaticString { "DISCREPANCY_ACTION_UNSPECIFIED" }
}

extension LifeAction: WireEnum {
    static var fullName: StaticString { "shelfwire.v1.LifeAction" }
    static var zeroName: StaticString { "LIFE_ACTION_UNSPECIFIED" }
}
