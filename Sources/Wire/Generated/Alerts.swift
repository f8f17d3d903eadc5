// Generated from shelfwire/v1/alerts.proto by Protos/generate. Do not edit.
//
// What a store should see to before it costs money: goods that run out, pile up, or go out of date.

import CWire
public import NIOCore

public struct Alert: WireMessage, Hashable, Sendable {
    public var alertID: Int64
    public var kind: AlertKind
    public var state: AlertState
    public var storeID: Int64
    public var productID: Int64
    public var productName: String
    /// Empty = about the whole product.
    public var lotCode: String
    /// YYYY-MM-DD, or empty.
    public var expiry: String
    /// Base units when it was raised: available for LOW_STOCK, on hand for the others.
    public var quantity: Int64
    /// What the rule said then: base units, for NEAR_EXPIRY days.
    public var bound: Int64
    /// 0 = nobody's yet.
    public var ownerID: Int64
    public var owner: String
    /// What the owner said last.
    public var note: String
    public var raisedMs: Int64
    /// When it came into its state.
    public var changedMs: Int64
    /// 0 unless it is snoozed.
    public var snoozedUntilMs: Int64
    /// For staff, in the language of the call.
    public var message: String
    public var nextStep: String

    public init(
        alertID: Int64 = 0,
        kind: AlertKind,
        state: AlertState,
        storeID: Int64 = 0,
        productID: Int64 = 0,
        productName: String = "",
        lotCode: String = "",
        expiry: String = "",
        quantity: Int64 = 0,
        bound: Int64 = 0,
        ownerID: Int64 = 0,
        owner: String = "",
        note: String = "",
        raisedMs: Int64 = 0,
        changedMs: Int64 = 0,
        snoozedUntilMs: Int64 = 0,
        message: String = "",
        nextStep: String = ""
    ) {
        self.alertID = alertID
        self.kind = kind
        self.state = state
        self.storeID = storeID
        self.productID = productID
        self.productName = productName
        self.lotCode = lotCode
        self.expiry = expiry
        self.quantity = quantity
        self.bound = bound
        self.ownerID = ownerID
        self.owner = owner
        self.note = note
        self.raisedMs = raisedMs
        self.changedMs = changedMs
        self.snoozedUntilMs = snoozedUntilMs
        self.message = message
        self.nextStep = nextStep
    }
}

public struct ListAlertsRequest: WireMessage, Hashable, Sendable {
    /// 0 = every store the caller may see.
    public var storeID: Int64
    /// Empty = every kind.
    public var kinds: [AlertKind]
    /// Empty = every state but CLEARED.
    public var states: [AlertState]
    public var mineOnly: Bool
    public var page: Page?

    public init(
        storeID: Int64 = 0,
        kinds: [AlertKind] = [],
        states: [AlertState] = [],
        mineOnly: Bool = false,
        page: Page? = nil
    ) {
        self.storeID = storeID
        self.kinds = kinds
        self.states = states
        self.mineOnly = mineOnly
        self.page = page
    }
}

public struct ListAlertsReply: WireMessage, Hashable, Sendable {
    public var alerts: [Alert]
    public var nextToken: [UInt8]

    public init(alerts: [Alert] = [], nextToken: [UInt8] = []) {
        self.alerts = alerts
        self.nextToken = nextToken
    }
}

public struct AcknowledgeAlertRequest: WireMessage, Hashable, Sendable {
    public var alertID: Int64
    public var note: String

    public init(alertID: Int64 = 0, note: String = "") {
        self.alertID = alertID
        self.note = note
    }
}

public struct AcknowledgeAlertReply: WireMessage, Hashable, Sendable {
    public var state: AlertState

    public init(state: AlertState) {
        self.state = state
    }
}

public struct SnoozeAlertRequest: WireMessage, Hashable, Sendable {
    public var alertID: Int64
    /// At most 30 days ahead.
    public var untilMs: Int64
    public var note: String

    public init(alertID: Int64 = 0, untilMs: Int64 = 0, note: String = "") {
        self.alertID = alertID
        self.untilMs = untilMs
        self.note = note
    }
}

public struct SnoozeAlertReply: WireMessage, Hashable, Sendable {
    public var state: AlertState

    public init(state: AlertState) {
        self.state = state
    }
}

/// A product's own rule takes the place of the store's as a whole.
public struct AlertRule: WireMessage, Hashable, Sendable {
    /// Told when less is available, base units; 0 = never.
    public var least: Int64
    /// Told when more is on hand, base units; 0 = never.
    public var most: Int64
    /// Told so many days before a lot expires; 0 = never. Expired lots are always told.
    public var nearExpiryDays: Int64
    /// Whose matter it is; 0 = whoever takes it.
    public var ownerID: Int64

    public init(least: Int64 = 0, most: Int64 = 0, nearExpiryDays: Int64 = 0, ownerID: Int64 = 0) {
        self.least = least
        self.most = most
        self.nearExpiryDays = nearExpiryDays
        self.ownerID = ownerID
    }
}

public struct SetAlertRuleRequest: WireMessage, Hashable, Sendable {
    public var storeID: Int64
    /// 0 = all products that have no rule of their own.
    public var productID: Int64
    /// Absent = none any more.
    public var rule: AlertRule?

    public init(storeID: Int64 = 0, productID: Int64 = 0, rule: AlertRule? = nil) {
        self.storeID = storeID
        self.productID = productID
        self.rule = rule
    }
}

public struct SetAlertRuleReply: WireMessage, Hashable, Sendable {
    public var rule: AlertRule?

    public init(rule: AlertRule? = nil) {
        self.rule = rule
    }
}

public struct AlertRuleLine: WireMessage, Hashable, Sendable {
    /// 0 = all products that have no rule of their own.
    public var productID: Int64
    public var productName: String
    public var rule: AlertRule?
    public var owner: String

    public init(productID: Int64 = 0, productName: String = "", rule: AlertRule? = nil, owner: String = "") {
        self.productID = productID
        self.productName = productName
        self.rule = rule
        self.owner = owner
    }
}

public struct ListAlertRulesRequest: WireMessage, Hashable, Sendable {
    public var storeID: Int64
    public var page: Page?

    public init(storeID: Int64 = 0, page: Page? = nil) {
        self.storeID = storeID
        self.page = page
    }
}

public struct ListAlertRulesReply: WireMessage, Hashable, Sendable {
    public var rules: [AlertRuleLine]
    public var nextToken: [UInt8]

    public init(rules: [AlertRuleLine] = [], nextToken: [UInt8] = []) {
        self.rules = rules
        self.nextToken = nextToken
    }
}

extension Alert: CMessage {
    static var fullName: StaticString { "shelfwire.v1.Alert" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__alert()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Alert.self)
        self.alertID = unsafe c.pointee.alert_id
        self.kind = try unsafe Decoded.choice(c.pointee.kind.rawValue, "kind")
        self.state = try unsafe Decoded.choice(c.pointee.state.rawValue, "state")
        self.storeID = unsafe c.pointee.store_id
        self.productID = unsafe c.pointee.product_id
        self.productName = try unsafe Decoded.text(c.pointee.product_name, "product_name")
        self.lotCode = try unsafe Decoded.text(c.pointee.lot_code, "lot_code")
        self.expiry = try unsafe Decoded.text(c.pointee.expiry, "expiry")
        self.quantity = unsafe c.pointee.quantity
        self.bound = unsafe c.pointee.bound
        self.ownerID = unsafe c.pointee.owner_id
        self.owner = try unsafe Decoded.text(c.pointee.owner, "owner")
        self.note = try unsafe Decoded.text(c.pointee.note, "note")
        self.raisedMs = unsafe c.pointee.raised_ms
        self.changedMs = unsafe c.pointee.changed_ms
        self.snoozedUntilMs = unsafe c.pointee.snoozed_until_ms
        self.message = try unsafe Decoded.text(c.pointee.message, "message")
        self.nextStep = try unsafe Decoded.text(c.pointee.next_step, "next_step")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__Alert.self)
        unsafe c.pointee.alert_id = alertID
        unsafe c.pointee.kind = Shelfwire__V1__AlertKind(rawValue: UInt32(kind.rawValue))
        unsafe c.pointee.state = Shelfwire__V1__AlertState(rawValue: UInt32(state.rawValue))
        unsafe c.pointee.store_id = storeID
        unsafe c.pointee.product_id = productID
        unsafe c.pointee.product_name = try arena.text(productName, "product_name")
        unsafe c.pointee.lot_code = try arena.text(lotCode, "lot_code")
        unsafe c.pointee.expiry = try arena.text(expiry, "expiry")
        unsafe c.pointee.quantity = quantity
        unsafe c.pointee.bound = bound
        unsafe c.pointee.owner_id = ownerID
        unsafe c.pointee.owner = try arena.text(owner, "owner")
        unsafe c.pointee.note = try arena.text(note, "note")
        unsafe c.pointee.raised_ms = raisedMs
        unsafe c.pointee.changed_ms = changedMs
        unsafe c.pointee.snoozed_until_ms = snoozedUntilMs
        unsafe c.pointee.message = try arena.text(message, "message")
        unsafe c.pointee.next_step = try arena.text(nextStep, "next_step")
    }
}

extension ListAlertsRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListAlertsRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_alerts_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListAlertsRequest.self)
        self.storeID = unsafe c.pointee.store_id
        self.kinds = try unsafe Decoded.choices(c.pointee.n_kinds, c.pointee.kinds, "kinds") { $0.rawValue }
        self.states = try unsafe Decoded.choices(c.pointee.n_states, c.pointee.states, "states") { $0.rawValue }
        self.mineOnly = unsafe c.pointee.mine_only != 0
        self.page = try unsafe Decoded.messageIfAny(c.pointee.page, "page")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListAlertsRequest.self)
        unsafe c.pointee.store_id = storeID
        unsafe c.pointee.n_kinds = kinds.count
        unsafe c.pointee.kinds = try arena.choices(kinds) { Shelfwire__V1__AlertKind(rawValue: UInt32($0.rawValue)) }
        unsafe c.pointee.n_states = states.count
        unsafe c.pointee.states = try arena.choices(states) { Shelfwire__V1__AlertState(rawValue: UInt32($0.rawValue)) }
        unsafe c.pointee.mine_only = mineOnly ? 1 : 0
        if let value = page {
            unsafe c.pointee.page = try arena.message(value, "page")
        }
    }
}

extension ListAlertsReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListAlertsReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_alerts_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListAlertsReply.self)
        self.alerts = try unsafe Decoded.messages(c.pointee.n_alerts, c.pointee.alerts, "alerts")
        self.nextToken = unsafe Decoded.bytes(c.pointee.next_token)
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListAlertsReply.self)
        unsafe c.pointee.n_alerts = alerts.count
        unsafe c.pointee.alerts = try arena.messages(alerts, "alerts")
        unsafe c.pointee.next_token = try arena.bytes(nextToken)
    }
}

extension AcknowledgeAlertRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.AcknowledgeAlertRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__acknowledge_alert_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__AcknowledgeAlertRequest.self)
        self.alertID = unsafe c.pointee.alert_id
        self.note = try unsafe Decoded.text(c.pointee.note, "note")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__AcknowledgeAlertRequest.self)
        unsafe c.pointee.alert_id = alertID
        unsafe c.pointee.note = try arena.text(note, "note")
    }
}

extension AcknowledgeAlertReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.AcknowledgeAlertReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__acknowledge_alert_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__AcknowledgeAlertReply.self)
        self.state = try unsafe Decoded.choice(c.pointee.state.rawValue, "state")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__AcknowledgeAlertReply.self)
        unsafe c.pointee.state = Shelfwire__V1__AlertState(rawValue: UInt32(state.rawValue))
    }
}

extension SnoozeAlertRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.SnoozeAlertRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__snooze_alert_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SnoozeAlertRequest.self)
        self.alertID = unsafe c.pointee.alert_id
        self.untilMs = unsafe c.pointee.until_ms
        self.note = try unsafe Decoded.text(c.pointee.note, "note")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SnoozeAlertRequest.self)
        unsafe c.pointee.alert_id = alertID
        unsafe c.pointee.until_ms = untilMs
        unsafe c.pointee.note = try arena.text(note, "note")
    }
}

extension SnoozeAlertReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.SnoozeAlertReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__snooze_alert_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SnoozeAlertReply.self)
        self.state = try unsafe Decoded.choice(c.pointee.state.rawValue, "state")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SnoozeAlertReply.self)
        unsafe c.pointee.state = Shelfwire__V1__AlertState(rawValue: UInt32(state.rawValue))
    }
}

extension AlertRule: CMessage {
    static var fullName: StaticString { "shelfwire.v1.AlertRule" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__alert_rule()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__AlertRule.self)
        self.least = unsafe c.pointee.least
        self.most = unsafe c.pointee.most
        self.nearExpiryDays = unsafe c.pointee.near_expiry_days
        self.ownerID = unsafe c.pointee.owner_id
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__AlertRule.self)
        unsafe c.pointee.least = least
        unsafe c.pointee.most = most
        unsafe c.pointee.near_expiry_days = nearExpiryDays
        unsafe c.pointee.owner_id = ownerID
    }
}

extension SetAlertRuleRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.SetAlertRuleRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__set_alert_rule_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SetAlertRuleRequest.self)
        self.storeID = unsafe c.pointee.store_id
        self.productID = unsafe c.pointee.product_id
        self.rule = try unsafe Decoded.messageIfAny(c.pointee.rule, "rule")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SetAlertRuleRequest.self)
        unsafe c.pointee.store_id = storeID
        unsafe c.pointee.product_id = productID
        if let value = rule {
            unsafe c.pointee.rule = try arena.message(value, "rule")
        }
    }
}

extension SetAlertRuleReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.SetAlertRuleReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__set_alert_rule_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SetAlertRuleReply.self)
        self.rule = try unsafe Decoded.messageIfAny(c.pointee.rule, "rule")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__SetAlertRuleReply.self)
        if let value = rule {
            unsafe c.pointee.rule = try arena.message(value, "rule")
        }
    }
}

extension AlertRuleLine: CMessage {
    static var fullName: StaticString { "shelfwire.v1.AlertRuleLine" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__alert_rule_line()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__AlertRuleLine.self)
        self.productID = unsafe c.pointee.product_id
        self.productName = try unsafe Decoded.text(c.pointee.product_name, "product_name")
        self.rule = try unsafe Decoded.messageIfAny(c.pointee.rule, "rule")
        self.owner = try unsafe Decoded.text(c.pointee.owner, "owner")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__AlertRuleLine.self)
        unsafe c.pointee.product_id = productID
        unsafe c.pointee.product_name = try arena.text(productName, "product_name")
        if let value = rule {
            unsafe c.pointee.rule = try arena.message(value, "rule")
        }
        unsafe c.pointee.owner = try arena.text(owner, "owner")
    }
}

extension ListAlertRulesRequest: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListAlertRulesRequest" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_alert_rules_request()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListAlertRulesRequest.self)
        self.storeID = unsafe c.pointee.store_id
        self.page = try unsafe Decoded.messageIfAny(c.pointee.page, "page")
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListAlertRulesRequest.self)
        unsafe c.pointee.store_id = storeID
        if let value = page {
            unsafe c.pointee.page = try arena.message(value, "page")
        }
    }
}

extension ListAlertRulesReply: CMessage {
    static var fullName: StaticString { "shelfwire.v1.ListAlertRulesReply" }

    static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {
        unsafe cwire_shelfwire__v1__list_alert_rules_reply()
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
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListAlertRulesReply.self)
        self.rules = try unsafe Decoded.messages(c.pointee.n_rules, c.pointee.rules, "rules")
        self.nextToken = unsafe Decoded.bytes(c.pointee.next_token)
    }

    func fill(_ start: UnsafeMutableRawPointer, in arena: inout Arena) throws(WireError) {
        let c = unsafe start.assumingMemoryBound(to: Shelfwire__V1__ListAlertRulesReply.self)
        unsafe c.pointee.n_rules = rules.count
        unsafe c.pointee.rules = try arena.messages(rules, "rules")
        unsafe c.pointee.next_token = try arena.bytes(nextToken)
    }
}
