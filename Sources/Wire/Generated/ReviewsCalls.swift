// Generated from shelfwire/v1/reviews.proto by Protos/generate. Do not edit.

public import RPC

/// The calls of `shelfwire.v1.Reviews`.
public enum ReviewsMethods {
    public static let listReviews = MethodDescriptor(
        service: "shelfwire.v1.Reviews", name: "ListReviews", kind: .unary)
    public static let applyReview = MethodDescriptor(
        service: "shelfwire.v1.Reviews", name: "ApplyReview", kind: .unary)
    public static let closeReview = MethodDescriptor(
        service: "shelfwire.v1.Reviews", name: "CloseReview", kind: .unary)

    public static let all: [MethodDescriptor] = [listReviews, applyReview, closeReview]
}

/// What a server of `shelfwire.v1.Reviews` does.
public protocol ReviewsProvider: ServiceProvider {
    func listReviews(_ request: ListReviewsRequest, context: ServerContext) async throws -> ListReviewsReply

    /// Books a parked or rejected entry after all, as it was sent or corrected, and closes its review. The person answers for it: they need the
    /// right that the entry needs, and who held the device keeps the part they played. What the entry's rules refuse leaves the review open.
    func applyReview(_ request: ApplyReviewRequest, context: ServerContext) async throws -> ApplyReviewReply

    /// Closes a review with a reason; nothing is deleted.
    func closeReview(_ request: CloseReviewRequest, context: ServerContext) async throws -> CloseReviewReply
}

extension ReviewsProvider {
    /// Adds every call of `shelfwire.v1.Reviews` to the router.
    public func register(in router: inout Router) {
        router.unary(ReviewsMethods.listReviews) {
            try await self.listReviews($0, context: $1)
        }
        router.unary(ReviewsMethods.applyReview) {
            try await self.applyReview($0, context: $1)
        }
        router.unary(ReviewsMethods.closeReview) {
            try await self.closeReview($0, context: $1)
        }
    }
}

/// Calls `shelfwire.v1.Reviews` over a client.
public struct ReviewsClient: Sendable {
    private let client: Client

    public init(_ client: Client) {
        self.client = client
    }

    public func listReviews(
        _ request: ListReviewsRequest,
        options: CallOptions = .defaults
    ) async throws -> ListReviewsReply {
        try await client.unary(ReviewsMethods.listReviews, request, options: options)
    }

    /// Books a parked or rejected entry after all, as it was sent or corrected, and closes its review. The person answers for it: they need the
    /// right that the entry needs, and who held the device keeps the part they played. What the entry's rules refuse leaves the review open.
    public func applyReview(
        _ request: ApplyReviewRequest,
        options: CallOptions = .defaults
    ) async throws -> ApplyReviewReply {
        try await client.unary(ReviewsMethods.applyReview, request, options: options)
    }

    /// Closes a review with a reason; nothing is deleted.
    public func closeReview(
        _ request: CloseReviewRequest,
        options: CallOptions = .defaults
    ) async throws -> CloseReviewReply {
        try await client.unary(ReviewsMethods.closeReview, request, options: options)
    }
}
