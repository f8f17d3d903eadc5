import Testing

@testable import Inventory

@Suite struct StockWatchTests {
    @Test func changesAreToldOncePerProductAndGoOnFromTheLastPosition() async throws {
        let shop = try Shop()
        let start = try await shop.books.latestNews()
        try shop.move(Shop.tea, 5, from: Shop.supplierPlace, to: Shop.a1)
        try shop.move(Shop.tea, 1, from: Shop.a1, to: Shop.customerPlace)
        try shop.move(Shop.milk, 5, from: Shop.supplierPlace, to: Shop.a1)
        try shop.move(Shop.cheese, 5, from: LocationID(trusted: 31), to: Shop.c1)
        let all = try await shop.books.stockNews(after: start, in: Shop.store, limit: 100)
        #expect(all.products == [1, 2] && !all.hasMissed)
        #expect(try await shop.books.stockNews(after: all.position, in: Shop.store, limit: 100).products == [])

        let first = try await shop.books.stockNews(after: start, in: Shop.store, limit: 1)
        #expect(first.products == [1] && first.position == start + 1)
        let rest = try await shop.books.stockNews(after: first.position, in: Shop.store, limit: 100)
        #expect(rest.products == [1, 2] && rest.position == all.position)
        #expect(try await shop.books.stockNews(after: start, in: Shop.otherStore, limit: 100).products == [3])
    }

    @Test func whoWasAwayTooLongIsTold() async throws {
        let shop = try Shop()
        for _ in 0..<5 { try shop.move(Shop.tea, 1, from: Shop.supplierPlace, to: Shop.a1) }
        let newest = try await shop.books.latestNews()
        try await shop.books.trimNews(through: newest - 2)
        #expect(try await shop.books.stockNews(after: newest - 2, in: Shop.store, limit: 100).hasMissed == false)
        let missed = try await shop.books.stockNews(after: newest - 3, in: Shop.store, limit: 100)
        #expect(missed.hasMissed && missed.position == newest && missed.products == [])
        // A position of other books, or of books that were restored to an earlier day.
        #expect(try await shop.books.stockNews(after: newest + 1, in: Shop.store, limit: 100).hasMissed)
    }

    @Test func aBlockedLotIsNewsToEverybody() async throws {
        let shop = try Shop()
        try shop.know(Shop.milk, "L1", expiry: "2026-07-01")
        let lot = try #require(try shop.lot(Shop.milk, "L1"))
        try shop.move(Shop.milk, lot: lot.id, 5, from: Shop.supplierPlace, to: Shop.a1)
        let before = try await shop.books.latestNews()
        _ = try shop.perform(SetLotStatus(product: 2, lotCode: "l1", status: .recalled, note: "glass"), as: .bob)
        let news = try await shop.books.news(after: before, limit: 10)
        #expect(news.map(\.topic) == [.lot, .stock])
        #expect(news.first?.store == nil && news.first?.key == lot.id.rawValue)
        let told = try #require(try await shop.books.blockedLot(lot.id.rawValue))
        #expect(told.status == .recalled && told.note == "glass" && told.by == "Bob")
        #expect(try await shop.books.stockLevels(of: [2], in: Shop.store) == [StockLevel(product: Shop.milk, onHand: 5, available: 0)])
    }
}
