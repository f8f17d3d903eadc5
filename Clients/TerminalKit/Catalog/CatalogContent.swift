// What the device knows of the shop's products, places and scale labels, and how a code finds its product.

import Barcodes
import Wire

/// The product master in memory. A value: a snapshot is built beside the one in use and then takes its place.
struct CatalogContent {
    /// What one code means.
    struct Target: Hashable {
        var productID: Int64
        /// Base units one scan of it means.
        var quantity: Int64
        /// "each", "inner", "case", "pallet".
        var level: String
    }

    private(set) var products: [Int64: CatalogProduct] = [:]
    private(set) var locations: [Int64: CatalogLocation] = [:]
    private(set) var templates: [Int64: CatalogScaleTemplate] = [:]
    private var targets: [BarcodeKey: Target] = [:]
    /// By what their labels say; a terminal is told of its own store's places only.
    private var locationsByCode: [String: Int64] = [:]

    /// By the number on a scale label: the product of the store's own list, and that of all stores.
    private var scaleTargets: [Int64: (own: Int64?, common: Int64?)] = [:]

    func target(of key: BarcodeKey) -> Target? { targets[key] }

    /// What the shop's scales print as `item`.
    func target(ofScaleItem item: Int64) -> Target? {
        guard let both = scaleTargets[item], let product = both.own ?? both.common else { return nil }
        return Target(productID: product, quantity: 1, level: "each")
    }

    func location(code: String) -> CatalogLocation? { locationsByCode[code].flatMap { locations[$0] } }

    mutating func apply(_ chunk: CatalogChunk) {
        for item in chunk.upserts {
            switch item.item {
            case .product(let product)?: upsert(product)
            case .location(let location)?: upsert(location)
            case .scaleTemplate(let template)?: templates[template.templateID] = template
            case nil: break  // a kind of item that a later protocol adds
            }
        }
        for tombstone in chunk.tombstones {
            switch tombstone.item {
            case .productID(let id)?: removeProduct(id)
            case .locationID(let id)?: removeLocation(id)
            case .templateID(let id)?: templates[id] = nil
            case nil: break
            }
        }
    }

    private mutating func upsert(_ product: CatalogProduct) {
        removeProduct(product.productID)
        products[product.productID] = product
        for barcode in product.barcodes {
            targets[BarcodeKey(text: barcode.code)] = Target(
                productID: product.productID, quantity: barcode.quantity, level: barcode.level)
        }
        for item in product.scaleItems {
            if item.ownStore {
                scaleTargets[item.item, default: (nil, nil)].own = product.productID
            } else {
                scaleTargets[item.item, default: (nil, nil)].common = product.productID
            }
        }
    }

    private mutating func upsert(_ location: CatalogLocation) {
        removeLocation(location.locationID)
        locations[location.locationID] = location
        locationsByCode[location.code] = location.locationID
    }

    private mutating func removeLocation(_ id: Int64) {
        guard let old = locations.removeValue(forKey: id) else { return }
        // The code may be another place's by now.
        if locationsByCode[old.code] == id { locationsByCode[old.code] = nil }
    }

    private mutating func removeProduct(_ id: Int64) {
        guard let old = products.removeValue(forKey: id) else { return }
        for barcode in old.barcodes {
            let key = BarcodeKey(text: barcode.code)
            // The code may have moved to another product in the meantime.
            if targets[key]?.productID == id { targets[key] = nil }
        }
        for item in old.scaleItems {
            guard var both = scaleTargets[item.item] else { continue }
            if both.own == id { both.own = nil }
            if both.common == id { both.common = nil }
            scaleTargets[item.item] = both == (nil, nil) ? nil : both
        }
    }

    /// Everything as items, for a rewritten file.
    var items: [CatalogItem] {
        products.values.map { CatalogItem(item: .product($0)) }
            + locations.values.map { CatalogItem(item: .location($0)) }
            + templates.values.map { CatalogItem(item: .scaleTemplate($0)) }
    }
}
