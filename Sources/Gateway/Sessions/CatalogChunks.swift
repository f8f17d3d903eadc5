// The product master as told to terminals.

import Inventory
import NIOCore
import Wire

extension CatalogChunk {
    /// A page behind `cursor`, with its checksum over the serialized items.
    init(_ page: CatalogPage, from cursor: [UInt8]) throws {
        let upserts = page.upserts.map { Wire.CatalogItem($0) }
        let tombstones = page.tombstones.map { Wire.CatalogTombstone($0) }
        var checksum = CRC32C()
        for item in upserts { checksum.update(try item.bytes) }
        for item in tombstones { checksum.update(try item.bytes) }
        self.init(
            from: cursor, to: page.cursor, upserts: upserts, tombstones: tombstones, checksum: checksum.value,
            last: page.isLast, mustRefetch: page.mustRefetch, totalItems: Int64(page.totalItems))
    }
}

extension Wire.CatalogItem {
    init(_ item: Inventory.CatalogItem) {
        switch item {
        case .product(let product): self.init(item: .product(Wire.CatalogProduct(product)))
        case .location(let place): self.init(item: .location(CatalogLocation(place)))
        case .scaleTemplate(let template):
            self.init(
                item: .scaleTemplate(
                    Wire.CatalogScaleTemplate(
                        templateID: template.id, storeID: template.store?.rawValue ?? 0, pattern: template.pattern,
                        decimals: Int32(clamping: template.decimals))))
        }
    }
}

extension Wire.CatalogTombstone {
    init(_ tombstone: Inventory.CatalogTombstone) {
        switch tombstone {
        case .product(let id): self.init(item: .productID(id.rawValue))
        case .location(let id): self.init(item: .locationID(id.rawValue))
        case .scaleTemplate(let id): self.init(item: .templateID(id))
        }
    }
}

extension Wire.CatalogProduct {
    init(_ product: Inventory.CatalogProduct) {
        let facts = product.facts
        self.init(
            productID: facts.id.rawValue, sku: facts.sku, name: facts.name, unit: Wire.Unit(facts.unit),
            tracking: Wire.Tracking(facts.tracking), expiryRequired: facts.expiryRequired,
            shelfLifeDays: Int32(clamping: facts.shelfLifeDays),
            barcodes: product.barcodes.map { code in
                Wire.CatalogBarcode(code: code.code, quantity: code.quantity.units, level: code.level)
            },
            scaleItems: product.scaleItems.map { Wire.CatalogScaleItem(item: $0.item, ownStore: $0.isOwn) },
            minimumLifeDays: Int32(clamping: facts.minimumLifeDays))
    }
}

extension CatalogLocation {
    init(_ place: Place) {
        self.init(
            locationID: place.id.rawValue, storeID: place.store.rawValue, code: place.code, name: place.name, zone: place.zone)
    }
}

/// CRC-32C (Castagnoli), reflected, as in RFC 3720 appendix B.4.
struct CRC32C {
    private var state: UInt32 = .max

    var value: UInt32 { ~state }

    mutating func update(_ bytes: [UInt8]) {
        for byte in bytes {
            state = Self.table[Int(UInt8(truncatingIfNeeded: state) ^ byte)] ^ (state >> 8)
        }
    }

    private static let table: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0x82F6_3B78 ^ (value >> 1) : value >> 1 }
    }
}
