// What is known of a store's shelves when goods are to be placed.

import Storage

extension PlacementFacts {
    init(
        _ product: ProductFacts, lot: Lot?, lotCode: String, in store: StoreID, _ source: borrowing some Reading & ~Copyable
    ) throws {
        self.product = product
        self.lotCode = lotCode
        need = try StorageNeeds.need(of: product.id, in: source)
        fixedPlace = try PlaceRules.fixedPlace(of: product.id, in: store, source)
        places = try Shelves.all(of: store, in: source)
        let withLot = Set(try Shelves.holding(product.id, lot: lot?.id, in: source))
        for index in places.indices { places[index].holdsLot = withLot.contains(places[index].place.id.rawValue) }
    }
}

enum Shelves {
    /// The store's shelves with what stands on them; at most `Limits.shelvesLooked`.
    static func all(
        of store: StoreID, in source: borrowing some Reading & ~Copyable
    ) throws -> [PlacementFacts.Candidate] {
        try source.all(find, store.rawValue, LocationKind.shelf.rawValue, Unit.each.rawValue, Limits.shelvesLooked) { row in
            PlacementFacts.Candidate(
                place: try Places.read(row), capacity: row.int(6), distance: row.int(7), occupied: row.int(8), holdsLot: false)
        }
    }

    /// Where goods of the product and lot stand; without a lot, of the product.
    static func holding(
        _ product: ProductID, lot: LotID?, in source: borrowing some Reading & ~Copyable
    ) throws -> [Int64] {
        guard let lot else { return [] }
        return try source.all(findLot, product.rawValue, lot.rawValue) { row in row.int(0) }
    }

    private static let find = SQL(
        """
        SELECT location.id, location.store, location.kind, location.code, location.name, location.zone,
            coalesce(place_size.capacity, 0), coalesce(place_size.distance, 0),
            (SELECT CAST(coalesce(sum(CASE WHEN product.unit = $3 THEN on_hand ELSE (on_hand + 999) / 1000 END), 0) AS BIGINT)
                FROM balance JOIN product ON product.id = balance.product
                WHERE balance.location = location.id AND on_hand > 0)
        FROM location LEFT JOIN place_size ON place_size.location = location.id
        WHERE location.store = $1 AND location.kind = $2 ORDER BY location.id LIMIT $4
        """)
    private static let findLot = SQL("SELECT location FROM balance WHERE product = $1 AND lot = $2 AND on_hand > 0")
}
