@testable import Inventory

/// What a terminal makes of the pages it is told.
struct TerminalCatalog: Equatable {
    var products: [ProductID: CatalogProduct] = [:]
    var places: [LocationID: Place] = [:]
    var templates: [Int64: CatalogScaleTemplate] = [:]
    var cursor: [UInt8] = []

    static func == (left: Self, right: Self) -> Bool {
        left.products == right.products && left.places == right.places && left.templates == right.templates
    }

    var count: Int { products.count + places.count + templates.count }

    mutating func apply(_ page: CatalogPage) {
        if page.mustRefetch { self = TerminalCatalog() }
        for item in page.upserts {
            switch item {
            case .product(let product): products[product.facts.id] = product
            case .location(let place): places[place.id] = place
            case .scaleTemplate(let template): templates[template.id] = template
            }
        }
        for tombstone in page.tombstones {
            switch tombstone {
            case .product(let id): products[id] = nil
            case .location(let id): places[id] = nil
            case .scaleTemplate(let id): templates[id] = nil
            }
        }
        cursor = page.cursor
    }

    /// Pulls to the end; answers the pages.
    @discardableResult
    mutating func pull(_ shop: Shop, store: StoreID = Shop.store) async throws -> [CatalogPage] {
        var pages: [CatalogPage] = []
        repeat {
            let page = try await shop.books.catalogChanges(since: cursor, for: store)
            apply(page)
            pages.append(page)
        } while !pages[pages.count - 1].isLast
        return pages
    }
}
