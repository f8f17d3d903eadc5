import Storage
import Testing

@testable import Inventory

@Suite("Product master")
struct ProductMasterTests {
    /// Invariant 15, with changes falling between the pages of a pull.
    @Test(arguments: 1...12)
    func snapshotAndDeltasMakeTheSnapshot(seed: UInt64) async throws {
        let shop = try Shop()
        var random = SeededRandom(seed)
        try shop.putProducts(1_000...1_700, codes: 2)
        var terminal = TerminalCatalog()
        for step in 0..<120 {
            let id = Int64.random(in: 1_000...1_760, using: &random)
            switch Int.random(in: 0..<10, using: &random) {
            case 0..<4: try shop.putProducts(id...id, name: "Step \(step)", codes: Int64(step % 4))
            case 4..<6: try shop.removeProduct(id)
            case 6: try shop.putPlace(id, store: id % 2 == 0 ? Shop.store : Shop.otherStore, kind: .shelf, zone: "Z\(step)")
            case 7: try shop.removePlace(id)
            default: terminal.apply(try await shop.books.catalogChanges(since: terminal.cursor, for: Shop.store))
            }
        }
        try await terminal.pull(shop)
        var fresh = TerminalCatalog()
        try await fresh.pull(shop)
        #expect(terminal == fresh, "seed \(seed)")
        #expect(fresh.count > 500)
    }

    @Test func aProductComesWithAllItsCodes() async throws {
        let shop = try Shop()
        try shop.write { transaction in
            try CatalogChanges.note(.product, Shop.tea.rawValue, in: transaction)
            try transaction.run(SQL("INSERT INTO plain_code (code, product, quantity, level) VALUES ('TEA-BOX', 1, 24, 'case')"))
        }
        let page = try await shop.books.catalogChanges(since: [], for: Shop.store)
        guard case .product(let tea) = try #require(page.upserts.first) else { return #expect(Bool(false), "no product") }
        #expect(tea.facts.sku == "TEA")
        #expect(tea.barcodes.map(\.code) == ["04006381333931", "14006381333938", "TEA-BOX"])
        #expect(tea.barcodes.map(\.quantity.units) == [1, 12, 24])
        #expect(page.isLast && !page.mustRefetch && page.totalItems == 1)
    }

    @Test func aProductComesWithWhatTheStoresScalesPrint() async throws {
        let shop = try Shop()
        try shop.write { transaction in
            try CatalogChanges.note(.product, Shop.tea.rawValue, in: transaction)
            for (store, item) in [(0, 7), (Shop.store.rawValue, 5), (Shop.store.rawValue, 7), (Shop.otherStore.rawValue, 9)] {
                try transaction.run(SQL("INSERT INTO scale_item (store, item, product) VALUES ($1, $2, 1)"), store, Int64(item))
            }
        }
        for (store, items) in [(Shop.store, [(5, true), (7, false), (7, true)]), (Shop.otherStore, [(7, false), (9, true)])] {
            let page = try await shop.books.catalogChanges(since: [], for: store)
            guard case .product(let tea) = try #require(page.upserts.first) else { return #expect(Bool(false), "no product") }
            #expect(tea.scaleItems == items.map { CatalogScaleItem(item: Int64($0.0), isOwn: $0.1) })
        }
    }

    @Test(arguments: [(499, [499]), (500, [500]), (501, [500, 1]), (1_000, [500, 500])] as [(Int64, [Int])])
    func aPageHoldsAtMostItsLimit(products: Int64, pages: [Int]) async throws {
        let shop = try Shop()
        try shop.putProducts(1_000...(999 + products))
        var terminal = TerminalCatalog()
        let told = try await terminal.pull(shop)
        #expect(told.map(\.upserts.count) == pages)
        #expect(told.map(\.totalItems) == [Int(products)] + pages.dropFirst().map { _ in 0 })
        #expect(told.dropLast().allSatisfy { !$0.isLast })
    }

    @Test func longNamesMakeAPageShorter() async throws {
        let shop = try Shop()
        try shop.putProducts(1_000...1_399, name: String(repeating: "n", count: 1_000))
        var terminal = TerminalCatalog()
        let told = try await terminal.pull(shop)
        #expect(told.count > 4)
        #expect(terminal.products.count == 400)
    }

    @Test func onlyPlacesAndLabelsOfTheStoreAreTold() async throws {
        let shop = try Shop()
        try shop.write { transaction in
            for place in [Shop.a1, Shop.dock, Shop.c1, Shop.lossPlace] {
                try CatalogChanges.note(.location, place.rawValue, in: transaction)
            }
            for (id, store) in [(2, 2), (3, 0)] {
                try transaction.run(SQL("INSERT INTO scale_template (id, store, pattern, decimals) VALUES ($1, $2, '22IIIIIWWWWWC', 3)"), id, store)
            }
            for id in 1...3 { try CatalogChanges.note(.scaleTemplate, Int64(id), in: transaction) }
        }
        var terminal = TerminalCatalog()
        try await terminal.pull(shop)
        #expect(Set(terminal.places.keys) == [Shop.a1, Shop.dock])
        #expect(Set(terminal.templates.keys) == [1, 3])
        #expect(terminal.templates[3]?.store == nil)
    }

    @Test func nothingNewIsAnEmptyLastPage() async throws {
        let shop = try Shop()
        try shop.putProducts(1_000...1_010)
        var terminal = TerminalCatalog()
        try await terminal.pull(shop)
        let pages = try await terminal.pull(shop)
        #expect(pages.map(\.upserts.count) == [0])
        #expect(pages.map(\.mustRefetch) == [false])
    }

    // MARK: cursors

    @Test func aCursorWithAnyByteChangedFetchesAnew() async throws {
        let shop = try Shop()
        try shop.putProducts(1_000...1_002)
        var terminal = TerminalCatalog()
        try await terminal.pull(shop)
        for index in terminal.cursor.indices {
            var damaged = terminal.cursor
            damaged[index] ^= 1
            let page = try await shop.books.catalogChanges(since: damaged, for: Shop.store)
            #expect(page.mustRefetch && page.upserts.count == 3, "byte \(index)")
        }
        for cut in [0..<1, 0..<terminal.cursor.count - 1] {
            let page = try await shop.books.catalogChanges(since: Array(terminal.cursor[cut]), for: Shop.store)
            #expect(page.mustRefetch)
        }
    }

    @Test func aCursorOfAnotherStoreFetchesAnew() async throws {
        let shop = try Shop()
        try shop.putProducts(1_000...1_002)
        var terminal = TerminalCatalog()
        try await terminal.pull(shop)
        let page = try await shop.books.catalogChanges(since: terminal.cursor, for: Shop.otherStore)
        #expect(page.mustRefetch && page.upserts.count == 3)
    }

    @Test(arguments: [(-1, false), (0, false), (1, true)] as [(Int64, Bool)])
    func aCursorIsGoodForAsLongAsDeletionsAreKept(beyond: Int64, isTooOld: Bool) async throws {
        let shop = try Shop()
        try shop.putProducts(1_000...1_002)
        var terminal = TerminalCatalog()
        try await terminal.pull(shop)
        shop.clock.advance(milliseconds: Limits.tombstoneMilliseconds + beyond)
        let page = try await shop.books.catalogChanges(since: terminal.cursor, for: Shop.store)
        #expect(page.mustRefetch == isTooOld)
    }

    /// A pull that stopped half-way knows the deletions until it began, not until it stopped.
    @Test func aPullThatRestsTooLongFetchesAnew() async throws {
        let shop = try Shop()
        try shop.putProducts(1_000...1_999)
        var terminal = TerminalCatalog()
        terminal.apply(try await shop.books.catalogChanges(since: [], for: Shop.store))
        shop.clock.advance(milliseconds: Limits.tombstoneMilliseconds)
        try shop.putProducts(2_000...2_999)
        let next = try await shop.books.catalogChanges(since: terminal.cursor, for: Shop.store)
        #expect(!next.mustRefetch && !next.isLast)
        shop.clock.advance(milliseconds: 1)
        #expect(try await shop.books.catalogChanges(since: next.cursor, for: Shop.store).mustRefetch)
    }

    @Test func aCursorFromBeforeARestoredBackupFetchesAnew() async throws {
        let before = try Shop()
        try before.putProducts(1_000...1_002)
        try before.move(Shop.tea, 1, from: Shop.supplierPlace, to: Shop.dock)
        var terminal = TerminalCatalog()
        try await terminal.pull(before)

        let restored = try Shop()
        try restored.putProducts(1_000...1_002)
        #expect(try await restored.books.catalogChanges(since: terminal.cursor, for: Shop.store).mustRefetch)
        try restored.move(Shop.tea, 2, from: Shop.supplierPlace, to: Shop.dock)
        #expect(try await restored.books.catalogChanges(since: terminal.cursor, for: Shop.store).mustRefetch)
        #expect(try await !before.books.catalogChanges(since: terminal.cursor, for: Shop.store).mustRefetch)
    }

    @Test func forgettingDeletionsNeverGivesAPositionOutTwice() async throws {
        let shop = try Shop()
        try shop.putProducts(1_000...1_003)
        try shop.removeProduct(1_001)
        try shop.removeProduct(1_003)
        var terminal = TerminalCatalog()
        try await terminal.pull(shop)
        shop.clock.advance(milliseconds: Limits.tombstoneMilliseconds)
        try await terminal.pull(shop)
        #expect(try await shop.books.forgetOldTombstones() == 0)
        shop.clock.advance(milliseconds: 1)
        #expect(try await shop.books.forgetOldTombstones() == 1)
        try shop.putProducts(1_009...1_009)
        try await terminal.pull(shop)
        #expect(Set(terminal.products.keys.map(\.rawValue)) == [1_000, 1_002, 1_009])
    }
}
