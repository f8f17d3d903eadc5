import Storage
import Testing

@testable import Inventory

@Suite("Movements as a list")
struct MovementListTests {
    private func all(_ list: MovementList, _ shop: Shop, as person: Shop.Person = .bob) throws -> (items: [Movement], pages: Int) {
        var list = list
        var told: [Movement] = []
        var pages = 0
        repeat {
            let answer = try shop.books.askSync(list, as: shop.caller(person))
            told += answer.items
            pages += 1
            list.page.token = answer.nextToken
        } while !list.page.token.isEmpty
        return (told, pages)
    }

    @Test(arguments: [0, 1, 2, 3, 100])
    func movementsOfABucketAddUpToItsStock(pageSize: Int) throws {
        let shop = try Shop()
        for quantity in 1...9 {
            try shop.move(Shop.tea, Int64(quantity), from: Shop.supplierPlace, to: Shop.dock)
            try shop.move(Shop.tea, 1, from: Shop.dock, to: quantity % 2 == 0 ? Shop.a1 : Shop.customerPlace)
        }
        let told = try all(MovementList(store: Shop.store, product: Shop.tea, page: Page(size: pageSize)), shop).items
        for place in [Shop.dock, Shop.a1] {
            let sum = told.filter { $0.bucket.location == place }.reduce(0) { $0 + $1.quantity }
            #expect(sum == (try shop.onHand(Shop.tea, at: place)))
        }
        #expect(told.map(\.sequence) == told.map(\.sequence).sorted())
        #expect(told.allSatisfy { ["DOCK", "A1"].contains($0.locationCode) })
        #expect(told.count == 22)
    }

    @Test func theTimesAreWhenItHappened() throws {
        let shop = try Shop()
        let start = TestClock.start
        for (quantity, instant) in [(1, start - 300), (2, start - 200), (3, start - 100), (4, start - 250)] {
            try shop.move(Shop.tea, Int64(quantity), from: Shop.supplierPlace, to: Shop.dock, occurred: instant)
        }
        func quantities(_ from: Int64?, _ to: Int64?) throws -> [Int64] {
            let list = MovementList(from: from.map(Instant.init(milliseconds:)), to: to.map(Instant.init(milliseconds:)))
            return try all(list, shop).items.map(\.quantity)
        }
        #expect(try quantities(nil, nil) == [1, 2, 3, 4])
        #expect(try quantities(start - 250, nil) == [2, 3, 4])
        #expect(try quantities(nil, start - 200) == [1, 4])
        #expect(try quantities(start - 250, start - 100) == [2, 4])
    }

    @Test func otherStoresMovementsAreNotTold() throws {
        let shop = try Shop()
        try shop.move(Shop.tea, 1, from: Shop.supplierPlace, to: Shop.dock)
        try shop.move(Shop.tea, 2, from: LocationID(trusted: 31), to: Shop.c1)
        #expect(try all(MovementList(), shop, as: .anna).items.map(\.quantity) == [1])
        #expect(try all(MovementList(), shop, as: .bob).items.map(\.quantity) == [1, 2])
        #expect(try all(MovementList(product: Shop.milk), shop).items.isEmpty)
    }

    /// A page reads a bounded part of the ledger and says where to go on.
    @Test func blocksWithoutAnythingNewAreLeftBehindPageByPage() throws {
        let shop = try Shop()
        let blocks = Int64(Limits.movementBlocksPerPage) * 2 + 3
        try shop.write { transaction in
            for block in 0..<blocks {
                let product = block == blocks - 1 ? Shop.milk : Shop.tea
                try MovementRows.put(block << Ledger.blockBits, product, in: transaction)
            }
        }
        let (milk, pages) = try all(MovementList(product: Shop.milk), shop)
        #expect(milk.map(\.sequence) == [(blocks - 1) << Ledger.blockBits])
        #expect(pages == 3)
        #expect(try all(MovementList(product: Shop.tea), shop).items.count == Int(blocks) - 1)
    }
}

/// A journal row far behind the last one, with one movement: a journal of many blocks in a few rows.
private enum MovementRows {
    static func put(_ sequence: Int64, _ product: ProductID, in transaction: borrowing Transaction) throws {
        let now = Instant(milliseconds: transaction.nowMilliseconds)
        var draft = JournalDraft(
            sequence: sequence, kind: .postReceipt, origin: Origin(terminal: 0, epoch: 0, sequence: sequence), store: Shop.store,
            captured: now, occurred: now, received: now, businessDate: "2026-06-15", payload: [], requestHash: [])
        let postings = Posting.move(
            product, lot: nil, Quantity(trusted: 1), value: .zero, from: (Shop.supplierPlace, .sellable), to: (Shop.dock, .sellable))
        _ = try Ledger.post(postings, to: &draft, in: transaction)
        try transaction.run(insert, sequence, now.milliseconds, [UInt8]())
    }

    private static let insert = SQL(
        """
        INSERT INTO journal (sequence, origin, epoch, origin_sequence, kind, actor, session, store, document, captured_ms, occurred_ms,
            received_ms, business_date, payload, request_hash, verdict, reply, corrects, prev_hash, hash)
        VALUES ($1, 0, 0, $1, 144, 0, 0, 1, 0, $2, $2, $2, '2026-06-15', $3, $3, 1, $3, 0, $3, $3)
        """)
}
