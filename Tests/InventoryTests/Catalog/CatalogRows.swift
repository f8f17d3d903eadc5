import Storage

@testable import Inventory

/// Changes of the catalogue in bulk, as the commands note them.
extension Shop {
    func putProducts(_ ids: ClosedRange<Int64>, name: String = "Jar", codes: Int64 = 1) throws {
        try write { transaction in
            for id in ids { try CatalogRows.put(id, name: "\(name) \(id)", codes: codes, in: transaction) }
        }
    }

    func removeProduct(_ id: Int64) throws {
        try write { transaction in
            try transaction.run(CatalogRows.deleteCodes, id)
            try transaction.run(CatalogRows.deleteProduct, id)
            try CatalogChanges.note(.product, id, isDeleted: true, in: transaction)
        }
    }

    func putPlace(_ id: Int64, store: StoreID, kind: LocationKind, zone: String) throws {
        try write { transaction in
            try transaction.run(CatalogRows.upsertPlace, id, store.rawValue, kind.rawValue, "P\(id)", zone)
            try CatalogChanges.note(.location, id, in: transaction)
        }
    }

    func removePlace(_ id: Int64) throws {
        try write { transaction in
            try transaction.run(CatalogRows.deletePlace, id)
            try CatalogChanges.note(.location, id, isDeleted: true, in: transaction)
        }
    }
}

enum CatalogRows {
    static func put(_ id: Int64, name: String, codes: Int64, in transaction: borrowing Transaction) throws {
        try transaction.run(upsertProduct, id, "SKU-\(id)", name)
        try transaction.run(deleteCodes, id)
        for code in 0..<codes { try transaction.run(insertCode, id * 100 + code, id, code + 1) }
        try CatalogChanges.note(.product, id, in: transaction)
    }

    static let deleteProduct = SQL("DELETE FROM product WHERE id = $1")
    static let deleteCodes = SQL("DELETE FROM gtin WHERE product = $1")
    static let deletePlace = SQL("DELETE FROM location WHERE id = $1")
    static let upsertPlace = SQL(
        """
        INSERT INTO location (id, store, kind, code, name, zone) VALUES ($1, $2, $3, $4, $4, $5)
        ON CONFLICT (id) DO UPDATE SET zone = excluded.zone
        """)
    private static let upsertProduct = SQL(
        """
        INSERT INTO product (id, sku, name, folded_name, unit, tracking, expiry_required, shelf_life_days, minimum_life_days, active)
        VALUES ($1, $2, $3, $3, 1, 1, 0, 0, 0, 1) ON CONFLICT (id) DO UPDATE SET name = excluded.name
        """)
    private static let insertCode = SQL("INSERT INTO gtin (gtin, product, quantity, level) VALUES ($1, $2, $3, 'each')")
}
