// What a store says of its places: which product has a fixed one, how much fits, how far it is from the dock.

public import Storage

enum PlaceRules {
    static func fixedPlace(
        of product: ProductID, in store: StoreID, _ source: borrowing some Reading & ~Copyable
    ) throws -> LocationID? {
        try source.first(findFixed, store.rawValue, product.rawValue) { row in LocationID(row.int(0)) } ?? nil
    }

    static func fix(
        _ product: ProductID, at place: LocationID?, in store: StoreID, _ transaction: borrowing Transaction
    ) throws {
        guard let place else { return try transaction.run(deleteFixed, store.rawValue, product.rawValue) }
        try transaction.run(upsertFixed, store.rawValue, product.rawValue, place.rawValue)
    }

    static func size(_ place: LocationID, capacity: Int64, distance: Int64, in transaction: borrowing Transaction) throws {
        try transaction.run(upsertSize, place.rawValue, capacity, distance)
    }

    private static let findFixed = SQL("SELECT location FROM fixed_place WHERE store = $1 AND product = $2")
    private static let deleteFixed = SQL("DELETE FROM fixed_place WHERE store = $1 AND product = $2")
    private static let upsertFixed = SQL(
        """
        INSERT INTO fixed_place (store, product, location) VALUES ($1, $2, $3)
        ON CONFLICT (store, product) DO UPDATE SET location = excluded.location
        """)
    private static let upsertSize = SQL(
        """
        INSERT INTO place_size (location, capacity, distance) VALUES ($1, $2, $3)
        ON CONFLICT (location) DO UPDATE SET capacity = excluded.capacity, distance = excluded.distance
        """)
}

/// Gives a product its fixed place in a store, or takes it away.
public struct SetFixedPlace: Command {
    public static let kind = JournalKind.setFixedPlace
    public var store: StoreID
    public var product: ProductID
    /// Nil = none any more.
    public var place: LocationID?

    public init(_ product: ProductID, at place: LocationID?, in store: StoreID) {
        self.store = store
        self.product = product
        self.place = place
    }

    public struct Facts {
        var storeIsKnown: Bool
        var productIsKnown: Bool
        var found: Place?
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Facts {
        Facts(
            storeIsKnown: try Stores.find(store, in: transaction) != nil,
            productIsKnown: try Products.find(product.rawValue, in: transaction) != nil,
            found: try place.flatMap { try Places.place($0, in: transaction) })
    }

    public func permission(_ facts: Facts) -> Permission { Permission(.change, .location, in: store) }

    public func decide(_ facts: Facts, _ circumstances: Circumstances) throws(Refusal) {
        guard facts.storeIsKnown else { throw Refusal(.unknown(subject: .store, reference: "\(store)")) }
        var problems: [Rejection] = []
        if !facts.productIsKnown { problems.append(.unknown(subject: .product, reference: "\(product)")) }
        if let place {
            if let found = facts.found, found.kind == .shelf {
                if found.store != store { problems.append(.elsewhere(subject: .location, reference: found.code)) }
            } else {
                problems.append(.unknown(subject: .location, reference: "\(place)"))
            }
        }
        try Refusal.check(problems)
    }

    public func apply(_ plan: Void, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws {
        draft.store = store
        try PlaceRules.fix(product, at: place, in: store, transaction)
    }
}

/// Says how much fits on a place, and how far it is from the dock.
public struct SetPlaceSize: Command {
    public static let kind = JournalKind.setPlaceSize
    public var place: LocationID
    /// Pieces; of goods by weight or volume kilograms or litres. 0 = not bounded.
    public var capacity: Int64
    /// Steps from the dock; 0 = nearest.
    public var distance: Int64

    public init(_ place: LocationID, capacity: Int64, distance: Int64) {
        self.place = place
        self.capacity = capacity
        self.distance = distance
    }

    public func gather(in transaction: borrowing Transaction, _ circumstances: Circumstances) throws -> Place? {
        try Places.place(place, in: transaction)
    }

    public func permission(_ found: Place?) -> Permission { Permission(.change, .location, in: found?.store) }

    public func decide(_ found: Place?, _ circumstances: Circumstances) throws(Refusal) -> Place {
        guard let found, found.kind == .shelf else { throw Refusal(.unknown(subject: .location, reference: "\(place)")) }
        var problems: [Rejection] = []
        if !(0...Limits.placeCapacity).contains(capacity) { problems.append(.quantityOutOfRange(field: "capacity")) }
        if !(0...Limits.placeDistance).contains(distance) { problems.append(.quantityOutOfRange(field: "distance")) }
        try Refusal.check(problems)
        return found
    }

    public func apply(_ found: Place, to draft: inout JournalDraft, in transaction: borrowing Transaction) throws {
        draft.store = found.store
        try PlaceRules.size(place, capacity: capacity, distance: distance, in: transaction)
    }
}
