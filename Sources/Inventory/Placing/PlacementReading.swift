// What is known of a store's shelves when goods are to be placed.

import Storage

extension PlacementFacts {
    /// - Parameter places: in the order of `isNearer`.
    init(
        _ product: ProductFacts, lot: Lot?, lotCode: String, in store: StoreID, places: [Candidate],
        _ source: borrowing some Reading & ~Copyable
    ) throws {
        self.product = product
        self.lotCode = lotCode
        need = try StorageNeeds.need(of: product.id, in: source)
        fixedPlace = try PlaceRules.fixedPlace(of: product.id, in: store, source)
        self.places = places
        let withLot = Set(try Shelves.holding(product.id, lot: lot?.id, in: source))
        for index in self.places.indices { self.places[index].holdsLot = withLot.contains(self.places[index].place.id.rawValue) }
    }
}

enum Shelves {
    /// The store's shelves with what stands on them, in the order of `isNearer`; at most `Limits.shelvesLooked`.
    static func all(
        of store: StoreID, in source: borrowing some Reading & ~Copyable
    ) throws -> [PlacementFacts.Candidate] {
        try source.all(findAll, store.rawValue, LocationKind.shelf.rawValue, Unit.each.rawValue, Limits.shelvesLooked) { row in
            try candidate(row)
        }
    }

    /// The few shelves that the proposal nearly always is one of, so that not every shelf of a large store is added up: those that hold the lot,
    /// the fixed one, the nearest and the farthest empty one with room for `quantity`. See `PlacementFacts.likely`.
    static func few(
        for product: ProductFacts, lot: Lot?, _ quantity: Quantity, of store: StoreID, in source: borrowing some Reading & ~Copyable
    ) throws -> [PlacementFacts.Candidate] {
        var shelves = Set(try holding(product.id, lot: lot?.id, in: source))
        if let fixed = try PlaceRules.fixedPlace(of: product.id, in: store, source) { shelves.insert(fixed.rawValue) }
        let need = try StorageNeeds.need(of: product.id, in: source)
        let size = PlacementFacts.size(quantity.units, of: product.unit)
        shelves.formUnion(try empty(of: store, in: need.storageClass, size: size, source))
        return try shelves.compactMap { try find($0, of: store, in: source) }.sorted(by: PlacementFacts.Candidate.isNearer)
    }

    /// The same, for many piles at once: the empty shelves are read once.
    static func few(
        for product: ProductFacts, lot: Lot?, _ quantity: Quantity, of store: StoreID, among empty: [PlacementFacts.Candidate],
        in source: borrowing some Reading & ~Copyable
    ) throws -> [PlacementFacts.Candidate] {
        let need = try StorageNeeds.need(of: product.id, in: source)
        let size = PlacementFacts.size(quantity.units, of: product.unit)
        func fits(_ shelf: PlacementFacts.Candidate) -> Bool {
            shelf.holds(size) && (need.storageClass.isEmpty || shelf.place.zone == need.storageClass)
        }
        var shelves: [Int64: PlacementFacts.Candidate] = [:]
        for shelf in [empty.first(where: fits), empty.last(where: fits)].compactMap(\.self) { shelves[shelf.place.id.rawValue] = shelf }
        let fixed = try PlaceRules.fixedPlace(of: product.id, in: store, source)
        for id in try holding(product.id, lot: lot?.id, in: source) + [fixed?.rawValue].compactMap(\.self) where shelves[id] == nil {
            shelves[id] = try find(id, of: store, in: source)
        }
        return shelves.values.sorted(by: PlacementFacts.Candidate.isNearer)
    }

    /// The store's shelves on which nothing stands, in the order of `isNearer`; at most `Limits.shelvesLooked`.
    static func empty(of store: StoreID, in source: borrowing some Reading & ~Copyable) throws -> [PlacementFacts.Candidate] {
        try source.all(findEmpty, store.rawValue, LocationKind.shelf.rawValue, Unit.each.rawValue, Limits.shelvesLooked) { row in
            try candidate(row)
        }
    }

    /// Nil for what is no shelf of the store.
    private static func find(
        _ shelf: Int64, of store: StoreID, in source: borrowing some Reading & ~Copyable
    ) throws -> PlacementFacts.Candidate? {
        try source.first(findOne, store.rawValue, LocationKind.shelf.rawValue, Unit.each.rawValue, shelf) { row in try candidate(row) }
    }

    /// The nearest and the farthest shelf of the class (empty: of any) that holds nothing and has room for `size`.
    private static func empty(
        of store: StoreID, in storageClass: String, size: Int64, _ source: borrowing some Reading & ~Copyable
    ) throws -> [Int64] {
        try [nearestEmpty, farthestEmpty].compactMap { statement in
            try source.first(statement, store.rawValue, LocationKind.shelf.rawValue, storageClass, size) { row in row.int(0) }
        }
    }

    /// Where goods of the product and lot stand; without a lot, nowhere.
    static func holding(
        _ product: ProductID, lot: LotID?, in source: borrowing some Reading & ~Copyable
    ) throws -> [Int64] {
        guard let lot else { return [] }
        return try source.all(findLot, product.rawValue, lot.rawValue) { row in row.int(0) }
    }

    private static func candidate(_ row: borrowing Row) throws -> PlacementFacts.Candidate {
        PlacementFacts.Candidate(
            place: try Places.read(row), capacity: row.int(6), distance: row.int(7), occupied: row.int(8), holdsLot: false)
    }

    private static let columns = """
        SELECT location.id, location.store, location.kind, location.code, location.name, location.zone,
            coalesce(place_size.capacity, 0), coalesce(place_size.distance, 0),
            (SELECT CAST(coalesce(sum(CASE WHEN product.unit = $3 THEN on_hand ELSE (on_hand + 999) / 1000 END), 0) AS BIGINT)
                FROM balance JOIN product ON product.id = balance.product
                WHERE balance.location = location.id AND on_hand > 0)
        FROM location LEFT JOIN place_size ON place_size.location = location.id
        WHERE location.store = $1 AND location.kind = $2
        """
    private static let findAll = SQL(text: "\(columns) ORDER BY coalesce(place_size.distance, 0), location.id LIMIT $4")
    private static let findEmpty = SQL(
        text: """
            \(columns) AND NOT EXISTS (SELECT 1 FROM balance WHERE balance.location = location.id AND balance.on_hand > 0)
            ORDER BY coalesce(place_size.distance, 0), location.id LIMIT $4
            """)
    private static let findOne = SQL(text: "\(columns) AND location.id = $4")
    private static let emptyOnes = """
        SELECT location.id FROM location LEFT JOIN place_size ON place_size.location = location.id
        WHERE location.store = $1 AND location.kind = $2 AND ($3 = '' OR location.zone = $3)
            AND (coalesce(place_size.capacity, 0) = 0 OR place_size.capacity >= $4)
            AND NOT EXISTS (SELECT 1 FROM balance WHERE balance.location = location.id AND balance.on_hand > 0)
        """
    private static let nearestEmpty = SQL(text: "\(emptyOnes) ORDER BY coalesce(place_size.distance, 0), location.id LIMIT 1")
    private static let farthestEmpty = SQL(text: "\(emptyOnes) ORDER BY coalesce(place_size.distance, 0) DESC, location.id DESC LIMIT 1")
    private static let findLot = SQL("SELECT location FROM balance WHERE product = $1 AND lot = $2 AND on_hand > 0")
}
