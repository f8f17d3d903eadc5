import Storage

@testable import Inventory

/// A third store that keeps its books in the first one's currency, so that goods may go from one to the other.
extension Shop {
    static let station = StoreID(trusted: 3)
    static let stationDock = LocationID(trusted: 41)
    static let e1 = LocationID(trusted: 42)
    static let stationLoss = LocationID(trusted: 53)
    static let transitPlace = LocationID(trusted: 15)

    func openStation() throws {
        try write { transaction in
            try transaction.run(Self.insertStore, Shop.station.rawValue)
            let places: [(id: Int64, kind: LocationKind, code: String)] = [
                (41, .dock, "DOCK"), (42, .shelf, "E1"), (51, .supplier, "~SUPPLIER"), (52, .customer, "~CUSTOMER"), (53, .loss, "~LOSS"),
                (54, .gain, "~GAIN"), (55, .transit, "~TRANSIT"),
            ]
            for place in places { try transaction.run(Self.insertPlace, place.id, Shop.station.rawValue, place.kind.rawValue, place.code) }
        }
    }

    /// A lot that was seen before.
    func know(_ product: ProductID, _ code: String, expiry: String) throws {
        try write { transaction in try transaction.run(Self.insertLot, product.rawValue, code, expiry) }
    }

    private static let insertStore = SQL(
        "INSERT INTO store (id, code, name, time_zone, currency, first_open_date) VALUES ($1, 'S3', 'Station', 'Europe/Berlin', 'EUR', '')")
    private static let insertPlace = SQL(
        "INSERT INTO location (id, store, kind, code, name, zone) VALUES ($1, $2, $3, $4, $4, '')")
    private static let insertLot = SQL(
        """
        INSERT INTO lot (id, product, code, shown_code, production_date, shelf_life_days, expiry, status, created_sequence)
        SELECT coalesce(max(id), 0) + 1, $1, $2, $2, '', 0, $3, 1, 0 FROM lot
        """)
}
