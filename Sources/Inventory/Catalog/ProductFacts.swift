// A product as the rules need it.

import Storage

/// What the rules of receiving and counting ask of a product.
public struct ProductFacts: Hashable, Sendable {
    public let id: ProductID
    public let sku: String
    public let name: String
    public let unit: Unit
    public let tracking: Tracking
    /// Goods may not be booked in without an expiry date.
    public let expiryRequired: Bool
    /// Production date + shelf life = expiry; 0 = unknown.
    public let shelfLifeDays: Int
    /// What must be left of it at receipt; 0 = no rule.
    public let minimumLifeDays: Int
    /// False: no longer traded; what is there can still be counted and sold.
    public let isActive: Bool
}

/// What one scan of a code stands for.
struct BarcodeTarget: Hashable {
    var product: ProductFacts
    /// Base units: a case code has the case's content.
    var quantity: Quantity
    /// "each", "inner", "case", "pallet".
    var level: String
}

enum Products {
    static func find(_ id: Int64, in source: borrowing some Reading & ~Copyable) throws -> ProductFacts? {
        try source.first(byID, id) { row in try facts(row) }
    }

    static func find(sku: String, in source: borrowing some Reading & ~Copyable) throws -> ProductFacts? {
        try source.first(bySKU, sku) { row in try facts(row) }
    }

    /// What a trade item number stands for: the hot path of every scan, one integer lookup.
    static func target(gtin: Int64, in source: borrowing some Reading & ~Copyable) throws -> BarcodeTarget? {
        try source.first(byGTIN, gtin) { row in try target(row) }
    }

    /// What any other code stands for; `code` as in `BarcodeKey.text`.
    static func target(plainCode code: String, in source: borrowing some Reading & ~Copyable) throws -> BarcodeTarget? {
        try source.first(byPlainCode, code) { row in try target(row) }
    }

    /// The product that the store's scales print as `number`: the store's own list before the one of all stores.
    static func find(
        scaleItem number: Int64, store: StoreID, in source: borrowing some Reading & ~Copyable
    ) throws -> ProductFacts? {
        try source.first(byScaleItem, number, store.rawValue) { row in try facts(row) }
    }

    /// Reads columns 0 to 8 of any statement that selects the columns of `byID` first.
    static func facts(_ row: borrowing Row) throws -> ProductFacts {
        guard let unit = Unit(rawValue: row.int(3)), let tracking = Tracking(rawValue: row.int(4)) else {
            throw BooksError.damaged("product \(row.int(0)) has the unknown unit \(row.int(3)) or tracking \(row.int(4))")
        }
        return ProductFacts(
            id: ProductID(trusted: row.int(0)), sku: row.text(1), name: row.text(2), unit: unit, tracking: tracking,
            expiryRequired: row.bool(5), shelfLifeDays: Int(clamping: row.int(6)), minimumLifeDays: Int(clamping: row.int(7)),
            isActive: row.bool(8))
    }

    private static func target(_ row: borrowing Row) throws -> BarcodeTarget {
        guard let quantity = Quantity(row.int(9)), quantity.units > 0 else {
            throw BooksError.damaged("a barcode of product \(row.int(0)) stands for \(row.int(9)) units")
        }
        return BarcodeTarget(product: try facts(row), quantity: quantity, level: row.text(10))
    }

    private static let byID = SQL(
        """
        SELECT id, sku, name, unit, tracking, expiry_required, shelf_life_days, minimum_life_days, active
        FROM product WHERE id = $1
        """)
    private static let bySKU = SQL(
        """
        SELECT id, sku, name, unit, tracking, expiry_required, shelf_life_days, minimum_life_days, active
        FROM product WHERE sku = $1
        """)
    private static let byGTIN = SQL(
        """
        SELECT product.id, sku, name, unit, tracking, expiry_required, shelf_life_days, minimum_life_days, active, quantity, level
        FROM gtin JOIN product ON product.id = gtin.product WHERE gtin = $1
        """)
    private static let byPlainCode = SQL(
        """
        SELECT product.id, sku, name, unit, tracking, expiry_required, shelf_life_days, minimum_life_days, active, quantity, level
        FROM plain_code JOIN product ON product.id = plain_code.product WHERE code = $1
        """)
    private static let byScaleItem = SQL(
        """
        SELECT product.id, sku, name, unit, tracking, expiry_required, shelf_life_days, minimum_life_days, active
        FROM scale_item JOIN product ON product.id = scale_item.product
        WHERE scale_item.item = $1 AND scale_item.store IN ($2, 0) ORDER BY scale_item.store DESC LIMIT 1
        """)
}
