// The items behind a page of changes: read with one statement per table over the page's range of positions, not one per item.

import Barcodes
import Storage

/// One page's changes with the items they speak of.
struct CatalogReading {
    struct Change: Hashable {
        var position: Int64
        var kind: CatalogKind
        var item: Int64
        var isDeleted: Bool
    }

    private let changes: ArraySlice<Change>
    private let store: StoreID
    private var products: [Int64: CatalogProduct] = [:]
    private var places: [Int64: Place] = [:]
    private var templates: [Int64: CatalogScaleTemplate] = [:]

    /// - Parameter changes: by position; those beyond a page's length are left out.
    init(_ changes: [Change], store: StoreID, in source: borrowing some Reading & ~Copyable) throws {
        self.changes = changes.prefix(Limits.catalogPageItems)
        self.store = store
        guard let first = self.changes.first?.position, let last = self.changes.last?.position else { return }
        let kinds = Set(self.changes.filter { !$0.isDeleted }.map(\.kind))
        if kinds.contains(.product) { try readProducts(first, last, in: source) }
        if kinds.contains(.location) { try readPlaces(first, last, in: source) }
        if kinds.contains(.scaleTemplate) { try readTemplates(first, last, in: source) }
    }

    /// Puts as many changes into `page` as its bytes allow, one at least; answers how many.
    func fill(_ page: inout CatalogPage, withTombstones: Bool) -> Int {
        var bytes = 0
        var told = 0
        for change in changes {
            if let item = item(of: change) {
                bytes += item.weight
                if told > 0 && bytes > Limits.catalogPageBytes { break }
                if concerns(item) { page.upserts.append(item) }
            } else if withTombstones {
                page.tombstones.append(change.tombstone)
            }
            told += 1
        }
        return told
    }

    /// Nil when the item is gone.
    private func item(of change: Change) -> CatalogItem? {
        if change.isDeleted { return nil }
        return switch change.kind {
        case .product: products[change.item].map(CatalogItem.product)
        case .location: places[change.item].map(CatalogItem.location)
        case .scaleTemplate: templates[change.item].map(CatalogItem.scaleTemplate)
        }
    }

    /// Whether the store's terminals need it: places of other stores and the virtual ones are nothing to scan at.
    private func concerns(_ item: CatalogItem) -> Bool {
        switch item {
        case .product: true
        case .location(let place): place.store == store && place.kind.isStock
        case .scaleTemplate(let template): template.store == nil || template.store == store
        }
    }

    // MARK: reading

    private mutating func readProducts(_ first: Int64, _ last: Int64, in source: borrowing some Reading & ~Copyable) throws {
        let facts = try source.all(Self.productsOf, first, last) { row in try Products.facts(row) }
        products.reserveCapacity(facts.count)
        for facts in facts { products[facts.id.rawValue] = CatalogProduct(facts: facts, barcodes: []) }
        let gtins = try source.all(Self.gtinsOf, first, last) { row in
            let code = GTIN(value: row.int(1))?.text ?? String(row.int(1))
            return (product: row.int(0), code: try Self.barcode(code, row))
        }
        let others = try source.all(Self.plainCodesOf, first, last) { row in
            (product: row.int(0), code: try Self.barcode(row.text(1), row))
        }
        for (product, code) in gtins + others { products[product]?.barcodes.append(code) }
        let items = try source.all(Self.scaleItemsOf, first, last, store.rawValue) { row in
            (product: row.int(0), item: CatalogScaleItem(item: row.int(1), isOwn: row.int(2) != 0))
        }
        for (product, item) in items { products[product]?.scaleItems.append(item) }
    }

    /// Columns 2 and 3: quantity, level.
    private static func barcode(_ code: String, _ row: borrowing Row) throws -> CatalogBarcode {
        guard let quantity = Quantity(row.int(2)), quantity.units > 0 else {
            throw BooksError.damaged("the code \(code) of product \(row.int(0)) stands for \(row.int(2)) units")
        }
        return CatalogBarcode(code: code, quantity: quantity, level: row.text(3))
    }

    private mutating func readPlaces(_ first: Int64, _ last: Int64, in source: borrowing some Reading & ~Copyable) throws {
        for place in try source.all(Self.placesOf, first, last, row: Places.read) { places[place.id.rawValue] = place }
    }

    private mutating func readTemplates(_ first: Int64, _ last: Int64, in source: borrowing some Reading & ~Copyable) throws {
        let found = try source.all(Self.templatesOf, first, last) { row in
            CatalogScaleTemplate(
                id: row.int(0), store: StoreID(row.int(1)), pattern: row.text(2), decimals: Int(clamping: row.int(3)))
        }
        for template in found { templates[template.id] = template }
    }

    // CROSS JOIN and the plus keep the page's range of positions as the outer loop, whatever a planner thinks of the sizes: it would
    // go through all items of the kind for each page.
    private static let productsOf = SQL(
        """
        SELECT product.id, sku, name, unit, tracking, expiry_required, shelf_life_days, minimum_life_days, active
        FROM catalog_change CROSS JOIN product
        WHERE position >= $1 AND position <= $2 AND +catalog_change.kind = 1 AND deleted = 0 AND product.id = catalog_change.item
        """)
    private static let gtinsOf = SQL(
        """
        SELECT gtin.product, gtin, quantity, level FROM catalog_change CROSS JOIN gtin
        WHERE position >= $1 AND position <= $2 AND +kind = 1 AND deleted = 0 AND gtin.product = catalog_change.item
        ORDER BY position, gtin
        """)
    private static let plainCodesOf = SQL(
        """
        SELECT plain_code.product, code, quantity, level FROM catalog_change CROSS JOIN plain_code
        WHERE position >= $1 AND position <= $2 AND +kind = 1 AND deleted = 0 AND plain_code.product = catalog_change.item
        ORDER BY position, code
        """)
    private static let scaleItemsOf = SQL(
        """
        SELECT scale_item.product, scale_item.item, store FROM catalog_change CROSS JOIN scale_item
        WHERE position >= $1 AND position <= $2 AND +kind = 1 AND deleted = 0 AND scale_item.product = catalog_change.item
            AND (store = 0 OR store = $3)
        ORDER BY position, scale_item.item, store
        """)
    private static let placesOf = SQL(
        """
        SELECT location.id, store, location.kind, code, name, zone FROM catalog_change CROSS JOIN location
        WHERE position >= $1 AND position <= $2 AND +catalog_change.kind = 2 AND deleted = 0 AND location.id = catalog_change.item
        """)
    private static let templatesOf = SQL(
        """
        SELECT scale_template.id, store, pattern, decimals FROM catalog_change CROSS JOIN scale_template
        WHERE position >= $1 AND position <= $2 AND +kind = 3 AND deleted = 0 AND scale_template.id = catalog_change.item
        """)
}

extension CatalogReading.Change {
    fileprivate var tombstone: CatalogTombstone {
        switch kind {
        case .product: .product(ProductID(trusted: item))
        case .location: .location(LocationID(trusted: item))
        case .scaleTemplate: .scaleTemplate(item)
        }
    }
}

extension CatalogItem {
    /// About what it takes in a message: its texts and some bytes for each number and frame.
    fileprivate var weight: Int {
        switch self {
        case .product(let product):
            product.barcodes.reduce(
                32 + product.facts.sku.utf8.count + product.facts.name.utf8.count + 14 * product.scaleItems.count
            ) { sum, barcode in sum + 16 + barcode.code.utf8.count + barcode.level.utf8.count }
        case .location(let place): 24 + place.code.utf8.count + place.name.utf8.count + place.zone.utf8.count
        case .scaleTemplate(let template): 24 + template.pattern.utf8.count
        }
    }
}
