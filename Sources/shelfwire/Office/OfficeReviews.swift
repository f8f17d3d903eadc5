import ArgumentParser
import Wire

/// `shelfwire office reviews`: what a person must look at.
struct OfficeReviews: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reviews", abstract: "Reviews (parked entries, exceptions, rechecks): list, show, apply, close.",
        subcommands: [List.self, Show.self, Apply.self, Close.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the store's open reviews.")
        @OptionGroup var options: OfficeOptions
        @Flag(help: "The closed ones too.") var all = false

        func run() async throws {
            try await options.work { office in
                let store = try await office.store()
                let reviews = try await office.pages { page in
                    let reply = try await ReviewsClient(office.client).listReviews(
                        ListReviewsRequest(storeID: store.storeID, includeClosed: all, page: page), options: office.reading)
                    return (reply.reviews, reply.nextToken)
                }
                if options.json { return try JSONPrinter.print(reviews.map(ReviewAnswer.init)) }
                guard !reviews.isEmpty else { return print("Nothing to review.") }
                for review in reviews {
                    print("\(review.reviewID)  \(review.reason)  \(review.message) \(review.nextStep)")
                }
            }
        }
    }

    struct Close: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Close a review with a note; nothing is deleted.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "The review's id.") var review: Int64
        @Option(help: "What was found or done.") var note: String

        func run() async throws {
            try await options.work { office in
                _ = try await ReviewsClient(office.client).closeReview(
                    CloseReviewRequest(reviewID: review, note: note), options: office.writing())
                try DocumentAnswer(number: "review \(review)", state: "closed").tell(json: options.json)
            }
        }
    }
}

/// A review for scripts.
struct ReviewAnswer: Encodable {
    let id: Int64
    let kind: String
    let reason: String
    let message: String
    let nextStep: String
    let journalSequence: Int64
    let closed: Bool

    init(_ review: Review) {
        id = review.reviewID
        kind = "\(review.kind)"
        reason = review.reason
        message = review.message
        nextStep = review.nextStep
        journalSequence = review.journalSequence
        closed = review.closed
    }
}
