// What waits for a person. Translation only.

import Inventory
import RPC
import Wire

struct ReviewsService: ReviewsProvider {
    let desk: CommandDesk

    func listReviews(_ request: ListReviewsRequest, context: ServerContext) async throws -> ListReviewsReply {
        let list = ReviewList(
            store: try Parsing.optional(request.storeID, "store_id", context), includeClosed: request.includeClosed,
            page: Inventory.Page(request.page))
        let page = try await desk.answer(list, context)
        let language = Authentication.language(context.metadata)
        return ListReviewsReply(reviews: page.items.map { Wire.Review($0, language) }, nextToken: page.nextToken)
    }

    func applyReview(_ request: ApplyReviewRequest, context: ServerContext) async throws -> ApplyReviewReply {
        let caller = try await desk.authentication.person(context)
        let application = ReviewApplication(
            try Parsing.identifier(request.reviewID, "review_id", context), entry: Inventory.Entry(parsing: request.entry, sequence: 0),
            occurred: request.occurredMs == 0 ? nil : Instant(milliseconds: request.occurredMs), note: request.note)
        let language = caller.language
        let outcome = try await desk.books.perform(
            application, as: caller, identity: try desk.identity(of: request, caller, context)
        ) { try CommandDesk.bytes(ApplyReviewReply($0, language)) }
        return try desk.reply(outcome, language) { ApplyReviewReply($0, language) }
    }

    func closeReview(_ request: CloseReviewRequest, context: ServerContext) async throws -> CloseReviewReply {
        let command = CloseReview(try Parsing.identifier(request.reviewID, "review_id", context), note: request.note)
        return try await desk.perform(command, said: request, context) { _ in CloseReviewReply() }
    }
}

extension Wire.Review {
    init(_ review: Inventory.Review, _ language: Language) {
        let sentence = review.sentence(language)
        self.init(
            reviewID: review.id.rawValue, kind: Wire.ReviewKind(review.kind), storeID: review.store?.rawValue ?? 0,
            reason: review.reason, message: sentence.message, nextStep: sentence.nextStep,
            journalSequence: review.journalSequence, terminalID: review.entry?.terminal ?? 0,
            epoch: review.entry?.epoch ?? 0, entrySequence: review.entry?.sequence ?? 0, payload: review.payload,
            openedMs: review.opened.milliseconds, closed: review.closed != nil, closedBy: review.closed?.by ?? "",
            closingNote: review.closed?.note ?? "")
    }
}

extension ApplyReviewReply {
    init(_ applied: AppliedReview, _ language: Language) {
        self.init(
            journalSequence: applied.sequence, warnings: applied.remarks.map { Warning($0, language) },
            productName: applied.feedback?.productName ?? "", lotCode: applied.feedback?.lotCode ?? "",
            quantity: applied.feedback?.quantity.units ?? 0, lineQuantity: applied.feedback?.lineQuantity.units ?? 0,
            documentNumber: applied.feedback?.documentNumber ?? "")
    }
}

extension Wire.ReviewKind {
    init(_ kind: Inventory.ReviewKind) {
        self =
            switch kind {
            case .parkedEntry: .parkedEntry
            case .rejectedEntry: .rejectedEntry
            case .negativeStock: .negativeStock
            case .lotConflict: .lotConflict
            case .lateEventRecheck: .lateEventRecheck
            case .identityReused: .identityReused
            case .otherException: .otherException
            case .likelyDuplicate: .likelyDuplicate
            }
    }
}
