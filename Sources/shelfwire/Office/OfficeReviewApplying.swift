// What a terminal said and the books did not take: looked at, and booked after all.

import ArgumentParser
import FoundationEssentials
import Wire

extension OfficeReviews {
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show a review with the entry it is about.")
        @OptionGroup var options: OfficeOptions
        @Argument(help: "The review's id.") var review: Int64

        func run() async throws {
            try await options.work { office in
                let review = try await office.review(review)
                let entry = review.payload.isEmpty ? nil : EntryWords(payload: review.payload)
                if options.json { return try JSONPrinter.print(ShownReview(review: ReviewAnswer(review), entry: entry?.lines ?? [])) }
                print("\(review.reviewID)  \(review.reason)  \(review.message) \(review.nextStep)")
                for line in entry?.lines ?? [] { print("  \(line)") }
                if review.closed { print("closed by \(review.closedBy): \(review.closingNote)") }
            }
        }
    }

    struct Apply: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Book a parked or rejected entry after all, as it was sent or corrected, and close its review.",
            discussion: """
                What is said here replaces what the terminal said; the rest stays. The entry happened when the terminal's clock said, unless \
                --happened says otherwise. You answer for it: you need the right to make such an entry, and approve nothing that it changes.
                """)
        @OptionGroup var options: OfficeOptions
        @Argument(help: "The review's id.") var review: Int64
        @Option(help: "Why it is booked so.") var note: String
        @OptionGroup var correction: EntryCorrection
        @Option(help: ArgumentHelp("The receipt it belongs to.", valueName: "number")) var receipt: String?
        @Option(help: ArgumentHelp("The stocktake it belongs to.", valueName: "number")) var stocktake: String?
        @Option(help: ArgumentHelp("Code of the place; for goods put away, where they stand.", valueName: "code")) var place: String?
        @Option(help: ArgumentHelp("When it happened, such as 2026-11-21T16:45:00Z.", valueName: "time")) var happened: String?

        func run() async throws {
            try await options.work { office in
                var correction = correction
                if let receipt { correction.document = try await office.receipt(receipt).receiptID }
                if let stocktake { correction.document = try await office.stocktake(stocktake).stocktakeID }
                if let place { correction.location = try Office.place(place, in: await office.places(of: office.store().storeID)) }
                let entry = try correction.applied(to: try await office.review(review).payload)
                let reply = try await ReviewsClient(office.client).applyReview(
                    ApplyReviewRequest(reviewID: review, entry: try entry.bytes, occurredMs: try instant(), note: note), options: office.writing())
                if options.json { return try JSONPrinter.print(AppliedAnswer(reply)) }
                let goods = [reply.productName, reply.lotCode].filter { !$0.isEmpty }.joined(separator: ", lot ")
                let booked = goods.isEmpty ? "booked" : "\(reply.quantity) of \(goods) booked"
                print("review \(review): \(booked)" + (reply.documentNumber.isEmpty ? "" : " in \(reply.documentNumber)"))
                for warning in reply.warnings { print(warning.message) }
            }
        }

        private func instant() throws -> Int64 {
            guard let happened else { return 0 }
            guard let date = try? Date(happened, strategy: .iso8601), date.timeIntervalSince1970 > 0 else {
                throw Failure(.usage, "--happened \(happened) is no time such as 2026-11-21T16:45:00Z.")
            }
            return Int64(date.timeIntervalSince1970 * 1_000)
        }
    }
}

extension Office {
    /// The review of that number, open or closed.
    func review(_ id: Int64) async throws -> Review {
        let reviews = try await pages { page in
            let reply = try await ReviewsClient(client).listReviews(ListReviewsRequest(includeClosed: true, page: page), options: reading)
            return (reply.reviews, reply.nextToken)
        }
        guard let found = reviews.first(where: { $0.reviewID == id }) else { throw Failure(.usage, "There is no review \(id) that you may see.") }
        return found
    }
}

private struct ShownReview: Encodable {
    let review: ReviewAnswer
    let entry: [String]
}

private struct AppliedAnswer: Encodable {
    let journalSequence: Int64
    let product: String
    let lot: String
    let quantity: Int64
    let lineQuantity: Int64
    let document: String
    let remarks: [String]

    init(_ reply: ApplyReviewReply) {
        journalSequence = reply.journalSequence
        product = reply.productName
        lot = reply.lotCode
        quantity = reply.quantity
        lineQuantity = reply.lineQuantity
        document = reply.documentNumber
        remarks = reply.warnings.map(\.reason)
    }
}
