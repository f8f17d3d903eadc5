// The rows of one page of changes, read kind by kind: five statements for five hundred items instead of three for each.

import Storage

struct CatalogReading {
    let store: StoreID
    private var products: [Int64: ProductFacts] = [:]
    private var barcodes: [Int64: [ListedBarcode]] = [:]
    private var places: [Int64: Place] = [:]
    private var templates: [Int64: CatalogItem] = [:]

    init(store: StoreID) {
        self.store = store
    }

    /// Reads what changed behind position `start` up to `end`, as it is now.
    mutating func load(after start: Int64, upTo end: Int64, from snapshot: borrowing Snapshot) throws {
        let facts = try snapshot.all(Self.products, start, end) { row in try Products.facts(row) }
        for product in facts { products[product.id.rawValue] = product }
        for (product, barcode) in try snapshot.all(Self.gtins, start, end, row: { row in (row.int(0), ListedProducts.gtin(row, from: 1)) }) {
            barcodes[product, default: []].append(barcode)
        }
        for (product, barcode) in try snapshot.all(Self.codes, start, end, row: { row in (row.int(0), ListedProducts.plain(row, from: 1)) }) {
            barcodes[product, default: []].append(barcode)
        }
        for id in try snapshot.all(Self.locations, start, end, store.rawValue, row: { row in row.int(0) }) {
            if let location = LocationID(id) { places[id] = try Places.place(location, in: snapshot) }
        }
        let layouts = try snapshot.all(Self.templates, start, end, store.rawValue) { row in
            (id: row.int(0), store: row.int(1), pattern: row.text(2), decimals: row.int(3))
        }
        for layout in layouts {
            templates[layout.id] = .scaleTemplate(
                id: layout.id, store: StoreID(layout.store), pattern: layout.pattern, decimals: layout.decimals)
        }
    }

    /// Nil for what another store has.
    func item(_ kind: CatalogKind, _ id: Int64) -> CatalogItem? {
        switch kind {
        case .product: products[id].map { .product(ListedProduct(facts: $0, barcodes: barcodes[id] ?? [])) }
        case .location: places[id].map { .location($0) }
        case .scaleTemplate: templates[id]
        }
    }

    private static let products = SQL(
        """
        SELECT product.id, sku, name, unit, tracking, expiry_required, shelf_life_days, minimum_life_days, active
        FROM catalog_change JOIN product ON product.id = catalog_change.item
        WHERE catalog_change.kind = 1 AND position > $1 AND position <= $2
        """)
    private static let gtins = SQL(
        """
        SELECT item, gtin, quantity, level FROM catalog_change JOIN gtin ON gtin.product = catalog_change.item
        WHERE kind = 1 AND position > $1 AND position <= $2 ORDER BY position, gtin
        """)
    private static let codes = SQL(
        """
        SELECT item, code, quantity, level FROM catalog_change JOIN plain_code ON plain_code.product = catalog_change.item
        WHERE kind = 1 AND position > $1 AND position <= $2 ORDER BY position, code
        """)
    private static let locations = SQL(
        """
        SELECT location.id FROM catalog_change JOIN location ON location.id = catalog_change.item
        WHERE catalog_change.kind = 2 AND position > $1 AND position <= $2 AND location.store = $3
        """)
    private static let templates = SQL(
        """
        SELECT scale_template.id, store, pattern, decimals
        FROM catalog_change JOIN scale_template ON scale_template.id = catalog_change.item
        WHERE catalog_change.kind = 3 AND position > $1 AND position <= $2 AND store IN ($3, 0)
        """)
}
