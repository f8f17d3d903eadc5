import Storage
import Testing

@testable import Inventory

@Suite("Stock as a list")
struct StockListTests {
    /// Two lots of milk and tea in store 1, tea in store 2.
    private func stocked() throws -> Shop {
        let shop = try Shop()
        try shop.write { transaction in
            for (id, code, status) in [(1, "L1", 1), (2, "L2", 2)] {
                try transaction.run(Self.insertLot, id, Shop.milk.rawValue, code, status)
            }
        }
        try shop.move(Shop.tea, 24, from: Shop.supplierPlace, to: Shop.dock)
        try shop.move(Shop.tea, 4, from: Shop.dock, to: Shop.a1)
        try shop.move(Shop.milk, lot: LotID(trusted: 1), 6, from: Shop.supplierPlace, to: Shop.a1)
        try shop.move(Shop.milk, lot: LotID(trusted: 2), 5, from: Shop.supplierPlace, to: Shop.a1)
        try shop.move(Shop.milk, lot: LotID(trusted: 1), 2, from: Shop.supplierPlace, to: Shop.b1, condition: .damaged)
        try shop.move(Shop.tea, 7, from: LocationID(trusted: 31), to: Shop.c1)
        try shop.move(Shop.cheese, 100, from: Shop.supplierPlace, to: Shop.dock)
        try shop.move(Shop.cheese, 100, from: Shop.dock, to: Shop.customerPlace)
        return shop
    }

    private func shown(_ buckets: [StockBucket]) -> [String] {
        buckets.map { "\($0.productName) \($0.lotCode) \($0.locationCode) \($0.onHand)/\($0.available)" }
    }

    private static let everything = [
        "Green tea 20 bags  DOCK 20/20", "Green tea 20 bags  A1 4/4", "Green tea 20 bags  C1 7/7", "Milk 1 l L1 A1 6/6",
        "Milk 1 l L2 A1 5/0", "Milk 1 l L1 B1 2/0",
    ]

    @Test(arguments: [
        (nil, nil, nil, [0, 1, 2, 3, 4, 5]), (1, nil, nil, [0, 1, 3, 4, 5]), (2, nil, nil, [2]),
        (nil, 1, nil, [0, 1, 2]), (1, 2, nil, [3, 4, 5]), (nil, nil, 2, [1, 3, 4]), (1, 2, 2, [3, 4]), (2, nil, 2, []),
        (nil, 9, nil, []), (nil, nil, 11, []),
    ] as [(Int64?, Int64?, Int64?, [Int])])
    func filtersNarrow(store: Int64?, product: Int64?, location: Int64?, lines: [Int]) throws {
        let shop = try stocked()
        let expected = lines.map { Self.everything[$0] }
        let pageSizes = [0, 1, 2]
        for size in pageSizes {
            var told: [StockBucket] = []
            var page = Page(size: size)
            repeat {
                let list = StockList(
                    store: store.flatMap { StoreID($0) }, product: product.flatMap { ProductID($0) },
                    location: location.flatMap { LocationID($0) }, page: page)
                let answer = try shop.books.askSync(list, as: shop.caller(.bob))
                #expect(answer.asOfSequence == 8)
                told += answer.page.items
                page.token = answer.page.nextToken
            } while !page.token.isEmpty
            #expect(shown(told) == expected, "pages of \(size)")
        }
    }

    @Test func aClerkSeesTheirOwnStore() throws {
        let shop = try stocked()
        let caller = shop.caller(.anna)
        let seen = try shop.books.askSync(StockList(), as: caller).page.items
        #expect(Set(seen.map(\.store)) == [Shop.store])
        #expect(throws: Refusal(.notPermitted(verb: .see, subject: .stock))) {
            try shop.books.askSync(StockList(store: Shop.otherStore), as: caller)
        }
    }

    @Test func reservedGoodsAreNotAvailable() throws {
        let shop = try stocked()
        try shop.write { transaction in try transaction.run(SQL("UPDATE balance SET reserved = 3 WHERE product = 1 AND location = 1")) }
        let bucket = try shop.books.askSync(StockList(product: Shop.tea, location: Shop.dock), as: shop.caller(.anna)).page.items.first
        #expect(bucket?.reserved == 3 && bucket?.available == 17)
    }

    private static let insertLot = SQL(
        """
        INSERT INTO lot (id, product, code, shown_code, production_date, shelf_life_days, expiry, status, created_sequence)
        VALUES ($1, $2, $3, $3, '', 0, '2026-07-01', $4, 0)
        """)
}
