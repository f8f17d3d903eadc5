import Testing

@testable import Inventory

@Suite("Stores, places and suppliers as lists")
struct StoreQueryTests {
    @Test(arguments: [(.anna, [1]), (.dora, [1]), (.bob, [1, 2]), (.ada, [1, 2])] as [(Shop.Person, [Int64])])
    func everybodySeesTheirStores(person: Shop.Person, stores: [Int64]) throws {
        let shop = try Shop()
        let seen = try shop.books.askSync(StoreList(), as: shop.caller(person))
        #expect(seen.map(\.id.rawValue) == stores)
        #expect(seen.first?.timeZone == "Europe/Berlin" && seen.first?.currency == "EUR")
    }

    @Test(arguments: [(.anna, nil, [1, 2, 3]), (.bob, nil, [1, 2, 3, 21, 22]), (.bob, 2, [21, 22])] as [(Shop.Person, Int64?, [Int64])])
    func realPlacesOnly(person: Shop.Person, store: Int64?, places: [Int64]) throws {
        let shop = try Shop()
        let list = LocationList(store: store.flatMap { StoreID($0) })
        #expect(try shop.books.askSync(list, as: shop.caller(person)).items.map(\.id.rawValue) == places)
    }

    @Test func anotherStoresPlacesAreRefused() throws {
        let shop = try Shop()
        #expect(throws: Refusal(.notPermitted(verb: .see, subject: .location))) {
            try shop.books.askSync(LocationList(store: Shop.otherStore), as: shop.caller(.anna))
        }
    }

    @Test func nobodySeesNothing() throws {
        let shop = try Shop()
        let nobody = Caller(.nobody)
        #expect(throws: Refusal(.notSignedIn)) { try shop.books.askSync(StoreList(), as: nobody) }
        #expect(throws: Refusal(.notSignedIn)) { try shop.books.askSync(LocationList(), as: nobody) }
        #expect(throws: Refusal(.notSignedIn)) { try shop.books.askSync(SupplierList(), as: nobody) }
        #expect(throws: Refusal(.notSignedIn)) { try shop.books.askSync(StockList(), as: nobody) }
        #expect(throws: Refusal(.notSignedIn)) { try shop.books.askSync(MovementList(), as: nobody) }
        #expect(throws: Refusal(.notSignedIn)) { try shop.books.askSync(ReviewList(), as: nobody) }
    }

    @Test func pagesFollowEachOther() throws {
        let shop = try Shop()
        let caller = shop.caller(.bob)
        var told: [Int64] = []
        var page = Page(size: 2)
        repeat {
            let places = try shop.books.askSync(LocationList(page: page), as: caller)
            told += places.items.map(\.id.rawValue)
            page.token = places.nextToken
        } while !page.token.isEmpty
        #expect(told == [1, 2, 3, 21, 22])
        #expect(try shop.books.askSync(SupplierList(page: Page(size: 1)), as: caller).items.map(\.code) == ["DAIRY"])
    }
}
