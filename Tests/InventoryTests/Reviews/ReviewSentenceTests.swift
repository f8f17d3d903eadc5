import Testing

@testable import Inventory

@Suite("Sentences of reviews")
struct ReviewSentenceTests {
    @Test(arguments: RejectionExamples.all)
    func everyRejectionIsReadBackFromWhatIsKept(rejection: Rejection) {
        #expect(Rejection(reason: rejection.reason, KeptFacts(rejection.facts)) == rejection)
    }

    @Test(arguments: RemarkExamples.all)
    func everyRemarkIsReadBackFromWhatIsKept(remark: Remark) {
        #expect(Remark(reason: remark.reason, KeptFacts(remark.facts)) == remark)
    }

    @Test func anUnknownReasonStandsForItself() {
        #expect(Review.Matter(reason: "OF_A_NEWER_PROGRAM", facts: []) == nil)
        #expect(Review.Matter(reason: "NOT_PERMITTED", facts: [Review.Fact(name: "verb", value: "juggle")]) == nil)
    }

    @Test func goodsBelowZeroAreNamed() throws {
        let shop = try Shop()
        try shop.move(Shop.tea, -3, value: 0, from: Shop.supplierPlace, to: Shop.a1)
        let review = try #require(try shop.books.askSync(ReviewList(), as: shop.caller(.alex)).items.first)
        #expect(review.sentence(.english) == Sentence("The books now say -3 of Green tea 20 bags.", next: "Count this place."))
        #expect(review.sentence(.chinese).message.contains("Green tea 20 bags"))
    }
}
