import Storage
import Testing

@testable import Inventory

@Suite("Reviews")
struct ReviewTests {
    /// An entry of nobody's (parked), one that cannot be understood (rejected), and stock below zero.
    private func shopWithReviews() throws -> Shop {
        let shop = try Shop()
        var batch = shop.batch(
            [.scan(Shop.item(Shop.Code.tea), times: 1), .malformed(field: "quantity", problem: "is missing")], on: nil, from: 1)
        batch.entries[0].session = 0
        _ = try shop.books.applySync(batch)
        try shop.move(Shop.tea, 3, from: Shop.a1, to: Shop.customerPlace)
        return shop
    }

    @Test func whatIsParkedWaitsWithItsPayload() throws {
        let shop = try shopWithReviews()
        let reviews = try shop.books.askSync(ReviewList(store: Shop.store), as: shop.caller(.ben)).items
        #expect(reviews.map(\.kind) == [.negativeStock, .rejectedEntry, .parkedEntry])
        #expect(reviews.map(\.reason) == ["NEGATIVE_STOCK", "MALFORMED", "NOT_SIGNED_IN"])
        #expect(reviews[1].facts.map { "\($0.name): \($0.value)" } == ["field: quantity", "problem: is missing"])
        #expect(reviews[1].entry == Origin(terminal: 1, epoch: 1, sequence: 2))
        #expect(reviews[1].payload == Array("\(Entry.Body.malformed(field: "quantity", problem: "is missing"))".utf8))
        #expect(reviews[0].payload.isEmpty && reviews[0].entry == nil)
    }

    @Test func closingNeedsANoteAndHappensOnce() throws {
        let shop = try shopWithReviews()
        let id = ReviewID(trusted: 1)
        for note in ["", "  ", String(repeating: "n", count: Limits.noteLength + 1)] {
            #expect(refusal(of: try shop.perform(CloseReview(id, note: note), as: .ben))?.reason == "MALFORMED")
        }
        let limit = String(repeating: "n", count: Limits.noteLength)
        #expect(refusal(of: try shop.perform(CloseReview(id, note: limit), as: .ben)) == nil)
        #expect(refusal(of: try shop.perform(CloseReview(id, note: "again"), as: .ben)) == .alreadyClosed(reference: "1"))
        #expect(refusal(of: try shop.perform(CloseReview(ReviewID(trusted: 99), note: "?"), as: .ben))?.reason == "UNKNOWN_REFERENCE")

        let open = try shop.books.askSync(ReviewList(store: Shop.store), as: shop.caller(.ben)).items
        #expect(open.map(\.id.rawValue) == [3, 2])
        let all = try shop.books.askSync(ReviewList(includeClosed: true, page: Page(size: 3)), as: shop.caller(.ben)).items
        #expect(all.map(\.id.rawValue) == [3, 2, 1])
        #expect(all[2].closed == Review.Closing(at: Instant(milliseconds: TestClock.start), by: "Ben", note: limit))
    }

    @Test(arguments: [(.anna, "NOT_PERMITTED"), (.bob, "NOT_PERMITTED"), (.ada, "NOT_PERMITTED"), (.dora, nil)] as [(Shop.Person, String?)])
    func onlyThoseWithTheRightClose(person: Shop.Person, reason: String?) throws {
        let shop = try shopWithReviews()
        #expect(refusal(of: try shop.perform(CloseReview(ReviewID(trusted: 1), note: "seen"), as: person))?.reason == reason)
    }

    @Test func whatConcernsNoStoreIsForThoseOfAllStores() throws {
        let shop = try shopWithReviews()
        try shop.write { transaction in
            try transaction.run(SQL("UPDATE review SET store = 0 WHERE id = 1"))
            try transaction.run(SQL("UPDATE review SET store = 2 WHERE id = 2"))
        }
        #expect(try shop.books.askSync(ReviewList(), as: shop.caller(.ben)).items.map(\.id.rawValue) == [3])
        #expect(try shop.books.askSync(ReviewList(), as: shop.caller(.alex)).items.map(\.id.rawValue) == [3, 2, 1])
        #expect(refusal(of: try shop.perform(CloseReview(ReviewID(trusted: 1), note: "seen"), as: .ben))?.reason == "NOT_PERMITTED")
        #expect(refusal(of: try shop.perform(CloseReview(ReviewID(trusted: 2), note: "seen"), as: .ben))?.reason == "NOT_PERMITTED")
        let machine = Caller(.operatorAtMachine)
        #expect(refusal(of: try shop.perform(CloseReview(ReviewID(trusted: 1), note: "seen"), as: machine)) == nil)
    }

    private func refusal<Reply>(of outcome: CommandOutcome<Reply>) -> Rejection? {
        if case .refused(let refusal) = outcome { refusal.first } else { nil }
    }
}
