// New stores and new places in them.

import Barcodes
import Foundation
public import Storage

/// A new store, with its dock and the virtual places its goods come from and go to.
public struct CreateStore: Command {
    public var code: String
    public var name: String
    /// IANA name.
    public var timeZone: String
    /// ISO 4217, three capitals.
    public var currency: String

    public static let kind = JournalKind.createStore

    public struct Facts {
        var codeIsTaken: Bool
    }

    public init(code: String, name: String, timeZone: String, currency: String) {
        self.code = code
        self.name = name
        self.timeZone = timeZone
        self.currency = currency
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        Facts(codeIsTaken: try Stores.find(code: code, in: transaction) != nil)
    }

    public func permission(_ facts: Facts) -> Permission { Permission(.create, .store, .everywhere) }

    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) {
        var problems = [
            NameRules.problem(with: code, field: "code", limit: Limits.codeLength),
            NameRules.problem(with: name, field: "name", limit: Limits.nameLength),
        ].compactMap(\.self)
        if timeZone.utf8.count > Limits.codeLength || TimeZone(identifier: timeZone) == nil {
            problems.append(.malformed(field: "time_zone", problem: "is no time zone that this machine knows"))
        }
        if currency.utf8.count != 3 || !currency.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) {
            problems.append(.malformed(field: "currency", problem: "is not three capital letters"))
        }
        if facts.codeIsTaken { problems.append(.nameTaken(name: code)) }
        try Refusal.check(problems)
    }

    public func apply(_ plan: Void, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws -> StoreID {
        let store = try Stores.insert(code: code, name: name, timeZone: timeZone, currency: currency, in: transaction)
        let places: [(kind: LocationKind, code: String, name: String)] = [
            (.dock, "DOCK", "Goods in"), (.supplier, "~SUPPLIER", "Suppliers"), (.customer, "~CUSTOMER", "Customers"),
            (.loss, "~LOSS", "Losses"), (.gain, "~GAIN", "Finds"), (.transit, "~TRANSIT", "On the way"),
        ]
        for place in places {
            let id = try Places.insert(
                store, place.kind, code: place.code, name: place.name, zone: "", in: transaction)
            if place.kind.isStock { try CatalogChanges.note(.location, id.rawValue, in: transaction) }
        }
        try CatalogChanges.announce(in: transaction)
        draft.store = store
        return store
    }
}

/// A new shelf.
public struct CreateLocation: Command {
    public var store: StoreID
    public var code: String
    public var name: String
    /// Empty = none.
    public var zone: String

    public static let kind = JournalKind.createLocation

    public struct Facts {
        var storeIsKnown: Bool
        var codeIsTaken: Bool
    }

    public init(store: StoreID, code: String, name: String, zone: String = "") {
        self.store = store
        self.code = code
        self.name = name
        self.zone = zone
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        Facts(
            storeIsKnown: try Stores.find(store, in: transaction) != nil,
            codeIsTaken: try Places.find(code: code, of: store, in: transaction) != nil)
    }

    public func permission(_ facts: Facts) -> Permission { Permission(.create, .location, in: store) }

    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) {
        var problems = [
            NameRules.problem(with: code, field: "code", limit: Limits.codeLength),
            NameRules.problem(with: name, field: "name", limit: Limits.nameLength),
            zone.isEmpty ? nil : NameRules.problem(with: zone, field: "zone", limit: Limits.codeLength),
        ].compactMap(\.self)
        // The tilde stands in front of places that are none.
        if code.hasPrefix("~") { problems.append(.malformed(field: "code", problem: "starts with ~")) }
        if !facts.storeIsKnown { problems.append(.unknown(subject: .store, reference: "\(store)")) }
        if facts.codeIsTaken { problems.append(.nameTaken(name: code)) }
        try Refusal.check(problems)
    }

    public func apply(_ plan: Void, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws -> LocationID {
        let id = try Places.insert(store, .shelf, code: code, name: name, zone: zone, in: transaction)
        try CatalogChanges.note(.location, id.rawValue, in: transaction)
        try CatalogChanges.announce(in: transaction)
        return id
    }
}

/// A layout of scale labels for a store (nil: for all). Setting a known pattern again changes its decimals.
public struct CreateScaleTemplate: Command {
    public var store: StoreID?
    /// As `ScaleTemplate` reads it: "21IIIIIWWWWWC".
    public var pattern: String
    public var decimals: Int

    public static let kind = JournalKind.createScaleTemplate

    public struct Facts {
        var storeIsKnown: Bool
        var known: Int64?
        var count: Int64
    }

    public init(store: StoreID?, pattern: String, decimals: Int) {
        self.store = store
        self.pattern = pattern
        self.decimals = decimals
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        let number = store?.rawValue ?? 0
        return Facts(
            storeIsKnown: try store.map { try Stores.find($0, in: transaction) != nil } ?? true,
            known: try transaction.first(Self.find, number, pattern) { row in row.int(0) },
            count: try transaction.first(Self.count, number) { row in row.int(0) } ?? 0)
    }

    public func permission(_ facts: Facts) -> Permission { Permission(.configure, .store, store.map(Permission.Reach.store) ?? .everywhere) }

    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) -> Int64? {
        if !facts.storeIsKnown { throw Refusal(.unknown(subject: .store, reference: store.map { "\($0)" } ?? "")) }
        // Half of what the parser tries are kept for the templates of all stores.
        let limit = ScanLimits.scaleTemplates / 2
        if facts.known == nil, facts.count >= limit { throw Refusal(.tooMany(field: "scale_templates", limit: limit)) }
        do {
            _ = try ScaleTemplate(parsing: pattern, decimals: decimals)
        } catch {
            throw Refusal(.malformed(field: "pattern", problem: "is not understood: \(error.message)"))
        }
        return facts.known
    }

    public func apply(_ known: Int64?, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws -> Int64 {
        let id = try known ?? transaction.first(Self.nextID) { row in row.int(0) } ?? 1
        try transaction.run(Self.upsert, id, store?.rawValue ?? 0, pattern, decimals)
        try CatalogChanges.note(.scaleTemplate, id, in: transaction)
        try CatalogChanges.announce(in: transaction)
        return id
    }

    private static let find = SQL("SELECT id FROM scale_template WHERE store = $1 AND pattern = $2")
    private static let count = SQL("SELECT count(*) FROM scale_template WHERE store = $1")
    private static let nextID = SQL("SELECT coalesce(max(id), 0) + 1 FROM scale_template")
    private static let upsert = SQL(
        """
        INSERT INTO scale_template (id, store, pattern, decimals) VALUES ($1, $2, $3, $4)
        ON CONFLICT (id) DO UPDATE SET decimals = excluded.decimals
        """)
}
