// Writing products and their codes. No rules here: whoever calls has decided.

import Storage

/// The columns of a product that can change.
struct ProductRecord: Hashable {
    var sku: String
    var name: String
    var unit: Unit
    var tracking: Tracking
    var expiryRequired: Bool
    var shelfLifeDays: Int64
    var minimumLifeDays: Int64
    var isActive: Bool

    init(_ draft: ProductDraft) {
        sku = draft.sku
        name = draft.name
        unit = draft.unit
        tracking = draft.tracking
        expiryRequired = draft.expiryRequired
        shelfLifeDays = draft.shelfLifeDays
        minimumLifeDays = draft.minimumLifeDays
        isActive = draft.isActive
    }

    init(_ facts: ProductFacts) {
        sku = facts.sku
        name = facts.name
        unit = facts.unit
        tracking = facts.tracking
        expiryRequired = facts.expiryRequired
        shelfLifeDays = Int64(facts.shelfLifeDays)
        minimumLifeDays = Int64(facts.minimumLifeDays)
        isActive = facts.isActive
    }
}

enum ProductRecords {
    static func nextID(in transaction: borrowing Transaction) throws -> Int64 {
        try transaction.first(nextIDStatement) { row in row.int(0) } ?? 1
    }

    static func insert(_ id: Int64, _ record: ProductRecord, foldedName: String, in transaction: borrowing Transaction) throws {
        try transaction.run(
            insertProduct, id, record.sku, record.name, foldedName, record.unit.rawValue, record.tracking.rawValue,
            record.expiryRequired, record.shelfLifeDays, record.minimumLifeDays, record.isActive)
    }

    /// The same, unless the SKU is in use; answers whether it was done.
    static func insertIfNew(
        _ id: Int64, _ record: ProductRecord, foldedName: String, in transaction: borrowing Transaction
    ) throws -> Bool {
        try transaction.changes(
            insertNewProduct, id, record.sku, record.name, foldedName, record.unit.rawValue, record.tracking.rawValue,
            record.expiryRequired, record.shelfLifeDays, record.minimumLifeDays, record.isActive) == 1
    }

    static func update(
        _ id: ProductID, _ record: ProductRecord, foldedName: String, in transaction: borrowing Transaction
    ) throws {
        try transaction.run(
            updateProduct, id.rawValue, record.sku, record.name, foldedName, record.unit.rawValue, record.tracking.rawValue,
            record.expiryRequired, record.shelfLifeDays, record.minimumLifeDays, record.isActive)
    }

    /// Whether there is no product and no code.
    static func areNone(in source: borrowing some Reading & ~Copyable) throws -> Bool {
        for statement in [firstProduct, firstGTIN, firstPlain] where try source.first(statement, row: { _ in true }) != nil {
            return false
        }
        return true
    }

    /// The code's product, quantity and level.
    static func target(
        of code: StoredCode, in source: borrowing some Reading & ~Copyable
    ) throws -> (product: Int64, quantity: Int64, level: String)? {
        switch code {
        case .gtin(let number): try source.first(findGTIN, number) { row in (row.int(0), row.int(1), row.text(2)) }
        case .plain(let text): try source.first(findPlain, text) { row in (row.int(0), row.int(1), row.text(2)) }
        }
    }

    /// Adds the code, or changes what it stands for.
    static func setCode(
        _ code: StoredCode, product: Int64, quantity: Int64, level: String, in transaction: borrowing Transaction
    ) throws {
        switch code {
        case .gtin(let number): try transaction.run(upsertGTIN, number, product, quantity, level)
        case .plain(let text): try transaction.run(upsertPlain, text, product, quantity, level)
        }
    }

    static func scaleItem(
        _ item: ScaleItemDraft, in source: borrowing some Reading & ~Copyable
    ) throws -> Int64? {
        try source.first(findScaleItem, item.store?.rawValue ?? 0, item.item) { row in row.int(0) }
    }

    static func setScaleItem(_ item: ScaleItemDraft, product: Int64, in transaction: borrowing Transaction) throws {
        try transaction.run(upsertScaleItem, item.store?.rawValue ?? 0, item.item, product)
    }

    /// Whether any bucket of the product holds goods (or owes some).
    static func hasStock(_ product: ProductID, in source: borrowing some Reading & ~Copyable) throws -> Bool {
        try source.first(findStock, product.rawValue) { _ in true } ?? false
    }

    private static let firstProduct = SQL("SELECT id FROM product ORDER BY id LIMIT 1")
    private static let firstGTIN = SQL("SELECT gtin FROM gtin ORDER BY gtin LIMIT 1")
    private static let firstPlain = SQL("SELECT code FROM plain_code ORDER BY code LIMIT 1")
    private static let nextIDStatement = SQL("SELECT coalesce(max(id), 0) + 1 FROM product")
    private static let insertProduct = SQL(
        """
        INSERT INTO product (id, sku, name, folded_name, unit, tracking, expiry_required, shelf_life_days, minimum_life_days, active)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """)
    private static let insertNewProduct = SQL(
        """
        INSERT INTO product (id, sku, name, folded_name, unit, tracking, expiry_required, shelf_life_days, minimum_life_days, active)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (sku) DO NOTHING
        """)
    private static let updateProduct = SQL(
        """
        UPDATE product SET sku = $2, name = $3, folded_name = $4, unit = $5, tracking = $6, expiry_required = $7,
            shelf_life_days = $8, minimum_life_days = $9, active = $10
        WHERE id = $1
        """)
    private static let findGTIN = SQL("SELECT product, quantity, level FROM gtin WHERE gtin = $1")
    private static let findPlain = SQL("SELECT product, quantity, level FROM plain_code WHERE code = $1")
    private static let upsertGTIN = SQL(
        """
        INSERT INTO gtin (gtin, product, quantity, level) VALUES ($1, $2, $3, $4)
        ON CONFLICT (gtin) DO UPDATE SET product = excluded.product, quantity = excluded.quantity, level = excluded.level
        """)
    private static let upsertPlain = SQL(
        """
        INSERT INTO plain_code (code, product, quantity, level) VALUES ($1, $2, $3, $4)
        ON CONFLICT (code) DO UPDATE SET product = excluded.product, quantity = excluded.quantity, level = excluded.level
        """)
    private static let findScaleItem = SQL("SELECT product FROM scale_item WHERE store = $1 AND item = $2")
    private static let upsertScaleItem = SQL(
        """
        INSERT INTO scale_item (store, item, product) VALUES ($1, $2, $3)
        ON CONFLICT (store, item) DO UPDATE SET product = excluded.product
        """)
    private static let findStock = SQL("SELECT 1 FROM balance WHERE product = $1 AND on_hand <> 0 LIMIT 1")
}
